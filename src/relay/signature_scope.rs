//! What a signature covers decides what could be changed on the way, so it is looked at before
//! anything is passed on. Whether it is genuine only the cloud can say: the relay knows no key.

use http::{HeaderMap, header};

use super::endpoint::Endpoint;
use super::headers::FORWARDED;
use super::refusal::Refusal;
use crate::tc3::Authorization;

/// Without the action among them, whoever relays a request could turn a `GetAlias` into a
/// `DeleteAlias`: the two have the same body, and the official SDKs sign no more than that.
const MUST_BE_SIGNED: [&str; 3] = ["content-type", "host", "x-tc-action"];

/// Refuses a signature that covers too little, covers what is not passed on, or is for another
/// service than the endpoint's.
pub(super) fn check(headers: &HeaderMap, endpoint: &Endpoint) -> Result<Authorization, Refusal> {
    let authorization = headers
        .get(header::AUTHORIZATION)
        .ok_or(Refusal::HeaderMissing("Authorization"))?
        .to_str()
        .ok()
        .and_then(|text| text.parse::<Authorization>().ok())
        .ok_or(Refusal::AuthorizationMalformed)?;
    let signed = &authorization.signed_headers;
    if let Some(name) = MUST_BE_SIGNED
        .into_iter()
        .find(|must| !signed.iter().any(|name| name == must))
    {
        return Err(Refusal::NotSigned(name));
    }
    if let Some(name) = signed
        .iter()
        .find(|name| *name != "host" && !FORWARDED.contains(&name.as_str()))
    {
        return Err(Refusal::SignedNotForwarded(name.clone()));
    }
    if authorization.service != endpoint.service {
        return Err(Refusal::OtherService {
            signed: authorization.service,
            endpoint: endpoint.service,
        });
    }
    Ok(authorization)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn verdict(service: &str, signed_headers: &str) -> Result<Authorization, Refusal> {
        let text = format!(
            "TC3-HMAC-SHA256 Credential=AKIDhalftonedemo/2026-01-02/{service}/tc3_request, \
             SignedHeaders={signed_headers}, Signature={}",
            "0".repeat(64)
        );
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&text).unwrap());
        check(
            &headers,
            &Endpoint::find("scf.tencentcloudapi.com").unwrap(),
        )
    }

    #[test]
    fn a_signature_over_type_host_and_action_passes() {
        verdict("scf", "content-type;host;x-tc-action").unwrap();
        verdict(
            "scf",
            "content-type;host;x-tc-action;x-tc-region;x-tc-timestamp",
        )
        .unwrap();
    }

    #[test]
    fn a_signature_without_the_action_is_refused() {
        assert!(matches!(
            verdict("scf", "content-type;host"),
            Err(Refusal::NotSigned("x-tc-action"))
        ));
        assert!(matches!(
            verdict("scf", "host;x-tc-action"),
            Err(Refusal::NotSigned("content-type"))
        ));
    }

    #[test]
    fn a_signature_over_a_header_that_stays_here_is_refused() {
        let verdict = verdict("scf", "content-type;host;user-agent;x-tc-action");
        assert!(matches!(verdict, Err(Refusal::SignedNotForwarded(name)) if name == "user-agent"));
    }

    #[test]
    fn a_signature_for_another_service_is_refused() {
        let verdict = verdict("cls", "content-type;host;x-tc-action");
        assert!(matches!(verdict, Err(Refusal::OtherService { signed, .. }) if signed == "cls"));
    }

    #[test]
    fn anything_else_in_the_header_is_refused() {
        let mut headers = HeaderMap::new();
        let endpoint = Endpoint::find("scf.tencentcloudapi.com").unwrap();
        assert!(matches!(
            check(&headers, &endpoint),
            Err(Refusal::HeaderMissing("Authorization"))
        ));
        headers.insert(
            header::AUTHORIZATION,
            HeaderValue::from_static("Bearer of a token"),
        );
        assert!(matches!(
            check(&headers, &endpoint),
            Err(Refusal::AuthorizationMalformed)
        ));
    }
}
