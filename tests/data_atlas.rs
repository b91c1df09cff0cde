//! The joined atlas: each index against a plain walk of the published records, and small cases by hand.
#![allow(clippy::unwrap_used, clippy::panic)]

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole, Kind, Records, Ref, Status, walk};
use bio_hub_atlas::model::*;
use published::atlas;
use std::collections::{BTreeMap, BTreeSet};

fn today() -> Day {
    Day::parse("2026-11-25").unwrap()
}

fn refs(kind: Kind) -> impl Iterator<Item = Ref> {
    (0..atlas().records().count(kind) as u32).map(move |i| Ref::new(kind, i))
}

fn id(item: Ref) -> &'static str {
    atlas().id(item).as_str()
}

#[test]
fn the_published_data_have_no_fault() {
    use bio_hub_atlas::atlas::check::{Countries, publication};
    let countries =
        Countries::parse(&std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/xtask/data/countries.json")).unwrap())
            .unwrap();
    let texts: Vec<(&str, String)> = bio_hub_atlas::atlas::FILES.iter().map(|&f| (f, published::text(f))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(f, t)| (*f, t.as_str())).collect();
    assert_eq!(publication(&files, &countries), []);
}

#[test]
fn every_record_is_found_by_its_id_and_nothing_else_is() {
    let mut seen = BTreeSet::new();
    for item in atlas().refs() {
        assert_eq!(atlas().find(id(item)), Some(item));
        assert!(seen.insert(id(item)));
    }
    for id in ["", "a", "zzz", "paju2", "paj", "Paju"] {
        assert_eq!(atlas().find(id), None, "{id}");
    }
}

#[test]
fn the_counts_of_the_first_edition_are_those_of_its_records() {
    let mut roles = BTreeMap::new();
    refs(Kind::Hub).for_each(|h| *roles.entry(atlas().hub_role(h.index)).or_insert(0) += 1);
    assert_eq!(roles, BTreeMap::from([(HubRole::Korean, 29), (HubRole::Partner, 29), (HubRole::Comparison, 8)]));
    // By hand from the last stages: operating 20 + completed 6, building 1, signed 41, announced 8 + proposed 7,
    // lapsed 2 + cancelled 2.
    let mut statuses = BTreeMap::new();
    refs(Kind::Partnership).for_each(|p| *statuses.entry(atlas().status_at(p.index, today())).or_insert(0) += 1);
    let expected =
        [(Status::Operating, 26), (Status::Building, 1), (Status::Signed, 41), (Status::Announced, 15), (Status::Lapsed, 4)];
    assert_eq!(statuses, BTreeMap::from(expected));
}

#[test]
fn hubs_of_a_partnership_are_those_of_its_participants() {
    for p in refs(Kind::Partnership) {
        let mut expected = BTreeSet::new();
        for participant in &atlas().partnerships()[p.index as usize].participants {
            let name = participant.entity.as_str();
            if let Some(hub) = atlas().hubs().iter().position(|h| h.id.as_str() == name) {
                expected.insert(hub as u32);
            }
            for organization in atlas().organizations().iter().filter(|o| o.id.as_str() == name) {
                expected.extend(atlas().hubs().iter().position(|h| Some(&h.id) == organization.hub.as_ref()).map(|h| h as u32));
            }
        }
        assert_eq!(atlas().hubs_of_partnership(p.index), expected.iter().copied().collect::<Vec<_>>(), "{}", id(p));
        for h in refs(Kind::Hub) {
            assert_eq!(atlas().partnerships_of(h).contains(&p.index), expected.contains(&h.index));
        }
        for o in refs(Kind::Organization) {
            let takes_part = atlas().partnerships()[p.index as usize].participants.iter().any(|x| x.entity.as_str() == id(o));
            assert_eq!(atlas().partnerships_of(o).contains(&p.index), takes_part);
        }
    }
}

#[test]
fn every_list_of_an_entity_is_what_a_walk_of_all_records_finds() {
    for h in refs(Kind::Hub) {
        let children: Vec<u32> = refs(Kind::Hub)
            .filter(|c| atlas().hubs()[c.index as usize].parent.as_ref().is_some_and(|p| p.as_str() == id(h)))
            .map(|c| c.index)
            .collect();
        assert_eq!(atlas().children(h.index), children);
        let seated = |o: &&Organization| o.hub.iter().chain(&o.also_in).any(|x| x.as_str() == id(h));
        let organizations: Vec<&str> = atlas().organizations().iter().filter(seated).map(|o| o.id.as_str()).collect();
        let listed: Vec<&str> = atlas().organizations_in(h.index).iter().map(|&o| id(Ref::new(Kind::Organization, o))).collect();
        assert_eq!(listed, organizations);
    }
    for item in refs(Kind::Hub).chain(refs(Kind::Organization)).chain(refs(Kind::Partnership)) {
        let claims: Vec<u32> = refs(Kind::Claim)
            .filter(|c| atlas().claims()[c.index as usize].subject.as_str() == id(item))
            .map(|c| c.index)
            .collect();
        assert_eq!(atlas().claims_about(item), claims, "{}", id(item));
        let of = |m: &&Milestone| m.entities.iter().chain(&m.partnership).any(|x| x.as_str() == id(item));
        let expected: BTreeSet<&str> = atlas().milestones().iter().filter(of).map(|m| m.id.as_str()).collect();
        let listed = atlas().milestones_of(item);
        assert_eq!(listed.iter().map(|&m| id(Ref::new(Kind::Milestone, m))).collect::<BTreeSet<_>>(), expected);
        assert_eq!(listed.len(), expected.len(), "each once");
        let dates: Vec<Option<Day>> = listed.iter().map(|&m| atlas().milestones()[m as usize].date.earliest()).collect();
        assert!(dates.is_sorted(), "by date: {dates:?}");
    }
}

#[test]
fn what_cites_a_source_is_found_by_walking_the_files_for_it() {
    fn sources(value: &serde_json::Value, out: &mut BTreeSet<String>) {
        if let Some(members) = value.as_object() {
            out.extend(members.get("source").and_then(|s| s.as_str()).map(str::to_owned));
            members.values().for_each(|v| sources(v, out));
        }
        value.as_array().into_iter().flatten().for_each(|v| sources(v, out));
    }
    let mut expected: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in Kind::ALL.into_iter().flat_map(published_values) {
        let mut cited = BTreeSet::new();
        sources(&record, &mut cited);
        for source in cited {
            expected.entry(source).or_default().insert(record["id"].as_str().unwrap().to_owned());
        }
    }
    for s in refs(Kind::Source) {
        let cited = atlas().cited_by(s.index);
        assert_eq!(cited.iter().map(|&r| id(r).to_owned()).collect::<BTreeSet<_>>(), expected[id(s)], "{}", id(s));
        assert_eq!(cited.len(), expected[id(s)].len(), "each once");
    }
}

fn published_values(kind: Kind) -> Vec<serde_json::Value> {
    serde_json::from_str(&published::text(kind.segment())).unwrap()
}

#[test]
fn conflicts_are_known_on_both_sides() {
    let mut pairs = 0;
    for c in refs(Kind::Claim) {
        for &other in atlas().conflicts_of(c.index) {
            let said = |a: Ref, b: Ref| atlas().claims()[a.index as usize].conflicts_with.iter().any(|x| x.as_str() == id(b));
            let b = Ref::new(Kind::Claim, other);
            assert!(said(c, b) || said(b, c));
            assert!(atlas().conflicts_of(other).contains(&c.index));
            pairs += 1;
        }
    }
    assert!(pairs > 0);
}

#[test]
fn bundles_join_each_korean_hub_with_each_hub_abroad() {
    for day in ["2005-01-01", "2017-01-19", "2024-07-01", "2026-11-25"].map(|d| Day::parse(d).unwrap()) {
        let mut expected: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
        for p in refs(Kind::Partnership)
            .filter(|p| atlas().partnerships()[p.index as usize].stages.iter().any(|s| s.date.earliest().unwrap() <= day))
        {
            let hubs = atlas().hubs_of_partnership(p.index);
            for (i, &a) in hubs.iter().enumerate() {
                for &b in &hubs[i + 1..] {
                    let korean = |h: u32| atlas().hubs()[h as usize].country == "KR";
                    if korean(a) != korean(b) {
                        expected.entry((a, b)).or_default().push(p.index);
                    }
                }
            }
        }
        let bundles = atlas().bundles(day);
        let found: BTreeMap<(u32, u32), Vec<u32>> = bundles.iter().map(|b| ((b.a, b.b), b.partnerships.clone())).collect();
        assert_eq!(found, expected);
        assert_eq!(found.len(), bundles.len());
        for bundle in &bundles {
            let strongest = bundle.partnerships.iter().map(|&p| atlas().status_at(p, day)).min().unwrap();
            assert!(bundle.a < bundle.b);
            assert_eq!(bundle.status, strongest);
        }
    }
}

#[test]
fn bundles_of_one_side_hold_the_partnerships_that_cross_no_border() {
    let day = today();
    let across: BTreeSet<u32> = atlas().bundles(day).iter().flat_map(|b| b.partnerships.clone()).collect();
    let within: BTreeSet<u32> = atlas().bundles_within(day).iter().flat_map(|b| b.partnerships.clone()).collect();
    assert!(across.is_disjoint(&within));
    for p in refs(Kind::Partnership) {
        let joins_several = atlas().hubs_of_partnership(p.index).len() > 1;
        assert_eq!(across.contains(&p.index) || within.contains(&p.index), joins_several, "{}", id(p));
    }
}

#[test]
fn bundles_of_some_partnerships_are_those_of_all_without_the_others() {
    let a = atlas();
    let every: Vec<u32> = (0..a.partnerships().len() as u32).collect();
    let all = [a.bundles(today()), a.bundles_within(today())].concat();
    for of in [&every[..], &every[10..20], &[3], &[]] {
        let mut left: Vec<_> = all
            .iter()
            .map(|b| (b.a, b.b, b.partnerships.iter().copied().filter(|p| of.contains(p)).collect::<Vec<_>>()))
            .collect();
        left.retain(|b| !b.2.is_empty());
        left.sort();
        let found: Vec<_> = a.bundles_of(of, today()).into_iter().map(|b| (b.a, b.b, b.partnerships)).collect();
        assert_eq!(found, left);
    }
}

#[test]
fn partnerships_within_a_hub_are_its_own_and_those_of_every_hub_in_it() {
    let within = atlas().partnerships_within(atlas().find("seoul").unwrap().index);
    let own = |name: &str| atlas().partnerships_of(atlas().find(name).unwrap()).to_vec();
    // Magok lies in Gangseo, which lies in Seoul.
    let hubs = ["seoul", "hongneung", "nowon-sdbc", "gangseo-gu", "magok"];
    let mut expected: Vec<u32> = hubs.iter().flat_map(|h| own(h)).collect();
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(within, expected);
    assert!(within.len() > own("seoul").len());
}

#[test]
fn status_follows_the_stages_of_the_jeju_hospital() {
    // Announced 2018-12-05, cancelled 2019-04-17, announced again 2022-01-13, cancelled again 2022-06.
    let p = atlas().find("jeju-greenland-2018").unwrap().index;
    for (day, status) in [
        ("2018-12-04", Status::Unknown),
        ("2018-12-05", Status::Announced),
        ("2019-04-16", Status::Announced),
        ("2019-04-17", Status::Lapsed),
        ("2022-01-12", Status::Lapsed),
        ("2022-01-13", Status::Announced),
        ("2022-05-31", Status::Announced),
        ("2022-06-01", Status::Lapsed),
    ] {
        let day = Day::parse(day).unwrap();
        assert_eq!(atlas().status_at(p, day), status, "{day}");
        assert_eq!(atlas().exists_at(p, day), status != Status::Unknown);
    }
}

fn with_stages(stages: &[(StageKind, &str)]) -> Atlas {
    let stages = stages.iter().map(|&(stage, date)| Stage { stage, date: date.into(), note: None, evidence: vec![] }).collect();
    let partnership = Partnership {
        id: "p".into(),
        kind: PartnershipKind::Mou,
        title: Text::default(),
        summary: Text::default(),
        participants: vec![],
        fields: vec![],
        stages,
        checked: "2026-11-22".into(),
        outcome: None,
        note: None,
    };
    let (atlas, faults) = Atlas::build(Records { partnerships: vec![partnership], complete: true, ..Records::default() });
    assert_eq!(faults, []);
    atlas
}

#[test]
fn an_imprecise_stage_begins_with_its_first_day_but_not_before_the_one_ahead_of_it() {
    use StageKind::{Announced, Operating, Signed};
    let at = |stages: &[(StageKind, &str)], day: &str| with_stages(stages).stage_at(0, Day::parse(day).unwrap()).map(|s| s.stage);
    assert_eq!(at(&[(Signed, "2023")], "2022-12-31"), None);
    assert_eq!(at(&[(Signed, "2023")], "2023-01-01"), Some(Signed));
    let stages = [(Announced, "2023-06-15"), (Operating, "2023")];
    assert_eq!(at(&stages, "2023-03-01"), None);
    assert_eq!(at(&stages, "2023-06-14"), None);
    assert_eq!(at(&stages, "2023-06-15"), Some(Operating));
    let stages = [(Announced, "2023"), (Signed, "2023-06-15")];
    assert_eq!(at(&stages, "2023-06-14"), Some(Announced));
    assert_eq!(at(&stages, "2023-06-15"), Some(Signed));
    assert_eq!(
        at(&[(Signed, "2020"), (Operating, "XXXX-05-01")], "2026-01-01"),
        Some(Signed),
        "a stage without a year is passed over"
    );
    let none = with_stages(&[(Signed, "XXXX")]);
    assert_eq!((none.status_at(0, today()), none.begins(0), none.exists_at(0, today())), (Status::Unknown, None, true));
}

#[test]
fn joining_never_fails_and_tells_what_it_left_unjoined() {
    let mut records = published::records();
    for claim in &mut records.claims {
        claim.subject = "nobody".into();
    }
    records.hubs[0].parent = Some(records.hubs[0].id.clone());
    records.hubs.push(records.hubs[1].clone());
    let claims = records.claims.len();
    let (atlas, faults) = Atlas::build(records);
    assert_eq!(faults.len(), claims + 1, "each dangling subject, and the id used twice");
    assert!(atlas.refs().all(|r| atlas.claims_about(r).is_empty()));
    assert_eq!(atlas.find(atlas.hubs()[1].id.as_str()), Some(Ref::new(Kind::Hub, 1)), "the first of two is found");
    assert_eq!(
        atlas.partnerships_within(0),
        atlas.partnerships_of(Ref::new(Kind::Hub, 0)),
        "a hub that lies in itself does not run on"
    );
}

#[test]
fn an_index_beyond_the_list_gives_nothing() {
    let empty = Atlas::default();
    for atlas in [&empty, atlas()] {
        for kind in Kind::ALL {
            let beyond = Ref::new(kind, 99_999);
            assert_eq!((atlas.id(beyond).as_str(), atlas.name(beyond, Lang::Ko)), ("", ""));
            assert!(
                atlas.partnerships_of(beyond).is_empty()
                    && atlas.claims_about(beyond).is_empty()
                    && atlas.milestones_of(beyond).is_empty()
            );
        }
        assert!(
            atlas.hubs_of_partnership(99_999).is_empty()
                && atlas.cited_by(99_999).is_empty()
                && atlas.conflicts_of(99_999).is_empty()
        );
        assert_eq!(atlas.status_at(99_999, today()), Status::Unknown);
    }
}

#[test]
fn walks_name_fields_that_are_there() {
    let pointer = |path: &str| format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"));
    for kind in Kind::ALL {
        for (i, value) in published_values(kind).iter().enumerate() {
            for (field, date) in walk::dates(atlas().records(), kind, i) {
                assert_eq!(value.pointer(&pointer(&field)).unwrap(), date.as_str());
            }
            for reference in walk::references(atlas().records(), kind, i) {
                assert_eq!(value.pointer(&pointer(&reference.field)).unwrap(), reference.target.as_str());
            }
        }
    }
}
