// `make tour`: a fixed tour of the release in Chromium, and beside it, in the same run, pages in which d3-geo, OpenLayers and
// MapLibre draw the same layer: node tour.mjs DIST WORLD.GEOJSON [only…]
//
// Every segment is driven from within the page, one step in each animation frame: on our map by the events of a hand, on the
// others by a call that draws. Script is all that runs in the frame's callbacks and microtasks; a frame is from one callback
// to the next (never under the 16.7 ms of 60 Hz); tasks is all work of the main thread. Run time is the browser's own count of
// what the thread ran, which a busy machine does not change; ratios of script are taken from it. At the end it asserts that our
// map, at rest for two seconds, neither asks for a frame nor draws.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { median, share } from "./common.mjs";

const [dist, worldFile, ...only] = process.argv.slice(2);
const here = new URL(".", import.meta.url).pathname;
const STEPS = Number(process.env.TOUR_STEPS ?? 60);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

const server = createServer((asked, answer) => {
  const path = normalize(decodeURIComponent(new URL(asked.url, "http://localhost").pathname));
  const ours = path.startsWith("/atlas/");
  let file = ours ? join(dist, path.slice(7)) : path === "/world.geojson" ? worldFile : join(here, path.replace(/^\/lib\//, "/node_modules/"));
  if (file.endsWith("/")) file += "index.html";
  try {
    const body = readFileSync(file);
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    answer.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

/** A browser that is spoken to by a pipe: `send(method, params)`, `close()`. */
const browser = async (more) => {
  const profile = mkdtempSync(join(tmpdir(), "atlas-tour-"));
  const flags = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--lang=en-US", "--window-size=1440,900", "--remote-debugging-pipe", `--user-data-dir=${profile}`, ...more];
  const program = spawn(process.env.CHROMIUM ?? "chromium", flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const waiting = new Map();
  let [text, id] = ["", 0];
  program.stdio[4].on("data", (data) => {
    text += data;
    for (let end; (end = text.indexOf("\0")) >= 0; text = text.slice(end + 1)) {
      const { id, result, error } = JSON.parse(text.slice(0, end));
      const [resolve, reject] = waiting.get(id) ?? [];
      waiting.delete(id);
      error ? reject?.(new Error(error.message)) : resolve?.(result);
    }
  });
  const ask = (method, params = {}, sessionId) =>
    new Promise((...ends) => {
      waiting.set(++id, ends);
      program.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  const send = (method, params) => ask(method, params, sessionId);
  await send("Emulation.setDeviceMetricsOverride", { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false });
  // Time that the thread has run: what else the machine does at the same time does not count.
  await send("Performance.enable", { timeDomain: "threadTicks" });
  await send("Page.enable");
  const run = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until = async (expression) => {
    for (let i = 0; i < 1200; i++) {
      const value = await run(expression).catch(() => null);
      if (value) return value;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`never: ${expression}`);
  };
  const close = async () => {
    const over = new Promise((exit) => program.once("exit", exit));
    await ask("Browser.close").catch(() => {});
    await over;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { send, run, until, close };
};

// Before anything of a page runs: what asks for frames and microtasks is timed, what draws on a canvas is counted.
const WATCH = `(() => {
  const frame = window.requestAnimationFrame.bind(window);
  const watch = (window.watch = { frame, script: 0, asked: 0, drawn: 0 });
  let inside = false;
  watch.timed = (call) => function (...given) {
    if (inside) return call.apply(this, given);
    inside = true;
    const start = performance.now();
    try { return call.apply(this, given); } finally { inside = false; watch.script += performance.now() - start; }
  };
  window.requestAnimationFrame = (call) => (watch.asked++, frame(watch.timed(call)));
  const micro = window.queueMicrotask.bind(window);
  window.queueMicrotask = (call) => micro(watch.timed(call));
  const draws = CanvasRenderingContext2D.prototype;
  for (const name of ["fill", "stroke", "fillRect", "clearRect"]) {
    const plain = draws[name];
    draws[name] = function (...given) { watch.drawn++; return plain.apply(this, given); };
  }
  // One step in each frame: what it set off is drawn by the next.
  watch.tour = (step, steps) => new Promise((done) => {
    const [scripts, frames] = [[], []];
    let [i, last] = [0, 0];
    const next = (now) => {
      if (i > 1) { scripts.push(watch.script); frames.push(now - last); }
      [last, watch.script] = [now, 0];
      if (i === steps) return done({ scripts, frames });
      watch.timed(step)(i++ / steps);
      frame(next);
    };
    frame(next);
  });
})()`;

// A hand on our map.
const HAND = `(() => {
  const map = document.querySelector(".roam svg");
  const box = map.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const send = (kind, dx, dy, buttons) => map.dispatchEvent(new PointerEvent(kind, { bubbles: true, cancelable: true, pointerId: 7, pointerType: "mouse", isPrimary: true, button: kind === "pointermove" ? -1 : 0, buttons, clientX: x + dx, clientY: y + dy }));
  window.hand = {
    down: () => send("pointerdown", 0, 0, 1),
    up: (dx) => send("pointerup", dx, 0, 0),
    drag: (t) => send("pointermove", 300 * t, 60 * t, 1),
    wheel: () => map.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, deltaY: -70, deltaMode: 0, clientX: x, clientY: y })),
  };
  return true;
})()`;

const rows = [];
const ran = async (page) => {
  const { metrics } = await page.send("Performance.getMetrics");
  return ["ScriptDuration", "TaskDuration"].map((name) => metrics.find((m) => m.name === name).value * 1000);
};

const COLUMNS = ["run", "script", "script95", "frame", "frame95", "all"];

const segment = async (page, slow, who, name, step) => {
  // A frame of MapLibre without a graphics card takes a second: fewer will do.
  const steps = who === "maplibre" ? Math.ceil(STEPS / 6) : STEPS;
  const before = await ran(page);
  const { scripts, frames } = await page.run(`watch.tour(${step}, ${steps})`);
  const [run, all] = (await ran(page)).map((ms, i) => (ms - before[i]) / steps);
  const row = { slow, who, name, run, script: median(scripts), script95: share(scripts, 0.95), frame: median(frames), frame95: share(frames, 0.95), all };
  rows.push(row);
  console.log(`| ${slow}× | ${name} | ${who} | ${COLUMNS.map((k) => row[k].toFixed(1)).join(" | ")} |`);
};

const rest = (ms) => new Promise((later) => setTimeout(later, ms));

const atlas = async (page, slow) => {
  await page.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const open = async (query) => {
    await page.send("Page.navigate", { url: `${origin}/atlas/en/${query}` });
    await page.until(`document.querySelector(".roam svg .mark") && document.querySelector(".roam canvas")`);
    await rest(2500 * Math.sqrt(slow));
    await page.until(HAND);
  };
  const drag = async (name) => {
    await page.run("hand.down()");
    await segment(page, slow, "atlas", name, "(t) => hand.drag(t)");
    await page.run("hand.up(300)");
    await rest(1500);
  };
  await open("?map=150,17,1.5");
  await drag("pan");
  await open("?map=127,37.5,0");
  await segment(page, slow, "atlas", "zoom", "() => hand.wheel()");
  await rest(1500);
  await open("?map=180,45,0&view=globe");
  await drag("rotate");
  // From the globe to the flat world: the passage takes a time, not a number of steps.
  await page.run(`document.querySelector('.views [data-map="world"]').click()`);
  await segment(page, slow, "atlas", "switch of projection", "() => {}");
  await rest(2500 * slow);
  const idle = await page.run("(async () => { Object.assign(watch, { asked: 0, drawn: 0 }); await new Promise((l) => setTimeout(l, 2000)); return [watch.asked, watch.drawn] })()");
  if (idle.some(Boolean)) throw new Error(`at rest for two seconds the map asked for ${idle[0]} frames and drew ${idle[1]} times`);
  console.error("at rest for two seconds no frame was asked for and nothing drawn");
};

const beside = (who) => async (page, slow) => {
  await page.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.send("Page.navigate", { url: `${origin}/page.html?what=${who}` });
  await page.until("window.ready");
  await page.send("Emulation.setCPUThrottlingRate", { rate: slow });
  for (const name of ["pan", "zoom", ...(who === "openlayers" ? [] : ["rotate"])]) {
    await page.run(`window.step("${name}", 0)`);
    await rest(500);
    await segment(page, slow, who, name, `(t) => window.step("${name}", t)`);
  }
};

const SOFTWARE = ["--disable-gpu"];
const SOFTWARE_GL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
const TOUR = [["atlas", atlas, SOFTWARE], ["d3-geo", beside("d3-geo"), SOFTWARE], ["openlayers", beside("openlayers"), SOFTWARE], ["maplibre", beside("maplibre"), SOFTWARE_GL]];

console.log("| CPU | segment | | script, mean of run time | median by the clock | 95 % | frame, median | 95 % | tasks, run time |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
let failed = false;
for (const slow of (process.env.TOUR_CPU ?? "1 4").split(" ").map(Number)) {
  for (const [who, tour, flags] of TOUR.filter(([who]) => !only.length || only.includes(who))) {
    const page = await browser(flags);
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
    try {
      await tour(page, slow);
    } catch (error) {
      failed = true;
      console.error(`${who}: ${error.message}`);
    }
    await page.close();
  }
  const of = (who, name, what) => rows.find((r) => r.slow === slow && r.who === who && r.name === name)?.[what] ?? NaN;
  for (const name of ["pan", "zoom", "rotate"]) {
    console.log(`\n${slow}×, ${name}: our script is ${(of("atlas", name, "run") / of("d3-geo", name, "run")).toFixed(2)} of d3-geo's, our frame ${(of("atlas", name, "frame") / of("openlayers", name, "frame")).toFixed(2)} of OpenLayers'`);
  }
}
server.close();
process.exitCode = failed ? 1 : 0;
