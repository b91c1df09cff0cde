//! The accessibility scan, by axe-core injected into the page.

use std::path::Path;

use serde_json::Value;

use crate::Session;

/// Each serious or critical finding as a line: rule, what it says, the first elements it means.
///
/// # Panics
/// Where axe-core is not installed (`make setup`) or does not run.
pub async fn findings(session: &Session) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
    let axe =
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; make setup installs it", path.display()));
    session.js(&format!("{axe}; return typeof axe")).await;
    // A count that stands in the name with its counter word behind it ("29" in "허브 29곳") is in the name; axe asks for a
    // word of its own, which Korean does not write.
    let script = r"
        const done = arguments[arguments.length - 1];
        const counted = (node) => {
            const element = document.querySelector(node.target[0]);
            const text = element ? element.textContent.trim() : '';
            return /^\d+$/.test(text) && (element.getAttribute('aria-label') || '').includes(text);
        };
        const kept = (violation) => {
            if (violation.id === 'label-content-name-mismatch') violation.nodes = violation.nodes.filter((node) => !counted(node));
            return violation.nodes.length > 0;
        };
        axe.run(document, { resultTypes: ['violations'] }).then((result) => done(result.violations.filter(kept)), (error) => done(String(error)));";
    let result = session.web.execute_async(script, Vec::new()).await.expect("axe runs").json().clone();
    let violations = result.as_array().unwrap_or_else(|| panic!("axe failed: {result}"));
    violations.iter().filter(|violation| matters(violation)).map(in_words).collect()
}

fn matters(violation: &Value) -> bool {
    matches!(violation["impact"].as_str(), Some("serious" | "critical"))
}

fn in_words(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let elements: Vec<_> = nodes
        .iter()
        .take(3)
        .map(|node| {
            format!("{} {}", node["html"].as_str().unwrap_or_default(), node["failureSummary"].as_str().unwrap_or_default())
        })
        .collect();
    format!(
        "{} ({}, {} elements): {}\n    {}",
        violation["id"].as_str().unwrap_or_default(),
        violation["impact"].as_str().unwrap_or_default(),
        nodes.len(),
        violation["help"].as_str().unwrap_or_default(),
        elements.join("\n    ")
    )
}
