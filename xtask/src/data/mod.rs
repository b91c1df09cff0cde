//! `cargo xtask data`: the dataset checked, described and bundled.

mod bundle;
mod check;
mod locate;
mod schema;

use anyhow::Context;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Say what is wrong in public/data, where, and how to mend it
    Check {
        /// The folder of the data files
        #[arg(long, default_value = "public/data")]
        data: PathBuf,
    },
    /// Write the JSON Schema of each data file into docs/schema
    Schema {
        /// Where to
        #[arg(long, default_value = "docs/schema")]
        out: PathBuf,
    },
    /// Write first.json, the compact data of the first view
    Bundle {
        /// The folder of the data files
        #[arg(long, default_value = "public/data")]
        data: PathBuf,
        /// The data folder of the built site
        #[arg(long)]
        out: PathBuf,
    },
}

pub fn run(options: Options) -> anyhow::Result<()> {
    match options.task {
        Task::Check { data } => check::run(&data),
        Task::Schema { out } => schema::run(&out),
        Task::Bundle { data, out } => bundle::run(&data, &out),
    }
}

/// The data files by name without ending, with their text.
pub fn read(folder: &Path) -> anyhow::Result<Vec<(&'static str, String)>> {
    let read = |name: &'static str| {
        let path = folder.join(name).with_extension("json");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok((name, text))
    };
    bio_hub_atlas::atlas::FILES.into_iter().map(read).collect()
}

/// The same, lent out.
pub fn borrowed<'a>(files: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    files.iter().map(|(name, text)| (*name, text.as_str())).collect()
}
