//! Texts in the two languages of the site.

use super::read::record;
pub use crate::text::Lang;

record! {
    /// A text in English and Korean, and in Chinese where a source gives it.
    #[derive(Default, Eq)]
    pub struct Text {
        /// English.
        pub en: String,
        /// Korean.
        pub ko: String,
        /// Chinese, only where a source gives it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub zh: Option<String>,
    }
}

impl Text {
    /// The text in a language of the interface.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ko => &self.ko,
            Lang::En => &self.en,
        }
    }
}
