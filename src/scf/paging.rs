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

/// The longest list that is read, in items; no quota of the cloud allows a longer one.
pub const LONGEST_LIST: usize = 10_000;

/// The most pages of one list that are read: as many as the longest list has of 20 items, which is
/// what a cloud gives that does not heed the length it was asked for.
pub const MOST_PAGES: usize = LONGEST_LIST / 20;

impl Client {
    /// Reads every page of a list, one after the other.
    ///
    /// Ends when the announced length is reached or a page is empty, whichever comes first: a list
    /// that shrinks meanwhile, or a wrong count, must not go on for ever. One that has not ended
    /// after [`LONGEST_LIST`] items or [`MOST_PAGES`] pages is an error: a part of a list must not
    /// pass for the whole.
    pub async fn all<P: Page>(&self, request: &P) -> Result<Vec<P::Item>, Error> {
        let mut all = Vec::new();
        for _ in 0..MOST_PAGES {
            let answer = self.call(&request.clone().at(all.len())).await?.answer;
            let (items, total) = P::items(answer);
            let is_last = items.is_empty();
            all.extend(items);
            if is_last || all.len() >= total {
                return Ok(all);
            }
            if all.len() >= LONGEST_LIST {
                break;
            }
        }
        Err(Error::Unreadable {
            status: 200,
            reason: format!("the list does not end after {} items", all.len()),
        })
    }
}
