//! `cargo test -p e2e`: the release build in real browsers. `cargo test -p e2e -- webkit` takes a part.

mod harness;

use e2e::Engine;
use libtest_mimic::{Arguments, Trial};

fn main() {
    let trials: Vec<Trial> = Engine::wanted()
        .into_iter()
        .flat_map(harness::trials)
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
