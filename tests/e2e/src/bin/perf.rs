//! `make perf`: how soon the first view is there, and what a frame of panning costs, in Chromium with its CPU slowed down.
//!
//! The figures go to docs/benchmarks.md. They are of one machine: trust the ratios.

use std::time::Duration;

use anyhow::Context;
use e2e::{Engine, Lang, Profile, Session, run::dist};
use serde_json::json;

const ROUNDS: usize = 5;
/// How many times slower than this machine.
const SLOW_DOWN: f64 = 4.0;
const MOVES: i32 = 60;

/// Notes the moment at which the marks of the plate can be reached and the main thread is free again.
const WATCH: &str = "() => {
    const look = () => {
        if (document.querySelector('.plate svg .mark') && document.querySelector('[role=combobox]'))
            setTimeout(() => { window.atlasReady = performance.now(); });
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}";

struct Round {
    first_paint: f64,
    interactive: f64,
    frame_script: f64,
    frame_task: f64,
    frames: f64,
}

fn main() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut rounds = Vec::new();
        for number in 1..=ROUNDS {
            eprintln!("round {number} of {ROUNDS}");
            let profile = Profile::desktop(Lang::En);
            let session = Session::open(Engine::Chromium, profile, &dist()?, "perf").await?;
            let round = measure(&session).await;
            session.close().await;
            rounds.push(round?);
        }
        let median = |of: fn(&Round) -> f64| {
            let mut values: Vec<f64> = rounds.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        println!("Chromium, 1440 × 900, CPU {SLOW_DOWN} times slower, medians of {ROUNDS} rounds, everything from this machine:");
        println!("| | ms |\n| --- | --- |");
        println!("| first paint | {:.0} |", median(|round| round.first_paint));
        println!("| interactive map | {:.0} |", median(|round| round.interactive));
        println!("| a frame of panning the free map, script | {:.1} |", median(|round| round.frame_script));
        println!("| the same, all tasks of the main thread | {:.1} |", median(|round| round.frame_task));
        println!("({:.0} frames for {MOVES} moves of the pointer)", median(|round| round.frames));
        Ok(())
    })
}

async fn measure(session: &Session) -> anyhow::Result<Round> {
    let cdp = session.web.cdp();
    session
        .web
        .bidi()
        .await?
        .send_raw(
            "script.addPreloadScript",
            json!({ "functionDeclaration": WATCH }),
        )
        .await?;
    cdp.send_raw(
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": SLOW_DOWN }),
    )
    .await?;
    session.visit("").await;
    let interactive = session
        .until("an interactive map", async || {
            session
                .js("return window.atlasReady || null")
                .await
                .as_f64()
        })
        .await;
    let first_paint = session
        .js("return performance.getEntriesByName('first-contentful-paint')[0].startTime")
        .await;

    // From the plate to the free map, and there 60 moves with the button down.
    let opened = "const open = document.querySelector('.plate .frame button'); if (open) open.click(); return Boolean(open)";
    anyhow::ensure!(
        session.js(opened).await == true,
        "the plate has no button that opens the free map"
    );
    let place = "const map = document.querySelector('.roam svg'); if (!map) return null;
        const box = map.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
    let centre = session
        .until("the free map", async || {
            session.js(place).await.as_array().cloned()
        })
        .await;
    let (x, y) = (
        centre[0].as_f64().context("x")?,
        centre[1].as_f64().context("y")?,
    );
    tokio::time::sleep(Duration::from_secs(3)).await;
    cdp.send_raw("Performance.enable", json!({})).await?;
    session.js("window.atlasFrames = 0; const count = () => { window.atlasFrames += 1; requestAnimationFrame(count) }; requestAnimationFrame(count)").await;
    let mouse = async |kind: &str, dx: f64, buttons: i32| {
        let event = json!({ "type": kind, "x": x + dx, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
        cdp.send_raw("Input.dispatchMouseEvent", event).await
    };
    mouse("mousePressed", 0.0, 1).await?;
    let before = seconds(session).await?;
    let frames_before = session
        .js("return window.atlasFrames")
        .await
        .as_f64()
        .unwrap_or(0.0);
    for step in 1..=MOVES {
        mouse("mouseMoved", f64::from(step) * 3.0, 1).await?;
    }
    let after = seconds(session).await?;
    let frames = session
        .js("return window.atlasFrames")
        .await
        .as_f64()
        .unwrap_or(0.0)
        - frames_before;
    mouse("mouseReleased", f64::from(MOVES) * 3.0, 0).await?;
    anyhow::ensure!(frames > 5.0, "only {frames} frames while panning");
    Ok(Round {
        first_paint: first_paint.as_f64().context("no first paint")?,
        interactive,
        frame_script: (after.0 - before.0) * 1000.0 / frames,
        frame_task: (after.1 - before.1) * 1000.0 / frames,
        frames,
    })
}

/// Of the main thread since its start: script, and all tasks, s.
async fn seconds(session: &Session) -> anyhow::Result<(f64, f64)> {
    let metrics = session
        .web
        .cdp()
        .send_raw("Performance.getMetrics", json!({}))
        .await?;
    let of = |name: &str| {
        let all = metrics["metrics"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        all.iter()
            .find(|metric| metric["name"] == name)
            .and_then(|metric| metric["value"].as_f64())
            .context(name.to_owned())
    };
    Ok((of("ScriptDuration")?, of("TaskDuration")?))
}
