//! The map on a printed page: laid out for the page. `index.html` has turned the colours light before.

use super::host::Host;
use super::roam::Call;
use crate::browser::frames;
use crate::map::plate::Space;

/// The room of the plate on a page of A4 or Letter, CSS px. The style sheet has the same.
const PAGE: Space = Space { width: 976.0, height: 620.0, legend: 68.0, credits: 28.0 };
/// The height of the free map there: its legend stands below it.
const FREE: f32 = 540.0;
/// Pixels to a px on paper.
const DENSITY: f64 = 3.0;

impl Host {
    /// The page is about to be printed, or has been.
    pub fn print(&self, begins: bool) {
        self.printed.set(false);
        let (screen, height) = {
            let state = self.state.borrow();
            (self.size(&state), if state.free { FREE } else { PAGE.height })
        };
        self.call(Call::Print(begins.then_some(screen)));
        if begins {
            self.take_room(Space { height, ..PAGE });
        } else {
            self.measure_room();
        }
        self.printed.set(begins);
        self.look_again();
        // No frame of the screen comes before the page is printed.
        self.draw(frames::now());
    }

    /// How many pixels the basemap has to a px.
    pub fn density(&self) -> f64 {
        if self.printed.get() { DENSITY } else { frames::density() }
    }
}
