//! `cargo xtask data check`.

use super::{borrowed, locate, read};
use bio_hub_atlas::atlas::check::{Countries, publication};
use std::path::Path;

const COUNTRIES: &str = include_str!("../../data/countries.json");

/// Prints every fault with its file, line, record and field, what is wrong and how to mend it; ends the process with 1
/// if there is any.
///
/// # Errors
/// If the files cannot be read.
pub fn run(folder: &Path) -> anyhow::Result<()> {
    let files = read(folder)?;
    let faults = publication(&borrowed(&files), &Countries::parse(COUNTRIES)?);
    for fault in &faults {
        let text = files.iter().find(|(name, _)| fault.file.strip_suffix(".json") == Some(name)).map_or("", |(_, text)| text);
        let line = locate::line(text, &fault.record, &fault.field).map(|n| format!(":{n}")).unwrap_or_default();
        let at: Vec<&str> = [fault.record.as_str(), fault.field.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        println!("{}{line}", folder.join(&fault.file).display());
        if !at.is_empty() {
            println!("  {}", at.join(" · "));
        }
        println!("  {}.", sentence(&fault.what));
        println!("  → {}.\n", fault.mend);
    }
    match faults.len() {
        0 => println!("{}: nothing to mend.", folder.display()),
        n => {
            println!("{}: {n} {} to mend.", folder.display(), if n == 1 { "fault" } else { "faults" });
            // An editor is to read the faults, not an error of the program with its backtrace.
            std::process::exit(1);
        }
    }
    Ok(())
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
