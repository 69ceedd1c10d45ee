//! Reads one field after the other and remembers where each stands and what is wrong with it.

use std::collections::VecDeque;

use super::{Misread, Wrong};
use crate::rollout::Field;
use crate::yaml::{Entry, Node, Place, Value};

#[derive(Default)]
pub(super) struct Reader {
    pub(super) places: Vec<(Field, Place)>,
    pub(super) wrong: Vec<Misread>,
}

/// The keys of a map that have not been read yet.
pub(super) type Rest = VecDeque<Entry>;

impl Reader {
    /// One of a few words.
    pub(super) fn word<T: Copy>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        words: &[(&str, T)],
    ) -> Option<T> {
        let entry = self.one(keys, key, field, None)?;
        let found = words.iter().find(|(word, _)| *word == entry.1);
        if found.is_none() {
            self.say(entry.0, field, Wrong::Value(entry.1));
        }
        found.map(|(_, value)| *value)
    }

    pub(super) fn text(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
    ) -> Option<String> {
        self.one(keys, key, field, missing).map(|(_, text)| text)
    }

    pub(super) fn parsed<T: std::str::FromStr, W: FnOnce(T::Err) -> Wrong>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
        wrong: W,
    ) -> Option<T> {
        self.read(keys, key, field, missing, |text| {
            text.parse().map_err(wrong)
        })
    }

    /// The value of a key by `read`.
    pub(super) fn read<T>(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
        read: impl FnOnce(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let (place, text) = self.one(keys, key, field, missing)?;
        read(&text)
            .map_err(|wrong| self.say(place, field, wrong))
            .ok()
    }

    /// The text of a key. With `missing` it has to be there, in the map that begins at that place.
    fn one(
        &mut self,
        keys: &mut Rest,
        key: &'static str,
        field: Field,
        missing: Option<Place>,
    ) -> Option<(Place, String)> {
        let Some(entry) = take(keys, key) else {
            if let Some(place) = missing {
                self.say(place, field, Wrong::Missing(key));
            }
            return None;
        };
        let place = entry.node.place;
        self.places.push((field, place));
        match entry.node.value {
            Value::Plain(text) | Value::Text(text) => Some((place, text)),
            Value::Null | Value::List(_) | Value::Map(_) => {
                self.say(place, field, Wrong::NotAText);
                None
            }
        }
    }

    pub(super) fn map(&mut self, node: Node, field: Option<Field>) -> Option<Rest> {
        if let Value::Map(entries) = node.value {
            return Some(entries.into());
        }
        let wrong = Misread::of(Some(node.place), field, Wrong::NotAMap);
        self.wrong.push(wrong);
        None
    }

    pub(super) fn unknown(&mut self, keys: Rest, known: &[&'static str]) {
        for Entry { key, place, .. } in keys {
            let near = known
                .iter()
                .min_by_key(|name| strsim::osa_distance(name, &key));
            let nearest = near
                .copied()
                .filter(|name| strsim::osa_distance(name, &key) <= 2);
            let wrong = Wrong::UnknownKey { key, nearest };
            self.wrong.push(Misread::of(Some(place), None, wrong));
        }
    }

    pub(super) fn say(&mut self, place: Place, field: Field, wrong: Wrong) {
        self.wrong
            .push(Misread::of(Some(place), Some(field), wrong));
    }

    /// Where a field stands, or else what it belongs to.
    pub(super) fn place(&self, field: Field) -> Option<Place> {
        let of = |wanted| {
            let found = self.places.iter().find(|(field, _)| *field == wanted);
            found.map(|(_, place)| *place)
        };
        of(field)
            .or_else(|| of(Field::Steps))
            .or_else(|| of(Field::Function))
    }
}

pub(super) fn take(keys: &mut Rest, key: &str) -> Option<Entry> {
    let at = keys.iter().position(|entry| entry.key == key)?;
    keys.remove(at)
}
