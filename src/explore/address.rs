//! Address to state and back. Equal views have equal addresses; defaults are not written.

use super::{Camera, Layout, Place, ViewState};
use crate::atlas::Kind;
use crate::model::{Day, Lang, Slug};
use crate::text::{decimal, decimal_text};
use form_urlencoded::{Serializer, parse as parse_query};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The parts of an address below the base of the site: `ko/hubs/paju/` and `q=…`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, percent-encoded, without a leading and with a trailing slash.
    pub path: String,
    /// The query, percent-encoded, without `?`.
    pub query: String,
}

/// What could not be taken from an address; the rest was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The value of a parameter is not of its kind; with its name and text.
    BadParameter(&'static str, String),
}

/// The kinds that the panel can list.
const LISTS: [Kind; 5] = [Kind::Hub, Kind::Organization, Kind::Partnership, Kind::Claim, Kind::Story];

const LIST: &str = "list";
const QUERY: &str = "q";
const AS_OF: &str = "asof";
const CAMERA: &str = "map";
const LAYOUT: &str = "view";
/// The parameter that names the hub of an outlook.
pub const FROM: &str = "from";
const GLOBE: &str = "globe";

/// What a path writes as it is: the unreserved characters (RFC 3986, 2.3).
const AS_IT_IS: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Reads an address below the base of the site.
///
/// `path` and `query`, this without `?`, are percent-encoded; `path` may have slashes at either end; `fallback` is the
/// language where the path names none. Never fails: what is not understood becomes a notice or `Place::Unknown`,
/// and parameters that are not ours are passed over.
pub fn parse(path: &str, query: &str, fallback: Lang) -> (ViewState, Vec<Notice>) {
    let mut view = ViewState { lang: fallback, ..ViewState::default() };
    let mut notices = Vec::new();

    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let mut parts: Vec<&str> = decoded.split('/').filter(|p| !p.is_empty() && *p != "index.html").collect();
    if let Some(lang) = parts.first().and_then(|p| Lang::ALL.into_iter().find(|l| l.code() == *p)) {
        view.lang = lang;
        parts.remove(0);
    }
    view.place = match parts.as_slice() {
        [] => Place::Home,
        ["about"] => Place::About,
        [segment] if list_of(segment).is_some() => {
            view.list = list_of(segment).unwrap_or_default();
            Place::Home
        }
        [segment, id] => match Kind::from_segment(segment) {
            Some(kind) => Place::Record(kind, Slug::from(*id)),
            None => Place::Unknown(parts.join("/")),
        },
        _ => Place::Unknown(parts.join("/")),
    };

    for (name, value) in parse_query(query.as_bytes()) {
        match name.as_ref() {
            LIST => match list_of(&value) {
                Some(kind) => view.list = kind,
                None => notices.push(Notice::BadParameter(LIST, value.into_owned())),
            },
            QUERY => view.query = value.into_owned(),
            AS_OF => match Day::parse(&value) {
                Some(day) => view.as_of = Some(day),
                None => notices.push(Notice::BadParameter(AS_OF, value.into_owned())),
            },
            CAMERA => match parse_camera(&value) {
                Some(camera) => view.camera = Some(camera),
                None => notices.push(Notice::BadParameter(CAMERA, value.into_owned())),
            },
            LAYOUT => match &*value {
                GLOBE => view.layout = Layout::Globe,
                _ => notices.push(Notice::BadParameter(LAYOUT, value.into_owned())),
            },
            FROM => match value.is_empty() {
                false => view.layout = Layout::From(Slug::from(&*value)),
                true => notices.push(Notice::BadParameter(FROM, String::new())),
            },
            _ => {}
        }
    }
    (view, notices)
}

/// A segment of a path, percent-encoded.
fn encoded(segment: &str) -> String {
    utf8_percent_encode(segment, &AS_IT_IS).to_string()
}

/// The list of a segment, where the panel has it.
fn list_of(segment: &str) -> Option<Kind> {
    Kind::from_segment(segment).filter(|k| LISTS.contains(k))
}

fn parse_camera(text: &str) -> Option<Camera> {
    let mut numbers = text.split(',').map(decimal);
    let camera = Camera { lon: numbers.next()??, lat: numbers.next()??, zoom: numbers.next()?? };
    let inside = camera.lon.abs() <= 360.0 && camera.lat.abs() <= 90.0 && (-6.0..=20.0).contains(&camera.zoom);
    (numbers.next().is_none() && inside).then(|| camera.rounded())
}

impl ViewState {
    /// The address of this view, below the base of the site.
    pub fn address(&self) -> Address {
        let lang = self.lang.code();
        let path = match &self.place {
            Place::Home => format!("{lang}/"),
            Place::About => format!("{lang}/about/"),
            Place::Record(kind, id) => format!("{lang}/{}/{}/", kind.segment(), encoded(id.as_str())),
            Place::Unknown(path) => format!("{lang}/{}/", path.split('/').map(encoded).collect::<Vec<_>>().join("/")),
        };
        let mut query = Serializer::new(String::new());
        if self.list != Kind::default() {
            query.append_pair(LIST, self.list.segment());
        }
        if !self.query.is_empty() {
            query.append_pair(QUERY, &self.query);
        }
        if let Some(day) = self.as_of {
            query.append_pair(AS_OF, &day.to_string());
        }
        match &self.layout {
            Layout::Flat => {}
            Layout::Globe => drop(query.append_pair(LAYOUT, GLOBE)),
            Layout::From(hub) => drop(query.append_pair(FROM, hub.as_str())),
        }
        if let Some(Camera { lon, lat, zoom }) = self.camera.map(Camera::rounded) {
            query.append_pair(CAMERA, &[decimal_text(lon, 4), decimal_text(lat, 4), decimal_text(zoom, 2)].join(","));
        }
        Address { path, query: query.finish().replace("%2C", ",") }
    }
}

impl Address {
    /// Path and query as one relative reference: `ko/hubs/paju/?asof=2019-01-01`.
    pub fn to_relative(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }
}
