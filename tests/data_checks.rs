//! Each kind of bad record: a good dataset, one thing spoilt, and the one fault that the editor is told.
#![allow(clippy::unwrap_used, clippy::panic)]

mod published;

use bio_hub_atlas::atlas::Diagnostic;
use bio_hub_atlas::atlas::check::{Countries, LONGEST_QUOTE_WORDS, publication};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/xtask/data/countries.json");
    Countries::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
});

fn evidence(quote: &str) -> Value {
    json!([{"source": "news-2024", "quote": quote, "lang": "ko", "translation": {"en": format!("({quote})")}}])
}

/// A dataset of a few records without a fault.
fn good() -> Map<String, Value> {
    let text = |word: &str| json!({"en": word, "ko": format!("{word}의 한국어")});
    let hub = |id: &str, country: &str, lon: f64, lat: f64| {
        json!({"id": id, "kind": "city", "name": text(id), "label": text(id), "aliases": ["A"], "country": country, "place": text("there"),
            "lon": lon, "lat": lat, "precision_km": 5, "position_basis": "geonames", "parent": null, "fields": ["oncology"],
            "summary": text("A city."), "evidence": evidence(&format!("{id}, 도시이다."))})
    };
    let organization = |id: &str, country: &str, hub: &str| {
        json!({"id": id, "kind": "institute", "name": text(id), "country": country, "hub": hub, "also_in": [],
            "people": [{"name": text("Kim"), "role": text("head"), "evidence": evidence("김이 이끈다.")}], "evidence": evidence("연구소이다.")})
    };
    let stage = |stage: &str, date: &str| json!({"stage": stage, "date": date, "evidence": evidence("협약했다.")});
    let files = json!({
        "hubs": [hub("luxembourg", "LU", 6.13, 49.61), hub("paju", "KR", 126.78, 37.76)],
        "organizations": [organization("lih", "LU", "luxembourg"), organization("paju-city", "KR", "paju")],
        "partnerships": [{"id": "paju-lih-2024", "kind": "mou", "title": text("Paju and LIH"), "summary": text("They agreed."),
            "participants": [{"entity": "paju-city", "role": "signatory"}, {"entity": "lih", "role": "signatory"}], "fields": ["oncology"],
            "stages": [stage("announced", "2023"), stage("signed", "2024-02-21")], "checked": "2026-11-22",
            "outcome": {"text": text("Nothing yet."), "evidence": evidence("아직 없다.")}}],
        "claims": [
            {"id": "claim-jobs", "subject": "paju", "statement": text("5,000 would work."), "measure": "jobs", "value": 5000, "value_max": 6000,
                "qualifier": "about", "unit": "person", "basis": "target", "stated": "2024-02-21", "due": "2025",
                "verdict": {"state": "unverified", "checked": "2026-11-22", "evidence": evidence("아직 없다.")},
                "conflicts_with": ["claim-work"], "evidence": evidence("5천 명이 일한다.")},
            {"id": "claim-work", "subject": "paju-lih-2024", "statement": text("400 work."), "basis": "reported", "stated": "2024", "evidence": evidence("400명이 일한다.")}],
        "milestones": [{"id": "ev-signing", "date": "2024-02-21", "kind": "signing", "title": text("Signed"), "basis": "fact",
            "entities": ["paju", "lih"], "partnership": "paju-lih-2024", "evidence": evidence("협약했다.")}],
        "sources": [{"id": "news-2024", "outlet": "News", "title": "협약", "lang": "ko", "published": "2024-02-22", "url": "https://example.org/1",
            "class": "news", "accessed": "2026-11-22"}],
        "stories": [{"id": "story-paju", "title": text("Paju"), "summary": text("A tour."),
            "steps": [{"text": text("They met."), "focus": ["paju", "claim-jobs"], "as_of": "2024-02-21", "evidence": evidence("만났다.")}]}],
        "vocabulary": serde_json::from_str::<Value>(&published::text("vocabulary")).unwrap(),
    });
    files.as_object().unwrap().clone()
}

fn faults(files: &Map<String, Value>) -> Vec<Diagnostic> {
    let texts: Vec<(&str, String)> = files.iter().map(|(name, value)| (name.as_str(), value.to_string())).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    publication(&files, &COUNTRIES)
}

/// The value at a JSON pointer of a file, made if its parent is there.
fn at<'a>(files: &'a mut Map<String, Value>, file: &str, pointer: &str) -> &'a mut Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = files[file].pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match parent {
        Value::Array(_) => &mut parent[key.parse::<usize>().unwrap()],
        _ => &mut parent[key],
    }
}

/// Sets one value and demands one fault, at `record` and `field`, that says `what`.
fn spoilt(file: &str, pointer: &str, value: Value, record: &str, field: &str, what: &str) {
    let mut files = good();
    *at(&mut files, file, pointer) = value;
    only(&files, &format!("{file}.json"), record, field, what);
}

fn removed(file: &str, pointer: &str, record: &str, field: &str, what: &str) {
    let mut files = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let gone = files[file].pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
    assert!(gone.is_some(), "{pointer} was not there");
    only(&files, &format!("{file}.json"), record, field, what);
}

fn only(files: &Map<String, Value>, file: &str, record: &str, field: &str, what: &str) {
    let found = faults(files);
    let [fault] = found.as_slice() else { panic!("not one fault but {found:#?}") };
    assert_eq!((fault.file.as_str(), fault.record.as_str(), fault.field.as_str()), (file, record, field), "{fault}");
    assert!(fault.what.contains(what), "{fault}");
    assert!(fault.mend.len() > 10 && !fault.mend.ends_with('.'), "no way to mend it: {fault}");
}

#[test]
fn a_good_dataset_has_no_fault() {
    assert_eq!(faults(&good()), []);
}

#[test]
fn an_unknown_field_is_named() {
    spoilt("hubs", "/1/nmae", json!("Paju"), "paju", "nmae", "unknown field `nmae`");
    spoilt("claims", "/0/verdict/stat", json!("kept"), "claim-jobs", "verdict.stat", "unknown field `stat`");
}

#[test]
fn a_missing_field_is_named() {
    removed("sources", "/0/class", "news-2024", "class", "missing field `class`");
    removed("partnerships", "/0/stages/1/date", "paju-lih-2024", "stages[1].date", "missing field `date`");
}

#[test]
fn a_value_of_the_wrong_type_or_list_is_named() {
    spoilt("hubs", "/1/lat", json!("37.76"), "paju", "lat", "invalid type: string");
    spoilt("hubs", "/1/kind", json!("town"), "paju", "kind", "unknown variant `town`");
    spoilt("partnerships", "/0/stages/0/stage", json!("done"), "paju-lih-2024", "stages[0].stage", "unknown variant `done`");
}

#[test]
fn a_bad_record_is_told_alone_and_not_what_it_entails() {
    // paju is the subject of a claim, the hub of an organisation and the focus of a story.
    spoilt("hubs", "/1/surprise", json!(1), "paju", "surprise", "unknown field");
}

#[test]
fn a_record_without_an_id_is_told_by_its_number() {
    removed("stories", "/0/id", "#1", "id", "missing field `id`");
}

#[test]
fn a_missing_language_is_named() {
    removed("hubs", "/1/name/ko", "paju", "name.ko", "the Korean text is missing");
    removed("stories", "/0/steps/0/text/en", "story-paju", "steps[0].text.en", "the English text is missing");
    spoilt("claims", "/0/statement/en", json!(" "), "claim-jobs", "statement.en", "the English text is empty");
    spoilt("organizations", "/1/people/0/role/ko", json!(""), "paju-city", "people[0].role.ko", "the Korean text is empty");
}

#[test]
fn a_reference_that_leads_nowhere_or_to_the_wrong_kind_is_named() {
    for (file, pointer, record, field, target, what) in [
        ("organizations", "/1/hub", "paju-city", "hub", "pajoo", "there is no record pajoo"),
        ("organizations", "/1/hub", "paju-city", "hub", "lih", "lih is an organization, not a hub"),
        ("hubs", "/1/parent", "paju", "parent", "seoul", "there is no record seoul"),
        (
            "partnerships",
            "/0/participants/0/entity",
            "paju-lih-2024",
            "participants[0].entity",
            "claim-jobs",
            "claim-jobs is a claim, not a hub or an organization",
        ),
        ("claims", "/0/subject", "claim-jobs", "subject", "story-paju", "story-paju is a story"),
        ("claims", "/0/conflicts_with/0", "claim-jobs", "conflicts_with[0]", "claim-none", "there is no record claim-none"),
        ("milestones", "/0/entities/1", "ev-signing", "entities[1]", "nobody", "there is no record nobody"),
        ("milestones", "/0/partnership", "ev-signing", "partnership", "paju", "paju is a hub, not a partnership"),
        ("stories", "/0/steps/0/focus/1", "story-paju", "steps[0].focus[1]", "nowhere", "there is no record nowhere"),
        ("hubs", "/0/evidence/0/source", "luxembourg", "evidence[0].source", "news-2025", "there is no record news-2025"),
        (
            "partnerships",
            "/0/outcome/evidence/0/source",
            "paju-lih-2024",
            "outcome.evidence[0].source",
            "lih",
            "lih is an organization, not a source",
        ),
    ] {
        spoilt(file, pointer, json!(target), record, field, what);
    }
}

#[test]
fn a_conflict_need_not_be_said_on_both_sides() {
    let mut files = good();
    *at(&mut files, "claims", "/1/conflicts_with") = json!(["claim-jobs"]);
    assert_eq!(faults(&files), []);
    spoilt("claims", "/0/conflicts_with/0", json!("claim-jobs"), "claim-jobs", "conflicts_with", "conflicts with itself");
}

#[test]
fn an_id_used_twice_is_named_over_all_files() {
    let mut files = good();
    *at(&mut files, "milestones", "/0/id") = json!("claim-work");
    only(&files, "milestones.json", "claim-work", "id", "used twice, first in claims.json");
}

#[test]
fn an_id_that_is_not_kebab_case_is_named() {
    for id in ["Story-paju", "story_paju", "story--paju", "이야기"] {
        spoilt("stories", "/0/id", json!(id), id, "id", "not in kebab case");
    }
}

#[test]
fn a_file_out_of_order_is_named() {
    let mut files = good();
    files["claims"].as_array_mut().unwrap().reverse();
    only(&files, "claims.json", "claim-jobs", "id", "claim-jobs stands after claim-work");
}

#[test]
fn an_impossible_date_is_named_with_its_reason() {
    for (file, pointer, record, field, date, what) in [
        ("milestones", "/0/date", "ev-signing", "date", "2024-02-30", "2024-02 has no day 30"),
        ("milestones", "/0/date", "ev-signing", "date", "2023-02-29", "2023-02 has no day 29"),
        ("milestones", "/0/date", "ev-signing", "date", "XXXX-02-30", "month 02 never has a day 30"),
        ("claims", "/0/stated", "claim-jobs", "stated", "2024-13", "there is no month 13"),
        ("claims", "/0/due", "claim-jobs", "due", "2X24", "X may stand only for the last digits"),
        ("sources", "/0/published", "news-2024", "published", "22.2.2024", "not of the form"),
        ("partnerships", "/0/stages/1/date", "paju-lih-2024", "stages[1].date", "2024-2-21", "not of the form"),
        ("sources", "/0/accessed", "news-2024", "accessed", "today", "not of the form"),
    ] {
        spoilt(file, pointer, json!(date), record, field, what);
    }
}

#[test]
fn a_day_of_looking_must_be_exact() {
    for (file, pointer, record, field) in [
        ("partnerships", "/0/checked", "paju-lih-2024", "checked"),
        ("claims", "/0/verdict/checked", "claim-jobs", "verdict.checked"),
        ("sources", "/0/accessed", "news-2024", "accessed"),
        ("stories", "/0/steps/0/as_of", "story-paju", "steps[0].as_of"),
    ] {
        spoilt(file, pointer, json!("2026-11"), record, field, "not an exact day");
        spoilt(file, pointer, json!("2026-11-22~"), record, field, "not an exact day");
    }
}

#[test]
fn a_point_outside_its_country_is_named_and_one_off_the_coast_is_not() {
    spoilt("hubs", "/1/lon", json!(-126.78), "paju", "lon", "km outside KR");
    spoilt("hubs", "/1/lon", json!(139.7), "paju", "lon", "km outside KR");
    spoilt("hubs", "/1/lat", json!(97.76), "paju", "lon", "no place on Earth");
    spoilt("hubs", "/1/precision_km", json!(0), "paju", "precision_km", "no precision");
    spoilt("hubs", "/0/country", json!("ZZ"), "luxembourg", "country", "no outline");
    spoilt("hubs", "/0/country", json!("Luxembourg"), "luxembourg", "country", "no country code");
    for (lon, lat) in [(126.62, 37.38), (130.9, 37.5), (126.3, 33.4)] {
        // Songdo on made land; 124 km out at sea off Uljin is too far, but Jeju is Korea.
        let mut files = good();
        *at(&mut files, "hubs", "/1/lon") = json!(lon);
        *at(&mut files, "hubs", "/1/lat") = json!(lat);
        assert_eq!(faults(&files).is_empty(), lon < 130.0, "{lon}, {lat}");
    }
}

#[test]
fn a_place_of_an_organisation_is_whole_or_absent() {
    spoilt("organizations", "/0/lon", json!(6.1), "lih", "lat", "needs lon, lat and precision_km together");
}

#[test]
fn a_quote_over_sixty_words_is_named() {
    let long = vec!["말"; LONGEST_QUOTE_WORDS + 1].join(" ");
    spoilt("hubs", "/0/evidence/0/quote", json!(long), "luxembourg", "evidence[0].quote", "61 words");
    let mut files = good();
    *at(&mut files, "hubs", "/0/evidence/0/quote") = json!(vec!["말"; LONGEST_QUOTE_WORDS].join(" "));
    assert_eq!(faults(&files), []);
    // Chinese writes no spaces: characters count.
    *at(&mut files, "hubs", "/0/evidence/0") =
        json!({"source": "news-2024", "quote": "字".repeat(151), "lang": "zh", "translation": {"en": "x", "ko": "x"}});
    only(&files, "hubs.json", "luxembourg", "evidence[0].quote", "151 characters");
    spoilt("hubs", "/0/evidence/0/quote", json!(""), "luxembourg", "evidence[0].quote", "the quote is empty");
}

#[test]
fn a_statement_without_evidence_is_named() {
    for (file, pointer, record, field) in [
        ("hubs", "/0", "luxembourg", "evidence"),
        ("organizations", "/0", "lih", "evidence"),
        ("organizations", "/0/people/0", "lih", "people[0].evidence"),
        ("partnerships", "/0/stages/1", "paju-lih-2024", "stages[1].evidence"),
        ("partnerships", "/0/outcome", "paju-lih-2024", "outcome.evidence"),
        ("claims", "/1", "claim-work", "evidence"),
        ("claims", "/0/verdict", "claim-jobs", "verdict.evidence"),
        ("milestones", "/0", "ev-signing", "evidence"),
        ("stories", "/0/steps/0", "story-paju", "steps[0].evidence"),
    ] {
        removed(file, &format!("{pointer}/evidence"), record, field, "no evidence");
    }
}

#[test]
fn a_target_has_a_verdict_and_a_report_has_none() {
    removed("claims", "/0/verdict", "claim-jobs", "verdict", "the target has no verdict");
    let verdict = json!({"state": "kept", "checked": "2026-11-22", "evidence": evidence("아직 없다.")});
    spoilt("claims", "/1/verdict", verdict, "claim-work", "verdict", "a report has no verdict");
    spoilt("claims", "/0/verdict/state", json!("open"), "claim-jobs", "verdict.state", "its time had passed");
    spoilt("claims", "/0/due", json!("2030"), "claim-jobs", "verdict.state", "its time had not come");
}

#[test]
fn one_quote_has_one_translation() {
    spoilt(
        "claims",
        "/0/verdict/evidence/0/translation/en",
        json!("Not so far."),
        "claim-jobs",
        "verdict.evidence[0].translation",
        "translated differently in paju-lih-2024, outcome.evidence[0]",
    );
}

#[test]
fn a_quote_is_translated_into_the_languages_it_is_not_in() {
    spoilt(
        "hubs",
        "/0/evidence/0/translation",
        json!({}),
        "luxembourg",
        "evidence[0].translation.en",
        "lacks its English translation",
    );
    spoilt(
        "hubs",
        "/0/evidence/0/translation/ko",
        json!("도시."),
        "luxembourg",
        "evidence[0].translation.ko",
        "is Korean and has a Korean translation",
    );
    spoilt("hubs", "/0/evidence/0/lang", json!("de"), "luxembourg", "evidence[0].translation.ko", "lacks its Korean translation");
    spoilt("hubs", "/0/evidence/0/lang", json!("Korean"), "luxembourg", "evidence[0].lang", "no language tag");
    spoilt(
        "hubs",
        "/0/evidence/0/translation/en",
        json!(""),
        "luxembourg",
        "evidence[0].translation.en",
        "the English text is empty",
    );
}

#[test]
fn a_term_that_the_vocabulary_lacks_is_named() {
    spoilt("hubs", "/0/fields/0", json!("astrology"), "luxembourg", "fields[0]", "fields have no “astrology”");
    spoilt("partnerships", "/0/fields/0", json!("astrology"), "paju-lih-2024", "fields[0]", "fields have no “astrology”");
    spoilt("claims", "/0/measure", json!("happiness"), "claim-jobs", "measure", "measures have no “happiness”");
    spoilt("claims", "/0/unit", json!("furlong"), "claim-jobs", "unit", "units have no “furlong”");
}

#[test]
fn the_vocabulary_lists_what_the_program_knows() {
    let term = json!({"id": "village", "label": {"en": "Village", "ko": "마을"}, "definition": {"en": "Small.", "ko": "작다."}});
    let mut files = good();
    files["vocabulary"]["hub_kinds"].as_array_mut().unwrap().push(term);
    only(&files, "vocabulary.json", "", "hub_kinds", "the program knows no “village”");
    let mut files = good();
    files["vocabulary"]["stages"].as_array_mut().unwrap().remove(0);
    only(&files, "vocabulary.json", "", "stages", "the list lacks “proposed”");
    let mut files = good();
    files["vocabulary"]["stages"].as_array_mut().unwrap().swap(0, 1);
    only(&files, "vocabulary.json", "", "stages", "its order is not that of the program");
    removed("vocabulary", "/fields/0/definition", "", "fields[0].definition", "has no definition");
    spoilt("vocabulary", "/fields/0/label/ko", json!(""), "", "fields[0].label.ko", "the Korean text is empty");
    removed("vocabulary", "/units", "", "units", "missing field `units`");
    let mut files = good();
    let twice = files["vocabulary"]["fields"][0].clone();
    files["vocabulary"]["fields"].as_array_mut().unwrap().push(twice);
    let last = files["vocabulary"]["fields"].as_array().unwrap().len() - 1;
    only(&files, "vocabulary.json", "", &format!("fields[{last}].id"), "is listed twice");
}

#[test]
fn stages_stand_in_the_order_of_time() {
    spoilt("partnerships", "/0/stages/0/date", json!("2025"), "paju-lih-2024", "stages[1].date", "stands after that of 2025");
    // The year of the first stage holds the day of the second: nothing is out of order.
    let mut files = good();
    *at(&mut files, "partnerships", "/0/stages/0/date") = json!("2024-03~");
    *at(&mut files, "partnerships", "/0/stages/1/date") = json!("2024");
    assert_eq!(faults(&files), []);
}

#[test]
fn other_things_without_sense_are_named() {
    spoilt("partnerships", "/0/stages", json!([]), "paju-lih-2024", "stages", "no stage");
    let mut files = good();
    files["partnerships"][0]["participants"].as_array_mut().unwrap().pop();
    only(&files, "partnerships.json", "paju-lih-2024", "participants", "fewer than two participants");
    spoilt("hubs", "/1/parent", json!("paju"), "paju", "parent", "lies in itself");
    spoilt("claims", "/0/value_max", json!(4000), "claim-jobs", "value_max", "not above the lower");
    spoilt("claims", "/1/unit", json!("person"), "claim-work", "unit", "no value");
    spoilt("sources", "/0/url", json!("example.org"), "news-2024", "url", "no web address");
    spoilt("sources", "/0/lang", json!("한국어"), "news-2024", "lang", "no language tag");
    let mut files = good();
    let mut unused = files["sources"][0].clone();
    unused["id"] = json!("news-2025");
    files["sources"].as_array_mut().unwrap().push(unused);
    only(&files, "sources.json", "news-2025", "", "nothing rests on the source");
}

#[test]
fn a_broken_file_is_told_alone() {
    let texts: Vec<(String, String)> = good().iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    for (cut, what) in [(0.5, "EOF while parsing"), (0.0, "EOF while parsing")] {
        let files: Vec<(&str, &str)> = texts
            .iter()
            .map(|(name, text)| {
                let mut end = (text.len() as f64 * if name == "claims" { cut } else { 1.0 }) as usize;
                while !text.is_char_boundary(end) {
                    end += 1;
                }
                (name.as_str(), &text[..end])
            })
            .collect();
        let found = publication(&files, &COUNTRIES);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].file.as_str(), found[0].record.as_str()), ("claims.json", ""));
        assert!(found[0].what.contains(what), "{}", found[0]);
    }
    let found = publication(&[("hobs.json", "[]")], &COUNTRIES);
    assert!(found[0].what.contains("no such data file"));
}
