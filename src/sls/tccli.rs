//! A planned call as a line of the cloud's own command line tool.

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
