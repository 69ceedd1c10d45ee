//! Parts of the page that arrive when they are first needed, so that whoever opens the console waits
//! for no more than what they see first.
//!
//! A part is whatever the functions declared by [`part!`] reach and nothing else does. In the page
//! as it is built for a browser each is a file of its own; everywhere else it is in the program.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::components::{Loading, Notice, Tone};
use super::fixed::{Fixed, dynamic, effect};
use super::language::text;

/// A part did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Missing;

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares `async fn NAME(…) -> Result<T, Missing>` as one of the doors of a part: the first call
/// of any of them has the part loaded.
macro_rules! part {
    ($(#[$about:meta])* $part:ident, fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $answer:ty $body:block) => {
        $(#[$about])*
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        fn $name($($argument: $type),*) -> Result<$answer, $crate::console::part::Missing> {
            Ok($body)
        }

        $(#[$about])*
        #[cfg(not(feature = "parts"))]
        async fn $name($($argument: $type),*) -> Result<$answer, $crate::console::part::Missing> {
            Ok($body)
        }
    };
}
pub(crate) use part;

/// A page of a part: until it is there what is loading, and a way to try again if it does not come.
pub(crate) fn later<F>(load: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    shown(boxed(load), || view! { <Loading lines=8 /> }.fixed())
}

/// Something of a part beside the page: nothing until it is there.
pub(crate) fn beside<F>(load: impl Fn() -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    shown(boxed(load), || ().fixed())
}

/// Something of a part beside the page that few open: nothing until it is wanted for the first time.
/// While it is on its way a bar says so, for the page goes on.
pub(crate) fn once<F>(
    wanted: impl Fn() -> bool + Send + Sync + 'static,
    load: impl Fn() -> F + Copy + Send + 'static,
) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    let wanted: Box<dyn Fn() -> bool + Send + Sync> = Box::new(wanted);
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || wanted());
    dynamic(move || wanted.get().then(|| shown(boxed(load), arriving))).into_any()
}

/// A bar above everything.
fn arriving() -> AnyView {
    view! {
        <div class="arriving" role="status">
            <span class="visually-hidden">{text().common.loading}</span>
        </div>
    }
    .fixed()
}

/// What has a view arrive, behind one type: what shows it is compiled once.
type Load = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>>;

fn boxed<F>(load: impl Fn() -> F + 'static) -> Load
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    Box::new(move || Box::pin(load()))
}

fn shown(load: Load, waiting: fn() -> AnyView) -> AnyView {
    // Of a part that is there already nobody waits a moment.
    let mut first = load();
    let at_once = untrack(|| first.as_mut().poll(&mut Context::from_waker(Waker::noop())));
    let mut first = match at_once {
        Poll::Ready(Ok(view)) => return view,
        Poll::Ready(Err(Missing)) => None,
        Poll::Pending => Some(first),
    };
    let attempts = RwSignal::new(0_u32);
    // A view is made once, so it is taken out where it is shown.
    let made = RwSignal::new_local(None::<Result<AnyView, Missing>>);
    effect(move || {
        attempts.track();
        let loading = first.take().unwrap_or_else(&load);
        spawn_local_scoped_with_cancellation(async move { made.set(Some(loading.await)) });
    });
    dynamic(move || {
        made.track();
        match made.try_update_untracked(Option::take).flatten() {
            None => waiting(),
            Some(Ok(view)) => view,
            Some(Err(Missing)) => missing(attempts),
        }
    })
    .into_any()
}

fn missing(attempts: RwSignal<u32>) -> AnyView {
    let words = &text().shell;
    let again = Callback::new(move |()| attempts.update(|count| *count += 1));
    view! {
        <Notice tone=Tone::Error title=words.missing advice=words.missing_advice retry=again />
    }
    .fixed()
}
