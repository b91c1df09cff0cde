//! A frame of the basemap allocates nothing once its buffers have grown, whatever the view.

#![allow(unsafe_code, clippy::expect_used)] // an allocator that counts, in a test

mod published;

use bio_hub_atlas::geo::{LonLat, Outlook};
use bio_hub_atlas::map::base::{BaseFrame, Motion};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    static COUNT: Cell<Option<usize>> = const { Cell::new(None) };
}

// SAFETY: all is left to the system's allocator; the count is a number of this thread.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get().map(|n| n + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get().map(|n| n + 1));
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn a_frame_of_the_basemap_allocates_nothing() {
    let map = published::basemap();
    let (w, h) = (1280.0, 800.0);
    let mut views = Vec::new();
    for outlook in [Outlook::Flat, Outlook::Globe, Outlook::From(LonLat::new(126.83, 37.66))] {
        for zoom in [0.0, 1.0, 2.0, 2.7, 4.0, 6.0, 9.0] {
            for (lon, lat) in [(150.0, 17.0), (127.0, 37.5), (8.0, 50.0), (-75.0, 40.0), (-170.0, 60.0), (20.0, -80.0)] {
                views.push(outlook.view(LonLat::new(lon, lat), zoom, w, h));
            }
        }
    }
    let mut frame = BaseFrame::new();
    let mut round = || {
        for motion in [Motion::Moving, Motion::Still] {
            views.iter().for_each(|view| frame.update(&map, view, w, h, motion));
        }
        frame.buffer().len()
    };
    round();
    COUNT.set(Some(0));
    let points = round();
    let count = COUNT.take();
    assert_eq!(count, Some(0), "allocations in {} frames", 2 * views.len());
    assert!(points > 0);
}
