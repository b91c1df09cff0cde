//! What there is of each square: the file `tiles/index.bin`, by which a map asks for no tile in vain.

use super::square::{LEVELS, Square, count};
use crate::map::base::coder::{Decoder, Encoder, Odds};
use crate::map::base::file::{self, FileError};

/// The first bytes; the last is the version of the form.
const MAGIC: [u8; 4] = *b"BHT1";
/// Bytes of the digest before the coded squares.
const DIGEST: usize = 8;
/// The level whose squares have names.
const NAMES: u8 = 5;

/// How land and sea lie in a square.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shore {
    /// The square has no tile of its own: the coarser one is all that there is.
    #[default]
    Coarser,
    /// It is sea without a line in it.
    Sea,
    /// It is land without a line in it.
    Land,
    /// It has a file.
    File,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    shore: Shore,
    water: bool,
    names: bool,
}

/// Which tiles there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    digest: u64,
    entries: Vec<Entry>,
}

impl Index {
    /// An index of no tiles, for files of this digest.
    pub fn new(digest: u64) -> Index {
        Index { digest, entries: vec![Entry::default(); LEVELS.map(count).sum()] }
    }

    /// A digest of all files of tiles and names: whoever keeps them must not mix two.
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// How land and sea lie in a square, and whether it has a file.
    pub fn shore(&self, square: Square) -> Shore {
        self.entry(square).shore
    }

    /// Whether a square has a file of waters, besides the other or without it.
    pub fn water(&self, square: Square) -> bool {
        self.entry(square).water
    }

    /// Whether a square, of level 5, has files of names, one for each language.
    pub fn names(&self, square: Square) -> bool {
        self.entry(square).names
    }

    /// Writes down what there is of a square; of one that is left to the coarser, no water.
    pub fn put(&mut self, square: Square, shore: Shore, water: bool) {
        if let Some(entry) = self.entries.get_mut(square.place()) {
            (entry.shore, entry.water) = (shore, water && shore != Shore::Coarser);
        }
    }

    /// Writes down that a square of level 5 has files of names.
    pub fn put_names(&mut self, square: Square) {
        if let Some(entry) = self.entries.get_mut(square.place()).filter(|_| square.z() == NAMES) {
            entry.names = true;
        }
    }

    fn entry(&self, square: Square) -> Entry {
        self.entries.get(square.place()).copied().unwrap_or_default()
    }

    /// Goes through all squares as they are stored: `bit` is given the odds of a bit and the bit as
    /// it is here, and says what it shall be.
    ///
    /// The odds depend on the square's parent and on its neighbours west and north, which are known.
    fn pass(&mut self, mut bit: impl FnMut(&mut Odds, bool) -> bool) {
        const WATER: usize = 5 * 4 * 4 * 3;
        const ALL_NAMES: usize = WATER + 4 * 2 * 2 * 2;
        let mut model = vec![Odds::EVEN; ALL_NAMES + 4 * 2 * 2];
        let mut bit = |at: usize, now: bool| model.get_mut(at).is_some_and(|odds| bit(odds, now));
        for square in LEVELS.flat_map(Square::all) {
            let (x, y) = (square.x(), square.y());
            let beside = |x: Option<u16>, y: Option<u16>| {
                let there = x.zip(y).and_then(|(x, y)| Square::new(square.z(), x, y));
                there.map(|there| self.entry(there)).unwrap_or_default()
            };
            let (west, north) = (beside(x.checked_sub(1), Some(y)), beside(Some(x), y.checked_sub(1)));
            let above = square.parent().map(|parent| self.entry(parent));
            let Some(entry) = self.entries.get_mut(square.place()) else { return };

            let parent = above.map_or(4, |above| above.shore as usize);
            let odds = ((parent * 4 + west.shore as usize) * 4 + north.shore as usize) * 3;
            let high = bit(odds, matches!(entry.shore, Shore::Land | Shore::File));
            let low = bit(odds + 1 + usize::from(high), matches!(entry.shore, Shore::Sea | Shore::File));
            entry.shore = match (high, low) {
                (false, false) => Shore::Coarser,
                (false, true) => Shore::Sea,
                (true, false) => Shore::Land,
                (true, true) => Shore::File,
            };
            let shore = entry.shore as usize;
            if shore != Shore::Coarser as usize {
                let parent = usize::from(above.is_none_or(|above| above.water));
                let around = parent * 4 + usize::from(west.water) * 2 + usize::from(north.water);
                entry.water = bit(WATER + shore * 8 + around, entry.water);
            }
            if square.z() == NAMES {
                let around = usize::from(west.names) * 2 + usize::from(north.names);
                entry.names = bit(ALL_NAMES + shore * 4 + around, entry.names);
            }
        }
    }

    /// The file.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::default();
        self.clone().pass(|odds, now| {
            out.bit(odds, now);
            now
        });
        let mut body = self.digest.to_le_bytes().to_vec();
        body.extend(out.finish());
        file::with_head(MAGIC, &body)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Where it is not one of this version, cut off or damaged. What its body says cannot be wrong in
    /// itself; that it agrees with the files is for a test to see.
    pub fn decode(bytes: &[u8]) -> Result<Index, FileError> {
        let (_, body) = file::body(bytes, &[MAGIC])?;
        let (digest, squares) = body.split_first_chunk::<DIGEST>().ok_or(FileError::Length)?;
        let mut index = Index::new(u64::from_le_bytes(*digest));
        let mut input = Decoder::new(squares);
        index.pass(|odds, _| input.bit(odds));
        Ok(index)
    }
}
