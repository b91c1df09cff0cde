//! Which tiles are shown: at once where nothing was shown before, else by a cross-fade. Time is an argument, in ms.
//!
//! What is shown are the tiles that have *settled*, coarse ones below finer ones, and over them at most one group of tiles that
//! *passes*: it comes into sight, or goes out of it, as one picture of a growing or shrinking opacity. What comes meanwhile waits
//! until the group has settled.

use super::square::Square;
use crate::geo::trig::smoothstep;

/// How long tiles take to come into sight, ms.
pub const FADE_MS: f64 = 200.0;

/// A group that comes or goes.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    squares: Vec<Square>,
    since: f64,
    leaves: bool,
}

/// What is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passing {
    settled: Vec<Square>,
    group: Option<Group>,
}

impl Passing {
    /// Shows `target`: tiles that are there. What of it is `fresh`, that is nothing was seen there before, is shown at
    /// once, and everything where motion is `reduced`. `seen` tells what the window sees some of. Whether other tiles are shown
    /// than before.
    pub fn step(
        &mut self,
        target: &[Square],
        fresh: &dyn Fn(Square) -> bool,
        seen: &dyn Fn(Square) -> bool,
        now: f64,
        reduced: bool,
    ) -> bool {
        let before = self.clone();
        self.settle(target, now, reduced);
        self.settled.retain(|&s| seen(s));
        let mut coming = Vec::new();
        for &square in target {
            if self.settled.contains(&square) || self.passes(square) {
                continue;
            }
            if reduced || fresh(square) {
                self.settled.push(square);
            } else {
                coming.push(square);
            }
        }
        if self.group.is_none() {
            if !coming.is_empty() {
                self.group = Some(Group { squares: coming, since: now, leaves: false });
            } else if target.is_empty() && !self.settled.is_empty() && !reduced {
                // To the coarse map, which is beneath.
                self.group = Some(Group { squares: std::mem::take(&mut self.settled), since: now, leaves: true });
            } else {
                self.settled.retain(|s| target.contains(s));
            }
        }
        *self != before
    }

    /// Ends the passing of a group whose time is over.
    fn settle(&mut self, target: &[Square], now: f64, reduced: bool) {
        let over = |g: &mut Group| reduced || now - g.since >= FADE_MS || now < g.since;
        let Some(group) = self.group.take_if(over).filter(|g| !g.leaves) else { return };
        // What it lies over would else come up again, where it is finer.
        self.settled.retain(|s| target.contains(s) || !group.squares.iter().any(|g| g.holds(*s)));
        for square in group.squares {
            if !self.settled.contains(&square) {
                self.settled.push(square);
            }
        }
    }

    fn passes(&self, square: Square) -> bool {
        self.group.as_ref().is_some_and(|g| g.squares.contains(&square))
    }

    /// What has settled.
    pub fn settled(&self) -> &[Square] {
        &self.settled
    }

    /// What comes or goes.
    pub fn passing(&self) -> &[Square] {
        self.group.as_ref().map_or(&[], |g| &g.squares)
    }

    /// How much is to be seen of what comes or goes, 0..=1, by a ramp that is level at both ends.
    pub fn opacity(&self, now: f64) -> f32 {
        let Some(group) = &self.group else { return 1.0 };
        let t = smoothstep((now - group.since) / FADE_MS);
        (if group.leaves { 1.0 - t } else { t }) as f32
    }
}
