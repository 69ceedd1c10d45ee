//! New code for `$LATEST`, behind the alias that keeps it from its callers.

use super::{Stop, function, read_alias, status, wait_while_busy};
use crate::change::Upload;
use crate::change::outcome::{Cause, Conflict, Done, Left, Receipt};
use crate::scf::{Action, Client, ErrorKind};

const CHECK: usize = 0;
const WRITE: usize = 1;

/// Uploads, once the function is free and the guard is as it was left.
pub(super) async fn run(
    client: &Client,
    upload: &Upload,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    let mut unclear = false;
    let request_id = match write(client, upload, &mut unclear, report).await {
        Ok(request_id) => request_id,
        Err(stop) if unclear => {
            done.left.push(Left::Code);
            return Err(stop.unsettled());
        }
        Err(stop) => return Err(stop),
    };
    done.receipts.push(Receipt {
        action: Action::UpdateFunctionCode,
        request_id,
    });
    done.left.push(Left::Code);
    Ok(())
}

/// Sends the code and returns the number of the request. `unclear` becomes true once the code may be
/// there although no answer says so.
///
/// An upload whose answer was lost is sent once more when the function has settled: the same
/// archive twice leaves the same code.
async fn write(
    client: &Client,
    upload: &Upload,
    unclear: &mut bool,
    report: &dyn Fn(usize),
) -> Result<String, Stop> {
    let failed = |error| Stop::failed(WRITE, Cause::Call(error));
    let of = function(&upload.request.namespace, &upload.request.function_name);
    let mut waited = 0;
    loop {
        report(CHECK);
        check_guard(client, upload).await?;
        report(WRITE);
        let error = match client.call(&upload.request).await {
            Ok(reply) => return Ok(reply.request_id),
            Err(error) => error,
        };
        if error.kind() == ErrorKind::Busy {
            if !wait_while_busy(client, &of, &mut waited)
                .await
                .map_err(failed)?
            {
                return Err(failed(error));
            }
            continue;
        }
        if !error.may_have_happened() || *unclear {
            return Err(failed(error));
        }
        *unclear = true;
        if status(client, &of).await.map_err(failed)?.is_changing() {
            wait_while_busy(client, &of, &mut waited)
                .await
                .map_err(failed)?;
        }
    }
}

/// Nothing is uploaded while the guard lets anybody in.
async fn check_guard(client: &Client, upload: &Upload) -> Result<(), Stop> {
    let (Some(guard), Some(request)) = (&upload.guard, upload.read_guard()) else {
        return Ok(());
    };
    let found = read_alias(client, &request)
        .await
        .map_err(|error| Stop::failed(CHECK, Cause::Call(error)))?;
    if found.says_the_same(guard) {
        return Ok(());
    }
    let conflict = Conflict::between(guard, &found, guard);
    Err(Stop::Conflict(Box::new(conflict)))
}
