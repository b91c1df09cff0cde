//! Loose edges put end to end.

use std::collections::{BTreeMap, HashMap};

use super::geom::Point;

#[derive(Clone, Copy, Debug)]
pub struct Segment<T> {
    pub ends: [Point; 2],
    pub tag: T,
}

fn bits(p: Point) -> [u64; 2] {
    p.map(f64::to_bits)
}

/// Lines of equal tag, from each place where other than two edges, or edges of two tags, meet, to
/// the next; rings last.
pub fn chained<T: Copy + Ord>(segments: Vec<Segment<T>>) -> Vec<(T, Vec<Point>)> {
    let mut at: HashMap<[u64; 2], Vec<usize>> = HashMap::new();
    for (i, segment) in segments.iter().enumerate() {
        for end in segment.ends {
            at.entry(bits(end)).or_default().push(i);
        }
    }
    let is_node = |p: Point| {
        let edges = &at[&bits(p)];
        edges.len() != 2 || segments[edges[0]].tag != segments[edges[1]].tag
    };
    let mut used = vec![false; segments.len()];
    let mut lines = Vec::new();
    let mut follow = |first: usize, from: Point, used: &mut Vec<bool>| {
        let tag = segments[first].tag;
        let (mut line, mut edge) = (vec![from], first);
        loop {
            used[edge] = true;
            let last = line[line.len() - 1];
            let [a, b] = segments[edge].ends;
            let next = if bits(a) == bits(last) { b } else { a };
            line.push(next);
            if is_node(next) {
                break;
            }
            match at[&bits(next)].iter().find(|&&e| !used[e]) {
                Some(&e) => edge = e,
                None => break,
            }
        }
        lines.push((tag, line));
    };
    // In the order of places, so that the result does not depend on hashing.
    let mut order: BTreeMap<[u64; 2], usize> = BTreeMap::new();
    for (i, segment) in segments.iter().enumerate() {
        for end in segment.ends {
            order.entry(bits(end)).or_insert(i);
        }
    }
    let place = |key: &[u64; 2]| key.map(f64::from_bits);
    for key in order.keys().filter(|key| is_node(place(key))) {
        for &edge in &at[key] {
            if !used[edge] {
                follow(edge, place(key), &mut used);
            }
        }
    }
    for (key, &edge) in &order {
        if !used[edge] {
            follow(edge, place(key), &mut used);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: Point, b: Point, tag: u8) -> Segment<u8> {
        Segment { ends: [a, b], tag }
    }

    #[test]
    fn edges_join_to_lines_between_nodes() {
        let (a, b, c, d, e) = ([0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0], [2.0, 1.0]);
        let lines = chained(vec![edge(b, a, 1), edge(b, c, 1), edge(d, c, 1), edge(c, e, 1)]);
        let lengths: Vec<usize> = lines.iter().map(|(_, line)| line.len()).collect();
        assert_eq!(lengths, [3, 2, 2]);
        assert_eq!(lines[0].1, vec![a, b, c]);
    }

    #[test]
    fn a_change_of_tag_ends_a_line_and_a_ring_is_one() {
        let (a, b, c) = ([0.0, 0.0], [1.0, 0.0], [1.0, 1.0]);
        let two = chained(vec![edge(a, b, 1), edge(b, c, 2)]);
        assert_eq!(two.len(), 2);
        let ring = chained(vec![edge(a, b, 1), edge(c, b, 1), edge(a, c, 1)]);
        assert_eq!((ring.len(), ring[0].1.len()), (1, 4));
        assert_eq!(ring[0].1.first(), ring[0].1.last());
    }
}
