//! From a command to a change of the function at hand.

use std::ops::Range;

use super::command::{At, Command, Named, Verb};
use super::known::{Known, KnownFunction};
use super::refusal::nearest;
use super::{Hint, Needed, Problem, Refusal};
use crate::change::{self, Change, Deploy, Target};
use crate::traffic::{self, AliasName, Split, Version};

/// What a command asks for, of which function.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The function.
    pub target: Target,
    /// What to do with it.
    pub action: Action,
    /// What to know about the line.
    pub hints: Vec<Hint>,
}

/// What a command comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A change, to be planned and previewed like any other.
    Change(Change),
    /// The aliases are to be shown.
    ListAliases,
    /// A deploy of code alone. A line carries none, so there is nothing to plan yet.
    NeedsCode(Deploy),
}

impl Command {
    /// The function that the command is about, by what it says and what the page shows.
    pub fn target(&self, known: &Known) -> Result<Target, Refusal> {
        let inputs = &self.inputs;
        if let Some(region) = &inputs.region
            && region.value != known.region
        {
            let shown = known.region.clone();
            let refusal = Refusal::new(region.at.clone(), Problem::OtherRegion { shown });
            return Err(refusal);
        }
        let namespace = match &inputs.namespace {
            Some(namespace) => namespace.value.clone(),
            None => known.namespace.clone(),
        };
        let Some(function) = &inputs.function else {
            let function = known.function.clone();
            let missing = || Refusal::new(self.verb_at.clone(), Problem::FunctionMissing);
            return Ok(Target {
                namespace,
                function: function.ok_or_else(missing)?,
            });
        };
        let listed = namespace == known.namespace && !known.functions.is_empty();
        if listed && !known.functions.contains(&function.value) {
            return Err(self.no_such_function(function, known));
        }
        Ok(Target {
            namespace,
            function: function.value.clone(),
        })
    }

    /// What the command comes to. Aliases and versions are checked if those of its function are
    /// known.
    pub fn resolve(&self, known: &Known) -> Result<Resolved, Refusal> {
        let target = self.target(known)?;
        let function = known.of(&target);
        let mut hints = self.hints.clone();
        if self.inputs.function.is_none() {
            let function = target.function.clone();
            hints.push(Hint::FunctionOnScreen { function });
        }
        let action = match self.verb {
            Verb::Deploy => {
                let action = self.deploy();
                hints.push(match action {
                    Action::NeedsCode(_) => Hint::CodeComesFromForm,
                    _ => Hint::WithoutCode,
                });
                action
            }
            Verb::PublishVersion => Action::Change(Change::PublishVersion {
                description: self.description()?.unwrap_or_default(),
            }),
            Verb::CreateAlias => Action::Change(self.create(function)?),
            Verb::UpdateAlias => Action::Change(self.update(function)?),
            Verb::DeleteAlias => Action::Change(Change::DeleteAlias {
                alias: self.existing(function)?,
            }),
            Verb::ListAliases => Action::ListAliases,
        };
        Ok(Resolved {
            target,
            action,
            hints,
        })
    }

    fn deploy(&self) -> Action {
        let publish = self.inputs.publish == Some(true);
        let share = self.inputs.traffic;
        let deploy = Deploy {
            publish: publish.then(String::new),
            share,
            ..Deploy::default()
        };
        if publish || share.is_some() {
            Action::Change(Change::Deploy(deploy))
        } else {
            Action::NeedsCode(deploy)
        }
    }

    fn create(&self, function: Option<&KnownFunction>) -> Result<Change, Refusal> {
        let name = self.name()?;
        let alias = AliasName::for_new(&name.value).map_err(|problem| rule(name, problem))?;
        if function.is_some_and(|function| function.alias(&alias).is_some()) {
            let problem = Problem::Change(change::Problem::AliasExists { alias });
            let refusal = Refusal::new(name.at.clone(), problem);
            let verb = Verb::UpdateAlias.name();
            return Err(refusal.replacing_at(&self.text, &self.verb_at, verb));
        }
        Ok(Change::CreateAlias {
            split: self.split(&alias, function)?,
            alias: alias.to_string(),
            description: self.description()?.unwrap_or_default(),
        })
    }

    fn update(&self, function: Option<&KnownFunction>) -> Result<Change, Refusal> {
        let alias = self.existing(function)?;
        Ok(Change::UpdateSplit {
            split: self.split(&alias, function)?,
            alias,
            description: self.description()?,
        })
    }

    /// The alias that the command names, which must be there.
    fn existing(&self, function: Option<&KnownFunction>) -> Result<AliasName, Refusal> {
        let name = self.name()?;
        let alias: AliasName = name.value.parse().map_err(|problem| rule(name, problem))?;
        let Some(function) = function.filter(|function| function.alias(&alias).is_none()) else {
            return Ok(alias);
        };
        let names = function.aliases.iter().map(|alias| alias.name.as_str());
        let near = nearest(alias.as_str(), names).map(AliasName::from_cloud);
        let problem = Problem::Change(change::Problem::AliasNotFound {
            alias,
            nearest: near.clone(),
        });
        let refusal = Refusal::new(name.at.clone(), problem);
        Err(match near {
            Some(near) => refusal.replacing(&self.text, &super::quoted(near.as_str())),
            None => refusal,
        })
    }

    /// The split that the command asks for, checked against the versions that there are.
    fn split(&self, alias: &AliasName, function: Option<&KnownFunction>) -> Result<Split, Refusal> {
        let known = function.and_then(|function| function.alias(alias));
        if let Some(refusal) = self.placeholders(known, function) {
            return Err(refusal);
        }
        let Some((main, main_at)) = self.inputs.version.as_ref().and_then(number) else {
            return Err(self.needs(Needed::Version));
        };
        let other = self.inputs.weights.iter().flatten().next();
        let other = other.and_then(|(named, weight)| Some((number(named)?, *weight)));
        let (split, other_at) = match other {
            Some(((version, at), weight)) => (Split::weighted(main, version, weight), at),
            None => (Split::all(main), main_at),
        };
        let existing = match function {
            Some(function) => function.versions.clone(),
            None => split.bound_versions(),
        };
        match split.check(&existing).into_iter().next() {
            None => Ok(split),
            Some(problem) => {
                let of_main = matches!(&problem, traffic::Problem::VersionNotFound { version, .. } if *version == main);
                let at = if of_main { main_at } else { other_at };
                Err(Refusal::new(at.clone(), problem.into()))
            }
        }
    }

    fn name(&self) -> Result<&At<String>, Refusal> {
        let name = self.inputs.name.as_ref();
        name.ok_or_else(|| self.needs(Needed::Name))
    }

    fn description(&self) -> Result<Option<String>, Refusal> {
        let Some(text) = &self.inputs.description else {
            return Ok(None);
        };
        traffic::check_description(&text.value).map_err(|problem| rule(text, problem))?;
        Ok(Some(text.value.clone()))
    }

    fn needs(&self, needed: Needed) -> Refusal {
        let verb = self.verb;
        Refusal::new(self.verb_at.clone(), Problem::KeyNeeded { needed, verb })
    }

    fn no_such_function(&self, function: &At<String>, known: &Known) -> Refusal {
        let names = known.functions.iter().map(String::as_str);
        let near = nearest(&function.value, names);
        let problem = Problem::FunctionNotFound {
            function: function.value.clone(),
            nearest: near.map(str::to_owned),
        };
        let refusal = Refusal::new(function.at.clone(), problem);
        match near {
            Some(near) => refusal.replacing(&self.text, &super::quoted(near)),
            None => refusal,
        }
    }
}

/// A version and its place; nothing for `n` and `n+1`.
fn number(named: &At<Named>) -> Option<(Version, &Range<usize>)> {
    match named.value {
        Named::Version(version) => Some((version, &named.at)),
        Named::Stable | Named::Next => None,
    }
}

fn rule(text: &At<String>, problem: traffic::Problem) -> Refusal {
    Refusal::new(text.at.clone(), problem.into())
}
