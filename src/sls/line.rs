//! From a change back to the line that asks for it.

use std::fmt;

use serde_json::Value;

use super::quote::quoted;
use super::{Loss, Verb};
use crate::change::{AliasState, AliasWrite, Change, Deploy, Plan, Step, Target};
use crate::traffic::{Routing, Split};

/// A line, and what the existing tool would lose with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line. [`parse`](super::parse()) reads the same change from it, but for what a line cannot
    /// carry: code, and the description of a deployed version.
    pub text: String,
    /// What the tool would lose.
    pub loses: Vec<Loss>,
}

/// Why there is no line for a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoLine {
    /// A routing by match rules, or one that cannot be read.
    Rules,
    /// Triggers belong into the `serverless.yml`.
    Triggers,
    /// Log topics belong into the `serverless.yml`.
    Logs,
    /// Nothing deletes a version.
    VersionDeletion,
    /// What is sent depends on the split that the alias has: see [`lines`].
    DependsOnSplit,
}

impl fmt::Display for NoLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rules => "sls has no command for match rules.",
            Self::Triggers => {
                "sls has no command for triggers: it takes them from serverless.yml when it deploys."
            }
            Self::Logs => {
                "sls has no command for logs: it takes the topic from cls in serverless.yml when it deploys."
            }
            Self::VersionDeletion => "sls has no command that deletes a version.",
            Self::DependsOnSplit => "The line depends on the split that the alias has.",
        })
    }
}

/// The lines that do what a plan does, in order. A part of it that has no line says why.
pub fn lines(plan: &Plan) -> Vec<Result<Line, NoLine>> {
    let target = &plan.target;
    if !matches!(
        plan.change,
        Change::Promote { .. } | Change::RollBack { .. } | Change::Restore { .. }
    ) {
        let mut line = line(&plan.change, target);
        // There is no description to lose.
        if let (Ok(line), Some(before)) = (&mut line, plan.before())
            && before.description.is_empty()
        {
            line.loses
                .retain(|loss| !matches!(loss, Loss::Description | Loss::DefaultDescription));
        }
        return vec![line];
    }
    let mut lines: Vec<Result<Line, NoLine>> = Vec::new();
    for step in &plan.steps {
        let next = match step {
            Step::Alias(write) => of_write(write, target),
            Step::Trigger(_) => Err(NoLine::Triggers),
            Step::Logs(_) => Err(NoLine::Logs),
            Step::DeleteVersion(_) => Err(NoLine::VersionDeletion),
            Step::Upload(_) | Step::Publish(_) | Step::Wait(_) => continue,
        };
        if next.is_ok() || !lines.contains(&next) {
            lines.push(next);
        }
    }
    lines
}

/// The line for one write to an alias.
fn of_write(write: &AliasWrite, target: &Target) -> Result<Line, NoLine> {
    let change = match (&write.base, &write.goal) {
        (_, AliasState::Absent(alias)) => Change::DeleteAlias {
            alias: alias.clone(),
        },
        (AliasState::Absent(_), AliasState::Is(goal)) => Change::CreateAlias {
            alias: goal.name.to_string(),
            split: goal.split().map_err(|_| NoLine::Rules)?,
            description: goal.description.clone(),
        },
        (AliasState::Is(base), AliasState::Is(goal)) => Change::UpdateSplit {
            alias: goal.name.clone(),
            split: goal.split().map_err(|_| NoLine::Rules)?,
            // Given, it is not cleared.
            description: (!base.description.is_empty() || !goal.description.is_empty())
                .then(|| goal.description.clone()),
        },
    };
    let mut line = line(&change, target)?;
    line.loses.retain(|loss| *loss != Loss::Description);
    Ok(line)
}

/// The line that asks for a change of this function, or why there is none.
pub fn line(change: &Change, target: &Target) -> Result<Line, NoLine> {
    match change {
        Change::CreateAlias {
            alias,
            split,
            description,
        } => {
            let text = Text::of(Verb::CreateAlias).input("name", alias);
            let text = text.function(target).split(split)?;
            let described = (!description.is_empty()).then_some(description.as_str());
            Ok(text.described(described).with(weights_lost(split)))
        }
        Change::UpdateSplit {
            alias,
            split,
            description,
        } => {
            let text = Text::of(Verb::UpdateAlias).input("name", alias.as_str());
            let text = text.function(target).split(split)?;
            let mut loses = weights_lost(split);
            loses.extend(description.is_none().then_some(Loss::Description));
            Ok(text.described(description.as_deref()).with(loses))
        }
        Change::DeleteAlias { alias } => {
            let text = Text::of(Verb::DeleteAlias).input("name", alias.as_str());
            let elsewhere = (target.namespace != DEFAULT_NAMESPACE).then_some(Loss::Namespace);
            Ok(text.function(target).with(elsewhere.into_iter().collect()))
        }
        Change::PublishVersion { description } => {
            let text = Text::of(Verb::PublishVersion).function(target);
            let described = (!description.is_empty()).then_some(description.as_str());
            Ok(text.described(described).with(Vec::new()))
        }
        Change::Deploy(deploy) => Ok(of_deploy(deploy)),
        Change::Promote { .. } | Change::RollBack { .. } | Change::Restore { .. } => {
            Err(NoLine::DependsOnSplit)
        }
        Change::DeleteVersion { .. } => Err(NoLine::VersionDeletion),
        Change::Triggers(_) => Err(NoLine::Triggers),
        Change::WriteLogs { .. } => Err(NoLine::Logs),
    }
}

/// The namespace that every account has, and that a line without one means.
const DEFAULT_NAMESPACE: &str = "default";

/// The function of a deploy stands in the tool's `serverless.yml`, not in the line.
fn of_deploy(deploy: &Deploy) -> Line {
    let mut text = Text::of(Verb::Deploy);
    let mut loses = Vec::new();
    if let Some(description) = &deploy.publish {
        text = text.input("publish", "true");
        loses.extend((!description.is_empty()).then_some(Loss::VersionDescription));
    }
    if deploy.code.is_none() {
        loses.push(Loss::Upload);
    }
    if let Some(share) = deploy.share {
        text = text.input("traffic", &share.fraction_text());
        loses.extend([Loss::LastVersion, Loss::DefaultDescription]);
    }
    loses.extend([Loss::ExposureWindow, Loss::Triggers]);
    text.with(loses)
}

/// The tool drops weights. A split without any has none to lose.
fn weights_lost(split: &Split) -> Vec<Loss> {
    match split.routing {
        Routing::Weighted { .. } => vec![Loss::Weights { main: split.main }],
        Routing::MainOnly | Routing::Rules(_) => Vec::new(),
    }
}

/// A line that is being written.
struct Text {
    text: String,
    has_inputs: bool,
}

impl Text {
    fn of(verb: Verb) -> Self {
        Self {
            text: format!("sls {verb}"),
            has_inputs: false,
        }
    }

    fn input(mut self, key: &str, value: &str) -> Self {
        if !self.has_inputs {
            self.text.push_str(" --inputs");
            self.has_inputs = true;
        }
        for part in [" ", key, "=", &quoted(value)] {
            self.text.push_str(part);
        }
        self
    }

    fn function(self, target: &Target) -> Self {
        let text = self.input("function", &target.function);
        if target.namespace == DEFAULT_NAMESPACE {
            text
        } else {
            text.input("namespace", &target.namespace)
        }
    }

    fn split(self, split: &Split) -> Result<Self, NoLine> {
        let weights = match &split.routing {
            Routing::MainOnly => String::new(),
            Routing::Weighted { version, weight } => {
                format!("\"{version}\":{}", weight.fraction_text())
            }
            Routing::Rules(_) => return Err(NoLine::Rules),
        };
        let config = format!("{{\"weights\":{{{weights}}}}}");
        let text = self.input("version", &split.main.to_string());
        Ok(text.input("config", &config))
    }

    /// The tool reads a value as JSON, then as a list, then as a number, and only then as a text.
    /// Words come through as they are; everything else is written as JSON.
    fn described(self, description: Option<&str>) -> Self {
        let Some(description) = description else {
            return self;
        };
        let word = |c: char| c.is_alphanumeric() || " -_.".contains(c);
        let is_text = description.starts_with(char::is_alphabetic)
            && description.chars().all(word)
            && !["true", "false", "null", "Infinity"].contains(&description);
        if is_text || description.is_empty() {
            self.input("description", description)
        } else {
            self.input("description", &Value::from(description).to_string())
        }
    }

    fn with(self, loses: Vec<Loss>) -> Line {
        Line {
            text: self.text,
            loses,
        }
    }
}
