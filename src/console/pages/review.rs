//! A review link: what is proposed, drawn from the link alone, and whether it can still be applied.
//!
//! What a link says is never trusted: it is text, and it is compared with the function as it is before
//! anything can be applied. No account is needed to look.

mod drawn;
mod moved;
mod rollout;
mod standing;

use leptos::prelude::*;

use self::drawn::drawn;
use self::standing::Standing;
use super::{ConnectPage, set_title};
use crate::change::Name;
use crate::console::components::{Notice, Tone};
use crate::console::context::{PageState, console};
use crate::console::fixed::{Fixed, dynamic, effect};
use crate::console::language::text;
use crate::console::route::{FunctionPlace, Place, Route};
use crate::review::{Proposal, Review, Unreadable, from_link};

/// Opens a link.
#[component]
pub(crate) fn ReviewPage(
    /// The part of the address behind `#/review/`.
    link: String,
) -> AnyView {
    match from_link(&link) {
        Ok(review) => opened(review),
        Err(why) => refused(&why),
    }
}

/// A link that is none, or not as it was made. Nothing of it is shown.
fn refused(why: &Unreadable) -> AnyView {
    let words = &text().review;
    set_title(words.unreadable_title);
    console().state.set(PageState::Ready);
    view! {
        <h1 tabindex="-1">{words.unreadable_title}</h1>
        <Notice tone=Tone::Error title=(words.unreadable)(why) />
        <p><a href=Route::Connect.href()>{words.leave}</a></p>
    }
    .fixed()
}

fn opened(review: Review) -> AnyView {
    let console = console();
    let connecting = RwSignal::new(false);
    let review = StoredValue::new(review);
    let is_open = Memo::new(move |_| console.session.with(Option::is_some));
    // Whoever has connected is back at the review.
    effect(move || {
        if is_open.get() {
            connecting.set(false);
        }
    });
    let body = move || {
        if connecting.get() {
            view! { <Connecting connecting=connecting /> }.fixed()
        } else {
            review.with_value(|review| page(review, connecting))
        }
    };
    dynamic(body).into_any()
}

/// The page that connects, under the same address.
#[component]
fn Connecting(connecting: RwSignal<bool>) -> AnyView {
    let words = &text().review;
    view! {
        <div class="row">
            <p>{words.then}</p>
            <button type="button" class="push" on:click=move |_| connecting.set(false)>
                {words.back}
            </button>
        </div>
        <ConnectPage />
    }
    .fixed()
}

fn page(review: &Review, connecting: RwSignal<bool>) -> AnyView {
    let words = &text().review;
    let what = what(review);
    let title = (words.title)(&what);
    set_title(&title);
    let place = place_of(review);
    let (region, namespace) = (review.region.to_string(), &review.target.namespace);
    let at = (words.place)(&region, namespace);
    let function = Route::Function(place.clone()).href();
    let alias = review.alias().map(|alias| {
        let href = Route::Alias(place.clone(), alias.clone()).href();
        view! { " · " <a href=href>{(words.alias)(alias.as_str())}</a> }.fixed()
    });
    let drawn = drawn(review);
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="soft">
            {at} " / " <a href=function>{review.target.function.clone()}</a> {alias}
        </p>
        {note(&review.note)}
        <Standing review=review.clone() connecting=connecting>
            {drawn}
        </Standing>
    }
    .fixed()
}

/// What its author wrote: text, whatever is in it.
fn note(note: &str) -> AnyView {
    let words = &text().review;
    if note.trim().is_empty() {
        return view! { <p class="soft">{words.no_note}</p> }.fixed();
    }
    view! {
        <figure class="review-note">
            <figcaption class="soft">{words.note_title}</figcaption>
            <blockquote dir="auto">{note.to_owned()}</blockquote>
            <p class="field-hint">{words.note_trust}</p>
        </figure>
    }
    .fixed()
}

/// What is proposed, in few words.
fn what(review: &Review) -> String {
    match &review.proposal {
        Proposal::Change(change) => (text().preview.title)(&Name::of(change)),
        Proposal::Rollout(plan) => (text().review.rollout)(plan.alias.as_str(), plan.canary),
    }
}

/// Where the function is.
fn place_of(review: &Review) -> FunctionPlace {
    let place = Place {
        region: review.region,
        namespace: review.target.namespace.clone(),
    };
    place.function(&review.target.function)
}
