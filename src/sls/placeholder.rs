//! `n` and `n+1`: what they stand for in the function at hand.

use std::ops::Range;

use super::command::{At, Command, Named, Verb};
use super::known::{KnownAlias, KnownFunction};
use super::{Problem, Refusal};
use crate::traffic::Version;

/// What the two stand for, as far as that is known.
#[derive(Clone, Copy, Default)]
struct Meaning {
    stable: Option<Version>,
    next: Option<Version>,
}

impl Command {
    /// Why a command with stand-ins is refused, offering the same with numbers; nothing if there is
    /// none in it.
    pub(super) fn placeholders(
        &self,
        alias: Option<&KnownAlias>,
        function: Option<&KnownFunction>,
    ) -> Option<Refusal> {
        let places: Vec<(Named, Range<usize>)> = self
            .versions()
            .filter(|named| !matches!(named.value, Named::Version(_)))
            .map(|named| (named.value, named.at.clone()))
            .collect();
        let (_, first) = places.first()?;
        let uses_next = places.iter().any(|(named, _)| *named == Named::Next);
        let meaning = function.map_or_else(Meaning::default, |function| {
            self.meaning(alias, function, uses_next)
        });
        let problem = Problem::Placeholder {
            stable: meaning.stable,
            next: meaning.next,
        };
        Some(Refusal {
            at: first.clone(),
            problem,
            offer: self.with_numbers(&places, meaning),
        })
    }

    /// For an alias that there is: its stable version, and the newest one. For a new alias: the
    /// newest version; or the one before it, if the line speaks of a next one too.
    fn meaning(
        &self,
        alias: Option<&KnownAlias>,
        function: &KnownFunction,
        uses_next: bool,
    ) -> Meaning {
        let published = function.published();
        let newest = published.first().copied();
        let stable = match alias.map(KnownAlias::stable) {
            Some(stable) if self.verb == Verb::UpdateAlias => Some(stable),
            _ if uses_next && published.len() > 1 => published.get(1).copied(),
            _ => newest,
        };
        Meaning {
            stable,
            next: newest.filter(|newest| Some(*newest) != stable),
        }
    }

    /// The whole text with every stand-in replaced; nothing if one of them stands for nothing.
    fn with_numbers(&self, places: &[(Named, Range<usize>)], meaning: Meaning) -> Option<String> {
        let mut text = self.text.to_string();
        let mut places = places.to_vec();
        places.sort_by_key(|(_, at)| std::cmp::Reverse(at.start));
        for (named, at) in places {
            let version = match named {
                Named::Version(version) => Some(version),
                Named::Stable => meaning.stable,
                Named::Next => meaning.next,
            }?;
            text.replace_range(at, &version.to_string());
        }
        Some(text)
    }

    /// Every version that the command names, the main one first.
    fn versions(&self) -> impl Iterator<Item = &At<Named>> {
        let weights = self.inputs.weights.iter().flatten().map(|(named, _)| named);
        self.inputs.version.iter().chain(weights)
    }
}
