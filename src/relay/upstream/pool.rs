//! Connections to the cloud, kept open between requests.
//!
//! A connection has no task of its own: the task of the request that uses it drives it, so nobody
//! has to be woken to pass a request on or an answer back. It also stays on the thread that opened
//! it, because that thread's loop is told when something arrives. Knows nothing of what is sent.

use std::error::Error;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, ThreadId};
use std::time::Duration;

use bytes::Bytes;
use futures_util::FutureExt as _;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, Connection, SendRequest};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep};
use tower_service::Service;

use super::timed::Timed;
use crate::relay::limits::{POOL_SIZE, POOL_TIME};
use crate::relay::public_names::PublicNames;

/// How often somebody looks after idle connections.
const TIDY_PAUSE: Duration = Duration::from_secs(5);

/// The connections of one upstream, all of them with TLS or none.
pub(in crate::relay) struct Pool {
    connector: Timed<HttpsConnector<HttpConnector<PublicNames>>>,
    idle: Arc<Idle>,
}

/// Those that wait for a request.
#[derive(Default)]
struct Idle(Mutex<Lines>);

#[derive(Default)]
struct Lines {
    /// The last used at the end.
    waiting: Vec<Line>,
    /// Somebody looks after them.
    is_tidied: bool,
}

/// One connection.
pub(super) struct Line {
    /// Scheme, name and port of the other end.
    target: String,
    thread: ThreadId,
    sender: SendRequest<Full<Bytes>>,
    /// Large, so that the rest can be moved about.
    connection: Box<Connection<MaybeHttpsStream<TokioIo<TcpStream>>, Full<Bytes>>>,
    has_ended: bool,
    used: Instant,
}

/// Why no answer began.
pub(super) enum Failure {
    /// There was no connection, so nothing was sent.
    Connect(Box<dyn Error + Send + Sync>),
    /// The connection ended when the request may have been written.
    Exchange(hyper::Error),
}

impl Pool {
    /// No connections yet. What `names` finds is connected to; `trusted` says whom to believe.
    pub(super) fn new(names: PublicNames, trusted: ClientConfig) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(names);
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .with_tls_config(trusted)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        Self {
            connector: Timed(tls),
            idle: Arc::default(),
        }
    }

    /// Sends the request to `target` (`https://scf.tencentcloudapi.com`) and waits for the head of
    /// the answer. Nothing is sent again of which a byte may have been written.
    pub(super) async fn send(
        &self,
        target: &str,
        mut request: Request<Full<Bytes>>,
    ) -> Result<(Line, Response<Incoming>), Failure> {
        while let Some(mut line) = self.idle.take(target) {
            let answer = line.sender.try_send_request(request);
            match line.drive(answer).await {
                Ok(response) => return Ok((line, response)),
                Err(mut error) => match error.take_message() {
                    Some(unsent) => request = unsent,
                    None => return Err(Failure::Exchange(error.into_error())),
                },
            }
        }
        let mut line = self.open(target).await.map_err(Failure::Connect)?;
        let answer = line.sender.send_request(request);
        let response = line.drive(answer).await.map_err(Failure::Exchange)?;
        Ok((line, response))
    }

    async fn open(&self, target: &str) -> Result<Line, Box<dyn Error + Send + Sync>> {
        let stream = self.connector.clone().call(target.parse()?).await?;
        let (sender, connection) = http1::handshake(stream).await?;
        Ok(Line {
            target: target.to_owned(),
            thread: thread::current().id(),
            sender,
            connection: Box::new(connection),
            has_ended: false,
            used: Instant::now(),
        })
    }

    /// Keeps a connection, after the end of an answer, for the next request.
    pub(super) fn keep(&self, mut line: Line) {
        if line.has_ended {
            return;
        }
        line.used = Instant::now();
        let is_tidied = self.idle.put(line);
        if !is_tidied {
            tokio::spawn(tidy(Arc::downgrade(&self.idle)));
        }
    }
}

impl Line {
    /// Waits for something that comes over this connection.
    pub(super) async fn drive<F: Future>(&mut self, awaited: F) -> F::Output {
        let mut awaited = pin!(awaited);
        poll_fn(|context| {
            if !self.has_ended {
                self.has_ended = self.connection.poll_unpin(context).is_ready();
            }
            awaited.as_mut().poll(context)
        })
        .await
    }

    /// Whether it can take a request: it has not been idle for too long, the other side has neither
    /// closed it nor sent what nobody asked for, and all of the last request was taken.
    fn is_good(&mut self) -> bool {
        self.used.elapsed() < POOL_TIME
            && (&mut self.connection).now_or_never().is_none()
            && self.sender.is_ready()
    }
}

impl Idle {
    /// The connection to `target` that was used last on this thread.
    fn take(&self, target: &str) -> Option<Line> {
        let here = thread::current().id();
        loop {
            let mut line = {
                let waiting = &mut self.lock().waiting;
                let is_right = |line: &Line| line.thread == here && line.target == target;
                let last = waiting.iter().rposition(is_right)?;
                waiting.remove(last)
            };
            if line.is_good() {
                return Some(line);
            }
        }
    }

    /// Adds one, unless there are enough. False if from now on somebody has to look after them.
    fn put(&self, line: Line) -> bool {
        let mut lines = self.lock();
        let is_alike = |other: &&Line| other.thread == line.thread && other.target == line.target;
        if lines.waiting.iter().filter(is_alike).count() < POOL_SIZE {
            lines.waiting.push(line);
        }
        std::mem::replace(&mut lines.is_tidied, true)
    }

    /// Closes those that are no longer good; true if there are others.
    fn tidy(&self) -> bool {
        let mut lines = self.lock();
        lines.waiting.retain_mut(Line::is_good);
        lines.is_tidied = !lines.waiting.is_empty();
        lines.is_tidied
    }

    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Looks after the connections until there are none: the cloud should not have to close them.
async fn tidy(idle: Weak<Idle>) {
    loop {
        sleep(TIDY_PAUSE).await;
        if !idle.upgrade().is_some_and(|idle| idle.tidy()) {
            break;
        }
    }
}
