//! Evidence: that it is there, short enough, and translated once.

use super::form::language_name;
use super::{Report, each};
use crate::atlas::{Kind, Ref, walk};
use crate::model::{Evidence, Translation};
use std::collections::BTreeMap;

/// The most words of a quote, counted between spaces.
pub const LONGEST_QUOTE_WORDS: usize = 60;
/// The most characters of a quote in a language that writes no spaces between words: Chinese, Japanese, Thai.
pub const LONGEST_QUOTE_CHARACTERS: usize = 150;

pub(super) fn check(report: &mut Report) {
    let atlas = report.atlas;
    let mut translations: BTreeMap<(&str, &str), (&Translation, Ref, String)> = BTreeMap::new();
    for item in atlas.refs() {
        for group in walk::evidence(atlas.records(), item.kind, item.index as usize) {
            let path = group.path();
            if group.list.is_empty() {
                let mend = "Add the source and the sentence of it that says so";
                report.fault(item, &path, "the statement has no evidence", mend);
            }
            for (i, evidence) in group.list.iter().enumerate() {
                let field = format!("{path}[{i}]");
                quote(report, item, &field, evidence);
                translated(report, item, &field, evidence);
                let key = (evidence.source.as_str(), evidence.quote.as_str());
                match translations.get(&key) {
                    None => {
                        translations.insert(key, (&evidence.translation, item, field));
                    }
                    Some((known, first, at)) if **known != evidence.translation => {
                        let what = format!("the quote is translated differently in {}, {at}", atlas.id(*first));
                        report.fault(item, &format!("{field}.translation"), what, "Give both the same translation");
                    }
                    Some(_) => {}
                }
            }
        }
    }
}

/// Sources that nothing rests on.
pub(super) fn uncited(report: &mut Report) {
    let atlas = report.atlas;
    for (item, source) in each(Kind::Source, atlas.sources()) {
        if atlas.cited_by(item.index).is_empty() {
            report.fault(
                item,
                "",
                format!("nothing rests on the source {}", source.id),
                "Quote it where it proves something, or remove it",
            );
        }
    }
}

fn quote(report: &mut Report, item: Ref, field: &str, evidence: &Evidence) {
    let field = format!("{field}.quote");
    let quote = evidence.quote.trim();
    if quote.is_empty() {
        return report.fault(item, &field, "the quote is empty", "Copy the sentence of the source, unchanged");
    }
    let (count, most, unit) = match primary(&evidence.lang) {
        "zh" | "ja" | "th" => (quote.chars().count(), LONGEST_QUOTE_CHARACTERS, "characters"),
        _ => (quote.split_whitespace().count(), LONGEST_QUOTE_WORDS, "words"),
    };
    if count > most {
        let what = format!("the quote has {count} {unit}");
        report.fault(item, &field, what, format!("Keep the part that says so, at most {most} {unit}"));
    }
}

fn translated(report: &mut Report, item: Ref, field: &str, evidence: &Evidence) {
    if !is_language(&evidence.lang) {
        let what = format!("“{}” is no language tag", evidence.lang);
        return report.fault(
            item,
            &format!("{field}.lang"),
            what,
            "Give the BCP 47 tag of the quote's language, such as ko or zh",
        );
    }
    let Translation { en, ko } = &evidence.translation;
    for (code, text) in [("en", en), ("ko", ko)] {
        let (own, there) = (primary(&evidence.lang) == code, text.is_some());
        let language = language_name(code);
        let at = format!("{field}.translation.{code}");
        if !own && !there {
            report.fault(
                item,
                &at,
                format!("the quote lacks its {language} translation"),
                format!("Translate the quote into {language}"),
            );
        }
        if own && there {
            report.fault(
                item,
                &at,
                format!("the quote is {language} and has a {language} translation"),
                "Remove it, or mend lang",
            );
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether it has the form of a BCP 47 tag: `ko`, `zh-Hans`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}
