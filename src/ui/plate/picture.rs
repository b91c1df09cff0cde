//! The map as a picture: what is asked for by the panel that saves one (`browser/picture.js`).

use super::host::Host;
use crate::browser::page;
use crate::browser::pointer::{self, Event};
use crate::i18n;
use crate::ui::part::{Lost, paper_part};

/// The script of the panel.
const SCRIPT: &str = "picture.js";

impl Host {
    /// Has answered what the panel asks; a script that did not come asks nothing.
    pub fn answer(&self, event: &Event) {
        let (asked, me) = (pointer::marked(event, "data-ask"), self.held());
        page::beside(async move {
            let part = match asked {
                Some(_) => paper_part().await,
                None => Err(Lost(SCRIPT)),
            };
            let Some(host) = me.upgrade() else { return };
            match part {
                Ok(part) => (part.answer)(&host, asked.unwrap_or_default()),
                Err(Lost(file)) => host.site.tell_once(&i18n::FAULT_NETWORK.with(host.state.borrow().now.lang, &[file])),
            }
        });
    }
}
