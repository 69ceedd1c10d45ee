//! A function to read lines against.

use halftone::change::{Change, Target};
use halftone::sls::{Action, Known, KnownAlias, KnownFunction, Refusal, Resolved, parse};
use halftone::traffic::{AliasName, Split, Version, Weight};

pub(crate) const LATEST: Version = Version::Latest;

pub(crate) fn version(number: u32) -> Version {
    Version::Published(number)
}

pub(crate) fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

pub(crate) fn alias(name: &str) -> AliasName {
    AliasName::from_cloud(name)
}

/// `my-function` with versions 1 to 5 and these aliases.
pub(crate) fn function(aliases: &[(&str, Split)]) -> KnownFunction {
    let aliases = aliases.iter().map(|(name, split)| KnownAlias {
        name: alias(name),
        main: split.main,
        split: Some(split.clone()),
    });
    KnownFunction {
        target: Target {
            namespace: "default".into(),
            function: "my-function".into(),
        },
        versions: (1..=5).map(version).chain([LATEST]).collect(),
        aliases: aliases.collect(),
    }
}

/// The page shows `my-function`, one of three functions.
pub(crate) fn showing(aliases: &[(&str, Split)]) -> Known {
    let functions = ["my-function", "my-other-function", "checkout"];
    Known {
        region: "ap-guangzhou".into(),
        namespace: "default".into(),
        function: Some("my-function".into()),
        functions: functions.map(str::to_owned).to_vec(),
        read: Some(function(aliases)),
    }
}

/// `$DEFAULT`, `routing-alias`, and `alias-prod` on version 4 with `$LATEST` at 0 %.
pub(crate) fn usual() -> Known {
    showing(&[
        ("$DEFAULT", Split::all(LATEST)),
        (
            "routing-alias",
            Split::weighted(version(1), version(2), percent(50)),
        ),
        (
            "alias-prod",
            Split::weighted(version(4), LATEST, Weight::ZERO),
        ),
    ])
}

/// What every command of a text comes to.
pub(crate) fn resolve(text: &str, known: &Known) -> Result<Vec<Resolved>, Refusal> {
    let commands = parse(text)?;
    commands
        .iter()
        .map(|command| command.resolve(known))
        .collect()
}

/// The only change of a text.
pub(crate) fn change(text: &str, known: &Known) -> Change {
    let mut resolved = resolve(text, known).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
    assert_eq!(resolved.len(), 1, "{text}");
    match resolved.remove(0).action {
        Action::Change(change) => change,
        other => panic!("{text}: {other:?}"),
    }
}

/// Why a text is refused.
pub(crate) fn refusal(text: &str, known: &Known) -> Refusal {
    match resolve(text, known) {
        Ok(resolved) => panic!("{text} was taken for {resolved:?}"),
        Err(refusal) => refusal,
    }
}
