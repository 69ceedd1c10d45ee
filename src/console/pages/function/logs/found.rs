//! What was found, the newest first, and how it goes on.

use super::super::beat::account_time;
use super::super::live::Live;
use super::super::topics::Topics;
use crate::scf::{Client, Error, FunctionLog, LogFilter, LogInfo, SearchLog};
use crate::traffic::Version;

/// How many records are asked for at a time.
const PAGE: u32 = 20;
/// How many new ones are asked for while they are followed.
const NEW: u32 = 100;
/// How many are kept while new ones come in.
const KEPT: usize = 300;
/// A search goes this far beyond the present, in milliseconds: this computer's clock may be behind.
pub(in super::super) const AHEAD: u64 = 5 * 60_000;

/// The records that were found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Where the versions in question log.
    pub(super) topics: Topics,
    /// What was asked; nothing where nothing is logged.
    asked: Option<SearchLog>,
    pub(super) records: Vec<Record>,
    /// Where older ones go on; nothing if there are none.
    older: Option<String>,
}

/// What tells one state of a list from another: what was asked, where it goes on, its length.
pub(super) type Mark = (Option<SearchLog>, Option<String>, usize);

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    /// When, in milliseconds since 1970.
    pub(super) time: u64,
    pub(super) log: FunctionLog,
}

impl Record {
    fn read(info: &LogInfo) -> Self {
        Self {
            time: info.time,
            log: info.read(),
        }
    }
}

impl Found {
    /// Searches the last minutes.
    pub(super) async fn search(
        live: Live,
        client: Client,
        versions: Vec<Version>,
        filter: LogFilter,
        minutes: u64,
    ) -> Result<Self, Error> {
        let topics = Topics::read(live, client.clone(), versions).await?;
        let mut found = Self {
            topics,
            asked: None,
            records: Vec::new(),
            older: None,
        };
        let Some(topic) = found.topics.first() else {
            return Ok(found);
        };
        let now = account_time(live);
        let from = now.saturating_sub(minutes * 60_000);
        let asked = SearchLog::records(topic, from, now + AHEAD, &filter.condition(), PAGE);
        let answer = client.call(&asked).await?.answer;
        found.records = answer.results.iter().map(Record::read).collect();
        found.older = (!answer.list_over).then_some(answer.context);
        found.asked = Some(asked);
        Ok(found)
    }

    /// The same with the records that came since; nothing if there are too many to keep what was
    /// found before.
    pub(super) async fn with_newer(
        mut self,
        live: Live,
        client: Client,
    ) -> Result<Option<Self>, Error> {
        let (Some(asked), Some(newest)) = (&self.asked, self.records.first()) else {
            return Ok(None);
        };
        let since = SearchLog {
            from: newest.time,
            limit: NEW,
            to: account_time(live) + AHEAD,
            ..asked.clone()
        };
        let answer = client.call(&since).await?.answer;
        let mut records = self.missing(&answer.results);
        if !answer.list_over || records.len() + self.records.len() > KEPT {
            return Ok(None);
        }
        records.append(&mut self.records);
        self.records = records;
        Ok(Some(self))
    }

    /// The same with older records behind.
    pub(super) async fn with_older(mut self, client: Client) -> Result<Self, Error> {
        if let (Some(asked), Some(context)) = (self.asked.clone(), &self.older) {
            let answer = client.call(&asked.after(context)).await?.answer;
            let mut records = self.missing(&answer.results);
            self.records.append(&mut records);
            self.older = (!answer.list_over).then_some(answer.context);
        }
        Ok(self)
    }

    /// Tells this state of the list from any other.
    pub(super) fn mark(&self) -> Mark {
        (self.asked.clone(), self.older.clone(), self.records.len())
    }

    /// True if there are older records.
    pub(super) fn has_older(&self) -> bool {
        self.older.is_some()
    }

    /// The records that are not there yet: the ends of two answers can overlap.
    fn missing(&self, results: &[LogInfo]) -> Vec<Record> {
        let records = results.iter().map(Record::read);
        records
            .filter(|record| !self.records.contains(record))
            .collect()
    }
}
