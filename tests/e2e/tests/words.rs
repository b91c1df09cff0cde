//! What the site calls things, in the language of a session, and steps that several tests take.

use bio_hub_atlas::i18n::Message;
use e2e::{Lang, Session, locate::has};

/// The message in the language of the tests.
pub fn word(message: Message, lang: Lang) -> &'static str {
    message.get(lang.pick(bio_hub_atlas::model::Lang::Ko, bio_hub_atlas::model::Lang::En))
}

/// The message with its places filled.
pub fn words(message: Message, lang: Lang, fill: &[&str]) -> String {
    message.with(lang.pick(bio_hub_atlas::model::Lang::Ko, bio_hub_atlas::model::Lang::En), fill)
}

/// Waits until the program has taken the place of the static page, in this language.
pub async fn alive(page: &Session, lang: Lang) {
    page.until("the program in place of the static page", async || {
        (page.js("return !document.getElementById('boot')").await == true).then_some(())
    })
    .await;
    page.see("combobox", word(bio_hub_atlas::i18n::SEARCH_LABEL, lang)).await;
}

/// Opens the first view and waits until it lives.
pub async fn start(page: &Session) {
    page.visit("").await;
    alive(page, page.profile.lang).await;
}

/// Opens a record by its address and waits until it lives: not the static page, but the one with the tools.
pub async fn open(page: &Session, below: &str) {
    page.visit(below).await;
    alive(page, page.profile.lang).await;
}

/// Types into the search, in place of what was there.
pub async fn search(page: &Session, text: &str) {
    let field = page.see("combobox", word(bio_hub_atlas::i18n::SEARCH_LABEL, page.profile.lang)).await;
    // By hand: a window without a window manager has the focus only after a click.
    field.click().await.expect("the field can be clicked");
    field.clear().await.expect("the field can be cleared");
    field.send_keys(text).await.expect("the field can be typed into");
}

/// Waits for a heading of this name, e.g. the title of a record.
pub async fn titled(page: &Session, title: &str) {
    page.see("heading", title).await;
}

/// The first of what the search found.
pub async fn first_result(page: &Session, name: &str) {
    page.until(&format!("{name} as the first result"), async || {
        let names = page.names("option").await;
        names.first()?.starts_with(name).then_some(())
    })
    .await;
}

/// Clicks the first link whose name contains this.
pub async fn follow(page: &Session, name: &str) {
    page.click("link", has(name)).await;
}
