//! Hands and keys on the map: the sheet of keys, the figures of the views, a focus that walks and is said, a box, fingers.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, run::on_the_site};
use libtest_mimic::Trial;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::words::{alive, start, word, words};

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        let calm = Profile::desktop(lang).reduced_motion();
        trials.push(on_the_site(engine, "the_keys_are_shown_and_the_focus_returns", calm.clone(), sheet));
        trials.push(on_the_site(engine, "figures_lead_to_the_views_unless_one_composes", calm.clone(), figures));
        trials.push(on_the_site(engine, "the_focus_walks_and_is_said", calm.clone(), walks));
    }
    let calm = Profile::desktop(Lang::Ko).reduced_motion();
    trials.push(on_the_site(engine, "a_box_drawn_with_shift_fills_the_map", calm.clone(), boxes));
    trials.push(on_the_site(engine, "a_mouse_let_go_outside_the_map_holds_it_no_more", calm.clone(), let_go_outside));
    trials.push(on_the_site(engine, "the_note_names_the_hub_from_which_distances_are_true", calm.clone(), notes));
    trials.push(on_the_site(engine, "back_over_a_change_of_language_shows_what_its_address_says", calm, languages));
    // WebKit's driver has no fingers.
    if engine != Engine::WebKit {
        trials.push(on_the_site(engine, "a_finger_moves_the_map_once_that_has_the_focus", Profile::phone(Lang::Ko), fingers));
    }
    trials
}

async fn keys(page: &Session, keys: impl Into<thirtyfour::TypingData>) {
    page.web.action_chain().send_keys(keys).perform().await.expect("keys");
}

/// Opens the free map by its address, and waits until it has said where it looks.
async fn free_map(page: &Session, query: &str) {
    page.visit(&format!("{}/?{query}", page.profile.lang.code())).await;
    alive(page, page.profile.lang).await;
    said(page, "where the map looks").await;
}

/// What the map says aloud, once it says something.
async fn said(page: &Session, what: &str) -> String {
    page.until(what, async || {
        let text = page.js("return document.querySelector('.spoken')?.textContent ?? ''").await;
        text.as_str().filter(|t| !t.is_empty()).map(str::to_owned)
    })
    .await
}

/// Where the free map looks: longitude, latitude, zoom, from the address.
async fn camera(page: &Session) -> [f64; 3] {
    let address = page.arrive("a camera", |at| at.contains("map=")).await;
    let text = address.split("map=").nth(1).unwrap_or_default().split('&').next().unwrap_or_default().replace("%2C", ",");
    let numbers: Vec<f64> = text.split(',').filter_map(|n| n.parse().ok()).collect();
    numbers.try_into().unwrap_or_else(|_| panic!("no camera in {address}"))
}

async fn sheet(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    page.js("document.querySelector('.frame-world .frame-title').focus()").await;
    keys(page, "?").await;
    page.see("dialog", word(i18n::KEYS_TITLE, lang)).await;
    page.read(word(i18n::KEYS_NUDGE, lang)).await;
    page.shot("keys").await;
    page.until("the focus in the sheet", async || {
        (page.js("return !!document.activeElement.closest('.keys')").await == true).then_some(())
    })
    .await;
    keys(page, Key::Escape + "").await;
    page.until("the focus on the title again", async || {
        let script =
            "return document.activeElement.matches('.frame-world .frame-title') && !document.querySelector('.keys[open]')";
        (page.js(script).await == true).then_some(())
    })
    .await;
    // The button does the same, on the free map too, and its own button closes it.
    free_map(page, "map=127,37.5,5").await;
    page.click("button", word(i18n::KEYS, lang)).await;
    page.see("dialog", word(i18n::KEYS_TITLE, lang)).await;
    page.click_in(".keys", "button", word(i18n::CLOSE_LIST, lang)).await;
    page.until("the sheet closed", async || {
        (page.js("return !document.querySelector('.keys[open]')").await == true).then_some(())
    })
    .await;
    assert!(page.address().await.contains("map="), "the map is still open");
}

async fn figures(page: &Session) {
    start(page).await;
    page.js("document.querySelector('.frame-world .frame-title').focus()").await;
    keys(page, "3").await;
    page.arrive("the globe", |at| at.contains("view=globe")).await;
    said(page, "the globe").await;
    keys(page, "4").await;
    page.arrive("from a hub", |at| at.contains("from=")).await;
    keys(page, "2").await;
    page.arrive("the world", |at| at.contains("map=") && !at.contains("from=") && !at.contains("view=")).await;
    keys(page, "5").await;
    page.until("a region", async || {
        let pressed = page.js("return document.querySelector('.views [aria-pressed=true]')?.dataset.map").await;
        (pressed == "region").then_some(())
    })
    .await;
    let before = page.address().await;
    // An input method composes: the same figures are its own. Each way in which browsers say so.
    for init in ["key: '1', isComposing: true", "key: '1', keyCode: 229", "key: 'Escape', isComposing: true"] {
        page.js(&format!(
            "document.querySelector('.roam svg').dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, {init} }}))"
        ))
        .await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(page.address().await, before);
    keys(page, "1").await;
    page.arrive("the overview", |at| !at.contains("map=")).await;
}

async fn walks(page: &Session) {
    let lang = page.profile.lang;
    free_map(page, "map=127,37.5,8.5").await;
    let place = said(page, "where the map looks").await;
    let name = lang.pick("가까이: 가운데는 북위 37.5°, 동경 127°", "Region: centred on 37.5° N, 127° E");
    assert!(place.starts_with(name), "{place}");
    page.js("document.querySelector('.roam svg').focus()").await;
    let alt = async |key: Key| {
        let chain = page.web.action_chain().key_down(Key::Alt).send_keys(key + "").key_up(Key::Alt);
        chain.perform().await.expect("Alt and an arrow");
    };
    alt(Key::Up).await;
    let focused = "const a = document.activeElement; return a.closest('.roam svg') ? a.getAttribute('data-key') : null";
    let first = page.until("a mark with the focus", async || page.js(focused).await.as_str().map(str::to_owned)).await;
    let told = page
        .until("what has the focus is said", async || {
            let now = said(page, "something").await;
            (now != place).then_some(now)
        })
        .await;
    let twin = page.js("return document.querySelector('.twin').innerText").await;
    let twin = twin.as_str().unwrap_or_default().to_owned();
    let opening: String = told.chars().take(12).collect();
    assert!(twin.trim_start().starts_with(&opening), "{told}\n{twin}");
    page.shot("walk").await;
    let mut others = Vec::new();
    for key in [Key::Right, Key::Down, Key::Left, Key::Up] {
        alt(key).await;
        others.extend(page.js(focused).await.as_str().map(str::to_owned));
    }
    assert!(others.iter().any(|o| *o != first), "{first} {others:?}");
    // A focus is seen: the engine draws it as the style says.
    let seen = "const a = document.activeElement, s = getComputedStyle(a.querySelector('.ring') ?? a.querySelector('path') ?? a);
        return [a.matches(':focus-visible'), s.stroke, getComputedStyle(document.documentElement).getPropertyValue('--focus').trim()]";
    let seen = page.js(seen).await;
    assert_eq!(seen[0], true, "{seen}");
    assert_ne!(seen[1], "none", "{seen}");
    // Escape leads from the mark to the map.
    keys(page, Key::Escape + "").await;
    page.until("the focus on the map", async || {
        (page.js("return document.activeElement.matches('.roam svg')").await == true).then_some(())
    })
    .await;
}

async fn boxes(page: &Session) {
    free_map(page, "map=127,37.5,5").await;
    let before = camera(page).await;
    let map = page.see("application", word(i18n::FREE_MAP, page.profile.lang)).await;
    let drag = || {
        let chain = page.web.action_chain().move_to_element_center(&map).key_down(Key::Shift).click_and_hold();
        chain.move_by_offset(60, 40).move_by_offset(60, 40)
    };
    // Given up: nothing moves.
    drag().perform().await.expect("half a box");
    let shown = "const b = document.querySelector('.drawn'); return [b.hidden, b.offsetWidth, b.offsetHeight]";
    let drawn = page.js(shown).await;
    assert_eq!((drawn[0].as_bool(), drawn[1].as_f64(), drawn[2].as_f64()), (Some(false), Some(120.0), Some(80.0)), "{drawn}");
    page.shot("box").await;
    keys(page, Key::Escape + "").await;
    assert_eq!(page.js(shown).await[0], true);
    page.web.action_chain().release().key_up(Key::Shift).perform().await.expect("let go");
    assert_eq!(camera(page).await, before);
    // Let go: the box fills the map.
    drag().release().key_up(Key::Shift).perform().await.expect("a box");
    page.arrive("closer", |at| at.contains("map=") && !at.contains("127,37.5,5")).await;
    let after = camera(page).await;
    assert!(after[2] > before[2] + 1.5 && after[0] > before[0] && after[1] < before[1], "{before:?} {after:?}");
    assert_eq!(page.js(shown).await[0], true);
}

async fn let_go_outside(page: &Session) {
    free_map(page, "map=127,37.5,5").await;
    let before = camera(page).await;
    let map = "const map = document.querySelector('.roam svg').getBoundingClientRect(); return [map.left, map.top, map.width, map.height]";
    let at = page.js(map).await;
    let [left, top, w, h] = [0, 1, 2, 3].map(|i| at[i].as_f64().expect("a number") as i64);
    // Down near the edge, and out of the map before a drag is one.
    let (x, y) = (left + w / 2, top + 2);
    let chain = page.web.action_chain().move_to(x, y).click_and_hold().move_to(x, 6).release();
    chain.move_to(x, top + h / 3).move_to(x + 90, top + h / 2).perform().await.expect("a hand that leaves the map");
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(camera(page).await, before);
    // And takes hold of it again.
    let (x, y) = empty_place(page, x, top + h / 2).await;
    let chain = page.web.action_chain().move_to(x, y).click_and_hold().move_to(x + 60, y).move_to(x + 90, y).release();
    chain.perform().await.expect("a drag");
    page.arrive("another place", |at| at.contains("map=") && !at.contains("127,37.5,5")).await;
}

async fn notes(page: &Session) {
    let lang = page.profile.lang;
    page.visit(&format!("{}/hubs/goyang/?from=paju", lang.code())).await;
    alive(page, lang).await;
    let note = async |hub| {
        let told = words(i18n::NOTE_FROM, lang, &[hub]);
        page.until(&format!("a note that names {hub}"), async || {
            (page.js("return document.querySelector('.map-note')?.textContent").await == *told).then_some(())
        })
        .await;
    };
    note(lang.pick("파주", "Paju")).await;
    let goyang = lang.pick("고양", "Goyang");
    page.click("link", &*words(i18n::SEE_FROM, lang, &[goyang])).await;
    note(goyang).await;
}

async fn languages(page: &Session) {
    let lang = page.profile.lang;
    free_map(page, "map=127,37.5,5").await;
    let twin = "return document.querySelector('.twin')?.textContent";
    let before = page.js(twin).await;
    page.click("link", word(i18n::OTHER_LANGUAGE, lang)).await;
    page.arrive("the other language", |at| at.starts_with(lang.other().code())).await;
    page.until("the map in the other language's words", async || {
        let now = page.js(twin).await;
        (now != before && now.as_str().is_some_and(|t| t.contains(lang.pick("37.5° N", "북위 37.5°")))).then_some(())
    })
    .await;
    page.js("document.querySelector('.roam svg').focus()").await;
    keys(page, Key::Right + "").await;
    page.arrive("farther east", |at| !at.contains("127,37.5,5")).await;
    page.web.back().await.expect("back");
    page.arrive("where it was", |at| at.starts_with(lang.code()) && at.contains("127,37.5,5")).await;
    page.until("the map where it was, in words", async || (page.js(twin).await == before).then_some(())).await;
}

/// Fingers from place to place of the map, in CSS px of the window.
async fn touch(page: &Session, ways: &[&[(i64, i64)]]) {
    let fingers: Vec<Value> = ways
        .iter()
        .enumerate()
        .map(|(i, way)| {
            let mut acts = vec![
                json!({ "type": "pointerMove", "duration": 0, "x": way[0].0, "y": way[0].1 }),
                json!({ "type": "pointerDown", "button": 0 }),
            ];
            acts.extend(way[1..].iter().map(|(x, y)| json!({ "type": "pointerMove", "duration": 60, "x": x, "y": y })));
            acts.push(json!({ "type": "pause", "duration": 120 }));
            acts.push(json!({ "type": "pointerUp", "button": 0 }));
            json!({ "type": "pointer", "id": format!("finger{i}"), "parameters": { "pointerType": "touch" }, "actions": acts })
        })
        .collect();
    page.act(json!({ "actions": fingers })).await;
}

async fn fingers(page: &Session) {
    free_map(page, "map=127,37.5,5").await;
    let style = "return getComputedStyle(document.querySelector('.roam svg')).touchAction";
    page.js("document.activeElement.blur()").await;
    assert_eq!(page.js(style).await, "pan-x pan-y");
    let middle = page
        .js("const r = document.querySelector('.roam svg').getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]")
        .await;
    let (x, y) = (middle[0].as_f64().unwrap_or(0.0) as i64, middle[1].as_f64().unwrap_or(0.0) as i64);
    let before = camera(page).await;
    // One finger is the page's.
    touch(page, &[&[(x, y + 40), (x, y + 10), (x, y - 40)]]).await;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(camera(page).await, before);
    page.js("scrollTo(0, 0)").await;
    // Two are the map's.
    touch(page, &[&[(x - 30, y), (x - 50, y), (x - 80, y)], &[(x + 30, y), (x + 50, y), (x + 80, y)]]).await;
    page.until("closer by two fingers", async || (camera(page).await[2] > before[2] + 0.5).then_some(())).await;
    // A tap gives the map the focus; then one finger moves it.
    page.js("document.activeElement.blur()").await;
    let near = camera(page).await;
    let empty = empty_place(page, x, y).await;
    touch(page, &[&[empty]]).await;
    page.until("the focus on the map", async || (page.js(style).await == "none").then_some(())).await;
    touch(page, &[&[(x, y + 40), (x, y + 10), (x, y - 40)]]).await;
    page.until("moved by one finger", async || (camera(page).await[1] < near[1] - 0.05).then_some(())).await;
    page.shot("fingers").await;
    // A touch beside the map gives the page back.
    let beside = page.js("const r = document.querySelector('.time').getBoundingClientRect(); return [r.x + 60, r.y + 24]").await;
    touch(page, &[&[(beside[0].as_f64().unwrap_or(4.0) as i64, beside[1].as_f64().unwrap_or(4.0) as i64)]]).await;
    page.until("the page has the finger again", async || (page.js(style).await == "pan-x pan-y").then_some(())).await;
}

/// A place of the map near a point at which nothing can be opened.
async fn empty_place(page: &Session, x: i64, y: i64) -> (i64, i64) {
    let script = "const [x, y] = arguments;
        const names = [...document.querySelectorAll('.roam svg text')].map((n) => n.getBoundingClientRect());
        const bare = (a, b) => {
            for (let dx = -24; dx <= 24; dx += 4) for (let dy = -24; dy <= 24; dy += 4) {
                const at = document.elementFromPoint(a + dx, b + dy);
                if (!at?.closest('.roam svg') || at.closest('[data-key]')) return false;
            }
            return names.every((n) => a < n.left - 24 || a > n.right + 24 || b < n.top - 24 || b > n.bottom + 24);
        };
        for (let r = 0; r < 320; r += 10) for (let t = 0; t < 6.28; t += .3) {
            const [a, b] = [Math.round(x + r * Math.cos(t)), Math.round(y + r * Math.sin(t))];
            if (bare(a, b)) return [a, b];
        }
        return null";
    let found = page.js_with(script, vec![json!(x), json!(y)]).await;
    (found[0].as_i64().expect("a bare place"), found[1].as_i64().expect("a bare place"))
}
