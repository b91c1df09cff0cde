//! The map on paper: sheets of all sizes, in both languages, read back by an XML parser.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole};
use bio_hub_atlas::explore::Camera;
use bio_hub_atlas::geo::{LonLat, Outlook};
use bio_hub_atlas::i18n;
use bio_hub_atlas::map::base::{Basemap, Region};
use bio_hub_atlas::map::camera::Gaze;
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::legend::Sign;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::paper::{DARK, LEAST, LIGHT, MOST, Order, PRESETS, Sheet, Stand, arrange, picture};
use bio_hub_atlas::map::places::Places;
use bio_hub_atlas::map::plane::Rect;
use bio_hub_atlas::model::{Day, Lang};
use proptest::prelude::*;
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

static BASE: LazyLock<Basemap> = LazyLock::new(|| {
    let mut map = Basemap::new();
    for region in Region::ALL {
        for file in region.files() {
            map.add(region, &std::fs::read(format!("public/{file}")).expect("a file")).expect("a chart");
        }
    }
    map
});

const fn looking(outlook: Outlook, lon: f64, lat: f64, zoom: f64) -> Gaze {
    Gaze { outlook, camera: Camera { lon, lat, zoom } }
}

const SEOUL: Gaze = looking(Outlook::Flat, 126.9, 37.5, 7.0);
const PACIFIC: Gaze = looking(Outlook::Flat, 178.0, 41.0, 1.2);
const GLOBE: Gaze = looking(Outlook::Globe, 150.0, 40.0, 0.0);
const FROM_PAJU: Gaze = looking(Outlook::From(LonLat::new(126.78, 37.76)), 126.78, 37.76, 0.0);

/// Calls `run` with the site as it stands with a record open and the free map looking somewhere.
fn standing<T>(lang: Lang, chosen: Option<&str>, gaze: Option<Gaze>, run: impl FnOnce(&Stand) -> T) -> T {
    let day = Day::parse("2026-11-25").expect("a day");
    let chosen = chosen.map(|id| ATLAS.find(id).expect("a record"));
    let emphasis = Emphasis::of(&ATLAS, chosen, day);
    let address = format!("https://atlas.example/bio-hub-atlas/{}/?asof=2026-11-25&map=126.9,37.5,7", lang.code());
    run(&Stand {
        atlas: &ATLAS,
        day,
        lang,
        chosen,
        emphasis: &emphasis,
        gaze,
        from: gaze.filter(|g| matches!(g.outlook, Outlook::From(_))).and(ATLAS.find("paju")).map(|r| r.index),
        address: &address,
        places: &Places::default(),
        measure: &noto_width,
        base: &BASE,
    })
}

fn compose(stand: &Stand, asked: &str) -> Sheet {
    Sheet::compose(stand, &Order::parse(asked).expect("an order"))
}

/// Every size to choose, and own ones at the limits.
fn sizes() -> Vec<String> {
    let own =
        [(LEAST, LEAST), (LEAST, 4 * LEAST), (4 * LEAST, LEAST), (MOST, MOST), (MOST, MOST / 4), (1000, 2500), (2560, 1440)];
    let own = own.map(|(w, h)| format!("size=own&width={w}&height={h}"));
    PRESETS.iter().map(|p| format!("size={}", p.id)).chain(own).collect()
}

fn assert_clean(sheet: &Sheet, what: &str) {
    let page = Rect::new(0.0, 0.0, sheet.size.0, sheet.size.1);
    let mut boxes: Vec<Rect> = sheet.lines.iter().map(|t| t.rect()).collect();
    boxes.extend(sheet.frames.iter().map(|f| f.rect));
    boxes.extend(sheet.legend.iter().map(|(_, at, text)| {
        let word = text.rect();
        Rect::new(at.x, word.y, word.right() - at.x, word.h)
    }));
    for (i, a) in boxes.iter().enumerate() {
        assert!(page.contains(*a), "{what}: {a:?} outside of {page:?}");
        for b in &boxes[i + 1..] {
            assert!(!a.overlaps(*b), "{what}: {a:?} on {b:?}");
        }
    }
    for framed in &sheet.frames {
        let f = measure(&framed.scene);
        let faults = (f.name_on_name, f.name_on_mark, f.mark_on_mark, f.leader_faults);
        assert_eq!(faults, (0, 0, 0, 0), "{what}: {:?} {:?} {f:?}", framed.id, framed.rect);
    }
}

#[test]
fn nothing_overlaps_or_leaves_the_sheet_at_any_size_in_any_language() {
    for size in sizes() {
        for lang in Lang::ALL {
            standing(lang, None, None, |stand| {
                let sheet = compose(stand, &size);
                println!("{size} {}: {:?}", lang.code(), sheet.frames.iter().map(|f| f.rect).collect::<Vec<_>>());
                assert_clean(&sheet, &format!("{size} {}", lang.code()));
            });
        }
    }
}

#[test]
fn views_and_chosen_records_are_as_clean() {
    for (i, size) in sizes().into_iter().enumerate() {
        let lang = Lang::ALL[i % 2];
        for gaze in [[SEOUL, GLOBE], [PACIFIC, FROM_PAJU]][i / 2 % 2] {
            standing(lang, None, Some(gaze), |stand| {
                assert_clean(&compose(stand, &format!("{size}&show=view")), &format!("{size} {gaze:?}"));
            });
        }
        let record = ["goyang-lih-agreement-2024", "paju"][i / 2 % 2];
        standing(lang, Some(record), None, |stand| assert_clean(&compose(stand, &size), &format!("{size} {record}")));
    }
}

#[test]
fn a_sheet_that_has_the_room_shows_the_world_and_every_inset_with_all_names() {
    for preset in PRESETS {
        for lang in Lang::ALL {
            standing(lang, None, None, |stand| {
                let sheet = compose(stand, &format!("size={}", preset.id));
                assert_eq!(sheet.frames.len(), 5, "{}", preset.id);
                for framed in &sheet.frames[1..] {
                    assert_eq!(measure(&framed.scene).unnamed, 0, "{} {:?}", preset.id, framed.id);
                }
            });
        }
    }
}

#[test]
fn the_legend_explains_what_is_shown_and_nothing_else() {
    let drawn = |sheet: &Sheet, stand: &Stand| {
        let scenes = || sheet.frames.iter().map(|f| &f.scene);
        let mut signs: Vec<Sign> = Vec::new();
        for arc in scenes().flat_map(|s| &s.arcs).filter(|a| a.pieces.iter().any(|p| p.len() > 1)) {
            signs.push(Sign::Line(stand.emphasis.status_of(arc)));
        }
        for mark in scenes().flat_map(|s| &s.marks) {
            signs.push(Sign::Mark(mark.role));
            if mark.is_group() {
                signs.push(Sign::Group);
            }
        }
        signs
    };
    for (asked, camera) in [("size=a4", None), ("size=a4&show=view", Some(SEOUL)), ("size=square&show=view", Some(PACIFIC))] {
        for chosen in [None, Some("goyang-lih-agreement-2024")] {
            standing(Lang::En, chosen, camera, |stand| {
                let sheet = compose(stand, asked);
                let explained: Vec<Sign> = sheet
                    .legend
                    .iter()
                    .map(|l| l.0)
                    .filter(|s| !matches!(s, Sign::Widths | Sign::City | Sign::Control))
                    .collect();
                let drawn = drawn(&sheet, stand);
                assert!(explained.iter().all(|s| drawn.contains(s)), "{asked}: {explained:?}");
                assert!(drawn.iter().all(|s| explained.contains(s)), "{asked}: {explained:?}");
                assert!(explained.iter().enumerate().all(|(i, s)| !explained[i + 1..].contains(s)), "once each");
            });
        }
    }
    standing(Lang::Ko, None, None, |stand| {
        let sheet = compose(stand, "size=a4");
        let korean = sheet.legend.iter().find(|l| l.0 == Sign::Mark(HubRole::Korean)).expect("Korean hubs");
        assert_eq!(korean.2.text, format!("{} 29", i18n::ROLE_KOREAN.ko));
    });
}

#[test]
fn the_document_is_well_formed_and_says_what_it_shows_in_both_languages() {
    for lang in Lang::ALL {
        for asked in ["size=a4", "size=square&tone=dark&form=png&density=2", "size=wide&show=view"] {
            standing(lang, None, Some(SEOUL), |stand| {
                let (_, svg) = picture(stand, asked);
                let document = roxmltree::Document::parse(&svg).expect("XML");
                let root = document.root_element();
                assert!(root.has_tag_name(("http://www.w3.org/2000/svg", "svg")));
                let text_of = |name: &str| -> Vec<String> {
                    let found = document.descendants().filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", name)));
                    found.map(|n| n.text().unwrap_or_default().to_owned()).collect()
                };
                let written = text_of("text");
                let has = |text: &str| written.iter().any(|t| t.contains(text));
                assert!(has(lang_of(lang, "서울", "Seoul")), "{asked}: {written:?}");
                assert!(has(&i18n::AS_OF.with(lang, &[&stand.day.words(lang)])));
                assert!(has("OpenStreetMap contributors (ODbL)") && has("CC BY 4.0"));
                assert!(written.concat().contains(stand.address), "the address in one or more lines");
                assert_eq!(text_of("title"), [i18n::PAPER_TITLE.get(lang)]);
                assert!(text_of("desc")[0].contains(lang_of(lang, "협력", "Partnerships")));
                assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some(lang.code()));
                // Whole in itself.
                assert!(!svg.contains("href") && !svg.contains("@import") && !svg.contains("url(http"));
                for paint in ["land", "sea", "coast"] {
                    assert!(svg.contains(&format!("<path class=\"{paint}\" d=\"M")), "{asked}: no {paint}");
                }
                println!("{asked} {}: {} bytes", lang.code(), svg.len());
            });
        }
    }
}

fn lang_of(lang: Lang, ko: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

#[test]
fn a_record_gives_the_sheet_its_name_and_the_file_too() {
    standing(Lang::Ko, Some("paju"), None, |stand| {
        let (name, svg) = picture(stand, "size=a4&form=png");
        assert_eq!(name, "bio-hub-atlas-paju-2026-11-25-ko.png");
        assert!(svg.contains("<title id=\"sheet-title\">파주</title>"));
    });
    standing(Lang::En, None, None, |stand| {
        assert_eq!(picture(stand, "").0, "bio-hub-atlas-plate-2026-11-25-en.svg");
        assert_eq!(picture(stand, "show=view").0, "bio-hub-atlas-map-2026-11-25-en.svg");
    });
}

#[test]
fn the_size_of_the_document_is_the_one_that_was_asked_for() {
    for (asked, width, height) in [
        ("size=a4", "297mm", "210mm"),
        ("size=a4-portrait", "210mm", "297mm"),
        ("size=a3", "420mm", "297mm"),
        ("size=wide", "1920", "1080"),
        ("size=square&form=png&density=3", "3240", "3240"),
        ("size=a4&form=png&density=2", "2246", "1588"),
        ("size=own&width=1200&height=630", "1200", "630"),
    ] {
        standing(Lang::Ko, None, None, |stand| {
            let (_, svg) = picture(stand, asked);
            assert!(svg.contains(&format!(" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 ")), "{asked}");
        });
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    standing(Lang::Ko, Some("paju"), None, |stand| {
        assert_eq!(picture(stand, "size=a4"), picture(stand, "size=a4"));
    });
}

#[test]
fn a_size_beyond_the_limits_is_refused_in_the_reader_s_language() {
    for lang in Lang::ALL {
        standing(lang, None, None, |stand| {
            for size in [
                "",
                "width=0&height=0",
                "width=479&height=800",
                "width=8001&height=8000",
                "width=-5&height=900",
                "width=1e3&height=900",
                "width=NaN&height=900",
                "width=480&height=1921",
                "width=99999999999&height=900",
            ] {
                let (name, said) = picture(stand, &format!("size=own&{size}"));
                assert_eq!((name.as_str(), said), ("", i18n::PAPER_FAULT_SIZE.with(lang, &["480", "8000"])), "{size}");
            }
            let (name, said) = picture(stand, "size=own&width=8000&height=8000&form=png&density=2");
            assert_eq!((name.as_str(), said.as_str()), ("", i18n::PAPER_FAULT_PIXELS.get(lang)));
            assert!(!picture(stand, "size=own&width=8000&height=8000&form=png").0.is_empty());
        });
    }
}

#[test]
fn names_with_markup_and_control_characters_stay_text() {
    let hostile = "https://a.example/?q=<b>&\"'\u{0}\u{8}\u{1b}]]>\u{ffff}&map=1";
    standing(Lang::En, None, None, |stand| {
        let hostile = Stand {
            address: hostile,
            atlas: stand.atlas,
            day: stand.day,
            lang: stand.lang,
            chosen: None,
            emphasis: stand.emphasis,
            places: stand.places,
            gaze: None,
            from: None,
            measure: stand.measure,
            base: stand.base,
        };
        let (_, svg) = picture(&hostile, "size=a4");
        let document = roxmltree::Document::parse(&svg).expect("XML");
        assert!(document.descendants().any(|n| n.text() == Some("https://a.example/?q=<b>&\"']]>&map=1")));
    });
}

#[test]
fn the_colours_are_those_of_the_style_sheet() {
    let sheet = std::fs::read_to_string("src/ui/style.css").expect("the style sheet");
    let token = |block: &str, name: &str| -> String {
        let at = block.find(&format!("--{name}:")).expect("a token") + name.len() + 3;
        block[at..].split(';').next().unwrap_or_default().trim().to_owned()
    };
    let dark = &sheet[sheet.find(":root[data-theme=\"dark\"]").expect("dark")..];
    for (block, p) in [(sheet.as_str(), LIGHT), (dark, DARK)] {
        for (name, value) in [
            ("paper", p.paper),
            ("card", p.card),
            ("land", p.land),
            ("sea", p.sea),
            ("edge", p.edge),
            ("border", p.border),
            ("water", p.water),
            ("ink", p.ink),
            ("ink-2", p.ink_2),
            ("ink-3", p.ink_3),
            ("operating", p.operating),
            ("building", p.operating),
            ("signed", p.signed),
            ("announced", p.announced),
            ("lapsed", p.lapsed),
            ("unknown", p.unknown),
        ] {
            assert_eq!(token(block, name), value, "{name}");
        }
        let parts = |colour: &str| [1, 3, 5].map(|i| f32::from(u8::from_str_radix(&colour[i..i + 2], 16).expect("a colour")));
        let (edge, sea, mixed) = (parts(p.edge), parts(p.sea), parts(p.graticule));
        for i in 0..3 {
            assert!((0.42 * edge[i] + 0.58 * sea[i] - mixed[i]).abs() < 1.0, "the graticule's colour");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn frames_share_a_room_of_any_form_without_meeting(w in 100.0f32..4000.0, h in 60.0f32..4000.0) {
        let room = Rect::new(20.0, 30.0, w, h);
        let frames = arrange(room);
        prop_assert!(frames.len() == 1 || frames.len() == 5);
        for (i, (_, a)) in frames.iter().enumerate() {
            prop_assert!(room.grown(0.1).contains(*a) && a.w > 0.0 && a.h > 0.0, "{a:?} in {room:?}");
            for (_, b) in &frames[i + 1..] {
                prop_assert!(!a.overlaps(*b), "{a:?} on {b:?}");
            }
        }
    }

    #[test]
    fn whatever_is_asked_gives_a_picture_or_a_reason(asked in "\\PC{0,60}") {
        if let Err(fault) = Order::parse(&asked) {
            prop_assert!(!fault.words(Lang::Ko).is_empty());
        }
    }
}
