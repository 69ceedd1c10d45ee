//! The order within each column: as natural as it can be with fewer crossings.
//!
//! The barycentre method: each vertex goes to the mean place of its neighbours, column by column,
//! back and forth. An order replaces the natural one only if it has fewer crossings.

use super::network::Network;

/// How often the columns are gone through. Most graphs are done after one or two.
const ROUNDS: usize = 6;
/// Places are compared in this fraction, so that means stay whole numbers.
const FRACTION: u64 = 1 << 16;
/// A column's places in that fraction take fewer bits than this.
const DEPTH: u32 = 56;

/// Orders the columns.
pub(super) fn untangle(network: &mut Network) {
    let mut places = places(network);
    let mut best = network.columns.clone();
    let mut fewest = crossings(network, &best, &places);
    let mut columns = network.columns.clone();
    for _ in 0..ROUNDS {
        let before = fewest;
        for (column, to_left) in [(1, true), (2, true), (1, false), (0, false)] {
            if fewest == 0 {
                break;
            }
            sort(network, &mut columns[column], &mut places, to_left);
            let found = crossings(network, &columns, &places);
            if found < fewest {
                fewest = found;
                best.clone_from(&columns);
            }
        }
        if fewest == before {
            break;
        }
    }
    network.columns = best;
}

/// The place of each vertex in its column.
fn places(network: &Network) -> Vec<usize> {
    let mut places = vec![0; network.vertices.len()];
    for column in &network.columns {
        for (place, &vertex) in column.iter().enumerate() {
            places[vertex] = place;
        }
    }
    places
}

/// Sorts a column by the mean place of its neighbours on one side. What has none keeps its place.
fn sort(network: &Network, column: &mut [usize], places: &mut [usize], to_left: bool) {
    sort_by_number(column, |number| {
        let vertex = &network.vertices[number];
        let neighbours = if to_left { &vertex.left } else { &vertex.right };
        let sum: usize = neighbours.iter().map(|&neighbour| places[neighbour]).sum();
        let mean = (sum as u64 * FRACTION).checked_div(neighbours.len() as u64);
        let wanted = mean.unwrap_or(places[number] as u64 * FRACTION);
        u64::from(vertex.depth()) << DEPTH | wanted
    });
    for (place, &vertex) in column.iter().enumerate() {
        places[vertex] = place;
    }
}

/// Sorts numbers by a key, and by what comes first where that is the same.
///
/// The one sort of this room: every type that is sorted costs the page another copy of the code.
pub(super) fn sort_by_number(numbers: &mut [usize], key: impl Fn(usize) -> u64) {
    if numbers.len() < 2 {
        return;
    }
    let keyed = numbers.iter().enumerate();
    let mut keyed: Vec<(u64, usize, usize)> = keyed
        .map(|(place, &number)| (key(number), place, number))
        .collect();
    keyed.sort_unstable();
    for (number, (_, _, sorted)) in numbers.iter_mut().zip(keyed) {
        *number = sorted;
    }
}

/// How often edges cross in both gutters.
fn crossings(network: &Network, columns: &[Vec<usize>; 3], places: &[usize]) -> usize {
    let [triggers, aliases, versions] = columns;
    let between = |from: &[usize], limit: usize| {
        let mut ends = Vec::new();
        for &vertex in from {
            let first = ends.len();
            let right = network.vertices[vertex].right.iter();
            ends.extend(right.map(|&to| places[to]));
            // Edges that leave one vertex do not cross each other.
            sort_by_number(&mut ends[first..], |place| place as u64);
        }
        inversions(&ends, limit)
    };
    between(triggers, aliases.len()) + between(aliases, versions.len())
}

/// How many pairs stand the wrong way round, each value below `limit`. A Fenwick tree holds how
/// often each value was seen.
fn inversions(values: &[usize], limit: usize) -> usize {
    let mut tree = vec![0_usize; limit + 1];
    let mut pairs = 0;
    for (seen, &value) in values.iter().enumerate() {
        let (mut not_larger, mut node) = (0, value + 1);
        while node > 0 {
            not_larger += tree[node];
            node &= node - 1;
        }
        pairs += seen - not_larger;
        node = value + 1;
        while node <= limit {
            tree[node] += 1;
            node += node & node.wrapping_neg();
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted_once_for_each_pair() {
        let count = |values: &[usize]| inversions(values, 4);
        assert_eq!(count(&[0, 1, 2, 3]), 0);
        assert_eq!(count(&[3, 2, 1, 0]), 6);
        assert_eq!(count(&[1, 1, 0]), 2);
        assert_eq!(count(&[]), 0);
    }
}
