//! Views and closures behind one type each, so that the framework is compiled once for all of them.
//!
//! Leptos types every view by its whole content, and compiles for each type how to build it, how
//! to build it again over an older one, and how to take it away. The page needs the second only
//! where a closure runs again, and replacing what it made does there as well. This halves the page.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A closure whose type does not say where it was written.
pub(crate) type Dynamic<T> = Box<dyn FnMut() -> T + Send>;

/// A text, an attribute or a view that follows the signals it reads.
pub(crate) fn dynamic<T>(follow: impl FnMut() -> T + Send + 'static) -> Dynamic<T> {
    Box::new(follow)
}

/// Runs now, and again whenever a signal that it reads has changed.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// Is told what something is now and what it was before.
type Compare<T> = dyn FnMut(&T, Option<&T>);

/// Runs whenever `source` has changed, but not for what it is at first.
pub(crate) fn on_change<T: 'static>(
    source: impl FnMut() -> T + 'static,
    run: impl FnMut(&T, Option<&T>) + 'static,
) {
    let source: Box<dyn FnMut() -> T> = Box::new(source);
    let mut run: Box<Compare<T>> = Box::new(run);
    Effect::watch(
        source,
        move |now, before, _: Option<()>| run(now, before),
        false,
    );
}

/// Turns a view into one that is built once and replaced, never built over.
pub(crate) trait Fixed {
    /// The view behind the one type of all views.
    fn fixed(self) -> AnyView;
}

impl<T: IntoView + 'static> Fixed for T {
    fn fixed(self) -> AnyView {
        let build = move || FixedState {
            state: Box::new(self.build()),
            placeholder: (!T::EXISTS).then(Rndr::create_placeholder),
        };
        FixedView(Box::new(build)).into_any()
    }
}

/// A view that knows only how to be built.
struct FixedView(Box<dyn FnOnce() -> FixedState + Send>);

/// A view that is in the page.
struct FixedState {
    state: Box<dyn Mountable>,
    /// Holds the place of a view without any element.
    placeholder: Option<Placeholder>,
}

impl Mountable for FixedState {
    fn unmount(&mut self) {
        self.state.unmount();
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.unmount();
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.state.mount(parent, marker);
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &self.placeholder {
            Some(placeholder) => placeholder.insert_before_this(child),
            None => self.state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.state.elements()
    }
}

impl Render for FixedView {
    type State = FixedState;

    fn build(self) -> FixedState {
        (self.0)()
    }

    fn rebuild(self, state: &mut FixedState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

/// What a view must be able to do on a server. The page is made in the browser alone, so none of
/// this is ever called.
impl RenderHtml for FixedView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> FixedState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for FixedView {
    type Output<New: Attribute> = Self;

    fn add_any_attr<New: Attribute>(self, _: New) -> Self {
        self
    }
}
