//! Name lookup for the cloud that takes only public addresses.
//!
//! Whoever can poison this machine's name lookup could otherwise point the relay at a server
//! inside its network. (TLS would refuse that server; it would still have been talked to.)

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

use hyper_util::client::legacy::connect::dns::Name;
use tokio::net::lookup_host;
use tower_service::Service;

/// The system's name lookup, filtered.
#[derive(Clone, Copy, Debug)]
pub(super) struct PublicNames {
    /// Takes any address: inside a VPC the cloud's names lead to the cloud's internal ones.
    pub(super) internal: bool,
}

impl Service<Name> for PublicNames {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let internal = self.internal;
        Box::pin(async move {
            let found: Vec<SocketAddr> = lookup_host((name.as_str(), 0)).await?.collect();
            let kept: Vec<SocketAddr> = found
                .iter()
                .filter(|address| internal || is_public(address.ip()))
                .copied()
                .collect();
            match found.first() {
                Some(first) if kept.is_empty() => Err(io::Error::other(format!(
                    "its name leads to {}, which is not a public address. If this machine is in a \
                     VPC with the cloud's internal endpoints, start halftone serve with \
                     --internal-endpoint",
                    first.ip()
                ))),
                _ => Ok(kept.into_iter()),
            }
        })
    }
}

/// Whether an address can be that of a server of the cloud as the whole world sees it.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let is_shared = first == 100 && second & 0xc0 == 64;
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || v4.is_documentation()
                || is_shared
                || matches!(first, 0 | 240..))
        }
        // 2000::/3 is what is routed on the Internet.
        IpAddr::V6(v6) => v6.segments()[0] & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_networks_behind_a_door_are_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.0.55",
            "172.16.0.1",
            "192.168.1.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "fd00::1",
            "fe80::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["1.2.3.4", "100.63.0.1", "172.32.0.1", "2402:4e00::1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_refused_with_the_option_that_allows_it() {
        let look_up = |internal| {
            let mut names = PublicNames { internal };
            names.call("localhost".parse().unwrap())
        };
        let error = look_up(false).await.unwrap_err().to_string();
        assert!(error.contains("--internal-endpoint"), "{error}");
        assert!(look_up(true).await.unwrap().next().is_some());
    }
}
