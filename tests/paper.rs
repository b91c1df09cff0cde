//! The map on paper: sheets of all sizes, in both languages, read back by an XML parser.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests

mod published;

use bio_hub_atlas::atlas::{Atlas, HubRole};
use bio_hub_atlas::explore::Camera;
use bio_hub_atlas::geo::{LonLat, Outlook, Px};
use bio_hub_atlas::i18n;
use bio_hub_atlas::map::base::tiles::{self, Look, Tiles, Tiling};
use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion};
use bio_hub_atlas::map::camera::{Gaze, Size};
use bio_hub_atlas::map::crowd::Crowd;
use bio_hub_atlas::map::emphasis::Emphasis;
use bio_hub_atlas::map::figures::measure;
use bio_hub_atlas::map::legend::Sign;
use bio_hub_atlas::map::metrics::noto_width;
use bio_hub_atlas::map::paper::{
    DARK, Form, Inner, LEAST, LIGHT, MOST, Order, PRESETS, Sheet, Shown, Stand, Window, arrange, picture, windows,
};
use bio_hub_atlas::map::places::Places;
use bio_hub_atlas::map::plane::{Pt, Rect};
use bio_hub_atlas::map::scene::{Input, Scene};
use bio_hub_atlas::model::{Day, Lang};
use proptest::prelude::*;
use std::sync::LazyLock;

static ATLAS: LazyLock<&Atlas> = LazyLock::new(published::atlas);

static BASE: LazyLock<Basemap> = LazyLock::new(published::basemap);

const fn looking(outlook: Outlook, lon: f64, lat: f64, zoom: f64) -> Gaze {
    Gaze { outlook, camera: Camera { lon, lat, zoom } }
}

/// The size of the free map on the screen.
const SCREEN: Size = Size { w: 1060.0, h: 760.0 };

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
        gaze: gaze.map(|gaze| (gaze, SCREEN)),
        from: gaze.filter(|g| matches!(g.outlook, Outlook::From(_))).and(ATLAS.find("paju")).map(|r| r.index),
        address: &address,
        places: &Places::default(),
        measure: &noto_width,
        base: &BASE,
        tiles: &tiles::Sheet::default(),
        crowd: None,
    })
}

/// As [`standing`], with what has come of the tiles and names that a sheet needs; `lost` are files that never do.
fn detailed<T>(
    lang: Lang,
    gaze: Gaze,
    asked: &str,
    lost: &dyn Fn(&str) -> bool,
    run: impl FnOnce(&Stand, &dyn Tiling) -> T,
) -> T {
    let order = Order::parse(asked).expect("an order");
    standing(lang, None, Some(gaze), |bare| {
        let window = windows(bare, &order)[0];
        let (mut tiles, mut places) = (Tiles::start(), Places::default());
        let mut now = 0.0;
        loop {
            let look = Look { view: &window.view, size: window.extent(), lang, now, reduced: true };
            for order in tiles.look(&look).orders {
                let tiles::Order::Fetch(file) = order else { continue };
                match std::fs::read(format!("public/{}", file.path())) {
                    Ok(bytes) if !lost(&file.path()) => tiles.come(file, bytes),
                    _ => tiles.failed(file, now),
                }
            }
            tiles.texts().iter().for_each(|text| places.add(text));
            if !tiles.waits() {
                break;
            }
            now += 200.0;
            assert!(now < 60_000.0, "it waits for ever");
        }
        run(&Stand { tiles: tiles.sheet(), places: &places, ..*bare }, &*tiles)
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
                let counted = |shown| match shown {
                    Shown::Sign(Sign::Widths | Sign::City | Sign::Control) | Shown::Inner(_) => None,
                    Shown::Sign(sign) => Some(sign),
                };
                let explained: Vec<Sign> = sheet.legend.iter().filter_map(|l| counted(l.0)).collect();
                let drawn = drawn(&sheet, stand);
                assert!(explained.iter().all(|s| drawn.contains(s)), "{asked}: {explained:?}");
                assert!(drawn.iter().all(|s| explained.contains(s)), "{asked}: {explained:?}");
                assert!(explained.iter().enumerate().all(|(i, s)| !explained[i + 1..].contains(s)), "once each");
            });
        }
    }
    standing(Lang::Ko, None, None, |stand| {
        let sheet = compose(stand, "size=a4");
        let korean = sheet.legend.iter().find(|l| l.0 == Shown::Sign(Sign::Mark(HubRole::Korean))).expect("Korean hubs");
        assert_eq!(korean.2.text, format!("{} 29", i18n::ROLE_KOREAN.ko));
    });
}

fn words(sheet: &Sheet) -> Vec<&str> {
    sheet.legend.iter().map(|l| l.2.text.as_str()).collect()
}

/// The number of points of the lines of a class in a document.
fn points_of(svg: &str, class: &str) -> usize {
    let document = roxmltree::Document::parse(svg).expect("XML");
    let paths = document.descendants().filter(|n| n.attribute("class") == Some(class)).filter_map(|n| n.attribute("d"));
    paths.map(|d| d.split([' ', '-']).count() / 2).sum()
}

const SEOUL_CLOSE: Gaze = looking(Outlook::Flat, 126.98, 37.55, 8.0);
const BOSTON: Gaze = looking(Outlook::Flat, -71.06, 42.36, 7.5);

#[test]
fn a_sheet_over_seoul_has_the_lines_and_names_of_its_tiles() {
    let asked = "size=a4&show=view";
    for lang in Lang::ALL {
        let coarse = standing(lang, None, Some(SEOUL_CLOSE), |stand| picture(stand, asked).1);
        detailed(lang, SEOUL_CLOSE, asked, &|_| false, |stand, tiles| {
            assert_eq!(tiles.lacks(), 0);
            let sheet = compose(stand, asked);
            assert_clean(&sheet, "Seoul");
            let svg = picture(stand, asked).1;
            println!("{} bytes, of the coarse map {}", svg.len(), coarse.len());
            assert_eq!(points_of(&coarse, "town"), 0);
            assert!(points_of(&svg, "town") > 1000);
            assert!(points_of(&svg, "district") > points_of(&coarse, "district"));
            for name in lang_of(lang, ["가평군", "양주시", "마포구"], ["Gapyeong-gun", "Yangju", "Mapo-gu"]) {
                assert!(svg.contains(&format!(">{name}<")) && !coarse.contains(&format!(">{name}<")), "{name}");
            }
            for word in [i18n::PAPER_PROVINCE, i18n::PAPER_DISTRICT, i18n::PAPER_TOWN] {
                assert!(words(&sheet).contains(&word.get(lang)), "{:?}", words(&sheet));
            }
            assert!(!words(&sheet).contains(&i18n::PAPER_COUNTY.get(lang)));
            // Whoever saves it close to what one can read of it.
            assert!(svg.len() < 1_000_000, "{} bytes", svg.len());
            let credits: String = sheet.lines.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
            assert!(credits.contains(i18n::CREDITS_LINE.get(lang)), "{credits}");
        });
    }
}

#[test]
fn a_sheet_over_boston_has_counties_and_no_districts() {
    let asked = "size=square&show=view";
    detailed(Lang::En, BOSTON, asked, &|_| false, |stand, _| {
        let sheet = compose(stand, asked);
        assert_clean(&sheet, "Boston");
        assert!(words(&sheet).contains(&i18n::PAPER_COUNTY.en) && words(&sheet).contains(&i18n::PAPER_PROVINCE.en));
        assert!(![i18n::PAPER_DISTRICT, i18n::PAPER_TOWN, i18n::LEGEND_CONTROL].iter().any(|w| words(&sheet).contains(&w.en)));
    });
}

#[test]
fn all_of_the_globe_on_the_screen_is_all_of_it_on_paper() {
    for outlook in [Outlook::Globe, Outlook::From(LonLat::new(126.78, 37.76))] {
        let whole = Gaze::whole(outlook, SCREEN);
        for size in ["a4", "a4-portrait", "square"] {
            standing(Lang::Ko, None, Some(whole), |stand| {
                let scene = &compose(stand, &format!("size={size}&show=view")).frames[0].scene;
                let least = Gaze::whole(outlook, Size::new(scene.size.0, scene.size.1));
                assert!((scene.view.scale - least.view(Size::new(scene.size.0, scene.size.1)).scale).abs() < 1e-6);
            });
        }
    }
}

#[test]
fn a_missing_tile_leaves_the_coarse_map_and_no_hole() {
    let asked = "size=a4&show=view";
    let bare = standing(Lang::Ko, None, Some(SEOUL_CLOSE), |stand| picture(stand, asked).1);
    let lost = |path: &str| path == "tiles/7/109/18.bin";
    detailed(Lang::Ko, SEOUL_CLOSE, asked, &lost, |stand, tiles| {
        assert_eq!(tiles.lacks(), 1);
        assert!(!stand.tiles.covers && !stand.tiles.is_empty());
        let svg = picture(stand, asked).1;
        let beneath = |svg: &str| svg[svg.find("<path class=\"land\"").expect("land")..].split("/>").next().map(str::to_owned);
        assert_eq!(beneath(&svg), beneath(&bare), "the coarse land under all of it");
        assert_clean(&compose(stand, asked), "a tile is missing");
    });
    detailed(Lang::Ko, SEOUL_CLOSE, asked, &|path| path.starts_with("tiles/"), |stand, tiles| {
        assert!(tiles.lacks() > 0);
        assert_eq!(picture(stand, asked).1, bare);
    });
}

#[test]
fn a_sheet_takes_what_the_screen_has_and_leaves_the_screen_alone() {
    detailed(Lang::Ko, SEOUL_CLOSE, "size=a4&show=view", &|_| false, |stand, tiles| {
        let mut beside = tiles.beside();
        let order = Order::parse("size=a4&show=view").expect("an order");
        let look = |window: Window, now: f64, run: &mut dyn FnMut(&Look)| {
            run(&Look { view: &window.view, size: window.extent(), lang: Lang::Ko, now, reduced: true });
        };
        // The window that it came for: nothing is asked for, all is there at once.
        let same = windows(stand, &order)[0];
        look(same, 1e6, &mut |l| assert!(beside.look(l).orders.is_empty()));
        assert!(!beside.waits() && beside.lacks() == 0 && beside.sheet().covers);
        // Another asks for what it needs, and the other set knows nothing of it.
        let other = standing(Lang::Ko, None, Some(BOSTON), |there| windows(there, &order)[0]);
        let mut files = Vec::new();
        for now in [1e6, 1e6 + 200.0] {
            look(other, now, &mut |l| files.extend(beside.look(l).orders));
        }
        assert!(beside.waits() && !files.is_empty());
        assert!(!tiles.waits() && tiles.lacks() == 0 && tiles.sheet().covers);
    });
}

#[test]
fn the_legend_names_every_border_that_is_drawn_and_no_other() {
    let (mut named, mut silent) = (0, 0);
    let mut check = |stand: &Stand, asked: &str| {
        let sheet = compose(stand, asked);
        let inner = [Inner::Province, Inner::District, Inner::County, Inner::Town];
        for inner in inner {
            let (paint, word) = inner.drawn();
            let runs = sheet.frames.iter().any(|framed| {
                let (mut frame, (w, h)) = (BaseFrame::new(), framed.window().extent());
                let none = tiles::Sheet::default();
                let tiles = if framed.id.is_none() { stand.tiles } else { &none };
                frame.update_with(stand.base, tiles, &framed.scene.view, w, h, Motion::Paper);
                let groups = frame.groups().iter().filter(|g| g.paint == paint);
                let lines: Vec<&[f32]> = groups.flat_map(|&g| frame.paths(g)).collect();
                lines.iter().any(|line| line.as_chunks::<2>().0.iter().any(|&[x, y]| framed.scene.window().holds(Pt::new(x, y))))
            });
            let says = sheet.legend.iter().any(|l| l.0 == Shown::Inner(inner));
            assert_eq!(runs, says, "{asked} {inner:?}");
            assert!(!says || words(&sheet).contains(&word.get(stand.lang)));
            *(if says { &mut named } else { &mut silent }) += 1;
        }
    };
    for asked in ["size=a4", "size=square", "size=own&width=480&height=480"] {
        standing(Lang::Ko, None, None, |stand| check(stand, asked));
        for gaze in [SEOUL_CLOSE, BOSTON, GLOBE, PACIFIC, FROM_PAJU] {
            let asked = format!("{asked}&show=view");
            detailed(Lang::Ko, gaze, &asked, &|_| false, |stand, _| check(stand, &asked));
        }
    }
    assert!(named > 5 && silent > 5, "{named} {silent}");
}

#[test]
fn many_hubs_are_gathered_on_paper_as_on_the_screen() {
    let crowd = Crowd::shared(&ATLAS, Day::parse("2026-11-25").expect("a day"));
    for gaze in [SEOUL, PACIFIC] {
        standing(Lang::En, None, Some(gaze), |bare| {
            let stand = Stand { crowd: Some(&*crowd), ..*bare };
            let sheet = compose(&stand, "size=a4&show=view");
            let framed = &sheet.frames[0];
            let input = Input {
                crowd: Some(&*crowd),
                places: Some(stand.places),
                covered: &framed.scene.covered,
                ..Input::new(stand.atlas, stand.day, stand.lang, stand.emphasis, stand.measure)
            };
            let (w, h) = framed.scene.size;
            assert_eq!(framed.scene, Scene::of_view(&input, framed.scene.view, w, h, false, None));
            let each = Scene::of_view(&Input { crowd: None, ..input }, framed.scene.view, w, h, false, None);
            assert_ne!(framed.scene, each, "the gathered hubs are told from hubs asked one by one");
        });
    }
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
                // The plate names its insets; a view says what itself shows.
                let (plate, words) = (!asked.contains("show=view"), &text_of("desc")[0]);
                assert_eq!(words.contains(lang_of(lang, "협력: ", "Partnerships: ")), plate, "{words}");
                assert_eq!(words.contains(i18n::FRAME_EUROPE.get(lang)), plate, "{words}");
                assert_eq!(words.contains(lang_of(lang, "협력선 ", " line")), !plate, "{words}");
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

fn lang_of<T>(lang: Lang, ko: T, en: T) -> T {
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
            tiles: stand.tiles,
            crowd: None,
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

/// Questions such as the panel puts, and others.
fn asked() -> impl Strategy<Value = String> {
    let words = ["view", "plate", "png", "svg", "dark", "a4", "own", "own", "own", "square", "", "\u{0}", "파주"];
    let value = prop_oneof![
        prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        (0u64..200_000).prop_map(|n| n.to_string()),
        "[-0-9.e]{1,12}",
    ];
    let names = ["show", "size", "size", "width", "height", "form", "density", "tone", "wolves"];
    prop::collection::vec((prop::sample::select(names.to_vec()), value), 0..9)
        .prop_map(|fields| fields.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&"))
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
    fn whatever_is_asked_is_within_the_limits_or_refused_in_words(asked in asked()) {
        match Order::parse(&asked) {
            Err(fault) => prop_assert!(Lang::ALL.iter().all(|&l| !fault.words(l).is_empty())),
            Ok(order) => {
                let (w, h) = order.pixels();
                prop_assert!(w >= LEAST && h >= LEAST, "{asked}: {w} × {h}");
                let paintable = w.max(h) <= 16_384 && u64::from(w) * u64::from(h) <= 67_108_864;
                prop_assert!(paintable || order.form == Form::Svg, "{asked}: {w} × {h}");
            }
        }
    }
}

proptest! {
    // Each case composes a sheet.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn where_tiles_cover_a_sheet_they_were_fetched_for_all_of_it(
        lon in -180.0..180.0, lat in -80.0..80.0, zoom in 2.0..9.0, globe: bool, w in LEAST..1600, h in LEAST..1600,
    ) {
        let asked = format!("show=view&size=own&width={w}&height={h}");
        let gaze = looking(if globe { Outlook::Globe } else { Outlook::Flat }, lon, lat, zoom);
        let mut covers = tiles::Sheet::default();
        covers.covers = true;
        standing(Lang::En, None, Some(gaze), |bare| {
            let stand = Stand { tiles: &covers, ..*bare };
            let order = Order::parse(&asked);
            let Ok(order) = order else { return };
            let sheet = Sheet::compose(&stand, &order);
            // The coarse map is drawn wherever the tiles cannot be.
            let mut svg = String::new();
            sheet.grounds[0].write(&mut svg);
            if svg.contains("class=\"land\"") {
                return;
            }
            let fetched = windows(&stand, &order)[0];
            let Some(wanted) = tiles::wanted(&fetched.view, fetched.extent().0, fetched.extent().1, None) else { return };
            let (view, (w, h)) = (sheet.frames[0].scene.view, sheet.frames[0].scene.size);
            for (x, y) in (0..=8).flat_map(|i| (0..=8).map(move |j| (w * i as f32 / 8.0, h * j as f32 / 8.0))) {
                // Beyond the pole there is nothing to cover.
                let Some(place) = view.invert(Px::new(x.into(), y.into())) else { continue };
                assert!(!wanted.whole || wanted.squares.iter().any(|s| s.extent().contains(place)), "{gaze:?} {x} {y}");
            }
        });
    }
}
