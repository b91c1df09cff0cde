// Which points are asked for: poles, the antimeridian, centres and near them, antipodes and near them, and places spread evenly.

const CENTRES = [[0, 0], [126.78, 37.76], [-71.06, 42.36], [150, 90], [-30, -90], [180, -36]];
const SPECIAL = [
  [0, 0], [0, 90], [77, 90], [0, -90], [-120, -90], [180, 0], [-180, 0], [180, 52], [-180, -52], [179.9999, 10], [-179.9999, 10],
  [33, 89.9999], [33, -89.9999], [126.78, 37.76], [-71.06, 42.36], [6.13, 49.61], [-80.19, 25.76], [104.07, 30.57], [131.87, 37.24],
  [0, 1e-9], [1e-9, 0],
];
/** How far from the centre and at which bearing, degrees: at it, by it, at the horizon, by the antipode. */
const AROUND = [[1e-7, 10], [0.001, 100], [30, 200], [60, 350], [89.999, 45], [90.001, 45], [120, 300], [149, 20], [169.9, 77], [170.1, 77], [179, 130], [179.999, 250]];
const EVEN = 24;

const RAD = Math.PI / 180;
const rounded = (v) => Number(v.toFixed(9));

/** From a centre along a bearing. */
function away([lon, lat], distance, bearing) {
  const [c, b, p] = [distance * RAD, bearing * RAD, lat * RAD];
  const sin = Math.sin(p) * Math.cos(c) + Math.cos(p) * Math.sin(c) * Math.cos(b);
  const east = Math.atan2(Math.sin(b) * Math.sin(c) * Math.cos(p), Math.cos(c) - Math.sin(p) * sin);
  const around = ((lon + east / RAD + 540) % 360) - 180;
  return [rounded(around), rounded(Math.asin(Math.max(-1, Math.min(1, sin))) / RAD)];
}

/** A spiral of Fibonacci. */
const even = Array.from({ length: EVEN }, (_, i) => [
  rounded(((i * 222.49223594996215) % 360) - 180),
  rounded(Math.asin(1 - (2 * i + 1) / EVEN) / RAD),
]);

export function* cases() {
  for (const lon0 of [0, 150, -71.06]) yield { name: "equal-earth", lon0, lat0: 0, places: [...SPECIAL, ...even] };
  for (const name of ["orthographic", "azimuthal-equidistant", "stereographic"])
    for (const [lon0, lat0] of CENTRES)
      yield { name, lon0, lat0, places: [...SPECIAL, ...even, ...AROUND.map(([d, b]) => away([lon0, lat0], d, b))] };
}

const REACH = { "equal-earth": [2.75, 1.35], orthographic: [1.05, 1.05], "azimuthal-equidistant": [3.2, 3.2], stereographic: [9, 9] };

/** Points of the plane, within and a little beyond the image. */
export const planes = (name) =>
  Array.from({ length: 24 }, (_, i) => {
    const [x, y] = [((i * 0.7548776662466927) % 1) * 2 - 1, ((i * 0.5698402909980532) % 1) * 2 - 1];
    return [rounded(x * REACH[name][0]), rounded(y * REACH[name][1])];
  }).filter(([x, y]) => name !== "orthographic" || Math.abs(Math.hypot(x, y) - 1) > 1e-6);
