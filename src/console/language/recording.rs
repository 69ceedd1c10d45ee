//! Looking back at a function, and recordings as files.

use super::number::plural;
use crate::change::End;
use crate::telemetry::{Forgotten, Refusal};

/// The strings of this area.
#[derive(Debug)]
pub struct Recording {
    /// What belongs to recorded time.
    pub section: &'static str,
    /// The slider through it.
    pub time: &'static str,
    /// Lets the recorded time go by.
    pub play: &'static str,
    /// Stops that.
    pub pause: &'static str,
    /// Goes to the change before.
    pub previous: &'static str,
    /// Goes to the change after.
    pub next: &'static str,
    /// Goes back to the present.
    pub live: &'static str,
    /// Saves what was recorded as a file.
    pub save: &'static str,
    /// The name of that file: the function, and the time.
    pub file_name: fn(&str, &str) -> String,
    /// The page shows what was: when.
    pub as_it_was: fn(&str) -> String,
    /// Nothing can be changed in the past.
    pub nothing_to_change: &'static str,
    /// Heads what was done.
    pub events: &'static str,
    /// Nothing was done.
    pub no_events: &'static str,
    /// Goes to a moment: its time.
    pub show: fn(&str) -> String,
    /// The oldest was forgotten: how much.
    pub forgotten: fn(Forgotten) -> String,
    /// What was done in words, how it ended, and why if it failed.
    pub told: fn(&str, &End, &str) -> String,
    /// The function could not be read.
    pub unread: &'static str,
    /// Heads the opening of a file.
    pub open_title: &'static str,
    /// Opens a file.
    pub open: &'static str,
    /// What such a file is, and where it goes.
    pub open_hint: &'static str,
    /// A file is not opened; the reason follows.
    pub not_opened: &'static str,
    /// Why a file is not opened.
    pub refusal: fn(&Refusal) -> String,
    /// The browser cannot read it as text.
    pub no_text: &'static str,
    /// The title of an opened recording: the function.
    pub title: fn(&str) -> String,
    /// The title while there is none.
    pub no_title: &'static str,
    /// Nothing is opened yet.
    pub none: &'static str,
    /// What a recording is, and where one comes from.
    pub none_advice: &'static str,
    /// Where the function is, and from when to when it was recorded.
    pub about: fn(&str, &str, &str) -> String,
    /// The recording has nothing in it.
    pub empty: &'static str,
    /// What to do then.
    pub empty_advice: &'static str,
}

/// The strings in English.
pub const ENGLISH: Recording = Recording {
    section: "Recorded time",
    time: "Time",
    play: "Play",
    pause: "Pause",
    previous: "Previous change",
    next: "Next change",
    live: "Live",
    save: "Save recording",
    file_name: |function, time| format!("halftone-recording-{function}-{time}.json"),
    as_it_was: |time| format!("As it was at {time}"),
    nothing_to_change: "This is the past: nothing can be changed here.",
    events: "What happened",
    no_events: "Nothing was changed here while it was recorded.",
    show: |time| format!("Show {time}"),
    forgotten: |Forgotten { states, events }| {
        let states = plural(states.into(), "# state", "# states");
        let events = plural(events.into(), "# event", "# events");
        format!("To keep the recording small its oldest part was forgotten: {states} and {events}.")
    },
    told: |sentence, end, reason| match end {
        End::Done => sentence.to_owned(),
        End::Conflict => format!("{sentence} Stopped by a conflict."),
        End::Failed { .. } => format!("{sentence} Failed: {reason}"),
    },
    unread: "The function could not be read",
    open_title: "Look at a recording",
    open: "Open recording",
    open_hint: "A file that “Save recording” made, chosen or dropped here. It needs no account, and nothing of it leaves this computer.",
    not_opened: "This file was not opened",
    refusal: ToString::to_string,
    no_text: "The browser cannot read this file. Choose it again.",
    title: |function| format!("Recording of {function}"),
    no_title: "Recording",
    none: "No recording is open",
    none_advice: "A recording holds what a console saw of a function: its shares, what was measured, what was done. “Save recording” on the page of a function makes one.",
    about: |place, from, until| format!("{place}, recorded from {from} to {until}."),
    empty: "There is nothing in this recording",
    empty_advice: "Save one from the page of a function that was read.",
};
