// The golden values by d3-geo: see README.md.
import { geoAzimuthalEquidistant, geoDistance, geoEqualEarth, geoOrthographic, geoStereographic } from "d3-geo";
import { cases, planes } from "./cases.mjs";

const made = {
  "equal-earth": () => geoEqualEarth(),
  orthographic: () => geoOrthographic().clipAngle(90),
  "azimuthal-equidistant": () => geoAzimuthalEquidistant().clipAngle(null),
  stereographic: () => geoStereographic().clipAngle(170),
};
// d3-geo's raw stereographic is x / (1 + cos c), half of Snyder's with k0 = 1.
const unit = { stereographic: 2 };

const of = (name, lon0, lat0) =>
  made[name]().rotate([-lon0, -lat0]).scale(unit[name] ?? 1).translate([0, 0]).precision(0);

// Only what d3's own clipping lets through has an image.
const image = (projection, place) => {
  let found = null;
  const sink = { point: (x, y) => (found = [x, y]), sphere() {}, lineStart() {}, lineEnd() {}, polygonStart() {}, polygonEnd() {} };
  projection.stream(sink).point(...place);
  return found && [found[0], -found[1]];
};

const written = (pair) => (pair ? pair.map((v) => (Math.abs(v) < 1e-15 ? "0" : String(Number(v.toPrecision(14))))) : ["-", "-"]);
const line = (...cells) => console.log(cells.join("\t"));

for (const { name, lon0, lat0, places } of cases()) {
  const projection = of(name, lon0, lat0);
  for (const place of places) line("project", name, lon0, lat0, ...place, ...written(image(projection, place)));
  for (const plane of planes(name)) {
    const place = projection.invert([plane[0], -plane[1]]);
    // d3-geo inverts beyond the outline as well: there the way back leads elsewhere.
    const again = place && place.every(Number.isFinite) && projection(place);
    const far = again && Math.hypot(again[0] - plane[0], -again[1] - plane[1]) > 1e-6;
    const limit = name === "stereographic" && place && geoDistance(place, [lon0, lat0]) > (170 * Math.PI) / 180;
    line("invert", name, lon0, lat0, ...plane, ...written(again && !far && !limit ? place : null));
  }
}
