//! Two copies of a log that were written apart, as two windows of one browser do.

use super::{ActivityLog, Entry};

impl ActivityLog {
    /// Takes in what another copy of this log has and this one lacks. Numbers that are known keep
    /// their meaning; what is new gets the next ones.
    pub fn merge(&mut self, other: Self) {
        let mut numbers: Vec<(usize, usize)> = Vec::new();
        for entry in other.entries {
            let there = entry.id;
            let known = self.entries.iter_mut().find(|known| known.is(&entry));
            let here = if let Some(known) = known {
                known.undone |= entry.undone;
                if entry.undo.is_none() {
                    known.undo = None;
                }
                known.id
            } else {
                let renumbered = |id| numbers.iter().find(|(from, _)| *from == id);
                let undoes = entry.undoes.and_then(renumbered).map(|(_, to)| *to);
                self.record(Entry { undoes, ..entry })
            };
            numbers.push((there, here));
        }
    }

    /// Ends the undo of an entry, because another one takes it back together with its own work.
    pub fn supersede(&mut self, id: usize) {
        if let Some(entry) = self.entry_mut(id) {
            entry.undo = None;
        }
    }
}

impl Entry {
    /// True if both are records of the same thing. A number does not tell: two windows give the
    /// same one to different entries.
    pub fn is(&self, other: &Self) -> bool {
        self.at == other.at
            && self.region == other.region
            && self.target == other.target
            && self.title == other.title
            && self.end == other.end
            && self.receipts == other.receipts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{ActivityLog, End, Moves, Reversal, Target, Title};
    use crate::scf::Region;

    fn entry(at: u64, title: &str, undoes: Option<usize>) -> Entry {
        let target = Target {
            namespace: "default".into(),
            function: "checkout".into(),
        };
        let undo = Reversal {
            target: target.clone(),
            aliases: Vec::new(),
            triggers: Vec::new(),
            logs: None,
            kept: Vec::new(),
        };
        Entry {
            id: 0,
            at,
            region: Region::GUANGZHOU,
            target,
            title: Title::Said(title.to_owned()),
            moves: Moves::Of(Vec::new()),
            end: End::Done,
            receipts: Vec::new(),
            undo: Some(undo),
            undoes,
            undone: false,
        }
    }

    fn title(entry: &Entry) -> &str {
        match &entry.title {
            Title::Said(title) => title,
            other => panic!("{other:?}"),
        }
    }

    fn titles(log: &ActivityLog) -> Vec<&str> {
        log.entries().iter().map(title).collect()
    }

    #[test]
    fn entries_of_two_windows_are_all_kept_once() {
        let mut one = ActivityLog::default();
        one.record(entry(1, "both", None));
        let mut two = one.clone();
        one.record(entry(2, "one", None));
        two.record(entry(2, "two", None));
        one.merge(two.clone());
        assert_eq!(titles(&one), ["both", "one", "two"]);
        one.merge(two.clone());
        assert_eq!(one.entries().len(), 3);
        two.merge(one.clone());
        assert_eq!(titles(&two), ["both", "two", "one"]);
        let mut numbers: Vec<_> = two.entries().iter().map(|entry| entry.id).collect();
        numbers.dedup();
        assert_eq!(numbers, [0, 1, 2]);
    }

    #[test]
    fn an_undo_in_another_window_ends_the_undo_here() {
        let mut one = ActivityLog::default();
        one.record(entry(1, "first", None));
        let mut two = one.clone();
        one.record(entry(2, "mine", None));
        let theirs = two.record(entry(3, "theirs", None));
        two.record(entry(4, "undo of theirs", Some(theirs)));
        two.record(entry(5, "undo of the first", Some(0)));
        one.merge(two);
        let undone = |name: &str| {
            let found = one.entries().iter().find(|entry| title(entry) == name);
            found.map(|entry| (entry.undone, entry.undo.is_none()))
        };
        assert_eq!(undone("first"), Some((true, true)));
        assert_eq!(undone("theirs"), Some((true, true)));
        assert_eq!(undone("mine"), Some((false, false)));
        let undo = one.entries().iter().find(|entry| entry.at == 4).unwrap();
        let undone = one.entry(undo.undoes.unwrap()).unwrap();
        assert_eq!(title(undone), "theirs");
    }

    #[test]
    fn what_was_taken_over_cannot_be_undone_by_itself() {
        let mut log = ActivityLog::default();
        let id = log.record(entry(1, "first half", None));
        log.supersede(id);
        assert_eq!(log.entry(id).unwrap().undo, None);
        assert!(!log.entry(id).unwrap().undone);
    }
}
