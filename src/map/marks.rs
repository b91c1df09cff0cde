//! Hub marks: one for each hub in a frame, and a counted one where they would hide each other.

use super::plane::Pt;
use crate::atlas::HubRole;
use crate::atlas::order::sorted;

/// The side of the square of a comparison hub, px.
pub const SQUARE: f32 = 4.4;
/// The least room between two marks, px.
pub const GAP: f32 = 1.5;
/// The home country is one mark while all its hubs lie within so many px.
pub const COUNTRY_SPAN: f32 = 64.0;

/// A hub where it lies in a frame, or several that were gathered there before, before grouping.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot<'a> {
    /// The hubs, by their index in the atlas, the one with the most partnerships first. Never empty.
    pub hubs: &'a [u32],
    /// Where it lies, px.
    pub at: Pt,
    /// What it is to Korea; of several the strongest.
    pub role: HubRole,
    /// How many partnerships touch it.
    pub weight: u32,
    /// Whether another frame shows it apart, so that this one may gather it.
    pub elsewhere: bool,
}

impl Spot<'_> {
    fn radius(&self) -> f32 {
        if self.hubs.len() > 1 { group_radius(self.hubs.len()) } else { hub_radius(self.role, self.weight) }
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
    /// Whether another frame shows its hubs apart.
    pub elsewhere: bool,
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

/// How far a mark may be moved from where its hub lies so that it hides no other, px.
pub const MOVE: f32 = 5.0;
/// Marks of one side become one where they are nearer than this share of their radii; those that only touch are moved
/// apart.
const DEEP: f32 = 0.5;
/// Marks of hubs that another frame shows apart become one where fewer px are between them: room for arcs.
const AIRY: f32 = 3.0;
const ROUNDS: usize = 40;

/// Groups the hubs of a frame. The result does not depend on the order of `spots`; no two marks touch.
///
/// While they lie close together, all hubs at home are one mark. Of the others, those on one side that would hide
/// each other become a group at the one with the most partnerships; marks that only touch are moved apart, by
/// [`MOVE`] px at most. What cannot be parted so becomes a group too, except across sides: there the mark abroad
/// is moved as far as it takes.
pub fn group(spots: &[Spot]) -> Vec<Mark> {
    let order = sorted(spots.len(), &|a, b| {
        let (a, b) = (&spots[a], &spots[b]);
        b.weight.cmp(&a.weight).then(a.hubs.first().cmp(&b.hubs.first()))
    });
    let spots: Vec<Spot> = order.into_iter().map(|i| spots[i as usize]).collect();
    let mut marks: Vec<Mark> = Vec::new();
    let home: Vec<Spot> = spots.iter().copied().filter(|s| s.role == HubRole::Korean).collect();
    let hubs: Vec<u32> = home.iter().flat_map(|s| s.hubs).copied().collect();
    let whole = hubs.len() > 1 && span(&home) < COUNTRY_SPAN;
    if whole {
        let share = |s: &Spot| s.hubs.len() as f32 / hubs.len() as f32;
        let at = home.iter().fold(Pt::default(), |sum, s| sum.moved(s.at.x * share(s), s.at.y * share(s)));
        marks.push(Mark { at, radius: group_radius(hubs.len()), role: HubRole::Korean, hubs, country: true, elsewhere: true });
    }
    for spot in spots.iter().filter(|s| !(whole && s.role == HubRole::Korean)) {
        add(&mut marks, spot);
    }
    while let Some((i, j)) = pair(&marks, true) {
        join(&mut marks, i, j);
    }
    settle(marks)
}

/// Joins a mark with the nearest of its side, where its name found no room; `None` if there is no other.
pub fn gather(mut marks: Vec<Mark>, i: usize) -> Option<Vec<Mark>> {
    let mark = marks.get(i).filter(|m| !m.country)?;
    let others = marks.iter().enumerate().filter(|(j, m)| *j != i && !m.country && same_side(m.role, mark.role));
    let near = others.min_by(|a, b| a.1.at.distance(mark.at).total_cmp(&b.1.at.distance(mark.at)))?.0;
    join(&mut marks, near.min(i), near.max(i));
    Some(settle(marks))
}

/// Moves marks that touch apart, and joins what cannot be parted so.
fn settle(mut marks: Vec<Mark>) -> Vec<Mark> {
    let mut at: Vec<Pt> = marks.iter().map(|m| m.at).collect();
    loop {
        part(&mut marks, &at);
        let Some((i, j)) = pair(&marks, false) else { break };
        // Joined where they lie, the rest is parted anew.
        for (mark, &home) in marks.iter_mut().zip(&at) {
            mark.at = home;
        }
        join(&mut marks, i, j);
        at.remove(j);
    }
    while !clear_home(&mut marks) {
        let Some((i, j)) = crowded(&marks) else { break };
        join(&mut marks, i, j);
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
        .map(|m| (m.at.distance(spot.at) - reach(m.radius + spot.radius(), m.elsewhere && spot.elsewhere), m))
        .filter(|(d, _)| *d < 0.0)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((_, mark)) => {
            mark.hubs.extend(spot.hubs);
            mark.role = stronger(mark.role, spot.role);
            mark.radius = group_radius(mark.hubs.len());
            mark.elsewhere &= spot.elsewhere;
        }
        None => marks.push(Mark {
            at: spot.at,
            radius: spot.radius(),
            role: spot.role,
            hubs: spot.hubs.to_vec(),
            country: false,
            elsewhere: spot.elsewhere,
        }),
    }
}

/// Nearer than this two marks with radii of this sum become one.
fn reach(radii: f32, elsewhere: bool) -> f32 {
    if elsewhere { radii + AIRY } else { radii * DEEP }
}

/// The room that two marks lack, px.
fn lack(a: &Mark, b: &Mark) -> f32 {
    a.radius + b.radius + GAP - a.at.distance(b.at)
}

/// The first two marks of one side that are to be one, or that touch; the country is left alone.
fn pair(marks: &[Mark], to_be_one: bool) -> Option<(usize, usize)> {
    let close = |i: usize, j: usize| {
        let (a, b) = (&marks[i], &marks[j]);
        let near = if to_be_one {
            a.at.distance(b.at) < reach(a.radius + b.radius, a.elsewhere && b.elsewhere)
        } else {
            lack(a, b) > 0.05
        };
        !a.country && !b.country && same_side(a.role, b.role) && near
    };
    (0..marks.len()).find_map(|i| (i + 1..marks.len()).find(|&j| close(i, j)).map(|j| (i, j)))
}

/// Joins the later mark into the earlier.
fn join(marks: &mut Vec<Mark>, i: usize, j: usize) {
    let other = marks.remove(j);
    let mark = &mut marks[i];
    mark.role = stronger(mark.role, other.role);
    mark.hubs.extend(other.hubs);
    mark.radius = group_radius(mark.hubs.len());
    mark.elsewhere &= other.elsewhere;
}

/// The direction from `a` to `b`; to the right where there is none.
fn direction(a: Pt, b: Pt) -> (f32, f32) {
    let d = a.distance(b);
    if d > 0.01 { ((b.x - a.x) / d, (b.y - a.y) / d) } else { (1.0, 0.0) }
}

/// Moves marks of one side that touch apart, each by at most [`MOVE`] from its place in `at`.
fn part(marks: &mut [Mark], at: &[Pt]) {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for i in 0..marks.len() {
            for j in i + 1..marks.len() {
                let need = lack(&marks[i], &marks[j]) + 0.02;
                if need <= 0.02 || !same_side(marks[i].role, marks[j].role) || marks[i].country || marks[j].country {
                    continue;
                }
                let (dx, dy) = direction(marks[i].at, marks[j].at);
                for (k, by) in [(i, -need / 2.0), (j, need / 2.0)] {
                    let want = marks[k].at.moved(dx * by, dy * by);
                    let far = at[k].distance(want);
                    marks[k].at = if far > MOVE { at[k].toward(want, MOVE / far) } else { want };
                }
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Moves marks abroad clear of marks at home, and those that they then touch on with them. Whether that went.
fn clear_home(marks: &mut [Mark]) -> bool {
    for _ in 0..ROUNDS {
        let mut moved = false;
        for i in 0..marks.len() {
            for j in 0..marks.len() {
                let need = lack(&marks[i], &marks[j]) + 0.02;
                let pushes = marks[i].role == HubRole::Korean || (marks[j].role != HubRole::Korean && i < j);
                if need <= 0.02 || i == j || marks[j].role == HubRole::Korean || !pushes {
                    continue;
                }
                let (dx, dy) = direction(marks[i].at, marks[j].at);
                marks[j].at = marks[j].at.moved(dx * need, dy * need);
                moved = true;
            }
        }
        if !moved {
            return true;
        }
    }
    false
}

/// A mark abroad that still touches another, and the mark abroad nearest to it: to be one, there is no room.
fn crowded(marks: &[Mark]) -> Option<(usize, usize)> {
    let abroad = |&k: &usize| marks[k].role != HubRole::Korean;
    let touches = |&k: &usize| (0..marks.len()).any(|i| i != k && lack(&marks[i], &marks[k]) > 0.0);
    let k = (0..marks.len()).filter(abroad).find(touches)?;
    let distance = |&i: &usize| marks[i].at.distance(marks[k].at);
    let near = (0..marks.len()).filter(abroad).filter(|&i| i != k).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some((near.min(k), near.max(k)))
}

#[cfg(test)]
mod tests {
    use super::*;

    static HUBS: [u32; 200] = {
        let mut hubs = [0; 200];
        let mut i = 0;
        while i < 200 {
            hubs[i] = i as u32;
            i += 1;
        }
        hubs
    };

    fn spot(hub: u32, x: f32, y: f32, role: HubRole, weight: u32) -> Spot<'static> {
        let hub = hub as usize;
        Spot { hubs: &HUBS[hub..=hub], at: Pt::new(x, y), role, weight, elsewhere: false }
    }

    fn scatter(n: u32, size: f32) -> Vec<Spot<'static>> {
        let mut seed = 11u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0
        };
        let roles = [HubRole::Korean, HubRole::Partner, HubRole::Comparison];
        (0..n).map(|i| spot(i, random() * size, random() * size, roles[(i % 3) as usize], (random() * 12.0) as u32)).collect()
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
            let marks = group(&scatter(n, size));
            let mut hubs: Vec<u32> = marks.iter().flat_map(|m| m.hubs.clone()).collect();
            hubs.sort_unstable();
            assert_eq!(hubs, (0..n).collect::<Vec<_>>());
            for (i, a) in marks.iter().enumerate() {
                for b in &marks[i + 1..] {
                    assert!(a.at.distance(b.at) > a.radius + b.radius, "{n} in {size}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn marks_that_only_touch_are_moved_apart_and_those_that_hide_each_other_are_grouped() {
        let touching = group(&[spot(0, 0.0, 0.0, HubRole::Partner, 4), spot(1, 8.0, 0.0, HubRole::Partner, 4)]);
        assert_eq!(touching.len(), 2);
        assert!(touching[0].at.x < 0.0 && touching[0].at.x >= -MOVE && touching[1].at.x > 8.0);
        let hidden = group(&[spot(0, 0.0, 0.0, HubRole::Partner, 4), spot(1, 3.0, 0.0, HubRole::Partner, 9)]);
        assert_eq!(hidden.len(), 1);
        assert_eq!((hidden[0].hubs.as_slice(), hidden[0].at.x), ([1, 0].as_slice(), 3.0));
    }

    #[test]
    fn what_another_frame_shows_apart_is_gathered_sooner() {
        let mut near = vec![spot(0, 0.0, 0.0, HubRole::Partner, 4), spot(1, 12.0, 0.0, HubRole::Partner, 4)];
        assert_eq!(group(&near).len(), 2);
        near.iter_mut().for_each(|s| s.elsewhere = true);
        assert_eq!(group(&near).len(), 1);
    }

    #[test]
    fn the_order_of_the_hubs_does_not_matter() {
        let spots = scatter(120, 400.0);
        let mut turned = spots.clone();
        turned.reverse();
        assert_eq!(group(&spots), group(&turned));
    }

    #[test]
    fn hubs_of_the_home_country_that_lie_close_are_one_mark() {
        let close = group(&[
            spot(0, 0.0, 0.0, HubRole::Korean, 3),
            spot(1, 30.0, 0.0, HubRole::Korean, 1),
            spot(2, 16.0, 0.0, HubRole::Partner, 1),
        ]);
        assert_eq!(close.len(), 2);
        assert!(close[0].country && close[0].hubs == [0, 1] && close[0].at == Pt::new(15.0, 0.0));
        assert!(lack(&close[0], &close[1]) <= 0.0, "a mark abroad is moved aside");
        let apart = group(&[spot(0, 0.0, 0.0, HubRole::Korean, 3), spot(1, 70.0, 0.0, HubRole::Korean, 1)]);
        assert!(apart.len() == 2 && !apart[0].country);
    }

    #[test]
    fn hubs_gathered_before_count_as_what_they_are() {
        let many = Spot { hubs: &HUBS[10..30], ..spot(0, 50.0, 0.0, HubRole::Partner, 40) };
        let marks = group(&[many, spot(1, 52.0, 0.0, HubRole::Partner, 4)]);
        assert_eq!((marks.len(), marks[0].hubs.len(), marks[0].radius), (1, 21, group_radius(21)));
        let home = Spot { hubs: &HUBS[10..30], ..spot(0, 50.0, 0.0, HubRole::Korean, 40) };
        assert!(group(&[home])[0].country, "all of the home country in one spot");
    }
}
