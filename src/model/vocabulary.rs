//! The labels and definitions of the closed lists: `vocabulary.json`.

use super::read::record;
use super::{Lang, Slug, Text};

record! {
    /// One entry of a closed list: its label and what it means.
    pub struct Term {
        /// The identifier that records use.
        pub id: Slug,
        /// What the reader sees.
        pub label: Text,
        /// What it means, in a sentence; absent in the compact first data.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub definition: Option<Text>,
    }
}

macro_rules! vocabulary {
    ($($list:ident),+ $(,)?) => {
        record! {
            /// The labels and definitions of every closed list, each in display order.
            #[derive(Default)]
            pub struct Vocabulary { $(pub $list: Vec<Term>),+ }
        }

        impl Vocabulary {
            /// The names of the lists.
            pub const LISTS: &'static [&'static str] = &[$(stringify!($list)),+];

            /// A list by its name; empty if there is none of that name.
            pub fn list(&self, name: &str) -> &[Term] {
                match name {
                    $(stringify!($list) => &self.$list,)+
                    _ => &[],
                }
            }

            /// The same, to be changed.
            pub fn list_mut(&mut self, name: &str) -> Option<&mut Vec<Term>> {
                match name {
                    $(stringify!($list) => Some(&mut self.$list),)+
                    _ => None,
                }
            }
        }
    };
}
vocabulary!(
    hub_kinds,
    position_bases,
    organization_kinds,
    partnership_kinds,
    participant_roles,
    stages,
    claim_bases,
    qualifiers,
    measures,
    units,
    verdict_states,
    milestone_kinds,
    milestone_bases,
    source_classes,
    fields,
);

impl Vocabulary {
    /// An entry by the name of its list and its identifier.
    pub fn term(&self, list: &str, id: &str) -> Option<&Term> {
        self.list(list).iter().find(|t| t.id.as_str() == id)
    }

    /// The label of an entry; its identifier where the list lacks it.
    ///
    /// `vocabulary.label(StageKind::LIST, stage.id(), lang)`, `vocabulary.label("fields", field.as_str(), lang)`.
    pub fn label<'a>(&'a self, list: &str, id: &'a str, lang: Lang) -> &'a str {
        self.term(list, id).map_or(id, |t| t.label.get(lang))
    }
}
