//! The identifier of a record.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The identifier of a record: kebab-case ASCII, unique over all files, never renamed.
///
/// Any string deserialises; the checks of the data report the ones that are not kebab-case. Units of money are the
/// three capitals of ISO 4217.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = "^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]{3})$"))
)]
#[serde(transparent)]
pub struct Slug(pub String);

impl Slug {
    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is kebab-case ASCII: words of `a-z0-9` joined by single hyphens.
    pub fn is_kebab(&self) -> bool {
        !self.0.is_empty()
            && self.0.split('-').all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Slug {
    fn from(s: &str) -> Self {
        Slug(s.to_owned())
    }
}
