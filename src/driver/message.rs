//! What a page, its driver and the drivers of other pages say to each other, as JSON.
//!
//! Bodies of requests and answers travel beside it. Nothing here holds a key.

use serde::{Deserialize, Serialize};

use crate::change::Target;
use crate::keyring::{Headers, Request};
use crate::rollout::{Command, Ended, Entry, Question, Reason, Unsaved};
use crate::scf::{Phase, Region, TransportError, Unsigned};
use crate::traffic::AliasName;

/// Which rollout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Tells it from every other one, of whatever account.
    pub id: String,
    /// Stands for the key of the account. Nothing for an account that ends with the page: nothing of
    /// it is kept, and nobody else can drive it.
    pub account: Option<String>,
    /// Where the function is.
    pub region: Region,
    /// The function.
    pub target: Target,
    /// The alias.
    pub alias: AliasName,
}

impl Subject {
    /// The name under which one driver of this browser keeps the others out; nothing where there
    /// can be no other.
    pub fn lock(&self) -> Option<String> {
        let account = self.account.as_ref()?;
        let Target {
            namespace,
            function,
        } = &self.target;
        let (region, alias) = (self.region, &self.alias);
        Some(format!(
            "rollout:{account}:{region}:{namespace}:{function}:{alias}"
        ))
    }
}

/// What a page tells its driver.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Say which rollouts of this account are kept.
    Find {
        /// Stands for its key.
        account: String,
    },
    /// Begin this plan, and drive it.
    Begin {
        /// Which rollout it becomes.
        subject: Subject,
        /// Who drives.
        me: String,
        /// The text of the plan.
        plan: String,
    },
    /// Take up a rollout that is kept: drive it, or watch whoever does.
    Follow {
        /// Which.
        subject: Subject,
        /// Who drives.
        me: String,
    },
    /// Keep the journal of a rollout that was driven elsewhere, and take it up.
    Import {
        /// Which rollout it becomes.
        subject: Subject,
        /// Who drives.
        me: String,
        /// Its journal.
        entries: Vec<Entry>,
    },
    /// Forget a rollout that is kept.
    PutAway {
        /// Its identifier.
        id: String,
    },
    /// Somebody says this to the rollout.
    Say(Command),
    /// Look again, whatever it rests at.
    Again,
    /// Say in the journal that nobody drives any more, and end.
    Leave,
    /// The account is closed: end once what is under way is settled in the journal.
    LetGo,
}

/// What a driver asks of its page or tells it. Only questions have a number.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)] // there is one at a time
pub enum News {
    /// Asked: what time is it for the account?
    Time,
    /// Asked: sign this. The body comes beside it; the name of the key is the page's to say.
    Sign(Request),
    /// Asked: send this. The body comes beside it.
    Send(Request, Headers),
    /// These rollouts are kept.
    Found(Vec<Found>),
    /// The journal up to now, in place of whatever was known of it.
    Known(Vec<Entry>),
    /// One more entry is in the journal.
    Kept(Entry),
    /// It is being driven from here.
    Works,
    /// It is driven from here and rests.
    Rests(Rested),
    /// Another page of this browser drives, and rests at this if that is known.
    Watches(String, Option<Rested>),
    /// Whether another page would take up at once if this one were gone.
    Followed(bool),
    /// Whoever drives has heard what was said here, or has not.
    Heard(bool),
    /// There is nothing more to do here.
    Gone,
}

/// What a page answers to a question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The account's time.
    Time {
        /// In Unix milliseconds.
        at: u64,
        /// How many times as fast as this computer's it goes.
        pace: u64,
    },
    /// The headers of the signed call.
    Signed(Headers),
    /// It was not signed.
    Unsigned(Unsigned),
    /// An answer came. Its body comes beside it.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The server's clock, in Unix seconds.
        date: Option<u64>,
        /// How far a relay says that the request got.
        phase: Option<Phase>,
    },
    /// None came.
    NotAnswered(TransportError),
}

/// Where a driver rests; [`Rest`](crate::rollout::Rest) without what the page knows better.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs)] // the same as there
pub enum Rested {
    Until(u64),
    Asks(Question, Option<u64>),
    HeldBy(String, u64),
    Refused,
    Unreadable(Reason),
    Finished(Ended),
    Unsaved(Unsaved),
}

/// A rollout that is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Which.
    pub subject: Subject,
    /// Its journal.
    pub entries: Vec<Entry>,
}

/// What drivers of one alias say to each other.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant)] // there is one at a time
pub enum Word {
    /// One more entry is in the journal of this rollout.
    Kept(String, Entry),
    /// Whoever drives works, or rests at this.
    Stands(Option<Rested>),
    /// Somebody began to watch: say how it stands.
    Joined,
    /// Somebody says something to whoever drives; under a number of his own.
    Said(u64, Command),
    /// It was heard.
    Heard(u64),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(account: Option<&str>) -> Subject {
        Subject {
            id: "1".to_owned(),
            account: account.map(str::to_owned),
            region: Region::GUANGZHOU,
            target: Target {
                namespace: "default".to_owned(),
                function: "checkout".to_owned(),
            },
            alias: AliasName::from_cloud("prod"),
        }
    }

    #[test]
    fn one_driver_is_let_in_for_each_alias_of_an_account() {
        let lock = subject(Some("f00d")).lock();
        assert_eq!(
            lock.as_deref(),
            Some("rollout:f00d:ap-guangzhou:default:checkout:prod")
        );
        assert_eq!(subject(None).lock(), None);
    }

    #[test]
    fn what_is_said_arrives_as_it_was_said() {
        let asked = Rested::Asks(Question::Approve { step: 1 }, Some(60_000));
        let sent = serde_json::to_string(&News::Watches("tab".to_owned(), Some(asked.clone())));
        let value: serde_json::Value = serde_json::from_str(&sent.unwrap()).unwrap();
        match News::deserialize(value).unwrap() {
            News::Watches(who, rest) => assert_eq!((who.as_str(), rest), ("tab", Some(asked))),
            other => panic!("{other:?}"),
        }
    }
}
