//! One keystroke over 10,000 records; the budget is 8 ms.
//!
//! The records are organisations whose names are drawn from the published ones, so that words and lengths are real.

use bio_hub_atlas::atlas::{Atlas, Records};
use bio_hub_atlas::search::Index;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;

const RECORDS: usize = 10_000;

#[path = "../tests/published/mod.rs"]
mod published;

fn atlas() -> Atlas {
    let mut records = published::records();
    let names = records.organizations.clone();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    while [
        records.hubs.len(),
        records.organizations.len(),
        records.partnerships.len(),
        records.claims.len(),
        records.milestones.len(),
        records.sources.len(),
        records.stories.len(),
    ]
    .iter()
    .sum::<usize>()
        < RECORDS
    {
        let n = records.organizations.len();
        let (one, other) = (&names[n % names.len()], &names[(n * 7 + n / names.len()) % names.len()]);
        let mix = |a: &str, b: &str| {
            let (mut a, b) = (words(a), words(b));
            a.truncate(a.len().div_ceil(2));
            a.extend(b.into_iter().rev().take(2));
            format!("{} {}", a.join(" "), n / names.len())
        };
        let mut organization = one.clone();
        organization.id.0 = format!("{}-{n}", one.id);
        organization.name.ko = mix(&one.name.ko, &other.name.ko);
        organization.name.en = mix(&one.name.en, &other.name.en);
        organization.aliases.extend(other.aliases.iter().cloned());
        records.organizations.push(organization);
    }
    Atlas::build(records).0
}

fn keystrokes(c: &mut Criterion) {
    let atlas = atlas();
    let index = Index::build(&atlas);
    let mut group = c.benchmark_group(format!("{RECORDS} records"));
    for typed in [
        "ㅍ",
        "파주",
        "팢",
        "ㄹㅅㅂㄹㅋ",
        "p",
        "luxem",
        "bostn",
        "보스톤",
        "university of miami",
        "national institute of health research center seoul",
        "qqqqqqqq",
    ] {
        group.bench_function(typed, |b| b.iter(|| index.query(black_box(typed), 12)));
    }
    group.sample_size(10).bench_function("build the index", |b| b.iter(|| Index::build(black_box(&atlas))));
    drop(group);

    let mut group = c.benchmark_group("published");
    let first = published::records().to_first().unwrap_or_default();
    group.bench_function("read the first data", |b| b.iter(|| Records::from_first(black_box(&first))));
    let records = Records::from_first(&first).0;
    group.bench_function("join the first data", |b| b.iter(|| Atlas::build(black_box(records.clone()))));
    let atlas = Atlas::build(records).0;
    group.bench_function("index the first data", |b| b.iter(|| Index::build(black_box(&atlas))));
    let whole = published::records();
    group.bench_function("join all", |b| b.iter(|| Atlas::build(black_box(whole.clone()))));
    let atlas = Atlas::build(whole).0;
    group.bench_function("index all", |b| b.iter(|| Index::build(black_box(&atlas))));
}

criterion_group!(benches, keystrokes);
criterion_main!(benches);
