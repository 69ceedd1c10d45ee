//! The namespaces of a region and the functions of each, read side by side: one that fails does not
//! hold up the others.

use std::sync::Arc;

use futures_util::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use crate::console::clock;
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::fixed::effect;
use crate::fleet::Cost;
use crate::scf::{Client, Error, Function, ListFunctions, ListNamespaces, Region};

/// How many entries a page of a list has.
const PAGE: usize = 100;

/// The functions of one namespace.
#[derive(Clone, Debug, PartialEq)]
struct List {
    namespace: String,
    functions: Vec<Function>,
    error: Option<Error>,
    is_loading: bool,
}

/// A handle to the lists of a region. Copies are the same lists.
#[derive(Clone, Copy)]
pub(super) struct Lists {
    by_namespace: RwSignal<Vec<List>>,
    /// True while it is not known which namespaces there are.
    finding: RwSignal<bool>,
    error: RwSignal<Option<Error>>,
    /// When they were read last, in Unix milliseconds of the account.
    pub(super) at: RwSignal<u64>,
    /// When they were read last, in Unix milliseconds of this computer.
    pub(super) read_at: RwSignal<u64>,
    again: RwSignal<u32>,
    /// All functions of all namespaces.
    pub(super) functions: Memo<Arc<Vec<Function>>>,
}

impl Lists {
    /// Reads them, and again when that is asked for.
    pub(super) fn read(console: Console, region: Region) -> Self {
        let lists = RwSignal::new(Vec::<List>::new());
        let all = Self {
            by_namespace: lists,
            finding: RwSignal::new(true),
            error: RwSignal::new(None),
            at: RwSignal::new(0),
            read_at: RwSignal::new(0),
            again: RwSignal::new(0),
            functions: Memo::new(move |_| {
                let functions = |list: &List| list.functions.clone();
                Arc::new(lists.with(|lists| lists.iter().flat_map(functions).collect()))
            }),
        };
        effect(move || {
            all.again.track();
            if let Some(client) = console.client(region) {
                all.finding.set(true);
                spawn_local_scoped_with_cancellation(async move {
                    all.find(&client).await;
                    all.date(console);
                });
            }
        });
        all
    }

    /// Reads everything once more.
    pub(super) fn again(self) {
        self.again.update(|count| *count += 1);
    }

    async fn find(self, client: &Client) {
        let found = client.all(&ListNamespaces::every()).await;
        self.finding.set(false);
        let names: Vec<String> = match found {
            Ok(found) => found.into_iter().map(|namespace| namespace.name).collect(),
            Err(error) => {
                self.error.set(Some(error));
                return;
            }
        };
        self.error.set(None);
        self.by_namespace.update(|lists| {
            let mut before = std::mem::take(lists);
            let list = |namespace: &String| {
                let known = before.iter_mut().find(|list| list.namespace == *namespace);
                let functions = known.map(|list| std::mem::take(&mut list.functions));
                List {
                    namespace: namespace.clone(),
                    functions: functions.unwrap_or_default(),
                    error: None,
                    is_loading: true,
                }
            };
            *lists = names.iter().map(list).collect();
        });
        let reads = names
            .iter()
            .enumerate()
            .map(|(position, namespace)| async move {
                let answer = client.all(&ListFunctions::of(namespace, "")).await;
                self.by_namespace.update(|lists| {
                    if let Some(list) = lists.get_mut(position) {
                        list.take(answer);
                    }
                });
            });
        join_all(reads).await;
    }

    fn date(self, console: Console) {
        let time = |session: &Option<Session>| session.as_ref().map(Session::time);
        let time = console.session.with_untracked(time);
        self.at.set(time.unwrap_or_default());
        self.read_at.set(clock::now());
    }

    /// Why the namespaces could not be listed, and which of them could not.
    pub(super) fn failures(self) -> (Option<Error>, Vec<(String, Error)>) {
        let failed = |list: &List| Some((list.namespace.clone(), list.error.clone()?));
        let failed = self
            .by_namespace
            .with(|lists| lists.iter().filter_map(failed).collect());
        (self.error.get(), failed)
    }

    /// True if anything could not be listed.
    pub(super) fn has_failed(self) -> bool {
        let failed = |lists: &Vec<List>| lists.iter().any(|list| list.error.is_some());
        self.error.with(Option::is_some) || self.by_namespace.with(failed)
    }

    /// True while anything is on its way.
    pub(super) fn is_loading(self) -> bool {
        self.finding.get()
            || self
                .by_namespace
                .with(|lists| lists.iter().any(|list| list.is_loading))
    }

    /// True if no function is known.
    pub(super) fn is_empty(self) -> bool {
        self.functions.with(|functions| functions.is_empty())
    }

    /// What it costs to show them all, once it is known how many there are.
    pub(super) fn cost(self) -> Option<Cost> {
        if self.is_loading() || self.error.with(Option::is_some) {
            return None;
        }
        let count = |lists: &Vec<List>| {
            let counts: Vec<usize> = lists.iter().map(|list| list.functions.len()).collect();
            Cost::of(&counts, PAGE)
        };
        Some(self.by_namespace.with(count))
    }
}

impl List {
    fn take(&mut self, answer: Result<Vec<Function>, Error>) {
        self.is_loading = false;
        match answer {
            Ok(functions) => {
                self.error = None;
                let here = |function: Function| Function {
                    namespace: self.namespace.clone(),
                    ..function
                };
                self.functions = functions.into_iter().map(here).collect();
            }
            Err(error) => self.error = Some(error),
        }
    }
}
