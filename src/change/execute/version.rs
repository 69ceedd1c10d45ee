//! The end of a version.

use super::Stop;
use crate::change::VersionDeletion;
use crate::change::outcome::{Cause, Done, Receipt};
use crate::scf::{Action, Client, ErrorKind, ListVersionByFunction};

const WRITE: usize = 0;

/// Deletes a version. The cloud itself refuses it while an alias holds the version.
pub(super) async fn delete(
    client: &Client,
    deletion: &VersionDeletion,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    report(WRITE);
    let request = &deletion.request;
    let request_id = match client.call(request).await {
        Ok(reply) => reply.request_id,
        Err(error) if error.may_have_happened() => {
            let list = ListVersionByFunction::of(&request.namespace, &request.function_name);
            let there = client.all(&list).await;
            match there {
                Ok(versions) if versions.iter().all(|one| one.version != deletion.version) => {
                    String::new()
                }
                _ => return Err(Stop::failed(WRITE, Cause::Unknown(error))),
            }
        }
        // Somebody else was quicker: it is gone, as was wanted.
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Stop::failed(WRITE, Cause::Call(error))),
    };
    done.receipts.push(Receipt {
        action: Action::DeleteFunctionVersion,
        request_id,
    });
    Ok(())
}
