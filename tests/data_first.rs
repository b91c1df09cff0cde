//! The compact first data: small, and enough for the first view.
#![allow(clippy::unwrap_used, clippy::panic)]

mod published;

use bio_hub_atlas::atlas::{Atlas, Diagnostic, Kind, Records, Ref};
use bio_hub_atlas::explore::year_bars;
use bio_hub_atlas::model::{ClaimBasis, Day, Lang};
use bio_hub_atlas::page::{LISTS, list};
use bio_hub_atlas::search::Index;
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
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
fn it_weighs_at_most_thirty_one_kilobytes() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(published::records().to_first().unwrap().as_bytes()).unwrap();
    let weight = encoder.finish().unwrap().len();
    assert!(weight <= 31_000, "{weight} bytes gzipped");
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
        assert_eq!(year_bars(&FIRST, day), year_bars(whole(), day));
        for (kind, lang) in LISTS.into_iter().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
            assert_eq!(list(&FIRST, kind, day, lang), list(whole(), kind, day, lang));
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
        assert_eq!((a.date.year(), a.basis), (b.date.year(), b.basis));
    }
    for (a, b) in FIRST.claims().iter().zip(whole().claims()).filter(|(_, b)| b.basis == ClaimBasis::Target) {
        assert_eq!(
            (&a.id, &a.subject, &a.statement, &a.due, a.verdict.as_ref().map(|v| v.state)),
            (&b.id, &b.subject, &b.statement, &b.due, b.verdict.as_ref().map(|v| v.state))
        );
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

type Kinds = Vec<Vec<String>>;

static WRITTEN: LazyLock<Kinds> = LazyLock::new(|| serde_json::from_str(&published::records().to_first().unwrap()).unwrap());

fn read(kinds: &Kinds) -> (Records, Vec<Diagnostic>) {
    Records::from_first(&serde_json::to_string(kinds).unwrap())
}

/// The first data with another text in the cell of a record, `column` columns into a field.
fn with(kind: &str, field: &str, column: usize, row: usize, cell: &str) -> Kinds {
    let mut kinds = WRITTEN.clone();
    let (at, first) = Records::first_column(kind, field).unwrap();
    let rows = kinds[at].iter().map(|c| c.split('\n').count()).max().unwrap();
    let column = &mut kinds[at][first + column];
    let mut cells: Vec<&str> = if column.is_empty() { vec![""; rows] } else { column.split('\n').collect() };
    cells[row] = cell;
    *column = cells.join("\n");
    kinds
}

#[test]
fn a_text_that_is_no_such_json_is_one_fault_of_the_file() {
    let text = published::records().to_first().unwrap();
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    let mut texts = vec![half, String::new(), "<html>".to_owned(), "[]".to_owned(), "{}".to_owned(), "[[1]]".to_owned()];
    let misshapen: [fn(&mut Kinds); 5] = [
        |kinds| drop(kinds.pop()),
        |kinds| kinds.push(Vec::new()),
        |kinds| drop(kinds[0].pop()),
        |kinds| kinds[1].push(String::new()),
        |kinds| kinds[2][1].push('\n'),
    ];
    for change in misshapen {
        let mut kinds = WRITTEN.clone();
        change(&mut kinds);
        texts.push(serde_json::to_string(&kinds).unwrap());
    }
    for text in texts {
        let (records, faults) = Records::from_first(&text);
        assert_eq!((faults.len(), faults[0].file.as_str(), faults[0].record.as_str()), (1, "first.json", ""), "{faults:?}");
        assert_eq!(records, Records::default());
    }
}

#[test]
fn a_record_with_a_cell_that_does_not_fit_is_named_and_left_out() {
    let at = |id| whole().find(id).unwrap().index as usize;
    let (paju, promise) = (at("paju"), at("claim-ipmc-jobs-about-50000"));
    for (kind, field, column, row, cell, record) in [
        ("hubs", "kind", 0, paju, "town", "paju"),
        ("hubs", "kind", 0, paju, "", "paju"),
        ("hubs", "lon", 0, paju, "west", "paju"),
        ("hubs", "lon", 0, paju, "", "paju"),
        ("hubs", "lat", 0, paju, "NaN", "paju"),
        ("hubs", "lat", 0, paju, "inf", "paju"),
        ("hubs", "lat", 0, paju, "1e999", "paju"),
        ("hubs", "parent", 0, paju, "9999", "paju"),
        ("organizations", "kind", 0, 0, "club", whole().organizations()[0].id.as_str()),
        ("organizations", "hub", 0, 0, "306", whole().organizations()[0].id.as_str()),
        ("organizations", "also_in", 0, 0, "1 9999", whole().organizations()[0].id.as_str()),
        ("partnerships", "participants", 0, 3, "1 2 3 4 5 6 7 8", whole().partnerships()[3].id.as_str()),
        ("partnerships", "participants", 0, 3, "", whole().partnerships()[3].id.as_str()),
        ("partnerships", "participants", 1, 3, "lead boss", whole().partnerships()[3].id.as_str()),
        ("partnerships", "stages", 0, 3, "2020 2021 2022 2023 2024 2025", whole().partnerships()[3].id.as_str()),
        ("partnerships", "stages", 1, 3, "done", whole().partnerships()[3].id.as_str()),
        ("partnerships", "kind", 0, 3, "pact", whole().partnerships()[3].id.as_str()),
        ("claims", "basis", 0, promise, "rumour", "claim-ipmc-jobs-about-50000"),
        ("claims", "subject", 0, promise, "4294967295", "claim-ipmc-jobs-about-50000"),
        ("claims", "verdict", 0, promise, "broken", "claim-ipmc-jobs-about-50000"),
        ("claims", "verdict", 0, promise, "", "claim-ipmc-jobs-about-50000"),
        ("milestones", "basis", 0, 1, "hope", "#2"),
        ("vocabulary", "list", 0, 0, "moods", "city"),
    ] {
        let (records, faults) = read(&with(kind, field, column, row, cell));
        let told: Vec<_> = faults.iter().map(|f| (f.file.as_str(), f.record.as_str(), f.field.as_str())).collect();
        assert_eq!(told, [("first.json", record, field)], "{cell}");
        let lost = |count: fn(&Records) -> usize| count(whole().records()) - count(&records);
        let all: [fn(&Records) -> usize; 6] = [
            |r| r.hubs.len(),
            |r| r.organizations.len(),
            |r| r.partnerships.len(),
            |r| r.claims.len(),
            |r| r.milestones.len(),
            |r| r.stories.len(),
        ];
        assert_eq!(all.map(lost).iter().sum::<usize>(), usize::from(kind != "vocabulary"), "{kind}");
    }
}

#[test]
fn references_stay_right_when_a_record_is_left_out() {
    let (records, faults) = read(&with("hubs", "lon", 0, 0, "west"));
    assert_eq!(faults.len(), 1);
    let first = published::records().first();
    assert_eq!(records.hubs, first.hubs[1..]);
    assert_eq!(
        (records.organizations, records.partnerships, records.claims),
        (first.organizations, first.partnerships, first.claims)
    );
}

#[test]
fn what_would_not_be_read_as_written_is_not_written() {
    let changes: [fn(&mut Records); 5] = [
        |r| r.hubs[0].lon = 1.0 / 3.0,
        |r| r.hubs[0].name.en.push('\n'),
        |r| r.hubs[0].aliases = vec!["a|b".to_owned()],
        |r| r.hubs[0].parent = Some("2024".into()),
        |r| r.organizations[0].also_in = vec!["two words".into()],
    ];
    for change in changes {
        let mut records = published::records();
        change(&mut records);
        assert!(records.to_first().is_err());
    }
    let mut records = published::records();
    records.hubs[0].parent = Some("no-such-hub".into());
    assert_eq!(Records::from_first(&records.to_first().unwrap()), (records.first(), vec![]), "a reference that leads nowhere");
    let none = Records::default();
    assert_eq!(Records::from_first(&none.to_first().unwrap()), (none, vec![]));
}

#[test]
fn a_record_without_an_id_costs_no_other() {
    for kind in ["hubs", "organizations", "partnerships"] {
        for row in 0..60 {
            let (_, faults) = read(&with(kind, "id", 0, row, ""));
            assert_eq!(faults, [], "{kind} {row}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_text_makes_it_panic(cut in any::<prop::sample::Index>(), junk in any::<String>()) {
        let text = serde_json::to_string(&*WRITTEN).unwrap();
        let at = cut.index(text.len());
        let at = (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        prop_assert_eq!(Records::from_first(&text[..at]).1.len(), 1);
        Records::from_first(&junk);
        Records::from_first(&[&text[..at], &junk, &text[at..]].concat());
    }

    #[test]
    fn no_cell_makes_it_panic_and_each_loses_one_record_at_most(
        kind in 0..7_usize,
        column in any::<prop::sample::Index>(),
        row in any::<prop::sample::Index>(),
        cell in prop_oneof![any::<String>(), "[0-9 ]{0,12}", "[a-z]{1,8}( [a-z0-9]{1,4})*", "-?[0-9]{1,3}(e[0-9]{1,4})?", Just("NaN".to_owned())],
    ) {
        let mut kinds = WRITTEN.clone();
        let column = column.index(kinds[kind].len());
        let mut cells: Vec<&str> = kinds[kind][column].split('\n').collect();
        let cell = cell.replace('\n', " ");
        *row.get_mut(&mut cells) = &cell;
        kinds[kind][column] = cells.join("\n");
        let (records, faults) = read(&kinds);
        prop_assert!(faults.iter().all(|f| f.file == "first.json"));
        // Another id or place misleads those that refer to it; no more than that.
        if faults.iter().all(|f| !f.record.is_empty()) {
            prop_assert!(faults.len() <= 1, "{:?}", faults);
            prop_assert!(records.hubs.iter().all(|h| h.lon.is_finite() && h.lat.is_finite()));
        }
        Atlas::build(records);
    }
}
