//! `cargo xtask <task>`: the native tools.

mod serve;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Native tools of the Bio Hub Atlas")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve the built site as GitHub Pages would
    Serve(serve::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Serve(options) => serve::run(options),
    }
}
