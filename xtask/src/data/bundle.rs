//! `cargo xtask data bundle`.

use super::{borrowed, read};
use anyhow::Context;
use bio_hub_atlas::atlas::Records;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::Path;

/// The most that the first data may weigh, bytes gzipped at level 9.
const MOST: usize = 31_000;

/// Writes `first.json` into the data folder of the built site and prints what it weighs.
///
/// # Errors
/// If the data cannot be read, or the result weighs too much.
pub fn run(folder: &Path, out: &Path) -> anyhow::Result<()> {
    let files = read(folder)?;
    let (records, faults) = Records::from_files(&borrowed(&files));
    if let Some(fault) = faults.first() {
        anyhow::bail!("{fault} `cargo xtask data check` tells all");
    }
    let first = records.to_first()?;
    let path = out.join("first.json");
    std::fs::create_dir_all(out)?;
    std::fs::write(&path, &first).with_context(|| format!("cannot write {}", path.display()))?;
    let weight = gzipped(first.as_bytes())?;
    println!("{}: {:.1} kB, {:.1} kB gzipped", path.display(), first.len() as f64 / 1e3, weight as f64 / 1e3);
    anyhow::ensure!(weight <= MOST, "first.json weighs {weight} bytes gzipped; {MOST} are allowed");
    Ok(())
}

fn gzipped(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
