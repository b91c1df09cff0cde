//! What a first visit transfers, by the browser's own count and by the server's.

use std::collections::BTreeSet;

use e2e::{Engine, Lang, Profile, Session, run::on_the_site};
use libtest_mimic::Trial;
use pages_server::visit::{BUDGET, first_visit};

use crate::words::start;

pub fn trials(engine: Engine) -> Vec<Trial> {
    Lang::ALL
        .into_iter()
        .map(|lang| on_the_site(engine, "a_first_visit_loads_what_is_counted_and_no_more", Profile::desktop(lang), counts))
        .collect()
}

async fn counts(page: &Session) {
    start(page).await;
    // The map is there, and nothing more comes by itself.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let base = e2e::session::base_path();
    let seen = page.server.seen();
    let loaded: BTreeSet<String> = seen
        .iter()
        .filter(|seen| seen.method == "GET" && seen.status == 200)
        .map(|seen| seen.path.strip_prefix(base.as_str()).unwrap_or(&seen.path).to_owned())
        .collect();
    let parts = first_visit(&e2e::run::dist().expect("the site")).expect("the parts");
    let program = parts.iter().find(|part| part.name == "program").expect("the program");
    let told = page.js("return document.querySelector('meta[name=atlas-bytes]').content").await;
    assert_eq!(told.as_str(), Some(program.bytes.to_string().as_str()), "progress is told against the size of the program");
    let counted: BTreeSet<String> = parts.into_iter().map(|part| part.address).collect();
    assert_eq!(loaded, counted, "left: what the browser asked for; right: what `cargo xtask size` counts");

    let mut once = BTreeSet::new();
    let twice: Vec<_> = seen.iter().filter(|seen| seen.method == "GET" && !once.insert(&seen.path)).collect();
    // WebKitGTK under its driver does not take what was preloaded from its cache.
    assert!(twice.is_empty() || !page.engine.has_bidi(), "asked for twice: {twice:?}");

    let sent: usize = seen.iter().filter(|seen| seen.method == "GET").map(|seen| seen.bytes).sum();
    // In WebKit the page itself goes uncompressed, with the ears of the harness in it.
    if page.engine.has_bidi() {
        assert!(sent <= BUDGET, "{sent} bytes sent");
        let own = "return performance.getEntries().filter((e) => 'encodedBodySize' in e).reduce((sum, e) => sum + e.encodedBodySize, 0)";
        let own = page.js(own).await.as_u64().expect("a sum");
        assert!(own <= BUDGET as u64 && own > 50_000, "the browser counts {own} bytes");
    }
}
