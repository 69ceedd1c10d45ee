//! The words by which a person tells a run what to do, and which of them are possible when.

use std::fmt;

use crate::rollout::{Command, Question};

/// Every word, as it is written.
const WORDS: [(&str, Command); 6] = [
    ("approve", Command::Approve),
    ("resume", Command::Resume),
    ("pause", Command::Pause),
    ("promote", Command::Promote),
    ("roll back", Command::RollBack),
    ("abandon", Command::Abandon),
];

/// Something that was said and is not done. Its text says what is possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// No such word.
    Unknown(Possible),
    /// Nothing is asked that it would answer.
    NotNow(Command, Possible),
    /// It was written before the question stood there.
    TooEarly(Command, Possible),
}

/// What is possible, in the order in which it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Possible(Vec<Command>);

/// The word for what is said.
pub(super) fn word(command: Command) -> &'static str {
    let found = WORDS.iter().find(|(_, known)| *known == command);
    found.map_or("", |(word, _)| *word)
}

/// What is possible while this is asked, or while nothing is.
pub(super) fn possible(asked: Option<&Question>) -> Possible {
    let first: &[Command] = match asked {
        None => &[Command::Pause],
        Some(Question::Approve { .. } | Question::Unsure { .. }) => {
            &[Command::Approve, Command::Pause]
        }
        Some(Question::Paused(_)) => &[Command::Resume],
    };
    let always = [Command::Promote, Command::RollBack, Command::Abandon];
    Possible(first.iter().copied().chain(always).collect())
}

/// What a line says; nothing if it is empty. `is_of_now` is false if it was written while something
/// else was asked: then it answers nothing, and what is possible at any time still counts.
pub(super) fn read(
    line: &str,
    asked: Option<&Question>,
    is_of_now: bool,
) -> Option<Result<Command, Refused>> {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    if line.trim().is_empty() {
        return None;
    }
    let known = WORDS
        .iter()
        .find(|(word, _)| letters(word) == letters(line));
    Some(match known {
        Some((_, command)) => hear(*command, asked, is_of_now),
        None => Err(Refused::Unknown(possible(asked))),
    })
}

/// The same of something that is no line.
pub(super) fn hear(
    command: Command,
    asked: Option<&Question>,
    is_of_now: bool,
) -> Result<Command, Refused> {
    let possible = possible(asked);
    let answers = matches!(command, Command::Approve | Command::Resume);
    if !possible.0.contains(&command) {
        Err(Refused::NotNow(command, possible))
    } else if answers && !is_of_now {
        Err(Refused::TooEarly(command, possible))
    } else {
        Ok(command)
    }
}

impl Possible {
    /// The words.
    pub(super) fn words(&self) -> Vec<&'static str> {
        self.0.iter().map(|command| word(*command)).collect()
    }
}

impl fmt::Display for Possible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(", "))
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(possible) => write!(f, "No such word. Possible now: {possible}."),
            Self::NotNow(command, possible) => write!(
                f,
                "Nothing is asked that {} would answer. Possible now: {possible}.",
                word(*command)
            ),
            Self::TooEarly(command, possible) => write!(
                f,
                "{} was written before the question stood here. Write it again if it is the answer. Possible now: {possible}.",
                word(*command)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::Why;

    const APPROVE: Question = Question::Approve { step: 0 };

    #[test]
    fn a_word_is_read_however_it_is_spelled_and_an_empty_line_says_nothing() {
        for line in ["roll back", "rollback\n", " Roll-Back ", "ROLL_BACK"] {
            assert_eq!(
                read(line, None, true),
                Some(Ok(Command::RollBack)),
                "{line}"
            );
        }
        assert_eq!(read(" \r\n", None, true), None);
    }

    #[test]
    fn what_is_no_word_or_answers_nothing_is_refused_with_what_is_possible() {
        let paused = Question::Paused(Why::Asked);
        for (line, asked, said) in [
            (
                "yes",
                Some(&APPROVE),
                "approve, pause, promote, roll back, abandon",
            ),
            ("approve", None, "pause, promote, roll back, abandon"),
            (
                "approve",
                Some(&paused),
                "resume, promote, roll back, abandon",
            ),
            ("resume", Some(&APPROVE), "approve, pause, promote"),
        ] {
            let refused = read(line, asked, true).unwrap().unwrap_err().to_string();
            assert!(refused.contains(said), "{line}: {refused}");
        }
    }

    #[test]
    fn what_was_typed_ahead_answers_no_question_and_a_way_back_counts_at_any_time() {
        let refused = read("approve", Some(&APPROVE), false);
        assert!(matches!(refused, Some(Err(Refused::TooEarly(..)))));
        for (line, command) in [("roll back", Command::RollBack), ("pause", Command::Pause)] {
            assert_eq!(read(line, Some(&APPROVE), false), Some(Ok(command)));
        }
    }
}
