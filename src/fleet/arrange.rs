//! Which functions of a list are shown, and in which order.

use super::Aliases;
use super::need::{Need, of_status};
use crate::scf::Function;

/// By what a list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// What waits for a human first, the most urgent before all.
    #[default]
    Need,
    /// By name.
    Name,
    /// The one that was changed last first.
    Changed,
}

/// Which functions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// All of them.
    #[default]
    All,
    /// Something of them waits for a human.
    Waiting,
    /// Two versions serve one of their aliases.
    Releasing,
    /// Their last change did not work.
    Failing,
    /// The cloud has been changing them for too long.
    Stuck,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Need, Self::Name, Self::Changed];

    /// Its name in addresses and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Name => "name",
            Self::Changed => "changed",
        }
    }
}

impl State {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Waiting,
        Self::Releasing,
        Self::Failing,
        Self::Stuck,
    ];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Releasing => "releasing",
            Self::Failing => "failing",
            Self::Stuck => "stuck",
        }
    }
}

/// Where a function stands, as far as it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How urgent the most urgent need is; zero if nothing waits.
    rank: u8,
    is_releasing: bool,
    is_failing: bool,
    is_stuck: bool,
}

impl Standing {
    /// Where a function stands at `now`, in Unix milliseconds.
    pub fn of(function: &Function, aliases: Option<&Aliases>, now: u64) -> Self {
        let status = of_status(function, now);
        let first = aliases.and_then(|aliases| aliases.needs.first());
        let rank = |need: Option<&Need>| need.map_or(0, Need::rank);
        Self {
            rank: rank(status.as_ref()).max(rank(first)),
            is_releasing: aliases.is_some_and(Aliases::is_releasing),
            is_failing: matches!(status, Some(Need::Failed(_))),
            is_stuck: matches!(status, Some(Need::Stuck { .. })),
        }
    }

    /// True if a function that stands so is in this state.
    pub const fn is(&self, state: State) -> bool {
        match state {
            State::All => true,
            State::Waiting => self.rank > 0,
            State::Releasing => self.is_releasing,
            State::Failing => self.is_failing,
            State::Stuck => self.is_stuck,
        }
    }
}

/// How many functions are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; State::ALL.len()]);

impl Tally {
    /// Counts.
    pub fn of(standings: &[Standing]) -> Self {
        let count = |state| {
            standings
                .iter()
                .filter(|standing| standing.is(state))
                .count()
        };
        Self(State::ALL.map(count))
    }

    /// How many are in this state.
    pub fn count(&self, state: State) -> usize {
        let position = State::ALL.iter().position(|known| *known == state);
        position.map_or(0, |position| self.0[position])
    }
}

/// The positions of the functions that are shown, in order.
///
/// `changed` tells when a function was last changed. A text is looked for in the name and in the
/// namespace, whatever its case. Equals keep the order in which they were listed.
pub fn arrange<'a>(
    functions: &'a [Function],
    standings: &[Standing],
    changed: &dyn Fn(usize) -> &'a str,
    (sort, state, text): (Sort, State, &str),
) -> Vec<usize> {
    let wanted = text.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let standing = |position: usize| standings.get(position).copied().unwrap_or_default();
    let mut shown: Vec<usize> = (0..functions.len())
        .filter(|&position| {
            let Function {
                function_name,
                namespace,
                ..
            } = &functions[position];
            standing(position).is(state)
                && (wanted.is_empty() || has(function_name) || has(namespace))
        })
        .collect();
    // One comparison for all orders: sorting is compiled once.
    shown.sort_by(|&one, &other| {
        let (first, second) = (&functions[one], &functions[other]);
        let by_sort = match sort {
            Sort::Need => standing(other).rank.cmp(&standing(one).rank),
            Sort::Name => std::cmp::Ordering::Equal,
            Sort::Changed => changed(other).cmp(changed(one)),
        };
        by_sort
            .then_with(|| first.function_name.cmp(&second.function_name))
            .then_with(|| first.namespace.cmp(&second.namespace))
    });
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-10T00:00:00Z, 08:00 in Beijing.
    const NOW: u64 = 1_773_100_800_000;

    fn functions() -> Vec<Function> {
        let function = |(name, namespace, status, changed)| {
            let json = format!(
                r#"{{"FunctionName":"{name}","Namespace":"{namespace}","Status":"{status}","ModTime":"{changed}"}}"#
            );
            serde_json::from_str(&json).unwrap()
        };
        [
            ("Cart", "default", "Active", "2026-03-10 01:00:00"),
            ("ads", "default", "UpdateFailed", "2026-03-09 01:00:00"),
            ("bill", "load-test", "Updating", "2026-03-10 02:00:00"),
            ("bill", "default", "Active", "2026-03-10 03:00:00"),
        ]
        .map(function)
        .into()
    }

    fn arranged(sort: Sort, state: State, text: &str) -> Vec<usize> {
        let functions = functions();
        let standing = |function| Standing::of(function, None, NOW);
        let standings: Vec<Standing> = functions.iter().map(standing).collect();
        let changed = |position: usize| &*functions[position].mod_time;
        arrange(&functions, &standings, &changed, (sort, state, text))
    }

    #[test]
    fn the_most_urgent_come_first_and_equals_go_by_name_and_namespace() {
        assert_eq!(arranged(Sort::Need, State::All, ""), [1, 2, 0, 3]);
        assert_eq!(arranged(Sort::Name, State::All, ""), [0, 1, 3, 2]);
        assert_eq!(arranged(Sort::Changed, State::All, ""), [3, 2, 0, 1]);
    }

    #[test]
    fn states_and_texts_leave_out_what_is_not_wanted() {
        assert_eq!(arranged(Sort::Name, State::Waiting, ""), [1, 2]);
        assert_eq!(arranged(Sort::Name, State::Failing, ""), [1]);
        assert_eq!(arranged(Sort::Name, State::Stuck, ""), [2]);
        assert_eq!(arranged(Sort::Name, State::Releasing, ""), [0_usize; 0]);
        assert_eq!(arranged(Sort::Name, State::All, " cART "), [0]);
        assert_eq!(arranged(Sort::Name, State::All, "load"), [2]);
        assert_eq!(arranged(Sort::Name, State::Failing, "load"), [0_usize; 0]);
    }

    #[test]
    fn the_tally_counts_every_state() {
        let functions = functions();
        let standing = |function| Standing::of(function, None, NOW);
        let tally = Tally::of(&functions.iter().map(standing).collect::<Vec<_>>());
        let counts = State::ALL.map(|state| tally.count(state));
        assert_eq!(counts, [4, 2, 0, 1, 1]);
    }
}
