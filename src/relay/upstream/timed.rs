//! A time limit around whatever connects. Knows nothing of what it connects to.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::Uri;
use tokio::time::timeout;
use tower_service::Service;

use crate::relay::limits::CONNECT_TIME;

/// A connector that gives up: name lookup, TCP and TLS together have [`CONNECT_TIME`].
#[derive(Clone)]
pub(super) struct Timed<C>(pub(super) C);

impl<C> Service<Uri> for Timed<C>
where
    C: Service<Uri>,
    C::Future: Send + 'static,
    C::Error: Into<Box<dyn Error + Send + Sync>>,
{
    type Response = C::Response;
    type Error = Box<dyn Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let connecting = self.0.call(target);
        Box::pin(async move {
            timeout(CONNECT_TIME, connecting)
                .await
                .map_err(|_| format!("no connection within {} seconds", CONNECT_TIME.as_secs()))?
                .map_err(Into::into)
        })
    }
}
