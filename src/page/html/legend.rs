//! The legend of the plate.

use super::{Html, tone};
use crate::atlas::HubRole;
use crate::map::legend::{Entry, Sign};
use crate::model::Lang;

/// Each sign of the plate with its word and its count, as the items of a list.
pub fn legend(entries: &[Entry], lang: Lang) -> String {
    let mut html = Html::default();
    for entry in entries {
        let class = match entry.sign {
            Sign::Line(status) => ["line ", &tone(status)].concat(),
            Sign::Mark(HubRole::Korean) => "mark mark-korean".to_owned(),
            Sign::Mark(HubRole::Partner) => "mark mark-partner".to_owned(),
            Sign::Mark(HubRole::Comparison) => "mark mark-comparison".to_owned(),
        };
        html.open("li", &[]);
        html.leaf("span", &[("class", &class), ("aria-hidden", "true")], "");
        html.text(entry.word.get(lang));
        html.text(" ");
        html.leaf("span", &[("class", "legend-count")], &entry.count.to_string());
        html.close("li");
    }
    html.0
}
