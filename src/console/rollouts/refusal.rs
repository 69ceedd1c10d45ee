//! What speaks against beginning any rollout with the connection as it was opened: better known
//! before than in the middle of it.

use serde_json::Value;

use crate::console::connection::Session;
use crate::console::language::text;
use crate::scf::{Action, Call, Mode, Region};

/// What the relay says of an action that it does not pass on.
const NOT_ALLOWED: &str = "Relay.ActionNotAllowed";

/// Why no rollout can begin, in words that say what to do; nothing if one can.
pub(super) async fn refusal(session: &Session, region: Region) -> Option<String> {
    if session.mode() < Mode::Rollout {
        return Some(text().driver.read_only.to_owned());
    }
    if !session.is_cloud() {
        return None;
    }
    // Without a signature: a relay says first which actions it passes on, and nobody else can do
    // anything with it.
    let action = Action::UpdateAlias;
    let asked = Call {
        action,
        host: action.service().host(region),
        headers: vec![
            ("content-type", "application/json".to_owned()),
            ("x-tc-action", action.name().to_owned()),
        ],
        body: "{}".to_owned(),
    };
    let answer = session.transport().send(asked).await.ok()?;
    let answer: Value = serde_json::from_slice(&answer.body).ok()?;
    let error = answer.get("Response")?.get("Error")?;
    let said = |name| error.get(name).and_then(Value::as_str);
    (said("Code") == Some(NOT_ALLOWED)).then(|| said("Message").unwrap_or_default().to_owned())
}
