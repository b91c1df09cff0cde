//! The tiles that have come, the longest unused given away when they are too many points.

use super::index::{Index, Shore};
use super::requests::File;
use super::sheet::Tile;
use super::square::Square;
use crate::map::base::chart::Chart;
use crate::map::base::layer::Layer;
use std::rc::Rc;

/// The most points that are kept beyond what is shown and wanted, of which each takes 24 bytes.
pub const MOST_POINTS: usize = 400_000;
/// The most tiles.
pub const MOST_TILES: usize = 160;

/// A tile, or what of it has come.
#[derive(Clone, Debug)]
struct Kept {
    tile: Tile,
    /// What is still to come.
    missing: Vec<File>,
    /// When it was used last, in turns.
    used: u64,
}

/// Tiles by square.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    kept: Vec<Kept>,
    turn: u64,
}

/// The files that a square's tile is made of; none where it is all sea or all land.
pub fn files(index: &Index, square: Square) -> Vec<File> {
    let mut files = Vec::new();
    if index.shore(square) == Shore::File {
        files.push(File::Shore(square));
    }
    if index.water(square) {
        files.push(File::Water(square));
    }
    files
}

impl Shelf {
    /// Begins a tile, unless it is here; one that has no files is whole at once.
    pub fn begin(&mut self, index: &Index, square: Square) {
        self.turn += 1;
        let turn = self.turn;
        if let Some(kept) = self.find(square) {
            kept.used = turn;
            return;
        }
        let mut tile = Tile::of_sea(square);
        if index.shore(square) == Shore::Land {
            tile.layers.push(Rc::new(Layer::land(square.extent())));
        }
        self.kept.push(Kept { tile, missing: files(index, square), used: turn });
    }

    /// Whether a tile is here whole.
    pub fn has(&self, square: Square) -> bool {
        self.kept.iter().any(|k| k.tile.square == square && k.missing.is_empty())
    }

    /// What has still to come of a tile that was begun.
    pub fn missing(&self, square: Square) -> &[File] {
        self.kept.iter().find(|k| k.tile.square == square).map_or(&[], |k| &k.missing)
    }

    /// A tile that is here whole.
    pub fn tile(&self, square: Square) -> Option<&Tile> {
        self.kept.iter().find(|k| k.tile.square == square && k.missing.is_empty()).map(|k| &k.tile)
    }

    /// Squares of the tiles that are here whole.
    pub fn squares(&self) -> impl Iterator<Item = Square> {
        self.kept.iter().filter(|k| k.missing.is_empty()).map(|k| k.tile.square)
    }

    /// Puts what a file holds into its tile, if that was begun and lacks it.
    pub fn put(&mut self, file: File, chart: &Chart) {
        let (File::Shore(square) | File::Water(square)) = file else { return };
        if let Some(kept) = self.find(square).filter(|k| k.missing.contains(&file)) {
            kept.tile.layers.push(Rc::new(Layer::tile(chart, square.extent())));
            kept.missing.retain(|f| *f != file);
        }
    }

    /// Gives away what was used longest ago, until no more than `points` and `tiles` are kept; not what is to be kept.
    pub fn trim(&mut self, points: usize, tiles: usize, keep: &dyn Fn(Square) -> bool) {
        let mut now = self.points();
        while now > points || self.kept.len() > tiles {
            let oldest = (0..self.kept.len())
                .filter(|&i| self.kept.get(i).is_some_and(|k| !keep(k.tile.square)))
                .min_by_key(|&i| self.kept.get(i).map_or(0, |k| k.used));
            let Some(oldest) = oldest else { return };
            now -= self.kept.swap_remove(oldest).tile.point_count();
        }
    }

    /// How many tiles are kept, whole or not.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many points are kept.
    pub fn points(&self) -> usize {
        self.kept.iter().map(|k| k.tile.point_count()).sum()
    }

    fn find(&mut self, square: Square) -> Option<&mut Kept> {
        self.kept.iter_mut().find(|k| k.tile.square == square)
    }
}
