//! One page of a list.

use super::answer::{Refusal, refusal};
use super::parameters::Parameters;
use super::quota;

/// Which entries of a list are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    offset: usize,
    limit: usize,
}

impl Page {
    /// Reads `Offset` and `Limit`, 0 and 20 if they are not given. A larger limit than the
    /// cloud's page is not refused; the page is as long as it can be.
    pub(super) fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let number = |name, default, code| match parameters.number(name) {
            None => Ok(default),
            Some(number) => usize::try_from(number).map_err(|_| below_zero(name, code)),
        };
        let offset = number("Offset", 0, "InvalidParameterValue.Offset")?;
        Ok(Self::new(
            offset,
            number("Limit", 20, "InvalidParameterValue.Limit")?,
        ))
    }

    /// Reads `Offset` and `Limit` of `ListAliases`, which are texts.
    pub(super) fn read_texts(parameters: &Parameters) -> Result<Self, Refusal> {
        let number = |name, default| match parameters.text(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| below_zero(name, "InvalidParameterValue")),
        };
        Ok(Self::new(number("Offset", 0)?, number("Limit", 20)?))
    }

    fn new(offset: usize, limit: usize) -> Self {
        let limit = limit.min(quota::PAGE);
        Self { offset, limit }
    }

    /// The entries of this page.
    pub(super) fn of<T>(self, all: Vec<T>) -> impl Iterator<Item = T> {
        all.into_iter().skip(self.offset).take(self.limit)
    }
}

/// Sorts entries by a time. Entries of the same time stay as they came, or are reversed too.
///
/// Only pairs of numbers are really sorted: a sort of each type of entry would be compiled anew.
pub(super) fn sorted<T: Copy>(entries: &[T], time: impl Fn(T) -> u64, ascending: bool) -> Vec<T> {
    let times = entries.iter().map(|&entry| time(entry)).enumerate();
    let mut order: Vec<(u64, usize)> = times.map(|(position, time)| (time, position)).collect();
    order.sort_unstable();
    if !ascending {
        order.reverse();
    }
    order
        .into_iter()
        .map(|(_, position)| entries[position])
        .collect()
}

/// Reads `Order`: true for ascending. Descending is the default.
pub(super) fn ascending(parameters: &Parameters) -> Result<bool, Refusal> {
    match parameters.text("Order") {
        None | Some("DESC") => Ok(false),
        Some("ASC") => Ok(true),
        Some(_) => Err(refusal(
            "InvalidParameterValue.Order",
            "`Order` is ASC or DESC.",
        )),
    }
}

/// Reads the key to sort by: one of `keys`, the first one by default.
pub(super) fn order_by<'a>(
    parameters: &Parameters,
    name: &str,
    keys: &[&'a str],
    code: &'static str,
) -> Result<&'a str, Refusal> {
    let wanted = parameters.text(name).unwrap_or(keys[0]);
    let known = keys.iter().find(|&&key| key == wanted);
    known.copied().ok_or_else(|| {
        let choices = keys.join(", ");
        refusal(code, format!("`{name}` is one of {choices}."))
    })
}

/// A paging number that is none.
fn below_zero(name: &str, code: &'static str) -> Refusal {
    let message = format!("`{name}` is a whole number from 0.");
    refusal(code, message)
}
