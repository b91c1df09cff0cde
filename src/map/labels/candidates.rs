//! The places that a name may take, and what each costs by itself.

use super::{Anchor, Obstacles, Request};
use crate::atlas::order::sorted;
use crate::map::metrics::LabelClass;
use crate::map::plane::{Pt, Rect, cross, distance_to_segment};

/// A place that a name may take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The text, by its place in the request.
    pub text: usize,
    /// Its box, px.
    pub rect: Rect,
    /// The leader, px.
    pub leader: Option<(Pt, Pt)>,
    /// Which of the anchor's places it is.
    pub slot: u16,
    /// What it costs by itself.
    pub cost: f32,
    /// About its box with the room that it asks for, and its leader, px: what lies outside has nothing to do with it.
    pub(super) hull: Rect,
}

impl Candidate {
    fn new(text: usize, rect: Rect, leader: Option<(Pt, Pt)>, slot: u16, cost: f32) -> Candidate {
        let mut hull = with_room(rect);
        for p in leader.iter().flat_map(|l| [l.0, l.1]) {
            let (right, bottom) = (hull.right().max(p.x), hull.bottom().max(p.y));
            (hull.x, hull.y) = (hull.x.min(p.x), hull.y.min(p.y));
            (hull.w, hull.h) = (right - hull.x, bottom - hull.y);
        }
        Candidate { text, rect, leader, slot, cost, hull }
    }
}

/// The box of a name with its room for others, px: side by side they need that of a letter, or they read as one.
pub(super) fn with_room(r: Rect) -> Rect {
    Rect::new(r.x - 2.0, r.y - 0.5, r.w + 4.0, r.h + 1.0)
}

/// A name so close to a mark that it does not belong to may be taken for its name, px.
const CLOSE: f32 = 5.0;

/// Room between a mark and its name, px.
const GAP: f32 = 3.0;
/// Places beside a mark: direction, and what it costs. Right and left before corners before above and below.
const BESIDE: [(f32, f32, f32); 12] = [
    (1.0, 0.0, 0.0),
    (-1.0, 0.0, 1.0),
    (1.0, -0.7, 2.0),
    (1.0, 0.7, 2.0),
    (-1.0, -0.7, 3.0),
    (-1.0, 0.7, 3.0),
    (0.0, -1.0, 3.5),
    (0.0, 1.0, 3.5),
    (1.0, -0.35, 1.0),
    (1.0, 0.35, 1.0),
    (-1.0, -0.35, 2.0),
    (-1.0, 0.35, 2.0),
];
/// Lengths of leaders, px.
const LEADERS: [f32; 7] = [8.0, 14.0, 22.0, 32.0, 44.0, 60.0, 80.0];
const ANGLES: usize = 24;
/// What a leader costs, at all and for each px.
const LEADER_COST: (f32, f32) = (6.0, 0.3);
/// What lying on a line costs, at all and for each px of it.
pub(super) const LINE_COST: (f32, f32) = (70.0, 1.0);
/// What a leader across a line costs.
const LEADER_ACROSS: f32 = 7.0;
/// What a shorter text costs.
const SHORTER: f32 = 12.0;
/// What moving away from the slot held before costs.
const MOVE: f32 = 6.0;

/// A name of this importance is left out only if nothing else helps.
pub const MUST: f32 = 100.0;

/// How far from its mark a name may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Beside it.
    Near,
    /// Beside it, or off with a leader.
    Far,
}

/// The places of a name that nothing bars, cheapest first.
pub(super) fn candidates(request: &Request, obstacles: &Obstacles, reach: Reach) -> Vec<Candidate> {
    let mut found = Vec::new();
    let height = request.class.type_().height;
    for (text, &(_, width)) in request.texts.iter().enumerate() {
        let size = (width.max(1.0), height);
        let mut offer = |rect: Rect, leader, slot: u16, cost: f32| {
            let mut c = Candidate::new(text, rect, leader, slot, cost + SHORTER * text as f32);
            if request.slot.is_some_and(|s| s != slot) {
                c.cost += MOVE;
            }
            if let Some(extra) = price(&c, request, obstacles) {
                c.cost += extra;
                found.push(c);
            }
        };
        match request.anchor {
            Anchor::Mark(at, radius, _) => {
                beside(at, radius, size, &mut offer);
                if reach == Reach::Far {
                    for direction in 0..LEADERS.len() * ANGLES {
                        led(at, radius, size, direction, &mut offer);
                    }
                }
            }
            Anchor::Box(rect) => around(rect, size, obstacles.window, &mut offer),
            Anchor::Expanse(at, water) => near(at, water, size, &mut offer),
            Anchor::Area(at) => within(at, size, &mut offer),
            Anchor::Exit(at) => inside(at, size, obstacles.window, &mut offer),
        }
    }
    let order = sorted(found.len(), &|a, b| {
        let (a, b) = (&found[a], &found[b]);
        a.cost.total_cmp(&b.cost).then(a.text.cmp(&b.text)).then(a.slot.cmp(&b.slot))
    });
    order.into_iter().map(|i| found[i as usize]).collect()
}

/// The place that a name held before, at what it costs now; `None` where something bars it. What it costs to lie there by
/// itself is left out: who stays pays nothing for it.
pub(super) fn held(request: &Request, obstacles: &Obstacles) -> Option<Candidate> {
    let held = request.slot?;
    let height = request.class.type_().height;
    let mut found = None;
    for (text, &(_, width)) in request.texts.iter().enumerate() {
        let size = (width.max(1.0), height);
        let mut offer = |rect: Rect, leader, slot: u16, _| {
            if slot == held && found.is_none() {
                let c = Candidate::new(text, rect, leader, slot, 0.0);
                found = price(&c, request, obstacles).map(|cost| Candidate { cost, ..c });
            }
        };
        match request.anchor {
            Anchor::Mark(at, radius, _) => match usize::from(held).checked_sub(BESIDE.len()) {
                None => beside(at, radius, size, &mut offer),
                Some(led_by) => led(at, radius, size, led_by % (LEADERS.len() * ANGLES), &mut offer),
            },
            Anchor::Box(rect) => around(rect, size, obstacles.window, &mut offer),
            Anchor::Expanse(at, water) => near(at, water, size, &mut offer),
            Anchor::Area(at) => within(at, size, &mut offer),
            Anchor::Exit(at) => inside(at, size, obstacles.window, &mut offer),
        }
    }
    found
}

type Offer<'a> = &'a mut dyn FnMut(Rect, Option<(Pt, Pt)>, u16, f32);

fn beside(at: Pt, radius: f32, (w, h): (f32, f32), offer: Offer) {
    for (slot, &(dx, dy, cost)) in BESIDE.iter().enumerate() {
        let rect = if dx == 0.0 {
            Rect::about(at.moved(0.0, dy * (radius + h / 2.0 + 1.0)), w, h)
        } else {
            // The further up or down, the closer the name may come.
            let out = (radius * radius - (dy * radius).powi(2)).max(0.0).sqrt() + GAP - dy.abs();
            let x = if dx > 0.0 { at.x + out } else { at.x - out - w };
            Rect::new(x, at.y - h / 2.0 + dy * (radius + h / 2.0 - 1.0), w, h)
        };
        offer(rect, None, slot as u16, cost);
    }
}

/// The places at the end of a leader, of which `direction` tells the length and the angle.
fn led(at: Pt, radius: f32, (w, h): (f32, f32), direction: usize, offer: Offer) {
    let far = LEADERS[direction / ANGLES % LEADERS.len()];
    let angle = (direction % ANGLES) as f32 / ANGLES as f32 * std::f32::consts::TAU;
    let (sin, cos) = crate::geo::trig::sin_cos(f64::from(angle));
    let (sin, cos) = (sin as f32, cos as f32);
    let end = at.moved(cos * (radius + far), sin * (radius + far));
    let start = at.moved(cos * (radius + 0.5), sin * (radius + 0.5));
    let slot = BESIDE.len() + direction;
    // Slanted leaders read better than level or upright ones next to a name of one line.
    let cost = LEADER_COST.0 + LEADER_COST.1 * far - cos.abs().min(sin.abs()) * 0.5;
    if cos.abs() > 0.4 {
        let centre = end.moved(cos.signum() * (w / 2.0 + 2.0), sin * h * 0.35);
        offer(Rect::about(centre, w, h), Some((start, end)), slot as u16, cost);
    }
    if sin.abs() > 0.5 {
        // The leader meets the name from above or below, at its middle or elsewhere.
        for (i, share) in [0.0, -0.2, 0.2, -0.4, 0.4].into_iter().enumerate() {
            let centre = end.moved(w * share + cos * 4.0, sin.signum() * (h / 2.0 + 1.0));
            let slot = slot + (i + 1) * LEADERS.len() * ANGLES;
            offer(Rect::about(centre, w, h), Some((start, end)), slot as u16, cost + share.abs() * 4.0 + 0.5);
        }
    }
}

fn around(b: Rect, (w, h): (f32, f32), window: Rect, offer: Offer) {
    let middle = b.centre();
    let places = [
        (b.x, b.bottom() + 2.0, 0.0),
        (middle.x - w / 2.0, b.bottom() + 2.0, 0.5),
        (b.right() - w, b.bottom() + 2.0, 1.0),
        (b.x - w - 4.0, b.y, 1.5),
        (b.x - w - 4.0, middle.y - h / 2.0, 1.5),
        (b.x - w - 4.0, b.bottom() - h, 2.0),
        (b.x, b.y - h - 2.0, 2.0),
        (b.right() - w, b.y - h - 2.0, 3.0),
        (b.right() + 4.0, b.y, 3.0),
        (b.right() + 4.0, middle.y - h / 2.0, 3.0),
        (b.right() + 4.0, b.bottom() - h, 3.0),
    ];
    for (slot, (x, y, cost)) in places.into_iter().enumerate() {
        offer(Rect::new(x, y, w, h), None, slot as u16, cost);
    }
    // Above or below, moved along as far as it takes to stay inside.
    let steps = (window.w / 8.0) as u16;
    for i in 0..=steps {
        let x = window.x + f32::from(i) * 8.0;
        let off = (b.x - x).max(x + w - b.right()).max(0.0);
        if x <= b.right() && x + w >= b.x {
            offer(Rect::new(x, b.bottom() + 2.0, w, h), None, 16 + 2 * i, 4.0 + off * 0.1);
            offer(Rect::new(x, b.y - h - 2.0, w, h), None, 17 + 2 * i, 5.0 + off * 0.1);
        }
    }
}

fn near(at: Pt, water: Option<Rect>, (w, h): (f32, f32), offer: Offer) {
    const STEPS: [f32; 15] = [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.0, 4.0, -5.0, 5.0, -6.0, 6.0, -7.0, 7.0];
    for (i, &dy) in STEPS.iter().enumerate() {
        for (j, &dx) in STEPS.iter().enumerate() {
            let centre = at.moved(dx * 18.0, dy * 11.0);
            // Over water that is known to be open it may go far, and nowhere else.
            let close = dx.abs() <= 3.0 && dy.abs() <= 3.0;
            if water.map_or(close, |water| water.holds(centre)) {
                offer(Rect::about(centre, w, h), None, (i * STEPS.len() + j) as u16, (dx * dx + dy * dy).sqrt() * 2.0);
            }
        }
    }
}

fn within(at: Pt, (w, h): (f32, f32), offer: Offer) {
    let steps = [(0.0, 0.0), (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)];
    for (slot, (dx, dy)) in steps.into_iter().enumerate() {
        let rect = Rect::about(at.moved(dx * w * 0.4, dy * h * 0.8), w, h);
        offer(rect, None, slot as u16, 2.0 * slot as f32);
    }
}

fn inside(at: Pt, (w, h): (f32, f32), window: Rect, offer: Offer) {
    let centre = window.grown(-2.0).nearest(at);
    let mut slot = 0;
    for back in [0.0, 10.0, 22.0, 36.0, 52.0] {
        for shift in [0.0, -1.0, 1.0, -2.0, 2.0, -3.0, 3.0, -4.5, 4.5, -6.0, 6.0] {
            let upright = at.x <= window.x + 1.0 || at.x >= window.right() - 1.0;
            let toward = |v: f32, low: f32, high: f32| {
                if v <= low + 1.0 {
                    1.0
                } else if v >= high - 1.0 {
                    -1.0
                } else {
                    0.0
                }
            };
            let (ix, iy) = (toward(at.x, window.x, window.right()), toward(at.y, window.y, window.bottom()));
            let (dx, dy) = if upright { (0.0, shift * 9.0) } else { (shift * (w / 2.0 + 4.0) * 0.67, 0.0) };
            let middle = centre.moved(ix * (w / 2.0 + 1.0 + back) + dx, iy * (h / 2.0 + 1.0 + back) + dy);
            offer(Rect::about(middle, w, h), None, slot, back * 0.4 + shift.abs() * 1.5);
            slot += 1;
        }
    }
}

/// What a place costs for what it covers, or `None` where it is barred.
fn price(c: &Candidate, request: &Request, obstacles: &Obstacles) -> Option<f32> {
    if !obstacles.window.contains(c.rect) {
        return None;
    }
    let own = match request.anchor {
        Anchor::Mark(_, _, index) => Some(index),
        _ => None,
    };
    for r in &obstacles.rects {
        if r.overlaps(c.rect) || r.overlaps(c.hull) && c.leader.is_some_and(|(a, b)| r.clip(a, b).is_some()) {
            return None;
        }
    }
    for &(p, q) in &obstacles.leaders {
        if c.rect.clip(p, q).is_some() || c.leader.is_some_and(|(a, b)| cross(a, b, p, q)) {
            return None;
        }
    }
    let mut cost = 0.0;
    for (i, &(at, radius)) in obstacles.marks.iter().enumerate() {
        if !c.hull.grown(radius + CLOSE).holds(at) {
            continue;
        }
        if c.rect.meets_disc(at, radius + 1.0) {
            return None;
        }
        if own == Some(i) {
            continue;
        }
        if c.leader.is_some_and(|(a, b)| distance_to_segment(at, a, b) < radius + 2.0) {
            return None;
        }
        let off = c.rect.nearest(at).distance(at) - radius;
        cost += (CLOSE - off).max(0.0) * 0.8;
    }
    let covered = obstacles.lines.covered(c.rect.grown(-1.0));
    if covered > 0.0 {
        // The names of seas, islands and places are never worth a line, but for a sea that must be named.
        let must = request.class == LabelClass::Sea && request.importance >= MUST;
        if request.class.is_ground() && !must {
            return None;
        }
        cost += LINE_COST.0 + LINE_COST.1 * covered;
    }
    if let Some((a, b)) = c.leader {
        cost += LEADER_ACROSS * obstacles.lines.crossings(a, b) as f32;
    }
    Some(cost)
}
