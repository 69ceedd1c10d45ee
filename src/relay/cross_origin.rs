//! Which pages may use the relay: those of its own origin, and those listed one by one.

use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};

use super::allowed_origin::AllowedOrigin;
use super::answering::Body;
use super::headers::{FORWARDED, X_RELAY_TOKEN};
use super::refusal::Refusal;

/// A browser's word on how far the sending page is from this server.
pub(super) const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What a script of a listed origin may read beside the body.
const EXPOSED: &str = "Date, Retry-After, X-Request-Id, X-Relay-Phase, X-Relay-Mode";

/// Who is asking, once allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// A page of this server, or a program that is not a browser.
    Own,
    /// A page of a listed origin.
    Listed(HeaderValue),
}

/// Finds out who is asking, refuses who may not.
///
/// Browsers send `Origin` with every POST, so its absence means that no page is behind it.
pub(super) fn check(headers: &HeaderMap, allowed: &[AllowedOrigin]) -> Result<Caller, Refusal> {
    let origin = headers.get(header::ORIGIN);
    if let Some(origin) = origin
        && allowed.iter().any(|listed| listed.is(origin))
    {
        return Ok(Caller::Listed(origin.clone()));
    }
    if let Some(origin) = origin
        && !is_own(origin, headers)
    {
        return Err(Refusal::OriginUnknown(
            String::from_utf8_lossy(origin.as_bytes()).into_owned(),
        ));
    }
    match headers.get(SEC_FETCH_SITE).map(HeaderValue::as_bytes) {
        None | Some(b"same-origin" | b"none") => Ok(Caller::Own),
        Some(_) => Err(Refusal::CrossSite),
    }
}

/// The `Host`, which was checked before, with either scheme: a front may have ended the TLS.
pub(super) fn is_own(origin: &HeaderValue, headers: &HeaderMap) -> bool {
    let (Ok(origin), Some(Ok(host))) = (
        origin.to_str(),
        headers.get(header::HOST).map(HeaderValue::to_str),
    ) else {
        return false;
    };
    ["http://", "https://"].iter().any(|scheme| {
        origin
            .strip_prefix(scheme)
            .is_some_and(|rest| rest.eq_ignore_ascii_case(host))
    })
}

impl Caller {
    /// Lets the browser hand the answer to the page that asked.
    pub(super) fn allow(&self, headers: &mut HeaderMap) {
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
        if let Self::Listed(origin) = self {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            headers.insert(
                header::ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static(EXPOSED),
            );
            // The answer is for that page; the embedder policy of its origin must not block it.
            headers.insert(
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("cross-origin"),
            );
        }
    }
}

/// The answer to a browser that asks beforehand what a page may send.
pub(super) fn preflight() -> Response<Body> {
    let mut response = Response::new(Body::default());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(header::ALLOW, HeaderValue::from_static("POST, OPTIONS"));
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("POST"),
    );
    let names = format!("{}, {X_RELAY_TOKEN}", FORWARDED.join(", "));
    if let Ok(names) = HeaderValue::from_str(&names) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
    }
    headers.insert(
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static("600"),
    );
    response
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asking(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn a_page_of_this_server_and_a_program_without_a_page_may_ask() {
        let host = ("host", "127.0.0.1:8787");
        for headers in [
            asking(&[host]),
            asking(&[host, ("origin", "http://127.0.0.1:8787")]),
            asking(&[
                host,
                ("origin", "https://127.0.0.1:8787"),
                ("sec-fetch-site", "same-origin"),
            ]),
        ] {
            assert_eq!(check(&headers, &[]).unwrap(), Caller::Own);
        }
    }

    #[test]
    fn other_pages_may_not_ask_unless_listed_exactly() {
        let listed = ["https://console.example.com".parse().unwrap()];
        let host = ("host", "127.0.0.1:8787");
        for origin in [
            "null",
            "http://127.0.0.1:8788",
            "http://localhost:8787",
            "http://127.0.0.1:8787.evil.example",
            "http://console.example.com",
            "https://console.example.com:444",
            "https://evil.example",
            "https://a.console.example.com",
            "https://console.example.com.evil.example",
        ] {
            assert!(
                check(&asking(&[host, ("origin", origin)]), &listed).is_err(),
                "{origin}"
            );
        }
        let from_listed = asking(&[
            host,
            ("origin", "https://console.example.com"),
            ("sec-fetch-site", "cross-site"),
        ]);
        assert!(matches!(
            check(&from_listed, &listed),
            Ok(Caller::Listed(_))
        ));
    }

    proptest! {
        #[test]
        fn no_origin_passes_that_is_neither_listed_nor_this_server(
            pieces in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec![
                        "http://", "https://", "HTTP://", "localhost", "LOCALHOST", ":8787", ":1",
                        "console.example.com", "evil.example", ".", "/", "@", "null", " ",
                    ])
                    .prop_map(|piece| piece.as_bytes().to_vec()),
                    prop::collection::vec(any::<u8>(), 0..4),
                ],
                0..5,
            ),
            site in prop::option::of("[ -~]{0,12}"),
        ) {
            let bytes = pieces.concat();
            let Ok(origin) = HeaderValue::from_bytes(&bytes) else {
                return Ok(());
            };
            let mut headers = asking(&[("host", "localhost:8787")]);
            headers.insert(header::ORIGIN, origin);
            if let Some(site) = &site {
                headers.insert(SEC_FETCH_SITE, HeaderValue::from_str(site).unwrap());
            }
            let listed = ["https://console.example.com".parse().unwrap()];
            let is_listed = bytes == b"https://console.example.com";
            let is_own = ["http", "https"].iter().any(|scheme| {
                let name = bytes.strip_prefix(format!("{scheme}://").as_bytes());
                name.is_some_and(|name| name.eq_ignore_ascii_case(b"localhost:8787"))
            });
            let is_near = matches!(site.as_deref(), None | Some("same-origin" | "none"));
            let passes = check(&headers, &listed).is_ok();
            prop_assert_eq!(passes, is_listed || is_own && is_near);
        }
    }

    #[test]
    fn a_cross_site_request_without_an_origin_is_refused() {
        for site in ["cross-site", "same-site"] {
            let headers = asking(&[("host", "localhost:8787"), ("sec-fetch-site", site)]);
            assert!(check(&headers, &[]).is_err(), "{site}");
        }
    }
}
