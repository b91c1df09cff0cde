//! Each kind of record: it opens, it names, it proves, and it leads on.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, locate::Name, run::on_the_site};
use libtest_mimic::Trial;

use crate::words::{open, start, titled, word};

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        trials.push(on_the_site(engine, "a_partnership_tells_its_stages_and_proves_each", Profile::desktop(lang), partnership));
        trials.push(on_the_site(engine, "a_source_tells_what_rests_on_it", Profile::desktop(lang), source));
        trials.push(on_the_site(engine, "the_lists_open_what_they_name", Profile::desktop(lang), lists));
    }
    trials
}

async fn partnership(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/partnerships/goyang-lih-agreement-2024/", lang.code())).await;
    page.see("heading", word(i18n::SEC_STAGES, lang)).await;
    // Each quote stands in its own language and names its outlet.
    let quotes = "return [...document.querySelectorAll('article figure')].map((figure) => [
        figure.querySelector('blockquote').lang, figure.querySelector('blockquote').textContent.trim().length,
        figure.querySelector('figcaption').textContent.trim().length])";
    let quotes =
        page.until("quotes", async || page.js(quotes).await.as_array().filter(|quotes| !quotes.is_empty()).cloned()).await;
    for quote in quotes {
        assert!(!quote[0].as_str().unwrap_or_default().is_empty(), "a quote without its language");
        assert!(quote[1].as_u64() > Some(10) && quote[2].as_u64() > Some(0), "{quote}");
    }
    // A participant leads on to its own page.
    page.click_in("article", "link", Name::Any).await;
}

async fn source(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/sources/koreabiomed-2017-ipmc/", lang.code())).await;
    page.read("about 50,000 will work in the center").await;
    let names = page.names("link").await;
    assert!(names.len() > 5, "{names:?}");
}

async fn lists(page: &Session) {
    let lang = page.profile.lang;
    start(page).await;
    for tab in [i18n::TAB_ORGANIZATIONS, i18n::TAB_PARTNERSHIPS, i18n::TAB_CLAIMS, i18n::TAB_HUBS] {
        page.click("tab", e2e::locate::has(word(tab, lang))).await;
        let row = page.see_in("[role=tabpanel]", "link", Name::Any).await;
        let title = page
            .js_with("return arguments[0].querySelector('.row-title').textContent", vec![row.to_json().expect("an element")])
            .await;
        row.click().await.expect("a row can be clicked");
        titled(page, title.as_str().expect("a title")).await;
        page.web.back().await.expect("back");
        page.see("tab", e2e::locate::has(word(tab, lang))).await;
    }
}
