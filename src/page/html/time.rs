//! The strip of time: milestones by year and the day that the site stands at.

use super::{Html, Site};
use crate::explore::{month_step, year_bars};
use crate::i18n;

/// The slider, in months.
pub const DAY_ID: &str = "day";

/// What stands in the strip.
pub fn time(site: Site) -> String {
    let lang = site.view.lang;
    let (words, step, last) = (words(site), step(site).to_string(), month_step(site.today).to_string());
    let mut html = Html::default();
    html.open("p", &[("class", "time-day")]);
    // The slider says the same itself.
    html.leaf("output", &[("for", DAY_ID), ("aria-live", "off")], &words);
    let hidden = if site.view.as_of.is_none() { "hidden" } else { "" };
    html.leaf(
        "button",
        &[("type", "button"), ("class", "plain"), ("data-act", "today"), ("hidden", hidden)],
        i18n::TIME_TODAY.get(lang),
    );
    html.close("p");
    html.open("div", &[("class", "columns"), ("aria-hidden", "true")]);
    html.0.push_str(&columns(site));
    html.close("div");
    html.open(
        "input",
        &[
            ("id", DAY_ID),
            ("type", "range"),
            ("min", "0"),
            ("max", &last),
            ("step", "1"),
            ("value", &step),
            ("aria-label", i18n::TIME_LABEL.get(lang)),
            ("aria-valuetext", &words),
        ],
    );
    html.0
}

/// The day in words: `As of 25 November 2026`.
pub fn words(site: Site) -> String {
    let lang = site.view.lang;
    i18n::AS_OF.with(lang, &[&site.day().words(lang)])
}

/// Where the slider stands: months since January of the first year.
pub fn step(site: Site) -> i32 {
    month_step(site.day())
}

/// The style that tells the strip how many years it has, and in which month it stands today.
pub fn extent(site: Site) -> String {
    let years = year_bars(site.atlas, site.today).len().to_string();
    ["--years:", &years, ";--last:", &month_step(site.today).to_string()].concat()
}

/// A column for each year: what happened, and what is planned.
pub fn columns(site: Site) -> String {
    let bars = year_bars(site.atlas, site.today);
    let tallest = bars.iter().map(|b| b.happened + b.planned).max().unwrap_or(1).max(1).to_string();
    let mut html = Html::default();
    for bar in bars {
        html.open("div", &[("class", "column")]);
        html.open("div", &[("class", "bars")]);
        for (class, count) in [("bar-planned", bar.planned), ("bar-happened", bar.happened)].into_iter().filter(|b| b.1 > 0) {
            let height = ["height:calc(100% * ", &count.to_string(), " / ", &tallest, ")"].concat();
            html.leaf("span", &[("class", class), ("style", &height)], "");
        }
        html.close("div");
        if bar.year % 5 == 0 {
            html.leaf("span", &[("class", "year")], &bar.year.to_string());
        }
        html.close("div");
    }
    html.0
}
