//! The vocabulary: that it lists what the types know, and records use what it lists.

use super::{Report, each};
use crate::atlas::{Diagnostic, Kind};
use crate::model::*;

const FILE: &str = "vocabulary.json";

/// The closed lists as the types have them.
fn closed_lists() -> Vec<(&'static str, Vec<&'static str>)> {
    macro_rules! lists {
        ($($list:ty),+ $(,)?) => {
            vec![$((<$list>::LIST, <$list>::ALL.iter().map(|x| x.id()).collect())),+]
        };
    }
    lists![
        HubKind,
        PositionBasis,
        OrganizationKind,
        PartnershipKind,
        Role,
        StageKind,
        ClaimBasis,
        Qualifier,
        VerdictState,
        MilestoneKind,
        MilestoneBasis,
        SourceClass,
    ]
}

pub(super) fn check(report: &mut Report) {
    let vocabulary = report.atlas.vocabulary();
    let mut fault = |record: &str, field: String, what: String, mend: String| {
        report.faults.push(Diagnostic::new(FILE, record, &field, what, mend));
    };
    for (list, known) in closed_lists() {
        let listed: Vec<&str> = vocabulary.list(list).iter().map(|t| t.id.as_str()).collect();
        for id in known.iter().filter(|id| !listed.contains(id)) {
            fault("", list.to_owned(), format!("the list lacks “{id}”"), "Add its label and definition".to_owned());
        }
        for id in listed.iter().filter(|id| !known.contains(id)) {
            let mend = "Remove it, or add it to src/model/kinds.rs".to_owned();
            fault("", list.to_owned(), format!("the program knows no “{id}”"), mend);
        }
        let (mut a, mut b) = (listed.clone(), known.clone());
        a.sort_unstable();
        b.sort_unstable();
        if listed != known && a == b {
            fault(
                "",
                list.to_owned(),
                "its order is not that of the program".to_owned(),
                format!("Write it as {}", known.join(", ")),
            );
        }
    }
    for list in Vocabulary::LISTS {
        let terms = vocabulary.list(list);
        for (i, term) in terms.iter().enumerate() {
            let at = format!("{list}[{i}]");
            if terms[..i].iter().any(|t| t.id == term.id) {
                fault("", format!("{at}.id"), format!("“{}” is listed twice", term.id), "Remove one of the two".to_owned());
            }
            // ISO 4217 codes stand in capitals among the units.
            let currency = term.id.as_str().len() == 3 && term.id.as_str().bytes().all(|b| b.is_ascii_uppercase());
            if !term.id.is_kebab() && !currency {
                fault(
                    "",
                    format!("{at}.id"),
                    format!("the id “{}” is not in kebab case", term.id),
                    "Write it in small letters, digits and hyphens".to_owned(),
                );
            }
            let definition = term.definition.as_ref();
            if definition.is_none() {
                fault(
                    "",
                    format!("{at}.definition"),
                    format!("“{}” has no definition", term.id),
                    "Say in a sentence what it means".to_owned(),
                );
            }
            for (part, text) in [("label", Some(&term.label)), ("definition", definition)] {
                for lang in Lang::ALL {
                    if text.is_some_and(|t| t.get(lang).trim().is_empty()) {
                        let language = super::form::language_name(lang.code());
                        fault(
                            "",
                            format!("{at}.{part}.{}", lang.code()),
                            format!("the {language} text is empty"),
                            format!("Write the text in {language}"),
                        );
                    }
                }
            }
        }
    }
    uses(report);
}

fn uses(report: &mut Report) {
    let atlas = report.atlas;
    let mut used: Vec<(crate::atlas::Ref, String, &'static str, &Slug)> = Vec::new();
    for (item, hub) in each(Kind::Hub, atlas.hubs()) {
        used.extend(hub.fields.iter().enumerate().map(|(i, f)| (item, format!("fields[{i}]"), "fields", f)));
    }
    for (item, partnership) in each(Kind::Partnership, atlas.partnerships()) {
        used.extend(partnership.fields.iter().enumerate().map(|(i, f)| (item, format!("fields[{i}]"), "fields", f)));
    }
    for (item, claim) in each(Kind::Claim, atlas.claims()) {
        used.extend(claim.measure.iter().map(|m| (item, "measure".to_owned(), "measures", m)));
        used.extend(claim.unit.iter().map(|u| (item, "unit".to_owned(), "units", u)));
    }
    for (item, field, list, id) in used {
        if atlas.vocabulary().term(list, id.as_str()).is_none() {
            report.fault(
                item,
                &field,
                format!("the vocabulary's {list} have no “{id}”"),
                format!("Use one of {list}, or add it to {FILE}"),
            );
        }
    }
}
