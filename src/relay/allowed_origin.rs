//! The origins of `--allow-origin`: pages elsewhere that the operator trusts, one by one.

use std::str::FromStr;

use http::{HeaderValue, Uri};

/// An exact origin, `https://console.example.com` or `http://127.0.0.1:8080`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AllowedOrigin(HeaderValue);

impl FromStr for AllowedOrigin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uri: Uri = text.parse().map_err(|_| malformed(text))?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(malformed(text));
        };
        // Compared byte for byte with what browsers send, so it must be written as they write it.
        let exact = format!("{scheme}://{authority}").to_ascii_lowercase();
        let sent_by_browsers = matches!(scheme, "http" | "https") && !exact.contains(['*', '@']);
        if !sent_by_browsers || text != exact {
            return Err(malformed(text));
        }
        HeaderValue::from_str(text)
            .map(Self)
            .map_err(|_| malformed(text))
    }
}

impl AllowedOrigin {
    /// Whether this is the origin, byte for byte.
    pub(super) fn is(&self, origin: &HeaderValue) -> bool {
        self.0 == *origin
    }
}

fn malformed(text: &str) -> String {
    format!(
        "{text} is not an origin. Write scheme, host and, if it is not the usual one, the port, in \
         lower case and without a path: https://console.example.com"
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_exact_spelling_of_an_origin_is_taken() {
        assert!(
            "https://console.example.com"
                .parse::<AllowedOrigin>()
                .is_ok()
        );
        assert!("http://127.0.0.1:8080".parse::<AllowedOrigin>().is_ok());
        for wrong in [
            "*",
            "null",
            "",
            "console.example.com",
            "https://*.example.com",
            "https://example.com/",
            "https://example.com/path",
            "https://Example.com",
            "ftp://example.com",
            "https://a@b.c",
        ] {
            assert!(wrong.parse::<AllowedOrigin>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_given_as_an_origin_to_allow(
            text in prop_oneof![any::<String>(), "https?://[ -~]{0,20}"]
        ) {
            if text.parse::<AllowedOrigin>().is_ok() {
                let (scheme, name) = text.split_once("://").unwrap();
                prop_assert!(matches!(scheme, "http" | "https"));
                prop_assert!(!name.is_empty() && !name.contains(['/', '*', '@']));
            }
        }
    }
}
