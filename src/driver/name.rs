//! The names of those who drive, as journals keep them and as others are told.

/// How the name of a browser begins, and that of a tab behind it.
const BROWSER: &str = "browser ";
const TAB: &str = ", tab ";
/// How a run without a page begins its name, and the name of its machine in it.
const RUN: &str = "halftone run of ";
const MACHINE: &str = " on ";

/// Who drives, as far as a name tells: for whoever says it in another language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// A tab of a browser.
    Tab {
        /// The browser.
        browser: &'a str,
        /// The tab.
        tab: &'a str,
    },
    /// A run without a page.
    Run {
        /// Who started it.
        user: &'a str,
        /// The machine.
        machine: &'a str,
    },
    /// Somebody else.
    Other(&'a str),
}

/// Who has this name.
pub fn who(name: &str) -> Who<'_> {
    let tab = name.strip_prefix(BROWSER).and_then(|of| of.split_once(TAB));
    let run = || name.strip_prefix(RUN)?.split_once(MACHINE);
    match tab {
        Some((browser, tab)) => Who::Tab { browser, tab },
        None => run().map_or(Who::Other(name), |(user, machine)| Who::Run {
            user,
            machine,
        }),
    }
}

/// The name of a tab of a browser. It stays the same when the page is loaded again.
pub fn of(browser: &str, tab: &str) -> String {
    format!("{BROWSER}{browser}{TAB}{tab}")
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
    fn a_name_tells_who_it_is() {
        let (browser, tab) = ("k7q2", "a");
        assert_eq!(who(&of(browser, tab)), Who::Tab { browser, tab });
        let (user, machine) = ("deploy", "build-7");
        let run = "halftone run of deploy on build-7";
        assert_eq!(who(run), Who::Run { user, machine });
        assert_eq!(who("somebody"), Who::Other("somebody"));
    }

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
