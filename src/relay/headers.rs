//! Which headers cross the relay, and which ones every answer carries.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::scf::HEADERS;

/// How far a failed request came; see [`super::refusal::Phase`].
pub(super) const X_RELAY_PHASE: HeaderName = HeaderName::from_static("x-relay-phase");

/// What the relay passes on: the name of its mode, so that a page can say beforehand what it will
/// not do.
pub(super) const X_RELAY_MODE: HeaderName = HeaderName::from_static("x-relay-mode");

/// The name of the answer, the same as in the log.
pub(super) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a client shows to a relay that asks for a token. It stays here.
pub(super) const X_RELAY_TOKEN: HeaderName = HeaderName::from_static("x-relay-token");

/// The action, part of what the page signs.
pub(super) const X_TC_ACTION: HeaderName = HeaderName::from_static("x-tc-action");

/// All that goes to the cloud beside `Host`, `Content-Length` and the relay's own `User-Agent`:
/// the headers the API reads. Cookies, origin, referrer and the rest stay here.
pub(super) const FORWARDED: [&str; 8] = HEADERS;

/// All that comes back from the cloud: `Date` lets the page measure the skew of its clock.
pub(super) const RETURNED: [HeaderName; 3] =
    [header::CONTENT_TYPE, header::DATE, header::RETRY_AFTER];

/// What a page may load and do: only what this server serves, nothing inline, no frames; texts
/// become code or markup only through the one policy of the page's boot file. What a browser stops
/// is counted (`csp_report`).
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types default; report-uri /csp-report";

/// An answer that is data: should a browser open it as a page, it can do nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// On every answer.
const ALWAYS: [(HeaderName, &str); 8] = [
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-embedder-policy"),
        "require-corp",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), \
         display-capture=(), clipboard-read=(), publickey-credentials-get=(self)",
    ),
];

/// Lets a browser come over TLS for a year, now that it has, and tell the newer way what it stopped.
///
/// Without TLS, Chromium takes no reporting endpoint, not even on a loopback address, and for one
/// that is named but not taken it leaves `report-uri` out: then nobody would be told.
pub(super) fn keep_encrypted(headers: &mut HeaderMap) {
    headers.insert(
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    );
    let is_page = (headers.get(header::CONTENT_SECURITY_POLICY))
        .is_some_and(|policy| policy.as_bytes() == PAGE_POLICY.as_bytes());
    let policy = HeaderValue::from_str(&format!("{PAGE_POLICY}; report-to csp"));
    if let (true, Ok(policy)) = (is_page, policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(
            HeaderName::from_static("reporting-endpoints"),
            HeaderValue::from_static("csp=\"/csp-report\""),
        );
    }
}

/// Adds what every answer carries; what is set already (a file's caching) stays.
pub(super) fn protect(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(DATA_POLICY));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

/// Allows an answer to act as a part of the console.
pub(super) fn allow_page(headers: &mut HeaderMap) {
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(PAGE_POLICY),
    );
}

/// The same policy for the page itself, without what a page cannot say of itself.
pub(super) fn policy_in_page() -> String {
    let only_in_headers = ["frame-ancestors", "report-uri"];
    let said = PAGE_POLICY.split("; ").filter(|directive| {
        let name = directive.split(' ').next().unwrap_or_default();
        !only_in_headers.contains(&name)
    });
    said.collect::<Vec<_>>().join("; ")
}

/// The part of `headers` that may go to the cloud, with room for what is added.
pub(super) fn forwarded(headers: &HeaderMap) -> HeaderMap {
    let mut passed = HeaderMap::with_capacity(FORWARDED.len() + 2);
    for (name, value) in headers {
        if FORWARDED.contains(&name.as_str()) {
            passed.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    passed
}

/// The part of `headers` that may come back, with room for what every answer carries.
pub(super) fn returned(headers: &HeaderMap) -> HeaderMap {
    let mut passed = HeaderMap::with_capacity(RETURNED.len() + ALWAYS.len() + 8);
    for name in RETURNED {
        if let Some(value) = headers.get(&name) {
            passed.insert(name, value.clone());
        }
    }
    passed
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_comes_only_listed_headers_cross_and_unchanged(
            sent in prop::collection::vec(
                (
                    prop_oneof![
                        prop::sample::select(FORWARDED.to_vec()).prop_map(str::to_owned),
                        prop::sample::select(vec!["cookie", "set-cookie", "date", "x-relay-token"])
                            .prop_map(str::to_owned),
                        "[a-z0-9-]{1,12}",
                    ],
                    prop::collection::vec(0x20_u8..0x7f, 0..20),
                ),
                0..20,
            )
        ) {
            let mut headers = HeaderMap::new();
            for (name, value) in &sent {
                let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
                headers.append(name, HeaderValue::from_bytes(value).unwrap());
            }
            for (name, value) in &forwarded(&headers) {
                prop_assert!(FORWARDED.contains(&name.as_str()));
                prop_assert_eq!(headers.get(name), Some(value));
            }
            for (name, value) in &returned(&headers) {
                prop_assert!(RETURNED.contains(name));
                prop_assert_eq!(headers.get(name), Some(value));
            }
        }
    }
}
