//! Dates in Korean and English words.

use super::{Day, Edtf, PartialDate, Year};
use crate::model::Lang;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

impl Day {
    /// `2026년 11월 25일`, `25 November 2026`.
    pub fn words(self, lang: Lang) -> String {
        let Day { year, month, day } = self;
        match lang {
            Lang::Ko => format!("{year}년 {month}월 {day}일"),
            Lang::En => format!("{day} {} {year}", month_name(month)),
        }
    }
}

impl Edtf {
    /// The date in words, no more exact than it is; a text that is no date comes back as it stands.
    pub fn words(&self, lang: Lang) -> String {
        match self.parse() {
            Ok(date) => date.words(lang),
            Err(_) => self.0.clone(),
        }
    }
}

impl PartialDate {
    /// The date in words: `2023년경`, `about 2023`; `11월 8일(연도 미상)`, `8 November (year unknown)`.
    pub fn words(&self, lang: Lang) -> String {
        match lang {
            Lang::Ko => self.korean(),
            Lang::En => self.english(),
        }
    }

    fn korean(&self) -> String {
        let year = match self.year {
            Year::Known(y) => format!("{y}년"),
            Year::Decade(y) => format!("{y}년대"),
            Year::Century(y) => format!("{}세기", y / 100 + 1),
            Year::Unknown => String::new(),
        };
        let rest = match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{m}월 {d}일"),
            (Some(m), None) => format!("{m}월"),
            _ => String::new(),
        };
        let about = match (self.approximate, self.year) {
            (false, _) => "",
            (true, Year::Decade(_) | Year::Century(_)) => " 무렵",
            (true, _) => "경",
        };
        let doubt = if self.uncertain { "(추정)" } else { "" };
        match (year.is_empty(), rest.is_empty()) {
            (true, true) => "날짜 미상".to_owned(),
            (true, false) => format!("{rest}{about}(연도 미상)"),
            (false, true) => format!("{year}{about}{doubt}"),
            (false, false) => format!("{year} {rest}{about}{doubt}"),
        }
    }

    fn english(&self) -> String {
        let year = match self.year {
            Year::Known(y) => format!("{y}"),
            Year::Decade(y) => format!("the {y}s"),
            Year::Century(y) => format!("the {} century", ordinal(y / 100 + 1)),
            Year::Unknown => String::new(),
        };
        let rest = match (self.month, self.day) {
            (Some(m), Some(d)) => format!("{d} {}", month_name(m)),
            (Some(m), None) => month_name(m).to_owned(),
            _ => String::new(),
        };
        let about = if self.approximate { "about " } else { "" };
        let doubt = if self.uncertain { " (uncertain)" } else { "" };
        match (year.is_empty(), rest.is_empty()) {
            (true, true) => "date unknown".to_owned(),
            (true, false) => format!("{about}{rest} (year unknown)"),
            (false, true) => format!("{about}{year}{doubt}"),
            (false, false) => format!("{about}{rest} {year}{doubt}"),
        }
    }
}

fn ordinal(n: i32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_words() {
        for (edtf, ko, en) in [
            ("2017-01-19", "2017년 1월 19일", "19 January 2017"),
            ("2017-01", "2017년 1월", "January 2017"),
            ("2017-01-XX", "2017년 1월", "January 2017"),
            ("2017", "2017년", "2017"),
            ("2023~", "2023년경", "about 2023"),
            ("2023-12-15~", "2023년 12월 15일경", "about 15 December 2023"),
            ("2023-07-02?", "2023년 7월 2일(추정)", "2 July 2023 (uncertain)"),
            ("2023%", "2023년경(추정)", "about 2023 (uncertain)"),
            ("202X", "2020년대", "the 2020s"),
            ("202X~", "2020년대 무렵", "about the 2020s"),
            ("20XX", "21세기", "the 21st century"),
            ("19XX", "20세기", "the 20th century"),
            ("XXXX-11-08", "11월 8일(연도 미상)", "8 November (year unknown)"),
            ("XXXX", "날짜 미상", "date unknown"),
            ("soon", "soon", "soon"),
        ] {
            assert_eq!(Edtf::from(edtf).words(Lang::Ko), ko, "{edtf}");
            assert_eq!(Edtf::from(edtf).words(Lang::En), en, "{edtf}");
        }
    }
}
