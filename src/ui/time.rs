//! The strip of time: milestones by year and the day that the site stands at.

use crate::explore::{Action, month_step, step_day, year_bars};
use crate::i18n;
use crate::ui::context::Site;
use leptos::prelude::*;

/// The strip.
pub fn time_view(site: Site) -> AnyView {
    let today = site.today;
    let bars = Memo::new(move |_| site.atlas.with(|a| year_bars(a, today)));
    let columns = move || {
        let bars = bars.get();
        let tallest = bars.iter().map(|b| b.happened + b.planned).max().unwrap_or(1).max(1);
        bars.into_iter()
            .map(|b| {
                let label = (b.year % 5 == 0).then(|| view! { <span class="year">{b.year}</span> });
                let happened = format!("height:calc(100% * {} / {tallest})", b.happened);
                let planned = format!("height:calc(100% * {} / {tallest})", b.planned);
                view! {
                    <div class="column"><div class="bars"><span class="bar-planned" style=planned></span><span class="bar-happened" style=happened></span></div>{label}</div>
                }
            })
            .collect_view()
    };
    let last = month_step(today);
    let share = move || format!("--years:{};--last:{last}", bars.with(Vec::len));
    let step = move || site.view.with(|v| v.as_of).map_or(last, month_step);
    let step_at_first = untrack(step);
    let words = move || i18n::AS_OF.with(site.lang(), &[&site.day().words(site.lang())]);
    let slide = move |event: leptos::ev::Event| {
        let step = event_target_value(&event).parse().unwrap_or(last);
        site.act.run(Action::SetAsOf(step_day(step, today)));
    };
    let today_button = move || {
        site.view.with(|v| v.as_of.is_some()).then(|| {
            view! { <button type="button" class="plain" on:click=move |_| site.act.run(Action::SetAsOf(None))>{i18n::TIME_TODAY.get(site.lang())}</button> }
        })
    };
    view! {
        <section class="time" style=share aria-label=move || i18n::TIME_LABEL.get(site.lang())>
            <p class="time-day"><output for="day">{words}</output>{today_button}</p>
            <div class="columns" aria-hidden="true">{columns}</div>
            <input id="day" type="range" min="0" max=last step="1" value=step_at_first prop:value=step
                aria-label=move || i18n::TIME_LABEL.get(site.lang()) aria-valuetext=words on:input=slide />
        </section>
    }
    .into_any()
}
