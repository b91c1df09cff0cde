//! The form of records: ids, their order, both languages, codes and addresses.

use super::{Report, each};
use crate::atlas::{Kind, Ref};
use serde_json::Value;

pub(super) fn check(report: &mut Report) {
    let atlas = report.atlas;
    for item in atlas.refs() {
        let id = atlas.id(item);
        if !id.is_kebab() {
            let mend = "Write it in small letters a–z and digits, words joined by single hyphens";
            report.fault(item, "id", format!("the id “{id}” is not in kebab case"), mend);
        }
        if let Some(before) = item.index.checked_sub(1).map(|i| atlas.id(Ref::new(item.kind, i))).filter(|b| *b > id) {
            report.fault(
                item,
                "id",
                format!("the file is not sorted: {id} stands after {before}"),
                "Move the record to its place by id",
            );
        }
    }
    for (item, value) in values(report) {
        languages(report, item, "", &value);
    }
    let countries = each(Kind::Hub, atlas.hubs())
        .map(|(item, hub)| (item, &hub.country))
        .chain(each(Kind::Organization, atlas.organizations()).map(|(item, o)| (item, &o.country)));
    for (item, country) in countries {
        if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
            let what = format!("“{country}” is no country code");
            report.fault(item, "country", what, "Give the two capitals of ISO 3166-1 alpha-2, such as KR");
        }
    }
    addresses(report);
}

fn addresses(report: &mut Report) {
    let atlas = report.atlas;
    let sources = each(Kind::Source, atlas.sources()).map(|(item, s)| (item, "url", &s.url));
    let hubs = each(Kind::Hub, atlas.hubs()).map(|(item, h)| (item, "website", &h.website));
    let organizations = each(Kind::Organization, atlas.organizations()).map(|(item, o)| (item, "website", &o.website));
    for (item, field, url) in sources.chain(hubs).chain(organizations) {
        let Some(url) = url else { continue };
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        if rest.is_none_or(|r| r.is_empty() || r.contains(char::is_whitespace)) {
            report.fault(item, field, format!("“{url}” is no web address"), "Give the whole address, beginning with https://");
        }
    }
    for (item, source) in each(Kind::Source, atlas.sources()) {
        if !super::proof::is_language(&source.lang) {
            report.fault(item, "lang", format!("“{}” is no language tag", source.lang), "Give its BCP 47 tag, such as ko or zh");
        }
        if source.outlet.trim().is_empty() {
            report.fault(item, "outlet", "the outlet is empty", "Name the publisher of the page");
        }
    }
}

/// Every record as JSON.
fn values(report: &Report) -> Vec<(Ref, Value)> {
    let records = report.atlas.records();
    let mut out = Vec::new();
    for item in report.atlas.refs() {
        let i = item.index as usize;
        let value = match item.kind {
            Kind::Hub => serde_json::to_value(&records.hubs[i]),
            Kind::Organization => serde_json::to_value(&records.organizations[i]),
            Kind::Partnership => serde_json::to_value(&records.partnerships[i]),
            Kind::Claim => serde_json::to_value(&records.claims[i]),
            Kind::Milestone => serde_json::to_value(&records.milestones[i]),
            Kind::Source => serde_json::to_value(&records.sources[i]),
            Kind::Story => serde_json::to_value(&records.stories[i]),
        };
        out.extend(value.ok().map(|v| (item, v)));
    }
    out
}

fn languages(report: &mut Report, item: Ref, path: &str, value: &Value) {
    match value {
        // A text has `en` and `ko` by its type; a translation has what it needs, which `proof` looks at.
        Value::Object(members) => {
            for (name, inner) in members {
                let inner_path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match inner {
                    Value::String(text) if matches!(name.as_str(), "en" | "ko" | "zh") && text.trim().is_empty() => {
                        let language = language_name(name);
                        report.fault(
                            item,
                            &inner_path,
                            format!("the {language} text is empty"),
                            format!("Write the text in {language}"),
                        );
                    }
                    _ => languages(report, item, &inner_path, inner),
                }
            }
        }
        Value::Array(items) => {
            for (i, inner) in items.iter().enumerate() {
                languages(report, item, &format!("{path}[{i}]"), inner);
            }
        }
        _ => {}
    }
}

pub(super) fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "ko" => "Korean",
        "zh" => "Chinese",
        other => other,
    }
}
