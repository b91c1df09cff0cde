//! The map as a reader uses it: from the plate to the free map and back, by hand and by keys.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, locate::has, run::on_the_site};
use libtest_mimic::Trial;
use thirtyfour::Key;

use crate::words::{start, word, words};

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "the_free_map_opens_moves_and_returns", Profile::desktop(lang), opens_and_returns));
        trials.push(on_the_site(engine, "every_frame_names_its_marks", Profile::desktop(lang), names));
    }
    trials
}

async fn opens_and_returns(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    let frame = words(i18n::OPEN_FRAME, lang, &[word(i18n::FRAME_KOREA, lang)]);
    page.click("button", has(frame.as_str())).await;
    let map = page.see("application", word(i18n::FREE_MAP, lang)).await;
    let opened = page.arrive("a camera", |at| at.contains('?')).await;
    page.shot("free-map").await;

    // By hand: a drag moves the camera, and the address says so.
    let chain = page.web.action_chain().move_to_element_center(&map);
    let chain = chain.click_and_hold().move_by_offset(60, 30).move_by_offset(60, 30).release();
    chain.perform().await.expect("a drag");
    let dragged = page.arrive("another camera", |at| at != opened).await;

    // By keys: the arrow moves it on, Escape returns to the plate.
    page.js("document.querySelector('[role=application]').focus()").await;
    page.web.action_chain().send_keys(Key::Right + "").perform().await.expect("a key");
    page.arrive("a third camera", |at| at != dragged).await;
    page.web.action_chain().send_keys(Key::Escape + "").perform().await.expect("a key");
    page.see("button", has(frame.as_str())).await;
    assert!(page.all("application", word(i18n::FREE_MAP, lang)).await.is_empty());
}

/// What the engines themselves make of the SVG nodes: a name and a role for each mark.
async fn names(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    for title in [i18n::FRAME_WORLD, i18n::FRAME_KOREA, i18n::FRAME_CAPITAL_AREA, i18n::FRAME_EUROPE] {
        let scope = format!(".plate section[aria-label='{}'] svg", word(title, lang));
        let marks = page
            .until("marks", async || {
                let marks = page.web.find_all(thirtyfour::By::Css(format!("{scope} .mark"))).await.ok()?;
                (!marks.is_empty()).then_some(marks)
            })
            .await;
        for mark in marks.iter().take(4) {
            let name = page.computed(mark, "computedlabel").await;
            assert!(name.chars().count() > 3, "a mark without a name in {scope}: {name:?}");
            let role = page.computed(mark, "computedrole").await.to_lowercase();
            assert!(role == "link" || role == "button", "{name}: {role}");
        }
    }
}
