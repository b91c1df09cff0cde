//! What the reader looks at: the state, the actions that change it, and its address.

mod camera;

pub use camera::Camera;
