//! Moments as the person reads them, where the person is.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::language::language;

/// The day and the time of a moment in Unix milliseconds.
pub(crate) fn day_and_time(at: u64) -> String {
    date(at)
        .to_locale_string(language().tag(), &JsValue::UNDEFINED)
        .into()
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
