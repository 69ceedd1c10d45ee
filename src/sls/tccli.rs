//! What the cloud's own command line tool has to be told: a planned call, a request for temporary keys.

use serde_json::Value;

use super::quote::quoted;

/// The `tccli` line that makes a call of SCF: the action, the region and the JSON body as the call
/// has them, quoted for a POSIX shell.
///
/// Nested values are given as JSON, which is how the tool reads them. Code has no room on a command
/// line, so a call that carries any reads its body from the file `request.json`.
pub fn line(action: &str, region: &str, body: &str) -> String {
    let mut line = format!("tccli scf {action} --region {}", quoted(region));
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let carries_code = body.get("ZipFile").is_some()
        || action == "UpdateFunctionCode"
        || body.get("Code").is_some();
    if carries_code {
        line.push_str(" --cli-input-json file://request.json");
        return line;
    }
    for (name, value) in body.as_object().into_iter().flatten() {
        let value = match value {
            Value::String(text) => quoted(text),
            other => quoted(&other.to_string()),
        };
        for part in [" --", name, " ", &value] {
            line.push_str(part);
        }
    }
    line
}

/// The `tccli` line that asks for temporary keys with a policy, URL-encoded as the action wants it.
/// They last so many seconds.
pub fn temporary_keys(region: &str, policy: &str, seconds: u32) -> String {
    let (region, policy) = (quoted(region), quoted(policy));
    format!(
        "tccli sts GetFederationToken --region {region} --Name halftone --Policy {policy} --DurationSeconds {seconds}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_one_word_for_a_shell_whatever_is_in_it() {
        assert_eq!(
            temporary_keys("ap-guangzhou", "%7B%22version%22%7D", 7_200),
            "tccli sts GetFederationToken --region ap-guangzhou --Name halftone --Policy %7B%22version%22%7D --DurationSeconds 7200"
        );
        let hostile = temporary_keys("ap-guangzhou", "%7B'; $(id) `id` \n&", 1);
        assert!(
            hostile.contains(r"--Policy '%7B'\''; $(id) `id` "),
            "{hostile}"
        );
    }
}
