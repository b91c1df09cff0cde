//! The composition: where title, frames, legend and credits stand, and what the frames show.

use super::frames::{self, Framed};
use super::ground::{Beneath, Ground, Window};
use super::legend::{self, Item, Shown, shown_by};
use super::order::{Order, Show};
use super::type_::{Face, Text};
use super::{Stand, size::PRESETS};
use crate::i18n;
use crate::map::base::Paint;
use crate::map::names;
use crate::map::plane::{Pt, Rect};

/// A sheet, ready to be written.
#[derive(Debug)]
pub struct Sheet {
    /// Width and height of the layout, px.
    pub size: (f32, f32),
    /// What one sees.
    pub title: String,
    /// The lines of text about the frames: title, day, credits, address.
    pub lines: Vec<Text>,
    /// The frames.
    pub frames: Vec<Framed>,
    /// The basemap of each.
    pub grounds: Vec<Ground>,
    /// The legend: what is explained, where the middle of its sign begins, and its text.
    pub legend: Vec<(Shown, Pt, Text)>,
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

/// What a sheet has beside frames and legend, and the room that this leaves them.
struct Blank {
    size: (f32, f32),
    /// Within its margin.
    page: Rect,
    title: String,
    lines: Vec<Text>,
    /// Where frames and legend begin and end.
    body: (f32, f32),
}

impl Blank {
    fn of(stand: &Stand, order: &Order) -> Blank {
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
        Blank { size, page, title, lines, body: (top, foot) }
    }

    /// The room of the frames over a legend of so many rows.
    fn room(&self, rows: usize) -> Rect {
        let (top, foot) = self.body;
        let low = foot - rows as f32 * ROW - 14.0;
        Rect::new(self.page.x, top, self.page.w, (low - top).max(60.0))
    }
}

/// What the frames of a sheet look at, at most: what they need can be fetched before it is composed.
pub fn windows(stand: &Stand, order: &Order) -> Vec<Window> {
    frames::windows(stand, order.show, Blank::of(stand, order).room(0))
}

impl Sheet {
    /// Composes the sheet that is asked for.
    pub fn compose(stand: &Stand, order: &Order) -> Sheet {
        let blank = Blank::of(stand, order);
        let page = blank.page;
        // The legend has what the frames show, and what they show depends on the room that it leaves them. The basemap is projected when
        // that is settled; until then it is reckoned with what may lie there.
        let under = Beneath::new(stand, windows(stand, order).into_iter().find(|w| w.free));
        let may = |frames: &[Framed]| {
            let beneath = |paint| frames.iter().any(|f| under.may_show(f.window(), paint));
            present(frames, stand, order.show, &beneath)
        };
        let most = rows(&explained(&[], stand, order.show), stand, page).len();
        let mut frames = frames::frames(stand, order.show, blank.room(most));
        let need = rows(&may(&frames), stand, page).len();
        if need < most {
            let larger = frames::frames(stand, order.show, blank.room(need));
            if rows(&may(&larger), stand, page).len() <= need {
                frames = larger;
            }
        }
        let grounds: Vec<Ground> = frames.iter().map(|f| under.ground(f.window())).collect();
        let shown = present(&frames, stand, order.show, &|paint| grounds.iter().any(|g| g.has(paint)));
        let rows = rows(&shown, stand, page);
        let first = blank.body.1 - rows.len() as f32 * ROW - 4.0;
        let mut legend = Vec::new();
        for (row, items) in rows.into_iter().enumerate() {
            let y = first + ROW * (row as f32 + 0.5);
            let mut x = page.x;
            for item in items {
                let text = WORD.line(stand, item.text, Pt::new(x + SIGN.0 + SIGN.1, y + 0.36 * WORD.size));
                let next = text.rect().right() + SIGN.2;
                legend.push((item.of, Pt::new(x, y), text));
                x = next;
            }
        }
        Sheet { size: blank.size, title: blank.title, lines: blank.lines, frames, grounds, legend }
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

/// The entries of what the frames show, and of what `beneath` says of the basemap.
fn present(frames: &[Framed], stand: &Stand, show: Show, beneath: &dyn Fn(Paint) -> bool) -> Vec<Item> {
    let shown = shown_by(frames.iter().map(|f| &f.scene), stand, beneath);
    let mut items = explained(frames, stand, show);
    items.retain(|i| shown.contains(&i.of));
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
