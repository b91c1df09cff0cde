//! EDTF dates: level 0 and the level-1 forms `~`, `?` and `X` (ISO 8601-2).

use serde::{Deserialize, Serialize};

/// A date with its precision, as its source gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Edtf(pub String);
