//! What goes wrong on the way, as a reader sees it: said in their language, with a way on that works.

use bio_hub_atlas::atlas::Records;
use bio_hub_atlas::i18n::{self, Message};
use bytes::Bytes;
use e2e::{Engine, Lang, Profile, Session, run::on_the_site};
use libtest_mimic::Trial;
use pages_server::Fault;

use crate::words::{open, search, start, titled, word, words};

/// The data of the first view.
const FIRST: &str = "data/first.json";
/// What the file of a part of the program is called, before its hash: what finds, what that shares with other parts, and
/// what reads whole files and writes pages.
const FINDING: &str = "part-finding-";
const SHARED: &str = "part-chunk_";
const READING: &str = "part-reading-";

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        let profile = || Profile::desktop(lang).provoking();
        let mut first = |sentence: &str, fault: Fault, message: Message, fill: &'static [&'static str]| {
            let test = async move |page: &Session| data_fails(page, &fault, message, fill).await;
            trials.push(on_the_site(engine, sentence, profile(), test));
        };
        first("missing_data_are_named", Fault::Status(404), i18n::FAULT_NOT_FOUND, &[FIRST]);
        first("an_error_of_the_server_is_named", Fault::Status(503), i18n::FAULT_SERVER, &[FIRST, "503"]);
        first("no_network_is_named", Fault::NoNetwork, i18n::FAULT_NETWORK, &[FIRST]);
        first("a_body_that_breaks_off_is_named", Fault::CutOff(60), i18n::FAULT_CUT, &[FIRST]);
        first("a_body_that_is_too_short_is_named", Fault::Truncated(60), i18n::FAULT_CUT, &[FIRST]);
        first("what_is_no_json_is_named", Fault::Body(Bytes::from_static(b"<html>")), i18n::FAULT_CUT, &[FIRST]);
        trials.push(on_the_site(engine, "a_record_that_does_not_fit_is_named_and_the_rest_shown", profile(), misfit));
        trials.push(on_the_site(engine, "evidence_that_does_not_come_can_be_asked_for_again", profile(), evidence));
        for (sentence, file, fault) in [
            ("what_finds_and_does_not_come_is_told_and_comes_when_typed_on", FINDING, Fault::NoNetwork),
            ("what_the_search_shares_and_does_not_come_is_told_as_well", SHARED, Fault::Status(404)),
        ] {
            let test = async move |page: &Session| search_fails(page, file, &fault).await;
            trials.push(on_the_site(engine, sentence, profile(), test));
        }
        trials.push(on_the_site(engine, "what_reads_and_does_not_come_can_be_asked_for_again", profile(), reading));
        trials.push(on_the_site(engine, "a_program_that_does_not_come_is_told", profile(), program));
        trials.push(on_the_site(
            engine,
            "a_map_beneath_that_does_not_come_is_told_and_comes_with_the_connection",
            profile(),
            beneath,
        ));
        let without = Profile::desktop(lang);
        trials.push(on_the_site(
            engine,
            "without_webassembly_the_page_says_so_and_is_readable",
            without.clone().without_wasm(),
            no_wasm,
        ));
        trials.push(on_the_site(
            engine,
            "without_storage_all_works_and_the_reader_is_told",
            without.without_storage(),
            no_storage,
        ));
    }
    trials
}

async fn data_fails(page: &Session, fault: &Fault, message: Message, fill: &[&str]) {
    let lang = page.profile.lang;
    page.server.faults.set(FIRST, fault.clone());
    page.visit("").await;
    let fill: Vec<&str> = fill.iter().map(|text| text.rsplit('/').next().unwrap_or(text)).collect();
    // The file is named by its path or its name; the sentence around it is the message's.
    let told = words(message, lang, &fill);
    let (before, after) = told.split_once(fill[0]).expect("the message names the file");
    page.read(before).await;
    page.read(after).await;
    page.shot("fault").await;
    page.server.faults.clear();
    page.click("button", word(i18n::RETRY, lang)).await;
    crate::words::alive(page, lang).await;
    assert!(!page.shows(before).await, "the message stays after the way on has worked");
}

async fn misfit(page: &Session) {
    let lang = page.profile.lang;
    let path = e2e::run::dist().expect("the site").join(FIRST);
    let mut data: Vec<Vec<String>> = serde_json::from_slice(&std::fs::read(path).expect("the data")).expect("columns");
    let column = |field| Records::first_column("hubs", field).expect("the column");
    let (hubs, ids) = column("id");
    let boston = data[hubs][ids].split('\n').position(|id| id == "boston").expect("Boston");
    let lon = &mut data[hubs][column("lon").1];
    let mut cells: Vec<&str> = lon.split('\n').collect();
    cells[boston] = "west";
    *lon = cells.join("\n");
    let data = serde_json::to_string(&data).expect("JSON");
    page.server.faults.set(FIRST, Fault::Body(data.into()));
    start(page).await;
    page.read("boston").await;
    page.read("lon").await;
    page.shot("misfit").await;
    page.see("link", e2e::locate::has(lang.pick("파주", "Paju"))).await;
}

async fn evidence(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    page.server.faults.set("data/claims.json", Fault::Status(500));
    page.click_in(".list", "link", e2e::locate::has(lang.pick("파주", "Paju"))).await;
    page.read(word(i18n::FAULT_EVIDENCE, lang)).await;
    titled(page, lang.pick("파주", "Paju")).await;
    page.server.faults.clear();
    page.click("button", word(i18n::RETRY, lang)).await;
    page.read("about 50,000 will work in the center").await;
    assert!(!page.shows(word(i18n::FAULT_EVIDENCE, lang)).await);
}

async fn search_fails(page: &Session, file: &str, fault: &Fault) {
    let lang = page.profile.lang;
    start(page).await;
    page.server.faults.set(file, fault.clone());
    search(page, "paj").await;
    let told = words(i18n::FAULT_NETWORK, lang, &["finding.wasm"]);
    let in_the_list = "const said = document.querySelector('.results.open .none:not([hidden])'); return said && said.innerText";
    page.until(&format!("{told:?} in the list of results"), async || {
        let said = page.js(in_the_list).await;
        said.as_str()?.contains(&told).then_some(())
    })
    .await;
    assert!(asked_for(page, file), "nothing asked for {file}");
    page.shot("lost").await;
    page.server.faults.clear();
    page.see("combobox", word(i18n::SEARCH_LABEL, lang)).await.send_keys("u").await.expect("the field can be typed into");
    crate::words::first_result(page, lang.pick("파주", "Paju")).await;
    assert!(!page.shows(&told).await, "the message stays after the way on has worked");
}

async fn reading(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    page.server.faults.set(READING, Fault::NoNetwork);
    page.click_in(".list", "link", e2e::locate::has(lang.pick("파주", "Paju"))).await;
    titled(page, lang.pick("파주", "Paju")).await;
    page.read(word(i18n::FAULT_EVIDENCE, lang)).await;
    page.read(&words(i18n::FAULT_NETWORK, lang, &["reading.wasm"])).await;
    assert!(asked_for(page, READING), "nothing asked for {READING}");
    page.shot("lost").await;
    page.server.faults.clear();
    page.click("button", word(i18n::RETRY, lang)).await;
    page.read("about 50,000 will work in the center").await;
    assert!(!page.shows(word(i18n::FAULT_EVIDENCE, lang)).await);
}

/// Whether the browser asked for a file of this name: a name that no file has would let a fault meet nothing.
fn asked_for(page: &Session, file: &str) -> bool {
    page.server.seen().iter().any(|seen| seen.path.contains(file))
}

async fn program(page: &Session) {
    let lang = page.profile.lang;
    page.server.faults.set(".wasm", Fault::Status(404));
    page.visit("").await;
    page.read(lang.pick("프로그램을 불러오지 못했습니다", "The program could not be loaded")).await;
    // What would not answer is not offered.
    assert!(page.all("combobox", word(i18n::SEARCH_LABEL, lang)).await.is_empty());
    page.server.faults.clear();
    page.click("button", word(i18n::RETRY, lang)).await;
    crate::words::alive(page, lang).await;
}

async fn beneath(page: &Session) {
    let lang = page.profile.lang;
    let asked = || page.server.seen().iter().filter(|seen| seen.path.contains("basemap/world.bin") && seen.status == 200).count();
    page.server.faults.set("basemap/", Fault::Status(503));
    start(page).await;
    page.read(word(i18n::FAULT_MAP, lang)).await;
    page.shot("beneath").await;
    assert_eq!(asked(), 0);
    // Marks and lists are there without it.
    page.see_in(".list", "link", e2e::locate::has(lang.pick("파주", "Paju"))).await;
    page.server.faults.clear();
    page.js("window.dispatchEvent(new Event('online'))").await;
    page.until("the map beneath", async || (asked() > 0).then_some(())).await;
    page.until("no word of it any more", async || (!page.shows(word(i18n::FAULT_MAP, lang)).await).then_some(())).await;
}

async fn no_wasm(page: &Session) {
    let lang = page.profile.lang;
    page.visit(&format!("{}/hubs/paju/", lang.code())).await;
    page.read("WebAssembly").await;
    titled(page, lang.pick("파주", "Paju")).await;
    page.read("about 50,000 will work in the center").await;
    page.shot("no-wasm").await;
}

async fn no_storage(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    page.click("link", word(i18n::OTHER_LANGUAGE, lang)).await;
    let other = lang.other();
    crate::words::alive(page, other).await;
    // Told once, in the language the reader has now or had.
    page.until("that nothing can be kept", async || {
        (page.shows(word(i18n::FAULT_STORAGE, lang)).await || page.shows(word(i18n::FAULT_STORAGE, other)).await).then_some(())
    })
    .await;
    open(page, &format!("{}/hubs/paju/", lang.code())).await;
    titled(page, lang.pick("파주", "Paju")).await;
}
