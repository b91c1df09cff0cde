//! The accessibility scan of each kind of page, in both themes, at the widths that lay it out differently.

use e2e::{Engine, Lang, Profile, Session, axe, run::on_the_site};
use libtest_mimic::Trial;

use crate::words::{open, search, start, titled};

/// One of each kind.
const PAGES: &[&str] = &[
    "",
    "hubs/paju/",
    "organizations/lih/",
    "partnerships/goyang-lih-agreement-2024/",
    "claims/claim-ipmc-jobs-about-50000/",
    "milestones/",
    "sources/koreabiomed-2017-ipmc/",
    "stories/",
    "about/",
];

pub fn trials(engine: Engine) -> Vec<Trial> {
    vec![
        on_the_site(
            engine,
            "no_page_has_a_serious_barrier",
            Profile::desktop(Lang::Ko),
            scan,
        ),
        on_the_site(
            engine,
            "no_page_has_a_serious_barrier",
            Profile::phone(Lang::En).dark(),
            scan,
        ),
    ]
}

async fn scan(page: &Session) {
    let mut barriers = Vec::new();
    start(page).await;
    search(page, "ㅅㅇ").await;
    crate::words::first_result(page, page.profile.lang.pick("서울", "Seoul")).await;
    barriers.extend(
        axe::findings(page)
            .await
            .into_iter()
            .map(|finding| format!("the search: {finding}")),
    );
    for below in PAGES {
        let below = resolve(below);
        open(page, &format!("{}/{below}", page.profile.lang.code())).await;
        if below == "hubs/paju/" {
            titled(page, page.profile.lang.pick("파주", "Paju")).await;
        }
        barriers.extend(
            axe::findings(page)
                .await
                .into_iter()
                .map(|finding| format!("{below}: {finding}")),
        );
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

/// A kind without an id stands for its first record, as published.
fn resolve(below: &str) -> String {
    let kind = below.trim_end_matches('/');
    if !matches!(kind, "milestones" | "stories") {
        return below.to_owned();
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../public/data/{kind}.json"));
    let records: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path).expect("the data")).expect("JSON");
    format!("{kind}/{}/", records[0]["id"].as_str().expect("an id"))
}
