//! Proxies in front of this server that are trusted to know who is asking.
//!
//! `X-Forwarded-For` is what anybody writes into it, so it counts only from such a proxy, and only
//! its last entry that is not itself one: each proxy appends the address that it saw.

use std::net::IpAddr;
use std::str::FromStr;

use http::{HeaderMap, HeaderValue};

/// A range of addresses, `10.0.0.0/8` or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    address: IpAddr,
    prefix: u32,
}

/// The trusted ranges.
#[derive(Clone, Debug, Default)]
pub(super) struct Fronts(Vec<Network>);

const FORWARDED_FOR: &str = "x-forwarded-for";
const FORWARDED_PROTO: &str = "x-forwarded-proto";

impl Fronts {
    /// Trusts these ranges.
    pub(super) fn new(networks: &[Network]) -> Self {
        Self(networks.to_owned())
    }

    /// Whether nothing is trusted.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a connection from `peer` comes from a trusted proxy.
    pub(super) fn trusts(&self, peer: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(peer))
    }

    /// Whether the client came to a trusted `peer` over TLS, as far as that one says.
    pub(super) fn is_encrypted(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        let mut schemes = headers.get_all(FORWARDED_PROTO).iter();
        let is_https = |scheme: &HeaderValue| scheme.as_bytes().eq_ignore_ascii_case(b"https");
        self.trusts(peer) && schemes.next().is_some_and(is_https) && schemes.next().is_none()
    }

    /// Who is asking: the peer, or the client that a trusted peer names.
    pub(super) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let entries: Vec<&str> = headers
            .get_all(FORWARDED_FOR)
            .iter()
            .flat_map(|value: &HeaderValue| value.to_str().unwrap_or("?").split(','))
            .map(str::trim)
            .collect();
        let mut client = peer;
        for entry in entries.into_iter().rev() {
            let Ok(named) = entry.parse::<IpAddr>() else {
                break;
            };
            if !self.trusts(client) {
                break;
            }
            client = named.to_canonical();
        }
        client
    }
}

impl Network {
    fn contains(&self, address: IpAddr) -> bool {
        let same_bits = |a: u128, b: u128, width: u32| {
            let beyond = width - self.prefix;
            a.checked_shr(beyond) == b.checked_shr(beyond)
        };
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(a), IpAddr::V4(b)) => same_bits(a.to_bits().into(), b.to_bits().into(), 32),
            (IpAddr::V6(a), IpAddr::V6(b)) => same_bits(a.to_bits(), b.to_bits(), 128),
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed =
            || format!("{text} is not a range of addresses. Write it like 10.0.0.0/8 or 127.0.0.1");
        let (address, prefix) = text
            .split_once('/')
            .map_or((text, None), |(address, prefix)| (address, Some(prefix)));
        let address: IpAddr = address.parse().map_err(|_| malformed())?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => width,
            Some(prefix) => prefix.parse().map_err(|_| malformed())?,
        };
        if prefix > width {
            return Err(malformed());
        }
        Ok(Self { address, prefix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(fronts: &[&str], peer: &str, forwarded: &[&'static str]) -> String {
        let networks: Vec<Network> = fronts.iter().map(|text| text.parse().unwrap()).collect();
        let headers = forwarded
            .iter()
            .map(|value| {
                let name = http::HeaderName::from_static(FORWARDED_FOR);
                (name, HeaderValue::from_static(value))
            })
            .collect();
        Fronts::new(&networks)
            .client(peer.parse().unwrap(), &headers)
            .to_string()
    }

    #[test]
    fn only_a_trusted_proxy_may_name_the_client() {
        assert_eq!(client(&[], "10.0.0.1", &["1.2.3.4"]), "10.0.0.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.9.9.9", &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(
            client(&["10.0.0.0/8"], "11.0.0.1", &["1.2.3.4"]),
            "11.0.0.1"
        );
    }

    #[test]
    fn what_the_client_itself_wrote_does_not_count() {
        let fronts = ["10.0.0.0/8"];
        assert_eq!(
            client(&fronts, "10.0.0.1", &["6.6.6.6, 1.2.3.4"]),
            "1.2.3.4"
        );
        assert_eq!(
            client(&fronts, "10.0.0.1", &["6.6.6.6", "1.2.3.4, 10.0.0.2"]),
            "1.2.3.4"
        );
        assert_eq!(client(&fronts, "10.0.0.1", &["1.2.3.4, junk"]), "10.0.0.1");
        assert_eq!(client(&fronts, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn only_a_trusted_proxy_may_say_that_the_client_came_over_tls() {
        let says = |peer: &str, schemes: &[&'static str]| {
            let headers = schemes
                .iter()
                .map(|scheme| {
                    let name = http::HeaderName::from_static(FORWARDED_PROTO);
                    (name, HeaderValue::from_static(scheme))
                })
                .collect();
            Fronts::new(&["10.0.0.0/8".parse().unwrap()])
                .is_encrypted(peer.parse().unwrap(), &headers)
        };
        assert!(says("10.0.0.1", &["https"]) && says("10.0.0.1", &["HTTPS"]));
        assert!(!says("11.0.0.1", &["https"]));
        for other in [&[][..], &["http"], &["https, http"], &["https", "https"]] {
            assert!(!says("10.0.0.1", other), "{other:?}");
        }
    }

    #[test]
    fn a_range_holds_what_begins_like_it() {
        let holds = |range: &str, address: &str| {
            range
                .parse::<Network>()
                .unwrap()
                .contains(address.parse().unwrap())
        };
        assert!(holds("0.0.0.0/0", "255.1.2.3"));
        assert!(holds("192.168.4.0/22", "192.168.7.255"));
        assert!(!holds("192.168.4.0/22", "192.168.8.0"));
        assert!(holds("10.0.0.1", "::ffff:10.0.0.1"));
        assert!(holds("fd00::/8", "fdff::1"));
        assert!(!holds("::/0", "10.0.0.1"));
        for wrong in [
            "",
            "10.0.0.0/33",
            "::/129",
            "10.0.0/8",
            "10.0.0.0/-1",
            "all",
        ] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
