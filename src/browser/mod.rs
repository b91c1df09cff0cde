//! The only modules that name the browser's interfaces.

pub mod address;
pub mod canvas;
pub mod fetch;
pub mod page;
pub mod share;
pub mod storage;
