//! The only modules that name the browser's interfaces.

pub mod address;
pub mod canvas;
pub mod dom;
pub mod fetch;
pub mod frames;
pub mod measure;
pub mod overlay;
pub mod page;
pub mod pointer;
pub mod share;
pub mod storage;
