//! The composition: where title, frames, legend and credits stand, and what the frames show.

use super::arrange::arrange;
use super::legend::{self, Item, signs_of};
use super::order::{Order, Show};
use super::type_::{Face, Text};
use super::{Stand, size::PRESETS};
use crate::geo::Outlook;
use crate::i18n;
use crate::map::camera::{Gaze, Goal, Size as Window};
use crate::map::frame::FrameId;
use crate::map::legend::Sign;
use crate::map::names;
use crate::map::plane::{Pt, Rect};
use crate::map::scalebar::ScaleBar;
use crate::map::scene::{Input, Scene};

/// A frame where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Framed {
    /// Which of the plate; none for a view of the free map.
    pub id: Option<FrameId>,
    /// Its box, px.
    pub rect: Rect,
    /// What it shows.
    pub scene: Scene,
    /// The scale of a view of the free map, where it holds for all of it.
    pub bar: Option<ScaleBar>,
}

/// A sheet, ready to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width and height of the layout, px.
    pub size: (f32, f32),
    /// What one sees.
    pub title: String,
    /// The lines of text about the frames: title, day, credits, address.
    pub lines: Vec<Text>,
    /// The frames.
    pub frames: Vec<Framed>,
    /// The legend: what is explained, where the middle of its sign begins, and its text.
    pub legend: Vec<(Sign, Pt, Text)>,
}

const DAY: Face = Face { class: "day", size: 13.0, strong: false };
const WORD: Face = Face { class: "word", size: 12.5, strong: false };
const CREDIT: Face = Face { class: "credit", size: 10.5, strong: false };
/// The height of a row of the legend, px.
const ROW: f32 = 21.0;
/// The width of a sign, and from it to its word and from there to the next, px.
const SIGN: (f32, f32, f32) = (24.0, 8.0, 18.0);
/// The height of a line of credits, px.
const CREDIT_LINE: f32 = 15.0;
/// Fonts of another machine may be wider than those measured.
const SLACK: f32 = 0.96;

impl Sheet {
    /// Composes the sheet that is asked for.
    pub fn compose(stand: &Stand, order: &Order) -> Sheet {
        let size = order.size.layout();
        let margin = (size.0.min(size.1) * 0.035).clamp(14.0, 40.0);
        let page = Rect::new(0.0, 0.0, size.0, size.1).grown(-margin);
        let title = match stand.chosen {
            Some(record) => stand.atlas.name(record, stand.lang).to_owned(),
            None => i18n::PAPER_TITLE.get(stand.lang).to_owned(),
        };
        let (mut lines, top) = head(stand, order.show, &title, page);
        let (feet, foot) = feet(stand, order.show, page);
        lines.extend(feet);

        // The legend has what the frames show, and what they show depends on the room that it leaves them.
        let body = |rows: usize| {
            let low = foot - rows as f32 * ROW - 14.0;
            Rect::new(page.x, top, page.w, (low - top).max(60.0))
        };
        let most = rows(&explained(&[], stand, order.show), stand, page);
        let mut frames = frames(stand, order.show, body(most.len()));
        let mut shown = present(&frames, stand, order.show);
        let need = rows(&shown, stand, page).len();
        if need < most.len() {
            let larger = self::frames(stand, order.show, body(need));
            let now = present(&larger, stand, order.show);
            if rows(&now, stand, page).len() <= need {
                (frames, shown) = (larger, now);
            }
        }
        let rows = rows(&shown, stand, page);
        let first = foot - rows.len() as f32 * ROW - 4.0;
        let mut legend = Vec::new();
        for (row, items) in rows.into_iter().enumerate() {
            let y = first + ROW * (row as f32 + 0.5);
            let mut x = page.x;
            for item in items {
                let text = WORD.line(stand, item.text, Pt::new(x + SIGN.0 + SIGN.1, y + 0.36 * WORD.size));
                let next = text.rect().right() + SIGN.2;
                legend.push((item.sign, Pt::new(x, y), text));
                x = next;
            }
        }
        Sheet { size, title, lines, frames, legend }
    }
}

/// Title and day, and where the frames begin.
fn head(stand: &Stand, show: Show, title: &str, page: Rect) -> (Vec<Text>, f32) {
    let size = if page.w < 640.0 {
        17.0
    } else if page.w.min(page.h) > PRESETS[0].size.layout().1 {
        25.0
    } else {
        21.0
    };
    let face = Face { class: "title", size, strong: true };
    let mut lines = Vec::new();
    let mut y = page.y;
    for line in face.broken(stand, title, page.w * SLACK, 3) {
        lines.push(face.line(stand, line, Pt::new(page.x, y + size * 0.95)));
        y += size * 1.3;
    }
    let day = i18n::AS_OF.with(stand.lang, &[&stand.day.words(stand.lang)]);
    let mut day = match stand.chosen {
        Some(_) => [i18n::SITE_NAME.get(stand.lang), " · ", &day].concat(),
        None => day,
    };
    if let Some(hub) = stand.from.filter(|_| show == Show::View) {
        let note = i18n::NOTE_FROM.with(stand.lang, &[names::label(stand.atlas, hub, stand.lang)]);
        day = [&day, " · ", &note].concat();
    }
    for line in DAY.broken(stand, &day, page.w * SLACK, 3) {
        lines.push(DAY.line(stand, line, Pt::new(page.x, y + DAY.size)));
        y += DAY.size * 1.4;
    }
    (lines, y + 10.0)
}

/// Credits and address, and where they begin.
fn feet(stand: &Stand, show: Show, page: Rect) -> (Vec<Text>, f32) {
    let lang = stand.lang;
    let mut credits = [i18n::CREDITS_LINE.get(lang), " · ", i18n::PAPER_LICENCE.get(lang)].concat();
    if show == Show::Plate {
        credits = [&credits, " · ", i18n::PROJECTION_WORLD.get(lang)].concat();
    }
    let mut texts = CREDIT.broken(stand, &credits, page.w * SLACK, 4);
    texts.extend(CREDIT.broken(stand, stand.address, page.w * SLACK, 3));
    let begin = page.bottom() - texts.len() as f32 * CREDIT_LINE;
    let line =
        |(i, text): (usize, String)| CREDIT.line(stand, text, Pt::new(page.x, begin + CREDIT_LINE * i as f32 + CREDIT.size));
    (texts.into_iter().enumerate().map(line).collect(), begin)
}

/// The frames in their room.
fn frames(stand: &Stand, show: Show, room: Rect) -> Vec<Framed> {
    let input = Input {
        from: stand.from.filter(|_| show == Show::View),
        places: (show == Show::View).then_some(stand.places),
        ..Input::new(stand.atlas, stand.day, stand.lang, stand.emphasis, stand.measure)
    };
    if show == Show::View {
        let rect = whole(room);
        let (w, h) = (rect.w, rect.h);
        let size = Window::new(w, h);
        let gaze = match stand.gaze {
            Some(gaze) => gaze.toward(gaze.outlook, &Goal::At(gaze.camera), size),
            None => Gaze::whole(Outlook::Flat, size),
        };
        let view = gaze.view(size);
        let bar = ScaleBar::of(&view, w, h);
        // No name is placed on the bar.
        let covered: Vec<Rect> = bar.iter().map(|bar| Rect::new(0.0, h - 32.0, bar.px + 24.0, 32.0)).collect();
        let input = Input { covered: &covered, ..input };
        return vec![Framed { id: None, rect, scene: Scene::of_view(&input, view, w, h, false, None), bar }];
    }
    let framed = |(id, rect): (FrameId, Rect)| {
        let rect = whole(rect);
        Framed { id: Some(id), rect, scene: Scene::of_frame(&input, id, rect.w, rect.h, None), bar: None }
    };
    arrange(room).into_iter().map(framed).collect()
}

/// A box on whole px, within it: its edges are then crisp.
fn whole(r: Rect) -> Rect {
    let (x, y) = (r.x.ceil(), r.y.ceil());
    Rect::new(x, y, (r.right().floor() - x).max(1.0), (r.bottom().floor() - y).max(1.0))
}

/// The entries of the signs that the frames show.
fn present(frames: &[Framed], stand: &Stand, show: Show) -> Vec<Item> {
    let signs = signs_of(frames.iter().map(|f| &f.scene), stand);
    let mut items = explained(frames, stand, show);
    items.retain(|i| signs.contains(&i.sign));
    items
}

/// All entries that there may be, with their counts; of a view those of its one frame, once that is there.
fn explained(frames: &[Framed], stand: &Stand, show: Show) -> Vec<Item> {
    match (show, frames.first()) {
        (Show::View, Some(frame)) => legend::of_view(&frame.scene, stand),
        _ => legend::of_plate(stand),
    }
}

/// The entries in rows of the width of the page.
fn rows(items: &[Item], stand: &Stand, page: Rect) -> Vec<Vec<Item>> {
    let mut rows: Vec<Vec<Item>> = Vec::new();
    let mut x = f32::MAX;
    for item in items {
        let width = SIGN.0 + SIGN.1 + WORD.width(stand, &item.text);
        if x + width > page.w * SLACK {
            rows.push(Vec::new());
            x = 0.0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(item.clone());
        }
        x += width + SIGN.2;
    }
    rows
}
