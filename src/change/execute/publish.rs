//! Publishing: the one write that cannot be repeated without harm.

use super::{Stop, function, wait_while_busy};
use crate::change::Publish;
use crate::change::outcome::{Cause, Done, Left, Receipt};
use crate::scf::{Action, Client, Error, ErrorKind, ListVersionByFunction};
use crate::traffic::Version;

const WRITE: usize = 0;

/// Publishes a version. Waiting for it is a step of its own.
pub(super) async fn run(
    client: &Client,
    publish: &Publish,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    report(WRITE);
    let of = function(&publish.request.namespace, &publish.request.function_name);
    let mut waited = 0;
    let (version, request_id) = loop {
        let error = match client.call(&publish.request).await {
            Ok(reply) => break (reply.answer.function_version, reply.request_id),
            Err(error) => error,
        };
        if error.may_have_happened() {
            break (find(client, publish, error).await?, String::new());
        }
        let free = error.kind() == ErrorKind::Busy
            && wait_while_busy(client, &of, &mut waited)
                .await
                .map_err(|error| Stop::failed(WRITE, Cause::Call(error)))?;
        if !free {
            return Err(Stop::failed(WRITE, Cause::Call(error)));
        }
    };
    done.receipts.push(Receipt {
        action: Action::PublishVersion,
        request_id,
    });
    done.left.push(Left::Version(version));
    Ok(())
}

/// Looks for the version that a lost answer may have announced. It is never published again from
/// here: a second request would make a second version.
async fn find(client: &Client, publish: &Publish, error: Error) -> Result<Version, Stop> {
    let request = &publish.request;
    let list = ListVersionByFunction::of(&request.namespace, &request.function_name);
    let Ok(versions) = client.all(&list).await else {
        return Err(Stop::failed(WRITE, Cause::Unknown(error)));
    };
    let mut new = versions.into_iter().filter(|info| {
        !publish.known.contains(&info.version) && info.description == request.description
    });
    match (new.next(), new.next()) {
        (Some(one), None) => Ok(one.version),
        _ => Err(Stop::failed(WRITE, Cause::Unknown(error))),
    }
}
