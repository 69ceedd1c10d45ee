//! What sets off a trigger, so that it can be read: the times of a timer, the address and the settings of
//! any other kind.

use leptos::prelude::*;

use crate::console::components::CronText;
use crate::console::fixed::Fixed;
use crate::scf::Trigger;

/// One line that opens to the rest.
pub(super) fn sets_off(trigger: &Trigger) -> AnyView {
    if let Some(cron) = trigger.cron() {
        return view! { <CronText cron=cron /> }.fixed();
    }
    let settings = trigger.settings();
    // Where it is called at says most.
    let is_address = |value: &str| value.starts_with("https://") || value.starts_with("http://");
    let address = settings.iter().find(|(_, value)| is_address(value));
    let line = match (address, settings.first()) {
        (Some((_, address)), _) => address.clone(),
        (None, Some((name, value))) => format!("{name}: {value}"),
        (None, None) => {
            return view! { <code>{trigger.trigger_desc.clone()}</code> }.fixed();
        }
    };
    let setting = |(name, value)| view! { <dt>{name}</dt> <dd><code>{value}</code></dd> }.fixed();
    view! {
        <details class="trigger-settings">
            <summary>{line}</summary>
            <dl class="facts">{settings.into_iter().map(setting).collect_view()}</dl>
        </details>
    }
    .fixed()
}
