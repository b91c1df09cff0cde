//! Records as pages, from the published data.
#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Kind, Ref, Status};
use bio_hub_atlas::model::{Day, Lang};
use bio_hub_atlas::page::{Block, Inline, LISTS, Page, Statement, list, list_count, page};
use published::atlas;

fn day() -> Day {
    Day::parse("2026-11-25").unwrap()
}

fn open(id: &str, lang: Lang) -> Page {
    page(atlas(), atlas().find(id).unwrap(), day(), lang).unwrap()
}

fn statements(page: &Page) -> Vec<&Statement> {
    page.sections
        .iter()
        .flat_map(|s| &s.blocks)
        .flat_map(|b| match b {
            Block::Statement(s) => vec![s],
            Block::SideBySide(all) => all.iter().collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn quotes(statement: &Statement) -> String {
    statement.proofs.iter().flat_map(|p| &p.quote).map(|s| s.text.as_str()).collect()
}

#[test]
fn the_page_of_paju_shows_the_promise_of_2017_with_its_sentence_and_its_verdict() {
    let page = open("paju", Lang::Ko);
    let all = statements(&page);
    let jobs = all.iter().find(|s| s.text.contains("5만 명이 센터에서")).expect("the promise of 50,000");
    assert!(jobs.card && jobs.meta.contains("2017년 1월 19일"), "{}", jobs.meta);
    assert_eq!(jobs.badge.as_ref().map(|b| b.text.as_str()), Some("미확인"));
    assert!(jobs.notes.iter().any(|n| n.contains("2017년 3월 이후")));
    assert!(quotes(jobs).contains("about 50,000 will work in the center"));
    let marked: Vec<&str> = jobs.proofs[0].quote.iter().filter(|s| s.marked).map(|s| s.text.as_str()).collect();
    assert_eq!(marked, ["50,000"]);
    assert!(jobs.proofs[0].translation.as_deref().is_some_and(|t| t.contains("5만 명")));
}

#[test]
fn reports_that_contradict_one_another_stand_side_by_side() {
    let page = open("paju", Lang::En);
    let pairs = page.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
        Block::SideBySide(all) => Some(all.iter().map(|s| s.text.clone()).collect::<Vec<_>>().join(" | ")),
        _ => None,
    });
    assert!(pairs.into_iter().any(|p| p.contains("About 50,000") && p.contains("More than 50,000")));
}

#[test]
fn the_page_of_lih_g_says_how_large_and_that_no_opening_was_found() {
    let page = open("lih-g", Lang::En);
    let area = statements(&page).into_iter().find(|s| s.text.contains("180 m")).expect("its area").clone();
    assert_eq!(area.badge.map(|b| b.text), Some("Not confirmed".into()));
    assert!(area.notes.iter().any(|n| n.contains("No report of an opening")), "{:?}", area.notes);
}

#[test]
fn a_partnership_names_who_takes_part_by_role_and_shows_its_stages_in_order() {
    let page = open("goyang-lih-agreement-2024", Lang::En);
    assert_eq!(page.title, "Goyang – LIH agreement to set up the Korean branch (LIH-G)");
    let status = page.status.as_ref().unwrap();
    assert_eq!((status.tone, status.text.as_str()), (Status::Signed, "Signed, 1 July 2024"));
    let signatories = page.facts.iter().find(|f| f.label == "Signatory").unwrap();
    let names: Vec<&str> = signatories
        .values
        .iter()
        .filter_map(|i| match i {
            Inline::Link(name, _) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Goyang City Government", "Luxembourg Institute of Health (LIH)"]);
}

#[test]
fn the_chengdu_centre_names_who_stands_behind_it() {
    let page = open("niicpm-consortium-2022", Lang::Ko);
    let links = page.facts.iter().flat_map(|f| &f.values).filter(|i| matches!(i, Inline::Link(..))).count();
    assert!(links >= 16, "{links} of 16 participants");
    assert!(!statements(&page).is_empty());
}

#[test]
fn a_source_shows_what_rests_on_it_and_quotes_only_itself() {
    let page = open("koreabiomed-2017-ipmc", Lang::En);
    let all = statements(&page);
    assert!(all.len() >= 3);
    for s in all {
        assert!(!s.proofs.is_empty(), "{}", s.text);
        assert!(s.proofs.iter().all(|p| p.outlet == "Korea Biomedical Review"), "{}", s.text);
    }
}

#[test]
fn every_record_has_a_page_in_both_languages_and_every_statement_names_its_evidence() {
    for item in atlas().refs() {
        for lang in Lang::ALL {
            let page = page(atlas(), item, day(), lang).unwrap_or_else(|| panic!("{item:?}"));
            assert!(!page.title.is_empty(), "{item:?}");
            for s in statements(&page) {
                assert!(!s.proofs.is_empty(), "{}: {}", atlas().id(item), s.text);
                assert!(s.proofs.iter().all(|p| p.source.is_some() && !p.class.is_empty()), "{}", atlas().id(item));
            }
        }
    }
}

#[test]
fn every_link_of_a_page_leads_to_a_record() {
    for item in atlas().refs() {
        let page = page(atlas(), item, day(), Lang::Ko).unwrap();
        let inline = page.kicker.iter().chain(page.facts.iter().flat_map(|f| &f.values)).filter_map(|i| match i {
            Inline::Link(_, href) => Some(href.clone()),
            _ => None,
        });
        let stated = statements(&page).into_iter().flat_map(|s| {
            s.href.clone().into_iter().chain(s.about.clone().map(|a| a.1)).chain(s.proofs.iter().filter_map(|p| p.source.clone()))
        });
        for href in inline.chain(stated) {
            let parts: Vec<&str> = href.trim_end_matches('/').split('/').collect();
            let found = atlas().find(parts[2]).unwrap_or_else(|| panic!("{href}"));
            assert_eq!((parts[0], found.kind.segment()), ("ko", parts[1]), "{href}");
        }
    }
}

#[test]
fn a_quote_in_the_readers_language_is_not_translated_and_any_other_is() {
    for item in atlas().refs() {
        for lang in Lang::ALL {
            for s in statements(&page(atlas(), item, day(), lang).unwrap()) {
                for p in &s.proofs {
                    assert_eq!(p.translation.is_none(), Lang::from_tag(&p.lang) == Some(lang), "{}", atlas().id(item));
                }
            }
        }
    }
}

#[test]
fn the_lists_hold_each_record_once_and_the_promises_only() {
    for lang in Lang::ALL {
        for kind in LISTS {
            let mut rows: Vec<Ref> = list(atlas(), kind, day(), lang).into_iter().flat_map(|g| g.rows).map(|r| r.item).collect();
            let before = rows.len();
            rows.sort();
            rows.dedup();
            assert_eq!(rows.len(), before);
            assert_eq!(rows.len(), list_count(atlas(), kind, day()), "{kind:?}");
        }
    }
    assert_eq!(list_count(atlas(), Kind::Claim, day()), 91);
    assert_eq!(list(atlas(), Kind::Hub, day(), Lang::Ko)[0].title, "한국의 허브 29곳");
}

#[test]
fn set_back_to_2019_a_partnership_of_2024_has_not_begun() {
    let then = Day::parse("2019-06-30").unwrap();
    let item = atlas().find("goyang-lih-agreement-2024").unwrap();
    let page = page(atlas(), item, then, Lang::Ko).unwrap();
    assert_eq!(page.status.unwrap().tone, Status::Unknown);
    let listed = list(atlas(), Kind::Partnership, then, Lang::Ko);
    assert!(listed.iter().flat_map(|g| &g.rows).all(|r| r.item != item));
}
