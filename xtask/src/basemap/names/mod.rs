//! Names of places for the free map, in Korean and English.

mod gettext;
mod inner;
mod korea;
mod romanize;
mod world;

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Result;
use bio_hub_atlas::map::base::tiles::Square;

use super::geom::Point;
use super::tiles::Hubs;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Country,
    Province,
    Capital,
    City,
    District,
    Town,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Country => "country",
            Kind::Province => "province",
            Kind::Capital => "capital",
            Kind::City => "city",
            Kind::District => "district",
            Kind::Town => "town",
        }
    }
}

/// A named place.
#[derive(Clone, Debug)]
pub struct Place {
    rank: u8,
    at: Point,
    kind: Kind,
    /// Of two of one rank the heavier is first: people, or size.
    weight: f64,
    ko: String,
    en: String,
}

impl Place {
    fn new(rank: u8, at: Point, kind: Kind, weight: f64, ko: &str, en: &str) -> Place {
        Place { rank, at, kind, weight, ko: ko.to_owned(), en: en.to_owned() }
    }
}

/// The languages, and how each names a place.
type Naming = fn(&Place) -> &str;
const LANGUAGES: [(&str, Naming); 2] = [("ko", |place| &place.ko), ("en", |place| &place.en)];

/// Of which rank names are in the world's file.
const WORLD_RANK: u8 = 4;
/// The level whose squares have files.
const LEVEL: u8 = 5;

/// What the names are made into: texts by their path below `names/`, and the squares that have some.
pub struct Names {
    pub files: BTreeMap<String, String>,
    pub squares: Vec<Square>,
    pub places: usize,
}

pub fn build(hubs: &Hubs) -> Result<Names> {
    let mut places = world::countries()?;
    places.extend(world::provinces()?);
    places.extend(world::cities(hubs)?);
    places.extend(korea::places(hubs)?);
    places.sort_by(|a, b| {
        let order = a.rank.cmp(&b.rank).then(b.weight.total_cmp(&a.weight));
        order.then_with(|| a.en.cmp(&b.en)).then(a.at[0].total_cmp(&b.at[0])).then(a.at[1].total_cmp(&b.at[1]))
    });
    let mut names = Names { files: BTreeMap::new(), squares: Vec::new(), places: places.len() };
    for (language, name) in LANGUAGES {
        let world = places.iter().filter(|place| place.rank <= WORLD_RANK);
        names.files.insert(format!("{language}/world.txt"), text(world, name));
    }
    for square in Square::all(LEVEL) {
        let of = square.extent();
        // On a side a place belongs to the square east or south of it.
        let here =
            |place: &&Place| (of.west..of.east).contains(&place.at[0]) && place.at[1] > of.south && place.at[1] <= of.north;
        let here: Vec<&Place> = places.iter().filter(here).collect();
        if here.is_empty() {
            continue;
        }
        for (language, name) in LANGUAGES {
            let file = format!("{language}/{}/{}.txt", square.x(), square.y());
            names.files.insert(file, text(here.iter().copied(), name));
        }
        names.squares.push(square);
    }
    Ok(names)
}

fn text<'a>(places: impl Iterator<Item = &'a Place>, name: Naming) -> String {
    let mut out = String::new();
    for place in places {
        let clean: String = name(place).split_whitespace().collect::<Vec<_>>().join(" ");
        let [lon, lat] = place.at.map(degrees);
        let _ = writeln!(out, "{}\t{lon}\t{lat}\t{}\t{clean}", place.rank, place.kind.word());
    }
    out
}

/// At most four decimals, without zeros at the end.
fn degrees(x: f64) -> String {
    let text = format!("{x:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_have_no_more_digits_than_they_need() {
        assert_eq!([126.97, 5.0, -0.000_01, -71.058_849].map(degrees), ["126.97", "5", "0", "-71.0588"]);
    }
}
