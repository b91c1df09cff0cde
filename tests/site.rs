//! The page around the map as text: what the static pages are, and what the program keeps up to date.
#![allow(clippy::unwrap_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::Kind;
use bio_hub_atlas::explore::{Place, ViewState, year_bars};
use bio_hub_atlas::i18n;
use bio_hub_atlas::model::{Day, Lang, Slug};
use bio_hub_atlas::page::html::{self, Site, Waiting, bar, panel, time};
use published::atlas;

fn today() -> Day {
    Day::parse("2026-11-25").unwrap()
}

fn site(view: &ViewState) -> Site<'_> {
    Site { atlas: atlas(), view, today: today(), theme: None }
}

fn paju(lang: Lang) -> ViewState {
    ViewState { lang, place: Place::Record(Kind::Hub, Slug::from("paju")), ..ViewState::default() }
}

fn count(text: &str, of: &str) -> usize {
    text.matches(of).count()
}

#[test]
fn the_start_has_bar_map_time_lists_and_an_empty_reader() {
    for lang in Lang::ALL {
        let view = ViewState { lang, ..ViewState::default() };
        let text = html::site(site(&view), "THE MAP", "", true);
        for (part, times) in [
            ("<header class=\"bar\">", 1),
            ("id=\"search\"", 1),
            ("THE MAP</figure>", 1),
            ("id=\"day\"", 1),
            ("role=\"tab\"", 4),
            ("id=\"list\"", 1),
            ("id=\"reading\"></div>", 1),
            ("<main id=\"content\" tabindex=\"-1\">", 1),
        ] {
            assert_eq!(count(&text, part), times, "{part}");
        }
        assert!(text.contains(&format!("<h1 class=\"hidden\">{}</h1>", i18n::SITE_NAME.get(lang))));
        assert_eq!(site(&view).class(), "site");
    }
}

#[test]
fn a_record_stands_in_the_reader_without_a_second_heading_and_without_lists() {
    let view = paju(Lang::En);
    let reading = html::reading(atlas(), &view.place, today(), &Waiting::Coming, Lang::En);
    let text = html::site(site(&view), "", &reading, false);
    assert_eq!((count(&text, "<h1"), count(&text, "role=\"tab\"")), (2, 0));
    assert!(text.contains("<h1 class=\"hidden\" hidden=\"hidden\"></h1>"));
    assert!(text.contains("will work in the center"));
    assert_eq!(site(&view).class(), "site reading");
}

#[test]
fn while_the_pages_are_on_their_way_the_title_stands_and_a_failure_can_be_asked_again() {
    let coming = html::coming("Paju", &Waiting::Coming, Lang::En);
    assert!(coming.contains("<h1 id=\"title\" tabindex=\"-1\">Paju</h1>") && coming.contains("role=\"status\""));
    let failed = html::coming("Paju", &Waiting::Failed("<no network>".to_owned()), Lang::En);
    assert!(failed.contains("role=\"alert\"") && failed.contains("data-act=\"retry\"") && failed.contains("&lt;no network&gt;"));
}

#[test]
fn an_address_that_leads_nowhere_is_said_in_its_own_words_and_escaped() {
    let reading = |place| html::reading(atlas(), &place, today(), &Waiting::Coming, Lang::En);
    let near = reading(Place::Record(Kind::Hub, Slug::from("paju-x")));
    assert!(near.contains("paju-x") && near.contains("hubs/paju/"), "{near}");
    assert!(reading(Place::Unknown("<b>/zzqq".to_owned())).contains("&lt;b&gt;/zzqq"));
    assert_eq!(reading(Place::Home), "");
}

#[test]
fn the_bar_leads_to_the_same_view_in_the_other_language() {
    let view = ViewState { as_of: Day::parse("2019-06-30"), query: "\"<파주>".to_owned(), ..paju(Lang::Ko) };
    let text = bar::bar(site(&view));
    assert!(text.contains("lang=\"en\"") && text.contains("href=\"en/hubs/paju/?q="), "{text}");
    assert!(bar::in_other_language(&view).contains("asof=2019-06-30"));
    assert!(text.contains("value=\"&quot;&lt;파주&gt;\""), "what was typed is escaped");
    assert!(
        text.contains("href=\"ko/hubs/paju/?q=") && text.contains("#content\" data-act=\"skip\""),
        "the skip link stays on the page"
    );
    assert!(!text.contains("aria-current"));
    let about = ViewState { place: Place::About, ..ViewState::default() };
    assert!(bar::bar(site(&about)).contains("aria-current=\"page\""));
}

#[test]
fn the_button_of_the_theme_says_what_it_is() {
    let names = [None, Some("light"), Some("dark")].map(|t| bar::theme_name(t, Lang::En));
    assert_eq!(names, ["Theme: system", "Theme: light", "Theme: dark"]);
}

#[test]
fn one_tab_is_chosen_and_alone_in_the_order_of_the_focus() {
    let view = ViewState { list: Kind::Claim, ..ViewState::default() };
    let text = panel::panel(site(&view));
    assert_eq!((count(&text, "aria-selected=\"true\""), count(&text, "tabindex=\"-1\"")), (1, 3));
    assert!(text.contains("id=\"tab-claims\" class=\"tab\" data-list=\"claims\" aria-selected=\"true\""));
    assert!(text.contains("role=\"tabpanel\" tabindex=\"0\" aria-label=\"") && text.contains(i18n::TAB_CLAIMS.ko));
    let stories = ViewState { list: Kind::Story, ..ViewState::default() };
    let text = panel::panel(site(&stories));
    assert_eq!(count(&text, "aria-selected=\"true\""), 0);
    assert!(
        text.contains("aria-selected=\"false\" aria-controls=\"list\" tabindex=\"0\""),
        "the tabs can be reached from the stories"
    );
    let open = atlas().find("claim-ipmc-jobs-about-50000");
    assert_eq!(count(&panel::body(site(&view), open), "aria-current=\"true\""), 1);
}

#[test]
fn the_strip_of_time_has_a_column_for_each_year_and_a_bar_for_each_count() {
    let view = ViewState::default();
    let bars = year_bars(atlas(), today());
    let text = time::time(site(&view));
    assert_eq!(count(&text, "class=\"column\""), bars.len());
    assert_eq!(count(&text, "class=\"bar-happened\""), bars.iter().filter(|b| b.happened > 0).count());
    assert_eq!(count(&text, "class=\"bar-planned\""), bars.iter().filter(|b| b.planned > 0).count());
    assert_eq!(time::extent(site(&view)), format!("--years:{};--last:{}", bars.len(), 26 * 12 + 10));
    assert!(text.contains("data-act=\"today\" hidden=\"hidden\""), "today needs no way back to today");
}

#[test]
fn a_day_in_the_past_is_said_and_can_be_left() {
    let view = ViewState { lang: Lang::En, as_of: Day::parse("2017-01-31"), ..ViewState::default() };
    let text = time::time(site(&view));
    assert!(text.contains("As of 31 January 2017") && text.contains(&format!("value=\"{}\"", 17 * 12)), "{text}");
    assert!(!text.contains("hidden=\"hidden\""));
    let partnerships = |v: &ViewState| panel::tabs(site(v)).split("tab-partnerships").nth(1).map(str::to_owned);
    assert_ne!(
        partnerships(&view),
        partnerships(&ViewState { lang: Lang::En, ..ViewState::default() }),
        "the count is of that day"
    );
}

#[test]
fn a_day_to_come_is_today_for_nobody_knows_it() {
    let view = ViewState { lang: Lang::En, as_of: Day::parse("2030-01-01"), ..ViewState::default() };
    assert_eq!(site(&view).day(), today());
    assert!(time::time(site(&view)).contains("As of 25 November 2026"));
}

#[test]
fn notices_are_escaped_and_each_names_its_place() {
    let text = html::notices(&["one".to_owned(), "<two>".to_owned()], Lang::En);
    assert!(text.contains("<p>one</p>") && text.contains("<p>&lt;two&gt;</p>"));
    assert!(text.contains("data-at=\"0\"") && text.contains("data-at=\"1\""));
    assert_eq!(html::notices(&[], Lang::Ko), "");
}

#[test]
fn a_search_says_that_it_found_nothing_or_that_it_could_not_look() {
    assert!(bar::nothing_found(" <x> ", Lang::En).contains("&lt;x&gt;"));
    assert!(bar::search_lost("finding.wasm", Lang::Ko).contains("finding.wasm"));
}
