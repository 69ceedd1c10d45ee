//! Lists that come in pages, read to the end.

use super::{Client, Error, Request};

/// A request that asks for one page of a list.
pub trait Page: Request + Clone {
    /// What the list holds.
    type Item;

    /// This request for the page that starts at `offset`.
    #[must_use]
    fn at(self, offset: usize) -> Self;

    /// The items of a page and the length of the whole list.
    fn items(answer: Self::Answer) -> (Vec<Self::Item>, usize);
}

/// How many items a page has: the most that every list takes.
pub(super) const PAGE: usize = 100;

/// A list longer than this is not read to the end; no quota of the cloud allows one.
const LONGEST: usize = 10_000;

impl Client {
    /// Reads every page of a list, one after the other.
    ///
    /// Ends when the announced length is reached or a page is empty, whichever comes first: a list
    /// that shrinks meanwhile, or a wrong count, must not go on for ever.
    pub async fn all<P: Page>(&self, request: &P) -> Result<Vec<P::Item>, Error> {
        let mut all = Vec::new();
        loop {
            let answer = self.call(&request.clone().at(all.len())).await?.answer;
            let (items, total) = P::items(answer);
            let is_last = items.is_empty();
            all.extend(items);
            if is_last || all.len() >= total || all.len() >= LONGEST {
                return Ok(all);
            }
        }
    }
}
