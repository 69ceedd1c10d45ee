//! How far down each vertex stands: near its neighbours, in the order of its column.

use super::measure::{GAP, HEADING, MARGIN};
use super::network::Network;

/// The y of the upper side of each vertex.
///
/// The highest column is stacked without gaps; the others follow it outwards.
pub(super) fn tops(network: &Network) -> Vec<i32> {
    let mut tops = vec![0; network.vertices.len()];
    let mut placed = [false; 3];
    let heights = [0, 1, 2].map(|column: usize| stacked(network, column));
    let highest = [1, 2, 0].into_iter().max_by_key(|&column| heights[column]);
    let sequence = match highest {
        Some(0) => [0, 1, 2],
        Some(2) => [2, 1, 0],
        _ => [1, 2, 0],
    };
    for column in sequence {
        settle(network, column, placed, &mut tops);
        placed[column] = true;
    }
    let first = network.columns.iter().flatten().map(|&vertex| tops[vertex]);
    let shift = MARGIN + HEADING - first.min().unwrap_or(0);
    for top in &mut tops {
        *top += shift;
    }
    tops
}

/// The height of a column without free room.
fn stacked(network: &Network, column: usize) -> i32 {
    let vertices = network.columns[column].iter();
    vertices
        .map(|&vertex| network.vertices[vertex].height() + GAP)
        .sum()
}

/// A run of vertices that stand as close as they can.
struct Run {
    /// The first one.
    first: usize,
    /// The sum of where they want to begin.
    wanted: i64,
    /// How many of them want something.
    voices: i64,
}

impl Run {
    fn top(&self) -> i64 {
        self.wanted.div_euclid(self.voices.max(1))
    }
}

/// Gives each vertex of a column the place closest to the mean of its placed neighbours that the
/// order allows: isotonic regression by pooling adjacent violators.
fn settle(network: &Network, column: usize, placed: [bool; 3], tops: &mut [i32]) {
    let vertices = &network.columns[column];
    let mut runs: Vec<Run> = Vec::new();
    let mut offset = 0_i64;
    let mut offsets = Vec::with_capacity(vertices.len());
    for (index, &number) in vertices.iter().enumerate() {
        let vertex = &network.vertices[number];
        offsets.push(offset);
        let neighbours = vertex.left.iter().chain(&vertex.right);
        let middles: Vec<i64> = neighbours
            .filter(|&&neighbour| placed[network.vertices[neighbour].column])
            .map(|&neighbour| i64::from(tops[neighbour] + network.vertices[neighbour].height() / 2))
            .collect();
        let count = i64::try_from(middles.len()).unwrap_or(1);
        let run = if count == 0 {
            // No wish: directly below what stands above.
            let wanted = runs.last().map_or(0, Run::top);
            Run {
                first: index,
                wanted,
                voices: 1,
            }
        } else {
            let mean = middles.iter().sum::<i64>() / count;
            let wanted = mean - i64::from(vertex.height() / 2) - offset;
            Run {
                first: index,
                wanted,
                voices: 1,
            }
        };
        runs.push(run);
        while let [.., above, below] = runs.as_slice() {
            if above.top() <= below.top() {
                break;
            }
            let (wanted, voices) = (below.wanted, below.voices);
            runs.pop();
            if let Some(above) = runs.last_mut() {
                above.wanted += wanted;
                above.voices += voices;
            }
        }
        offset += i64::from(vertex.height() + GAP);
    }
    let mut ends = runs
        .iter()
        .skip(1)
        .map(|run| run.first)
        .chain([vertices.len()]);
    for run in &runs {
        let end = ends.next().unwrap_or(vertices.len());
        for index in run.first..end {
            let top = run.top() + offsets[index];
            tops[vertices[index]] = i32::try_from(top).unwrap_or(i32::MAX / 2);
        }
    }
}
