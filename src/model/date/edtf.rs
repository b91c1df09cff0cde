//! EDTF (ISO 8601-2): level 0 days, months and years, and the forms `~`, `?`, `%` and `X`.
//!
//! Of level 1 only what a source of ours needs: no seasons, intervals or times. `X` stands from the
//! right (`202X`, `20XX`, `2017-XX`, `2017-01-XX`); besides, as level 2 has it, a whole year may be unknown
//! before a known month and day (`XXXX-11-08`).

use super::{Day, days_in_month};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt};

/// A date with its precision, as its source gives it.
///
/// Any text deserialises; [`Edtf::parse`] says whether it is a date, and the checks of the data refuse what is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = "^[0-9X]{4}(-([0-9]{2}|XX)){0,2}[~?%]?$"))
)]
#[serde(transparent)]
pub struct Edtf(pub String);

/// How exact a date is, from the coarsest to the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Not even a century is known: `XXXX`, `XXXX-11-08`.
    Unknown,
    /// `20XX`.
    Century,
    /// `202X`.
    Decade,
    /// `2017`.
    Year,
    /// `2017-01`.
    Month,
    /// `2017-01-19`.
    Day,
}

/// What is known of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// `2017`.
    Known(i32),
    /// `202X`, by its first year.
    Decade(i32),
    /// `20XX`, by its first year.
    Century(i32),
    /// `XXXX`.
    Unknown,
}

/// An EDTF date taken apart. A month or day given as `XX` is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    /// The year, as far as known.
    pub year: Year,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, only with a month.
    pub day: Option<u8>,
    /// `~` or `%`: about then.
    pub approximate: bool,
    /// `?` or `%`: perhaps then.
    pub uncertain: bool,
}

/// Why a text is not a date that we accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not of the form year, year-month or year-month-day.
    Form,
    /// Unknown digits somewhere else than at the end.
    UnknownDigits,
    /// No such month.
    Month(u8),
    /// No such day in that month (of that year, if it is known).
    Day(u8, u8, Option<i32>),
}

impl fmt::Display for DateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            DateFault::Form => f.write_str("it is not of the form 2024, 2024-02 or 2024-02-21"),
            DateFault::UnknownDigits => f.write_str("X may stand only for the last digits, or for a whole unknown year"),
            DateFault::Month(m) => write!(f, "there is no month {m:02}"),
            DateFault::Day(d, m, Some(y)) => write!(f, "{y:04}-{m:02} has no day {d:02}"),
            DateFault::Day(d, m, None) => write!(f, "month {m:02} never has a day {d:02}"),
        }
    }
}

impl Edtf {
    /// The text as in the data.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Takes the date apart, or says why it is none.
    pub fn parse(&self) -> Result<PartialDate, DateFault> {
        PartialDate::parse(&self.0)
    }

    /// The first day that the date may mean; `None` where the year is unknown or the text is no date.
    ///
    /// `~` and `?` do not widen it: `2017~` begins on 2017-01-01.
    pub fn earliest(&self) -> Option<Day> {
        self.parse().ok()?.earliest()
    }

    /// The last day that the date may mean; `None` where the year is unknown or the text is no date.
    pub fn latest(&self) -> Option<Day> {
        self.parse().ok()?.latest()
    }

    /// The year, where it is known exactly.
    pub fn year(&self) -> Option<i32> {
        match self.parse().ok()?.year {
            Year::Known(y) => Some(y),
            _ => None,
        }
    }

    /// How exact the date is; `Unknown` if the text is no date.
    pub fn precision(&self) -> Precision {
        self.parse().map_or(Precision::Unknown, |d| d.precision())
    }

    /// Order in time: by the first day, then by the last (the more exact first); dates without a year come last.
    ///
    /// Not `Ord`, since `2017` and `2017~` are different texts that stand at the same place in time.
    pub fn chronological(&self, other: &Edtf) -> Ordering {
        let key = |e: &Edtf| match e.parse() {
            Ok(d) => (d.earliest().is_none(), d.earliest(), d.latest(), d.month, d.day),
            Err(_) => (true, None, None, None, None),
        };
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Edtf {
    fn from(s: &str) -> Self {
        Edtf(s.to_owned())
    }
}

impl From<Day> for Edtf {
    fn from(day: Day) -> Self {
        Edtf(day.to_string())
    }
}

/// Two digits, or `XX` as `None`.
fn two(part: &str) -> Result<Option<u8>, DateFault> {
    match part.as_bytes() {
        b"XX" => Ok(None),
        [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => Ok(Some((a - b'0') * 10 + b - b'0')),
        [_, _] if part.contains('X') => Err(DateFault::UnknownDigits),
        _ => Err(DateFault::Form),
    }
}

fn year(part: &str) -> Result<Year, DateFault> {
    let digits = part.trim_end_matches('X');
    if part.len() != 4 || !digits.bytes().all(|c| c.is_ascii_digit()) {
        let misplaced = part.len() == 4 && part.bytes().all(|c| c.is_ascii_digit() || c == b'X');
        return Err(if misplaced { DateFault::UnknownDigits } else { DateFault::Form });
    }
    let n = digits.bytes().fold(0, |n, c| n * 10 + i32::from(c - b'0'));
    match digits.len() {
        4 => Ok(Year::Known(n)),
        3 => Ok(Year::Decade(n * 10)),
        2 => Ok(Year::Century(n * 100)),
        0 => Ok(Year::Unknown),
        _ => Err(DateFault::UnknownDigits),
    }
}

impl PartialDate {
    /// Takes an EDTF text apart.
    pub fn parse(text: &str) -> Result<PartialDate, DateFault> {
        let (body, approximate, uncertain) = match text.as_bytes().last() {
            Some(b'~') => (&text[..text.len() - 1], true, false),
            Some(b'?') => (&text[..text.len() - 1], false, true),
            Some(b'%') => (&text[..text.len() - 1], true, true),
            _ => (text, false, false),
        };
        let mut parts = body.split('-');
        let year = year(parts.next().unwrap_or_default())?;
        let month = parts.next().map(two).transpose()?.flatten();
        let day = parts.next().map(two).transpose()?.flatten();
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        if let Some(m) = month {
            if !(1..=12).contains(&m) {
                return Err(DateFault::Month(m));
            }
            if matches!(year, Year::Decade(_) | Year::Century(_)) {
                return Err(DateFault::UnknownDigits);
            }
        }
        if let Some(d) = day {
            let Some(m) = month else { return Err(DateFault::UnknownDigits) };
            let known = if let Year::Known(y) = year { Some(y) } else { None };
            // 2000 is a leap year: where the year is unknown, 29 February may exist.
            if d == 0 || d > days_in_month(known.unwrap_or(2000), m) {
                return Err(DateFault::Day(d, m, known));
            }
        }
        Ok(PartialDate { year, month, day, approximate, uncertain })
    }

    /// How exact it is.
    pub fn precision(&self) -> Precision {
        match (self.year, self.month, self.day) {
            (Year::Unknown, ..) => Precision::Unknown,
            (Year::Century(_), ..) => Precision::Century,
            (Year::Decade(_), ..) => Precision::Decade,
            (_, None, _) => Precision::Year,
            (_, _, None) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day that it may mean.
    pub fn earliest(&self) -> Option<Day> {
        let year = match self.year {
            Year::Known(y) | Year::Decade(y) | Year::Century(y) => y,
            Year::Unknown => return None,
        };
        Day::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it may mean.
    pub fn latest(&self) -> Option<Day> {
        let year = match self.year {
            Year::Known(y) => y,
            Year::Decade(y) => y + 9,
            Year::Century(y) => y + 99,
            Year::Unknown => return None,
        };
        let month = self.month.unwrap_or(12);
        Day::new(year, month, self.day.unwrap_or_else(|| days_in_month(year, month)))
    }
}
