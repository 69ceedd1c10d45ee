//! Waiting until a version can serve.

use super::{Stop, pause_after};
use crate::change::Wait;
use crate::change::outcome::Cause;
use crate::scf::{Client, Status};

/// How long a version may take to become usable, in seconds.
const PATIENCE: u32 = 300;

const WAIT: usize = 0;

/// Waits until the version is `Active`.
pub(super) async fn run(client: &Client, wait: &Wait, report: &dyn Fn(usize)) -> Result<(), Stop> {
    report(WAIT);
    let (request, version) = (wait.read(), wait.version);
    let mut waited = 0;
    loop {
        let status = super::status(client, &request)
            .await
            .map_err(|error| Stop::failed(WAIT, Cause::Call(error)))?;
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
