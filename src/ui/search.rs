//! The search: a field and what it finds, as a combobox with a list.

use crate::explore::Action;
use crate::i18n;
use crate::page::{Row, html, row};
use crate::ui::context::Site;
use leptos::prelude::*;

/// The element that `/` moves to.
pub const FIELD_ID: &str = "search";
const LIST_ID: &str = "results";
/// As many as fit without a second look; typing on narrows them.
const LIMIT: usize = 12;

/// The field and its results.
pub fn search_view(site: Site) -> AnyView {
    let query = Memo::new(move |_| site.view.with(|v| v.query.clone()));
    let found: Memo<Vec<Row>> = Memo::new(move |_| {
        let (query, day, lang) = (query.get(), site.day(), site.lang());
        if query.trim().is_empty() {
            return Vec::new();
        }
        site.atlas.with(|a| {
            site.index.with(|i| i.query(&query, LIMIT).into_iter().map(|hit| row(a, hit.item, day, lang)).collect())
        })
    });
    let at = RwSignal::new(0usize);
    let open = RwSignal::new(true);
    let shown = move || open.get() && !query.with(|q| q.trim().is_empty());
    let field = NodeRef::<leptos::html::Input>::new();

    // The field keeps its own text while the reader types, so that an input method is never disturbed.
    Effect::new(move |_| {
        let query = query.get();
        if let Some(field) = field.get()
            && query.is_empty()
            && !field.value().is_empty()
        {
            field.set_value("");
        }
    });

    let choose = move |index: usize| {
        if let Some(row) = found.with(|f| f.get(index).cloned()) {
            site.open(row.item);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let last = found.with(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|i| *i = if *i >= last { 0 } else { *i + 1 }),
            "ArrowUp" => at.update(|i| *i = if *i == 0 { last } else { *i - 1 }),
            "Enter" => choose(at.get_untracked()),
            "Escape" if !query.with_untracked(String::is_empty) => {
                event.stop_propagation();
                site.act.run(Action::SetQuery(String::new()));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let options = move || found.with(|f| html::results(f, at.get(), site.lang()));
    let nothing = move || shown() && found.with(Vec::is_empty);
    let none = move || if nothing() { i18n::SEARCH_NONE.with(site.lang(), &[query.get().trim()]) } else { String::new() };
    let hint = move || if nothing() { i18n::SEARCH_HINT.get(site.lang()) } else { "" };
    let told = move || {
        if !shown() {
            return String::new();
        }
        i18n::SEARCH_COUNT.with(site.lang(), &[&found.with(Vec::len).to_string()])
    };
    view! {
        <search class="search">
            <input id=FIELD_ID node_ref=field type="search" role="combobox" autocomplete="off" spellcheck="false" enterkeyhint="search"
                aria-label=move || i18n::SEARCH_LABEL.get(site.lang()) placeholder=move || i18n::SEARCH_LABEL.get(site.lang())
                aria-expanded=move || if shown() { "true" } else { "false" } aria-controls=LIST_ID aria-autocomplete="list"
                aria-activedescendant=move || (shown() && found.with(|f| !f.is_empty())).then(|| format!("result-{}", at.get()))
                value=query.get_untracked()
                on:input=move |event| { at.set(0); open.set(true); site.act.run(Action::SetQuery(event_target_value(&event))); }
                on:focus=move |_| open.set(true) on:blur=move |_| open.set(false) on:keydown=keys />
            <kbd aria-hidden="true">"/"</kbd>
            <div class="results" class:open=shown on:mousedown=|event| event.prevent_default()>
                <div id=LIST_ID role="listbox" aria-label=move || i18n::SEARCH_LABEL.get(site.lang()) inner_html=options></div>
                <div class="none" hidden=move || !nothing()><p>{none}</p><p>{hint}</p></div>
            </div>
            <p class="hidden" role="status">{told}</p>
        </search>
    }
    .into_any()
}
