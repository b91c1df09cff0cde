//! The search: a field and what it finds.

use super::on;
use crate::browser::dom::find;
use crate::browser::pointer::{Event, take, with_key};
use crate::explore::Action;
use crate::i18n;
use crate::page::html::bar::{FIELD_ID, nothing_found};
use crate::page::{Row, html, row};
use crate::ui::context::Site;
use leptos::prelude::*;

/// As many as fit without a second look; typing on narrows them.
const LIMIT: usize = 12;

const FIELD: &str = "#search";

/// What the search holds beside the query, which is the view's.
#[derive(Clone, Copy)]
pub struct Search {
    found: Memo<Vec<Row>>,
    at: RwSignal<usize>,
    open: RwSignal<bool>,
}

/// Starts the search.
pub fn start(site: Site, written: RwSignal<()>) {
    let query = Memo::new(move |_| site.view.with(|v| v.query.clone()));
    let found = Memo::new(move |_| {
        let (query, day, lang) = (query.get(), site.day(), site.lang());
        if query.trim().is_empty() {
            return Vec::new();
        }
        site.atlas.with(|a| {
            site.index.with(|i| i.query(&query, LIMIT).into_iter().map(|hit| row(a, hit.item, day, lang)).collect())
        })
    });
    let search = Search { found, at: RwSignal::new(0), open: RwSignal::new(true) };
    provide_context(search);

    // The field keeps its own text while the reader types, so that an input method is never disturbed.
    Effect::new(move |_| {
        if query.with(String::is_empty) {
            on(FIELD, |field| {
                if !field.value().is_empty() {
                    field.set_value("");
                }
            });
        }
    });
    Effect::new(move |_| {
        written.track();
        let (at, lang, typed) = (search.at.get(), site.lang(), query.get());
        let shown = search.open.get() && !typed.trim().is_empty();
        search.found.with(|found| {
            let none = shown && found.is_empty();
            on(".results", |n| n.set("class", if shown { "results open" } else { "results" }));
            on("#results", |n| n.html(&html::results(found, at, lang)));
            on(".none", |n| {
                n.html(&if none { nothing_found(&typed, lang) } else { String::new() });
                n.mark("hidden", !none);
            });
            on(".search > .hidden", |n| {
                n.text(&if shown { i18n::SEARCH_COUNT.with(lang, &[&found.len().to_string()]) } else { String::new() });
            });
            on(FIELD, |field| {
                field.set("aria-expanded", if shown { "true" } else { "false" });
                match shown && !found.is_empty() {
                    true => field.set("aria-activedescendant", &["result-", &at.to_string()].concat()),
                    false => field.unset("aria-activedescendant"),
                }
            });
        });
    });
}

impl Search {
    /// The reader types.
    pub fn typed(self, site: Site) {
        self.at.set(0);
        self.open.set(true);
        site.act.run(Action::SetQuery(find(FIELD).map(|f| f.value()).unwrap_or_default()));
    }

    /// The field has or has no longer the focus.
    pub fn focused(self, has: bool) {
        self.open.set(has);
    }

    /// A key in the field.
    pub fn key(self, site: Site, event: &Event) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        let done = with_key(event, |key| match key.key {
            _ if key.composing => None,
            "ArrowDown" => Some(self.at.update(|i| *i = if *i >= last { 0 } else { *i + 1 })),
            "ArrowUp" => Some(self.at.update(|i| *i = if *i == 0 { last } else { *i - 1 })),
            "Enter" => {
                let chosen = self.found.with_untracked(|f| f.get(self.at.get_untracked()).map(|row| row.item));
                chosen.into_iter().for_each(|item| site.open(item));
                Some(())
            }
            "Escape" if site.view.with_untracked(|v| !v.query.is_empty()) => {
                site.act.run(Action::SetQuery(String::new()));
                Some(())
            }
            _ => None,
        });
        if done.is_some() {
            take(event);
        }
    }
}

/// Whether an element of this id is the field.
pub fn is_field(id: &str) -> bool {
    id == FIELD_ID
}
