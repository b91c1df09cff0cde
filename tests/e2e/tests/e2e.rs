//! `cargo test -p e2e`: the release build in real browsers. `cargo test -p e2e -- webkit` takes a part.

mod access;
mod addresses;
mod failures;
mod hands;
mod harness;
mod map;
mod paper;
mod reader;
mod records;
mod sheet;
mod tiles;
mod visit;
mod words;

use e2e::Engine;
use libtest_mimic::{Arguments, Trial};

/// What every engine runs, the harness itself first.
const ALL: &[fn(Engine) -> Vec<Trial>] = &[
    harness::trials,
    reader::trials,
    records::trials,
    map::trials,
    hands::trials,
    paper::trials,
    sheet::trials,
    tiles::trials,
    addresses::trials,
    failures::trials,
    access::trials,
    visit::trials,
];

fn main() {
    let mut arguments = Arguments::from_args();
    // Each test is a whole browser: more than the cores can feed only makes all of them slow.
    arguments.test_threads =
        arguments.test_threads.or_else(|| std::thread::available_parallelism().ok().map(|cores| cores.get().min(4)));
    let trials = Engine::wanted().into_iter().flat_map(|engine| ALL.iter().flat_map(move |group| group(engine))).collect();
    libtest_mimic::run(&arguments, trials).exit();
}
