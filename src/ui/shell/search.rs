//! The search: a field and what it finds.

use super::on;
use crate::browser::dom::find;
use crate::browser::page;
use crate::browser::pointer::{Event, take, with_key};
use crate::explore::Action;
use crate::i18n;
use crate::page::html::bar::{FIELD_ID, nothing_found, search_lost};
use crate::page::{Row, html, row};
use crate::ui::context::Site;
use crate::ui::part::{Finding, Lost, finding_part};
use crate::ui::react::{effect, memo};
use leptos::prelude::*;
use std::sync::Arc;

/// As many as fit without a second look; typing on narrows them.
const LIMIT: usize = 12;

const FIELD: &str = "#search";

/// What the search holds beside the query, which is the view's.
#[derive(Clone, Copy)]
pub struct Search {
    /// What finds, and whether it is asked for: it comes when the reader reaches for the field.
    part: RwSignal<Option<Finding>>,
    asked: RwSignal<bool>,
    /// Why it did not come.
    lost: RwSignal<Option<Lost>>,
    found: Memo<Vec<Row>>,
    at: RwSignal<usize>,
    open: RwSignal<bool>,
}

/// Starts the search.
pub fn start(site: Site, written: RwSignal<()>) -> Search {
    let query = memo(move || site.view.with(|v| v.query.clone()));
    let part = RwSignal::new(None::<Finding>);
    // Made anew whenever the records change.
    let index = Memo::new_with_compare(move |_| part.get().map(|p| Arc::new(site.atlas.with(|a| (p.index)(a)))), |_, _| true);
    let found = memo(move || {
        let (query, day, lang) = (query.get(), site.day(), site.lang());
        let (Some(part), false) = (part.get(), query.trim().is_empty()) else { return Vec::new() };
        let hits = index.with(|i| i.as_ref().map(|i| (part.query)(i, &query, LIMIT))).unwrap_or_default();
        site.atlas.with(|a| hits.into_iter().map(|hit| row(a, hit.item, day, lang)).collect())
    });
    let (asked, lost) = (RwSignal::new(false), RwSignal::new(None));
    let search = Search { part, asked, lost, found, at: RwSignal::new(0), open: RwSignal::new(true) };
    if untrack(|| !query.with(String::is_empty)) {
        search.reach();
    }

    // The field keeps its own text while the reader types, so that an input method is never disturbed.
    effect(move || {
        if query.with(String::is_empty) {
            on(FIELD, |field| {
                if !field.value().is_empty() {
                    field.set_value("");
                }
            });
        }
    });
    effect(move || {
        written.track();
        let (at, lang, typed) = (search.at.get(), site.lang(), query.get());
        let shown = search.open.get() && !typed.trim().is_empty();
        let (there, lost) = (part.with(Option::is_some), lost.get());
        search.found.with(|found| {
            let none = shown && found.is_empty() && (there || lost.is_some());
            on(".results", |n| n.set("class", if shown { "results open" } else { "results" }));
            on("#results", |n| n.html(&html::results(found, at, lang)));
            on(".none", |n| {
                n.html(&match lost.filter(|_| none) {
                    Some(Lost(file)) => search_lost(file, lang),
                    None if none => nothing_found(&typed, lang),
                    None => String::new(),
                });
                n.mark("hidden", !none);
            });
            on(".search > .hidden", |n| {
                n.text(&match (shown, lost) {
                    (false, _) => String::new(),
                    (_, Some(Lost(file))) => i18n::FAULT_NETWORK.with(lang, &[file]),
                    _ if !there => i18n::SEARCH_COMING.get(lang).to_owned(),
                    _ if found.len() == LIMIT => i18n::SEARCH_MANY.with(lang, &[&LIMIT.to_string()]),
                    _ => i18n::SEARCH_COUNT.with(lang, &[&found.len().to_string()]),
                });
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
    search
}

impl Search {
    /// The reader reaches for the search: what finds is fetched, if it is not there or under way.
    fn reach(self) {
        if self.asked.get_untracked() {
            return;
        }
        self.asked.set(true);
        page::beside(async move {
            match finding_part().await {
                Ok(part) => {
                    self.lost.set(None);
                    self.part.set(Some(part));
                }
                Err(lost) => {
                    self.lost.set(Some(lost));
                    self.asked.set(false);
                }
            }
        });
    }

    /// The reader types.
    pub fn typed(self, site: Site) {
        self.reach();
        self.at.set(0);
        self.open.set(true);
        site.act.run(Action::SetQuery(find(FIELD).map(|f| f.value()).unwrap_or_default()));
    }

    /// The field has or has no longer the focus.
    pub fn focused(self, has: bool) {
        self.open.set(has);
        if has {
            self.reach();
        }
    }

    /// A key in the field.
    pub fn key(self, site: Site, event: &Event) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        let done = with_key(event, |key| {
            match key.key {
                _ if key.composing => return None,
                "ArrowDown" => self.at.update(|i| *i = if *i >= last { 0 } else { *i + 1 }),
                "ArrowUp" => self.at.update(|i| *i = if *i == 0 { last } else { *i - 1 }),
                "Enter" => {
                    let chosen = self.found.with_untracked(|f| f.get(self.at.get_untracked()).map(|row| row.item));
                    chosen.into_iter().for_each(|item| site.open(item));
                }
                "Escape" if site.view.with_untracked(|v| !v.query.is_empty()) => site.act.run(Action::SetQuery(String::new())),
                _ => return None,
            }
            Some(())
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
