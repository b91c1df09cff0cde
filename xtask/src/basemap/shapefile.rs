//! Reading lines and their attributes from an ESRI shapefile: as much of the form as Natural
//! Earth's files use (types 3 and 5, dBASE III text and numbers).

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::geom::Point;

pub struct Feature {
    pub lines: Vec<Vec<Point>>,
    pub attributes: BTreeMap<String, String>,
}

impl Feature {
    /// An attribute, empty where it is not there. Names are asked for in lower case.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// Reads `path`.shp and `path`.dbf; they have as many records.
pub fn read(path: &Path) -> Result<Vec<Feature>> {
    let shapes = shapes(&bytes(&path.with_extension("shp"))?)?;
    let records = records(&bytes(&path.with_extension("dbf"))?)?;
    ensure!(shapes.len() == records.len(), "{}: .shp and .dbf differ", path.display());
    Ok(shapes.into_iter().zip(records).map(|(lines, attributes)| Feature { lines, attributes }).collect())
}

/// The attributes alone, of `path`.dbf.
pub fn records_of(path: &Path) -> Result<Vec<BTreeMap<String, String>>> {
    records(&bytes(&path.with_extension("dbf"))?)
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| path.display().to_string())
}

fn word(b: &[u8], at: usize) -> Result<[u8; 4]> {
    let slice = b.get(at..at + 4).context("file ends too early")?;
    Ok(slice.try_into()?)
}

fn number(b: &[u8], at: usize) -> Result<usize> {
    Ok(u32::from_le_bytes(word(b, at)?) as usize)
}

fn real(b: &[u8], at: usize) -> Result<f64> {
    let slice = b.get(at..at + 8).context("file ends too early")?;
    Ok(f64::from_le_bytes(slice.try_into()?))
}

fn shapes(b: &[u8]) -> Result<Vec<Vec<Vec<Point>>>> {
    let (mut at, mut out) = (100, Vec::new());
    while at + 8 <= b.len() {
        let length = u32::from_be_bytes(word(b, at + 4)?) as usize * 2;
        let body = b.get(at + 8..at + 8 + length).context("a record cut off")?;
        at += 8 + length;
        let kind = number(body, 0)?;
        if kind == 0 {
            out.push(Vec::new());
            continue;
        }
        ensure!(kind == 3 || kind == 5, "shape type {kind}");
        let (parts, points) = (number(body, 36)?, number(body, 40)?);
        let mut starts = (0..parts).map(|i| number(body, 44 + 4 * i)).collect::<Result<Vec<_>>>()?;
        starts.push(points);
        let base = 44 + 4 * parts;
        let point = |i: usize| -> Result<Point> { Ok([real(body, base + 16 * i)?, real(body, base + 16 * i + 8)?]) };
        let lines = starts.windows(2).map(|w| (w[0]..w[1]).map(point).collect());
        out.push(lines.collect::<Result<Vec<_>>>()?);
    }
    Ok(out)
}

/// UTF-8, or else the Latin-1 of older files.
fn text(b: &[u8]) -> String {
    std::str::from_utf8(b).map_or_else(|_| b.iter().map(|&c| char::from(c)).collect(), str::to_owned)
}

fn records(b: &[u8]) -> Result<Vec<BTreeMap<String, String>>> {
    let count = number(b, 4)?;
    let half = |at: usize| b.get(at..at + 2).map(|s| u16::from_le_bytes([s[0], s[1]]) as usize);
    let (head, size) = (half(8).context("no head")?, half(10).context("no head")?);
    let mut fields = Vec::new();
    let (mut at, mut offset) = (32, 1);
    while b.get(at).is_some_and(|&c| c != 0x0d) && at + 32 <= head {
        let name: String = b[at..at + 11].iter().take_while(|&&c| c != 0).map(|&c| c as char).collect();
        let length = usize::from(b[at + 16]);
        fields.push((name.to_lowercase(), offset, length));
        (at, offset) = (at + 32, offset + length);
    }
    (0..count)
        .map(|i| {
            let row = b.get(head + i * size..head + (i + 1) * size).context("a row cut off")?;
            let cell = |offset: usize, length: usize| text(&row[offset..offset + length]).trim().to_owned();
            Ok(fields.iter().map(|(n, o, l)| (n.clone(), cell(*o, *l))).collect())
        })
        .collect()
}
