//! Keeps the client below the cloud's calls per second of each action.

use super::Action;

/// Spaces calls of one action so that no second holds more than the cloud allows: a burst of half
/// the limit, then half the limit each second. The other half is left to whoever shares the account.
#[derive(Debug, Default)]
pub(super) struct Limiter {
    /// For each action: when the next call would be due if there were no burst, in milliseconds.
    due: Vec<(Action, u64)>,
}

impl Limiter {
    /// Books the next call of `action` and returns how many milliseconds it has to wait.
    pub(super) fn book(&mut self, action: Action, now: u64) -> u32 {
        let per_second = u64::from(action.calls_per_second() / 2).max(1);
        let interval = 1_000 / per_second;
        let burst = interval * (per_second - 1);
        let index = self
            .due
            .iter()
            .position(|(known, _)| *known == action)
            .unwrap_or_else(|| {
                self.due.push((action, 0));
                self.due.len() - 1
            });
        let Some((_, due)) = self.due.get_mut(index) else {
            return 0;
        };
        let at = (*due).max(now);
        *due = at + interval;
        u32::try_from((at - now).saturating_sub(burst)).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_holds_more_calls_than_the_cloud_allows() {
        let mut limiter = Limiter::default();
        let mut sent: Vec<u64> = (0..200)
            .map(|_| u64::from(limiter.book(Action::ListAliases, 0)))
            .collect();
        sent.sort_unstable();
        for window in sent.windows(21) {
            assert!(window[20] - window[0] >= 1_000, "{window:?}");
        }
        assert_eq!(sent.iter().filter(|&&at| at == 0).count(), 10);
    }

    #[test]
    fn actions_do_not_wait_for_each_other_and_a_pause_restores_the_burst() {
        let mut limiter = Limiter::default();
        for _ in 0..50 {
            limiter.book(Action::ListAliases, 0);
        }
        assert_eq!(limiter.book(Action::GetAlias, 0), 0);
        assert_eq!(limiter.book(Action::ListAliases, 60_000), 0);
    }
}
