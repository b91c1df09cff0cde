//! Effects and memos of one type each. The body that Leptos makes for every closure of its own weighs up to a kilobyte, and
//! there are some thirty.

use leptos::prelude::*;

/// Runs `run` now and whenever a signal that it has read changes, for the page's life.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// As [`effect`], told each time whether it has run before.
pub fn effect_again(mut run: impl FnMut(bool) + 'static) {
    let mut again = false;
    effect(move || {
        run(again);
        again = true;
    });
}

/// A value that is made anew when a signal read for it has changed, and told on only when it is another.
pub fn memo<T: Clone + PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}
