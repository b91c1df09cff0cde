//! Reading the record types: `Deserialize` as serde derives it with `deny_unknown_fields`, for a third of the code.
//!
//! serde's derive writes for every type a visitor of its field names and a reader of sequences. Here the names are
//! looked up by one function for all types, and a record is filled in place. What a reader is told of a bad record is the
//! same: unknown, missing and duplicate fields, unknown variants, wrong types.

use super::{Edtf, Slug};
use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use std::fmt;

/// A value to be filled in place. Seen by nobody: a field that is not read is refused, or empty by right, or no part of
/// the compact first data.
pub trait Blank {
    /// The empty value; of a closed list the first.
    fn blank() -> Self;
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }
}

impl Blank for String {
    fn blank() -> Self {
        String::new()
    }
}

impl Blank for f64 {
    fn blank() -> Self {
        0.0
    }
}

impl Blank for Slug {
    fn blank() -> Self {
        Slug(String::new())
    }
}

impl Blank for Edtf {
    fn blank() -> Self {
        Edtf(String::new())
    }
}

/// Reads a name and gives its place among those that are known.
#[derive(Clone, Copy)]
pub(super) struct OneOf {
    pub known: &'static [&'static str],
    /// Whether the names are of fields; else of variants. It matters for the error alone.
    pub fields: bool,
}

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        if self.fields { deserializer.deserialize_identifier(self) } else { deserializer.deserialize_str(self) }
    }
}

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.fields { "the name of a field" } else { "one of a closed list" })
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        match self.known.iter().position(|k| *k == name) {
            Some(at) => Ok(at),
            None if self.fields => Err(E::unknown_field(name, self.known)),
            None => Err(E::unknown_variant(name, self.known)),
        }
    }
}

/// Refuses a record that lacks a field: `seen` and `required` have a bit for each of `fields`.
pub(super) fn all_there<E: Error>(seen: u32, required: u32, fields: &'static [&'static str]) -> Result<(), E> {
    let missing = required & !seen;
    match fields.get(missing.trailing_zeros() as usize) {
        Some(field) if missing != 0 => Err(E::missing_field(field)),
        _ => Ok(()),
    }
}

/// Declares a record type, which reads and writes itself as JSON and describes itself as a schema.
///
/// A field that may be left out carries `#[serde(default, …)]`; any other is demanded. At most 32 fields.
macro_rules! record {
    (@demanded $at:expr) => { 1u32 << $at as u32 };
    (@demanded $at:expr, $($default:tt)+) => { 0u32 };
    ($(#[doc = $about:literal])* $(#[derive($($derived:ident),*)])? pub struct $name:ident {
        $($(#[doc = $doc:literal])* $(#[serde(default $($serde:tt)*)])? pub $field:ident: $type:ty),+ $(,)?
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        $(#[derive($($derived),*)])?
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs)]
        pub struct $name {
            $($(#[doc = $doc])* $(#[serde(default $($serde)*)])? pub $field: $type),+
        }

        const _: () = {
            use $crate::model::read::{Blank, OneOf, all_there};
            use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

            #[allow(non_camel_case_types)]
            enum At { $($field),+ }
            const FIELDS: &[&str] = &[$(stringify!($field)),+];
            const REQUIRED: u32 = 0 $(| record!(@demanded At::$field $(, default $($serde)*)?))+;

            impl Blank for $name {
                fn blank() -> Self {
                    $name { $($field: Blank::blank()),+ }
                }
            }

            struct Reader;

            impl<'de> Visitor<'de> for Reader {
                type Value = $name;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!("struct ", stringify!($name)))
                }

                fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                    let mut record = $name::blank();
                    let mut seen = 0u32;
                    while let Some(at) = map.next_key_seed(OneOf { known: FIELDS, fields: true })? {
                        if seen & 1 << at != 0 {
                            return Err(A::Error::duplicate_field(FIELDS[at]));
                        }
                        seen |= 1 << at;
                        match at {
                            $(x if x == At::$field as usize => record.$field = map.next_value()?,)+
                            _ => {}
                        }
                    }
                    all_there(seen, REQUIRED, FIELDS)?;
                    Ok(record)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_map(Reader)
                }
            }
        };
    };
}
pub(super) use record;

#[cfg(test)]
mod tests {
    use crate::model::{Hub, Stage, StageKind, Term, Text, Translation, Vocabulary};
    use serde_json::{from_str, to_string};

    fn refusal<T: serde::de::DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
        from_str::<T>(text).unwrap_err().to_string()
    }

    #[test]
    fn a_record_is_read_with_its_fields_in_any_order_and_the_rest_absent() {
        let text: Text = from_str(r#"{"ko": "파주", "en": "Paju"}"#).unwrap();
        assert_eq!(text, Text { en: "Paju".into(), ko: "파주".into(), zh: None });
        assert_eq!(from_str::<Translation>("{}").unwrap(), Translation::default());
        let stage: Stage = from_str(r#"{"date": "2024", "stage": "signed"}"#).unwrap();
        assert_eq!((stage.stage, stage.date.as_str(), stage.note, stage.evidence.len()), (StageKind::Signed, "2024", None, 0));
    }

    #[test]
    fn a_bad_record_is_refused_in_the_words_of_serde() {
        for (said, error) in [
            (refusal::<Text>(r#"{"en": "Paju"}"#), "missing field `ko`"),
            (refusal::<Text>("{}"), "missing field `en`"),
            (refusal::<Text>(r#"{"en": "a", "ko": "b", "fr": "c"}"#), "unknown field `fr`, expected one of `en`, `ko`, `zh`"),
            (refusal::<Text>(r#"{"en": "a", "en": "b"}"#), "duplicate field `en`"),
            (refusal::<Text>(r#"["a", "b"]"#), "invalid type: sequence, expected struct Text"),
            (refusal::<Text>(r#"{"en": 1}"#), "invalid type: integer `1`, expected a string"),
            (refusal::<StageKind>(r#""done""#), "unknown variant `done`, expected one of `proposed`"),
            (refusal::<StageKind>("1"), "invalid type: integer `1`, expected one of a closed list"),
            (refusal::<Term>("null"), "invalid type: null, expected struct Term"),
        ] {
            assert!(said.starts_with(error), "{said}");
        }
    }

    #[test]
    fn each_field_without_a_default_is_demanded() {
        let all = r#"{"id": "paju", "kind": "city", "name": {"en": "a", "ko": "a"}, "label": {"en": "a", "ko": "a"}, "country": "KR",
            "place": {"en": "a", "ko": "a"}, "lon": 1, "lat": 2.5, "precision_km": 1, "position_basis": "estimate", "summary": {"en": "a", "ko": "a"}}"#;
        let hub: Hub = from_str(all).unwrap();
        assert_eq!((hub.lon, hub.lat, hub.parent), (1.0, 2.5, None));
        let fields: serde_json::Map<String, serde_json::Value> = from_str(all).unwrap();
        for name in fields.keys() {
            let mut fewer = fields.clone();
            fewer.remove(name);
            assert!(refusal::<Hub>(&to_string(&fewer).unwrap()).starts_with(&format!("missing field `{name}`")), "{name}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let vocabulary = Vocabulary {
            fields: vec![Term { id: "oncology".into(), label: Text::default(), definition: None }],
            ..Vocabulary::default()
        };
        assert_eq!(from_str::<Vocabulary>(&to_string(&vocabulary).unwrap()).unwrap(), vocabulary);
    }
}
