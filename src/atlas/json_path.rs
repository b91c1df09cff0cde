//! Where in a JSON text one is: the path of the field at a place, and the place of a field.
//!
//! The text is taken as far as it is sound; of a broken text the path of what was still sound is given.

/// A step into a value.
enum Step {
    /// Into an object; the member last begun.
    Member(String),
    /// Into a list; the item.
    Item(usize),
}

struct Walker<'a> {
    bytes: &'a [u8],
    at: usize,
    path: Vec<Step>,
}

/// The path of the field at a byte: `stages[1].evidence[0].quote`; empty at the top.
pub fn path_at(text: &str, byte: usize) -> String {
    let mut walker = Walker { bytes: text.as_bytes(), at: 0, path: Vec::new() };
    walker.value(&mut |_, _, end| end > byte);
    walker.written()
}

/// The byte at which a field begins (an item of a list, or the key of a member); `None` if there is none of that path.
pub fn byte_of(text: &str, path: &str) -> Option<usize> {
    let mut found = None;
    let mut walker = Walker { bytes: text.as_bytes(), at: 0, path: Vec::new() };
    walker.value(&mut |walker, start, _| {
        if found.is_none() && walker.written() == path {
            found = Some(start);
        }
        found.is_some()
    });
    found
}

/// The line, from 1, of a byte.
pub fn line_of(text: &str, byte: usize) -> usize {
    1 + text.as_bytes().iter().take(byte).filter(|&&b| b == b'\n').count()
}

/// The byte of a line and column, both from 1, as `serde_json` counts them.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    start + column.saturating_sub(1)
}

/// Asked with the bytes from which and up to which a field's key, an item's beginning or a whole value reaches.
type Stop<'s> = &'s mut dyn FnMut(&Walker<'_>, usize, usize) -> bool;

impl Walker<'_> {
    fn written(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            match step {
                Step::Member(name) if name.is_empty() => {}
                Step::Member(name) => {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(name);
                }
                Step::Item(i) => out.push_str(&format!("[{i}]")),
            }
        }
        out
    }

    fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b',' | b':')) {
            self.at += 1;
        }
    }

    /// Walks a value until `stop` says so; whether it did.
    fn value(&mut self, stop: Stop<'_>) -> bool {
        self.skip_space();
        match self.bytes.get(self.at) {
            Some(b'{') => self.members(stop),
            Some(b'[') => self.items(stop),
            Some(b'"') => {
                let start = self.at;
                self.string();
                stop(self, start, self.at)
            }
            _ => {
                let start = self.at;
                while self.bytes.get(self.at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b',' | b'}' | b']')) {
                    self.at += 1;
                }
                stop(self, start, self.at)
            }
        }
    }

    fn members(&mut self, stop: Stop<'_>) -> bool {
        self.at += 1;
        self.path.push(Step::Member(String::new()));
        loop {
            self.skip_space();
            let start = self.at;
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    let name = self.string();
                    if let Some(step) = self.path.last_mut() {
                        *step = Step::Member(name);
                    }
                    if stop(self, start, self.at) || self.value(stop) {
                        return true;
                    }
                }
                _ => return self.leave(stop),
            }
        }
    }

    fn items(&mut self, stop: Stop<'_>) -> bool {
        self.at += 1;
        for i in 0.. {
            self.skip_space();
            if self.bytes.get(self.at).is_none_or(|&b| b == b']') {
                break;
            }
            self.path.push(Step::Item(i));
            let start = self.at;
            if stop(self, start, start + 1) || self.value(stop) {
                return true;
            }
            self.path.pop();
            if self.at == start {
                break;
            }
        }
        self.path.push(Step::Item(0));
        self.leave(stop)
    }

    /// Past the closing bracket, out of the value.
    fn leave(&mut self, stop: Stop<'_>) -> bool {
        self.path.pop();
        self.at = (self.at + 1).min(self.bytes.len());
        self.at >= self.bytes.len() || stop(self, self.at, self.at)
    }

    /// The text of a string, escapes as they stand.
    fn string(&mut self) -> String {
        self.at += 1;
        let start = self.at;
        while let Some(&b) = self.bytes.get(self.at) {
            match b {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let end = self.at.min(self.bytes.len());
        self.at = (end + 1).min(self.bytes.len());
        String::from_utf8_lossy(&self.bytes[start..end]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "id": "a",
  "stages": [
    {"stage": "signed", "evidence": []},
    {"stage": "no\"ne", "evidence": [{"quote": "q"}]}
  ],
  "last": 1
}"#;

    #[test]
    fn a_place_has_a_path_and_a_path_its_place() {
        for path in ["id", "stages", "stages[0]", "stages[0].stage", "stages[1].evidence[0].quote", "last"] {
            let byte = byte_of(TEXT, path).unwrap();
            assert_eq!(path_at(TEXT, byte), path);
        }
        assert_eq!(line_of(TEXT, byte_of(TEXT, "stages[1].evidence[0].quote").unwrap()), 5);
        assert_eq!(byte_of(TEXT, "stages[2]"), None);
        assert_eq!(byte_of(TEXT, "stages[0].nothing"), None);
    }

    #[test]
    fn the_place_of_a_parse_error_has_the_path_of_its_field() {
        #[derive(Debug, serde::Deserialize)]
        #[allow(dead_code)]
        struct Stage {
            stage: bool,
        }
        #[derive(Debug, serde::Deserialize)]
        #[allow(dead_code)]
        struct Record {
            stages: Vec<Stage>,
        }
        let error = serde_json::from_str::<Record>(TEXT).unwrap_err();
        assert_eq!(path_at(TEXT, byte_at(TEXT, error.line(), error.column())), "stages[0].stage");
        let text = "{\"stages\": [{\"stage\": true},\n {\"stage\": 7}]}";
        let error = serde_json::from_str::<Record>(text).unwrap_err();
        assert_eq!(path_at(text, byte_at(text, error.line(), error.column())), "stages[1].stage");
    }

    #[test]
    fn a_broken_text_does_not_run_on() {
        for text in ["", "{", "[", "[{\"a", "{\"a\": [1, 2", "\"\\", "]]]", "{]}", "[}]"] {
            let _ = path_at(text, 99);
            assert_eq!(byte_of(text, "nothing"), None);
        }
    }
}
