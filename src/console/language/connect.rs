//! The page that opens an account.

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
    /// The region.
    pub region: &'static str,
    /// The relay.
    pub relay: &'static str,
    /// What a relay is.
    pub relay_hint: &'static str,
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
    form_lead: "The key stays in this page's memory and signs requests here. It is never sent and never stored.",
    secret_id: "SecretId",
    secret_id_hint: "Best a temporary key, or one of a sub-account that may only use SCF.",
    secret_key: "SecretKey",
    secret_key_hint: "Cleared from the form once connected.",
    token: "Token",
    token_hint: "For temporary keys only.",
    region: "Region",
    relay: "Relay",
    relay_hint: "Carries signed requests to the cloud, which browsers cannot reach directly. The server of this page allows its own address only.",
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
