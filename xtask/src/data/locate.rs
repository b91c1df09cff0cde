//! The line of a fault in its file.

use bio_hub_atlas::atlas::json_path::{byte_of, line_of};
use serde_json::value::RawValue;

/// The line, from 1, of a field of a record in the text of its file: that of the nearest thing around it which is there.
///
/// `record` is an id, or `#3` for the third record, or empty for the file itself.
pub fn line(text: &str, record: &str, field: &str) -> Option<usize> {
    if record.is_empty() {
        return nearest(text, field).map(|byte| line_of(text, byte));
    }
    let records: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    let raw = match record.strip_prefix('#').and_then(|n| n.parse::<usize>().ok()) {
        Some(n) => records.get(n.checked_sub(1)?)?,
        None => records.iter().rfind(|raw| id(raw).as_deref() == Some(record))?,
    };
    let start = raw.get().as_ptr() as usize - text.as_ptr() as usize;
    Some(line_of(text, start + nearest(raw.get(), field).unwrap_or(0)))
}

fn id(raw: &RawValue) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(raw.get()).ok().map(|r| r.id)
}

fn nearest(text: &str, field: &str) -> Option<usize> {
    let mut path = field;
    loop {
        if let Some(byte) = byte_of(text, path) {
            return Some(byte);
        }
        path = path.get(..path.rfind(['.', '['])?)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[\n  {\n    \"id\": \"a\",\n    \"name\": {\n      \"en\": \"A\"\n    }\n  },\n  {\n    \"id\": \"b\",\n    \"steps\": [\n      1,\n      2\n    ]\n  }\n]\n";

    #[test]
    fn a_fault_has_the_line_of_its_field_or_of_what_holds_it() {
        for (record, field, expected) in [
            ("a", "", 2),
            ("a", "name.en", 5),
            ("a", "name.ko", 4),
            ("a", "nothing", 2),
            ("b", "steps[1]", 12),
            ("b", "steps[7].text", 10),
            ("#2", "id", 9),
        ] {
            assert_eq!(line(TEXT, record, field), Some(expected), "{record} {field}");
        }
        assert_eq!(line(TEXT, "c", "id"), None);
    }
}
