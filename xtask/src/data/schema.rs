//! `cargo xtask data schema`: JSON Schema of each data file, from the Rust types.

use anyhow::Context;
use bio_hub_atlas::model::*;
use schemars::{Schema, schema_for};
use serde_json::Value;
use std::path::Path;

/// The schema of each data file, by its name without ending, as the text of the schema file.
pub fn schemas() -> anyhow::Result<Vec<(&'static str, String)>> {
    let schemas: [(&str, Schema); 8] = [
        ("hubs", schema_for!(Vec<Hub>)),
        ("organizations", schema_for!(Vec<Organization>)),
        ("partnerships", schema_for!(Vec<Partnership>)),
        ("claims", schema_for!(Vec<Claim>)),
        ("milestones", schema_for!(Vec<Milestone>)),
        ("sources", schema_for!(Vec<Source>)),
        ("stories", schema_for!(Vec<Story>)),
        ("vocabulary", schema_for!(Vocabulary)),
    ];
    let text = |(name, mut schema): (&'static str, Schema)| {
        schema.insert("title".to_owned(), format!("{name}.json of the Bio Hub Atlas").into());
        schema.get_mut("$defs").and_then(Value::as_object_mut).into_iter().flatten().for_each(|(_, def)| ask_for_evidence(def));
        Ok((name, serde_json::to_string_pretty(&schema)? + "\n"))
    };
    schemas.into_iter().map(text).collect()
}

/// The types take records without evidence, as the compact first data have them; what is published needs it.
fn ask_for_evidence(def: &mut Value) {
    let Some(evidence) = def.pointer_mut("/properties/evidence").and_then(Value::as_object_mut) else { return };
    evidence.insert("minItems".to_owned(), 1.into());
    if let Some(required) = def.get_mut("required").and_then(Value::as_array_mut) {
        required.push("evidence".into());
    }
}

/// Writes the schemas into a folder.
///
/// # Errors
/// If the folder cannot be written.
pub fn run(out: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(out)?;
    for (name, text) in schemas()? {
        let path = out.join(format!("{name}.schema.json"));
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    fn published(name: &str) -> Value {
        let text = std::fs::read_to_string(root().join(format!("public/data/{name}.json"))).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn the_schemas_in_docs_are_those_of_the_types() {
        for (name, text) in schemas().unwrap() {
            let path = root().join(format!("docs/schema/{name}.schema.json"));
            let there = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(there, text, "{} is old: run `cargo xtask data schema`", path.display());
        }
    }

    #[test]
    fn the_published_data_fit_the_schemas_and_spoilt_data_do_not() {
        for (name, text) in schemas().unwrap() {
            let validator = jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap();
            let mut data = published(name);
            let faults: Vec<String> = validator.iter_errors(&data).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert_eq!(faults, Vec::<String>::new(), "{name}");
            let first = if name == "vocabulary" { &mut data["fields"][0] } else { &mut data[0] };
            first["surprise"] = json!(1);
            assert!(!validator.is_valid(&data), "{name} takes an unknown field");
        }
    }

    #[test]
    fn the_schemas_know_dates_ids_and_closed_lists() {
        let validator = |name: &str| {
            let text = schemas().unwrap().into_iter().find(|(n, _)| *n == name).unwrap().1;
            jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
        };
        for (name, field, bad) in [
            ("milestones", "date", "22 February 2024"),
            ("milestones", "kind", "party"),
            ("hubs", "id", "Paju City"),
            ("claims", "stated", "2024/02"),
            ("sources", "class", "rumour"),
        ] {
            let mut data = published(name);
            assert!(validator(name).is_valid(&data));
            data[0][field] = json!(bad);
            assert!(!validator(name).is_valid(&data), "{name}: {field} = {bad}");
            data = published(name);
            if name != "sources" {
                data[0]["evidence"] = json!([]);
                assert!(!validator(name).is_valid(&data), "{name} without evidence");
            }
        }
    }
}
