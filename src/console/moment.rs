//! Moments as the person reads them, where the person is.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::language::language;
use crate::scf::read_plain_moment;

/// The day and the time of a moment in Unix milliseconds.
pub(crate) fn day_and_time(at: u64) -> String {
    date(at)
        .to_locale_string(language().tag(), &JsValue::UNDEFINED)
        .into()
}

/// The same of a moment as functions have it (`ModTime`, in Beijing's time); as the cloud says it
/// if it cannot be read.
pub(crate) fn of_cloud(text: &str) -> String {
    match read_plain_moment(text) {
        Some(seconds) => day_and_time(seconds * 1_000),
        None => text.to_owned(),
    }
}

/// The time of its day.
pub(crate) fn time_of_day(at: u64) -> String {
    date(at).to_locale_time_string(language().tag()).into()
}

/// The same everywhere, to the second, as a file may be called.
pub(crate) fn file_time(at: u64) -> String {
    let time = String::from(date(at).to_iso_string());
    time.get(..19).unwrap_or_default().replace(':', "-")
}

/// The same everywhere, in UTC, as other programs read it.
pub(crate) fn iso_time(at: u64) -> String {
    date(at).to_iso_string().into()
}

fn date(at: u64) -> Date {
    #[expect(clippy::cast_precision_loss)] // exact for the next 280 000 years
    Date::new(&JsValue::from_f64(at as f64))
}
