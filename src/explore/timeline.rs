//! The strip of time: milestones by year, and the month steps of the day that the site stands at.

use crate::atlas::Atlas;
use crate::model::{Day, MilestoneBasis, days_in_month};

/// The milestones of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearBar {
    /// The year.
    pub year: i32,
    /// How many happened.
    pub happened: u32,
    /// How many are planned.
    pub planned: u32,
}

/// The first year that the strip shows.
pub const FIRST_YEAR: i32 = 2000;

/// One bar a year from [`FIRST_YEAR`] to the year after `today` or that of the last milestone, whichever is
/// later, but at most ten years on. Milestones before the first year count in it; those without a year do not.
pub fn year_bars(atlas: &Atlas, today: Day) -> Vec<YearBar> {
    let years = || atlas.milestones().iter().filter_map(|m| m.date.year().map(|y| (y, m.basis)));
    let last = years().map(|(y, _)| y).max().unwrap_or(today.year).clamp(today.year + 1, today.year + 10);
    let mut bars: Vec<YearBar> = (FIRST_YEAR..=last).map(|year| YearBar { year, happened: 0, planned: 0 }).collect();
    for (year, basis) in years() {
        let at = (year.max(FIRST_YEAR) - FIRST_YEAR) as usize;
        if let Some(bar) = bars.get_mut(at) {
            match basis {
                MilestoneBasis::Fact => bar.happened += 1,
                MilestoneBasis::Plan => bar.planned += 1,
            }
        }
    }
    bars
}

/// The step of a day: months since January of [`FIRST_YEAR`]; 0 for earlier days.
pub fn month_step(day: Day) -> i32 {
    ((day.year - FIRST_YEAR) * 12 + i32::from(day.month) - 1).max(0)
}

/// The day of a step: the last of its month, or none (today) for the month of `today` and later.
pub fn step_day(step: i32, today: Day) -> Option<Day> {
    if step >= month_step(today) {
        return None;
    }
    let year = FIRST_YEAR + step.max(0) / 12;
    let month = (step.max(0) % 12 + 1) as u8;
    Day::new(year, month, days_in_month(year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stands_at_the_end_of_its_month_and_the_present_month_at_today() {
        let today = Day::parse("2026-11-25").unwrap();
        assert_eq!(step_day(0, today).unwrap().to_string(), "2000-01-31");
        assert_eq!(step_day(1, today).unwrap().to_string(), "2000-02-29");
        assert_eq!(step_day(month_step(today) - 1, today).unwrap().to_string(), "2026-10-31");
        assert_eq!(step_day(month_step(today), today), None);
        assert_eq!(step_day(-5, today).unwrap().to_string(), "2000-01-31");
    }

    #[test]
    fn a_day_and_its_step_agree_for_every_month() {
        let today = Day::parse("2026-11-25").unwrap();
        for step in 0..month_step(today) {
            assert_eq!(month_step(step_day(step, today).unwrap()), step);
        }
    }
}
