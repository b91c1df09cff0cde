//! Sorting, once for all: each kind of list that is sorted by itself costs the page 4 to 6 kB of code.

use std::cmp::Ordering;

/// Sorts numbers by an order of what they stand for; equal ones keep their order.
pub fn sort_by(list: &mut [u32], order: &dyn Fn(u32, u32) -> Ordering) {
    list.sort_by(|&a, &b| order(a, b));
}

/// The places of a list's items, 0 to `count - 1`, in an order of the items; equal ones keep their order.
pub fn sorted(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..count as u32).collect();
    sort_by(&mut places, &|a, b| order(a as usize, b as usize));
    places
}

/// Sorts numbers and leaves each once.
pub fn sort_once(list: &mut Vec<u32>) {
    sort_by(list, &|a, b| a.cmp(&b));
    list.dedup();
}
