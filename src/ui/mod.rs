//! Thin views. No arithmetic here, and no browser call in the body of a view.

// pub mod context; (waits for atlas)
