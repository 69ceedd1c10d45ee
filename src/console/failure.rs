//! A failed request in words, with what the cloud said behind a fold.

use super::fixed::Fixed;
use leptos::prelude::*;

use super::components::{Notice, Tone};
use super::language::errors::Words;
use super::language::rooms::Told;
use super::language::text;
use super::route::Route;
use crate::change::{Cause, Fault};
use crate::scf::{Error, ErrorKind};

/// Says what went wrong with a request and what to do; offers to try again.
#[component]
pub(crate) fn ErrorNotice(
    /// What went wrong.
    error: Error,
    /// Called by the button that tries again; there is none without it.
    #[prop(optional_no_strip)]
    retry: Option<Callback<()>>,
    /// Where the list is in which something of another name may be found.
    #[prop(optional)]
    list: Option<Route>,
) -> AnyView {
    let Words { title, advice } = (text().errors.of)(error.kind());
    let list = list.filter(|_| error.kind() == ErrorKind::NotFound);
    let list =
        list.map(|list| view! { <p><a href=list.href()>{text().errors.list}</a></p> }.fixed());
    let details = view! { {list} {error_details(&error)} }.fixed();
    match retry {
        Some(retry) => view! {
            <Notice tone=Tone::Error title=title advice=advice retry=retry>
                {details}
            </Notice>
        }
        .fixed(),
        None => view! {
            <Notice tone=Tone::Error title=title advice=advice>
                {details}
            </Notice>
        }
        .fixed(),
    }
}

/// Why a plan stopped, and what to do about it.
pub(crate) fn words_of(cause: &Cause) -> Words {
    let said = (text().errors.fault)(&Fault::from(cause));
    // It says something about every fault that is not in words already.
    said.unwrap_or(Words {
        title: "",
        advice: "",
    })
}

/// What the activity log says of a fault.
pub(crate) fn told(fault: &Fault) -> String {
    match (fault, (text().errors.fault)(fault)) {
        (Fault::Said(words), _) => words.clone(),
        (_, said) => said.map_or_else(String::new, |said| said.title.to_owned()),
    }
}

/// What the cloud, or the relay, said exactly.
pub(crate) fn error_details(error: &Error) -> AnyView {
    let words = &text().errors;
    let (message, code, request_id) = match error {
        Error::Cloud(error) => (
            error.message.clone(),
            error.code.clone(),
            error.request_id.clone(),
        ),
        Error::Unreadable { .. } => (error.told(), String::new(), String::new()),
        Error::Transport(_) | Error::Unsigned(_) => return ().fixed(),
    };
    let line = |term: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <dt>{term}</dt><dd><code>{value}</code></dd> }.fixed())
    };
    view! {
        <details class="details">
            <summary>{words.details}</summary>
            <dl class="facts">
                {line(words.message, message)}
                {line(words.code, code)}
                {line(words.request_id, request_id)}
            </dl>
        </details>
    }
    .fixed()
}
