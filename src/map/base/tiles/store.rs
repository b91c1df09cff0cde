//! The tiles as the free map has them: told where it looks and what has come, they say what to fetch and what to paint.

use super::index::{Index, Shore};
use super::passing::Passing;
use super::requests::{File, Order, Requests};
use super::seen::{self, Wanted};
use super::sheet::{Sheet, Tile};
use super::shelf::{MOST_POINTS, MOST_TILES, Shelf};
use super::square::Square;
use crate::geo::View;
use crate::map::base::chart::Chart;
use crate::map::base::file;
use crate::model::Lang;

/// The level from which on the names of squares are wanted, which is that of their squares; before, those of the world.
const NAMES: u8 = 5;
/// So many wanted files that failed are worth a word.
const TROUBLE: usize = 3;
/// Who waits for a file waits for so many tries.
const TRIES: usize = 2;

/// Where the map looks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The view.
    pub view: &'a View,
    /// Its window, CSS px.
    pub size: (f64, f64),
    /// The reader's language.
    pub lang: Lang,
    /// The time, ms.
    pub now: f64,
    /// Whether nothing is to move.
    pub reduced: bool,
}

/// What is to be done after a look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// What to fetch and what to give up.
    pub orders: Vec<Order>,
    /// Whether the map beneath is to be painted anew.
    pub repaint: bool,
}

/// When to look next, if nothing happens before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// In the next frame.
    Frame,
    /// After so many ms.
    After(f64),
    /// Not at all.
    Never,
}

/// The tiles and names of the free map, as who fetches and paints them sees them: what does the work comes when it is needed.
pub trait Tiling {
    /// Looks: reads at most one file that has come, or makes one ready, and says what to do.
    fn look(&mut self, look: &Look) -> Seen;
    /// The address of a file below the site's base, such that no cache mixes two releases of the site.
    fn path(&self, file: File) -> String;
    /// A file has come; it is read in one of the next looks.
    fn come(&mut self, file: File, bytes: Vec<u8>);
    /// A file did not come; not one that was given up.
    fn failed(&mut self, file: File, now: f64);
    /// Asks again for what failed.
    fn again(&mut self, now: f64);
    /// Nothing is looked at any more, and all that is under way is given up. What has come is kept.
    fn leave(&mut self, now: f64);
    /// What is to be painted.
    fn sheet(&self) -> &Sheet;
    /// When to look next.
    fn next(&self, now: f64) -> Next;
    /// The names that have come since this was asked last, in the language of the last look.
    fn texts(&mut self) -> Vec<String>;
    /// Whether so much fails that the reader is to know.
    fn troubled(&self) -> bool;
    /// The same tiles for another window, which nothing of this one disturbs: what has come is shared, and it begins at the level that
    /// is shown here.
    fn beside(&self) -> Box<dyn Tiling>;
    /// Whether it is worth waiting for more of what the last look wanted.
    fn waits(&self) -> bool;
    /// How many files that the last look wanted have not come.
    fn lacks(&self) -> usize;
}

/// The tiles and names of the free map.
#[derive(Debug, Default)]
pub struct Tiles {
    index: Option<Index>,
    requests: Requests,
    shelf: Shelf,
    passing: Passing,
    wanted: Option<Wanted>,
    /// Files that have come and are not read yet.
    come: Vec<(File, Vec<u8>)>,
    /// What was read in the last look and is to be made ready in this one.
    read: Option<(File, Chart)>,
    lang: Lang,
    /// Whether there are files of names.
    names: bool,
    /// Files of names in the language that have come.
    named: Vec<File>,
    texts: Vec<String>,
    sheet: Sheet,
}

impl Tiles {
    /// None so far.
    pub fn new() -> Tiles {
        Tiles::default()
    }

    /// None so far, as their host knows them.
    pub fn start() -> Box<dyn Tiling> {
        Box::new(Tiles::new())
    }

    /// What is to come, the nearest to the middle first, and which of what is here is to be shown.
    fn shelves(&self, index: &Index, files: &mut Vec<File>, target: &mut Vec<Square>) {
        let mut show = |square: Square| {
            if !target.contains(&square) {
                target.push(square);
            }
        };
        for &square in self.wanted.iter().flat_map(|w| &w.squares) {
            let Some(source) = source(index, square) else { continue };
            if self.shelf.has(source) {
                show(source);
                continue;
            }
            for &file in self.shelf.missing(source) {
                if !files.contains(&file) {
                    files.push(file);
                }
            }
            // Until it has come a coarser one stands in, and where the view comes from closer by, finer ones.
            let mut above = source.parent();
            while let Some(coarser) = above.filter(|&s| !self.shelf.has(s)) {
                above = coarser.parent();
            }
            above.into_iter().for_each(&mut show);
            self.shelf.squares().filter(|&s| s != source && source.holds(s)).for_each(&mut show);
        }
    }

    /// The files of names that are to come.
    fn names(&self, index: &Index, files: &mut Vec<File>) {
        let mut want = |file: File| {
            if !self.named.contains(&file) && !files.contains(&file) {
                files.push(file);
            }
        };
        if self.names {
            want(File::WorldNames(self.lang));
        }
        for &square in self.wanted.iter().flat_map(|w| &w.squares) {
            if let Some(square) = square.within(NAMES).filter(|&s| index.names(s)) {
                want(File::Names(square, self.lang));
            }
        }
    }

    /// Reads the file that came first, or makes ready what was read before: half of a tile's work in each frame.
    fn read(&mut self, now: f64) {
        if let Some((file, chart)) = self.read.take() {
            self.shelf.put(file, &chart);
            self.requests.came(file);
            return;
        }
        if self.come.is_empty() {
            return;
        }
        let (file, bytes) = self.come.remove(0);
        let good = match file {
            File::Index => match Index::decode(&bytes) {
                Ok(index) => {
                    self.names = Square::all(NAMES).any(|square| index.names(square));
                    self.index = Some(index);
                    true
                }
                Err(_) => false,
            },
            File::Shore(_) | File::Water(_) => match file::decode(&bytes) {
                Ok(chart) => {
                    self.read = Some((file, chart));
                    return;
                }
                Err(_) => false,
            },
            File::WorldNames(lang) | File::Names(_, lang) => String::from_utf8(bytes).is_ok_and(|text| {
                if lang == self.lang && !self.named.contains(&file) {
                    self.named.push(file);
                    self.texts.push(text);
                }
                true
            }),
        };
        if good {
            self.requests.came(file);
        } else {
            self.requests.failed(file, now);
        }
    }

    fn trim(&mut self) {
        let Tiles { wanted, index, passing, shelf, .. } = self;
        let needed = |s: Square| {
            let wanted = || wanted.iter().flat_map(|w| &w.squares).filter_map(|&w| source(index.as_ref()?, w));
            passing.settled().contains(&s) || passing.passing().contains(&s) || wanted().any(|w| w == s)
        };
        shelf.trim(MOST_POINTS, MOST_TILES, &needed);
    }

    /// Makes the sheet. Whether it is another than before.
    fn paint(&mut self, changed: bool, now: f64) -> bool {
        if changed {
            let tiles =
                |squares: &[Square]| -> Vec<Tile> { squares.iter().filter_map(|&s| self.shelf.tile(s).cloned()).collect() };
            self.sheet = Sheet::new(&tiles(self.passing.settled()), &tiles(self.passing.passing()), false);
        }
        let covers = self.wanted.as_ref().is_some_and(|w| {
            let settled = self.passing.settled();
            w.whole && w.squares.iter().all(|&w| settled.iter().any(|s| s.holds(w)))
        });
        let opacity = self.passing.opacity(now);
        let other = changed || covers != self.sheet.covers || opacity != self.sheet.opacity;
        (self.sheet.covers, self.sheet.opacity) = (covers, opacity);
        other
    }

    /// What the last look wanted, if it was near enough for tiles.
    pub fn wanted(&self) -> Option<&Wanted> {
        self.wanted.as_ref()
    }

    /// What is shown: settled, and over it what passes.
    pub fn shown(&self) -> (&[Square], &[Square]) {
        (self.passing.settled(), self.passing.passing())
    }

    /// How many points are kept, and of how many tiles.
    pub fn kept(&self) -> (usize, usize) {
        (self.shelf.points(), self.shelf.len())
    }
}

impl Tiling for Tiles {
    fn look(&mut self, look: &Look) -> Seen {
        if look.lang != self.lang {
            self.lang = look.lang;
            self.named.clear();
            self.texts.clear();
        }
        self.read(look.now);
        let before = std::mem::take(&mut self.wanted);
        let level = before.as_ref().map(|w| w.level);
        self.wanted = seen::wanted(look.view, look.size.0, look.size.1, level);
        let mut files = Vec::new();
        let mut target = Vec::new();
        match &self.index {
            None => files.push(File::Index),
            Some(index) => {
                for &square in self.wanted.iter().flat_map(|w| &w.squares) {
                    if let Some(source) = source(index, square) {
                        self.shelf.begin(index, source);
                    }
                }
                self.shelves(index, &mut files, &mut target);
                self.names(index, &mut files);
            }
        }
        // Before the first look at a level the coarse map was seen there.
        let fresh = |s: Square| before.as_ref().is_some_and(|b| b.squares.iter().all(|&w| !touch(w, s)));
        let seen = |s: Square| self.wanted.as_ref().is_none_or(|n| n.squares.iter().any(|&w| touch(w, s)));
        let changed = self.passing.step(&target, &fresh, &seen, look.now, look.reduced);
        self.trim();
        let repaint = self.paint(changed, look.now);
        Seen { orders: self.requests.want(&files, look.now), repaint }
    }

    fn path(&self, file: File) -> String {
        let mut path = file.path();
        if let Some(index) = self.index.as_ref().filter(|_| file != File::Index) {
            path.push_str("?v=");
            let digest = index.digest();
            path.extend((0..16).rev().filter_map(|i| char::from_digit((digest >> (4 * i)) as u32 & 15, 16)));
        }
        path
    }

    fn come(&mut self, file: File, bytes: Vec<u8>) {
        if self.requests.arrived(file) {
            self.come.push((file, bytes));
        }
    }

    fn failed(&mut self, file: File, now: f64) {
        self.requests.failed(file, now);
    }

    fn again(&mut self, now: f64) {
        self.requests.again(now);
    }

    fn leave(&mut self, now: f64) {
        self.requests.want(&[], now);
        self.wanted = None;
        self.passing = Passing::default();
        self.sheet = Sheet::default();
    }

    fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    fn next(&self, now: f64) -> Next {
        if !self.come.is_empty() || self.read.is_some() || !self.passing.passing().is_empty() {
            return Next::Frame;
        }
        self.requests.due().map_or(Next::Never, |due| Next::After((due - now).max(0.0)))
    }

    fn texts(&mut self) -> Vec<String> {
        std::mem::take(&mut self.texts)
    }

    fn troubled(&self) -> bool {
        self.requests.failing() >= TROUBLE || self.requests.is_lost(File::Index)
    }

    fn beside(&self) -> Box<dyn Tiling> {
        Box::new(Tiles {
            index: self.index.clone(),
            shelf: self.shelf.clone(),
            wanted: self.wanted.clone(),
            lang: self.lang,
            names: self.names,
            named: self.named.clone(),
            ..Tiles::default()
        })
    }

    fn waits(&self) -> bool {
        !self.come.is_empty() || self.read.is_some() || self.requests.hopeful(TRIES) > 0
    }

    fn lacks(&self) -> usize {
        self.requests.hopeful(usize::MAX)
    }
}

/// The square whose tile shows this one: itself, or a coarser one where the tiles are no finer. `None` where there is none.
fn source(index: &Index, square: Square) -> Option<Square> {
    let mut at = square;
    while index.shore(at) == Shore::Coarser {
        at = at.parent()?;
    }
    Some(at)
}

/// Whether two squares have ground in common.
fn touch(a: Square, b: Square) -> bool {
    a.holds(b) || b.holds(a)
}
