//! The words of the interface, in both languages.
//!
//! A message is a constant with an English and a Korean text: one that lacks either does not compile.
//! In a text `{0}` stands for the first argument; `{0:은}` for the Korean particle that fits it (은/는,
//! 이/가, 을/를, 과/와, 으로/로); `{0#day|days}` for the first word if the argument is `1`, else the second.

mod core;
mod map;
mod pages;
mod paper;

pub use self::core::*;
pub use self::map::*;
pub use self::pages::*;
pub use self::paper::*;

use crate::model::Lang;

/// A text of the interface in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// English.
    pub en: &'static str,
    /// Korean.
    pub ko: &'static str,
}

impl Message {
    /// The text without arguments.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        }
    }

    /// The text with its arguments in place. An argument that is missing leaves nothing.
    pub fn with(self, lang: Lang, args: &[&str]) -> String {
        fill(self.get(lang), args)
    }
}

fn fill(template: &str, args: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        out.push_str(&rest[..open]);
        let slot = &rest[open + 1..open + close];
        let digits = slot.bytes().take_while(u8::is_ascii_digit).count();
        let arg = slot[..digits].bytes().fold(0usize, |n, b| n * 10 + usize::from(b - b'0'));
        let arg = args.get(arg).copied().unwrap_or("");
        match slot[digits..].split_at_checked(1) {
            Some((":", particle)) => out.push_str(crate::text::particle(arg, particle)),
            Some(("#", words)) => {
                let (one, many) = words.split_once('|').unwrap_or((words, words));
                out.push_str(if arg == "1" { one } else { many });
            }
            _ => out.push_str(arg),
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// Declares messages: `NAME { ko: "…", en: "…" }`, and `$all`, the list of them for the tests.
macro_rules! messages {
    ($all:ident: $($(#[$doc:meta])* $name:ident { ko: $ko:literal, en: $en:literal })*) => {
        $($(#[$doc])* #[allow(missing_docs)] pub const $name: $crate::i18n::Message = $crate::i18n::Message { en: $en, ko: $ko };)*
        /// Every message of this file with its name.
        #[cfg(test)]
        pub(crate) const $all: &[(&str, $crate::i18n::Message)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use messages;

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(text: &str) -> Vec<char> {
        let mut found: Vec<char> = text.match_indices('{').filter_map(|(at, _)| text[at + 1..].chars().next()).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn both_languages_of_a_message_take_the_same_arguments() {
        for (name, m) in [CORE, MAP, PAGES, PAPER].concat() {
            assert_eq!(slots(m.en), slots(m.ko), "{name}");
            assert!(!m.en.is_empty() && !m.ko.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_korean_message_picks_the_particle_that_fits_its_argument() {
        let m = Message { en: "{0} and {1}", ko: "{0}{0:과} {1}{1:은}" };
        assert_eq!(m.with(Lang::Ko, &["파주", "보스턴"]), "파주와 보스턴은");
        assert_eq!(m.with(Lang::Ko, &["서울", "마이애미"]), "서울과 마이애미는");
        assert_eq!(m.with(Lang::En, &["Paju", "Boston"]), "Paju and Boston");
    }

    #[test]
    fn an_english_message_counts_one_as_one() {
        let m = Message { en: "{0} {0#partnership|partnerships}", ko: "협력 {0}건" };
        assert_eq!(m.with(Lang::En, &["1"]), "1 partnership");
        assert_eq!(m.with(Lang::En, &["3"]), "3 partnerships");
        assert_eq!(m.with(Lang::Ko, &["3"]), "협력 3건");
    }

    #[test]
    fn a_missing_argument_leaves_nothing_and_an_open_brace_is_kept_out() {
        let m = Message { en: "a {0} b", ko: "a {0" };
        assert_eq!(m.with(Lang::En, &[]), "a  b");
        assert_eq!(m.with(Lang::Ko, &["x"]), "a {0");
    }
}
