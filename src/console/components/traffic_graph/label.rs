//! What is said beside an edge: its share, or what was measured of it.

use super::strand::Strand;
use crate::console::language::text;
use crate::graph::{EdgeTraffic, Flow};

/// What labels show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shows {
    /// The configured share.
    #[default]
    Share,
    /// Requests a second.
    Rate,
    /// The share of requests that failed.
    Errors,
    /// The mean duration of a request.
    Duration,
    /// The duration that 95 of 100 requests kept to.
    P95,
}

impl Shows {
    /// Everything that can be shown, in the order of the table.
    pub(super) const ALL: [Self; 5] = [
        Self::Share,
        Self::Rate,
        Self::Errors,
        Self::Duration,
        Self::P95,
    ];

    /// Whether it is read from the logs.
    pub(super) fn is_logged(self) -> bool {
        self == Self::P95
    }

    /// What it is called.
    pub(super) fn title(self) -> &'static str {
        let words = &text().graph;
        match self {
            Self::Share => words.share,
            Self::Rate => words.rate,
            Self::Errors => words.errors,
            Self::Duration => words.duration,
            Self::P95 => words.p95,
        }
    }

    /// What its numbers are of, and how they are reckoned: what a mouse finds in the titles of labels.
    pub(super) fn notes(self) -> Vec<&'static str> {
        let words = &text().graph;
        match self {
            Self::Share => Vec::new(),
            Self::Rate => vec![words.rate_of_version, words.rate_of_trigger],
            Self::Errors => vec![words.of_version],
            Self::Duration => vec![words.mean_of_version],
            Self::P95 => vec![words.p95_of_version, words.no_p95],
        }
    }
}

/// All that decides how an edge looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) shows: Shows,
    /// What goes along it, or would.
    pub(super) after: Option<Flow>,
    /// What was measured of it.
    pub(super) traffic: EdgeTraffic,
}

/// A text beside an edge, and what has to be known about it.
pub(super) struct Label {
    pub(super) text: String,
    pub(super) title: Option<&'static str>,
}

impl Shown {
    /// The label of an edge that is shown so.
    pub(super) fn label(self, strand: &Strand) -> Label {
        let words = &text().graph;
        let traffic = self.traffic;
        let (measured, reckoned) = match self.shows {
            Shows::Share => {
                let text = strand.share(self.after);
                return Label { text, title: None };
            }
            Shows::Rate => {
                let reckoned = if strand.edge.label.is_some() {
                    words.rate_of_version
                } else {
                    words.rate_of_trigger
                };
                let rate = traffic
                    .rate
                    .map(|rate| (words.per_second)(&decimal(rate, 3)));
                (rate, reckoned)
            }
            Shows::Errors => {
                let errors = traffic
                    .errors
                    .map(|share| (words.percent)(&decimal(share, 4)));
                (errors, words.of_version)
            }
            Shows::Duration => {
                let time = traffic.duration;
                let time = time.map(|time| (words.milliseconds)(&decimal(time, 2)));
                (time, words.mean_of_version)
            }
            Shows::P95 => {
                let time = traffic.p95;
                let time = time.map(|time| (words.milliseconds)(&decimal(time, 2)));
                (time, words.p95_of_version)
            }
        };
        match measured {
            Some(text) => Label {
                text,
                title: Some(reckoned),
            },
            None => Label {
                text: words.dash.to_owned(),
                title: Some(if self.shows.is_logged() {
                    words.no_p95
                } else {
                    words.no_data
                }),
            },
        }
    }
}

/// A number of so many decimal places, without zeros at its end.
pub(super) fn decimal(number: impl Into<u64>, places: u32) -> String {
    let number: u64 = number.into();
    let one = 10_u64.pow(places);
    let (whole, part) = (number / one, number % one);
    let written = format!("{whole}.{part:0width$}", width = places as usize);
    written
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}
