//! `cargo xtask <task>`: the native tools.

mod basemap;
mod data;
mod pages;
mod serve;
mod size;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Native tools of the Bio Hub Atlas")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the basemap's files from the packages of the registries
    Basemap(basemap::Options),
    /// Check, describe or bundle the data
    Data(data::Options),
    /// Write a static page for every address into the built site
    Pages(pages::Options),
    /// Serve the built site as GitHub Pages would
    Serve(serve::Options),
    /// What a first visit transfers, by part; fails above the budget
    Size(size::Options),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Basemap(options) => basemap::run(&options),
        Task::Data(options) => data::run(options),
        Task::Pages(options) => pages::run(options),
        Task::Serve(options) => serve::run(options),
        Task::Size(options) => size::run(&options),
    }
}
