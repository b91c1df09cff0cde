//! A reader of lists of lists of texts in JSON, which is all that the compact first data are.
//!
//! `serde_json` brings, for any type, the reading of numbers and the words of its refusals: 25 kB of code and tables.

/// The text and how far it has been read.
struct Reader<'a> {
    rest: &'a str,
}

/// The lists. None if the text is anything else, to its end.
pub fn lists(text: &str) -> Option<Vec<Vec<String>>> {
    let mut reader = Reader { rest: text };
    let mut outer = Vec::new();
    let mut more = reader.begins()?;
    while more {
        let mut inner = Vec::new();
        let mut more_inside = reader.begins()?;
        while more_inside {
            inner.push(reader.string()?);
            more_inside = reader.goes_on()?;
        }
        outer.push(inner);
        more = reader.goes_on()?;
    }
    reader.space();
    reader.rest.is_empty().then_some(outer)
}

impl Reader<'_> {
    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.rest.bytes().next() {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
    }

    /// The next character, which is passed over.
    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Passes over `[`, and over `]` if the list is empty; whether an item follows.
    fn begins(&mut self) -> Option<bool> {
        self.space();
        (self.next()? == '[').then_some(())?;
        self.space();
        let empty = self.rest.starts_with(']');
        if empty {
            self.next();
        }
        Some(!empty)
    }

    /// Passes over `,` or `]`; whether an item follows.
    fn goes_on(&mut self) -> Option<bool> {
        self.space();
        match self.next()? {
            ',' => Some(true),
            ']' => Some(false),
            _ => None,
        }
    }

    fn string(&mut self) -> Option<String> {
        self.space();
        (self.next()? == '"').then_some(())?;
        let mut text = String::new();
        loop {
            match self.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escaped()?),
                '\0'..='\x1F' => return None,
                c => text.push(c),
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        Some(match self.next()? {
            c @ ('"' | '\\' | '/') => c,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\x08',
            'f' => '\x0C',
            'u' => match self.unit()? {
                high @ 0xD800..=0xDBFF => {
                    (self.next()? == '\\' && self.next()? == 'u').then_some(())?;
                    let low = self.unit()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x10000 + ((high - 0xD800) << 10) + low)?
                }
                unit => char::from_u32(unit)?,
            },
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit * 16 + self.next()?.to_digit(16)?))
    }
}

#[cfg(test)]
mod tests {
    use super::lists;
    use proptest::prelude::*;

    fn theirs(text: &str) -> Option<Vec<Vec<String>>> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn it_reads_what_serde_reads_and_refuses_what_serde_refuses() {
        for text in [
            "[]",
            " [ ] ",
            "[[]]",
            "[[],[\"a\"]]",
            "\n[ [ \"a\" , \"\" ] ,\t[] ]\r",
            r#"[["\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00가"]]"#,
            "",
            "[",
            "[[",
            "[[]",
            "[[],]",
            "[,[]]",
            "[[\"a\",]]",
            "[[\"a\"\"b\"]]",
            "[[\"a]]",
            "[[\"a\"]] x",
            "[\"a\"]",
            "[[1]]",
            "[[null]]",
            "{}",
            "\"a\"",
            r#"[["\uD83D"]]"#,
            r#"[["\uDE00"]]"#,
            r#"[["\uD83Dx"]]"#,
            r#"[["\uD83D\u0041"]]"#,
            r#"[["\u12"]]"#,
            r#"[["\u+123"]]"#,
            r#"[["\x"]]"#,
            r#"[["\"#,
            "[[\"\n\"]]",
            "[[\"\u{7f}\"]]",
            "\u{feff}[]",
            "\u{a0}[]",
            "[[\"a\"]",
        ] {
            assert_eq!(lists(text), theirs(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_what_serde_writes(of in prop::collection::vec(prop::collection::vec(any::<String>(), 0..4), 0..4)) {
            let text = serde_json::to_string(&of).unwrap_or_default();
            prop_assert_eq!(lists(&text), Some(of));
        }

        #[test]
        fn it_agrees_with_serde_on_any_text(text in r#"[\[\]",\\ua0D ]{0,14}"#) {
            prop_assert_eq!(lists(&text), theirs(&text));
        }
    }
}
