//! Labels beside the ends of lines.

/// Moves places apart until each is at least `room` from the next one, all of them between zero and
/// `end`, in their order. If there is not enough room they share it.
pub fn spread(places: &[u32], room: u32, end: u32) -> Vec<u32> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&index| places[index]);
    let between = u32::try_from(places.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let room = end.checked_div(between).map_or(room, |most| room.min(most));
    let mut spread = places.to_vec();
    // Down from the top, then up again from the bottom.
    let mut next = 0;
    for &index in &order {
        spread[index] = spread[index].max(next);
        next = spread[index] + room;
    }
    let mut last = end;
    for &index in order.iter().rev() {
        spread[index] = spread[index].min(last);
        last = spread[index].saturating_sub(room);
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_apart_and_inside() {
        assert_eq!(spread(&[100, 500], 140, 1_000), [100, 500]);
        assert_eq!(spread(&[500, 510, 490], 140, 1_000), [630, 770, 490]);
        assert_eq!(spread(&[1_000, 1_000], 140, 1_000), [860, 1_000]);
        assert_eq!(spread(&[0; 11], 140, 1_000)[10], 1_000);
        assert!(spread(&[], 140, 1_000).is_empty());
    }
}
