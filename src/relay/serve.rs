//! `halftone serve`: the console and the relay on one address.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{any, get};

use super::account::Account;
use super::command::Serve;
use super::console_files::ConsoleFiles;
use super::forward::{self, Relay};
use super::hosts::Hosts;
use super::problem::Problem;
use super::upstream::Upstream;
use super::{framing, headers, listen};
use crate::emulator::Options;

/// Serves until the process is told to stop.
pub(super) fn run(options: &Serve) -> Result<(), Problem> {
    listen::run(start(options))
}

async fn start(options: &Serve) -> Result<(), Problem> {
    let hosts = Hosts::new(&options.allowed_host);
    let listener = listen::bind(&options.listen).await?;
    let address = listener.local_addr().map_err(Problem::System)?;
    if !address.ip().is_loopback() && hosts.is_loopback_only() {
        return Err(Problem::OpenWithoutHosts {
            address: options.listen.clone(),
        });
    }
    let console = ConsoleFiles::load(options.console.as_deref())?;
    if !console.is_built() {
        eprintln!("halftone: no console found; build it with make dist or name it with --console.");
    }
    if let Some(upstream) = &options.upstream_override {
        eprintln!("halftone: warning: every signed request goes to {upstream}, not to the cloud.");
    }
    let relay = Relay::new(upstream(options), options.allow_origin.clone());
    listen::serve(listener, router(console, relay, hosts)).await
}

/// The cloud, unless told otherwise.
fn upstream(options: &Serve) -> Upstream {
    if options.emulator {
        return Upstream::Emulator(Account::new(Options {
            seed: options.seed,
            empty: options.empty,
            ..Options::default()
        }));
    }
    match &options.upstream_override {
        Some(address) => Upstream::instead(address.clone()),
        None => Upstream::cloud(),
    }
}

fn router(console: ConsoleFiles, relay: Relay, hosts: Hosts) -> Router {
    let relay = Arc::new(relay);
    let console = Arc::new(console);
    Router::new()
        .route("/relay/{host}", any(forward::answer))
        .route("/metrics", get(metrics))
        .with_state(relay)
        .route("/healthz", get(|| async { plain("ok\n") }))
        .route("/readyz", get(|| async { plain("ready\n") }))
        .fallback(move |request: Request| async move {
            console.answer(request.method(), request.uri().path(), request.headers())
        })
        .layer(from_fn_with_state(Arc::new(hosts), guard))
}

/// Before everything: unambiguous requests for a name of this server. After everything: the
/// headers that every answer carries.
async fn guard(State(hosts): State<Arc<Hosts>>, request: Request, next: Next) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let passed = framing::check(&parts).and_then(|()| hosts.check(&parts.headers));
    let mut response = match passed {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(refusal) => refusal.into_response(),
    };
    headers::protect(response.headers_mut());
    response
}

async fn metrics(State(relay): State<Arc<Relay>>) -> Response<Body> {
    plain(relay.metrics())
}

fn plain(text: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(text.into());
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}
