//! From a line to its preview: the function that it names is read, then the line is planned.

use std::sync::Arc;

use futures_util::future;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use crate::change::{self, Change, Deploy, Outcome, Snapshot, Target};
use crate::console::address;
use crate::console::context::Console;
use crate::console::fixed::{effect, on_change};
use crate::console::language::rooms::each;
use crate::console::remote::{Remote, read_into};
use crate::console::route::{FunctionPlace, Place, Route};
use crate::scf::ListFunctions;
use crate::sls::{Action, Known, KnownFunction, Resolved, parse};

/// The state of the command field. Copies are the same field.
#[derive(Clone, Copy)]
pub(super) struct Prompt {
    console: Console,
    /// What is typed. It outlives the dialog.
    pub(super) text: RwSignal<String>,
    /// True while completions are wanted.
    pub(super) completing: RwSignal<bool>,
    /// What is known of the account.
    pub(super) known: RwSignal<Known>,
    /// The text that was given, and the function that it is about, until it is dealt with.
    pub(super) asked: RwSignal<Option<(String, FunctionPlace)>>,
    /// That function.
    pub(super) answer: RwSignal<Remote<Arc<Snapshot>>>,
    /// What speaks against the change.
    pub(super) problems: RwSignal<Vec<String>>,
    /// The function whose aliases were asked for.
    pub(super) listed: RwSignal<Option<(FunctionPlace, Arc<Snapshot>)>>,
    /// What is left of the text once the change on the screen is carried out.
    rest: RwSignal<Option<String>>,
}

/// Lines to begin with, about the function that the page shows or any other.
pub(super) fn examples(known: &Known) -> [String; 3] {
    let function = known.function.as_ref().or(known.functions.first());
    let function = function.map_or("my-function", String::as_str);
    [
        format!("sls list-alias --inputs function={function}"),
        format!("sls publish-ver --inputs function={function}"),
        format!("sls deploy --inputs traffic=0.1 function={function}"),
    ]
}

/// How many commands a text has, if it can be read.
pub(super) fn count(text: &str) -> usize {
    parse(text).map_or(0, |commands| commands.len())
}

impl Prompt {
    pub(super) fn new(console: Console) -> Self {
        let prompt = Self {
            console,
            text: RwSignal::default(),
            completing: RwSignal::new(false),
            known: RwSignal::default(),
            asked: RwSignal::new(None),
            answer: RwSignal::new(Remote::Idle),
            problems: RwSignal::default(),
            listed: RwSignal::new(None),
            rest: RwSignal::new(None),
        };
        prompt.look_around();
        prompt.read_what_is_asked();
        prompt.go_on_after_write();
        on_change(
            move || prompt.text.track(),
            move |(), _| {
                prompt.problems.set(Vec::new());
                prompt.asked.set(None);
            },
        );
        prompt
    }

    /// Reads what completion needs, each time the field is opened.
    fn look_around(self) {
        effect(move || {
            if !self.console.commanding.get() {
                self.asked.set(None);
                return;
            }
            self.rest.set(None);
            self.listed.set(None);
            let Some((place, function)) = self.shown() else {
                return;
            };
            self.known.set(Known {
                region: place.region.to_string(),
                namespace: place.namespace.clone(),
                function: function.clone(),
                ..Known::default()
            });
            let Some(client) = self.console.client(place.region) else {
                return;
            };
            spawn_local_scoped_with_cancellation(async move {
                let list = ListFunctions::of(place.namespace.clone(), "");
                let read = async {
                    let target = Target {
                        namespace: place.namespace.clone(),
                        function: function?,
                    };
                    Snapshot::read(&client, target).await.ok()
                };
                // What cannot be read is not completed. Why is said when a line needs it.
                let (functions, read) = future::join(client.all(&list), read).await;
                let names = functions.unwrap_or_default().into_iter();
                let names = names.map(|function| function.function_name).collect();
                self.known.try_update(|known| {
                    known.functions = names;
                    if known.read.is_none() {
                        known.read = read.as_ref().map(KnownFunction::from);
                    }
                });
            });
        });
    }

    /// The place that the page shows, and the function if it shows one.
    fn shown(self) -> Option<(Place, Option<String>)> {
        self.console.route.with_untracked(|route| {
            let function = route.function().map(|place| place.function.clone());
            Some((route.place()?, function))
        })
    }

    /// Takes the text as given. What is wrong with it stands below the field already.
    pub(super) fn submit(self) {
        self.completing.set(false);
        self.problems.set(Vec::new());
        self.listed.set(None);
        let text = self.text.get_untracked();
        let Some((place, _)) = self.shown() else {
            return;
        };
        let commands = parse(&text).unwrap_or_default();
        let target = self.known.with_untracked(|known| {
            let command = commands.first()?;
            command.target(known).ok()
        });
        if let Some(Target {
            namespace,
            function,
        }) = target
        {
            let place = Place { namespace, ..place };
            self.asked.set(Some((text, place.function(&function))));
        }
    }

    /// Reads the function of the text that was given, then deals with it.
    fn read_what_is_asked(self) {
        effect(move || {
            let Some((_, FunctionPlace { place, function })) = self.asked.get() else {
                self.answer.set(Remote::Idle);
                return;
            };
            if let Some(client) = self.console.client(place.region) {
                let namespace = place.namespace;
                let target = Target {
                    namespace,
                    function,
                };
                read_into(self.answer, async move {
                    Snapshot::read(&client, target).await.map(Arc::new)
                });
            }
        });
        effect(move || {
            let fresh = self.answer.with(|answer| match answer {
                Remote::Ready { value, .. } => Some(Arc::clone(value)),
                _ => None,
            });
            let asked = self.asked.get_untracked();
            if let (Some(snapshot), Some((text, place))) = (fresh, asked) {
                self.asked.set(None);
                self.run(&text, place, snapshot);
            }
        });
    }

    /// Deals with the first command of a text.
    fn run(self, text: &str, place: FunctionPlace, snapshot: Arc<Snapshot>) {
        self.known
            .update(|known| known.read = Some(KnownFunction::from(&*snapshot)));
        let commands = parse(text).unwrap_or_default();
        let resolved = self.known.with_untracked(|known| {
            let command = commands.first()?;
            command.resolve(known).ok()
        });
        let next = commands.get(1).map_or(text.len(), |next| next.at.start);
        let rest = text.get(next..).unwrap_or_default().to_owned();
        match resolved.map(|resolved| resolved.action) {
            // The field says what is wrong now that the function is known.
            None => {}
            Some(Action::Change(change)) => match change::plan(&change, &snapshot) {
                Ok(plan) => {
                    self.console.commanding.set(false);
                    self.rest.set(Some(rest));
                    self.console.propose(place, plan, Some(snapshot));
                }
                Err(problems) => {
                    self.problems.set(each(&problems));
                }
            },
            Some(Action::ListAliases) => {
                if !rest.is_empty() {
                    self.text.set(rest);
                }
                self.listed.set(Some((place, snapshot)));
            }
            Some(Action::NeedsCode(deploy)) => {
                self.text.set(rest);
                self.ask_for_code(place, deploy);
            }
        }
    }

    /// Takes a command off the text once it was carried out.
    fn go_on_after_write(self) {
        on_change(
            move || self.console.written.get(),
            move |_, _| {
                let rest = self.rest.get_untracked();
                self.rest.set(None);
                let done = self.console.operation.with_untracked(|operation| {
                    let outcome = operation.as_ref().and_then(|one| one.outcome.as_ref());
                    matches!(outcome, Some(Outcome::Done(_)))
                });
                if let Some(rest) = rest.filter(|_| done) {
                    self.text.set(rest);
                }
            },
        );
    }

    /// True if the first command is a deploy that could carry code as well.
    pub(super) fn wants_code(self) -> bool {
        self.text.track();
        self.known.track();
        self.deploy().is_some()
    }

    /// Takes the first command to the form that adds code to it.
    pub(super) fn add_code(self) {
        if let (Some((place, _)), Some((target, deploy))) = (self.shown(), self.deploy()) {
            let place = Place {
                namespace: target.namespace,
                ..place
            };
            self.ask_for_code(place.function(&target.function), deploy);
        }
    }

    fn deploy(self) -> Option<(Target, Deploy)> {
        let commands = self.text.with_untracked(|text| parse(text)).ok()?;
        let resolved = self
            .known
            .with_untracked(|known| commands.first()?.resolve(known).ok())?;
        match resolved {
            Resolved {
                target,
                action: Action::Change(Change::Deploy(deploy)),
                ..
            } => Some((target, deploy)),
            _ => None,
        }
    }

    fn ask_for_code(self, place: FunctionPlace, deploy: Deploy) {
        self.console.commanding.set(false);
        self.console.wants_code.set(Some(deploy));
        address::go(&Route::Function(place));
    }
}
