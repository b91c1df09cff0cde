//! The accessibility scan of each kind of page, in both themes, at the widths that lay it out differently, and the way past
//! the bar.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, axe, run::on_the_site};
use libtest_mimic::Trial;
use thirtyfour::Key;

use crate::words::{open, search, start, titled, word};

/// One of each kind.
const PAGES: &[&str] = &[
    "",
    "hubs/paju/",
    "organizations/lih/",
    "partnerships/goyang-lih-agreement-2024/",
    "claims/claim-ipmc-jobs-about-50000/",
    "milestones/",
    "sources/koreabiomed-2017-ipmc/",
    "stories/",
    "about/",
];

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = vec![
        on_the_site(engine, "no_page_has_a_serious_barrier", Profile::desktop(Lang::Ko), scan),
        on_the_site(engine, "no_page_has_a_serious_barrier", Profile::phone(Lang::En).dark(), scan),
    ];
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "the_skip_link_stays_on_the_record", Profile::desktop(lang), skips));
        trials.push(on_the_site(
            engine,
            "a_record_that_is_closed_gives_the_focus_back_to_its_row",
            Profile::desktop(lang),
            returns,
        ));
        trials.push(on_the_site(engine, "a_line_is_reached_and_its_list_closed_by_keys_alone", Profile::desktop(lang), lines));
    }
    trials
}

/// The base of the site stands before each address of the page: a link to a mere fragment would lead to the start.
async fn skips(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/hubs/paju/", lang.code())).await;
    titled(page, lang.pick("파주", "Paju")).await;
    let before = page.address().await;
    let link = page.see("link", word(i18n::SKIP_TO_CONTENT, lang)).await;
    link.send_keys(Key::Enter + "").await.expect("a key");
    page.until("the content has the focus", async || {
        (page.js("return document.activeElement && document.activeElement.id").await == "content").then_some(())
    })
    .await;
    assert_eq!(page.address().await, before);
    titled(page, lang.pick("파주", "Paju")).await;
    page.shot("skipped").await;
}

async fn returns(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    let row = page.see_in(".list", "link", e2e::locate::has(lang.pick("노원", "Nowon"))).await;
    row.send_keys(Key::Enter + "").await.expect("a key");
    page.arrive("the record", |at| at.contains("/hubs/")).await;
    let title = "return document.activeElement.id === 'title' || null";
    page.until("the title has the focus", async || page.js(title).await.as_bool()).await;
    page.web.action_chain().send_keys(Key::Escape + "").perform().await.expect("a key");
    let focused = "const a = document.activeElement; return a && a.matches('.list a') ? a.innerText : ''";
    page.until("the row has the focus again", async || {
        page.js(focused).await.as_str()?.contains(lang.pick("노원", "Nowon")).then_some(())
    })
    .await;
}

async fn lines(page: &Session) {
    start(page).await;
    let drawn = "return document.querySelectorAll('.frame-world .arc').length > 5 || null";
    page.until("the lines of the world", async || page.js(drawn).await.as_bool()).await;
    // From the title of the world into the map, and on by arrows until a line has the focus.
    page.js("document.querySelector('.frame-world .frame-title').focus()").await;
    let place = "const a = document.activeElement; return a ? a.getAttribute('class') || a.className : ''";
    let arrow = async |key: Key| page.web.action_chain().send_keys(key + "").perform().await.expect("a key");
    let mut found = false;
    for step in 0..24 {
        arrow(if step % 6 == 0 { Key::Right } else { Key::Up }).await;
        if page.js(place).await.as_str().is_some_and(|class| class.split(' ').any(|c| c == "arc")) {
            found = true;
            break;
        }
    }
    assert!(found, "no line by arrows");
    page.shot("line").await;
    // A line of several partnerships opens its list, which closes by Escape and gives the focus back.
    let several = "const a = [...document.querySelectorAll('.frame-world .arc')].find((a) => / [2-9] |[2-9]건|1\\d/.test(a.getAttribute('aria-label')));
        a.focus(); return a.getAttribute('aria-label')";
    page.js(several).await;
    arrow(Key::Enter).await;
    page.until("the list of the line", async || (page.js("return document.activeElement.id").await == "bundle").then_some(()))
        .await;
    arrow(Key::Escape).await;
    page.until("the line has the focus again", async || {
        page.js(place).await.as_str()?.split(' ').any(|c| c == "arc").then_some(())
    })
    .await;
}

async fn scan(page: &Session) {
    let mut barriers = Vec::new();
    start(page).await;
    search(page, "ㅅㅇ").await;
    crate::words::first_result(page, page.profile.lang.pick("서울", "Seoul")).await;
    barriers.extend(axe::findings(page).await.into_iter().map(|finding| format!("the search: {finding}")));
    for below in PAGES {
        let below = resolve(below);
        open(page, &format!("{}/{below}", page.profile.lang.code())).await;
        if below == "hubs/paju/" {
            titled(page, page.profile.lang.pick("파주", "Paju")).await;
        }
        barriers.extend(axe::findings(page).await.into_iter().map(|finding| format!("{below}: {finding}")));
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

/// A kind without an id stands for its first record, as published.
fn resolve(below: &str) -> String {
    let kind = below.trim_end_matches('/');
    if !matches!(kind, "milestones" | "stories") {
        return below.to_owned();
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../public/data/{kind}.json"));
    let records: serde_json::Value = serde_json::from_slice(&std::fs::read(path).expect("the data")).expect("JSON");
    format!("{kind}/{}/", records[0]["id"].as_str().expect("an id"))
}
