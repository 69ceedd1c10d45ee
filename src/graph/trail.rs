//! The points of an edge at equal distances, so that what travels along it is quickly placed.
//!
//! In whole sixteenths of the layout's unit: the same on every machine.

use super::measure::Point;

/// Sixteenths of the layout's unit.
const FINE: i32 = 16;
/// Straight pieces that stand for one curve while it is measured.
const PIECES: i64 = 24;
/// From one point of a trail to the next, in sixteenths.
const STEP: i32 = 4 * FINE;

/// The way along an edge, measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// At equal distances, in sixteenths. At least one.
    points: Vec<Point>,
    /// From start to end, in sixteenths.
    length: i32,
}

impl Trail {
    /// Measures the path of an edge: a start, then three points for each curve.
    pub fn along(path: &[Point]) -> Self {
        let Some((start, curves)) = path.split_first() else {
            let nowhere = Point { x: 0, y: 0 };
            return Self {
                points: vec![nowhere],
                length: 0,
            };
        };
        let fine = |point: &Point| Point {
            x: point.x * FINE,
            y: point.y * FINE,
        };
        let mut from = fine(start);
        let mut points = vec![from];
        let (mut length, mut last) = (0, from);
        // How far it is to the next point that is kept.
        let mut left = STEP;
        for curve in curves.chunks_exact(3) {
            let [first, second, to] = [0, 1, 2].map(|place: usize| fine(&curve[place]));
            for piece in 1..=PIECES {
                let next = Point {
                    x: bezier(piece, [from.x, first.x, second.x, to.x]),
                    y: bezier(piece, [from.y, first.y, second.y, to.y]),
                };
                let long = distance(last, next);
                let mut done = 0;
                while long - done >= left {
                    done += left;
                    left = STEP;
                    points.push(between(last, next, done, long));
                }
                left -= long - done;
                length += long;
                last = next;
            }
            from = to;
        }
        Self { points, length }
    }

    /// Its length in the layout's unit.
    pub const fn length(&self) -> i32 {
        self.length / FINE
    }

    /// Where something is that has gone so many 65,536ths of the way, in sixteenths.
    pub fn at(&self, along: u32) -> Point {
        let gone = (i64::from(self.length) * i64::from(along)) >> 16;
        let gone = i32::try_from(gone).unwrap_or(self.length);
        let place = usize::try_from(gone / STEP).unwrap_or(0);
        let end = self.points.len() - 1;
        let (from, to) = (
            self.points[place.min(end)],
            self.points[(place + 1).min(end)],
        );
        between(from, to, gone % STEP, STEP)
    }
}

/// One coordinate of a cubic curve after so many of its pieces.
fn bezier(piece: i64, controls: [i32; 4]) -> i32 {
    let rest = PIECES - piece;
    let parts = [
        rest * rest * rest,
        3 * rest * rest * piece,
        3 * rest * piece * piece,
        piece * piece * piece,
    ];
    let parts = parts.into_iter().zip(controls);
    let sum: i64 = parts.map(|(part, control)| part * i64::from(control)).sum();
    i32::try_from(sum / (PIECES * PIECES * PIECES)).unwrap_or(0)
}

fn distance(from: Point, to: Point) -> i32 {
    let (x, y) = (i64::from(to.x - from.x), i64::from(to.y - from.y));
    i32::try_from((x * x + y * y).isqrt()).unwrap_or(i32::MAX)
}

fn between(from: Point, to: Point, part: i32, whole: i32) -> Point {
    let at = |from: i32, to: i32| from + ((to - from) * part).checked_div(whole).unwrap_or(0);
    Point {
        x: at(from.x, to.x),
        y: at(from.y, to.y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_begins_and_ends_where_its_edge_does_and_goes_evenly() {
        let point = |x, y| Point { x, y };
        let path = [
            point(10, 20),
            point(60, 20),
            point(60, 220),
            point(110, 220),
        ];
        let trail = Trail::along(&path);
        assert_eq!(trail.at(0), point(160, 320));
        let end = trail.at(65_535);
        assert!(distance(end, point(1760, 3520)) < STEP, "{end:?}");
        assert!((223..=260).contains(&trail.length()), "{}", trail.length());
        let stops: Vec<_> = (0..64).map(|part| trail.at(part * 1024)).collect();
        let apart = trail.length() * FINE / 64;
        for pair in stops.windows(2) {
            let gone = distance(pair[0], pair[1]);
            assert!((apart - 6..=apart + 6).contains(&gone), "{gone} of {apart}");
        }
    }
}
