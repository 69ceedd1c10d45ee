//! The names of those who drive, as journals keep them and as others are told.

/// How the name of a tab begins behind that of its browser.
const TAB: &str = ", tab ";

/// The name of a tab of a browser. It stays the same when the page is loaded again.
pub fn of(browser: &str, tab: &str) -> String {
    format!("browser {browser}{TAB}{tab}")
}

/// True if both are tabs of one browser: then a lock of that browser says which of them is there.
pub fn are_of_one_browser(one: &str, other: &str) -> bool {
    let browser = |name: &str| name.rsplit_once(TAB).map(|(browser, _)| browser.to_owned());
    one == other || browser(one).is_some_and(|known| browser(other) == Some(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_of_one_browser_are_told_from_everybody_else() {
        let (one, other) = (of("k7q2", "a"), of("k7q2", "b"));
        assert!(are_of_one_browser(&one, &other));
        assert!(!are_of_one_browser(&one, &of("x1y9", "a")));
        let run = "halftone run of deploy on build-7";
        assert!(are_of_one_browser(run, run) && !are_of_one_browser(&one, run));
        assert!(!are_of_one_browser(
            run,
            "halftone run of deploy on build-8"
        ));
    }
}
