//! The tiles of the free map: they come when seen, are given up when not, and the map does without them.

use std::{collections::BTreeSet, time::Duration};

use bio_hub_atlas::i18n;
use bytes::Bytes;
use e2e::{Engine, Lang, Profile, Session, locate::has, run::on_the_site};
use libtest_mimic::Trial;
use pages_server::Fault;
use thirtyfour::Key;

use crate::words::{alive, word};

/// Over Seoul, near enough for the last level.
const SEOUL: &str = "?map=126.98,37.57,8";
/// The tile that Seoul lies in.
const TILE: &str = "tiles/7/109/18.bin";

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        let name = "tiles_and_names_come_once_in_the_language_of_the_reader";
        trials.push(on_the_site(engine, name, Profile::desktop(lang), come));
    }
    let provoking = || Profile::desktop(Lang::Ko).provoking();
    trials.push(on_the_site(engine, "a_tile_that_is_missing_leaves_the_coarse_map_and_no_word", provoking(), missing));
    trials.push(on_the_site(engine, "when_no_tile_comes_one_quiet_line_says_so_until_they_do", provoking(), failing));
    trials.push(on_the_site(engine, "tiles_of_a_view_that_is_left_are_given_up", Profile::desktop(Lang::Ko), given_up));
    trials
}

/// The tiles asked for so far, as they were answered: path below the site and status.
fn asked(page: &Session) -> Vec<(String, u16)> {
    let below = |path: &str| path.find("/tiles/").and_then(|at| path.get(at + 1..)).map(str::to_owned);
    page.server.seen().iter().filter_map(|seen| Some((below(&seen.path)?, seen.status))).collect()
}

async fn open(page: &Session) {
    page.visit(&format!("{}/{SEOUL}", page.profile.lang.code())).await;
    alive(page, page.profile.lang).await;
    page.see("application", word(i18n::FREE_MAP, page.profile.lang)).await;
}

async fn wait_for(page: &Session, file: &str) {
    page.until(file, async || asked(page).iter().any(|(path, _)| path == file).then_some(())).await;
}

/// Waits until nothing new has been asked for in a while.
async fn quiet(page: &Session) {
    let mut before = usize::MAX;
    while before != asked(page).len() {
        before = asked(page).len();
        tokio::time::sleep(Duration::from_millis(900)).await;
    }
}

async fn come(page: &Session) {
    let lang = page.profile.lang;
    open(page).await;
    wait_for(page, TILE).await;
    wait_for(page, &format!("tiles/names/{}/world.txt", lang.code())).await;
    quiet(page).await;
    page.shot("tiles").await;
    let files = asked(page);
    assert!(files.iter().all(|(path, status)| *status == 200 && !path.contains(&format!("names/{}/", lang.other().code()))));
    let once: BTreeSet<&String> = files.iter().map(|(path, _)| path).collect();
    assert_eq!(once.len(), files.len(), "something was fetched twice: {files:?}");

    // In the other language the names are fetched, and nothing else.
    page.click("link", word(i18n::OTHER_LANGUAGE, lang)).await;
    let other = lang.other();
    wait_for(page, &format!("tiles/names/{}/world.txt", other.code())).await;
    quiet(page).await;
    let more: Vec<String> = asked(page).into_iter().skip(files.len()).map(|(path, _)| path).collect();
    assert!(more.iter().all(|path| path.contains(&format!("names/{}/", other.code()))), "{more:?}");
}

async fn missing(page: &Session) {
    page.server.faults.set(TILE, Fault::Status(404));
    open(page).await;
    wait_for(page, TILE).await;
    quiet(page).await;
    // It is asked for again after a pause; the others have come.
    assert!(asked(page).iter().any(|(path, status)| path != TILE && *status == 200));
    assert!(asked(page).iter().filter(|(path, _)| path == TILE).count() <= 3);
    assert!(!page.shows(word(i18n::FAULT_DETAIL, Lang::Ko)).await);
    page.server.faults.clear();
    page.until("the tile after all", async || {
        asked(page).iter().any(|(path, status)| path == TILE && *status == 200).then_some(())
    })
    .await;
}

async fn failing(page: &Session) {
    page.server.faults.set("tiles/7/", Fault::Body(Bytes::from_static(b"<!doctype html>")));
    page.server.faults.set("tiles/names/", Fault::Status(503));
    open(page).await;
    page.read(word(i18n::FAULT_DETAIL, Lang::Ko)).await;
    page.shot("no-detail").await;
    // Marks and buttons are there as ever.
    page.see("application", word(i18n::FREE_MAP, Lang::Ko)).await;
    page.server.faults.clear();
    page.js("window.dispatchEvent(new Event('online'))").await;
    page.until("no word of it any more", async || (!page.shows(word(i18n::FAULT_DETAIL, Lang::Ko)).await).then_some(())).await;
    page.until("names", async || {
        asked(page).iter().any(|(path, status)| path.contains("names/") && *status == 200).then_some(())
    })
    .await;
    quiet(page).await;
    assert!(!page.shows(word(i18n::FAULT_DETAIL, Lang::Ko)).await);
}

async fn given_up(page: &Session) {
    let lang = page.profile.lang;
    crate::words::start(page).await;
    page.js("window.asked = []; const plain = window.fetch;
         window.fetch = (request, ...more) => {
             const url = request.url ?? String(request);
             if (url.includes('/tiles/')) {
                 const entry = { url, over: false, gone: false };
                 window.asked.push(entry);
                 request.signal.addEventListener('abort', () => { entry.gone = !entry.over; });
                 const answer = plain(request, ...more);
                 answer.then(() => { entry.over = true; }, () => {});
                 return answer;
             }
             return plain(request, ...more);
         };")
        .await;
    page.server.faults.set("tiles/7/", Fault::Delay(Duration::from_secs(8)));
    page.server.faults.set("tiles/6/", Fault::Delay(Duration::from_secs(8)));
    let frame = word(i18n::FRAME_CAPITAL_AREA, lang);
    page.click("button", has(frame)).await;
    page.until("tiles under way", async || {
        (page.js("return window.asked.some(a => /tiles.[67]/.test(a.url))").await == true).then_some(())
    })
    .await;
    page.js("document.querySelector('[role=application]').focus()").await;
    page.web.action_chain().send_keys(Key::Escape + "").perform().await.expect("a key");
    page.until("nothing under way any more", async || {
        let script = "return window.asked.filter(a => /tiles.[67]/.test(a.url)).every(a => a.gone)";
        (page.js(script).await == true).then_some(())
    })
    .await;
}
