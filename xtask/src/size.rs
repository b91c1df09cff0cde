//! `cargo xtask size`: what a first visit transfers, by part, and whether it is little enough.

use std::path::PathBuf;

use anyhow::{Context, bail};
use pages_server::visit::{BUDGET, first_visit};

#[derive(clap::Args)]
pub struct Options {
    /// The built site
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
}

/// Prints the table.
///
/// # Errors
/// Where a part is missing, or all together are more than the budget.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let parts = first_visit(&options.dir).context("a part of the first visit is missing; build it first: make build")?;
    println!("{:<8} {:>10} {:>10}  file", "part", "bytes", "gzipped");
    for part in &parts {
        let file = if part.address.is_empty() { "index.html" } else { &part.address };
        println!("{:<8} {:>10} {:>10}  {file}", part.name, part.bytes, part.gzipped);
    }
    let total: usize = parts.iter().map(|part| part.gzipped).sum();
    println!("{:<8} {:>10} {total:>10}  of at most {BUDGET}", "in all", parts.iter().map(|part| part.bytes).sum::<usize>());
    if total > BUDGET {
        bail!("a first visit transfers {} bytes too many", total - BUDGET);
    }
    Ok(())
}
