//! The harness itself, on a page of its own: what it promises to notice it notices, in each engine.

use std::path::{Path, PathBuf};

use e2e::{Engine, Lang, Profile, Session, locate::has, run::on_folder};
use libtest_mimic::Trial;
use pages_server::Fault;

fn pages() -> anyhow::Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("pages"))
}

pub fn trials(engine: Engine) -> Vec<Trial> {
    let english = Profile::desktop(Lang::En);
    let test = |sentence: &str, profile: Profile| (format!("{}::harness::{sentence}", engine.name()), profile);
    macro_rules! trial {
        ($sentence:expr, $profile:expr, $test:expr) => {{
            let (name, profile) = test($sentence, $profile);
            on_folder(engine, &name, profile, pages, $test)
        }};
    }
    vec![
        trial!("things_are_found_by_role_and_name", english.clone(), finds_things),
        trial!("the_names_are_those_of_the_engine_itself", english.clone(), names_agree),
        trial!("an_error_on_the_console_is_noticed", english.clone().provoking(), notices_errors),
        trial!("a_request_to_another_origin_is_noticed", english.clone().provoking(), notices_other_origins),
        trial!("a_failed_request_is_noticed", english.clone().provoking(), notices_failed_requests),
        trial!("the_phone_is_390_wide_dark_korean_and_calm", Profile::phone(Lang::Ko).dark().reduced_motion(), dresses),
        trial!("the_desktop_is_1440_wide_light_and_english", english.clone(), dresses),
        trial!("there_is_no_webassembly_where_it_is_taken_away", english.clone().without_wasm(), loses_wasm),
        trial!("there_is_no_storage_where_it_is_denied", english.without_storage(), loses_storage),
    ]
}

async fn finds_things(page: &Session) {
    page.visit("").await;
    page.see("heading", "Harness").await;
    page.see("img", "A mark").await;
    page.see("searchbox", "Search").await.send_keys("파주 paju").await.unwrap();
    page.see("status", "파주 paju").await;
    assert!(page.all("button", "Unseen").await.is_empty());
    page.click("button", "Close").await;
    assert!(page.all("button", "Close").await.is_empty());
    page.click("link", has("Go on")).await;
    page.see("heading", "Second page").await;
    assert_eq!(page.address().await, "second/?x=1");
    page.web.back().await.unwrap();
    page.read("Harness").await;
}

async fn names_agree(page: &Session) {
    page.visit("").await;
    for (role, name) in [("link", "Go on"), ("button", "Close"), ("searchbox", "Search"), ("heading", "Harness")] {
        let element = page.see(role, name).await;
        assert_eq!(page.computed(&element, "computedlabel").await, name);
        assert_eq!(page.computed(&element, "computedrole").await.to_lowercase(), role);
    }
}

async fn notices_errors(page: &Session) {
    page.visit("").await;
    assert_eq!(page.errors().await, Vec::<String>::new());
    page.js("console.error('a told error'); setTimeout(() => { throw new Error('a thrown error') })").await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let errors = page.errors().await.join("\n");
    assert!(errors.contains("a told error") && errors.contains("a thrown error"), "{errors}");
}

async fn notices_other_origins(page: &Session) {
    page.visit("").await;
    assert_eq!(page.foreign_requests(), Vec::<String>::new());
    page.js("fetch('http://127.0.0.1:9/elsewhere').catch(() => 0); new Image().src = 'http://127.0.0.1:9/picture.png'").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let foreign = page.foreign_requests().join("\n");
    assert!(foreign.contains("127.0.0.1:9"), "{foreign}");
    // The test is about noticing; the check at its end must not hold it against the page.
    page.forgive();
}

async fn notices_failed_requests(page: &Session) {
    page.server.faults.set("second", Fault::NoNetwork);
    page.visit("").await;
    assert_eq!(page.failed_requests(), Vec::<String>::new());
    let outcome = page.js("return fetch('second/').then(() => 'came', () => 'failed')").await;
    assert_eq!(outcome, "failed");
    assert_eq!(page.js("return fetch('none').then((answer) => answer.status)").await, 404);
    let failed = page.failed_requests().join("\n");
    assert!(failed.contains("0 GET /bio-hub-atlas/second/") && failed.contains("404 GET /bio-hub-atlas/none"), "{failed}");
}

async fn dresses(page: &Session) {
    page.visit("").await;
    let profile = &page.profile;
    let size = page.js("return [innerWidth, innerHeight]").await;
    assert_eq!(size, serde_json::json!([profile.width, profile.height]));
    let dark = page.js("return matchMedia('(prefers-color-scheme: dark)').matches").await;
    assert_eq!(dark, profile.theme == e2e::Theme::Dark);
    let calm = page.js("return matchMedia('(prefers-reduced-motion: reduce)').matches").await;
    assert_eq!(calm, profile.reduced_motion);
    let language = page.js("return navigator.language").await;
    assert_eq!(language.as_str().unwrap().split('-').next().unwrap(), profile.lang.code(), "{language}");
}

async fn loses_wasm(page: &Session) {
    page.visit("").await;
    assert_eq!(page.js("return typeof WebAssembly").await, "undefined");
}

async fn loses_storage(page: &Session) {
    page.visit("").await;
    let outcome = page
        .js("try { localStorage.setItem('a', '1'); return localStorage.getItem('a') } catch (error) { return 'denied' }")
        .await;
    assert_ne!(outcome, "1");
}
