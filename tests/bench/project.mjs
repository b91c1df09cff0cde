// `make beside`: how long d3-geo takes to project the world of the basemap into a context that draws nothing:
// node project.mjs WORLD.GEOJSON. examples/frames.rs tells the same of us.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { geoEqualEarth, geoOrthographic, geoPath } from "d3-geo";
import { oriented, median } from "./common.mjs";

const world = oriented(JSON.parse(readFileSync(process.argv[2], "utf8")));
let points = 0;
const context = { beginPath() {}, moveTo() { points++; }, lineTo() { points++; }, arc() {}, closePath() {} };
for (const [name, make] of [["Equal Earth", geoEqualEarth], ["orthographic", geoOrthographic]]) {
  const projection = make().scale(220).translate([640, 400]);
  const path = geoPath(projection, context);
  const times = [];
  for (let i = 0; i < 200; i++) {
    projection.rotate([-150 - i, name === "orthographic" ? -37 : 0]);
    points = 0;
    const start = performance.now();
    for (const feature of world.features) path(feature);
    if (i >= 20) times.push(performance.now() - start);
  }
  console.log(`d3-geo, ${name}: best ${Math.min(...times).toFixed(3)} ms, median ${median(times).toFixed(3)} ms, ${points} points`);
}
