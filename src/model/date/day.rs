//! A day of the proleptic Gregorian calendar.

use std::fmt;

/// A day of the proleptic Gregorian calendar, years 0 to 9999; ordered in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// The year; 0 is 1 BC.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the length of the month.
    pub day: u8,
}

/// The length of a month (1 to 12) in days; 0 for a month that does not exist.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let real = (0..=9999).contains(&year) && day >= 1 && day <= days_in_month(year, month);
        real.then_some(Day { year, month, day })
    }

    /// Reads `2026-11-25` and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        let number =
            |digits: &[u8]| digits.iter().try_fold(0i32, |n, &c| c.is_ascii_digit().then(|| n * 10 + i32::from(c - b'0')));
        Day::new(number(&b[..4])?, number(&b[5..7])? as u8, number(&b[8..])? as u8)
    }

    /// Days since 1970-01-01, negative before it.
    ///
    /// Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
    pub fn ordinal(self) -> i32 {
        let y = self.year - i32::from(self.month <= 2);
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that lies so many days after 1970-01-01, kept within the years 0 to 9999.
    ///
    /// The inverse of [`Day::ordinal`]; Hinnant's `civil_from_days`.
    pub fn from_ordinal(days: i32) -> Day {
        let z = days.clamp(-719_528, 2_932_896) + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = (if mp < 10 { mp + 3 } else { mp - 9 }) as u8;
        Day { year: yoe + era * 400 + i32::from(month <= 2), month, day: (doy - (153 * mp + 2) / 5 + 1) as u8 }
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2026-11-25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_the_calendar_lacks_is_refused() {
        assert_eq!(Day::parse("2023-02-29"), None);
        assert_eq!(Day::parse("1900-02-29"), None);
        assert_eq!(Day::parse("2023-13-01"), None);
        assert_eq!(Day::parse("2023-04-31"), None);
        assert_eq!(Day::parse("2023-4-3"), None);
        assert_eq!(Day::parse("2023-04-03T"), None);
        assert_eq!(Day::parse("2024-02-29"), Day::new(2024, 2, 29));
        assert_eq!(Day::parse("2000-02-29"), Day::new(2000, 2, 29));
    }

    #[test]
    fn ordinals_agree_with_published_days() {
        // Unix time 0, 10^9 s and 2^31 s fall on these days.
        for (text, ordinal) in [("1970-01-01", 0), ("2001-09-09", 11_574), ("2038-01-19", 24_855)] {
            assert_eq!(Day::parse(text).unwrap().ordinal(), ordinal);
        }
    }

    #[test]
    fn every_day_of_ten_thousand_years_comes_back_from_its_ordinal() {
        let mut expected = Day { year: 0, month: 1, day: 1 }.ordinal();
        for year in 0..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let d = Day { year, month, day };
                    assert_eq!(d.ordinal(), expected);
                    assert_eq!(Day::from_ordinal(expected), d);
                    expected += 1;
                }
            }
        }
    }
}
