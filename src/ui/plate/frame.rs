//! One frame of the plate: its basemap on a canvas, its scene over it, its title as a button.

use super::stage::{Stage, boxed};
use crate::i18n;
use crate::map::frame::FrameId;
use leptos::html;
use leptos::prelude::*;
use leptos::svg;

/// The nodes of a frame that are filled from the browser.
#[derive(Clone, Copy)]
pub struct Nodes {
    /// The basemap.
    pub canvas: NodeRef<html::Canvas>,
    /// The scene.
    pub overlay: NodeRef<svg::Svg>,
    /// The title.
    pub title: NodeRef<html::Button>,
    /// What is shown, in words.
    pub words: RwSignal<String>,
    /// Where the title stands, as a style.
    pub title_style: RwSignal<String>,
}

/// A frame.
pub fn frame_view(stage: Stage, id: FrameId) -> AnyView {
    let site = stage.site;
    let nodes = Nodes {
        canvas: NodeRef::new(),
        overlay: NodeRef::new(),
        title: NodeRef::new(),
        words: RwSignal::new(String::new()),
        title_style: RwSignal::new(String::new()),
    };
    #[cfg(target_arch = "wasm32")]
    super::live::frame(stage, id, nodes);
    let name = id.frame().name;
    let hint = ["about-", name].concat();
    let title = move || id.frame().title.get(site.lang());
    view! {
        <section class=["frame frame-", name].concat() style=move || boxed(stage.rect(id)) aria-label=title>
            <canvas node_ref=nodes.canvas aria-hidden="true"></canvas>
            <button type="button" class="frame-title" node_ref=nodes.title style=move || nodes.title_style.get()
                aria-label=move || stage.title_words(id) aria-describedby=hint.clone() on:click=move |_| open(stage, id)>
                {title}
            </button>
            <svg node_ref=nodes.overlay role="group" aria-label=title></svg>
            <p class="hidden" id=hint.clone()>{move || nodes.words.get()}" "{move || i18n::MAP_HINT.get(site.lang())}</p>
        </section>
    }
    .into_any()
}

fn open(stage: Stage, id: FrameId) {
    let size = stage.space.with_untracked(|s| crate::map::camera::Size::new(s.width, s.height));
    stage.open_map(crate::map::camera::of_frame(id, size));
}
