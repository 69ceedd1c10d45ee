//! What an address says beside the page: how it is looked at, as in `#/ap-guangzhou?sort=name`.
//!
//! It changes while one chooses, without an entry in the browser's history, so that the address can be
//! copied at any time. Never a secret, and never anything that is done.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::context::Console;
use super::fixed::{effect, on_change};
use super::route::{Route, decode, encode};

/// Names and values, in the order in which they stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands behind the first `?` of an address; what cannot be read is left out.
    pub fn parse(hash: &str) -> Self {
        let said = hash.split_once('?').map_or("", |(_, said)| said);
        let pairs = said.split('&').filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            Some((decode(name)?, decode(value)?))
        });
        Self(pairs.collect())
    }

    /// What says these; a value that is empty is not said.
    pub fn of<const N: usize>(pairs: [(&str, String); N]) -> Self {
        let pairs = pairs.into_iter();
        let pairs = pairs.filter(|(_, value)| !value.is_empty());
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// The value of a name; empty if it is not said.
    pub fn get(&self, name: &str) -> &str {
        let mut pairs = self.0.iter();
        pairs
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// As it stands behind the address of a page.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(&encode(name));
            text.push('=');
            text.push_str(&encode(value));
        }
        text
    }
}

/// Has the address say how something is looked at, for as long as the scope around the call lives:
/// `take` is told what the address says, now and whenever somebody changes it there, and whatever
/// `says` follows is written there.
pub(crate) fn keep(
    console: Console,
    is_there: fn(&Route) -> bool,
    take: Callback<Query>,
    says: Signal<Query>,
) {
    take.run(console.query.get_untracked());
    on_change(
        move || console.query.get(),
        move |query, _| {
            if *query != says.get_untracked() {
                take.run(query.clone());
            }
        },
    );
    effect(move || {
        let query = says.get();
        let route = console.route.get_untracked();
        if !is_there(&route) || console.query.with_untracked(|known| *known == query) {
            return;
        }
        let address = route.href() + &query.text();
        // Refused only where there is no history to write to.
        if let Ok(history) = window().history() {
            drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
        }
        console.query.set(query);
    });
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn a_query_comes_back_as_it_was_written() {
        let query = Query::of([
            ("sort", "name".to_owned()),
            ("filter", "a b&c=灰度?#/".to_owned()),
            ("state", String::new()),
        ]);
        assert_eq!(
            Query::parse(&format!("#/ap-guangzhou{}", query.text())),
            query
        );
        assert_eq!(query.get("filter"), "a b&c=灰度?#/");
        assert_eq!(query.get("state"), "");
        assert_eq!(Query::parse("#/ap-guangzhou"), Query::default());
        assert_eq!(Query::parse("#/x?a&b=%zz&c=1").get("c"), "1");
    }
}
