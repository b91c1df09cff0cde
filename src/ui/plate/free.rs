//! The free map: the whole room of the plate, moved by hand.

use super::frame::Nodes;
use super::stage::Stage;
use crate::explore::Action;
use crate::i18n;
use leptos::prelude::*;

/// What a button asks the free map to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    /// Zoom by steps.
    Zoom(f32),
    /// Show the whole world.
    Fit,
}

/// The free map.
pub fn free_view(stage: Stage) -> AnyView {
    let site = stage.site;
    let nodes = Nodes {
        canvas: NodeRef::new(),
        overlay: NodeRef::new(),
        title: NodeRef::new(),
        words: RwSignal::new(String::new()),
        title_style: RwSignal::new(String::new()),
    };
    let wish = RwSignal::new(None::<Wish>);
    #[cfg(target_arch = "wasm32")]
    super::roam::start(stage, nodes, wish);
    let label = move |m: i18n::Message| move || m.get(site.lang());
    let button = move |wanted: Wish, sign: &'static str, name: i18n::Message| {
        view! {
            <button type="button" class="map-button" aria-label=label(name) title=label(name) on:click=move |_| wish.set(Some(wanted))>{sign}</button>
        }
    };
    view! {
        <section class="roam" aria-label=label(i18n::FREE_MAP)>
            <canvas node_ref=nodes.canvas aria-hidden="true"></canvas>
            <svg node_ref=nodes.overlay role="application" tabindex="0" aria-label=label(i18n::FREE_MAP) aria-describedby="about-free"></svg>
            <button type="button" class="map-back" node_ref=nodes.title on:click=move |_| site.act.run(Action::ShowPlate)>
                <span aria-hidden="true">"← "</span>{label(i18n::BACK_TO_PLATE)}
            </button>
            <div class="map-buttons">
                {button(Wish::Zoom(1.0), "+", i18n::ZOOM_IN)}
                {button(Wish::Zoom(-1.0), "−", i18n::ZOOM_OUT)}
                {button(Wish::Fit, "⤢", i18n::ZOOM_FIT)}
            </div>
            <p class="plate-credits">{label(i18n::CREDITS_LINE)}</p>
            <p class="hidden" id="about-free" aria-live="polite">{move || nodes.words.get()}" "{label(i18n::FREE_MAP_HINT)}</p>
        </section>
    }
    .into_any()
}
