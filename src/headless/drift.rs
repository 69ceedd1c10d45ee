//! Somebody else's change in three columns: what was there, what the rollout wants, what is there.

use crate::rollout::Drift;
use crate::scf::Alias;
use crate::traffic::{Split, Version};

/// A row for each version that has a share in one of the columns.
pub(super) fn columns(drift: &Drift) -> String {
    let columns = [&drift.base, &drift.ours, &drift.theirs].map(|alias| Column::of(alias.as_ref()));
    let mut versions: Vec<Version> = columns.iter().flat_map(Column::versions).collect();
    versions.sort_unstable();
    versions.dedup();
    let mut rows = vec![["", "was", "ours", "theirs"].map(ToOwned::to_owned)];
    if columns
        .iter()
        .any(|column| matches!(column, Column::Words(_)))
    {
        rows.push(row("", &columns, |column| match column {
            Column::Words(words) => words.clone(),
            Column::Shares(_) => String::new(),
        }));
    }
    for version in versions {
        rows.push(row(&version.to_string(), &columns, |column| {
            column.share(version)
        }));
    }
    let lines = rows.iter().map(|[version, was, ours, theirs]| {
        let line = format!("  {version:10}{was:>14}{ours:>14}{theirs:>14}");
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What an alias does, in a column.
enum Column {
    Shares(Vec<(Version, String)>),
    /// There are no shares to say.
    Words(String),
}

impl Column {
    fn of(alias: Option<&Alias>) -> Self {
        let Some(alias) = alias else {
            return Self::Words("no alias".to_owned());
        };
        let shares = |split: &Split| split.shares();
        match alias.split().ok().as_ref().map(shares) {
            Some(Some(shares)) => Self::Shares(
                shares
                    .iter()
                    .map(|(version, share)| (*version, share.to_string()))
                    .collect(),
            ),
            Some(None) => Self::Words("match rules".to_owned()),
            None => Self::Words("unreadable".to_owned()),
        }
    }

    fn versions(&self) -> Vec<Version> {
        match self {
            Self::Shares(shares) => shares.iter().map(|(version, _)| *version).collect(),
            Self::Words(_) => Vec::new(),
        }
    }

    fn share(&self, version: Version) -> String {
        let Self::Shares(shares) = self else {
            return String::new();
        };
        let found = shares.iter().find(|(known, _)| *known == version);
        found.map_or_else(|| "–".to_owned(), |(_, share)| share.clone())
    }
}

fn row(name: &str, columns: &[Column; 3], cell: impl Fn(&Column) -> String) -> [String; 4] {
    let [was, ours, theirs] = columns;
    [name.to_owned(), cell(was), cell(ours), cell(theirs)]
}
