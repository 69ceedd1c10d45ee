//! What most requests keep to. Monitor counts means only, so this is for durations that were logged.

/// Below so many there is no twentieth part to speak of.
const FEWEST: usize = 20;

/// The duration that 95 of 100 requests kept to: the smallest one that is at least as long as 95 %
/// of them (nearest rank), in the unit of `durations`, which are sorted by this. Nothing of fewer
/// than 20.
pub fn p95(durations: &mut [u32]) -> Option<u32> {
    if durations.len() < FEWEST {
        return None;
    }
    durations.sort_unstable();
    let rank = (durations.len() * 95).div_ceil(100);
    durations.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::p95;

    #[test]
    fn ninety_five_of_a_hundred_are_not_above_it() {
        let mut hundred: Vec<u32> = (1..=100).rev().collect();
        assert_eq!(p95(&mut hundred), Some(95));
        let mut twenty: Vec<u32> = (1..=20).collect();
        assert_eq!(p95(&mut twenty), Some(19));
        let mut slow: Vec<u32> = [vec![10; 94], vec![900; 6]].concat();
        assert_eq!(p95(&mut slow), Some(900));
    }

    #[test]
    fn a_handful_of_requests_has_none() {
        assert_eq!(p95(&mut [7; 19]), None);
        assert_eq!(p95(&mut []), None);
    }
}
