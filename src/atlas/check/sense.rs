//! Whether a record makes sense in itself: targets and verdicts, stages in order, days that are days.

use super::{Report, each};
use crate::atlas::{Kind, Ref};
use crate::model::{Claim, ClaimBasis, Edtf, Precision, VerdictState};

pub(super) fn check(report: &mut Report) {
    let atlas = report.atlas;
    for (item, claim) in each(Kind::Claim, atlas.claims()) {
        verdict(report, item, claim);
        figure(report, item, claim);
        if claim.conflicts_with.contains(&claim.id) {
            report.fault(item, "conflicts_with", "the claim conflicts with itself", "Name the other claim");
        }
    }
    for (item, partnership) in each(Kind::Partnership, atlas.partnerships()) {
        exact_day(report, item, "checked", &partnership.checked);
        if partnership.stages.is_empty() {
            report.fault(item, "stages", "the partnership has no stage", "Add its first dated stage");
        }
        if partnership.participants.len() < 2 {
            report.fault(item, "participants", "the partnership has fewer than two participants", "Add who else takes part");
        }
        for (i, pair) in partnership.stages.windows(2).enumerate() {
            if let (Some(first), Some(last)) = (pair[0].date.earliest(), pair[1].date.latest())
                && last < first
            {
                let what = format!("the stage of {} stands after that of {}", pair[1].date, pair[0].date);
                report.fault(item, &format!("stages[{}].date", i + 1), what, "List the stages in the order of time");
            }
        }
    }
    for (item, source) in each(Kind::Source, atlas.sources()) {
        exact_day(report, item, "accessed", &source.accessed);
    }
    for (item, story) in each(Kind::Story, atlas.stories()) {
        for (i, step) in story.steps.iter().enumerate() {
            if let Some(day) = &step.as_of {
                exact_day(report, item, &format!("steps[{i}].as_of"), day);
            }
        }
    }
    parents(report);
}

fn verdict(report: &mut Report, item: Ref, claim: &Claim) {
    match (claim.basis, &claim.verdict) {
        (ClaimBasis::Target, None) => {
            let mend = "Say what became of it: kept, late, dropped, open or unverified, and the day you looked";
            report.fault(item, "verdict", "the target has no verdict", mend);
        }
        (ClaimBasis::Reported, Some(_)) => {
            report.fault(
                item,
                "verdict",
                "a report has no verdict; only a target has",
                "Remove the verdict, or make the basis target",
            );
        }
        (_, None) => {}
        (ClaimBasis::Target, Some(verdict)) => {
            exact_day(report, item, "verdict.checked", &verdict.checked);
            let due = claim.due.as_ref().and_then(Edtf::latest);
            let over = due.zip(verdict.checked.earliest()).map(|(due, checked)| due < checked);
            match (verdict.state, over) {
                (VerdictState::Open, Some(true)) => {
                    let what = "the verdict is open although its time had passed when it was looked at";
                    report.fault(item, "verdict.state", what, "Say what became of it, or unverified if nothing was found");
                }
                (VerdictState::Unverified, Some(false)) => {
                    let what = "the verdict is unverified although its time had not come when it was looked at";
                    report.fault(item, "verdict.state", what, "Use open until it is due");
                }
                _ => {}
            }
        }
    }
}

fn figure(report: &mut Report, item: Ref, claim: &Claim) {
    let Some(value) = claim.value else {
        let stray =
            [("value_max", claim.value_max.is_some()), ("qualifier", claim.qualifier.is_some()), ("unit", claim.unit.is_some())];
        for (field, _) in stray.into_iter().filter(|(_, there)| *there) {
            report.fault(item, field, format!("there is a {field} but no value"), "Give the value, or remove the field");
        }
        return;
    };
    if claim.value_max.is_some_and(|max| max <= value) {
        report.fault(item, "value_max", "the upper value is not above the lower", "Exchange them, or remove value_max");
    }
}

fn exact_day(report: &mut Report, item: Ref, field: &str, date: &Edtf) {
    let exact = date.parse().is_ok_and(|d| d.precision() == Precision::Day && !d.approximate && !d.uncertain);
    // A text that is no date at all is reported where the records are joined.
    if date.parse().is_ok() && !exact {
        report.fault(
            item,
            field,
            format!("“{date}” is not an exact day"),
            "Give the day on which you looked, such as 2026-11-22",
        );
    }
}

fn parents(report: &mut Report) {
    let atlas = report.atlas;
    for (item, hub) in each(Kind::Hub, atlas.hubs()) {
        let parent = |i: u32| {
            let id = atlas.hubs().get(i as usize)?.parent.as_ref()?;
            atlas.find(id.as_str()).filter(|r| r.kind == Kind::Hub).map(|r| r.index)
        };
        let mut above = parent(item.index);
        for _ in 0..atlas.hubs().len() {
            if above == Some(item.index) {
                report.fault(item, "parent", format!("{} lies in itself", hub.id), "Name the larger hub, or null");
                break;
            }
            above = above.and_then(parent);
        }
    }
}
