//! The living page: signals that hold what the reader looks at, and effects that write text of `page::html` where it has
//! changed. No arithmetic and no browser interface here.

mod app;
mod context;
mod load;
mod part;
mod plate;
mod react;
mod reader;
mod shell;

pub use app::start;
