//! What has to be asked for.

use super::{History, KEPT, MINUTE, Measure, Place, Subject, minute_of};

/// What somebody wants to see of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Of what.
    pub subjects: Vec<Subject>,
    /// Which measures; each is a call of its own.
    pub measures: Vec<Measure>,
    /// How far back, in seconds, at most [`KEPT`].
    pub window: u64,
}

/// A measure of a subject that has to be asked for, from a minute on to the present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Of which function.
    pub place: Place,
    /// Of what.
    pub subject: Subject,
    /// What.
    pub measure: Measure,
    /// The first minute that is missing.
    pub from: u64,
    /// True if nothing is known of it that could be shown meanwhile.
    pub is_new: bool,
}

impl History {
    /// What has to be asked for at a moment of the account, in Unix seconds: nothing before another
    /// minute is over.
    pub fn needs(&self, place: &Place, watch: &Watch, now: u64) -> Vec<Need> {
        let until = minute_of(now);
        let start = until.saturating_sub(watch.window.min(KEPT));
        let mut needs = Vec::new();
        for subject in &watch.subjects {
            for &measure in &watch.measures {
                let known = self.known(subject, measure);
                // A minute may have gone by since the range was chosen.
                let known = known.filter(|known| known.from <= start + MINUTE);
                let from = match known {
                    Some(known) if known.until >= until => continue,
                    Some(known) => known.settled.max(start),
                    None => start,
                };
                needs.push(Need {
                    place: place.clone(),
                    subject: subject.clone(),
                    measure,
                    from,
                    is_new: known.is_none(),
                });
            }
        }
        needs
    }
}
