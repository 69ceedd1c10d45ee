//! Several minutes together.

use super::Measured;

/// What was measured in some minutes. What no minute had a point of is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Requests that ran.
    pub requests: Option<u64>,
    /// Those of them that failed.
    pub errors: Option<u64>,
    /// Requests that found no instance free.
    pub throttles: Option<u64>,
    /// The requests of the minutes whose errors are known: what a rate of errors is of.
    pub judged: u64,
    /// The requests of the minutes whose duration is known, and all their durations together in
    /// hundredths of a millisecond.
    timed: (u64, u64),
}

impl Sum {
    /// One minute more.
    pub fn add(&mut self, minute: Measured) {
        let add = |sum: &mut Option<u64>, more: Option<u32>| {
            if let Some(more) = more {
                *sum = Some(sum.unwrap_or_default() + u64::from(more));
            }
        };
        add(&mut self.requests, minute.requests);
        add(&mut self.errors, minute.errors);
        add(&mut self.throttles, minute.throttles);
        let requests = minute.requests.map(u64::from).unwrap_or_default();
        if minute.errors.is_some() {
            self.judged += requests;
        }
        if let Some(duration) = minute.duration {
            // A mean without its requests still is one: it counts as that of one request.
            let requests = requests.max(1);
            self.timed.0 += requests;
            self.timed.1 += requests * u64::from(duration);
        }
    }

    /// The share of requests that failed, in millionths; nothing without a request of which it is
    /// known.
    pub fn error_rate(&self) -> Option<u32> {
        let millionths = (self.errors? * 1_000_000 + self.judged / 2).checked_div(self.judged)?;
        u32::try_from(millionths).ok()
    }

    /// The mean duration of a request, in hundredths of a millisecond.
    pub fn duration(&self) -> Option<u32> {
        let (requests, all) = self.timed;
        u32::try_from((all + requests / 2).checked_div(requests)?).ok()
    }

    /// True if no minute had any point.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(requests: u32, errors: Option<u32>, duration: Option<u32>) -> Measured {
        Measured {
            requests: Some(requests),
            errors,
            throttles: None,
            duration,
        }
    }

    #[test]
    fn a_rate_is_of_the_minutes_whose_errors_are_known() {
        let mut sum = Sum::default();
        assert_eq!((sum.error_rate(), sum.duration()), (None, None));
        sum.add(minute(100, Some(2), None));
        sum.add(minute(900, None, None));
        assert_eq!((sum.requests, sum.errors), (Some(1_000), Some(2)));
        assert_eq!(sum.error_rate(), Some(20_000));
        assert_eq!(sum.throttles, None, "what nobody measured is not zero");
    }

    #[test]
    fn a_mean_duration_weighs_minutes_by_their_requests() {
        let mut sum = Sum::default();
        sum.add(minute(1, None, Some(10_000)));
        sum.add(minute(99, None, Some(1_000)));
        assert_eq!(sum.duration(), Some(1_090));
    }
}
