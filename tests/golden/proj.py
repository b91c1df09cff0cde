"""The golden values by PROJ, at the points of d3-geo.tsv: see README.md."""

import math
import sys
from pathlib import Path

from pyproj import Proj

NAMES = {
    "equal-earth": "eqearth",
    "orthographic": "ortho",
    "azimuthal-equidistant": "aeqd",
    "stereographic": "stere",
}


def distance(lon0, lat0, lon, lat):
    a, b, d = math.radians(lat0), math.radians(lat), math.radians(lon - lon0)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(d / 2) ** 2
    return math.degrees(2 * math.asin(min(1, math.sqrt(h))))


def written(pair):
    if not all(map(math.isfinite, pair)):
        return ["-", "-"]
    return ["0" if abs(v) < 1e-15 else f"{v:.14g}" for v in pair]


for line in (Path(__file__).parent / "d3-geo.tsv").read_text().splitlines():
    way, name, lon0, lat0, u, v, *_ = line.split("\t")
    where = f"+proj={NAMES[name]} +R=1 +lon_0={lon0}" + ("" if name == "equal-earth" else f" +lat_0={lat0}")
    projection = Proj(where)
    there = projection(float(u), float(v), inverse=way == "invert")
    place = there if way == "invert" else (float(u), float(v))
    if way == "invert" and all(map(math.isfinite, there)):
        # PROJ inverts beyond the outline of Equal Earth as well: there the way back leads elsewhere.
        again = projection(*there)
        if math.hypot(again[0] - float(u), again[1] - float(v)) > 1e-6:
            there = (math.inf, math.inf)
    if name == "stereographic" and all(map(math.isfinite, place)):
        if distance(float(lon0), float(lat0), *place) > 170:
            continue
    sys.stdout.write("\t".join([way, name, lon0, lat0, u, v, *written(there)]) + "\n")
