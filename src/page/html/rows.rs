//! Rows, groups of rows, and what a search finds.

use super::{Html, item_key, tone};
use crate::atlas::{HubRole, Ref};
use crate::i18n;
use crate::model::Lang;
use crate::page::{Group, Row, RowMark, kind_message};

/// Rows as a list.
pub fn rows(rows: &[Row], lang: Lang) -> String {
    let mut html = Html::default();
    write_rows(&mut html, rows, None, lang);
    html.0
}

/// Groups of rows under their headings; `counted` says that the numbers at the right count partnerships;
/// `current` is the record that is open.
pub fn groups(groups: &[Group], counted: bool, current: Option<Ref>, lang: Lang) -> String {
    let mut html = Html::default();
    for group in groups {
        html.open("section", &[]);
        if !group.title.is_empty() {
            html.open("h2", &[("class", "group")]);
            html.leaf("span", &[], &group.title);
            if counted {
                html.leaf("span", &[("aria-hidden", "true")], i18n::COUNT_PARTNERSHIPS.get(lang));
            }
            html.close("h2");
        }
        write_rows(&mut html, &group.rows, current, lang);
        html.close("section");
    }
    html.0
}

/// What a search finds, as the options of a list box; the one at `at` is chosen.
pub fn results(found: &[Row], at: usize, lang: Lang) -> String {
    let mut html = Html::default();
    for (i, row) in found.iter().enumerate() {
        let (class, selected) = if i == at { ("row here", "true") } else { ("row", "false") };
        let id = ["result-", &i.to_string()].concat();
        html.open(
            "a",
            &[
                ("class", class),
                ("role", "option"),
                ("id", &id),
                ("href", &row.href),
                ("tabindex", "-1"),
                ("aria-selected", selected),
            ],
        );
        let kind = kind_message(row.item.kind).get(lang);
        let sub = if row.sub.is_empty() { kind.to_owned() } else { [kind, " · ", &row.sub].concat() };
        two_lines(&mut html, &row.title, &sub, "");
        html.close("a");
    }
    html.0
}

pub(super) fn write_rows(html: &mut Html, rows: &[Row], current: Option<Ref>, lang: Lang) {
    // Said by a class: the style asks no `:has(.mark)`, for which every mark that comes on the map would be weighed.
    let marked = rows.iter().any(|row| !matches!(row.mark, RowMark::None));
    html.open("ul", &[("class", if marked { "rows marked" } else { "rows" })]);
    for row in rows {
        html.open("li", &[]);
        let open = if current == Some(row.item) { "true" } else { "" };
        html.open("a", &[("class", "row"), ("href", &row.href), ("data-item", &item_key(row.item)), ("aria-current", open)]);
        mark(html, row.mark);
        two_lines(html, &row.title, &row.sub, row.sub_lang.unwrap_or_default());
        if let Some(count) = row.count {
            let count = count.to_string();
            html.open("span", &[("class", "row-count")]);
            html.leaf("span", &[("aria-hidden", "true")], &count);
            html.leaf("span", &[("class", "hidden")], &i18n::ROW_COUNT.with(lang, &[&count]));
            html.close("span");
        }
        html.close("a");
        html.close("li");
    }
    html.close("ul");
}

fn two_lines(html: &mut Html, title: &str, sub: &str, sub_lang: &str) {
    html.open("span", &[("class", "row-text")]);
    html.leaf("span", &[("class", "row-title")], title);
    html.leaf("span", &[("class", "row-sub"), ("lang", sub_lang)], sub);
    html.close("span");
}

fn mark(html: &mut Html, mark: RowMark) {
    let class = match mark {
        RowMark::Hub(HubRole::Korean) => "mark mark-korean".to_owned(),
        RowMark::Hub(HubRole::Partner) => "mark mark-partner".to_owned(),
        RowMark::Hub(HubRole::Comparison) => "mark mark-comparison".to_owned(),
        RowMark::Line(status) => ["mark line ", &tone(status)].concat(),
        RowMark::Dot(status) => ["mark mark-dot ", &tone(status)].concat(),
        RowMark::None => return,
    };
    html.leaf("span", &[("class", &class), ("aria-hidden", "true")], "");
}
