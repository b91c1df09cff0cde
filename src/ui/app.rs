//! The root: reads the address, loads the data, owns the state, and joins both to the browser.

use super::context::{Site, Slices};
use super::load::{self, Loaded};
use super::react::{effect, effect_again, memo};
use super::{plate, shell};
use crate::browser::dom::find;
use crate::browser::pointer::listen_always;
use crate::browser::{address, page, share, storage};
use crate::explore::{Action, History, Notice, Place, ViewState, named, parse};
use crate::i18n;
use crate::model::Lang;
use crate::page::html::bar::FIELD_ID;
use crate::page::html::panel::LIST_ID;
use crate::page::html::{READING_ID, TITLE_ID, Waiting, item_key};
use leptos::prelude::*;
use std::time::Duration;

/// How long the word that an address was copied stays.
const COPIED_FOR: Duration = Duration::from_secs(6);

/// Starts the app: the static page stays until the data have come, then the living one takes its place.
pub fn start() {
    std::panic::set_hook(Box::new(|info| page::crashed(&info.to_string())));
    let (path, query) = address::current();
    let (view, notices) = parse(&path, &query, page::language());
    page::beside(open(view, notices));
}

async fn open(view: ViewState, notices: Vec<Notice>) {
    let lang = view.lang;
    let said = |come: usize, of: usize| page::say(&format!("{} … {come}/{of}", i18n::LOADING_DATA.get(lang)));
    // Who comes for a record needs its evidence; who comes for the map does not.
    let whole = if view.place == Place::Home { None } else { load::complete(said).await.ok() };
    let loaded = match whole {
        Some(loaded) => Ok(loaded),
        None => load::first(lang).await,
    };
    match loaded {
        Ok(loaded) => {
            let focus = page::focused_link();
            if let Some(site) = page::make_way() {
                let handle = leptos::mount::mount_to(site, move || app(view, notices, loaded));
                handle.forget();
                // Who was on a link of the static page is on the same one of the living page, once its parts are written.
                if let Some(link) = focus {
                    request_animation_frame(move || find(&link).into_iter().for_each(|l| l.focus()));
                }
            }
        }
        Err(fault) => {
            let message = format!("{} {}", load::explain(&fault, lang), i18n::FAULT_WAY_ON.get(lang));
            page::fault(&message, move || page::beside(open(view, notices)));
        }
    }
}

fn app(start: ViewState, notices: Vec<Notice>, loaded: Loaded) -> impl IntoView {
    let lang = start.lang;
    let told: Vec<String> = notices.iter().map(|n| notice(n, lang)).chain(load::left_out(&loaded.faults, lang)).collect();
    let notices = RwSignal::new(told);
    let waiting = RwSignal::new(Waiting::Coming);
    let asked = StoredValue::new(loaded.atlas.is_complete());
    let part = RwSignal::new(loaded.part);
    let atlas = RwSignal::new(loaded.atlas);
    let state = RwSignal::new(start);
    let theme = RwSignal::new(page::theme().map(|t| if t == "dark" { "dark" } else { "light" }));

    let act = Callback::new(move |action: Action| {
        let Some(change) = state.try_update(|s| s.apply(action)) else { return };
        if change != History::Keep {
            state.with_untracked(|s| address::write(&s.address(), change == History::Push));
        }
    });
    let fetch = move || {
        asked.set_value(true);
        waiting.set(Waiting::Coming);
        page::beside(async move {
            let lang = state.with_untracked(|s| s.lang);
            match load::complete(|_, _| {}).await {
                Ok(whole) => {
                    notices.update(|n| n.extend(load::left_out(&whole.faults, lang)));
                    part.set(whole.part);
                    atlas.set(whole.atlas);
                }
                Err(fault) => waiting.set(Waiting::Failed(load::explain(&fault, lang))),
            }
        });
    };
    let share = Callback::new(move |title: String| {
        page::beside(async move {
            let (lang, url) = state.with_untracked(|s| (s.lang, address::absolute(&s.address())));
            let told = match share::share(&title, &url).await {
                share::Shared::Sheet => return,
                share::Shared::Copied => {
                    let told = i18n::SHARE_COPIED.get(lang);
                    set_timeout(move || notices.update(|n| n.retain(|t| t != told)), COPIED_FOR);
                    told.to_owned()
                }
                share::Shared::Refused => i18n::SHARE_FAILED.with(lang, &[&url]),
            };
            notices.update(|n| n.push(told));
        });
    });
    let (view, today) = (memo(move || state.get()), page::today());
    let site = Site {
        atlas: atlas.into(),
        view,
        slices: Slices::new(atlas.into(), view, today),
        act,
        hover: RwSignal::new(None),
        today,
        part: part.into(),
        waiting: waiting.into(),
        retry: Callback::new(move |()| fetch()),
        notices,
        share,
        theme,
    };
    state.with_untracked(|s| address::write(&s.address(), false));
    remember(site);
    follow_place(site, move || {
        if !asked.get_value() {
            fetch();
        }
    });
    effect(move || page::light(site.hover.get().map(item_key)));
    listen(site);
    if state.with_untracked(|s| !s.query.is_empty()) {
        effect(|| page::focus(FIELD_ID));
    }
    shell::start(site);
    plate::start(site);
    let (class, text) = (shell::class(site), shell::first(site));
    view! { <div class=class inner_html=text></div> }
}

/// Language and theme are kept for the next visit; if the browser refuses, the reader is told once.
fn remember(site: Site) {
    let denied = move |kept: Result<(), storage::Denied>| {
        if kept.is_err() {
            site.tell_once(i18n::FAULT_STORAGE.get(site.view.with_untracked(|v| v.lang)));
        }
    };
    effect_again(move |again| {
        let lang = site.lang();
        if again {
            denied(storage::set("lang", Some(lang.code())));
        }
    });
    effect_again(move |again| {
        let theme = site.theme.get();
        if again {
            page::set_theme(theme);
            denied(storage::set("theme", theme));
        }
    });
}

/// Title, language, focus and scroll follow what is open, and the evidence is fetched when a page needs it.
fn follow_place(site: Site, fetch: impl Fn() + 'static) {
    let place = site.slices.place;
    effect(move || {
        let (lang, name) = (site.lang(), i18n::SITE_NAME.get(site.lang()));
        page::describe(lang, &site.title().map_or_else(|| name.to_owned(), |open| format!("{open} · {name}")));
    });
    let mut before = None;
    effect(move || {
        let now = place.get();
        if now != Place::Home {
            fetch();
        }
        if before.as_ref().is_some_and(|b: &Place| *b != now) {
            page::scroll_to_start(READING_ID);
            let closed = before.as_ref().filter(|_| now == Place::Home);
            let row = closed.and_then(|b| site.atlas.with_untracked(|a| named(b, a))).map(item_key);
            let next = if now == Place::Home { LIST_ID } else { TITLE_ID };
            // What takes the focus is written by an effect after this one.
            request_animation_frame(move || {
                let row = row.and_then(|key| find(&["#list [data-item=\"", &key, "\"]"].concat()));
                match row {
                    Some(row) => row.focus_in_sight(),
                    None => page::focus(next),
                }
            });
        }
        before = Some(now);
    });
    // The page is written anew when its evidence has come, and the focus on its title goes with the old one.
    effect_again(move |again| {
        site.waiting.track();
        site.atlas.track();
        if again && place.with_untracked(|p| *p != Place::Home) {
            request_animation_frame(|| {
                if page::focus_is_lost() {
                    page::focus(TITLE_ID);
                }
            });
        }
    });
}

/// Back and forward, and links within the site.
fn listen(site: Site) {
    listen_always(
        "popstate",
        Box::new(move |_| {
            let (path, query) = address::current();
            site.act.run(Action::Visit(parse(&path, &query, site.view.with_untracked(|v| v.lang)).0));
        }),
    );
    listen_always(
        "click",
        Box::new(move |event| {
            if let Some((path, query)) = address::followed(&event) {
                event.prevent_default();
                let (next, notices) = parse(&path, &query, site.view.with_untracked(|v| v.lang));
                let lang = next.lang;
                site.notices.update(|n| n.extend(notices.iter().map(|x| notice(x, lang))));
                site.act.run(Action::Follow(next));
            }
        }),
    );
}

fn notice(notice: &Notice, lang: Lang) -> String {
    match notice {
        Notice::BadParameter(name, value) => i18n::NOTICE_PARAMETER.with(lang, &[name, value]),
    }
}
