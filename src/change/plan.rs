//! From a change to a plan: pure, with the shared validation.

use super::{
    AliasState, AliasWrite, Change, Done, Field, PlannedCall, Problem, Publish, Snapshot, Stage,
    Step, Target, Warning, Write,
};
use crate::scf::{
    Alias, CreateAlias, DeleteAlias, PublishVersion, RoutingConfig, Status, UpdateAlias,
};
use crate::traffic::{self, AliasName, Routing, Split, Version, Weight, check_description};

/// What will be done, in order, and what it will lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The function.
    pub target: Target,
    /// The change that it carries out.
    pub change: Change,
    /// The steps, never empty.
    pub steps: Vec<Step>,
    /// What to know before applying.
    pub warnings: Vec<Warning>,
}

/// Turns a change into a plan, or says everything that speaks against it.
///
/// Pure: the snapshot is all that it knows of the cloud, and what it was read from is what
/// [`execute`](super::execute()) compares with before it writes.
pub fn plan(change: &Change, snapshot: &Snapshot) -> Result<Plan, Vec<Problem>> {
    let (step, warnings) = match change {
        Change::CreateAlias {
            alias,
            split,
            description,
        } => create(alias, split, description, snapshot),
        Change::UpdateSplit {
            alias,
            split,
            description,
        } => update(alias, split, description.as_deref(), snapshot),
        Change::DeleteAlias { alias } => delete(alias, snapshot),
        Change::PublishVersion { description } => publish(description, snapshot),
        Change::Promote { alias } => finish(alias, snapshot, Split::promoted),
        Change::RollBack { alias } => finish(alias, snapshot, Split::rolled_back),
        Change::Restore { alias } => Ok((restore(alias, snapshot), Vec::new())),
    }?;
    let (target, change) = (snapshot.target.clone(), change.clone());
    Ok(Plan {
        target,
        change,
        steps: vec![step],
        warnings,
    })
}

impl Plan {
    /// Everything that will happen, for whoever shows progress.
    pub fn stages(&self) -> Vec<Stage> {
        let steps = self.steps.iter().enumerate();
        steps
            .flat_map(|(step, of)| {
                of.phases()
                    .into_iter()
                    .map(move |phase| Stage { step, phase })
            })
            .collect()
    }

    /// The calls that will be made if nothing goes wrong.
    pub fn calls(&self) -> Vec<PlannedCall> {
        self.steps.iter().flat_map(Step::calls).collect()
    }

    /// The alias before, as it was seen; nothing if the plan is not about an alias or creates it.
    pub fn before(&self) -> Option<&Alias> {
        self.alias_writes()
            .next()
            .and_then(|write| write.base.alias())
    }

    /// The alias afterwards; nothing if the plan is not about an alias or deletes it.
    pub fn after(&self) -> Option<&Alias> {
        self.alias_writes()
            .last()
            .and_then(|write| write.goal.alias())
    }

    /// The plan that takes this one back, once it is done.
    ///
    /// Its base is what this plan left behind, not what the cloud has by then: whoever changed the
    /// alias in between is found as a conflict, not overwritten.
    pub fn undo(&self, done: &Done) -> Option<Self> {
        let [Step::Alias(write)] = self.steps.as_slice() else {
            return None;
        };
        let base = match &done.after {
            Some(alias) => AliasState::Is(Box::new(alias.clone())),
            None => AliasState::Absent(write.goal.name().clone()),
        };
        let goal = write.base.clone();
        let change = match &goal {
            AliasState::Is(alias) => Change::Restore {
                alias: alias.clone(),
            },
            AliasState::Absent(alias) => Change::DeleteAlias {
                alias: alias.clone(),
            },
        };
        let target = self.target.clone();
        let step = Step::Alias(AliasWrite::between(&target, base, goal));
        Some(Self {
            target,
            change,
            steps: vec![step],
            warnings: Vec::new(),
        })
    }

    fn alias_writes(&self) -> impl Iterator<Item = &AliasWrite> {
        self.steps.iter().filter_map(|step| match step {
            Step::Alias(write) => Some(write),
            Step::Publish(_) => None,
        })
    }
}

impl AliasWrite {
    /// The write that leads from one state of an alias to another.
    fn between(target: &Target, base: AliasState, goal: AliasState) -> Self {
        let (function_name, namespace) = (target.function.clone(), target.namespace.clone());
        let write = match (&base, &goal) {
            (_, AliasState::Absent(name)) => Write::Delete(DeleteAlias {
                function_name,
                namespace,
                name: name.clone(),
            }),
            (AliasState::Absent(_), AliasState::Is(alias)) => Write::Create(CreateAlias {
                function_name,
                namespace,
                name: alias.name.clone(),
                function_version: alias.function_version,
                routing_config: alias.routing_config.clone(),
                description: alias.description.clone(),
            }),
            (AliasState::Is(_), AliasState::Is(alias)) => Write::Update(UpdateAlias {
                function_name,
                namespace,
                name: alias.name.clone(),
                function_version: alias.function_version,
                routing_config: alias.routing_config.clone(),
                description: alias.description.clone(),
            }),
        };
        Self { write, base, goal }
    }
}

type Planned = Result<(Step, Vec<Warning>), Vec<Problem>>;

fn create(name: &str, split: &Split, description: &str, snapshot: &Snapshot) -> Planned {
    let mut problems = check_split(split, snapshot);
    problems.extend(check_text(description));
    let name = match AliasName::for_new(name) {
        Ok(name) if snapshot.alias(&name).is_some() => {
            problems.insert(
                0,
                Problem::AliasExists {
                    alias: name.clone(),
                },
            );
            name
        }
        Ok(name) => name,
        Err(problem) => {
            problems.insert(
                0,
                Problem::Rule {
                    field: Field::AliasName,
                    problem,
                },
            );
            return Err(problems);
        }
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let warnings = warnings_of(&name, split);
    let goal = Alias {
        name: name.clone(),
        function_version: split.main,
        routing_config: RoutingConfig::default().with(&split.routing),
        description: description.to_owned(),
        add_time: String::new(),
        mod_time: String::new(),
    };
    let goal = AliasState::Is(Box::new(goal));
    let write = AliasWrite::between(&snapshot.target, AliasState::Absent(name), goal);
    Ok((Step::Alias(write), warnings))
}

fn update(
    name: &AliasName,
    split: &Split,
    description: Option<&str>,
    snapshot: &Snapshot,
) -> Planned {
    let before = existing(name, snapshot)?;
    let mut problems = check_split(split, snapshot);
    problems.extend(description.and_then(check_text));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut warnings = warnings_of(name, split);
    let present = before.split();
    match &present {
        Err(_) => warnings.push(Warning::UnreadableIsReplaced),
        Ok(Split {
            routing: Routing::Rules(rules),
            ..
        }) if present.as_ref() != Ok(split) => {
            warnings.push(Warning::RulesAreReplaced { count: rules.len() });
        }
        Ok(_) => {}
    }
    let after = Alias {
        function_version: split.main,
        routing_config: before.routing_config.with(&split.routing),
        description: description.unwrap_or(&before.description).to_owned(),
        ..before.clone()
    };
    if after.says_the_same(before) {
        return Err(vec![Problem::NothingToChange]);
    }
    let [base, goal] = [before.clone(), after].map(|alias| AliasState::Is(Box::new(alias)));
    Ok((
        Step::Alias(AliasWrite::between(&snapshot.target, base, goal)),
        warnings,
    ))
}

fn delete(name: &AliasName, snapshot: &Snapshot) -> Planned {
    if name.is_default() {
        return Err(vec![Problem::DefaultAliasStays]);
    }
    let before = existing(name, snapshot)?;
    let triggers = snapshot.triggers_of(name);
    let warnings = if triggers.is_empty() {
        Vec::new()
    } else {
        vec![Warning::TriggersAreBound { triggers }]
    };
    let base = AliasState::Is(Box::new(before.clone()));
    let goal = AliasState::Absent(name.clone());
    Ok((
        Step::Alias(AliasWrite::between(&snapshot.target, base, goal)),
        warnings,
    ))
}

fn publish(description: &str, snapshot: &Snapshot) -> Planned {
    let mut problems: Vec<Problem> = check_text(description).into_iter().collect();
    let status = &snapshot.function.status;
    if status.is_changing() || status.is_failed() {
        problems.push(Problem::FunctionNotActive {
            status: status.clone(),
        });
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let request = PublishVersion {
        function_name: snapshot.target.function.clone(),
        namespace: snapshot.target.namespace.clone(),
        description: description.to_owned(),
    };
    let step = Step::Publish(Publish {
        request,
        known: snapshot.version_names(),
    });
    Ok((step, vec![Warning::CannotBeUndone]))
}

/// Promotes or rolls back: whatever `end` makes of the present split.
fn finish(
    name: &AliasName,
    snapshot: &Snapshot,
    end: fn(&Split, &AliasName) -> Option<Split>,
) -> Planned {
    let before = existing(name, snapshot)?;
    let alias = name.clone();
    match before.split() {
        Err(problem) => Err(vec![Problem::RoutingUnreadable { alias, problem }]),
        Ok(Split {
            routing: Routing::Rules(_),
            ..
        }) => Err(vec![Problem::RoutesByRules { alias }]),
        Ok(split) => match end(&split, name) {
            Some(ended) => update(name, &ended, None, snapshot),
            None => Err(vec![Problem::NoCanary { alias }]),
        },
    }
}

fn restore(alias: &Alias, snapshot: &Snapshot) -> Step {
    let base = match snapshot.alias(&alias.name) {
        Some(present) => AliasState::Is(Box::new(present.clone())),
        None => AliasState::Absent(alias.name.clone()),
    };
    let goal = AliasState::Is(Box::new(alias.clone()));
    Step::Alias(AliasWrite::between(&snapshot.target, base, goal))
}

/// The alias of this name, or the one that was perhaps meant.
fn existing<'a>(name: &AliasName, snapshot: &'a Snapshot) -> Result<&'a Alias, Vec<Problem>> {
    snapshot.alias(name).ok_or_else(|| {
        let distance = |alias: &&Alias| strsim::osa_distance(alias.name.as_str(), name.as_str());
        let nearest = snapshot
            .aliases
            .iter()
            .min_by_key(distance)
            .filter(|alias| distance(alias) <= 2);
        let nearest = nearest.map(|alias| alias.name.clone());
        vec![Problem::AliasNotFound {
            alias: name.clone(),
            nearest,
        }]
    })
}

fn check_split(split: &Split, snapshot: &Snapshot) -> Vec<Problem> {
    let rules = split
        .check(&snapshot.version_names())
        .into_iter()
        .map(|problem| {
            let field = match &problem {
                traffic::Problem::VersionNotFound { version, .. } if *version == split.main => {
                    Field::MainVersion
                }
                traffic::Problem::VersionNotFound { .. }
                | traffic::Problem::AdditionalIsMain { .. } => Field::AdditionalVersion,
                _ => Field::Rules,
            };
            Problem::Rule { field, problem }
        });
    rules
        .chain(
            split
                .bound_versions()
                .into_iter()
                .filter_map(|version| not_active(version, split, snapshot)),
        )
        .collect()
}

/// A published version must be `Active` to serve. `$LATEST` may be changing: it keeps serving what
/// it had.
fn not_active(version: Version, split: &Split, snapshot: &Snapshot) -> Option<Problem> {
    let status = snapshot.version(version).map(|info| &info.status)?;
    let serves = split.share(version).is_none_or(Weight::is_served);
    let unusable = matches!(
        status,
        Status::Publishing | Status::PublishFailed | Status::Creating | Status::CreateFailed
    );
    (!version.is_latest() && serves && unusable).then(|| Problem::VersionNotActive {
        version,
        status: status.clone(),
    })
}

fn check_text(description: &str) -> Option<Problem> {
    let problem = check_description(description).err()?;
    Some(Problem::Rule {
        field: Field::Description,
        problem,
    })
}

fn warnings_of(alias: &AliasName, split: &Split) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if split.share(Version::Latest) == Some(Weight::FULL) {
        warnings.push(Warning::UploadsAreLive {
            alias: alias.clone(),
        });
    }
    let idle = |(version, weight): &(Version, Weight)| (!weight.is_served()).then_some(*version);
    // `$LATEST` at 0 % is how the default alias waits for the next upload; it is no left-over.
    let left_over = split.shares().unwrap_or_default().iter().find_map(idle);
    warnings.extend(
        left_over
            .filter(|version| !version.is_latest())
            .map(|version| Warning::StaysBound { version }),
    );
    warnings
}
