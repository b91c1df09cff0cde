//! The map side of the page: the plate with the world, its legend, insets and credits, or the free map in its place.
//!
//! The views make no browser call: natively they render the frame of the plate with its text twin. In the browser
//! `live` fills canvases and overlays and moves them.

mod bundle;
mod credits;
mod frame;
mod free;
mod legend;
mod stage;

#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod roam;

pub use credits::credits_view;

use crate::i18n;
use crate::map::words;
use crate::ui::context::Site;
use leptos::prelude::*;
use stage::Stage;

/// The plate or the free map, from the `Site` of the context.
#[component]
pub fn Plate() -> impl IntoView {
    let stage = Stage::new(Site::get());
    let site = stage.site;
    #[cfg(target_arch = "wasm32")]
    live::start(stage);

    let open = Memo::new(move |_| site.view.with(|v| v.camera.is_some()));
    let twin = Memo::new(move |_| {
        let (day, lang) = (site.day(), site.lang());
        site.atlas.with(|a| match words::chosen_hub(site.chosen()) {
            Some(hub) => words::of_hub(a, hub, day, lang),
            None => words::of_plate(a, day, lang),
        })
    });
    let tip = move || {
        stage.tip.get().map(|t| {
            view! { <div class="plate-tip" class:left=t.leftward style=t.style aria-hidden="true">{t.text}</div> }
        })
    };
    view! {
        <figure class="plate" class:free=open node_ref=stage.figure aria-label=move || i18n::MAP_LABEL.get(site.lang())>
            <Show when=move || !open.get()>{move || sheet(stage)}</Show>
            <Show when=move || open.get()>{move || free::free_view(stage)}</Show>
            {move || bundle::bundle_view(stage)}
            {tip}
            <section class="hidden twin" aria-label=move || i18n::WORDS_TITLE.get(site.lang())>
                {move || twin.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </section>
        </figure>
    }
}

fn sheet(stage: Stage) -> AnyView {
    let site = stage.site;
    view! {
        <div class="sheet" style=move || stage.sheet_style()>
            {frame::frame_view(stage, crate::map::frame::FrameId::World)}
            {legend::legend_view(stage)}
            <div class="strip" node_ref=stage.strip style=move || stage.strip_style()>
                <div class="strip-sheet" style=move || stage.strip_sheet_style()>
                    {stage.insets().into_iter().map(|id| frame::frame_view(stage, id)).collect_view()}
                </div>
            </div>
            <p class="plate-credits" node_ref=stage.credits style=move || stage.credits_style()>
                <span>{move || i18n::CREDITS_LINE.get(site.lang())}</span>
                <span>{move || i18n::PROJECTION_WORLD.get(site.lang())}</span>
            </p>
        </div>
    }
    .into_any()
}
