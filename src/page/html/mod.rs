//! Pages and lists as HTML text: the same for the static pages and the screen.
//!
//! Text rather than typed views, for size: a view type for each element costs more WebAssembly than all that
//! the pages say (`docs/decisions/0005-pages-as-text.md`). Whatever comes from data or reader is escaped here,
//! and nowhere else.

mod about;
pub mod bar;
mod keys;
mod legend;
pub mod panel;
mod paper;
mod plate;
mod reading;
mod record;
mod rows;
mod site;
pub mod time;

pub use about::{about, missing};
pub use keys::keys;
pub use legend::legend;
pub use paper::paper;
pub use plate::{BUNDLE_ID, bundle, free_map, lines, plate, twin};
pub use reading::{coming, reading};
pub use record::{Waiting, record};
pub use rows::{groups, results, rows};
pub use site::{READING_ID, Site, TITLE_ID, notices, site};

use crate::atlas::{Kind, Ref, Status};

/// HTML under construction.
#[derive(Default)]
struct Html(String);

impl Html {
    /// An opening tag with its attributes; empty values leave the attribute out.
    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            if !value.is_empty() {
                self.0.push(' ');
                self.0.push_str(name);
                self.0.push_str("=\"");
                escape(value, &mut self.0);
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// An element that holds only text.
    fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// A button that the page acts on by its name.
    fn button(&mut self, act: &str, class: &str, label: &str, text: &str) {
        self.leaf("button", &[("type", "button"), ("class", class), ("data-act", act), ("aria-label", label)], text);
    }
}

fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// The class that gives the colour of a status.
fn tone(status: Status) -> String {
    ["tone-", status.id()].concat()
}

/// A record as the attribute `data-item` names it: `hubs/12`.
pub fn item_key(item: Ref) -> String {
    [item.kind.segment(), "/", &item.index.to_string()].concat()
}

/// The record that an attribute `data-item` names; the inverse of [`item_key`].
pub fn item_of_key(key: &str) -> Option<Ref> {
    let (segment, index) = key.split_once('/')?;
    Some(Ref { kind: Kind::from_segment(segment)?, index: index.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_cannot_become_markup() {
        let mut html = Html::default();
        html.leaf("p", &[("title", "\"><script>")], "<img src=x onerror='a'> & 파주");
        assert_eq!(html.0, "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror='a'&gt; &amp; 파주</p>");
    }

    #[test]
    fn a_record_and_its_key_say_the_same() {
        for kind in Kind::ALL {
            let item = Ref { kind, index: 17 };
            assert_eq!(item_of_key(&item_key(item)), Some(item));
        }
        for bad in ["", "hubs", "hubs/", "hubs/x", "wolves/1", "hubs/-1"] {
            assert_eq!(item_of_key(bad), None, "{bad}");
        }
    }
}
