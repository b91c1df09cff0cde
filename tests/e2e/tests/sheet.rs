//! The phone: the map under the bar, and the sheet that the scroll of the page draws over it.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, locate::has, run::on_the_site};
use libtest_mimic::Trial;
use thirtyfour::Key;

use crate::words::{open, start, titled, word};

/// The part of the page that is seen in the middle of the world.
const ON_TOP: &str = "const world = document.querySelector('.frame-world').getBoundingClientRect(); \
    const seen = document.elementFromPoint(world.left + world.width / 2, Math.max(world.top, 110) + 40); \
    return seen && seen.closest('.plate, .side, .reader, .bar').className.split(' ')[0]";

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "the_sheet_lies_below_the_map_and_is_drawn_over_it", Profile::phone(lang), draws_over));
        for width in [390, 768] {
            trials.push(on_the_site(engine, "the_strip_begins_with_its_first_inset", Profile::wide(lang, width), begins));
        }
    }
    // A window of WebKit's without a window manager never has the focus, and then nothing is `:focus-visible`.
    if engine != Engine::WebKit {
        trials.push(on_the_site(
            engine,
            "what_has_the_focus_on_the_map_is_above_the_sheet",
            Profile::phone(Lang::Ko),
            focus_is_seen,
        ));
    }
    trials
}

/// The plate has been laid out: its insets have their places.
async fn laid_out(page: &Session) {
    let placed = "const strip = document.querySelector('.strip'); return !!strip && strip.clientWidth > 0 && strip.scrollWidth > strip.clientWidth";
    page.until("the plate laid out", async || (page.js(placed).await == true).then_some(())).await;
}

async fn draws_over(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    laid_out(page).await;
    // Peek: the whole map, and under it the lists with their tabs.
    assert_eq!(page.js(ON_TOP).await, "plate");
    let tabs = "return innerHeight - document.querySelector('.tabs').getBoundingClientRect().bottom";
    let room = page.js(tabs).await.as_f64().expect("a number");
    assert!(room >= 0.0, "the tabs end {room} px below the window");
    page.shot("peek").await;

    // Full: the map stays where it is, and the sheet covers it up to the bar.
    page.js("scrollTo(0, 2000)").await;
    page.until("the sheet over the map", async || (page.js(ON_TOP).await == "side").then_some(())).await;
    page.js("scrollTo(0, 0)").await;
    page.until("the map again", async || (page.js(ON_TOP).await == "plate").then_some(())).await;

    // Half: a record opens with its title in sight and the map above it.
    let paju = lang.pick("파주", "Paju");
    page.click_in(".list", "link", has(paju)).await;
    titled(page, paju).await;
    let seen = "const title = document.getElementById('title').getBoundingClientRect(), bar = document.querySelector('.bar').getBoundingClientRect(); \
        return title.top > bar.bottom && title.bottom < innerHeight && document.activeElement.id === 'title'";
    page.until("the title of the record in sight", async || (page.js(seen).await == true).then_some(())).await;
    assert_eq!(page.js(ON_TOP).await, "plate");
    page.shot("half").await;
    page.js("scrollTo(0, 2000)").await;
    page.until("the record over the map", async || (page.js(ON_TOP).await == "reader").then_some(())).await;

    // Back: the lists where they were left, and above them the map.
    page.web.back().await.expect("back");
    page.see("tab", has(word(i18n::TAB_HUBS, lang))).await;
    // The row that was left takes the focus in a later frame, and Firefox comes back to where the page was later still.
    let up = ["scrollTo(0, 0); ", ON_TOP].concat();
    page.until("the map after the way back", async || (page.js(&up).await == "plate").then_some(())).await;

    // By its address it opens in the same way.
    open(page, &format!("{}/hubs/paju/", lang.code())).await;
    titled(page, paju).await;
    let scrolled = "return scrollY === 0 && document.getElementById('title').getBoundingClientRect().bottom < innerHeight";
    assert_eq!(page.js(scrolled).await, true);
}

async fn begins(page: &Session) {
    start(page).await;
    laid_out(page).await;
    // What snaps does so when the layout has come to rest.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    page.shot("strip").await;
    let at = page.js("return document.querySelector('.strip').scrollLeft").await;
    assert_eq!(at, 0, "the strip does not begin with its first inset");
}

async fn focus_is_seen(page: &Session) {
    start(page).await;
    laid_out(page).await;
    page.js("scrollTo(0, 2000)").await;
    page.until("the sheet over the map", async || (page.js(ON_TOP).await == "side").then_some(())).await;
    // From the search past the rest of the bar to the first button of the map.
    let field = word(i18n::SEARCH_LABEL, page.profile.lang);
    page.click("combobox", field).await;
    let there = "return !!document.activeElement.closest('.plate')";
    for _ in 0..8 {
        if page.js(there).await == true {
            break;
        }
        let tab = page.web.action_chain().send_keys(Key::Tab + "");
        tab.perform().await.expect("a key");
    }
    let seen = "const button = document.activeElement, at = button.getBoundingClientRect(); \
        return !!button.closest('.plate') && document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2) === button";
    page.until("the button with the focus, not covered", async || (page.js(seen).await == true).then_some(())).await;
}
