//! The files of the basemap: asked for when a view needs them, and again when they did not come.

use super::host::Host;
use super::roam::Call;
use crate::browser::{fetch, page};
use crate::geo::View;
use crate::i18n;
use crate::map::base::Region;
use crate::model::Lang;
use leptos::prelude::*;

impl Host {
    /// Asks for the files of the basemap that a view needs and that nobody has asked for yet.
    pub fn want(&self, view: &View, (w, h): (f32, f32)) {
        for region in Region::ALL.into_iter().filter(|r| r.serves(view, f64::from(w), f64::from(h))) {
            for &file in region.files() {
                if self.asked.borrow().contains(&file) {
                    continue;
                }
                self.asked.borrow_mut().push(file);
                let me = self.held();
                page::beside(async move {
                    let bytes = fetch::bytes(file).await;
                    let Some(host) = me.upgrade() else { return };
                    match bytes {
                        Ok(bytes) if host.base.borrow_mut().add(region, &bytes).is_ok() => {
                            host.state.borrow_mut().panes.iter_mut().for_each(|p| p.stale = true);
                            host.ticker.request();
                        }
                        _ => host.lose(file),
                    }
                });
            }
        }
    }

    /// Without its basemap the map still tells what it has to tell; the reader is told once, and it is asked for again
    /// when the browser has a connection, or the map is opened or closed.
    fn lose(&self, file: &'static str) {
        self.lost.borrow_mut().push(file);
        self.site.tell_once(i18n::FAULT_MAP.get(self.state.borrow().now.lang));
    }

    /// Asks again for what did not come.
    pub fn ask_again(&self) {
        let lost = std::mem::take(&mut *self.lost.borrow_mut());
        self.asked.borrow_mut().retain(|file| !lost.contains(file));
        self.call(Call::Again);
        for (fault, any) in [(i18n::FAULT_MAP, !lost.is_empty()), (i18n::FAULT_DETAIL, true)] {
            let told = Lang::ALL.map(|l| fault.get(l));
            let stands = self.site.notices.with_untracked(|n| n.iter().any(|t| told.contains(&t.as_str())));
            if any && stands {
                self.site.notices.update(|n| n.retain(|t| !told.contains(&t.as_str())));
            }
        }
        if !lost.is_empty() {
            self.remake();
        }
    }
}
