//! What needs a browser, in WebAssembly.
#![cfg(target_arch = "wasm32")]

use bio_hub_atlas::browser::fetch::{self, Fault};
use bio_hub_atlas::browser::measure::Measure;
use bio_hub_atlas::browser::{address, page, storage};
use bio_hub_atlas::explore::{Place, ViewState};
use bio_hub_atlas::map::metrics::LabelClass;
use bio_hub_atlas::model::Lang;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_kept_is_found_again_and_what_is_forgotten_is_not() {
    assert_eq!(storage::set("atlas-test", Some("ko")), Ok(()));
    assert_eq!(storage::get("atlas-test").as_deref(), Some("ko"));
    assert_eq!(storage::set("atlas-test", None), Ok(()));
    assert_eq!(storage::get("atlas-test"), None);
}

#[wasm_bindgen_test]
fn today_is_a_day_of_this_century() {
    let today = page::today();
    assert!((2024..2100).contains(&today.year), "{today}");
}

#[wasm_bindgen_test]
fn the_document_takes_language_title_and_theme() {
    page::describe(Lang::En, "Paju · Bio Hub Atlas");
    assert_eq!(page::language(), Lang::En);
    page::set_theme(Some("dark"));
    assert_eq!(page::theme().as_deref(), Some("dark"));
    page::set_theme(None);
    assert_eq!(page::theme(), None);
}

#[wasm_bindgen_test]
fn an_address_written_to_the_history_is_the_current_one() {
    let document = web_sys::window().unwrap().document().unwrap();
    let base = document.create_element("base").unwrap();
    base.set_attribute("href", "/").unwrap();
    document.head().unwrap().append_child(&base).unwrap();
    let view = ViewState { place: Place::About, query: "파주 & ㅍㅈ".to_owned(), ..ViewState::default() };
    let address = view.address();
    address::write(&address, false);
    let (path, query) = address::current();
    assert_eq!((path, query), (address.path, address.query));
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_is_a_fault_that_names_it() {
    let fault = fetch::text("no-such-file.json?v=1").await.unwrap_err();
    assert_eq!(fault, Fault::NotFound("no-such-file.json".to_owned()));
    assert_eq!(fault.file(), "no-such-file.json");
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_a_fault_of_the_network() {
    let fault = fetch::bytes("http://127.0.0.1:9/nothing").await.unwrap_err();
    assert_eq!(fault, Fault::Network("http://127.0.0.1:9/nothing".to_owned()));
}

#[wasm_bindgen_test]
fn a_longer_name_is_wider_and_the_same_name_is_measured_alike() {
    let measure = Measure::new();
    let short = measure.width("파주", LabelClass::Hub);
    assert!(short > 10.0, "{short}");
    assert!(measure.width("파주메디컬클러스터", LabelClass::Hub) > 2.0 * short);
    assert_eq!(measure.width("파주", LabelClass::Hub), short);
}

/// Red, green, blue and alpha of a device pixel.
fn pixel(context: &web_sys::CanvasRenderingContext2d, x: f64, y: f64) -> [u8; 4] {
    use js_sys::{Array, Function, Reflect, Uint8ClampedArray};
    use wasm_bindgen::{JsCast, JsValue};
    let read: Function = Reflect::get(context, &JsValue::from_str("getImageData")).unwrap().unchecked_into();
    let at = [x, y, 1.0, 1.0].into_iter().map(JsValue::from_f64).collect::<Array>();
    let image = read.apply(context, &at).unwrap();
    let data = Reflect::get(&image, &JsValue::from_str("data")).unwrap();
    Uint8ClampedArray::new(&data).to_vec().try_into().unwrap()
}

#[wasm_bindgen_test]
fn the_basemap_is_painted_at_any_pixel_density() {
    use bio_hub_atlas::browser::canvas::{self, BaseColors};
    use bio_hub_atlas::geo::{LonLat, View};
    use bio_hub_atlas::map::base::{BaseFrame, Basemap, Motion, Region};
    use wasm_bindgen::JsCast;

    let document = web_sys::window().unwrap().document().unwrap();
    let element: web_sys::HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    let context: web_sys::CanvasRenderingContext2d = element.get_context("2d").unwrap().unwrap().unchecked_into();
    let mut map = Basemap::new();
    map.add(Region::World, include_bytes!("../public/basemap/world.bin")).unwrap();
    let (w, h) = (600.0, 300.0);
    let view = View::world(150.0, -90.0, w, h, 6.0);
    let mut frame = BaseFrame::new();
    frame.update(&map, &view, w, h, Motion::Still);
    let ink = |hex: &str| hex.to_owned();
    let colors = BaseColors {
        sea: ink("#0000ff"),
        land: ink("#00ff00"),
        edge: ink("#ff0000"),
        border: ink("#ff0000"),
        water: ink("#ff0000"),
        graticule: ink("#0000ff"),
    };
    for density in [1.0, 1.5, 2.0, 3.0] {
        canvas::resize(&element, w, h, density);
        assert_eq!((element.width(), element.height()), ((w * density) as u32, (h * density) as u32));
        canvas::paint(&context, &frame, &colors, density);
        let at = |lon: f64, lat: f64| {
            let px = view.project(LonLat::new(lon, lat)).unwrap();
            pixel(&context, (px.x * density).round(), (px.y * density).round())
        };
        for (lon, lat) in [(-170.0, 5.0), (-20.0, -45.0), (75.0, -25.0)] {
            assert_eq!(at(lon, lat), [0, 0, 255, 255], "sea at {lon} {lat}, density {density}");
        }
        for (lon, lat) in [(100.0, 64.0), (134.0, -26.0), (-100.0, 41.0), (2.0, 28.5)] {
            assert_eq!(at(lon, lat), [0, 255, 0, 255], "land at {lon} {lat}, density {density}");
        }
        assert_eq!(pixel(&context, 1.0, 1.0)[3], 0, "paper, density {density}");
    }
}
