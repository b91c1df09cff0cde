use super::*;

fn mark(name: &str, x: f32, y: f32, index: usize) -> Request {
    Request {
        texts: vec![(name.to_owned(), name.len() as f32 * 6.0)],
        class: LabelClass::Hub,
        anchor: Anchor::Mark(Pt::new(x, y), 5.0, index),
        importance: 100.0,
        slot: None,
    }
}

fn obstacles(requests: &[Request], w: f32, h: f32) -> Obstacles {
    let marks = requests
        .iter()
        .filter_map(|r| match r.anchor {
            Anchor::Mark(at, radius, _) => Some((at, radius)),
            _ => None,
        })
        .collect();
    Obstacles { window: Rect::new(0.0, 0.0, w, h), marks, ..Obstacles::default() }
}

fn scatter(n: usize, w: f32, h: f32) -> Vec<Request> {
    let mut seed = 3u32;
    let mut random = |size: f32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as f32 / 16_777_216.0 * size
    };
    (0..n).map(|i| mark(&"x".repeat(3 + i % 9), random(w), random(h), i)).collect()
}

#[test]
fn a_name_with_room_stands_to_the_right_of_its_mark() {
    let requests = [mark("Paju", 100.0, 100.0, 0)];
    let placed = place(&requests, &obstacles(&requests, 300.0, 200.0));
    let label = placed[0].as_ref().expect("a place");
    assert!(label.leader.is_none() && label.slot == 0);
    assert!((label.rect.x - 108.0).abs() < 0.01 && (label.rect.centre().y - 100.0).abs() < 0.01);
}

#[test]
fn a_name_at_the_right_edge_stands_to_the_left() {
    let requests = [mark("Paju", 290.0, 100.0, 0)];
    let placed = place(&requests, &obstacles(&requests, 300.0, 200.0));
    assert!(placed[0].as_ref().expect("a place").rect.right() < 285.0);
}

#[test]
fn a_name_keeps_off_a_line_where_it_can() {
    let requests = [mark("Paju", 100.0, 100.0, 0)];
    let mut around = obstacles(&requests, 300.0, 200.0);
    let line = [Pt::new(100.0, 100.0), Pt::new(300.0, 100.0)];
    around.lines = Lines::new(around.window, [&line[..]].into_iter());
    let label = place(&requests, &around)[0].clone().expect("a place");
    assert!(label.rect.covers(line[0], line[1]) == 0.0, "{label:?}");
}

#[test]
fn names_never_lie_over_names_or_marks_or_outside() {
    for (n, w, h) in [(12, 300.0, 200.0), (40, 500.0, 300.0), (80, 400.0, 300.0)] {
        let requests = scatter(n, w, h);
        let around = obstacles(&requests, w, h);
        for placed in [keep(&requests, &around), place(&requests, &around)] {
            let rects: Vec<Rect> = placed.iter().flatten().map(|p| p.rect).collect();
            for (i, r) in rects.iter().enumerate() {
                assert!(around.window.contains(*r));
                assert!(rects[i + 1..].iter().all(|o| !r.overlaps(*o)));
                assert!(around.marks.iter().all(|&(at, radius)| !r.meets_disc(at, radius)));
            }
        }
    }
}

#[test]
fn looking_hard_places_at_least_as_many_names_as_looking_once() {
    for n in [20, 40, 60] {
        let requests = scatter(n, 400.0, 300.0);
        let around = obstacles(&requests, 400.0, 300.0);
        let count = |placed: Vec<Option<Placed>>| placed.iter().flatten().count();
        assert!(count(place(&requests, &around)) >= count(keep(&requests, &around)), "{n}");
    }
}

#[test]
fn where_only_one_name_fits_it_is_the_more_important() {
    let mut requests = vec![mark("first", 50.0, 10.0, 0), mark("other", 50.0, 30.0, 1)];
    requests[0].importance = 10.0;
    requests[1].importance = 60.0;
    let mut around = obstacles(&requests, 100.0, 40.0);
    around.rects = vec![Rect::new(0.0, 0.0, 100.0, 22.0), Rect::new(0.0, 0.0, 43.0, 40.0)];
    let placed = place(&requests, &around);
    assert!(placed[0].is_none() && placed[1].is_some(), "{placed:?}");
}

#[test]
fn a_name_keeps_its_slot_under_a_small_move() {
    let mut requests = scatter(30, 500.0, 400.0);
    let first = place(&requests, &obstacles(&requests, 500.0, 400.0));
    for (request, placed) in requests.iter_mut().zip(&first) {
        request.slot = placed.as_ref().map(|p| p.slot);
        if let Anchor::Mark(at, ..) = &mut request.anchor {
            *at = at.moved(0.7, -0.4);
        }
    }
    let second = keep(&requests, &obstacles(&requests, 500.0, 400.0));
    let kept = first.iter().zip(&second).filter(|(a, b)| a.as_ref().map(|p| p.slot) == b.as_ref().map(|p| p.slot));
    assert!(kept.count() >= 28);
}
