//! Addresses: wrong ones say so and offer the nearest, right ones open the same view for everyone.

use bio_hub_atlas::i18n;
use e2e::{Engine, Lang, Profile, Session, locate::has, run::on_the_site};
use libtest_mimic::Trial;

use crate::words::{open, titled, word, words};

pub fn trials(engine: Engine) -> Vec<Trial> {
    let mut trials = Vec::new();
    for lang in Lang::ALL {
        // The server rightly answers 404 to these, which browsers write on the console.
        let provoking = Profile::desktop(lang).provoking();
        trials.push(on_the_site(engine, "a_wrong_address_offers_the_nearest", provoking, wrong_address));
        trials.push(on_the_site(
            engine,
            "a_broken_query_opens_the_nearest_view_with_a_notice",
            Profile::phone(lang),
            broken_query,
        ));
        trials.push(on_the_site(engine, "a_hub_that_is_not_there_has_no_outlook", Profile::desktop(lang), no_hub));
        trials.push(on_the_site(engine, "an_address_without_its_last_slash_opens", Profile::desktop(lang), no_slash));
    }
    trials
}

async fn wrong_address(page: &Session) {
    let lang = page.profile.lang;
    page.visit(&format!("{}/hubs/pajuu/", lang.code())).await;
    crate::words::alive(page, lang).await;
    titled(page, word(i18n::MISSING_TITLE, lang)).await;
    page.shot("missing").await;
    page.click_in("article", "link", has(lang.pick("파주", "Paju"))).await;
    page.arrive("Paju", |at| at.contains("/hubs/paju/")).await;
    titled(page, lang.pick("파주", "Paju")).await;
}

async fn broken_query(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/?asof=2019-13-77", lang.code())).await;
    page.read(&words(i18n::NOTICE_PARAMETER, lang, &["asof", "2019-13-77"])).await;
    page.click("button", word(i18n::DISMISS, lang)).await;
    assert!(page.all("button", word(i18n::DISMISS, lang)).await.is_empty());
}

async fn no_hub(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/?from=wolves&map=127,37.5,5", lang.code())).await;
    page.read(&words(i18n::NOTICE_PARAMETER, lang, &["from", "wolves"])).await;
    page.arrive("the same place on the flat map", |at| at.contains("map=127,37.5,5") && !at.contains("from=")).await;
}

async fn no_slash(page: &Session) {
    let lang = page.profile.lang;
    open(page, &format!("{}/hubs/paju", lang.code())).await;
    titled(page, lang.pick("파주", "Paju")).await;
    assert!(page.address().await.contains("/hubs/paju/"));
}
