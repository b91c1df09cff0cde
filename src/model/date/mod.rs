//! Dates: the calendar day, and EDTF dates that keep the precision of their source.

mod day;
mod edtf;
mod words;

pub use day::{Day, days_in_month};
pub use edtf::{DateFault, Edtf, PartialDate, Precision, Year};
