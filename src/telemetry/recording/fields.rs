//! The fields of an object in a file, each asked for by its name and each in its place.

use serde_json::{Map, Value};

use super::Refusal;

/// The last millisecond that a browser has a date for.
pub(super) const END_OF_TIME: u64 = 8_640_000_000_000_000;

/// An object, of which every field has to be known.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    /// What the file calls it, or the list that it is in.
    part: &'static str,
}

impl<'a> Fields<'a> {
    /// An object with no other fields than these.
    pub(super) fn of(
        value: &'a Value,
        part: &'static str,
        known: &[&str],
    ) -> Result<Self, Refusal> {
        let object = value.as_object();
        let object = object.filter(|object| object.keys().all(|key| known.contains(&key.as_str())));
        let object = object.ok_or(Refusal::Damaged { part })?;
        Ok(Self { object, part })
    }

    /// Why it is not opened.
    pub(super) const fn damaged(self) -> Refusal {
        Refusal::Damaged { part: self.part }
    }

    pub(super) fn has(self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    pub(super) fn text(self, name: &str) -> Result<&'a str, Refusal> {
        let text = self.object.get(name).and_then(Value::as_str);
        text.ok_or(self.damaged())
    }

    /// A text that something is made of.
    pub(super) fn parsed<T: std::str::FromStr>(self, name: &str) -> Result<T, Refusal> {
        self.text(name)?.parse().map_err(|_| self.damaged())
    }

    fn number(self, name: &str) -> Result<u64, Refusal> {
        let number = self.object.get(name).and_then(Value::as_u64);
        number.ok_or(self.damaged())
    }

    /// A moment in Unix milliseconds, as far as calendars go.
    pub(super) fn moment(self, name: &str) -> Result<u64, Refusal> {
        let moment = self.number(name)?;
        let is_one = moment <= END_OF_TIME;
        is_one.then_some(moment).ok_or(self.damaged())
    }

    /// A number that is small enough.
    pub(super) fn small<T: TryFrom<u64>>(self, name: &str) -> Result<T, Refusal> {
        T::try_from(self.number(name)?).map_err(|_| self.damaged())
    }

    pub(super) fn truth(self, name: &str) -> Result<bool, Refusal> {
        let truth = self.object.get(name).and_then(Value::as_bool);
        truth.ok_or(self.damaged())
    }

    pub(super) fn object(self, name: &str) -> Result<&'a Value, Refusal> {
        self.object.get(name).ok_or(self.damaged())
    }

    /// A list with at most so many entries.
    pub(super) fn list(self, name: &'static str, most: usize) -> Result<&'a [Value], Refusal> {
        let list = self.object.get(name).and_then(Value::as_array);
        let list = list.filter(|list| list.len() <= most);
        list.map(Vec::as_slice)
            .ok_or(Refusal::Damaged { part: name })
    }
}
