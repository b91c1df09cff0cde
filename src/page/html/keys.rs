//! The sheet of keys: what hands and keys do on the map.

use super::Html;
use crate::i18n::{self, Message};
use crate::model::Lang;

/// The heading of the sheet.
const HEADING: &str = "keys-title";

/// On either map.
const BOTH: [(Message, Message); 4] = [
    (i18n::KEY_VIEWS, i18n::KEYS_VIEWS),
    (i18n::KEY_ENTER, i18n::KEYS_OPEN),
    (i18n::KEY_ESCAPE, i18n::KEYS_RETURN),
    (i18n::KEY_HELP, i18n::KEYS_HELP),
];

/// On the overview.
const PLATE: [(Message, Message); 1] = [(i18n::KEY_ARROWS, i18n::KEYS_WALK)];

/// On the map that can be moved.
const FREE: [(Message, Message); 6] = [
    (i18n::KEY_ARROWS, i18n::KEYS_PAN),
    (i18n::KEY_SHIFT_ARROWS, i18n::KEYS_NUDGE),
    (i18n::KEY_ZOOM, i18n::KEYS_ZOOM),
    (i18n::KEY_FIT, i18n::KEYS_FIT),
    (i18n::KEY_ALT_ARROWS, i18n::KEYS_WALK),
    (i18n::KEY_SHIFT_DRAG, i18n::KEYS_BOX),
];

/// With fingers, on the map that can be moved.
const FINGERS: [(Message, Message); 3] = [
    (i18n::KEY_ONE_FINGER, i18n::KEYS_ONE_FINGER),
    (i18n::KEY_TWO_FINGERS, i18n::KEYS_TWO_FINGERS),
    (i18n::KEY_DOUBLE_TAP, i18n::KEYS_DOUBLE_TAP),
];

/// What stands in the dialog of the keys, named by [`keys_dialog`]'s heading. Its button closes the dialog by itself.
pub fn keys(lang: Lang) -> String {
    let mut html = Html::default();
    html.open("form", &[("method", "dialog"), ("class", "bundle-head")]);
    html.leaf("h2", &[("id", HEADING)], i18n::KEYS_TITLE.get(lang));
    html.leaf("button", &[("class", "plain close"), ("aria-label", i18n::CLOSE_LIST.get(lang))], "×");
    html.close("form");
    html.open("div", &[("class", "keys-lists"), ("tabindex", "0"), ("role", "group"), ("aria-labelledby", HEADING)]);
    html.list_of_keys(i18n::KEYS_BOTH, &BOTH, lang);
    html.list_of_keys(i18n::VIEW_OVERVIEW, &PLATE, lang);
    html.list_of_keys(i18n::FREE_MAP, &FREE, lang);
    html.list_of_keys(i18n::KEYS_FINGERS, &FINGERS, lang);
    html.close("div");
    html.0
}

impl Html {
    fn list_of_keys(&mut self, title: Message, rows: &[(Message, Message)], lang: Lang) {
        self.leaf("h3", &[], title.get(lang));
        self.open("dl", &[]);
        for (key, does) in rows {
            self.open("div", &[]);
            self.leaf("dt", &[], key.get(lang));
            self.leaf("dd", &[], does.get(lang));
            self.close("div");
        }
        self.close("dl");
    }

    /// The dialog of the keys, empty, and closed until it is asked for.
    pub(super) fn keys_dialog(&mut self) {
        self.leaf("dialog", &[("class", "keys"), ("aria-labelledby", HEADING), ("closedby", "any")], "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::outlooks::MapView;

    #[test]
    fn the_sheet_has_the_keys_and_the_views_in_both_languages() {
        for lang in Lang::ALL {
            let sheet = keys(lang);
            for (key, does) in BOTH.iter().chain(&PLATE).chain(&FREE).chain(&FINGERS) {
                assert!(sheet.contains(key.get(lang)) && sheet.contains(does.get(lang)), "{}", does.get(lang));
            }
            for (_, _, view) in MapView::ALL {
                assert!(i18n::KEYS_VIEWS.get(lang).to_lowercase().contains(&view.get(lang).to_lowercase()), "{}", view.get(lang));
            }
        }
    }
}
