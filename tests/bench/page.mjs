// One page for each of those we are measured beside, all with the same layer: `page.html?what=d3-geo`. Gives `step`, which
// draws a frame of a segment of the tour at once, and `ready`.
import { geoEqualEarth, geoOrthographic, geoPath } from "d3-geo";
import { oriented } from "./common.mjs";

const what = new URLSearchParams(location.search).get("what");
const world = await (await fetch("world.geojson")).json();
const [w, h] = [innerWidth, innerHeight];
const box = document.querySelector("#map");
const [SEA, LAND, SHORE, LINE] = ["#dfe8ec", "#fbfaf5", "#b9c8d0", "#c8c1b2"];
/** Where a segment looks at its share `t`: longitude, latitude, zoom (0: the world fits the width). */
const at = {
  pan: (t) => [150 - 60 * t, 17, 1.5],
  zoom: (t) => [150 - 23 * t, 17 + 20.5 * t, 9 * t],
  rotate: (t) => [180 - 90 * t, 45 - 10 * t, 0],
};

const draw = {
  async "d3-geo"() {
    oriented(world);
    const canvas = box.appendChild(Object.assign(document.createElement("canvas"), { width: w, height: h }));
    const context = canvas.getContext("2d");
    const [flat, globe] = [geoEqualEarth(), geoOrthographic()];
    return (segment, t) => {
      const [lon, lat, zoom] = at[segment](t);
      const projection = segment === "rotate" ? globe : flat;
      const radius = segment === "rotate" ? h / 2 - 14 : (w / 5.41) * 2 ** zoom;
      projection.scale(radius).rotate([-lon, segment === "rotate" ? -lat : 0]).translate([w / 2, h / 2]);
      if (segment !== "rotate") projection.translate([w / 2, h / 2 + (h / 2 - projection([lon, lat])[1])]);
      const path = geoPath(projection, context);
      context.fillStyle = SEA;
      context.fillRect(0, 0, w, h);
      for (const feature of world.features) {
        context.beginPath();
        path(feature);
        if (feature.geometry.type === "MultiPolygon") {
          context.fillStyle = feature.properties.name === "land" ? LAND : SEA;
          context.fill("evenodd");
        }
        context.strokeStyle = feature.geometry.type === "MultiPolygon" ? SHORE : LINE;
        context.lineWidth = 0.7;
        context.stroke();
      }
    };
  },
  async openlayers() {
    await new Promise((loaded) => document.head.append(Object.assign(document.createElement("script"), { src: "lib/ol/dist/ol.js", onload: loaded })));
    const { ol } = window;
    const features = new ol.format.GeoJSON().readFeatures(world, { featureProjection: "EPSG:3857" });
    const style = (feature) => {
      const name = feature.get("name");
      const stroke = new ol.style.Stroke({ color: name === "lines" ? LINE : SHORE, width: 0.7 });
      return name === "lines" ? new ol.style.Style({ stroke }) : new ol.style.Style({ stroke, fill: new ol.style.Fill({ color: name === "land" ? LAND : SEA }) });
    };
    const source = new ol.source.Vector({ features });
    const view = new ol.View({ center: [0, 0], zoom: 1 });
    const map = new ol.Map({ target: box, controls: [], layers: [new ol.layer.Vector({ source, style })], view });
    map.setSize([w, h]);
    return (segment, t) => {
      const [lon, lat, zoom] = at[segment](t);
      view.setCenter(ol.proj.fromLonLat([lon, lat]));
      view.setZoom(zoom + Math.log2(w / 256));
      map.renderSync();
    };
  },
  async maplibre() {
    const { Map, setWorkerUrl } = await import("maplibre-gl");
    setWorkerUrl(new URL("lib/maplibre-gl/dist/maplibre-gl-worker.mjs", location.href).href);
    const layer = (id, type, name, paint) => ({ id, type, source: "world", filter: ["==", ["get", "name"], name], paint });
    const map = new Map({
      container: box,
      style: {
        version: 8,
        sources: { world: { type: "geojson", data: world } },
        layers: [
          { id: "sea", type: "background", paint: { "background-color": SEA } },
          layer("land", "fill", "land", { "fill-color": LAND }),
          layer("lakes", "fill", "lakes", { "fill-color": SEA }),
          layer("shore", "line", "land", { "line-color": SHORE, "line-width": 0.7 }),
          layer("lines", "line", "lines", { "line-color": LINE, "line-width": 0.7 }),
        ],
      },
      center: [150, 17],
      zoom: 1,
      attributionControl: false,
      fadeDuration: 0,
    });
    await new Promise((loaded) => map.once("idle", loaded));
    let globe = false;
    return (segment, t) => {
      const [lon, lat, zoom] = at[segment](t);
      if ((segment === "rotate") !== globe) map.setProjection({ type: (globe = !globe) ? "globe" : "mercator" });
      map.jumpTo({ center: [lon, lat], zoom: zoom + Math.log2(w / 512) });
      map.redraw();
    };
  },
};

window.step = await draw[what]();
window.ready = true;
