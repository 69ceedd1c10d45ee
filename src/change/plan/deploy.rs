//! The plan of a deployment in the default alias scheme, without an exposure window.
//!
//! New code on `$LATEST` is served at once to whoever `$DEFAULT` sends there. So before an upload
//! `$DEFAULT` is pinned to a published version, and only when the new code is `Active` does
//! `$LATEST` get the share that was asked for. The upload itself looks at the pin once more.

use super::Planned;
use super::alias::{existing, warnings_of};
use super::check::check_text;
use super::version::make_version;
use crate::change::{
    AliasState, AliasWrite, Deploy, Package, Problem, Snapshot, Step, Upload, Wait, Warning,
};
use crate::scf::{Alias, UpdateFunctionCode};
use crate::traffic::{AliasName, Routing, Split, Version, Weight};

pub(super) fn deploy(deploy: &Deploy, snapshot: &Snapshot) -> Planned {
    let problems = check(deploy, snapshot);
    if !problems.is_empty() {
        return Err(problems);
    }
    let present = existing(&AliasName::default_alias(), snapshot)?;
    let mut work = Work {
        snapshot,
        present: present.clone(),
        last: snapshot.newest_published(),
        next: snapshot.next_version(),
        steps: Vec::new(),
    };
    let mut warnings = warnings(deploy, present, snapshot);
    if deploy.publish_first {
        work.publish("");
    }
    if let Some(package) = &deploy.code {
        work.pin(deploy.share.is_some());
        work.upload(package, deploy.share.is_some());
    }
    if let Some(description) = &deploy.publish {
        work.publish(description);
    }
    if let Some(share) = deploy.share {
        match work.last {
            Some(last) => work.turn(&default_split(share, last)),
            None if work.steps.is_empty() => return Err(vec![Problem::OnlyLatest]),
            None => warnings.push(Warning::OnlyLatest),
        }
        if let Ok(split) = work.present.split()
            && split.main.is_latest()
        {
            warnings.extend(warnings_of(&work.present.name, &split));
        }
    }
    if work.steps.is_empty() {
        return Err(vec![Problem::NothingToChange]);
    }
    Ok((work.steps, warnings))
}

/// `$LATEST` with its share, the last published version with the rest.
///
/// With everything on `$LATEST` nothing else is bound: the older tool leaves the version before
/// bound at 0 %, where it can neither serve nor be deleted.
fn default_split(share: Weight, last: Version) -> Split {
    if share == Weight::FULL {
        Split::all(Version::Latest)
    } else {
        Split::weighted(Version::Latest, last, share.complement())
    }
}

/// A plan as it grows.
struct Work<'a> {
    snapshot: &'a Snapshot,
    /// `$DEFAULT` as the steps so far leave it.
    present: Alias,
    /// The last published version by then.
    last: Option<Version>,
    /// The next version to be published.
    next: Version,
    steps: Vec<Step>,
}

impl Work<'_> {
    fn publish(&mut self, description: &str) {
        let (made, steps) = make_version(description, self.next, self.snapshot);
        self.steps.extend(steps);
        self.last = Some(made);
        self.next = made.following();
    }

    /// Takes `$LATEST` out of service before its code changes, if anybody is sent there.
    fn pin(&mut self, wanted: bool) {
        let Some(last) = self.last.filter(|_| wanted) else {
            return;
        };
        let share = self
            .present
            .split()
            .ok()
            .and_then(|split| split.share(Version::Latest));
        if share != Some(Weight::ZERO) {
            self.turn(&default_split(Weight::ZERO, last));
        }
    }

    /// Gives `$DEFAULT` another split, if it is another.
    fn turn(&mut self, split: &Split) {
        let after = Alias {
            function_version: split.main,
            routing_config: self.present.routing_config.with(&split.routing),
            mod_time: String::new(),
            ..self.present.clone()
        };
        if after.says_the_same(&self.present) {
            return;
        }
        let before = std::mem::replace(&mut self.present, after.clone());
        let [base, goal] = [before, after].map(|alias| AliasState::Is(Box::new(alias)));
        let write = AliasWrite::between(&self.snapshot.target, base, goal);
        self.steps.push(Step::Alias(write));
    }

    fn upload(&mut self, package: &Package, guarded: bool) {
        let target = self.snapshot.target.clone();
        let guard = (guarded && self.last.is_some())
            .then(|| AliasState::Is(Box::new(self.present.clone())));
        self.steps.push(Step::Upload(Upload {
            request: UpdateFunctionCode {
                function_name: target.function.clone(),
                namespace: target.namespace.clone(),
                handler: None,
                zip_file: package.base64.clone(),
            },
            file_name: package.file_name.clone(),
            size: package.size,
            guard,
        }));
        self.steps.push(Step::Wait(Wait {
            target,
            version: Version::Latest,
        }));
    }
}

fn check(deploy: &Deploy, snapshot: &Snapshot) -> Vec<Problem> {
    let mut problems = Vec::new();
    let nothing = deploy.code.is_none()
        && deploy.publish.is_none()
        && deploy.share.is_none()
        && !deploy.publish_first;
    if nothing {
        problems.push(Problem::NothingToDeploy);
    }
    if let Some(package) = &deploy.code
        && package.base64.len() > Package::LARGEST_BASE64
    {
        problems.push(Problem::PackageTooLarge { size: package.size });
    }
    problems.extend(deploy.publish.as_deref().and_then(check_text));
    let status = &snapshot.function.status;
    let touches = deploy.code.is_some() || deploy.publish.is_some() || deploy.publish_first;
    // New code is how a failed update is mended; publishing what failed is not.
    let publishes_failed = status.is_failed() && (deploy.code.is_none() || deploy.publish_first);
    if touches && (status.is_changing() || publishes_failed) {
        problems.push(Problem::FunctionNotActive {
            status: status.clone(),
        });
    }
    problems
}

fn warnings(deploy: &Deploy, present: &Alias, snapshot: &Snapshot) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let split = present.split();
    if deploy.share.is_some() {
        match &split {
            Err(_) => warnings.push(Warning::UnreadableIsReplaced),
            Ok(Split {
                routing: Routing::Rules(rules),
                ..
            }) => warnings.push(Warning::RulesAreReplaced { count: rules.len() }),
            Ok(_) => {}
        }
    }
    let share_of_latest = |alias: &Alias| {
        let share = alias.split().ok()?.share(Version::Latest);
        share.filter(|share| share.is_served())
    };
    if deploy.code.is_some() {
        let last = snapshot.newest_published();
        let pinned = deploy.share.is_some() && (last.is_some() || deploy.publish_first);
        if let (Some(share), Some(version)) = (share_of_latest(present), last)
            && pinned
            && !deploy.publish_first
        {
            warnings.push(Warning::PinServesOlder { version, share });
        }
        let aliases = snapshot.aliases.iter();
        let exposed = aliases.filter(|alias| !(pinned && alias.name.is_default()));
        let exposed: Vec<_> = exposed
            .filter_map(|alias| Some((alias.name.clone(), share_of_latest(alias)?)))
            .collect();
        if !exposed.is_empty() {
            warnings.push(Warning::NewCodeIsServed { aliases: exposed });
        }
    }
    if deploy.publish.is_some() || deploy.publish_first {
        warnings.push(Warning::CannotBeUndone);
    }
    warnings
}
