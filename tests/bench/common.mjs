// Shared by the pages and the program of the tour.
import { geoArea } from "d3-geo";

/** Every ring in the direction in which d3-geo takes it for its inside, not for the rest of the Earth. */
export const oriented = (world) => {
  for (const { geometry } of world.features)
    if (geometry.type === "MultiPolygon")
      for (const polygon of geometry.coordinates)
        for (const ring of polygon)
          if (geoArea({ type: "Polygon", coordinates: [ring] }) > 2 * Math.PI) ring.reverse();
  return world;
};

export const share = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * part)] ?? NaN;
};
export const median = (values) => share(values, 0.5);
