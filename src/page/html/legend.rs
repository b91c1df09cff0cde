//! The legend of the plate and of the free map.

use super::{Html, tone};
use crate::atlas::HubRole;
use crate::map::legend::{Entry, Sign};
use crate::model::Lang;

/// Each sign with its word and its count, as the items of a list.
pub fn legend(entries: &[Entry], lang: Lang) -> String {
    let mut html = Html::default();
    for entry in entries {
        let line: String;
        let class = match entry.sign {
            Sign::Line(status) => {
                line = ["line ", &tone(status)].concat();
                &line
            }
            Sign::Mark(HubRole::Korean) => "mark mark-korean",
            Sign::Mark(HubRole::Partner) => "mark mark-partner",
            Sign::Mark(HubRole::Comparison) => "mark mark-comparison",
            Sign::Widths => "mark mark-widths",
            Sign::Group => "mark mark-group",
            Sign::City => "mark mark-city",
            Sign::Control => "mark mark-control",
        };
        html.open("li", &[("class", if matches!(entry.sign, Sign::Line(_)) { "" } else { "of-mark" })]);
        html.leaf("span", &[("class", class), ("aria-hidden", "true")], "");
        html.text(entry.word.get(lang));
        if entry.count > 0 {
            html.text(" ");
            html.leaf("span", &[("class", "legend-count")], &entry.count.to_string());
        }
        html.close("li");
    }
    html.0
}
