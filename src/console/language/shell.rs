//! What surrounds every page: header, theme, addresses that lead nowhere.

use super::number::plural;

/// The strings of this area.
#[derive(Debug)]
pub struct Shell {
    /// The title of the window: the page's own title.
    pub window_title: fn(&str) -> String,
    /// Goes past the header.
    pub skip: &'static str,
    /// What the demo account is called in the header.
    pub demo: &'static str,
    /// The chip of an account: its name or its shortened SecretId, and the region.
    pub account: fn(&str, &str) -> String,
    /// Forgets the key.
    pub disconnect: &'static str,
    /// Forgets the key of a cloud account.
    pub lock: &'static str,
    /// What that does.
    pub lock_hint: &'static str,
    /// The keys end soon: in how many minutes.
    pub ends: fn(u64) -> String,
    /// Names the choice of a language.
    pub language: &'static str,
    /// Names the choice of a theme.
    pub theme: &'static str,
    /// The theme of the system.
    pub theme_auto: &'static str,
    /// The light theme.
    pub theme_light: &'static str,
    /// The dark theme.
    pub theme_dark: &'static str,
    /// Names the path from the region to the page.
    pub breadcrumbs: &'static str,
    /// The title of an address that leads nowhere.
    pub not_found: &'static str,
    /// What such an address looks like when it is right.
    pub not_found_advice: &'static str,
    /// The link to the start.
    pub home: &'static str,
    /// A part of the page did not arrive.
    pub missing: &'static str,
    /// What to do then.
    pub missing_advice: &'static str,
    /// After the program broke.
    pub broken: &'static str,
    /// What to do then.
    pub broken_advice: &'static str,
    /// Starts the page anew.
    pub reload: &'static str,
    /// Reads again what the page shows.
    pub refresh: &'static str,
    /// How old what the page shows is: seconds.
    pub age: fn(u64) -> String,
    /// Closes a form without doing anything.
    pub cancel: &'static str,
}

/// The strings in English.
pub const ENGLISH: Shell = Shell {
    window_title: |page| format!("{page} – Halftone"),
    skip: "Skip to the content",
    demo: "Demo account",
    account: |account, region| format!("{account} · {region}"),
    disconnect: "Disconnect",
    lock: "Lock",
    lock_hint: "Forgets the key in every tab, and the keys of two days if they are kept",
    ends: |minutes| match minutes {
        0 => "The keys have ended: connect again".to_owned(),
        _ => plural(
            minutes,
            "Connect again within a minute",
            "Connect again within # minutes",
        ),
    },
    language: "Language",
    theme: "Theme",
    theme_auto: "Auto",
    theme_light: "Light",
    theme_dark: "Dark",
    breadcrumbs: "Path",
    not_found: "Nothing is at this address",
    not_found_advice: "An address of this console reads #/REGION, then perhaps /NAMESPACE, then perhaps /FUNCTION, then perhaps /alias/NAME.",
    home: "Go to the start",
    missing: "A part of the console did not arrive",
    missing_advice: "See whether this browser is online and halftone serve is still running, then try again. If the console was updated meanwhile, reload the page.",
    broken: "The console has stopped",
    broken_advice: "This is a fault of the console. Writes that it had sent are not lost. Reload the page, connect again, and look at the state of the function before you go on.",
    reload: "Reload",
    refresh: "Refresh",
    age: |seconds| match seconds {
        0..5 => "read just now".to_owned(),
        5..90 => format!("read {seconds} s ago"),
        90..5_400 => format!("read {} min ago", (seconds + 30) / 60),
        _ => format!("read {} h ago", (seconds + 1_800) / 3_600),
    },
    cancel: "Cancel",
};
