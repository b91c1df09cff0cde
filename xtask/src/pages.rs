//! `cargo xtask pages`: a static page for every address, from the views that the app shows.
//!
//! Trunk's `index.html` is the mould. Each page gets its own language, base, title, description, alternates
//! and text; the program then takes the page over.

use crate::data;
use anyhow::{Context, Result, ensure};
use bio_hub_atlas::atlas::{Atlas, Records, Ref};
use bio_hub_atlas::explore::{Place, ViewState, named};
use bio_hub_atlas::i18n;
use bio_hub_atlas::map::words;
use bio_hub_atlas::model::{Day, Lang};
use bio_hub_atlas::page::html::{self, Waiting};
use bio_hub_atlas::page::page;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the built site is, and for which day its pages are made.
#[derive(clap::Args)]
pub struct Options {
    /// The built site
    #[arg(long, default_value = "dist")]
    dist: PathBuf,
    /// The day that the pages stand at; today if not given
    #[arg(long)]
    day: Option<String>,
    /// The path that the site is published under, for addresses that name nothing: `/bio-hub-atlas/`
    #[arg(long, env = "ATLAS_BASE_PATH", default_value = "/")]
    base: String,
}

/// Writes the pages.
pub fn run(options: Options) -> Result<()> {
    let day = match &options.day {
        Some(text) => Day::parse(text).with_context(|| format!("{text} is no day; write it as 2026-11-25"))?,
        None => today(),
    };
    let mould = Mould::new(&options.dist)?;
    let files = data::read(&options.dist.join("data"))?;
    let (records, faults) = Records::from_files(&data::borrowed(&files));
    ensure!(faults.is_empty(), "the data have faults; see `cargo xtask data check`");
    let (atlas, _) = Atlas::build(records);
    let write = |path: &str, html: String| -> Result<()> {
        let file = options.dist.join(path).join("index.html");
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(&file, html).with_context(|| file.display().to_string())
    };

    let mut count = 0;
    for lang in Lang::ALL {
        let records = atlas.refs().map(|r| Place::Record(r.kind, atlas.id(r).clone()));
        for place in [Place::Home, Place::About].into_iter().chain(records) {
            let view = ViewState { lang, place, ..ViewState::default() };
            let path = view.address().path;
            write(&path, mould.fill(&view, &atlas, day, Depth::Below(&path)))?;
            count += 1;
        }
    }
    let start = ViewState::default();
    fs::write(options.dist.join("index.html"), mould.fill(&start, &atlas, day, Depth::Top))?;
    fs::write(options.dist.join("404.html"), mould.fill(&start, &atlas, day, Depth::Unknown(&options.base)))?;
    println!("{count} pages");
    Ok(())
}

fn today() -> Day {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let epoch = Day::new(1970, 1, 1).map_or(0, Day::ordinal);
    Day::from_ordinal(epoch + i32::try_from(seconds / 86_400).unwrap_or(0))
}

/// How a page finds the base of the site.
enum Depth<'a> {
    /// It is the site's own `index.html`.
    Top,
    /// Its address has this path.
    Below(&'a str),
    /// It answers for any address; the site is published under this path.
    Unknown(&'a str),
}

/// Trunk's page, cut where each page has its own.
struct Mould {
    html: String,
    /// The bytes of the WebAssembly, so that progress can be told in per cent.
    bytes: u64,
    /// A digest of the first data and the basemap, so that no cache mixes two versions.
    version: String,
}

const BASE: &str = "<base href=\"./\">";
const SITE_START: &str = "<div id=\"site\">";

impl Mould {
    fn new(dist: &Path) -> Result<Mould> {
        let file = dist.join("index.html");
        let html = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        // Trunk's minifier leaves out quotes where it can.
        let html = html.replace("<base href=./>", BASE).replace("<base href=\"./\"/>", BASE).replace("<div id=site>", SITE_START);
        let html = html.replace("<div id=site>", SITE_START);
        for mark in [BASE, SITE_START, "</title>", "</head>", "</body>"] {
            ensure!(html.contains(mark), "index.html has no {mark}");
        }
        let mut bytes = 0;
        let mut digest = Sha256::new();
        for entry in fs::read_dir(dist)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            // The parts that come later do not count.
            if path.extension().is_some_and(|e| e == "wasm") && !name.to_string_lossy().starts_with("part-") {
                bytes = entry.metadata()?.len();
            }
        }
        for name in ["first"].into_iter().chain(bio_hub_atlas::atlas::FILES) {
            let file = dist.join("data").join(name).with_extension("json");
            digest.update(fs::read(&file).with_context(|| file.display().to_string())?);
        }
        let version = digest.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect();
        Ok(Mould { html, bytes, version })
    }

    fn fill(&self, view: &ViewState, atlas: &Atlas, day: Day, depth: Depth) -> String {
        let lang = view.lang;
        let name = i18n::SITE_NAME.get(lang);
        let (title, description) = describe(view, atlas, day);
        let title = title.map_or_else(|| name.to_owned(), |t| format!("{t} · {name}"));
        let base = match depth {
            Depth::Top => BASE.to_owned(),
            Depth::Below(path) => format!("<base href=\"{}\">", "../".repeat(path.matches('/').count())),
            Depth::Unknown(base) => format!("<base href=\"{}\" data-unknown>", attribute(base)),
        };
        let alternates: String = Lang::ALL
            .map(|l| {
                let path = ViewState { lang: l, ..view.clone() }.address().path;
                format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">", l.code(), attribute(&path))
            })
            .concat();
        let version = &self.version;
        let preloads = if view.place == Place::Home {
            // gloo-net puts an `&` behind every query, and a preload of another address is a second transfer.
            format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"data/first.json?v={version}&\">")
        } else {
            String::new()
        };
        let head = format!(
            "<meta name=\"atlas-bytes\" content=\"{}\"><meta name=\"atlas-version\" content=\"{version}\">\
             <meta property=\"og:title\" content=\"{}\"><meta property=\"og:description\" content=\"{}\">\
             <meta property=\"og:type\" content=\"website\">{alternates}{preloads}</head>",
            self.bytes,
            attribute(&title),
            attribute(&description),
        );
        let body = body(view, atlas, day);

        // Where nothing runs, the page for addresses that name nothing says so itself, in both languages.
        let lost = if matches!(depth, Depth::Unknown(_)) {
            let [ko, en] = [Lang::Ko, Lang::En].map(|l| text(i18n::MISSING_TITLE.get(l)));
            format!("<noscript><p class=\"no-script\">{ko} · <span lang=\"en\">{en}</span></p></noscript>")
        } else {
            String::new()
        };
        let html = replace_between(&self.html, SITE_START, "</body>", &format!("{lost}{SITE_START}{body}</div>\n"));
        let html = replace_between(&html, "<title>", "</title>", &format!("<title>{}", text(&title)));
        let html = html.replacen(BASE, &base, 1).replacen("</head>", &head, 1);
        let html = set_description(&html, &description);
        let any = if matches!(depth, Depth::Below(_)) { "" } else { " data-any" };
        replace_between(&html, "<html", ">", &format!("<html lang=\"{}\"{any}", lang.code()))
    }
}

/// Title, if it is not the start, and description.
fn describe(view: &ViewState, atlas: &Atlas, day: Day) -> (Option<String>, String) {
    let lang = view.lang;
    let own = || i18n::SITE_DESCRIPTION.get(lang).to_owned();
    match &view.place {
        Place::About => (Some(i18n::ABOUT_TITLE.get(lang).to_owned()), own()),
        Place::Record(_, id) => match atlas.find(id.as_str()).and_then(|r: Ref| page(atlas, r, day, lang)) {
            Some(page) => {
                let lead = page.lead.first().cloned().unwrap_or_else(|| page.title.clone());
                (Some(page.title), lead)
            }
            None => (None, own()),
        },
        _ => (None, own()),
    }
}

/// What stands in the page: the text that the program starts from, with the map in words and what is read.
fn body(view: &ViewState, atlas: &Atlas, today: Day) -> String {
    let site = html::Site { atlas, view, today, theme: None };
    let twin = words::twin(atlas, named(&view.place, atlas), today, view.lang);
    let reading = html::reading(atlas, &view.place, today, &Waiting::Coming, view.lang);
    // The page of a record goes without the lists, which stand on the start page.
    let text = html::site(site, &html::twin(&twin, view.lang), &reading, !site.reading());
    format!("<div class=\"{}\">{text}</div>", site.class())
}

/// `html` with what lies from `start` to before `end` replaced; as it is if either is missing.
fn replace_between(html: &str, start: &str, end: &str, new: &str) -> String {
    let Some(from) = html.find(start) else { return html.to_owned() };
    let Some(length) = html[from..].find(end) else { return html.to_owned() };
    format!("{}{new}{}", &html[..from], &html[from + length..])
}

/// The page with its own description in place of the mould's.
fn set_description(html: &str, description: &str) -> String {
    for name in ["name=\"description\"", "name=description"] {
        // The name may stand after the content.
        let Some(at) = html.find(name) else { continue };
        let Some(from) = html[..at].rfind("<meta") else { continue };
        let new = format!("<meta name=\"description\" content=\"{}\"", attribute(description));
        return format!("{}{}", &html[..from], replace_between(&html[from..], "<meta", ">", &new));
    }
    html.to_owned()
}

fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}
