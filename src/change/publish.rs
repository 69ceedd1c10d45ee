//! Publishing: the one write that cannot be repeated without harm, and the wait for it.

use super::Publish;
use super::execute::{Stop, pause_after};
use super::outcome::{Cause, Done, Receipt};
use crate::scf::{Action, Client, Error, ListVersionByFunction, Status};
use crate::traffic::Version;

/// How long a new version may take to become usable, in seconds.
const PATIENCE: u32 = 300;

const WRITE: usize = 0;
const WAIT: usize = 1;

/// Publishes a version and waits until it is `Active`.
pub(super) async fn run(
    client: &Client,
    publish: &Publish,
    done: &mut Done,
    report: &dyn Fn(usize),
) -> Result<(), Stop> {
    report(WRITE);
    let (version, request_id) = match client.call(&publish.request).await {
        Ok(reply) => (reply.answer.function_version, reply.request_id),
        Err(error) if error.may_have_happened() => {
            (find(client, publish, error).await?, String::new())
        }
        Err(error) => return Err(Stop::failed(WRITE, Cause::Call(error))),
    };
    done.receipts.push(Receipt {
        action: Action::PublishVersion,
        request_id,
    });
    done.published = Some(version);
    report(WAIT);
    wait(client, publish, version).await
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

async fn wait(client: &Client, publish: &Publish, version: Version) -> Result<(), Stop> {
    let request = publish.read(version);
    let mut waited = 0;
    loop {
        let reply = client
            .call(&request)
            .await
            .map_err(|error| Stop::failed(WAIT, Cause::Call(error)))?;
        let status = reply.answer.status;
        if status == Status::Active {
            return Ok(());
        }
        if !status.is_changing() {
            return Err(Stop::failed(
                WAIT,
                Cause::VersionUnusable { version, status },
            ));
        }
        if waited >= PATIENCE {
            return Err(Stop::failed(WAIT, Cause::StillChanging { version, status }));
        }
        let pause = pause_after(waited);
        client.clock().sleep(pause * 1_000).await;
        waited += pause;
    }
}
