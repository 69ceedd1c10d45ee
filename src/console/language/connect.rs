//! The page that opens an account.

use super::number::{is_one, plural};
use crate::console::keys::Trouble;
use crate::keyring::vault::Closed;
use crate::scf::Mode;

/// The strings of this area.
#[derive(Debug)]
pub struct Connect {
    /// The title.
    pub title: &'static str,
    /// What the console is for.
    pub lead: &'static str,
    /// Where the address that was opened leads, once connected.
    pub then: fn(&str) -> String,
    /// Heads the demo account.
    pub demo_title: &'static str,
    /// What the demo account is.
    pub demo_lead: &'static str,
    /// Opens it.
    pub open_demo: &'static str,
    /// Heads the form.
    pub form_title: &'static str,
    /// Where the key goes.
    pub form_lead: &'static str,
    /// Why temporary keys come first.
    pub temporary: &'static str,
    /// The name of the key.
    pub secret_id: &'static str,
    /// Says which keys are best.
    pub secret_id_hint: &'static str,
    /// The key.
    pub secret_key: &'static str,
    /// What becomes of it.
    pub secret_key_hint: &'static str,
    /// The token of temporary keys.
    pub token: &'static str,
    /// When it is needed.
    pub token_hint: &'static str,
    /// Temporary keys are not kept.
    pub token_not_kept: &'static str,
    /// The region.
    pub region: &'static str,
    /// The relay.
    pub relay: &'static str,
    /// What a relay is.
    pub relay_hint: &'static str,
    /// What the relay wants to be shown.
    pub relay_token: &'static str,
    /// When it is needed.
    pub relay_token_hint: &'static str,
    /// The relay takes another one.
    pub relay_token_wrong: &'static str,
    /// What the key may be used for.
    pub may_do: &'static str,
    /// Each of the choices.
    pub mode: fn(Mode) -> &'static str,
    /// What becomes of the key.
    pub keep: &'static str,
    /// It is forgotten.
    pub keep_nothing: &'static str,
    /// What that means.
    pub keep_nothing_hint: &'static str,
    /// The keys of two days are kept.
    pub keep_days: &'static str,
    /// What that means.
    pub keep_days_hint: &'static str,
    /// It is kept behind a passphrase.
    pub keep_vault: &'static str,
    /// What that means.
    pub keep_vault_hint: &'static str,
    /// The passphrase of a vault that is made.
    pub new_passphrase: &'static str,
    /// Too few characters: the least.
    pub passphrase_short: fn(usize) -> String,
    /// The passphrase of the vault that is there.
    pub passphrase: &'static str,
    /// It is another one.
    pub passphrase_wrong: &'static str,
    /// Heads the vault.
    pub unlock_title: &'static str,
    /// What happens with the passphrase.
    pub unlock_hint: &'static str,
    /// Opens the vault.
    pub unlock: &'static str,
    /// While it is being opened.
    pub unlocking: &'static str,
    /// Heads what few need.
    pub more: &'static str,
    /// Signs only what the cloud documents.
    pub least: &'static str,
    /// When to choose that.
    pub least_hint: &'static str,
    /// Heads what this browser keeps.
    pub kept: &'static str,
    /// What that is.
    pub kept_what: &'static str,
    /// Removes it.
    pub forget: &'static str,
    /// The account was locked.
    pub locked: &'static str,
    /// Why, and what to do.
    pub locked_advice: &'static str,
    /// Why a key is not held.
    pub trouble: fn(&Trouble) -> String,
    /// What to do about it.
    pub not_held: &'static str,
    /// What to do if it cannot be kept.
    pub not_kept: &'static str,
    /// Chooses an `.env` file.
    pub env_file: &'static str,
    /// The other ways to hand one over.
    pub env_file_hint: &'static str,
    /// What an `.env` file had: names.
    pub env_found: fn(&[&str]) -> String,
    /// What it lacked: names.
    pub env_missing: fn(&[&str]) -> String,
    /// It marks the connection.
    pub env_production: &'static str,
    /// Its stage is another one.
    pub env_other_stage: &'static str,
    /// The lines that cannot be read.
    pub env_unreadable: fn(&[usize]) -> String,
    /// How many other settings it has.
    pub env_others: fn(usize) -> String,
    /// It came through the clipboard.
    pub env_clipboard: &'static str,
    /// It has none of the names.
    pub env_nothing: &'static str,
    /// It is longer than any such file: the limit in KiB.
    pub env_too_long: fn(usize) -> String,
    /// The browser cannot read it as text.
    pub env_no_text: &'static str,
    /// A guide's placeholder stands in the place of a key: the name of the field.
    pub placeholder: fn(&str) -> String,
    /// Marks the connection as production.
    pub production: &'static str,
    /// What that means.
    pub production_hint: &'static str,
    /// The mark in the header.
    pub production_mark: &'static str,
    /// Sends the form.
    pub connect: &'static str,
    /// While it is being tried.
    pub connecting: &'static str,
    /// No SecretId.
    pub secret_id_missing: &'static str,
    /// No SecretKey.
    pub secret_key_missing: &'static str,
    /// The relay's address is none.
    pub relay_unreadable: &'static str,
    /// A secure page may not use a relay without TLS.
    pub relay_insecure: &'static str,
    /// What answered is no relay.
    pub relay_strange: &'static str,
    /// The page came over an open line.
    pub insecure: &'static str,
    /// What to do about it.
    pub insecure_advice: &'static str,
    /// Somebody is connected already.
    pub connected: &'static str,
    /// Goes on with that connection.
    pub go_on: &'static str,
}

/// The strings in English.
pub const ENGLISH: Connect = Connect {
    title: "Release gradually, and see it",
    lead: "Halftone shows how an SCF function's traffic is divided between its versions, and moves it: every change is previewed, checked and can be undone.",
    then: |address| format!("Connect first; then {address} opens."),
    demo_title: "Without an account",
    demo_lead: "The demo account has functions with versions, aliases and triggers; it lives in this page, costs nothing and forgets everything on reload.",
    open_demo: "Open demo account",
    form_title: "With your account",
    form_lead: "A worker beside this page derives the keys of today and tomorrow from the SecretKey, then forgets it. It is never sent.",
    temporary: "Best is a temporary key: it may do no more than its policy says, and ends by itself.",
    secret_id: "SecretId",
    secret_id_hint: "Of a temporary key, or of a sub-account that may only use SCF.",
    secret_key: "SecretKey",
    secret_key_hint: "Cleared from this form once connected.",
    token: "Token",
    token_hint: "Belongs to a temporary key. Without one the key is taken for a permanent one.",
    token_not_kept: "A temporary key ends by itself and is not kept until tomorrow. Keep nothing, or a vault.",
    region: "Region",
    relay: "Relay",
    relay_hint: "Carries signed requests to the cloud. The server of this page allows its own address only.",
    relay_token: "Relay token",
    relay_token_hint: "Only if the relay asks for one: its operator has it.",
    relay_token_wrong: "The relay wants another token. Ask its operator, or open the address that halftone serve prints.",
    may_do: "May do",
    mode: |mode| match mode {
        Mode::Full => "Everything",
        Mode::Rollout => "Releases only",
        Mode::ReadOnly => "Looking only",
    },
    keep: "Keep",
    keep_nothing: "Nothing",
    keep_nothing_hint: "The key is gone with the last tab of this console, and after 15 minutes without input.",
    keep_days: "Until the end of tomorrow (UTC)",
    keep_days_hint: "Keys that sign until then are stored in this browser. Whoever can read its files can use them until then; the SecretKey is not among them. For permanent keys.",
    keep_vault: "Behind a passphrase",
    keep_vault_hint: "The key is stored encrypted (Argon2id, AES-256-GCM). Whoever copies it has to guess the passphrase.",
    new_passphrase: "New passphrase",
    passphrase_short: |least| format!("Take at least {least} characters, for example four words."),
    passphrase: "Passphrase",
    passphrase_wrong: "This passphrase does not open the vault.",
    unlock_title: "With the key that this browser keeps",
    unlock_hint: "It opens the vault here and is not kept.",
    unlock: "Unlock",
    unlocking: "Unlocking…",
    more: "More",
    least: "Sign only the content type, the host and the action",
    least_hint: "By default region, version and token are signed too, so that nobody on the way can change them. Choose this only if the cloud refuses such signatures.",
    kept: "What this browser keeps",
    kept_what: "The choice of the theme, the log of what was done, the journals of rollouts, and, if you chose so, a vault or the keys of two days. Other tabs of this console are locked too.",
    forget: "Forget everything",
    locked: "Locked",
    locked_advice: "The key was forgotten: because you locked it, because another tab did or connected otherwise, or after 15 minutes without input. Connect again to go on here.",
    trouble: |trouble| match trouble {
        Trouble::NotStarted => "The worker that holds keys did not start.".to_owned(),
        Trouble::Closed(Closed::Unreadable) => "The vault cannot be read.".to_owned(),
        Trouble::Closed(Closed::WrongPassphrase) => {
            "This passphrase does not open the vault.".to_owned()
        }
        Trouble::Confused => {
            "The worker that holds keys answered something else than was asked.".to_owned()
        }
        Trouble::NotStored => "The browser keeps nothing.".to_owned(),
        Trouble::Failed(reason) => format!("The browser refused: {reason}."),
    },
    not_held: "The key is not held, and nothing was sent. Reload the page and try again.",
    not_kept: "The account was closed again. Choose to keep nothing, or free some room in the browser.",
    env_file: ".env file",
    env_file_hint: "Or drop the file on this form, or paste its whole text into a field. It is read here and not kept.",
    env_found: |names| format!("Read from the .env file: {}.", names.join(", ")),
    env_missing: |names| format!("Not in it: {}.", names.join(", ")),
    env_production: "STAGE=prod marks this connection as production.",
    env_other_stage: "Its STAGE is not prod, so this connection is not marked as production.",
    env_unreadable: |lines| {
        let numbers: Vec<_> = lines.iter().map(ToString::to_string).collect();
        let lines = numbers.join(", ");
        if is_one(numbers.len() as u64) {
            format!("Line {lines} cannot be read.")
        } else {
            format!("Lines {lines} cannot be read.")
        }
    },
    env_others: |count| {
        plural(
            count as u64,
            "One other setting is not used.",
            "# other settings are not used.",
        )
    },
    env_clipboard: "Clear the clipboard when you are done: other programs can read it.",
    env_nothing: "This file sets none of TENCENT_SECRET_ID, TENCENT_SECRET_KEY, TENCENT_TOKEN and STAGE. Choose the .env file of your project.",
    env_too_long: |limit| {
        format!("An .env file is shorter than {limit} KiB. Choose the right file.")
    },
    env_no_text: "The browser cannot read this file. Choose it again, or paste its text.",
    placeholder: |name| {
        format!("This is the placeholder of a guide. Put your own {name} in its place.")
    },
    production: "This is production",
    production_hint: "A mark stays in sight, and every write asks to be confirmed with the shares that it moves.",
    production_mark: "Production",
    connect: "Connect",
    connecting: "Connecting…",
    secret_id_missing: "Enter the SecretId. It begins with AKID and stands in the console of the cloud under API keys.",
    secret_key_missing: "Enter the SecretKey that belongs to the SecretId.",
    relay_unreadable: "This is not a web address. Write for example http://127.0.0.1:8787.",
    relay_insecure: "This page came over HTTPS, so the relay must be reached over HTTPS too.",
    relay_strange: "Something answers at this address, but not as a relay does. Check the address, or start one with `halftone serve`.",
    insecure: "This page came over a line that others can read",
    insecure_advice: "A key typed here could be stolen. Open the console over HTTPS or from 127.0.0.1. The demo account works anyway.",
    connected: "An account is open. Connecting again replaces it.",
    go_on: "Go to its functions",
};
