//! A call as a signed request, made when it is asked for: a signature is valid for five minutes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::change::PlannedCall;
use crate::console::components::copyable::{Copied, copy, copyable};
use crate::console::context::console;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::console::transport::in_language_of_page;
use crate::scf::{Call, Region};
use crate::sls::quoted;

/// A button that signs a call, shows it and copies it.
#[component]
pub(super) fn SignedRequest(call: PlannedCall, region: Region) -> AnyView {
    let console = console();
    let words = &text().command;
    let signed = RwSignal::new(None::<Result<String, ()>>);
    let name = (words.sign)(call.action.name());
    let sign = move |_| {
        let Some(client) = console.client(region) else {
            signed.set(Some(Err(())));
            return;
        };
        let PlannedCall { action, body } = call.clone();
        spawn_local(async move {
            let request = client.sign(action, body).await;
            let request = request
                .map(|call| curl(&in_language_of_page(call)))
                .map_err(|_| ());
            if let Ok(line) = &request {
                // What is shown below has a button of its own, so a refusal here loses nothing.
                copy(line.clone(), String::new(), RwSignal::new(Copied::No));
            }
            signed.try_set(Some(request));
        });
    };
    let shown = move || {
        signed.get().map(|signed| match signed {
            Ok(line) => copyable(line),
            Err(()) => view! { <p class="field-problem">{words.not_signed}</p> }.fixed(),
        })
    };
    view! {
        <div class="stack">
            <div>
                <button type="button" class="small" on:click=sign>
                    {name}
                </button>
            </div>
            <div aria-live="polite">{dynamic(shown)}</div>
        </div>
    }
    .fixed()
}

/// The call as a line for `curl`, with every header that is signed, byte for byte. A token is a
/// secret, and not signed: a place is left for it.
fn curl(call: &Call) -> String {
    let mut line = format!("curl https://{}/", call.host);
    let mut option = |name: &str, value: &str| {
        for part in [" \\\n  --", name, " ", &quoted(value)] {
            line.push_str(part);
        }
    };
    for (name, value) in &call.headers {
        let value = match *name {
            "x-tc-token" => "<token>",
            _ => value,
        };
        option("header", &format!("{name}: {value}"));
    }
    option("data-raw", &call.body);
    line
}
