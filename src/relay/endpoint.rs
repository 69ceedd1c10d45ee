//! The table of cloud hosts to which the relay speaks. Nothing else can be reached through it.

use crate::scf::{Region, Service};

/// A host of the cloud's API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Endpoint {
    /// For example `scf.ap-guangzhou.tencentcloudapi.com`; also the `Host` that is sent.
    pub(super) host: String,
    /// The service in the credential scope: `scf`, `monitor` or `cls`.
    pub(super) service: &'static str,
}

const DOMAIN: &str = ".tencentcloudapi.com";

impl Endpoint {
    /// The entry for `host`, spelled exactly as in the table.
    pub(super) fn find(host: &str) -> Option<Self> {
        let labels = host.strip_suffix(DOMAIN)?;
        let (service, place) = labels
            .split_once('.')
            .map_or((labels, None), |(s, p)| (s, Some(p)));
        let service = Service::named(service)?.name();
        let exists = match place {
            None => true,
            Some("intl") => service == "scf",
            Some(region) => Region::named(region).is_some(),
        };
        exists.then(|| Self {
            host: host.to_owned(),
            service,
        })
    }
}

/// The table in words, for whoever asked for something else.
pub(super) fn allowed() -> String {
    let services = Service::ALL.map(Service::name).join(",");
    format!(
        "{{{services}}}{DOMAIN}, scf.intl{DOMAIN} and, for each of these regions, \
         {{{services}}}.<region>{DOMAIN}: {}",
        Region::ALL.map(Region::name).join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn the_hosts_of_the_three_services_are_known() {
        for (host, service) in [
            ("scf.tencentcloudapi.com", "scf"),
            ("scf.intl.tencentcloudapi.com", "scf"),
            ("scf.ap-shanghai-fsi.tencentcloudapi.com", "scf"),
            ("monitor.tencentcloudapi.com", "monitor"),
            ("cls.sa-saopaulo.tencentcloudapi.com", "cls"),
        ] {
            let endpoint = Endpoint::find(host).unwrap();
            assert_eq!((endpoint.host.as_str(), endpoint.service), (host, service));
        }
    }

    #[test]
    fn nothing_else_is() {
        for host in [
            "",
            "evil.example",
            "tencentcloudapi.com",
            ".tencentcloudapi.com",
            "sts.tencentcloudapi.com",
            "SCF.tencentcloudapi.com",
            "scf.tencentcloudapi.com.",
            "scf.tencentcloudapi.com:443",
            "scf.tencentcloudapi.com.evil.example",
            "evil.example#.tencentcloudapi.com",
            "scf.ap-nowhere.tencentcloudapi.com",
            "scf..tencentcloudapi.com",
            "cls.intl.tencentcloudapi.com",
            "scf.ap-guangzhou.x.tencentcloudapi.com",
            "a@scf.tencentcloudapi.com",
        ] {
            assert_eq!(Endpoint::find(host), None, "{host}");
        }
    }
}
