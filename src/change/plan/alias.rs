//! Plans for aliases: create, update, delete, finish a rollout, put back.

use super::Planned;
use super::check::{check_split, check_text};
use crate::change::{AliasState, AliasWrite, Field, Problem, Snapshot, Step, Warning};
use crate::scf::{Alias, RoutingConfig};
use crate::traffic::{AliasName, Routing, Split, Version, Weight};

pub(super) fn create(name: &str, split: &Split, description: &str, snapshot: &Snapshot) -> Planned {
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
    Ok((vec![Step::Alias(write)], warnings))
}

pub(super) fn update(
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
        // It has not been changed yet.
        mod_time: String::new(),
        ..before.clone()
    };
    if after.says_the_same(before) {
        return Err(vec![Problem::NothingToChange]);
    }
    let [base, goal] = [before.clone(), after].map(|alias| AliasState::Is(Box::new(alias)));
    Ok((
        vec![Step::Alias(AliasWrite::between(
            &snapshot.target,
            base,
            goal,
        ))],
        warnings,
    ))
}

pub(super) fn delete(name: &AliasName, snapshot: &Snapshot) -> Planned {
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
        vec![Step::Alias(AliasWrite::between(
            &snapshot.target,
            base,
            goal,
        ))],
        warnings,
    ))
}

/// Promotes or rolls back: whatever `end` makes of the present split.
pub(super) fn finish(
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

/// The alias of this name, or the one that was perhaps meant.
pub(super) fn existing<'a>(
    name: &AliasName,
    snapshot: &'a Snapshot,
) -> Result<&'a Alias, Vec<Problem>> {
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

pub(super) fn warnings_of(alias: &AliasName, split: &Split) -> Vec<Warning> {
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
