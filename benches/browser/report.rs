//! The table that is printed: what was measured, and the figure to hold.

use std::fmt;

/// Everything that was measured, in order.
#[derive(Default)]
pub(crate) struct Report(Vec<Line>);

struct Line {
    what: String,
    measured: String,
    hold: String,
    /// Nothing where there is no figure to hold.
    holds: Option<bool>,
}

impl Report {
    /// A figure that is to be no more than `most`, both in `unit`; `more` is worth knowing beside it.
    pub(crate) fn at_most(&mut self, what: &str, measured: f64, most: f64, unit: &str, more: &str) {
        let hold = format!("≤ {most} {unit}");
        self.add(what, measured, unit, more, hold, Some(measured <= most));
    }

    /// A figure that is to be no less than `least`, both in `unit`.
    pub(crate) fn at_least(
        &mut self,
        what: &str,
        measured: f64,
        least: f64,
        unit: &str,
        more: &str,
    ) {
        let hold = format!("≥ {least} {unit}");
        self.add(what, measured, unit, more, hold, Some(measured >= least));
    }

    /// A figure that is good to know.
    pub(crate) fn note(&mut self, what: &str, measured: f64, unit: &str, more: &str) {
        self.add(what, measured, unit, more, String::new(), None);
    }

    /// Something that could not be measured, and why.
    pub(crate) fn skip(&mut self, what: &str, why: &str) {
        self.push(what, why.to_owned(), String::new(), None);
    }

    fn add(
        &mut self,
        what: &str,
        measured: f64,
        unit: &str,
        more: &str,
        hold: String,
        holds: Option<bool>,
    ) {
        let more = if more.is_empty() {
            String::new()
        } else {
            format!(" ({more})")
        };
        self.push(what, format!("{measured:.1} {unit}{more}"), hold, holds);
    }

    fn push(&mut self, what: &str, measured: String, hold: String, holds: Option<bool>) {
        // Also now: the whole takes minutes.
        eprintln!("{what}: {measured}");
        self.0.push(Line {
            what: what.to_owned(),
            measured,
            hold,
            holds,
        });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what | measured | to hold | |")?;
        writeln!(f, "|---|---|---|---|")?;
        for line in &self.0 {
            let verdict = match line.holds {
                Some(true) => "holds",
                Some(false) => "**MISSED**",
                None => "",
            };
            let (what, measured, hold) = (&line.what, &line.measured, &line.hold);
            writeln!(f, "| {what} | {measured} | {hold} | {verdict} |")?;
        }
        Ok(())
    }
}

/// The figure below which this many percent of the measured ones are. They are sorted.
pub(crate) fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// Sorts what was measured.
pub(crate) fn sorted(mut measured: Vec<f64>) -> Vec<f64> {
    measured.sort_by(f64::total_cmp);
    measured
}
