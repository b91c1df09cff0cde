//! The cheapest whole: greedy, then each name in turn moved to where it is cheapest, then names pushed aside for
//! one that found no place.

use super::candidates::{MUST, Reach, candidates, held, with_room};
use super::{Candidate, Obstacles, Request};
use crate::atlas::order::sorted;
use crate::map::plane::{Pt, cross};

const ROUNDS: usize = 10;
/// How often the case of a name that must stand is heard.
const INSISTENCE: usize = 300;
/// How many names may be pushed aside for one.
const PUSHED: usize = 3;

/// For each name the candidate taken, by its place in the list, or none.
pub(super) fn solve(requests: &[Request], options: &[Vec<Candidate>]) -> Vec<Option<usize>> {
    let order = by_importance(requests);
    let mut state = State { requests, options, chosen: vec![None; requests.len()] };
    for &i in &order {
        state.chosen[i] = state.best(i);
    }
    for _ in 0..ROUNDS {
        let mut changed = false;
        for &i in &order {
            let best = state.best(i);
            changed |= best != state.chosen[i];
            state.chosen[i] = best;
        }
        for &i in &order {
            changed |= state.push_aside(i);
        }
        if !changed {
            break;
        }
    }
    state.insist(&order);
    state.chosen
}

/// For each name the place that it held before, where nothing bars it now; under an arc that has come there it waits for the
/// map to rest. Else the best that is free: beside its mark, or off with a leader for a name that had a place and lost it.
pub(super) fn keep(requests: &[Request], obstacles: &Obstacles) -> Vec<Option<Candidate>> {
    let order = by_importance(requests);
    let free = |chosen: &[Option<Candidate>], c: &Candidate| !chosen.iter().flatten().any(|d| clash(c, d));
    let mut chosen: Vec<Option<Candidate>> = vec![None; requests.len()];
    for &i in &order {
        chosen[i] = held(&requests[i], obstacles).filter(|c| free(&chosen, c));
    }
    for &i in &order {
        if chosen[i].is_some() {
            continue;
        }
        let reach = if requests[i].slot.is_some() { Reach::Far } else { Reach::Near };
        let absence = absence(&requests[i]);
        let mut options = candidates(&requests[i], obstacles, reach).into_iter().take_while(|c| c.cost < absence);
        chosen[i] = options.find(|c| free(&chosen, c));
    }
    chosen
}

fn by_importance(requests: &[Request]) -> Vec<usize> {
    let order = sorted(requests.len(), &|a, b| requests[b].importance.total_cmp(&requests[a].importance));
    order.into_iter().map(|i| i as usize).collect()
}

/// What leaving a name out costs.
fn absence(request: &Request) -> f32 {
    if request.importance >= MUST { 2000.0 } else { 30.0 + request.importance }
}

struct State<'a> {
    requests: &'a [Request],
    options: &'a [Vec<Candidate>],
    chosen: Vec<Option<usize>>,
}

impl State<'_> {
    fn candidate(&self, i: usize) -> Option<&Candidate> {
        self.options[i].get(self.chosen[i]?)
    }

    fn cost(&self, i: usize) -> f32 {
        self.candidate(i).map_or(absence(&self.requests[i]), |c| c.cost)
    }

    fn clashes(&self, i: usize, c: &Candidate) -> bool {
        (0..self.chosen.len()).any(|j| j != i && self.candidate(j).is_some_and(|d| clash(c, d)))
    }

    /// The cheapest place of a name that clashes with no other and costs less than leaving it out.
    fn best(&self, i: usize) -> Option<usize> {
        let absence = absence(&self.requests[i]);
        let mut options = self.options[i].iter().take_while(|c| c.cost < absence);
        options.position(|c| !self.clashes(i, c))
    }

    fn total(&self) -> f32 {
        (0..self.chosen.len()).map(|i| self.cost(i)).sum()
    }

    /// While a name that must stand has no place, it takes the one whose holders are cheapest to drive out, and these
    /// look for another; who is driven out often becomes dearer. The best whole that was met is kept.
    fn insist(&mut self, order: &[usize]) {
        let must = |i: usize| self.requests[i].importance >= MUST && !self.options[i].is_empty();
        let musts: Vec<usize> = order.iter().copied().filter(|&i| must(i)).collect();
        let mut driven = vec![0.0f32; self.chosen.len()];
        let (mut best, mut least) = (self.chosen.clone(), self.total());
        for _ in 0..INSISTENCE {
            let Some(&i) = musts.iter().find(|&&i| self.chosen[i].is_none()) else { break };
            let price = |c: &Candidate| {
                let holders = (0..self.chosen.len()).filter(|&j| j != i && self.candidate(j).is_some_and(|d| clash(c, d)));
                let dear = |j: usize| if self.requests[j].importance >= MUST { 40.0 } else { 10.0 } + 12.0 * driven[j];
                c.cost + holders.map(dear).sum::<f32>()
            };
            let prices = self.options[i].iter().map(price).enumerate();
            let Some((k, _)) = prices.min_by(|a, b| a.1.total_cmp(&b.1)) else { break };
            let c = self.options[i][k];
            for (j, often) in driven.iter_mut().enumerate() {
                if j != i && self.candidate(j).is_some_and(|d| clash(&c, d)) {
                    self.chosen[j] = None;
                    *often += 1.0;
                }
            }
            self.chosen[i] = Some(k);
            for &j in order {
                if self.chosen[j].is_none() {
                    self.chosen[j] = self.best(j);
                }
            }
            let total = self.total();
            if total < least {
                (best, least) = (self.chosen.clone(), total);
            }
        }
        self.chosen = best;
    }

    /// Tries for a name each better place that a few others hold, and moves those to their next best. Whether the
    /// whole became cheaper.
    fn push_aside(&mut self, i: usize) -> bool {
        let now = self.cost(i);
        for k in 0..self.options[i].len() {
            let c = self.options[i][k];
            if c.cost >= now - 0.5 {
                break;
            }
            let holders: Vec<usize> =
                (0..self.chosen.len()).filter(|&j| j != i && self.candidate(j).is_some_and(|d| clash(&c, d))).collect();
            if holders.is_empty() || holders.len() > PUSHED {
                continue;
            }
            let before: f32 = now + holders.iter().map(|&j| self.cost(j)).sum::<f32>();
            let kept: Vec<Option<usize>> = holders.iter().map(|&j| self.chosen[j]).collect();
            let own = self.chosen[i];
            for &j in &holders {
                self.chosen[j] = None;
            }
            self.chosen[i] = Some(k);
            for &j in &holders {
                self.chosen[j] = self.best(j);
            }
            let after: f32 = c.cost + holders.iter().map(|&j| self.cost(j)).sum::<f32>();
            if after < before - 0.5 {
                return true;
            }
            self.chosen[i] = own;
            for (&j, old) in holders.iter().zip(kept) {
                self.chosen[j] = old;
            }
        }
        false
    }
}

/// Whether two names may not both stand so: their boxes overlap, a leader runs over a box, or leaders cross.
fn clash(c: &Candidate, d: &Candidate) -> bool {
    if !c.hull.overlaps(d.hull) {
        return false;
    }
    if with_room(c.rect).overlaps(with_room(d.rect)) {
        return true;
    }
    let over =
        |leader: Option<(Pt, Pt)>, other: &Candidate| leader.is_some_and(|(a, b)| other.rect.grown(0.5).clip(a, b).is_some());
    if over(c.leader, d) || over(d.leader, c) {
        return true;
    }
    match (c.leader, d.leader) {
        (Some((a, b)), Some((p, q))) => cross(a, b, p, q),
        _ => false,
    }
}
