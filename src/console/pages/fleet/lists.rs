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

/// What is known of a region.
#[derive(Clone, Debug, Default)]
struct Namespaces {
    lists: Vec<List>,
    /// True while it is not known which namespaces there are.
    is_finding: bool,
    /// Why that is not known.
    error: Option<Error>,
    /// When all was read, in Unix milliseconds of the account.
    at: u64,
    /// When all was read, in Unix milliseconds of this computer.
    read_at: u64,
}

/// A handle to the lists of a region. Copies are the same lists.
#[derive(Clone, Copy)]
pub(super) struct Lists {
    known: RwSignal<Namespaces>,
    again: RwSignal<u32>,
    /// All functions of all namespaces.
    pub(super) functions: Memo<Arc<Vec<Function>>>,
}

impl Lists {
    /// Reads them, and again when that is asked for.
    pub(super) fn read(console: Console, region: Region) -> Self {
        let known = RwSignal::new(Namespaces {
            is_finding: true,
            ..Namespaces::default()
        });
        let all = Self {
            known,
            again: RwSignal::new(0),
            functions: Memo::new(move |_| {
                let functions = |list: &List| list.functions.clone();
                Arc::new(known.with(|known| known.lists.iter().flat_map(functions).collect()))
            }),
        };
        effect(move || {
            all.again.track();
            if let Some(client) = console.client(region) {
                known.update(|known| known.is_finding = true);
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
        let names: Vec<String> = match found {
            Ok(found) => found.into_iter().map(|namespace| namespace.name).collect(),
            Err(error) => {
                self.known.update(|known| {
                    known.is_finding = false;
                    known.error = Some(error);
                });
                return;
            }
        };
        self.known.update(|known| known.begin(&names));
        let reads = names
            .iter()
            .enumerate()
            .map(|(position, namespace)| async move {
                let answer = client.all(&ListFunctions::of(namespace, "")).await;
                self.known.update(|known| {
                    if let Some(list) = known.lists.get_mut(position) {
                        list.take(answer);
                    }
                });
            });
        join_all(reads).await;
    }

    fn date(self, console: Console) {
        let time = |session: &Option<Session>| session.as_ref().map(Session::time);
        let time = console.session.with_untracked(time);
        self.known.update(|known| {
            known.at = time.unwrap_or_default();
            known.read_at = clock::now();
        });
    }

    /// When all was read, in Unix milliseconds of the account.
    pub(super) fn at(self) -> u64 {
        self.known.with(|known| known.at)
    }

    /// When all was read, in Unix milliseconds of this computer.
    pub(super) fn read_at(self) -> u64 {
        self.known.with(|known| known.read_at)
    }

    /// Why the namespaces could not be listed, and which of them could not.
    pub(super) fn failures(self) -> (Option<Error>, Vec<(String, Error)>) {
        let failed = |list: &List| Some((list.namespace.clone(), list.error.clone()?));
        self.known.with(|known| {
            let lists = known.lists.iter().filter_map(failed);
            (known.error.clone(), lists.collect())
        })
    }

    /// True if anything could not be listed.
    pub(super) fn has_failed(self) -> bool {
        self.known.with(|known| {
            known.error.is_some() || known.lists.iter().any(|list| list.error.is_some())
        })
    }

    /// True while anything is on its way.
    pub(super) fn is_loading(self) -> bool {
        self.known.with(Namespaces::is_loading)
    }

    /// True if no function is known.
    pub(super) fn is_empty(self) -> bool {
        self.functions.with(|functions| functions.is_empty())
    }

    /// What it costs to show them all, once it is known how many there are.
    pub(super) fn cost(self) -> Option<Cost> {
        self.known.with(|known| {
            let counts = known.lists.iter().map(|list| list.functions.len());
            let counts: Vec<usize> = counts.collect();
            let is_known = !known.is_loading() && known.error.is_none();
            is_known.then(|| Cost::of(&counts, PAGE))
        })
    }
}

impl Namespaces {
    fn is_loading(&self) -> bool {
        self.is_finding || self.lists.iter().any(|list| list.is_loading)
    }

    /// These are the namespaces. What is known of them stays until it is read anew.
    fn begin(&mut self, names: &[String]) {
        let mut before = std::mem::take(&mut self.lists);
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
        self.lists = names.iter().map(list).collect();
        self.is_finding = false;
        self.error = None;
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
