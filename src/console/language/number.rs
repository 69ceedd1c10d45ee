//! Numbers and plurals as the browser's `Intl` has them for the language in use.
//!
//! Must never know what is counted, and never writes a float: every number here is whole, or whole
//! parts of one.

use js_sys::Intl::PluralRules;
use js_sys::{Array, BigInt, Object};
use wasm_bindgen::JsValue;

use super::language;

/// With its thousands kept apart, and every digit.
pub(super) fn grouped(number: u64) -> String {
    let number = BigInt::from(number);
    let written = number.to_locale_string(&language().tag().into(), &JsValue::UNDEFINED);
    written.into()
}

/// So many parts of which `one` make one, with as many of the `places` behind the point as it
/// takes.
pub(super) fn decimal(parts: u64, one: u64, places: usize) -> String {
    let whole = grouped(parts / one);
    let rest = parts % one;
    if rest == 0 {
        return whole;
    }
    let rest = format!("{rest:0places$}");
    format!("{whole}.{}", rest.trim_end_matches('0'))
}

/// What is said of a number in the category `one`, or of any other number; the number itself in
/// the place of a `#`. No language of the catalogue knows a third category for whole numbers.
pub(super) fn plural(count: u64, one: &str, other: &str) -> String {
    let said = if is_one(count) { one } else { other };
    match said.split_once('#') {
        Some((before, after)) => [before, &grouped(count), after].concat(),
        None => said.to_owned(),
    }
}

/// True if the language has a number in the category `one`. In English only 1 is, in Chinese none.
// Rules are made anew each time: it takes some microseconds, and to keep them would be more code.
pub(super) fn is_one(count: u64) -> bool {
    let tag = Array::of1(&language().tag().into());
    let rules = PluralRules::new(&tag, &Object::new());
    // Whatever is beyond is in the category of the largest.
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    rules.select(count.into()) == "one"
}
