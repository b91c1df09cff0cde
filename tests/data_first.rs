//! The compact first data: small, and enough for the first view.
#![allow(clippy::unwrap_used, clippy::panic)]

mod published;

use bio_hub_atlas::atlas::{Atlas, Kind, Records, Ref};
use bio_hub_atlas::model::{ClaimBasis, Day, Lang};
use bio_hub_atlas::search::Index;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::sync::LazyLock;

static FIRST: LazyLock<Atlas> = LazyLock::new(|| {
    let text = published::records().to_first().unwrap();
    let (records, faults) = Records::from_first(&text);
    assert_eq!(faults, []);
    let (atlas, faults) = Atlas::build(records);
    assert_eq!(faults, []);
    atlas
});

fn whole() -> &'static Atlas {
    published::atlas()
}

#[test]
fn it_comes_back_as_it_was_written() {
    let records = published::records();
    assert_eq!(Records::from_first(&records.to_first().unwrap()), (records.first(), vec![]));
    assert!(records.complete && !records.first().complete);
}

#[test]
fn it_weighs_at_most_forty_five_kilobytes() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(published::records().to_first().unwrap().as_bytes()).unwrap();
    let weight = encoder.finish().unwrap().len();
    assert!(weight <= 45_000, "{weight} bytes gzipped");
    println!("first.json: {weight} bytes gzipped");
}

#[test]
fn every_record_keeps_its_place_so_that_references_stay_right() {
    for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Source) {
        assert_eq!(FIRST.records().count(kind), whole().records().count(kind), "{kind:?}");
    }
    for item in FIRST.refs().filter(|r| matches!(r.kind, Kind::Hub | Kind::Organization | Kind::Partnership | Kind::Story)) {
        assert_eq!(FIRST.id(item), whole().id(item));
        assert_eq!(FIRST.find(whole().id(item).as_str()), Some(item));
        for lang in Lang::ALL {
            assert_eq!(FIRST.name(item, lang), whole().name(item, lang));
        }
    }
    assert_eq!(FIRST.find(""), None, "records that have no id yet are not found");
}

#[test]
fn the_first_view_is_the_same_from_it_as_from_all() {
    for day in ["1990-01-01", "2012-06-30", "2019-01-01", "2024-07-01", "2026-11-25"].map(|d| Day::parse(d).unwrap()) {
        assert_eq!(FIRST.bundles(day), whole().bundles(day));
        assert_eq!(FIRST.bundles_within(day), whole().bundles_within(day));
        for p in 0..whole().partnerships().len() as u32 {
            assert_eq!(FIRST.status_at(p, day), whole().status_at(p, day));
        }
    }
    for h in 0..whole().hubs().len() as u32 {
        let hub = Ref::new(Kind::Hub, h);
        assert_eq!(FIRST.hub_role(h), whole().hub_role(h));
        assert_eq!(FIRST.partnerships_of(hub), whole().partnerships_of(hub));
        assert_eq!(FIRST.organizations_in(h), whole().organizations_in(h));
        assert_eq!(FIRST.hubs()[h as usize].aliases, whole().hubs()[h as usize].aliases);
    }
    for (a, b) in FIRST.milestones().iter().zip(whole().milestones()) {
        assert_eq!((&a.date, a.kind, a.basis), (&b.date, b.kind, b.basis));
    }
    for (a, b) in FIRST.claims().iter().zip(whole().claims()).filter(|(_, b)| b.basis == ClaimBasis::Target) {
        assert_eq!((&a.id, &a.subject, &a.statement, &a.due, a.verdict.as_ref().map(|v| v.state)),
            (&b.id, &b.subject, &b.statement, &b.due, b.verdict.as_ref().map(|v| v.state)));
    }
}

#[test]
fn the_search_finds_paju_in_it() {
    let index = Index::build(&FIRST);
    for typed in ["파주", "ㅍㅈ", "paju"] {
        assert_eq!(FIRST.id(index.query(typed, 1)[0].item).as_str(), "paju");
    }
    let promise = index.query("50,000", 5);
    assert!(promise.iter().any(|hit| FIRST.id(hit.item).as_str() == "claim-ipmc-jobs-about-50000"));
}

#[test]
fn a_broken_text_is_one_fault_of_the_file_and_a_bad_record_is_left_out() {
    let text = published::records().to_first().unwrap();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    let (_, faults) = Records::from_first(&half);
    assert_eq!((faults.len(), faults[0].file.as_str(), faults[0].record.as_str()), (1, "first.json", ""));
    let (records, faults) = Records::from_first(&text.replacen("\"id\":\"paju\",\"kind\":\"city\"", "\"id\":\"paju\",\"kind\":\"town\"", 1));
    assert_eq!((faults.len(), faults[0].record.as_str(), faults[0].field.as_str()), (1, "paju", "kind"));
    assert_eq!(records.hubs.len() + 1, whole().hubs().len());
}
