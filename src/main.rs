//! The program in the browser.

fn main() {
    #[cfg(target_arch = "wasm32")]
    bio_hub_atlas::ui::start();
}
