//! The names of seas and islands. Our own: they are taken from no map package.

use crate::geo::{Extent, LonLat};
use crate::i18n::{self, Message};

/// A sea or an island: its name, where its name stands, and from which scale on it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sea {
    /// Its name.
    pub name: Message,
    /// Where its name stands; of an island where it lies.
    pub at: LonLat,
    /// Whether it is an island, whose name stands beside it.
    pub island: bool,
    /// The least width of a degree at the equator for which it is written, px, and the greatest.
    pub scale: (f32, f32),
    /// How much its name matters, 0 to 100; 100 is left out only if nothing else helps.
    pub importance: f32,
    /// Open water of it. Where its place is out of sight and this is not, its name stands here.
    pub open: Option<Extent>,
}

const fn sea(name: Message, lon: f64, lat: f64, least: f32, most: f32) -> Sea {
    Sea { name, at: LonLat::new(lon, lat), island: false, scale: (least, most), importance: 0.0, open: None }
}

/// A sea about Korea, that is named wherever it is in sight.
const fn home(name: Message, lon: f64, lat: f64, scale: (f32, f32), open: Extent) -> Sea {
    Sea { name, at: LonLat::new(lon, lat), island: false, scale, importance: 60.0, open: Some(open) }
}

const fn must(sea: Sea) -> Sea {
    Sea { importance: 100.0, ..sea }
}

const fn island(name: Message, lon: f64, lat: f64, least: f32) -> Sea {
    must(Sea { name, at: LonLat::new(lon, lat), island: true, scale: (least, f32::MAX), importance: 0.0, open: None })
}

/// Seas from the widest to the narrowest.
pub const SEAS: [Sea; 16] = [
    sea(i18n::SEA_NORTH_PACIFIC, 183.0, 27.0, 1.8, 20.0),
    sea(i18n::SEA_SOUTH_PACIFIC, -125.0, -24.0, 1.8, 20.0),
    sea(i18n::SEA_INDIAN, 80.0, -18.0, 1.8, 20.0),
    sea(i18n::SEA_NORTH_ATLANTIC, -45.0, 35.0, 4.0, 30.0),
    sea(i18n::SEA_NORTH_ATLANTIC, -72.5, 33.5, 6.0, 60.0),
    must(home(i18n::SEA_EAST, 133.5, 39.2, (0.0, 16.0), Extent::new(131.0, 38.0, 135.0, 40.5))),
    must(home(i18n::SEA_EAST, 130.6, 37.2, (16.0, f32::MAX), Extent::new(129.8, 36.0, 132.8, 39.0))),
    sea(i18n::SEA_YELLOW, 123.6, 35.6, 8.0, 24.0),
    home(i18n::SEA_YELLOW, 125.7, 36.1, (24.0, f32::MAX), Extent::new(123.6, 34.8, 125.7, 37.3)),
    home(i18n::SEA_SOUTH, 128.2, 34.1, (24.0, f32::MAX), Extent::new(127.5, 33.6, 128.8, 34.3)),
    sea(i18n::SEA_EAST_CHINA, 125.5, 29.3, 8.0, 100.0),
    sea(i18n::SEA_NORTH, 3.0, 56.3, 5.0, 100.0),
    sea(i18n::SEA_BALTIC, 19.2, 56.6, 5.0, 100.0),
    sea(i18n::SEA_MEDITERRANEAN, 6.5, 41.4, 5.0, 100.0),
    island(i18n::ISLAND_DOKDO, 131.867, 37.2415, 8.0),
    island(i18n::ISLAND_ULLEUNGDO, 130.87, 37.5, 8.0),
];
