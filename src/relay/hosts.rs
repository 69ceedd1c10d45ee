//! Under which names this server may be asked for.
//!
//! A hostile page can make its own name resolve to this machine (DNS rebinding); the browser then
//! treats the relay as that page's origin. The `Host` header still carries the hostile name.

use std::net::{Ipv4Addr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::HOST;

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
        host.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty()
                || rest
                    .strip_prefix(':')
                    .is_some_and(|port| port.parse::<u16>().is_ok())
        })
    })
}

/// `10.1.2.3`, `10.1.2.3:9100`, `[fd00::1]:9100`.
fn is_address(host: &str) -> bool {
    host.parse::<SocketAddr>().is_ok() || host.parse::<Ipv4Addr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::Hosts;

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
    fn a_listed_name_is_allowed_exactly() {
        let hosts = Hosts::new(&["Console.Example.com:8443".to_owned()]);
        assert!(hosts.allows("console.example.com:8443"));
        assert!(!hosts.allows("console.example.com"));
        assert!(!hosts.allows("a.console.example.com:8443"));
    }
}
