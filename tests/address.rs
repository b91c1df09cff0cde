//! Address to view and back.

use bio_hub_atlas::atlas::Kind;
use bio_hub_atlas::explore::{Action, Camera, History, Layout, Notice, Place, ViewState, parse};
use bio_hub_atlas::model::{Day, Lang, Slug};
use proptest::prelude::*;

fn read(address: &str) -> (ViewState, Vec<Notice>) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    parse(path, query, Lang::Ko)
}

fn record(kind: Kind, id: &str) -> Place {
    Place::Record(kind, Slug::from(id))
}

#[test]
fn a_plain_address_is_the_default_view_and_writes_no_parameter() {
    let (view, notices) = read("ko/");
    assert_eq!(view, ViewState::default());
    assert!(notices.is_empty());
    assert_eq!(view.address().to_relative(), "ko/");
}

#[test]
fn a_record_has_an_address_in_each_language() {
    let view = read("en/hubs/paju/").0;
    assert_eq!((view.lang, view.place.clone()), (Lang::En, record(Kind::Hub, "paju")));
    let korean = ViewState { lang: Lang::Ko, ..view };
    assert_eq!(korean.address().to_relative(), "ko/hubs/paju/");
}

#[test]
fn slashes_and_an_index_file_make_no_other_view() {
    for address in ["ko/hubs/paju", "/ko//hubs/paju/", "ko/hubs/paju/index.html"] {
        assert_eq!(read(address).0.address().to_relative(), "ko/hubs/paju/", "{address}");
    }
}

#[test]
fn every_parameter_survives_the_way_there_and_back() {
    let address =
        "en/partnerships/goyang-lih-mou-2024/?list=claims&q=%ED%8C%8C%EC%A3%BC+%26&asof=2019-01-01&map=126.78,37.76,5.2";
    let (view, notices) = read(address);
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(view.query, "파주 &");
    assert_eq!(view.as_of, Day::parse("2019-01-01"));
    assert_eq!(view.camera, Some(Camera { lon: 126.78, lat: 37.76, zoom: 5.2 }));
    assert_eq!(view.list, Kind::Claim);
    assert_eq!(view.address().to_relative(), address);
}

#[test]
fn what_is_not_understood_is_left_out_with_a_notice_and_the_rest_is_kept() {
    let (view, notices) = read("ko/hubs/paju/?asof=2019-13-01&map=a,b,c&list=wolves&utm_source=x&q=%ff");
    assert_eq!(view.place, record(Kind::Hub, "paju"));
    assert_eq!((view.as_of, view.camera, view.list), (None, None, Kind::Hub));
    assert_eq!(
        notices,
        [
            Notice::BadParameter("asof", "2019-13-01".into()),
            Notice::BadParameter("map", "a,b,c".into()),
            Notice::BadParameter("list", "wolves".into()),
        ]
    );
}

#[test]
fn an_address_that_no_page_has_is_unknown_and_keeps_its_path() {
    assert_eq!(read("ko/wolves/grey/").0.place, Place::Unknown("wolves/grey".into()));
    assert_eq!(read("en/wolves/").0.place, Place::Unknown("wolves".into()));
    assert_eq!(read("en/sources/").0.place, Place::Unknown("sources".into()), "the sources have no list");
    assert_eq!(read("en/a/b/c/d").0.place, Place::Unknown("a/b/c/d".into()));
}

#[test]
fn an_address_with_odd_characters_is_written_as_it_came() {
    for (path, place) in [
        ("ko/a%3Fb/", Place::Unknown("a?b".into())),
        ("ko/a%23b/50%25/", Place::Unknown("a#b/50%".into())),
        ("ko/hubs/%ED%8C%8C%EC%A3%BC/", record(Kind::Hub, "파주")),
    ] {
        let view = read(path).0;
        assert_eq!(view.place, place, "{path}");
        assert_eq!(view.address().to_relative(), path);
    }
}

#[test]
fn a_kind_without_a_record_is_its_list() {
    let view = read("ko/stories/").0;
    assert_eq!((view.place.clone(), view.list), (Place::Home, Kind::Story));
    assert_eq!((view.address().path, view.address().query), ("ko/".to_owned(), "list=stories".to_owned()));
    assert_eq!(read("en/hubs/").0.place, Place::Home);
}

#[test]
fn a_language_that_an_address_does_not_name_is_the_readers() {
    assert_eq!(parse("", "", Lang::En).0.lang, Lang::En);
    assert_eq!(parse("hubs/paju/", "", Lang::En).0.address().path, "en/hubs/paju/");
}

#[test]
fn a_camera_outside_the_world_is_refused_and_one_beyond_the_date_line_comes_round() {
    for bad in ["0,91,2", "0,0,21", "0,0,-7", "0,0", "0,0,0,0", "NaN,0,0", "inf,0,0", "400,0,1"] {
        let (view, notices) = read(&format!("ko/?map={bad}"));
        assert_eq!((view.camera, notices.len()), (None, 1), "{bad}");
    }
    let camera = read("ko/?map=190,10,3").0.camera.expect("a camera");
    assert_eq!(camera.lon, -170.0);
}

#[test]
fn typing_and_dragging_rewrite_the_entry_and_choices_push_one() {
    let mut view = ViewState::default();
    let camera = Camera { lon: 1.0, lat: 2.0, zoom: 3.0 };
    assert_eq!(view.apply(Action::SetQuery("파".into())), History::Replace);
    assert_eq!(view.apply(Action::Open(Kind::Hub, "paju".into())), History::Push);
    assert_eq!(view.query, "", "opening a record ends the search");
    assert_eq!(view.apply(Action::Open(Kind::Hub, "paju".into())), History::Keep);
    assert_eq!(view.apply(Action::OpenMap(Layout::Flat, camera)), History::Push);
    assert_eq!(view.apply(Action::MoveCamera(Layout::Flat, Camera { zoom: 4.0, ..camera })), History::Replace);
    assert_eq!(view.apply(Action::ShowPlate), History::Push);
    assert_eq!(view.apply(Action::MoveCamera(Layout::Flat, camera)), History::Keep, "the plate has no camera to move");
}

#[test]
fn another_layout_of_the_map_is_a_step_and_without_a_camera_shows_all_of_it() {
    let (view, notices) = read("ko/hubs/paju/?from=paju");
    assert_eq!((&view.layout, view.camera, view.is_free(), notices.len()), (&Layout::From("paju".into()), None, true, 0));
    let mut view = read("ko/?view=globe&map=150,30,1").0;
    assert_eq!(view.layout, Layout::Globe);
    let camera = Camera { lon: 150.0, lat: 30.0, zoom: 1.0 };
    assert_eq!(view.apply(Action::OpenMap(Layout::Globe, Camera { zoom: 2.0, ..camera })), History::Replace);
    assert_eq!(view.apply(Action::OpenMap(Layout::From("paju".into()), camera)), History::Push);
    view.apply(Action::Follow(read("ko/hubs/goyang/").0));
    assert_eq!(view.address().to_relative(), "ko/hubs/goyang/?from=paju&map=150,30,1", "a link keeps the layout");
    view.apply(Action::Follow(read("ko/hubs/goyang/?from=goyang").0));
    assert_eq!(view.address().to_relative(), "ko/hubs/goyang/?from=goyang", "unless it names one");
    view.apply(Action::ShowPlate);
    assert_eq!(view.address().to_relative(), "ko/hubs/goyang/");
    for bad in ["view=cube", "view=", "from="] {
        let (view, notices) = read(&format!("ko/?{bad}"));
        assert_eq!((view.is_free(), notices.len()), (false, 1), "{bad}");
    }
}

#[test]
fn a_link_keeps_the_day_and_the_map_and_the_bare_start_is_a_fresh_start() {
    let mut view = read("ko/hubs/paju/?list=claims&asof=2019-01-01&map=1,2,3").0;
    view.apply(Action::Follow(read("ko/claims/x/").0));
    assert_eq!(view.address().to_relative(), "ko/claims/x/?list=claims&asof=2019-01-01&map=1,2,3");
    view.apply(Action::Follow(read("ko/").0));
    assert_eq!(view.address().to_relative(), "ko/");
}

fn views() -> impl Strategy<Value = ViewState> {
    let place = prop_oneof![
        Just(Place::Home),
        Just(Place::About),
        (0..Kind::ALL.len(), "[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}").prop_map(|(k, id)| Place::Record(Kind::ALL[k], Slug(id))),
    ];
    let day = proptest::option::of((1900..2100i32, 1..=12u8, 1..=28u8)).prop_map(|d| d.and_then(|(y, m, d)| Day::new(y, m, d)));
    let camera = proptest::option::of((-180.0..180.0f64, -90.0..=90.0f64, -6.0..20.0f64))
        .prop_map(|c| c.map(|(lon, lat, zoom)| Camera { lon, lat, zoom }.rounded()));
    let layout = prop_oneof![
        2 => Just(Layout::Flat),
        1 => Just(Layout::Globe),
        1 => "[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}".prop_map(|id| Layout::From(Slug(id))),
    ];
    (any::<bool>(), place, "\\PC{0,12}", day, camera, layout).prop_map(|(ko, place, query, as_of, camera, layout)| ViewState {
        lang: if ko { Lang::Ko } else { Lang::En },
        place,
        query,
        as_of,
        camera,
        layout,
        ..ViewState::default()
    })
}

proptest! {
    #[test]
    fn a_view_and_its_address_say_the_same(view in views()) {
        let address = view.address();
        let (back, notices) = parse(&address.path, &address.query, Lang::En);
        prop_assert!(notices.is_empty());
        prop_assert_eq!(back, view);
    }

    #[test]
    fn no_address_fails(path in "\\PC{0,40}", query in "\\PC{0,60}") {
        let (view, _) = parse(&path, &query, Lang::Ko);
        let address = view.address();
        let (again, _) = parse(&address.path, &address.query, Lang::Ko);
        prop_assert_eq!(again.address(), address.clone());
        // An address is one for browsers too: nothing in its path begins a query or a fragment, or is rewritten.
        prop_assert!(address.path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%/".contains(&b)), "{}", address.path);
    }
}
