//! The map saved as a picture, and printed.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, run::on_the_site};
use libtest_mimic::Trial;
use pages_server::Fault;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::Key;

use crate::words::{open, start, word, words};

/// What the page saves is held here, as a browser would have got it: file name and content.
const HOLD: &str = "window.saved = []; window.made = {}; const make = URL.createObjectURL.bind(URL); \
    URL.createObjectURL = (blob) => { const url = make(blob); window.made[url] = blob; return url; }; \
    HTMLAnchorElement.prototype.click = function () { window.saved.push([this.download, window.made[this.href]]); };";
/// Of the last file saved: its name, its kind, its first bytes, and width and height where it is a PNG.
const SAVED: &str = "const [file, blob] = window.saved.at(-1) || []; if (!blob) return null; \
    return blob.slice(0, 24).arrayBuffer().then((head) => { const bytes = [...new Uint8Array(head)]; const at = new DataView(head); \
    return [file, blob.type, bytes.slice(0, 8), at.getUint32(16), at.getUint32(20), blob.size]; })";
const TEXT: &str = "return window.saved.at(-1)[1].text()";
const OPEN: &str = "return !!document.querySelector('dialog.paper[open] form')";
const ON_BUTTON: &str = "return !document.querySelector('dialog.paper') && document.activeElement.matches('[data-map=save]')";

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "the_map_is_saved_as_svg_and_png_by_keys_alone", Profile::desktop(lang), saves));
        trials.push(on_the_site(engine, "a_size_that_cannot_be_is_told", Profile::phone(lang), refuses));
    }
    trials.push(on_the_site(engine, "a_view_of_the_free_map_is_saved", Profile::desktop(Lang::En).dark(), saves_view));
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "a_close_view_is_saved_with_its_tiles_and_names", Profile::desktop(lang), saves_close));
        let name = "what_does_not_come_for_a_sheet_is_told_and_comes_with_the_next";
        trials.push(on_the_site(engine, name, Profile::phone(lang).provoking(), lacks));
    }
    trials.push(on_the_site(engine, "a_page_about_to_be_printed_is_laid_out_for_paper", Profile::phone(Lang::Ko).dark(), prints));
    trials
}

async fn press(page: &Session, key: Key) {
    page.web.action_chain().send_keys(key + "").perform().await.expect("a key");
}

async fn is(page: &Session, what: &str, script: &str) {
    page.until(what, async || (page.js(script).await == true).then_some(())).await;
}

/// Opens the panel by a key on its button.
async fn open_panel(page: &Session) {
    page.js(HOLD).await;
    let button = page.see("button", word(i18n::SAVE_PICTURE, page.profile.lang)).await;
    button.send_keys(Key::Enter + "").await.expect("a key");
    is(page, "the panel", OPEN).await;
    is(page, "the focus in the panel", "return !!document.activeElement.closest('dialog.paper')").await;
}

async fn choose(page: &Session, field: &str, value: &str) {
    let set = "const [field, value] = arguments, form = document.querySelector('.paper form'); \
        const one = form.querySelector(`[name=${field}][value='${value}']`); \
        if (one && one.type === 'radio') one.click(); else form.querySelector(`[name=${field}]`).value = value;";
    page.js_with(set, vec![json!(field), json!(value)]).await;
}

/// Presses the button that saves, and waits for the file.
async fn saved(page: &Session, end: &str) -> Vec<Value> {
    page.click_in(".paper", "button", word(i18n::PAPER_SAVE, page.profile.lang)).await;
    page.until(&format!("a file that ends in {end}"), async || {
        let file = page.js(SAVED).await;
        let file = file.as_array()?.clone();
        file[0].as_str()?.ends_with(end).then_some(file)
    })
    .await
}

async fn saves(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    open_panel(page).await;
    page.shot("panel").await;
    let file = saved(page, ".svg").await;
    let name = file[0].as_str().expect("a name");
    assert!(name.starts_with("bio-hub-atlas-plate-20") && name.ends_with(&format!("-{}.svg", lang.code())), "{name}");
    assert_eq!((&file[1], &file[2]), (&json!("image/svg+xml"), &json!(b"<svg xml".to_vec())));
    page.see_in(".paper", "status", &*words(i18n::PAPER_SAVED, lang, &[name])).await;
    let svg = page.js(TEXT).await;
    let svg = svg.as_str().expect("text");
    for text in [word(i18n::PAPER_TITLE, lang), lang.pick("서울", "Seoul"), "CC BY 4.0", "width=\"297mm\"", "class=\"land\""] {
        assert!(svg.contains(text), "no {text}");
    }
    assert!(svg.contains(&*page.js("return document.baseURI").await.as_str().expect("an address").to_owned()), "no address");

    choose(page, "size", "square").await;
    choose(page, "form", "png").await;
    choose(page, "density", "2").await;
    let file = saved(page, ".png").await;
    assert_eq!((&file[1], &file[2]), (&json!("image/png"), &json!([137, 80, 78, 71, 13, 10, 26, 10])));
    assert_eq!((&file[3], &file[4]), (&json!(2160), &json!(2160)));
    assert!(file[5].as_u64().is_some_and(|bytes| bytes > 100_000), "an empty picture: {file:?}");

    press(page, Key::Escape).await;
    is(page, "the focus back on the button", ON_BUTTON).await;
    assert_eq!(page.address().await, format!("{}/", lang.code()));
}

async fn refuses(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    open_panel(page).await;
    choose(page, "size", "own").await;
    choose(page, "width", "100000").await;
    page.shot("own size").await;
    page.click_in(".paper", "button", word(i18n::PAPER_SAVE, lang)).await;
    page.see_in(".paper", "status", &*words(i18n::PAPER_FAULT_SIZE, lang, &["480", "8000"])).await;
    choose(page, "width", "8000").await;
    choose(page, "height", "8000").await;
    choose(page, "form", "png").await;
    choose(page, "density", "3").await;
    page.click_in(".paper", "button", word(i18n::PAPER_SAVE, lang)).await;
    page.see_in(".paper", "status", word(i18n::PAPER_FAULT_PIXELS, lang)).await;
    assert_eq!(page.js("return window.saved.length").await, 0);
    page.click_in(".paper", "button", word(i18n::CLOSE, lang)).await;
    is(page, "the focus back on the button", ON_BUTTON).await;
}

async fn saves_view(page: &Session) {
    open(page, "en/hubs/paju/?map=126.9,37.6,6.5").await;
    open_panel(page).await;
    choose(page, "tone", "dark").await;
    let file = saved(page, ".svg").await;
    assert!(file[0].as_str().expect("a name").starts_with("bio-hub-atlas-paju-20"), "{file:?}");
    let svg = page.js(TEXT).await;
    let svg = svg.as_str().expect("text");
    assert!(svg.contains(">Paju<") && svg.contains("map=126.9,37.6,6.5") && svg.contains("#12181c"));
    // The record stays open: Escape was the panel's.
    press(page, Key::Escape).await;
    is(page, "the focus back on the button", ON_BUTTON).await;
    assert!(page.address().await.starts_with("en/hubs/paju/"));
}

/// Over Seoul, near enough for the last level of tiles.
const SEOUL: &str = "?map=126.98,37.57,8";
const SAID: &str = "return document.querySelector('.paper .said').textContent";

/// Saves an SVG. What is said of it, its text, and its name.
async fn svg_saved(page: &Session) -> (String, String, String) {
    page.js("window.saved.length = 0").await;
    let file = saved(page, ".svg").await;
    let name = file[0].as_str().expect("a name").to_owned();
    let said =
        page.until("what is said of it", async || page.js(SAID).await.as_str().filter(|s| s.contains(&name)).map(str::to_owned));
    (said.await, page.js(TEXT).await.as_str().expect("text").to_owned(), name)
}

/// Waits until the screen has asked for tiles and asks for no more.
async fn quiet(page: &Session) {
    let tiles = || page.server.seen().iter().filter(|s| s.path.contains("/tiles/")).count();
    page.until("a screen that asks for nothing more", async || {
        let before = tiles();
        tokio::time::sleep(Duration::from_millis(1500)).await;
        (before > 1 && tiles() == before).then_some(())
    })
    .await;
}

async fn saves_close(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/{SEOUL}", lang.code())).await;
    // The panel is there before the map is: the sheet waits for both.
    open_panel(page).await;
    choose(page, "size", "a3").await;
    let (said, svg, name) = svg_saved(page).await;
    assert_eq!(said, words(i18n::PAPER_SAVED, lang, &[&name]), "and nothing of what is missing");
    for text in ["class=\"town\"", "class=\"district\"", "class=\"water\""] {
        assert!(svg.contains(text), "no {text}");
    }
    for text in
        [lang.pick("가평군", "Gapyeong-gun"), word(i18n::PAPER_DISTRICT, lang), word(i18n::PAPER_TOWN, lang), "OpenStreetMap"]
    {
        assert!(svg.contains(text), "no {text}");
    }
    // What has come already, for the screen or a sheet, is not fetched once more.
    quiet(page).await;
    let svg = svg_saved(page).await.1;
    let asked: Vec<String> = page.server.seen().iter().map(|s| s.path.clone()).filter(|p| p.contains("/tiles/7/")).collect();
    let again = svg_saved(page).await.1;
    assert_eq!(svg, again);
    assert_eq!(asked.len(), page.server.seen().iter().filter(|s| s.path.contains("/tiles/7/")).count(), "{asked:?}");
}

async fn lacks(page: &Session) {
    let lang = page.profile.lang;
    page.server.faults.set("tiles/7/", Fault::Status(503));
    page.server.faults.set("tiles/names/", Fault::Status(503));
    open(page, &format!("{}/{SEOUL}", lang.code())).await;
    open_panel(page).await;
    let (said, svg, name) = svg_saved(page).await;
    page.shot("coarse").await;
    assert_eq!(said, format!("{} {}", words(i18n::PAPER_SAVED, lang, &[&name]), word(i18n::PAPER_COARSE, lang)));
    assert!(svg.contains("class=\"land\"") && !svg.contains("class=\"town\"") && !svg.contains(word(i18n::PAPER_TOWN, lang)));
    page.server.faults.clear();
    let (said, svg, name) = svg_saved(page).await;
    assert_eq!(said, words(i18n::PAPER_SAVED, lang, &[&name]));
    assert!(svg.contains("class=\"town\"") && svg.contains(word(i18n::PAPER_TOWN, lang)));
}

async fn prints(page: &Session) {
    start(page).await;
    page.until("the plate", async || {
        (page.js("return !!document.querySelector('.frame-world .mark')").await == true).then_some(())
    })
    .await;
    let width = page.js("return window.before = document.querySelector('.frame-world').style.width").await;
    assert_ne!(width, "976px");
    page.js("dispatchEvent(new Event('beforeprint'))").await;
    let printed = "const sheet = document.querySelector('.frame-world').style.width; return sheet === '976px' \
        && document.documentElement.dataset.theme === 'light' && document.documentElement.dataset.address === location.href";
    assert_eq!(page.js(printed).await, true);
    page.js("dispatchEvent(new Event('afterprint'))").await;
    let back =
        "return document.querySelector('.frame-world').style.width === window.before && !document.documentElement.dataset.theme";
    is(page, "the screen's own layout", back).await;
}
