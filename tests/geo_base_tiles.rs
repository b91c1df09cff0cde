//! The index of the tiles: what is written is read again, and nothing else is.

#![allow(clippy::unwrap_used)]

use bio_hub_atlas::map::base::FileError;
use bio_hub_atlas::map::base::tiles::{Index, LEVELS, Shore, Square};
use proptest::prelude::*;

fn index() -> impl Strategy<Value = Index> {
    let shores = prop::sample::select(&[Shore::Coarser, Shore::Sea, Shore::Land, Shore::File][..]);
    let squares = prop::collection::vec((any::<prop::sample::Index>(), shores, any::<bool>(), any::<bool>()), 0..400);
    (any::<u64>(), squares).prop_map(|(digest, squares)| {
        let all: Vec<Square> = LEVELS.flat_map(Square::all).collect();
        let mut index = Index::new(digest);
        for (at, shore, water, names) in squares {
            let square = *at.get(&all);
            index.put(square, shore, water);
            if names {
                index.put_names(square);
            }
        }
        index
    })
}

#[test]
fn a_square_left_to_the_coarser_level_has_no_water_and_only_level_five_has_names() {
    let mut index = Index::new(7);
    let (fine, middle) = (Square::new(7, 109, 18).unwrap(), Square::new(5, 27, 4).unwrap());
    index.put(fine, Shore::Coarser, true);
    index.put_names(fine);
    index.put(middle, Shore::Land, true);
    index.put_names(middle);
    assert_eq!((index.shore(fine), index.water(fine), index.names(fine)), (Shore::Coarser, false, false));
    assert_eq!((index.shore(middle), index.water(middle), index.names(middle)), (Shore::Land, true, true));
    assert_eq!(Index::decode(&index.encode()).unwrap(), index);
}

#[test]
fn another_file_is_not_an_index() {
    assert_eq!(Index::decode(b"<!doctype html>"), Err(FileError::NotABasemap));
    assert_eq!(Index::decode(b"BHT1"), Err(FileError::Length));
    let bytes = Index::new(1).encode();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 4;
        assert!(Index::decode(&changed).is_err(), "{at}");
        assert!(Index::decode(&bytes[..at]).is_err(), "{at}");
    }
}

proptest! {
    // Each case goes through eleven thousand squares.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_is_read(index in index()) {
        prop_assert_eq!(Index::decode(&index.encode()).unwrap(), index);
    }

    #[test]
    fn any_body_under_a_right_head_is_read(body in prop::collection::vec(any::<u8>(), 8..400)) {
        let hash = body.iter().fold(0x811c_9dc5u32, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut file = b"BHT1".to_vec();
        file.extend((body.len() as u32).to_le_bytes());
        file.extend(hash.to_le_bytes());
        file.extend(body);
        let index = Index::decode(&file).unwrap();
        prop_assert_eq!(Index::decode(&index.encode()).unwrap(), index);
    }
}
