//! What the reader looks at: the state, the actions that change it, and its address.

mod address;
mod camera;
mod resolve;
mod state;
mod timeline;

pub use address::{Address, FROM, Notice, parse};
pub use camera::{Camera, Layout};
pub use resolve::{Resolved, named, resolve};
pub use state::{Action, History, Place, ViewState};
pub use timeline::{FIRST_YEAR, YearBar, month_step, step_day, year_bars};
