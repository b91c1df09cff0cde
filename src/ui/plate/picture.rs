//! The map as a picture: what is answered to the panel that saves one (`browser/picture.js`).

use super::host::Host;
use crate::browser::pointer::{self, Event};
use crate::browser::{address, dom, page};
use crate::i18n;
use crate::map::paper::Stand;
use crate::ui::part::{Lost, Paper, paper_part};
use leptos::prelude::*;

/// The script of the panel.
const SCRIPT: &str = "picture.js";

impl Host {
    /// Answers in the attributes of the panel what it asks; a script that did not come asks nothing.
    pub fn answer(&self, event: &Event) {
        let (asked, me) = (pointer::marked(event, "data-ask"), self.held());
        page::beside(async move {
            let part = match asked {
                Some(_) => paper_part().await,
                None => Err(Lost(SCRIPT)),
            };
            let Some(host) = me.upgrade() else { return };
            match part {
                Ok(part) => host.draw_picture(part, &asked.unwrap_or_default()),
                Err(Lost(file)) => host.site.tell_once(&i18n::FAULT_NETWORK.with(host.state.borrow().now.lang, &[file])),
            }
        });
    }

    fn draw_picture(&self, part: Paper, asked: &str) {
        let Some(panel) = dom::find(".paper") else { return };
        let state = self.state.borrow();
        let address = self.site.view.with_untracked(|v| address::absolute(&v.address()));
        let now = &state.now;
        let stand = Stand {
            atlas: &now.atlas,
            day: now.day,
            lang: now.lang,
            chosen: now.chosen,
            emphasis: &state.chosen,
            gaze: state.roam.as_ref().map(|roam| roam.gaze()),
            from: now.from,
            address: &address,
            places: &self.places.borrow(),
            measure: &|text, class| self.measure.width(text, class),
            base: &self.base.borrow(),
        };
        let (file, text) = (part.answer)(&stand, asked);
        panel.set("data-file", &file);
        panel.set("data-text", &text);
    }
}
