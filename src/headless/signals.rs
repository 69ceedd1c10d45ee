//! Ctrl-C and the signal by which a supervisor stops a program.

use std::io;

use tokio::sync::watch;

/// How often somebody wanted an end.
pub(super) struct Signals(watch::Receiver<usize>);

impl Signals {
    /// Listens from now on.
    pub(super) fn listen() -> io::Result<Self> {
        let (sender, receiver) = watch::channel(0);
        let mut terminate = terminate()?;
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    interrupted = tokio::signal::ctrl_c() => if interrupted.is_err() { return },
                    () = terminate.next() => {}
                }
                sender.send_modify(|count| *count += 1);
            }
        });
        Ok(Self(receiver))
    }

    /// Resolves once somebody has wanted an end so often.
    pub(super) async fn reach(&self, count: usize) {
        let mut receiver = self.0.clone();
        if receiver.wait_for(|sent| *sent >= count).await.is_err() {
            // Nobody listens any more, so nothing more comes.
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(unix)]
struct Terminate(tokio::signal::unix::Signal);

#[cfg(unix)]
fn terminate() -> io::Result<Terminate> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::terminate()).map(Terminate)
}

#[cfg(unix)]
impl Terminate {
    async fn next(&mut self) {
        self.0.recv().await;
    }
}

#[cfg(not(unix))]
struct Terminate;

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps)] // as on other systems
const fn terminate() -> io::Result<Terminate> {
    Ok(Terminate)
}

#[cfg(not(unix))]
impl Terminate {
    async fn next(&mut self) {
        std::future::pending().await
    }
}
