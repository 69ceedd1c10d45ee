//! One region of the account: its namespaces and their functions.

use super::answer::{Refusal, refusal};
use super::function::Function;
use super::lifecycle::Status;
use super::parameters::Parameters;
use super::quota;
use super::table::Table;
use crate::scf;
use crate::tc3::Received;

/// The namespace that every region has.
pub(super) const DEFAULT: &str = "default";

/// One region of the account.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) namespaces: Table<Namespace>,
    /// How many functions a namespace may have.
    pub(super) functions: usize,
}

/// A namespace.
#[derive(Debug, Default)]
pub(super) struct Namespace {
    pub(super) description: String,
    /// When it was made and last changed, in milliseconds since 1970.
    pub(super) added: u64,
    pub(super) modified: u64,
    pub(super) functions: Table<Function>,
}

impl Region {
    /// A region with nothing but the default namespace.
    pub(super) fn new() -> Self {
        let mut namespaces = Table::default();
        namespaces.insert(DEFAULT, Namespace::default());
        Self {
            namespaces,
            functions: quota::FUNCTIONS,
        }
    }

    /// The namespace that a call names, `default` if it names none.
    pub(super) fn namespace(&mut self, parameters: &Parameters) -> Result<&mut Namespace, Refusal> {
        let name = namespace_name(parameters);
        self.namespaces
            .get_mut(name)
            .ok_or_else(|| no_namespace(name))
    }

    /// The function that a call names.
    pub(super) fn function(&mut self, parameters: &Parameters) -> Result<&mut Function, Refusal> {
        let name = parameters.word("FunctionName");
        let namespace = self.namespace(parameters)?;
        namespace.functions.get_mut(name).ok_or_else(|| {
            let message = format!("There is no function `{name}` in this namespace.");
            refusal("ResourceNotFound.Function", message)
        })
    }

    /// A function, for looking at only.
    pub(super) fn peek(&self, namespace: &str, function: &str) -> Option<&Function> {
        self.namespaces.get(namespace)?.functions.get(function)
    }

    /// Lets all requests come that functions get up to a second since 1970.
    pub(super) fn catch_up(&mut self, until: u64) {
        for namespace in self.namespaces.values_mut() {
            for function in namespace.functions.values_mut() {
                function.catch_up(until);
            }
        }
    }

    /// A function that is to be changed behind the API's back.
    pub(super) fn reach(&mut self, namespace: &str, function: &str) -> Option<&mut Function> {
        self.namespaces
            .get_mut(namespace)?
            .functions
            .get_mut(function)
    }

    /// Removes the functions whose deletion is over.
    pub(super) fn forget_deleted(&mut self, now: u64) {
        for namespace in self.namespaces.values_mut() {
            namespace
                .functions
                .retain(|function| function.latest.lifecycle.at(now) != Status::Gone);
        }
    }
}

/// The namespace that a call names, `default` if it names none.
pub(super) fn namespace_name(parameters: &Parameters) -> &str {
    parameters.text("Namespace").unwrap_or(DEFAULT)
}

/// A namespace that does not exist.
pub(super) fn no_namespace(name: &str) -> Refusal {
    let message = format!("There is no namespace `{name}` in this region.");
    refusal("ResourceNotFound.Namespace", message)
}

/// The region that a request is for.
pub(super) fn find(received: &Received<'_>) -> Result<&'static str, Refusal> {
    let Some(wanted) = received.header("x-tc-region") else {
        return Err(refusal(
            "MissingParameter",
            "The header X-TC-Region is required: for example ap-guangzhou.",
        ));
    };
    let known = scf::Region::named(wanted).map(scf::Region::name);
    known.ok_or_else(|| {
        let message = format!("There is no region `{wanted}`.");
        refusal("UnsupportedRegion", message)
    })
}
