//! Hub marks: one for each hub in a frame, and a counted one where they would hide each other.

use super::plane::{Pt, Rect};
use crate::atlas::HubRole;

/// The side of the square of a comparison hub, px.
pub const SQUARE: f32 = 4.4;
/// The least room between two marks, px.
pub const GAP: f32 = 1.5;
/// The home country is one mark while all its hubs lie within so many px.
pub const COUNTRY_SPAN: f32 = 64.0;

/// A hub where it lies in a frame, before grouping.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The hub, by its index in the atlas.
    pub hub: u32,
    /// Where it lies, px.
    pub at: Pt,
    /// What it is to Korea.
    pub role: HubRole,
    /// How many partnerships touch it.
    pub weight: u32,
}

impl Spot {
    fn radius(&self) -> f32 {
        hub_radius(self.role, self.weight)
    }
}

/// A mark: one hub, or several that would hide each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its centre, px.
    pub at: Pt,
    /// From its centre to its outer edge, px.
    pub radius: f32,
    /// The strongest of its hubs' roles.
    pub role: HubRole,
    /// Its hubs by index, the one with the most partnerships first. Never empty.
    pub hubs: Vec<u32>,
    /// Whether it stands for the whole home country.
    pub country: bool,
}

impl Mark {
    /// Whether it stands for more than one hub.
    pub fn is_group(&self) -> bool {
        self.hubs.len() > 1
    }

    /// The hub that it lies at, by index.
    pub fn leader(&self) -> u32 {
        self.hubs.first().copied().unwrap_or(0)
    }

    /// Whether the hub is in it.
    pub fn holds(&self, hub: u32) -> bool {
        self.hubs.contains(&hub)
    }

    /// The box about it.
    pub fn rect(&self) -> Rect {
        Rect::about(self.at, 2.0 * self.radius, 2.0 * self.radius)
    }
}

/// The radius of the mark of one hub: 3 + √n px; of a comparison hub half the diagonal of its square.
pub fn hub_radius(role: HubRole, weight: u32) -> f32 {
    match role {
        HubRole::Comparison => SQUARE * std::f32::consts::FRAC_1_SQRT_2,
        _ => 3.0 + (weight as f32).sqrt(),
    }
}

/// The radius of a counted mark: 7 px for two hubs, growing with their root to 10.
pub fn group_radius(hubs: usize) -> f32 {
    (5.94 + 0.75 * (hubs as f32).sqrt()).clamp(7.0, 10.0)
}

/// Groups the hubs of a frame. The result does not depend on the order of `spots`; no two marks overlap.
///
/// Hubs of either side join the nearest mark of their side that they would touch, those with the most partnerships
/// first; a group lies at the hub that was first. Where a mark abroad and one at home still touch, the one abroad
/// is moved aside.
pub fn group(mut spots: Vec<Spot>) -> Vec<Mark> {
    spots.sort_by_key(|s| (std::cmp::Reverse(s.weight), s.hub));
    let mut marks: Vec<Mark> = Vec::new();
    let home: Vec<Spot> = spots.iter().copied().filter(|s| s.role == HubRole::Korean).collect();
    let whole = home.len() > 1 && span(&home) < COUNTRY_SPAN;
    if whole {
        let n = home.len() as f32;
        let at = home.iter().fold(Pt::default(), |sum, s| sum.moved(s.at.x / n, s.at.y / n));
        let hubs: Vec<u32> = home.iter().map(|s| s.hub).collect();
        marks.push(Mark { at, radius: group_radius(hubs.len()), role: HubRole::Korean, hubs, country: true });
    }
    for spot in spots.iter().filter(|s| !(whole && s.role == HubRole::Korean)) {
        add(&mut marks, spot);
    }
    for _ in 0..8 {
        let merged = merge(&mut marks);
        if !part(&mut marks) && !merged {
            break;
        }
    }
    marks
}

fn span(spots: &[Spot]) -> f32 {
    let mut low = Pt::new(f32::MAX, f32::MAX);
    let mut high = Pt::new(f32::MIN, f32::MIN);
    for s in spots {
        low = Pt::new(low.x.min(s.at.x), low.y.min(s.at.y));
        high = Pt::new(high.x.max(s.at.x), high.y.max(s.at.y));
    }
    low.distance(high)
}

fn same_side(a: HubRole, b: HubRole) -> bool {
    (a == HubRole::Korean) == (b == HubRole::Korean)
}

fn stronger(a: HubRole, b: HubRole) -> HubRole {
    if a == HubRole::Comparison { b } else { a }
}

fn add(marks: &mut Vec<Mark>, spot: &Spot) {
    let near = marks
        .iter_mut()
        .filter(|m| !m.country && same_side(m.role, spot.role))
        .map(|m| (m.at.distance(spot.at) - m.radius, m))
        .filter(|(d, _)| *d < spot.radius() + GAP)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, mark)) => {
            mark.hubs.push(spot.hub);
            mark.role = stronger(mark.role, spot.role);
            mark.radius = group_radius(mark.hubs.len());
        }
        None => marks.push(Mark {
            at: spot.at,
            radius: spot.radius(),
            role: spot.role,
            hubs: vec![spot.hub],
            country: false,
        }),
    }
}

fn touch(a: &Mark, b: &Mark) -> bool {
    a.at.distance(b.at) < a.radius + b.radius + GAP
}

/// Joins marks of one side that touch, the later into the earlier, until none do. Whether any were joined.
fn merge(marks: &mut Vec<Mark>) -> bool {
    let mut any = false;
    let mut i = 0;
    while i < marks.len() {
        let found = (i + 1..marks.len()).find(|&j| {
            let (a, b) = (&marks[i], &marks[j]);
            !a.country && !b.country && same_side(a.role, b.role) && touch(a, b)
        });
        match found {
            Some(j) => {
                let other = marks.remove(j);
                let mark = &mut marks[i];
                mark.role = stronger(mark.role, other.role);
                mark.hubs.extend(other.hubs);
                mark.radius = group_radius(mark.hubs.len());
                any = true;
                i = 0;
            }
            None => i += 1,
        }
    }
    any
}

/// Moves marks abroad away from marks at home that they touch. Whether any moved.
fn part(marks: &mut [Mark]) -> bool {
    let mut any = false;
    for i in 0..marks.len() {
        for j in 0..marks.len() {
            if marks[i].role != HubRole::Korean || marks[j].role == HubRole::Korean || !touch(&marks[i], &marks[j]) {
                continue;
            }
            let (home, away) = (&marks[i], &marks[j]);
            let apart = home.at.distance(away.at);
            let need = home.radius + away.radius + GAP + 0.01;
            let (dx, dy) = if apart > 0.01 {
                ((away.at.x - home.at.x) / apart, (away.at.y - home.at.y) / apart)
            } else {
                (1.0, 0.0)
            };
            marks[j].at = marks[i].at.moved(dx * need, dy * need);
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(hub: u32, x: f32, y: f32, role: HubRole, weight: u32) -> Spot {
        Spot { hub, at: Pt::new(x, y), role, weight }
    }

    fn scatter(n: u32, size: f32) -> Vec<Spot> {
        let mut seed = 11u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0
        };
        let roles = [HubRole::Korean, HubRole::Partner, HubRole::Comparison];
        (0..n)
            .map(|i| spot(i, random() * size, random() * size, roles[(i % 3) as usize], (random() * 12.0) as u32))
            .collect()
    }

    #[test]
    fn the_radius_follows_the_root_of_the_partnerships() {
        assert_eq!(hub_radius(HubRole::Korean, 0), 3.0);
        assert_eq!(hub_radius(HubRole::Partner, 9), 6.0);
        assert!((group_radius(2) - 7.0).abs() < 0.01);
        assert!((group_radius(29) - 9.98).abs() < 0.01);
        assert_eq!(group_radius(500), 10.0);
    }

    #[test]
    fn no_two_marks_touch_and_no_hub_is_lost() {
        for (n, size) in [(60, 900.0), (200, 500.0), (200, 200.0)] {
            let marks = group(scatter(n, size));
            let mut hubs: Vec<u32> = marks.iter().flat_map(|m| m.hubs.clone()).collect();
            hubs.sort_unstable();
            assert_eq!(hubs, (0..n).collect::<Vec<_>>());
            for (i, a) in marks.iter().enumerate() {
                for b in &marks[i + 1..] {
                    if same_side(a.role, b.role) {
                        assert!(!touch(a, b), "{n} in {size}: {a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_hubs_does_not_matter() {
        let spots = scatter(120, 400.0);
        let mut turned = spots.clone();
        turned.reverse();
        assert_eq!(group(spots), group(turned));
    }

    #[test]
    fn hubs_of_the_home_country_that_lie_close_are_one_mark() {
        let close = group(vec![
            spot(0, 0.0, 0.0, HubRole::Korean, 3),
            spot(1, 30.0, 0.0, HubRole::Korean, 1),
            spot(2, 16.0, 0.0, HubRole::Partner, 1),
        ]);
        assert_eq!(close.len(), 2);
        assert!(close[0].country && close[0].hubs == [0, 1] && close[0].at == Pt::new(15.0, 0.0));
        assert!(!touch(&close[0], &close[1]), "a mark abroad is moved aside");
        let apart = group(vec![spot(0, 0.0, 0.0, HubRole::Korean, 3), spot(1, 70.0, 0.0, HubRole::Korean, 1)]);
        assert!(apart.len() == 2 && !apart[0].country);
    }
}
