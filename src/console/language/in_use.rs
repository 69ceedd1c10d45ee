//! The texts in use, area by area.
//!
//! Each area finds its own English, and nothing names the English of all of them at once: so that of
//! an area arrives with the part of the page that shows it. Another language arrives whole.

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;

use super::rooms::Rooms;
use super::{Catalogue, Language};

/// An area in the language in use.
#[derive(Debug)]
pub struct InUse<T>(PhantomData<fn() -> T>);

/// An area of the catalogue.
pub trait Area: Sized + 'static {
    /// In English.
    fn english() -> &'static Self;
    /// In the language of a catalogue.
    fn of(catalogue: &'static Catalogue) -> &'static Self;
}

impl<T: Area> Deref for InUse<T> {
    type Target = T;

    // Called wherever a text is: once for each area is enough.
    #[inline(never)]
    fn deref(&self) -> &T {
        match OTHER.get() {
            None => T::english(),
            Some((_, catalogue)) => T::of(catalogue),
        }
    }
}

macro_rules! areas {
    ($($area:ident: $texts:ident),* $(,)?) => {
        /// Every area in the language in use; what each is for stands at the [`Catalogue`].
        #[derive(Debug)]
        #[allow(missing_docs)] // as in the catalogue
        pub struct Texts {
            $(pub $area: InUse<super::$area::$texts>,)*
        }

        static TEXTS: Texts = Texts {
            $($area: InUse(PhantomData),)*
        };

        $(impl Area for super::$area::$texts {
            fn english() -> &'static Self {
                &super::$area::ENGLISH
            }

            fn of(catalogue: &'static Catalogue) -> &'static Self {
                &catalogue.$area
            }
        })*
    };
}

areas! {
    activity: Activity,
    alias: Alias,
    command: Command,
    common: Common,
    confidence: Confidence,
    confirmation: Confirmation,
    connect: Connect,
    deploy: Deploy,
    driver: Driver,
    errors: Errors,
    export: Export,
    finding: Finding,
    fleet: Fleet,
    function: Function,
    functions: Functions,
    graph: Graph,
    logs: Logs,
    monitor: Monitor,
    plan: Plan,
    policy: Policy,
    presenter: Presenter,
    preview: Preview,
    recording: Recording,
    rehearsal: Rehearsal,
    review: Review,
    rollout: Rollout,
    rollout_log: RolloutLog,
    rollout_steps: RolloutSteps,
    rollout_verdict: RolloutVerdict,
    scenarios: Scenarios,
    served: Served,
    shell: Shell,
    shortcuts: Shortcuts,
    split: Split,
    trigger: Trigger,
}

thread_local! {
    /// The language in use and its catalogue, if it is not English.
    static OTHER: Cell<Option<(Language, &'static Catalogue)>> = const { Cell::new(None) };
}

/// The texts in use.
pub fn text() -> &'static Texts {
    &TEXTS
}

/// What the pure rooms say in the language in use, where they do not say it themselves.
pub fn rooms() -> Option<&'static Rooms> {
    OTHER.get()?.1.rooms
}

/// The language that is in use.
pub fn language() -> Language {
    OTHER
        .get()
        .map_or(Language::English, |(language, _)| language)
}

/// Has every text from now on come from this catalogue; in English without one.
pub fn speak(other: Option<(Language, &'static Catalogue)>) {
    OTHER.set(other);
}
