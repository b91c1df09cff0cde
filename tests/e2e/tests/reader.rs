//! The way of a reader: find Paju, read what was promised, follow it to Miami, in another language, back, and again.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, run::on_the_site};
use libtest_mimic::Trial;

use crate::words::{alive, first_result, follow, open, search, start, titled, word};

const QUOTE: &str = "The goal of the center is to be the world’s largest bio medical industrial complex and about 50,000 will work in the center.";
const QUOTE_KO: &str = "센터의 목표는 세계 최대의 바이오 메디컬 산업단지가 되는 것이며, 약 5만 명이 센터에서 일하게 될 것이다.";
const MIAMI: [&str; 2] = [
    "파주시–마이애미대 의과대학 R&D센터 설립·공동연구 업무협약",
    "Paju – University of Miami medical school: research centre in the Paju Medical Cluster",
];

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        for width in [390, 768, 1440] {
            let profile = Profile::wide(lang, width);
            trials.push(on_the_site(engine, "paju_is_found_and_its_promise_read", profile, from_paju_to_miami));
        }
        trials.push(on_the_site(engine, "search_goes_by_keyboard_alone", Profile::desktop(lang), by_keyboard));
    }
    trials.push(on_the_site(engine, "language_and_theme_are_kept", Profile::desktop(Lang::Ko), keeps_choices));
    if engine == Engine::Chromium {
        let profile = Profile::desktop(Lang::Ko);
        trials.push(on_the_site(engine, "a_syllable_in_the_making_already_finds", profile, composes));
    }
    trials
}

async fn from_paju_to_miami(page: &Session) {
    let lang = page.profile.lang;
    let paju = lang.pick("파주", "Paju");
    start(page).await;
    page.shot("first-view").await;
    for typed in ["paju", "ㅍㅈ", "파주"] {
        search(page, typed).await;
        first_result(page, paju).await;
    }
    page.shot("search").await;
    page.click("option", e2e::locate::has(paju)).await;
    page.arrive("the page of Paju", |at| at.starts_with(&format!("{}/hubs/paju/", lang.code()))).await;
    titled(page, paju).await;

    // The quote behind "50,000", in its own language, and its translation for who reads Korean.
    page.read(QUOTE).await;
    if lang == Lang::Ko {
        page.read(QUOTE_KO).await;
    }
    let fragments = page.js("return [...document.querySelectorAll('figure a[href*=\":~:text=\"]')].length").await;
    assert!(fragments.as_u64().unwrap_or(0) > 0, "no link lands on a sentence");
    page.shot("paju").await;

    let miami = lang.pick(MIAMI[0], MIAMI[1]);
    follow(page, miami).await;
    let at = page.arrive("the page of the agreement", |at| at.contains("/partnerships/paju-miami-um-mou-2022/")).await;
    assert!(at.starts_with(lang.code()), "{at}");
    titled(page, miami).await;
    page.shot("miami").await;

    // In place: the same record in the other language, then back.
    let other = lang.other();
    page.click("link", word(i18n::OTHER_LANGUAGE, lang)).await;
    titled(page, other.pick(MIAMI[0], MIAMI[1])).await;
    let at = page.arrive("the other language", |at| at.starts_with(other.code())).await;
    assert!(at.contains("/partnerships/paju-miami-um-mou-2022/"), "{at}");
    assert_eq!(page.js("return document.documentElement.lang").await, other.code());
    page.web.back().await.expect("back");
    titled(page, miami).await;
    page.web.back().await.expect("back");
    titled(page, paju).await;
    page.web.forward().await.expect("forward");
    titled(page, miami).await;

    // The static page has the same title: until the program lives, it is still on its way, and leaving would cut it off.
    page.web.refresh().await.expect("reload");
    alive(page, lang).await;
    titled(page, miami).await;
    let address = page.address().await;
    page.web.goto("about:blank").await.expect("leaving");
    open(page, &address).await;
    titled(page, miami).await;
}

async fn by_keyboard(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    // "/" moves to the search; the arrow and Enter open the first result.
    page.web.action_chain().send_keys("/").perform().await.expect("keys");
    page.until("the search has the focus", async || {
        (page.js("return document.activeElement && document.activeElement.id").await == "search").then_some(())
    })
    .await;
    page.web.action_chain().send_keys("ㅂㅅㅌ").perform().await.expect("keys");
    first_result(page, lang.pick("보스턴", "Boston")).await;
    page.web.action_chain().send_keys(thirtyfour::Key::Enter + "").perform().await.expect("keys");
    page.see("heading", e2e::locate::has(lang.pick("보스턴", "Boston"))).await;
    // The title has the focus, so that reading goes on from there, and Escape returns.
    page.until("the title has the focus", async || {
        (page.js("return document.activeElement && document.activeElement.id").await == "title").then_some(())
    })
    .await;
    page.web.action_chain().send_keys(thirtyfour::Key::Escape + "").perform().await.expect("keys");
    page.arrive("the first view", |at| !at.contains("hubs/")).await;
}

async fn keeps_choices(page: &Session) {
    start(page).await;
    let ground = "return getComputedStyle(document.body).backgroundColor";
    let light = page.js(ground).await;
    // From the system to light to dark.
    for theme in [i18n::THEME_SYSTEM, i18n::THEME_LIGHT] {
        let name = crate::words::words(i18n::THEME, Lang::Ko, &[word(theme, Lang::Ko)]);
        page.click("button", name.as_str()).await;
    }
    page.until("a dark ground", async || (page.js(ground).await != light).then_some(())).await;
    page.click("link", word(i18n::OTHER_LANGUAGE, Lang::Ko)).await;
    alive(page, Lang::En).await;

    page.visit("").await;
    alive(page, Lang::En).await;
    assert_ne!(page.js(ground).await, light);
}

/// A real input method, by the protocol that only Chromium has: "팢" is "파주" in the making.
async fn composes(page: &Session) {
    start(page).await;
    page.see("combobox", word(i18n::SEARCH_LABEL, Lang::Ko)).await.click().await.expect("the field");
    for (making, _) in [("ㅍ", 1), ("파", 1), ("팢", 1)] {
        let text = serde_json::json!({ "text": making, "selectionStart": 1, "selectionEnd": 1 });
        page.web.cdp().send_raw("Input.imeSetComposition", text).await.expect("composition");
    }
    first_result(page, "파주").await;
    page.web.cdp().send_raw("Input.insertText", serde_json::json!({ "text": "파주" })).await.expect("the finished word");
    first_result(page, "파주").await;
    let value = page.js("return document.getElementById('search').value").await;
    assert_eq!(value, "파주", "the field must keep what the input method wrote");
}
