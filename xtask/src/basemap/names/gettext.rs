//! Reading a catalogue of GNU gettext (`.mo`): what is to be translated, and its translation.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

pub fn read(path: &Path) -> Result<BTreeMap<String, String>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let word = |at: usize| -> Result<usize> {
        let slice = bytes.get(at..at + 4).context("a catalogue cut off")?;
        Ok(u32::from_le_bytes(slice.try_into()?) as usize)
    };
    ensure!(word(0)? == 0x9504_12de, "{}: not a catalogue", path.display());
    let (count, from, to) = (word(8)?, word(12)?, word(16)?);
    let text = |at: usize| -> Result<String> {
        let (length, place) = (word(at)?, word(at + 4)?);
        let slice = bytes.get(place..place + length).context("a catalogue cut off")?;
        Ok(String::from_utf8_lossy(slice).into_owned())
    };
    (0..count).map(|i| Ok((text(from + 8 * i)?, text(to + 8 * i)?))).collect()
}
