//! `make perf`: how soon the first view is there, and what a frame of panning costs, in Chromium, as fast as this machine is
//! and with its CPU slowed down.
//!
//! How a frame of panning is counted: before anything of the page runs, every way by which the browser calls the page's
//! program is wrapped (listeners, animation frames, microtasks, timers), and the outermost call is timed by
//! `performance.now()`. A frame of panning is one that the page drew after the pointer had moved; idle frames are none, nor
//! is the careful drawing after the map has come to rest, which stands apart: on a busy machine it comes between two moves.
//! To a frame belongs all the script from the move to the end of the drawing: the pointer's listeners, what they set off, and
//! the drawing. The pointer moves once in a frame and waits for the next. Style, layout, paint and raster are no script;
//! "all tasks" has them and all that is drawn at rest, as the browser itself counts them (a mean over the frames that drew).
//!
//! The figures go to docs/benchmarks.md. They are of one machine: trust the ratios.

use std::time::Duration;

use anyhow::Context;
use e2e::{Engine, Lang, Profile, Session, run::dist};
use serde_json::{Value, json};

const ROUNDS: usize = 5;
/// How many times slower than this machine.
const SLOW_DOWNS: [f64; 2] = [1.0, 4.0];
const MOVES: i32 = 60;

/// Notes the moment at which the marks of the plate can be reached and the main thread is free again, and the script of
/// each frame.
const WATCH: &str = "() => {
    const look = () => {
        if (document.querySelector('.plate svg .mark') && document.querySelector('[role=combobox]'))
            setTimeout(() => { window.atlasReady = performance.now(); });
        else frame(look);
    };
    const frame = window.requestAnimationFrame.bind(window);
    const watched = window.watched = { frame, script: 0, moved: false, frames: [], rest: [] };
    let inside = false;
    const timed = (call) => function (...given) {
        if (inside) return call.apply(this, given);
        inside = true;
        // What a timer did since the last frame is not the move's.
        const moves = given[0] instanceof Event && given[0].type === 'pointermove' && !watched.moved;
        if (moves) [watched.script, watched.moved] = [0, true];
        const start = performance.now();
        try { return call.apply(this, given); }
        finally { inside = false; watched.script += performance.now() - start; }
    };
    let [last, list] = [-1, watched.rest];
    // It stands behind the page's own callback in the same frame, so the microtasks of that one are over.
    const drawn = (now) => {
        if (now === last) list[list.length - 1] += watched.script;
        else (list = watched.moved ? watched.frames : watched.rest).push(watched.script);
        [last, watched.script, watched.moved] = [now, 0, false];
    };
    window.requestAnimationFrame = (call) => { const id = frame(timed(call)); frame(drawn); return id; };
    for (const name of ['queueMicrotask', 'setTimeout', 'setInterval', 'requestIdleCallback']) {
        const plain = window[name].bind(window);
        window[name] = (call, ...rest) => plain(typeof call === 'function' ? timed(call) : call, ...rest);
    }
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const wrapped = new WeakMap();
    const same = (heard) => {
        if (typeof heard !== 'function') return heard;
        if (!wrapped.has(heard)) wrapped.set(heard, timed(heard));
        return wrapped.get(heard);
    };
    EventTarget.prototype.addEventListener = function (name, heard, ...rest) { return addEventListener.call(this, name, same(heard), ...rest); };
    EventTarget.prototype.removeEventListener = function (name, heard, ...rest) { return removeEventListener.call(this, name, same(heard), ...rest); };
    frame(look);
}";

struct Round {
    first_paint: f64,
    interactive: f64,
    /// Script of each frame of panning.
    frames: Vec<f64>,
    /// Of each that was drawn at rest in between.
    rest: Vec<f64>,
    /// By the browser's count, of each frame that drew, on average.
    script: f64,
    tasks: f64,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        for slow_down in SLOW_DOWNS {
            let mut rounds = Vec::new();
            for number in 1..=ROUNDS {
                eprintln!("CPU {slow_down} times slower, round {number} of {ROUNDS}");
                let profile = Profile::desktop(Lang::En);
                let session = Session::open(Engine::Chromium, profile, &dist()?, "perf").await?;
                let round = measure(&session, slow_down).await;
                session.close().await;
                rounds.push(round?);
            }
            tell(slow_down, &rounds);
        }
        Ok(())
    })
}

fn tell(slow_down: f64, rounds: &[Round]) {
    let median = |of: fn(&Round) -> f64| share(rounds.iter().map(of).collect(), 0.5);
    let all = |of: fn(&Round) -> &Vec<f64>| -> Vec<f64> { rounds.iter().flat_map(of).copied().collect() };
    let (frames, rest) = (all(|round| &round.frames), all(|round| &round.rest));
    let drawn = frames.len() + rest.len();
    let script: f64 = frames.iter().chain(&rest).sum();
    println!("Chromium, 1440 × 900, CPU {slow_down} times slower, {ROUNDS} rounds, everything from this machine:");
    println!("| | ms |\n| --- | --- |");
    println!("| first paint | {:.0} |", median(|round| round.first_paint));
    println!("| interactive map | {:.0} |", median(|round| round.interactive));
    println!("| a frame of panning the free map, script, median | {:.1} |", share(frames.clone(), 0.5));
    println!("| the same, 95th percentile | {:.1} |", share(frames.clone(), 0.95));
    println!("| the same, all tasks of the main thread, mean | {:.1} |", median(|round| round.tasks));
    println!(
        "({} frames drew for {} moves of the pointer, {} of them at rest; script of all, mean: {:.1} ms, by the browser's own count {:.1} ms)\n",
        drawn,
        ROUNDS * MOVES as usize,
        rest.len(),
        script / drawn as f64,
        median(|round| round.script),
    );
}

/// The value below which this share of them lies.
fn share(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values[(last as f64 * share).round() as usize]
}

async fn measure(session: &Session, slow_down: f64) -> anyhow::Result<Round> {
    let cdp = session.web.cdp();
    session.web.bidi().await?.send_raw("script.addPreloadScript", json!({ "functionDeclaration": WATCH })).await?;
    cdp.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": slow_down })).await?;
    session.visit("").await;
    let interactive =
        session.until("an interactive map", async || session.js("return window.atlasReady || null").await.as_f64()).await;
    let first_paint = session.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime").await;

    // From the plate to the free map, and there 60 moves with the button down.
    let opened = "const open = document.querySelector('.plate .frame button'); if (open) open.click(); return Boolean(open)";
    anyhow::ensure!(session.js(opened).await == true, "the plate has no button that opens the free map");
    let place = "const map = document.querySelector('.roam svg'); if (!map) return null;
        const box = map.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
    let centre = session.until("the free map", async || session.js(place).await.as_array().cloned()).await;
    let (x, y) = (centre[0].as_f64().context("x")?, centre[1].as_f64().context("y")?);
    tokio::time::sleep(Duration::from_secs(3)).await;
    cdp.send_raw("Performance.enable", json!({})).await?;
    let mouse = async |kind: &str, dx: f64, buttons: i32| {
        let event = json!({ "type": kind, "x": x + dx, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
        cdp.send_raw("Input.dispatchMouseEvent", event).await
    };
    // The next frame is over: its callbacks have run and what they drew is painted.
    let next_frame =
        json!({ "expression": "new Promise((done) => watched.frame(() => setTimeout(done)))", "awaitPromise": true });
    mouse("mousePressed", 0.0, 1).await?;
    cdp.send_raw("Runtime.evaluate", next_frame.clone()).await?;
    session.js("Object.assign(window.watched, { script: 0, moved: false, frames: [], rest: [] })").await;
    let before = seconds(session).await?;
    for step in 1..=MOVES {
        mouse("mouseMoved", f64::from(step) * 3.0, 1).await?;
        cdp.send_raw("Runtime.evaluate", next_frame.clone()).await?;
    }
    let after = seconds(session).await?;
    let lists = session.js("return [window.watched.frames, window.watched.rest]").await;
    let list = |of: usize| -> Vec<f64> {
        let all = lists[of].as_array().into_iter().flatten();
        all.filter_map(Value::as_f64).collect()
    };
    let (frames, rest) = (list(0), list(1));
    mouse("mouseReleased", f64::from(MOVES) * 3.0, 0).await?;
    anyhow::ensure!(frames.len() * 2 > MOVES as usize, "only {} frames drew while panning", frames.len());
    let each = 1000.0 / (frames.len() + rest.len()) as f64;
    Ok(Round {
        first_paint: first_paint.as_f64().context("no first paint")?,
        interactive,
        script: (after.0 - before.0) * each,
        tasks: (after.1 - before.1) * each,
        frames,
        rest,
    })
}

/// Of the main thread since its start: script, and all tasks, s.
async fn seconds(session: &Session) -> anyhow::Result<(f64, f64)> {
    let metrics = session.web.cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let of = |name: &str| {
        let all = metrics["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).context(name.to_owned())
    };
    Ok((of("ScriptDuration")?, of("TaskDuration")?))
}
