//! The names of places as they are read from their files: which there are, and which a view is close enough for.

use super::frame::project;
use super::plane::{Pt, Rect};
use crate::atlas::order::{sort_by, sort_once};
use crate::geo::{LonLat, Px, View, unit_vector};
use crate::text::decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A province or a state; in Korea a 시도.
    Province,
    /// The seat of a government.
    Capital,
    /// A city or a town that stands at a point.
    City,
    /// A 시군구.
    District,
    /// A 읍면동.
    Town,
}

impl PlaceKind {
    fn of(word: &str) -> Option<PlaceKind> {
        Some(match word {
            "country" => PlaceKind::Country,
            "province" => PlaceKind::Province,
            "capital" => PlaceKind::Capital,
            "city" => PlaceKind::City,
            "district" => PlaceKind::District,
            "town" => PlaceKind::Town,
            _ => return None,
        })
    }

    /// Whether it is marked by a dot beside which its name stands; the name of an area stands in its middle.
    pub fn has_dot(self) -> bool {
        matches!(self, PlaceKind::Capital | PlaceKind::City)
    }

    /// The greatest width of a degree for which it is written, px: then it is wider than what is seen of it.
    fn widest(self) -> f64 {
        match self {
            PlaceKind::Country => 150.0,
            PlaceKind::Province => 600.0,
            _ => f64::MAX,
        }
    }
}

/// A named place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its name in the language of its file.
    pub name: String,
    /// Where its name or its dot stands.
    pub at: LonLat,
    /// What it is.
    pub kind: PlaceKind,
    /// From which level on it is worth a name: 0 on the world, one more for each doubling of the scale.
    pub rank: u8,
    /// Where it stands in its file, the first if in several: among one rank the first wins the room.
    order: u32,
    unit: [f32; 3],
}

/// The width of a degree, px, from which on a name of rank 0 is written; each rank asks for twice that of the one before.
const LEAST: f64 = 0.8;
/// Ranks beyond this are never seen.
const MAX_RANK: u8 = 15;
/// A longer name is none, bytes.
const MAX_NAME: usize = 96;
/// More places are not kept: all that there are would be a tenth of it.
const MAX_PLACES: usize = 200_000;

/// The places whose files have come, of one language.
#[derive(Clone, Debug, Default)]
pub struct Places {
    all: Vec<Place>,
    /// By position and kind, in ten-thousandths of a degree.
    known: BTreeMap<(i32, i32, PlaceKind), u32>,
    /// From the first to be named to the last.
    ranked: Vec<u32>,
}

impl Places {
    /// Adds the places of a file: lines of `rank TAB lon TAB lat TAB kind TAB name`, degrees. What is no such line is left out;
    /// a place that another file had already is taken once.
    pub fn add(&mut self, text: &str) {
        let mut moved = Vec::new();
        for (order, line) in text.lines().enumerate() {
            let Some(place) = parsed(line, order as u32) else { continue };
            let fixed = |degrees: f64| (degrees * 1e4).round() as i32;
            let key = (fixed(place.at.lon), fixed(place.at.lat), place.kind);
            if let Some(&i) = self.known.get(&key) {
                if let Some(known) = self.all.get_mut(i as usize).filter(|known| place.order < known.order) {
                    known.order = place.order;
                    moved.push(i);
                }
            } else if self.all.len() < MAX_PLACES {
                moved.push(self.all.len() as u32);
                self.known.insert(key, self.all.len() as u32);
                self.all.push(place);
            }
        }
        self.rank(moved);
    }

    /// Puts places that are new, or come sooner than before, where they belong among the others: the same whatever the order in
    /// which the files came. Only these are sorted, for files come one by one while the map moves.
    fn rank(&mut self, mut moved: Vec<u32>) {
        sort_once(&mut moved);
        self.ranked.retain(|id| moved.binary_search(id).is_err());
        let all = &self.all;
        let order = |a: u32, b: u32| {
            let (Some(a), Some(b)) = (all.get(a as usize), all.get(b as usize)) else { return Ordering::Equal };
            let by_rank = a.rank.cmp(&b.rank).then(a.kind.cmp(&b.kind)).then(a.order.cmp(&b.order));
            by_rank.then(a.at.lon.total_cmp(&b.at.lon)).then(a.at.lat.total_cmp(&b.at.lat))
        };
        sort_by(&mut moved, &order);
        let mut old = std::mem::take(&mut self.ranked).into_iter().peekable();
        for id in moved {
            while let Some(before) = old.next_if(|&o| order(o, id).is_lt()) {
                self.ranked.push(before);
            }
            self.ranked.push(id);
        }
        self.ranked.extend(old);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A place by its number, which lasts as long as the store.
    pub fn get(&self, id: u32) -> Option<&Place> {
        self.all.get(id as usize)
    }

    /// Those that lie in `window` and for which `view` is close enough, the first to be named first, `most` at most: number and
    /// place in the frame, px.
    pub fn seen(&self, view: &View, window: Rect, most: usize) -> Vec<(u32, Pt)> {
        let degree = view.scale.to_radians();
        let sight = Sight::of(view, window);
        let mut found = Vec::new();
        for &id in &self.ranked {
            let Some(place) = self.get(id) else { continue };
            if least(place.rank) > degree || found.len() >= most {
                break;
            }
            if degree < place.kind.widest()
                && sight.may_hold(place.unit)
                && let Some(at) = project(view, place.at).filter(|&at| window.holds(at))
            {
                found.push((id, at));
            }
        }
        found
    }
}

/// The width of a degree, px, from which on a rank is written.
fn least(rank: u8) -> f64 {
    LEAST * f64::from(1_u32 << rank.min(MAX_RANK))
}

fn parsed(line: &str, order: u32) -> Option<Place> {
    let mut fields = line.split('\t');
    let rank = decimal(fields.next()?).filter(|r| (0.0..=f64::from(MAX_RANK)).contains(r))? as u8;
    let at = LonLat::new(decimal(fields.next()?)?, decimal(fields.next()?)?);
    let kind = PlaceKind::of(fields.next()?)?;
    let name = fields.next()?.trim();
    let fits = at.lon.abs() <= 360.0 && at.is_valid() && !name.is_empty() && name.len() <= MAX_NAME;
    if !fits || fields.next().is_some() || name.chars().any(char::is_control) {
        return None;
    }
    let unit = unit_vector(at).map(|v| v as f32);
    Some(Place { name: name.to_owned(), at, kind, rank, order, unit })
}

/// The cap of the sphere that holds what a window shows.
struct Sight {
    middle: [f32; 3],
    /// The cosine of its radius.
    least: f32,
}

impl Sight {
    /// The whole sphere where the window shows what lies beyond the map.
    fn of(view: &View, window: Rect) -> Sight {
        const N: u8 = 4;
        let unit = |x: f32, y: f32| view.invert(Px::new(x.into(), y.into())).map(|p| unit_vector(p).map(|v| v as f32));
        let all = Sight { middle: [0.0; 3], least: -1.0 };
        let Some(middle) = unit(window.centre().x, window.centre().y) else { return all };
        let mut least = 1.0_f32;
        for i in 0..=N {
            let (x, y) = (window.w * f32::from(i) / f32::from(N), window.h * f32::from(i) / f32::from(N));
            let edge = [
                (window.x + x, window.y),
                (window.x + x, window.bottom()),
                (window.x, window.y + y),
                (window.right(), window.y + y),
            ];
            for (x, y) in edge {
                let Some(at) = unit(x, y) else { return all };
                least = least.min(dot(middle, at));
            }
        }
        // Between the points of the edge it may bulge a little; beyond a third of the sphere nothing is left out.
        Sight { middle, least: if least > 0.5 { least - 0.02 * (1.0 - least) - 1e-6 } else { -1.0 } }
    }

    fn may_hold(&self, unit: [f32; 3]) -> bool {
        dot(self.middle, unit) >= self.least
    }
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KOREA: &str =
        "2\t126.9784\t37.566\tcapital\t서울\n5\t126.8\t37.75\tdistrict\t파주시\n3\t127.8\t36.4\tcountry\t대한민국\n";

    fn view(zoom: f64) -> View {
        View::for_camera(LonLat::new(127.0, 37.5), zoom, 1000.0, 700.0)
    }

    const WINDOW: Rect = Rect::new(0.0, 0.0, 1000.0, 700.0);

    fn names(places: &Places, zoom: f64) -> Vec<&str> {
        let seen = places.seen(&view(zoom), WINDOW, 100);
        seen.into_iter().map(|(id, _)| places.get(id).expect("a place").name.as_str()).collect()
    }

    #[test]
    fn the_closer_the_view_the_more_ranks_are_named() {
        let mut places = Places::default();
        places.add(KOREA);
        assert!(names(&places, 0.0).is_empty());
        assert_eq!(names(&places, 0.5), ["서울"]);
        assert_eq!(names(&places, 2.0), ["서울", "대한민국"]);
        assert_eq!(names(&places, 4.5), ["서울", "대한민국", "파주시"]);
        assert_eq!(names(&places, 8.0), ["서울", "파주시"], "a country is not named where only a part of it is seen");
    }

    #[test]
    fn a_place_of_two_files_is_taken_once_and_their_order_does_not_matter() {
        let square = "2\t126.9784\t37.566\tcapital\t서울\n2\t129.04\t35.1\tcity\t부산\n";
        let world = "2\t129.04\t35.1\tcity\t부산\n2\t126.9784\t37.566\tcapital\t서울\n2\t139.7\t35.7\tcapital\t도쿄\n";
        let read = |texts: [&str; 2]| {
            let mut places = Places::default();
            texts.into_iter().for_each(|t| places.add(t));
            names(&places, 2.0).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(read([square, world]), ["서울", "도쿄", "부산"]);
        assert_eq!(read([world, square]), read([square, world]));
    }

    #[test]
    fn what_is_no_line_of_a_place_is_left_out() {
        let mut places = Places::default();
        for line in [
            "",
            "1",
            "1\t2\t3\tcity",
            "1\t2\t3\tcity\t",
            "1\t2\t91\tcity\tA",
            "1\t999\t3\tcity\tA",
            "x\t2\t3\tcity\tA",
            "-1\t2\t3\tcity\tA",
            "16\t2\t3\tcity\tA",
            "1\t2\t3\tsea\tA",
            "1\t2\t3\tcity\tA\tB",
            "1\tNaN\t3\tcity\tA",
            "1\t2\t3\tcity\tA\u{7}",
        ] {
            places.add(line);
        }
        assert!(places.is_empty());
        places.add("1\t2\t3\tcity\tA\r\n\n7\t2\t4\ttown\tB");
        assert_eq!(places.len(), 2);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>(), lines in proptest::collection::vec("[0-9.\t\\-a-z]{0,40}", 0..20)) {
            let mut places = Places::default();
            places.add(&text);
            places.add(&lines.join("\n"));
            prop_assert!(places.len() <= lines.len() + text.lines().count());
        }

        #[test]
        fn what_lies_in_the_window_is_never_culled(lon in -180.0..180.0, lat in -85.0..85.0, zoom in 0.0..11.0, x in 1.0..999.0, y in 1.0..699.0) {
            let view = View::for_camera(LonLat::new(lon, lat), zoom, 1000.0, 700.0);
            if let Some(place) = view.invert(Px::new(x, y)) {
                let unit = unit_vector(place).map(|v| v as f32);
                prop_assert!(Sight::of(&view, WINDOW).may_hold(unit));
            }
        }
    }
}
