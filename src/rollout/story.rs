//! What a journal tells, put together as a person wants to read it: each share with its time and
//! what was decided about it, and everything that was counted meanwhile.

use super::{Command, Ended, Entry, Event, Judged, Move, Settled, Why};
use crate::traffic::Version;

/// A journal, read from the beginning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// The shares that were held, in order. One that was taken over may be there twice.
    pub chapters: Vec<Chapter>,
    /// Requests to the canary and those among them that failed, in all minutes that were counted.
    pub canary: [u64; 2],
    /// The same of the stable version.
    pub stable: [u64; 2],
    /// How many minutes were counted.
    pub minutes: u64,
    /// The most throttled requests of the canary in a minute.
    pub throttles: u64,
    /// The version that was made of `$LATEST`, and when, in Unix milliseconds.
    pub published: Option<(u64, Version)>,
    /// How it ended, and when.
    pub ended: Option<(u64, Ended)>,
}

/// A share that was held.
#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    /// The step, from 0.
    pub step: usize,
    /// When the canary had the share, in Unix milliseconds.
    pub began: u64,
    /// When it had another one; nothing while it lasts.
    pub ended: Option<u64>,
    /// What brought that about.
    pub led: Option<Led>,
    /// What the judge said last.
    pub judged: Option<Judged>,
    /// True if somebody else had set the share.
    pub adopted: bool,
}

/// What brought another share about.
#[derive(Clone, Debug, PartialEq)]
pub enum Led {
    /// The hold was over.
    Plan,
    /// Somebody approved.
    Approval,
    /// Somebody asked for this.
    Asked(Move),
    /// It had to go back.
    Back(Why),
    /// Somebody else's share was taken over.
    Elsewhere,
    /// Somebody ended the rollout.
    Abandoned,
}

impl Story {
    /// What these entries tell.
    pub fn of(entries: &[Entry]) -> Self {
        let mut story = Self::default();
        let mut pending = None;
        let mut approved = false;
        let mut counted: Option<&str> = None;
        for entry in entries {
            let at = entry.at;
            match &entry.event {
                Event::Intent { goes, why, .. } => pending = Some((*goes, why.clone())),
                Event::Settled(Settled::Done { version, .. }) => {
                    let Some((goes, why)) = pending.take() else {
                        continue;
                    };
                    if goes == Move::Publish {
                        story.published = version.map(|version| (at, version));
                        continue;
                    }
                    story.close(at, led(goes, why, approved));
                    approved = false;
                    if let Move::Step(step) = goes {
                        story.open(step, at, false);
                    }
                }
                Event::Settled(Settled::Unclear { .. }) => {}
                Event::Settled(_) => pending = None,
                Event::Looked {
                    minutes, judged, ..
                } => {
                    for counts in minutes {
                        let [requests, errors, _] = counts.canary;
                        let [others, failed, _] = counts.stable;
                        story.canary = sum(story.canary, [requests, errors]);
                        story.stable = sum(story.stable, [others, failed]);
                        story.throttles = story.throttles.max(counts.throttles);
                        story.minutes += 1;
                    }
                    if let (Some(last), Some(judged)) = (story.last(), judged) {
                        last.judged = Some(*judged);
                    }
                }
                Event::Canary { changed } => {
                    // What was counted is about what `$LATEST` was before.
                    if counted
                        .replace(changed)
                        .is_some_and(|before| before != changed)
                    {
                        (story.canary, story.stable) = Default::default();
                        (story.throttles, story.minutes) = Default::default();
                        if let Some(last) = story.last() {
                            last.judged = None;
                        }
                        approved = false;
                    }
                }
                Event::Said(Command::Approve) => approved = true,
                Event::Adopted { step, .. } => {
                    story.close(at, Led::Elsewhere);
                    approved = false;
                    if let Some(step) = step {
                        story.open(*step, at, true);
                    }
                }
                Event::Said(Command::Abandon) => {
                    story.ended = Some((at, Ended::Abandoned));
                    story.close(at, Led::Abandoned);
                }
                Event::Ended(ended) => {
                    story.ended = Some((at, *ended));
                    let led = if approved { Led::Approval } else { Led::Plan };
                    story.close(at, led);
                }
                Event::Began { .. }
                | Event::Taken
                | Event::Alive
                | Event::Left
                | Event::Said(_)
                | Event::Paused(_) => {}
            }
        }
        story
    }

    /// The last time that a step was held.
    pub fn chapter(&self, step: usize) -> Option<&Chapter> {
        let mut chapters = self.chapters.iter().rev();
        chapters.find(|chapter| chapter.step == step)
    }

    fn last(&mut self) -> Option<&mut Chapter> {
        let last = self.chapters.last_mut();
        last.filter(|chapter| chapter.ended.is_none())
    }

    fn open(&mut self, step: usize, at: u64, adopted: bool) {
        self.chapters.push(Chapter {
            step,
            began: at,
            ended: None,
            led: None,
            judged: None,
            adopted,
        });
    }

    fn close(&mut self, at: u64, led: Led) {
        if let Some(last) = self.last() {
            last.ended = Some(at);
            last.led = Some(led);
        }
    }
}

fn led(goes: Move, why: Option<Why>, approved: bool) -> Led {
    match why {
        Some(Why::Asked) => Led::Asked(goes),
        Some(why) => Led::Back(why),
        None if approved => Led::Approval,
        None => Led::Plan,
    }
}

fn sum(one: [u64; 2], two: [u64; 2]) -> [u64; 2] {
    [one[0].saturating_add(two[0]), one[1].saturating_add(two[1])]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::{Counts, Word};

    fn entries(events: Vec<Event>) -> Vec<Entry> {
        let entry = |(number, event)| Entry {
            number,
            at: number * 1_000,
            by: "me".to_owned(),
            event,
        };
        (0..).zip(events).map(entry).collect()
    }

    fn goes(goes: Move, why: Option<Why>) -> [Event; 2] {
        let done = Settled::Done {
            receipts: Vec::new(),
            now: None,
            version: None,
        };
        let (base, goal) = (None, None);
        [
            Event::Intent {
                goes,
                why,
                base,
                goal,
            },
            Event::Settled(done),
        ]
    }

    fn looked(canary: [u64; 3]) -> Event {
        let counts = Counts {
            canary,
            stable: [900, 2, 0],
            ..Counts::default()
        };
        Event::Looked {
            until: 1,
            minutes: vec![counts],
            judged: Some(Judged {
                word: Word::NotYet,
                canary: [canary[0], canary[1]],
                stable: [900, 2],
                evidence_tenths: 7,
            }),
        }
    }

    #[test]
    fn each_share_has_its_time_and_what_led_on_from_it() {
        let mut events = Vec::new();
        events.extend(goes(Move::Step(0), None));
        events.push(looked([100, 1, 0]));
        events.push(Event::Said(Command::Approve));
        events.extend(goes(Move::Step(1), None));
        events.push(looked([50, 40, 0]));
        events.extend(goes(Move::RollBack, Some(Why::Errors)));
        events.push(Event::Ended(Ended::RolledBack));
        let story = Story::of(&entries(events));
        let told: Vec<_> = story
            .chapters
            .iter()
            .map(|chapter| (chapter.began, chapter.ended, chapter.led.clone()))
            .collect();
        assert_eq!(
            told,
            [
                (1_000, Some(5_000), Some(Led::Approval)),
                (5_000, Some(8_000), Some(Led::Back(Why::Errors))),
            ]
        );
        assert_eq!(story.canary, [150, 41]);
        assert_eq!(story.chapter(1).unwrap().judged.unwrap().canary, [50, 40]);
        assert_eq!(story.ended, Some((9_000, Ended::RolledBack)));
    }

    #[test]
    fn a_write_that_came_to_nothing_opens_nothing() {
        let mut events = vec![
            Event::Intent {
                goes: Move::Step(0),
                why: None,
                base: None,
                goal: None,
            },
            Event::Settled(Settled::Dropped),
        ];
        events.extend(goes(Move::Promote, Some(Why::Asked)));
        let story = Story::of(&entries(events));
        assert!(story.chapters.is_empty());
    }
}
