//! The last requests of a function, as SCF writes them into its topic of CLS.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::answer::Object;
use super::random::Random;
use super::time;
use crate::traffic::Version;

/// How many requests of a function are remembered.
const KEPT: usize = 20_000;

/// The last requests of a function, about by time.
#[derive(Debug, Default)]
pub(super) struct Records(VecDeque<Record>);

/// A request in the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// Milliseconds since 1970.
    pub(super) at: u64,
    /// Tells it from others of the same moment.
    pub(super) number: u32,
    /// In milliseconds.
    pub(super) duration: u32,
    /// The version that ran.
    pub(super) version: Version,
    /// Where the name of the alias is, among the function's series; nothing for a request that
    /// was sent to a version.
    pub(super) alias: Option<u16>,
    pub(super) status: u16,
}

impl Records {
    /// Remembers a request, and forgets the oldest when there are too many.
    pub(super) fn add(&mut self, record: Record) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(record);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Record> {
        self.0.iter()
    }
}

/// A record with the names of what it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) record: Record,
    pub(super) namespace: &'a str,
    pub(super) function: &'a str,
    /// The identifier of the function.
    pub(super) id: &'a str,
    /// Empty for a request that was sent to a version.
    pub(super) alias: &'a str,
    /// Bytes, as SCF measures it.
    pub(super) memory: u64,
}

/// The fields of a record.
const FIELDS: [&str; 14] = [
    "SCF_Alias",
    "SCF_Duration",
    "SCF_FunctionName",
    "SCF_Level",
    "SCF_LogTime",
    "SCF_MemUsage",
    "SCF_Message",
    "SCF_Namespace",
    "SCF_Qualifier",
    "SCF_RequestId",
    "SCF_RetryNum",
    "SCF_StartTime",
    "SCF_StatusCode",
    "SCF_Type",
];

impl Line<'_> {
    /// The text of a field; nothing if records have no such field.
    pub(super) fn field(&self, name: &str) -> Option<Cow<'_, str>> {
        let Record { at, status, .. } = self.record;
        Some(match name {
            "SCF_Alias" => self.alias.into(),
            "SCF_Duration" => self.record.duration.to_string().into(),
            "SCF_FunctionName" => self.function.into(),
            "SCF_Level" if status == 200 => "INFO".into(),
            "SCF_Level" => "ERROR".into(),
            "SCF_LogTime" => (at + u64::from(self.record.duration)).to_string().into(),
            "SCF_MemUsage" => self.memory.to_string().into(),
            "SCF_Message" => self.message().into(),
            "SCF_Namespace" => self.namespace.into(),
            "SCF_Qualifier" => self.record.version.to_string().into(),
            "SCF_RequestId" => self.request_id().into(),
            "SCF_RetryNum" => "0".into(),
            "SCF_StartTime" => time::text(at).into(),
            "SCF_StatusCode" => status.to_string().into(),
            "SCF_Type" => "Platform".into(),
            _ => return None,
        })
    }

    /// Follows from the function, the moment and the number.
    fn request_id(&self) -> String {
        let own = self.record.at ^ u64::from(self.record.number) << 32;
        let seed = self.id.bytes().fold(own, |seed, byte| {
            (seed ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        Random::new(seed).uuid()
    }

    /// What the cloud writes about such a request.
    fn message(&self) -> &'static str {
        match self.record.status {
            200 => "Invoke succeeded",
            432 => "Resource limit exceeded: no instance was free",
            433 => "Invoking task timed out",
            _ => "The user's code raised an error",
        }
    }

    /// All fields as JSON text. CLS writes numbers as texts.
    pub(super) fn json(&self) -> String {
        let mut object = Object::default();
        for name in FIELDS {
            object = object.text(name, &self.field(name).unwrap_or_default());
        }
        object.value().to_string()
    }
}
