//! What a view of a region costs in calls, and how far its reading is.

/// The calls that it takes to show a region once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Calls that list the namespaces.
    pub namespaces: usize,
    /// Calls that list the functions of each namespace.
    pub functions: usize,
    /// Calls that list the aliases, one a function.
    pub aliases: usize,
}

impl Cost {
    /// What namespaces of so many functions cost. A page has `page` entries; an empty list costs a
    /// call too, and more aliases than a page has cost one more each.
    pub fn of(functions: &[usize], page: usize) -> Self {
        let pages = |count: usize| count.div_ceil(page).max(1);
        Self {
            namespaces: pages(functions.len()),
            functions: functions.iter().map(|&count| pages(count)).sum(),
            aliases: functions.iter().sum(),
        }
    }

    /// All of them.
    pub const fn total(&self) -> usize {
        self.namespaces + self.functions + self.aliases
    }
}

/// How far the reading of a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many functions are read, or known not to be readable.
    pub read: usize,
    /// How many there are.
    pub total: usize,
}

impl Progress {
    /// True once there is nothing left to read.
    pub const fn is_complete(self) -> bool {
        self.read >= self.total
    }

    /// How long the rest will take, in seconds, at the pace of the last `answers` in `elapsed`
    /// milliseconds; before anything is known, at `per_second` calls.
    pub fn seconds_left(self, answers: usize, elapsed: u64, per_second: u32) -> u64 {
        let left = self.total.saturating_sub(self.read) as u64;
        let (answers, elapsed) = if answers < 5 {
            (u64::from(per_second.max(1)), 1_000)
        } else {
            (answers as u64, elapsed)
        };
        (left * elapsed).div_ceil(answers * 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_hundred_functions_cost_a_call_each_and_their_lists() {
        let cost = Cost::of(&[100, 100, 100, 101, 99], 100);
        let expected = Cost {
            namespaces: 1,
            functions: 6,
            aliases: 500,
        };
        assert_eq!(cost, expected);
        assert_eq!(cost.total(), 507);
        assert_eq!(Cost::of(&[0], 100).total(), 2);
    }

    #[test]
    fn what_is_left_is_told_from_the_pace_so_far() {
        let progress = Progress {
            read: 200,
            total: 500,
        };
        assert_eq!(progress.seconds_left(0, 0, 10), 30);
        assert_eq!(progress.seconds_left(200, 40_000, 10), 60);
        assert!(!progress.is_complete());
        let end = Progress {
            read: 500,
            total: 500,
        };
        assert_eq!(end.seconds_left(500, 50_000, 10), 0);
        assert!(end.is_complete());
    }
}
