//! Under which names this server may be asked for.
//!
//! A hostile page can make its own name resolve to this machine (DNS rebinding); the browser then
//! treats the relay as that page's origin. The `Host` header still carries the hostile name.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

use http::HeaderMap;
use http::header::HOST;

use super::refusal::Refusal;

/// The names of this server beside the loopback ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Hosts {
    allowed: Vec<String>,
    addresses: bool,
}

/// Always allowed, with any port: rebinding cannot produce them.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

impl Hosts {
    /// `allowed`: exact values of `Host`, compared without regard to case.
    pub(super) fn new(allowed: &[String]) -> Self {
        Self {
            allowed: allowed
                .iter()
                .map(|host| host.to_ascii_lowercase())
                .collect(),
            addresses: false,
        }
    }

    /// The same, and any IP address: rebinding needs a name, so an address cannot come from it.
    /// For what is asked by machines, which often know no name.
    pub(super) fn with_addresses(&self) -> Self {
        Self {
            addresses: true,
            ..self.clone()
        }
    }

    /// Whether no name beside the loopback ones is allowed.
    pub(super) fn is_loopback_only(&self) -> bool {
        self.allowed.is_empty()
    }

    /// Refuses a request for a name that is not on the list.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let host = headers.get(HOST).ok_or(Refusal::HostMissing)?;
        match host.to_str() {
            Ok(host) if self.allows(host) => Ok(()),
            _ => Err(Refusal::HostUnknown(
                String::from_utf8_lossy(host.as_bytes()).into_owned(),
            )),
        }
    }

    fn allows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        is_loopback(&host) || self.allowed.contains(&host) || self.addresses && is_address(&host)
    }
}

/// `localhost`, `127.0.0.1:8787`, `[::1]:80`…
fn is_loopback(host: &str) -> bool {
    LOOPBACK.iter().any(|name| {
        host.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port))
    })
}

/// Digits alone: a number may also be written with a sign.
fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

/// Reads `--allowed-host`: a name or an address, with its port or without.
pub(super) fn listed(text: &str) -> Result<String, String> {
    // An address of version 6 has colons of its own, between brackets.
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (text, None),
    };
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
    };
    let is_address_6 = |name: &str| {
        name.strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
    };
    if (is_name(name) || is_address_6(name)) && port.is_none_or(is_port) {
        Ok(text.to_owned())
    } else {
        Err(format!(
            "{text} is not the name of a host. Write it as browsers send it, without a scheme and \
             with the port if it is not the usual one: console.example.com or \
             console.example.com:8443"
        ))
    }
}

/// `10.1.2.3`, `10.1.2.3:9100`, `[fd00::1]:9100`.
fn is_address(host: &str) -> bool {
    host.parse::<SocketAddr>().is_ok() || host.parse::<Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_are_allowed_only_where_machines_ask() {
        for host in ["10.1.2.3", "10.1.2.3:9100", "[fd00::1]:9100"] {
            assert!(!Hosts::default().allows(host), "{host}");
            assert!(Hosts::default().with_addresses().allows(host), "{host}");
        }
        assert!(
            !Hosts::default()
                .with_addresses()
                .allows("10.1.2.3.nip.example")
        );
    }

    #[test]
    fn loopback_names_are_allowed_with_any_port() {
        let hosts = Hosts::default();
        for host in [
            "localhost",
            "LOCALHOST:8787",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:65535",
        ] {
            assert!(hosts.allows(host), "{host}");
        }
    }

    #[test]
    fn names_that_only_look_like_loopback_are_not() {
        let hosts = Hosts::default();
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "localhost:",
            "localhost:x",
            "localhost:+80",
            "localhost.",
            "user@localhost",
            "127.0.0.2",
            "::1",
            "[::1",
            "localhost:65536",
        ] {
            assert!(!hosts.allows(host), "{host}");
        }
    }

    #[test]
    fn only_what_a_browser_can_send_may_be_listed() {
        for name in [
            "console.example.com",
            "Console.example.com:8443",
            "10.1.2.3",
            "[fd00::1]",
            "[fd00::1]:8787",
            "intranet",
        ] {
            assert!(listed(name).is_ok(), "{name}");
        }
        for wrong in [
            "",
            ":80",
            "*",
            "*.example.com",
            "https://console.example.com",
            "console.example.com/",
            "console.example.com:",
            "console.example.com:+80",
            "a@console.example.com",
            "fd00::1",
            "[fd00::1",
            "[fd00::x]",
            "b\u{fc}cher.example",
        ] {
            assert!(listed(wrong).is_err(), "{wrong}");
        }
    }

    /// Texts that are far from, near to and in the list.
    fn names() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "localhost",
            "127.0.0.1",
            "[::1]",
            "console.example.com",
            "evil.example",
            ":",
            ".",
            "@",
            "/",
            "8443",
            "80",
            "+",
            "-",
            "0",
            " ",
            "xn--",
            "\u{fc}",
        ]);
        prop_oneof![
            any::<String>(),
            prop::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat()),
        ]
    }

    proptest! {
        #[test]
        fn no_text_is_allowed_that_is_not_on_the_list(text in names()) {
            let hosts = Hosts::new(&["console.example.com:8443".to_owned()]);
            let (name, port) = match text.split_once("]:") {
                Some((address, port)) => (format!("{address}]"), Some(port)),
                None if text.ends_with(']') => (text.clone(), None),
                None => match text.split_once(':') {
                    Some((name, port)) => (name.to_owned(), Some(port)),
                    None => (text.clone(), None),
                },
            };
            let name = name.to_ascii_lowercase();
            let number = port.map(|port| port.chars().try_fold(0, |number: u32, digit| {
                Some((number * 10 + digit.to_digit(10)?).min(65_536))
            }));
            let has_port = matches!(number, Some(Some(0..=65_535))) && port != Some("");
            let is_loopback = ["localhost", "127.0.0.1", "[::1]"].contains(&name.as_str());
            let expected = is_loopback && (port.is_none() || has_port)
                || name == "console.example.com" && port == Some("8443");
            prop_assert_eq!(hosts.allows(&text), expected, "{}", text);
        }

        #[test]
        fn any_bytes_in_the_header_are_allowed_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..40)
        ) {
            if let Ok(value) = http::HeaderValue::from_bytes(&bytes) {
                let headers = [(HOST, value)].into_iter().collect();
                let is_allowed = Hosts::default().check(&headers).is_ok();
                let is_loopback = ["localhost", "127.0.0.1", "[::1]"]
                    .iter()
                    .any(|name| bytes.to_ascii_lowercase().starts_with(name.as_bytes()));
                prop_assert!(is_loopback || !is_allowed);
            }
        }
    }

    #[test]
    fn a_listed_name_is_allowed_exactly() {
        let hosts = Hosts::new(&["Console.Example.com:8443".to_owned()]);
        assert!(hosts.allows("console.example.com:8443"));
        assert!(!hosts.allows("console.example.com"));
        assert!(!hosts.allows("a.console.example.com:8443"));
    }
}
