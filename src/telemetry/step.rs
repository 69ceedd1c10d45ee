//! Minutes put together into longer steps.

use std::ops::Range;

use super::{History, Subject, Sum};

impl History {
    /// The minutes of a subject in a range of Unix seconds, in steps of so many seconds. A step
    /// without any point is empty.
    pub fn steps(&self, subject: &Subject, range: &Range<u64>, step: u64) -> Vec<Sum> {
        let count = range.end.saturating_sub(range.start) / step;
        let mut steps = vec![Sum::default(); usize::try_from(count).unwrap_or_default()];
        for (minute, measured) in self.minutes(subject, range.clone()) {
            let at = usize::try_from((minute - range.start) / step).unwrap_or(usize::MAX);
            if let Some(sum) = steps.get_mut(at) {
                sum.add(measured);
            }
        }
        steps
    }
}
