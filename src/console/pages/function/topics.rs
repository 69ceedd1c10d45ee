//! Where the versions of a function write their logs.
//!
//! `$LATEST` can write elsewhere than what was published from it: a published version keeps the
//! topic that it was published with, or goes without one.

use std::collections::BTreeMap;

use futures_util::future::try_join_all;
use leptos::prelude::*;

use super::live::Live;
use crate::scf::{Client, Error, GetFunction};
use crate::traffic::Version;

/// The topics of some versions; an empty text is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(Vec<(Version, String)>);

impl Topics {
    /// Reads them. Those of published versions never change, so they are read once.
    pub(super) async fn read(
        live: Live,
        client: Client,
        versions: Vec<Version>,
    ) -> Result<Self, Error> {
        let latest = live.snapshot();
        let latest = latest.map_or_else(String::new, |found| found.function.cls_topic_id.clone());
        let known = live.topics.get_value();
        let place = live.place.get_value();
        let read = versions.iter().filter_map(|&version| {
            let is_known = version.is_latest() || known.contains_key(&version);
            let request = GetFunction {
                function_name: place.function.clone(),
                namespace: place.place.namespace.clone(),
                qualifier: version,
            };
            let client = client.clone();
            (!is_known).then_some(async move {
                let detail = client.call(&request).await?.answer;
                Ok((version, detail.cls_topic_id))
            })
        });
        let new: Vec<(Version, String)> = try_join_all(read).await?;
        live.topics.update_value(|topics| topics.extend(new));
        let known: BTreeMap<Version, String> = live.topics.get_value();
        let topic = |version: Version| match known.get(&version) {
            Some(topic) if !version.is_latest() => topic.clone(),
            _ => latest.clone(),
        };
        let topics = versions.into_iter();
        Ok(Self(
            topics.map(|version| (version, topic(version))).collect(),
        ))
    }

    /// The versions that log, each with its topic.
    pub(super) fn logged(&self) -> impl Iterator<Item = (Version, &str)> {
        let logged = self.0.iter().filter(|(_, topic)| !topic.is_empty());
        logged.map(|(version, topic)| (*version, topic.as_str()))
    }

    /// The first topic that one of them writes into.
    pub(super) fn first(&self) -> Option<&str> {
        let mut topics = self.0.iter().map(|(_, topic)| topic.as_str());
        topics.find(|topic| !topic.is_empty())
    }

    /// Those that write nowhere.
    pub(super) fn silent(&self) -> Vec<Version> {
        self.of(str::is_empty)
    }

    /// Those that write into another topic than the first.
    pub(super) fn elsewhere(&self) -> Vec<Version> {
        let first = self.first();
        self.of(|topic| !topic.is_empty() && Some(topic) != first)
    }

    fn of(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Version> {
        let wanted = self.0.iter().filter(|(_, topic)| is_wanted(topic));
        wanted.map(|(version, _)| *version).collect()
    }
}
