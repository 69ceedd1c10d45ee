//! Read, compare, write, read back: for aliases and triggers alike.

use super::guarded::Guarded;
use super::{Stop, wait_while_busy};
use crate::change::outcome::{Cause, Done, Receipt};
use crate::scf::{Client, ErrorKind};

const CHECK: usize = 0;
const WRITE: usize = 1;
const VERIFY: usize = 2;

pub(super) async fn run(
    client: &Client,
    step: &Guarded<'_>,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    let written = match write(client, step, report).await {
        Err(end) if end.is_unsettled() => {
            done.left.push(step.left_unsettled());
            return Err(end);
        }
        written => written?,
    };
    let was_written = written.is_some();
    if let Some(request_id) = written {
        let action = step.action();
        done.receipts.push(Receipt { action, request_id });
    }
    report(VERIFY);
    let found = match step.read(client).await {
        Ok(found) => found,
        // It was accepted: to say that a call failed and changed nothing would be wrong.
        Err(error) if was_written => {
            done.left.push(step.left_unsettled());
            return Err(Stop::failed(VERIFY, Cause::Unknown(error)));
        }
        Err(error) => return Err(Stop::failed(VERIFY, Cause::Call(error))),
    };
    if !step.is_goal(&found) {
        return Err(Stop::failed(VERIFY, found.kept_otherwise()));
    }
    done.left.extend(step.left(found));
    Ok(())
}

/// Checks and writes until it is settled what became of it. Returns the number of the request: an
/// empty one if its answer was lost, none if everything was as wanted before.
///
/// After a wait for a busy function everything is looked at again: much may happen in a minute.
async fn write(
    client: &Client,
    step: &Guarded<'_>,
    report: &dyn Fn(usize),
) -> Result<Option<String>, Stop> {
    let (mut waited, mut resent) = (0, false);
    loop {
        report(CHECK);
        let found = step.read(client).await;
        let found = found.map_err(|error| Stop::failed(CHECK, Cause::Call(error)))?;
        if step.is_goal(&found) {
            // After a write that seemed lost it is that one which was carried out late.
            return Ok(resent.then(String::new));
        }
        if !step.is_base(&found) {
            return Err(step.conflict(CHECK, &found));
        }
        report(WRITE);
        let error = match step.send(client).await {
            Ok(request_id) => return Ok(Some(request_id)),
            Err(error) => error,
        };
        if error.kind() == ErrorKind::Busy {
            match wait_while_busy(client, &step.function(), &mut waited).await {
                Ok(true) => continue,
                Ok(false) => return Err(Stop::failed(WRITE, Cause::Call(error))),
                Err(error) => return Err(Stop::failed(WRITE, Cause::Call(error))),
            }
        }
        // A first try whose answer was lost makes the second find it made or gone already.
        let second = resent && matches!(error.kind(), ErrorKind::Exists | ErrorKind::NotFound);
        if !error.may_have_happened() && !second {
            return Err(Stop::failed(WRITE, Cause::Call(error)));
        }
        let Ok(found) = step.read(client).await else {
            return Err(Stop::failed(WRITE, Cause::Unknown(error)));
        };
        if step.is_goal(&found) {
            return Ok(Some(String::new()));
        }
        // Still as before: the write is absolute, so sending it once more cannot do harm.
        if step.is_base(&found) && resent {
            return Err(Stop::failed(WRITE, Cause::Unknown(error)));
        }
        resent = true;
    }
}
