//! From an async function over a session to a test that cargo prints.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::bail;
use futures_util::FutureExt;
use libtest_mimic::{Failed, Trial};

use crate::{Engine, Profile, Session};

/// The longest that one test may take, browser and all.
const LIMIT: Duration = Duration::from_secs(180);

/// The release build: `ATLAS_DIST`, or `dist` at the top of the repository.
///
/// # Errors
/// Where there is none, with the line that makes it.
pub fn dist() -> anyhow::Result<PathBuf> {
    let dist = std::env::var_os("ATLAS_DIST").map(PathBuf::from);
    let dist = dist.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"));
    if !dist.join("index.html").is_file() {
        bail!("{} holds no site. Build it first: make build", dist.display());
    }
    Ok(dist)
}

/// A test of the release build, named `engine::sentence::language::width`.
pub fn on_the_site<F>(engine: Engine, sentence: &str, profile: Profile, test: F) -> Trial
where
    F: AsyncFn(&Session) + Send + 'static,
{
    let name = format!("{}::{sentence}::{}::{}", engine.name(), profile.lang.code(), profile.width);
    on_folder(engine, &name, profile, dist, test)
}

/// A test over another folder of files.
pub fn on_folder<F, D>(engine: Engine, name: &str, profile: Profile, folder: D, test: F) -> Trial
where
    F: AsyncFn(&Session) + Send + 'static,
    D: FnOnce() -> anyhow::Result<PathBuf> + Send + 'static,
{
    let name = name.to_owned();
    Trial::test(name.clone(), move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let folder = folder().map_err(told)?;
        runtime.block_on(async {
            let first = attempt(engine, profile.clone(), &folder, &name, &test).await;
            match first {
                // docs/decisions/0101: the engine's own fault, rare on one core.
                Err(faults) if engine == Engine::WebKit && STOPPED.iter().any(|s| faults.contains(s)) => {
                    eprintln!("{name}: the program stopped; a second try. The first said:\n{faults}");
                    attempt(engine, profile, &folder, &name, &test).await
                }
                done => done,
            }
            .map_err(Failed::from)
        })
    })
}

/// What `index.html` says when the program has stopped.
const STOPPED: [&str; 2] = ["예상하지 못한 문제로 멈췄습니다", "An unexpected fault stopped the page"];

/// Runs a test in a browser of its own; what is wrong, if anything.
async fn attempt<F: AsyncFn(&Session)>(
    engine: Engine,
    profile: Profile,
    folder: &Path,
    name: &str,
    test: &F,
) -> Result<(), String> {
    let session = Session::open(engine, profile, folder, name).await.map_err(|error| format!("{error:#}"))?;
    let run = AssertUnwindSafe(tokio::time::timeout(LIMIT, test(&session))).catch_unwind().await;
    let mut faults = match run {
        Ok(Ok(())) => session.faults().await,
        Ok(Err(_)) => vec![format!("not done after {LIMIT:?}")],
        Err(panic) => vec![message_of(panic.as_ref())],
    };
    if !faults.is_empty() {
        if let Some(path) = session.shot("failed").await {
            faults.push(format!("picture: {}", path.display()));
        }
        for error in session.errors().await {
            faults.push(format!("(console) {error}"));
        }
    }
    session.close().await;
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn told(error: anyhow::Error) -> Failed {
    Failed::from(format!("{error:#}"))
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_else(|| "a panic".to_owned())
}
