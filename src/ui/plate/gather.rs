//! Very many hubs: gathered beside the page, before the free map asks for them.

use super::host::Host;
use crate::browser::page;
use crate::map::crowd::MANY;
use crate::ui::part::gathering_part;
use std::sync::Arc;

impl Host {
    /// Has the hubs gathered, once at a time, where there are too many for every frame of the free map to ask each.
    pub(super) fn gather(&self) {
        let (atlas, day) = {
            let now = &self.state.borrow().now;
            if !now.free || now.crowd.is_some() || now.atlas.hubs().len() <= MANY {
                return;
            }
            (now.atlas.clone(), now.day)
        };
        if self.gathering.replace(true) {
            return;
        }
        let me = self.held();
        page::beside(async move {
            let crowd = gathering_part().await.map(|part| (part.gather)(&atlas, day));
            let Some(host) = me.upgrade() else { return };
            host.gathering.set(false);
            let Ok(crowd) = crowd else { return };
            let still = {
                let now = &host.state.borrow().now;
                Arc::ptr_eq(&now.atlas, &atlas) && now.day == day
            };
            if !still {
                return host.gather();
            }
            host.state.borrow_mut().now.crowd = Some(crowd);
            host.ticker.request();
        });
    }
}
