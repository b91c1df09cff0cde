//! The sentence of a source that says so.

use super::read::record;
use super::{Lang, Slug};

record! {
    /// A verbatim quote that a statement rests on.
    #[derive(Eq)]
    pub struct Evidence {
        /// The source quoted.
        pub source: Slug,
        /// The words of the source, at most 60 of them, unchanged.
        pub quote: String,
        /// The BCP 47 language of the quote.
        pub lang: String,
        /// The quote in whichever of English and Korean it is not in.
        #[serde(default)]
        pub translation: Translation,
        /// An editor's remark on the quote, in English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }
}

record! {
    /// Translations of a quote or a title.
    #[derive(Default, Eq)]
    pub struct Translation {
        /// Into English.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub en: Option<String>,
        /// Into Korean.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ko: Option<String>,
    }
}

impl Translation {
    /// The translation into a language of the interface, if there is one.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Ko => self.ko.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }
}
