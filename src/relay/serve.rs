//! `halftone serve`: the console and the relay on one address.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Instant;

use http::Response;
use http::request::Parts;
use hyper::body::Incoming;
use tokio::time::sleep;

use super::access::{self, Access, Token};
use super::access_log::Log;
use super::account::Account;
use super::actions::Actions;
use super::answering::{Answering, Body};
use super::command::Serve;
use super::console_files::ConsoleFiles;
use super::csp_report::{self, Reports};
use super::forward::{Relay, Traffic};
use super::front::Fronts;
use super::hosts::Hosts;
use super::observe::Observer;
use super::own_page::forget;
use super::problem::Problem;
use super::refusal::Refusal;
use super::start_code::{self, LIFE, StartCode};
use super::state::State;
use super::upstream::Upstream;
use super::{framing, listen};
use crate::emulator::Options;
use crate::scf::Mode;

/// Serves until the process is told to stop.
pub(super) fn run(options: &Serve) -> Result<(), Problem> {
    listen::run(start(options))
}

async fn start(options: &Serve) -> Result<(), Problem> {
    let listener = listen::bind(&options.listen).await?;
    let address = listener.local_addr().map_err(Problem::System)?;
    let hosts = hosts(options, address)?;
    let token = token(options)?;
    let access = access(options, address, token.as_deref())?;
    let is_local = access.is_local;
    let mode = mode(options, address);
    let console = ConsoleFiles::load(options.console.as_deref())?;
    if !console.is_built() {
        eprintln!("halftone: no console found; build it with make dist or name it with --console.");
    }
    if let Some(upstream) = &options.upstream_override {
        eprintln!("halftone: warning: every signed request goes to {upstream}, not to the cloud.");
    }
    let state = State::default();
    let relay = Relay {
        upstream: upstream(options)?,
        origins: options.allow_origin.clone(),
        access,
        actions: Actions::new(mode, &options.allow_action),
        traffic: Traffic::new(),
        state: state.clone(),
        is_logged: log(options, is_local) != Log::Off,
    };
    let observer = Observer {
        metrics: Arc::clone(&state.metrics),
        log: log(options, is_local),
        mode: mode.name(),
        fronts: Fronts::new(&options.trust_front_proxy),
    };
    if let Some(beside) = &options.metrics_listen {
        let beside = listen::bind(beside).await?;
        let address = beside.local_addr().map_err(Problem::System)?;
        eprintln!("halftone: metrics on http://{address}/metrics");
        let site = Beside {
            observer: observer.clone(),
            hosts: hosts.with_addresses(),
            state: state.clone(),
        };
        tokio::spawn(listen::serve_beside(beside, Arc::new(site)));
    }
    let codes = Arc::new(StartCode::default());
    let opening = token
        .map(|token| codes.offer(token, Instant::now()))
        .transpose()?
        .map(|code| format!("{}/#c={code}", origin(options, address)));
    let site = Site {
        observer,
        hosts,
        relay,
        reports: Reports::new(Arc::clone(&state.metrics)),
        codes: Arc::clone(&codes),
        state,
        has_metrics: is_local,
        console,
    };
    let stopping = site.state.stopping.clone();
    listen::serve(listener, &Arc::new(site), &stopping, move || {
        if let Some(opening) = opening {
            eprintln!("halftone: open {opening} within a minute; this address works once.");
            tokio::spawn(async move {
                sleep(LIFE).await;
                codes.withdraw();
            });
        }
    })
    .await
}

/// All that is at the one address.
struct Site {
    observer: Observer,
    hosts: Hosts,
    relay: Relay,
    reports: Reports,
    codes: Arc<StartCode>,
    state: State,
    /// Whether everybody who can ask may see the counts.
    has_metrics: bool,
    console: ConsoleFiles,
}

impl Answering for Site {
    async fn answer(&self, peer: IpAddr, request: &Parts, body: Incoming) -> Response<Body> {
        let answer = async {
            match guard(request, &self.hosts) {
                Ok(()) => self.find(peer, request, body).await,
                Err(refusal) => refusal.into_response(),
            }
        };
        self.observer.observe(peer, request, answer).await
    }
}

impl Site {
    /// The answer of whoever is at this path.
    async fn find(&self, peer: IpAddr, request: &Parts, body: Incoming) -> Response<Body> {
        let path = request.uri.path();
        let host = path.strip_prefix("/relay/");
        if host.is_some_and(|host| !host.is_empty() && !host.contains('/')) {
            return self.relay.answer(peer, request, body).await;
        }
        match path {
            "/csp-report" => csp_report::answer(&self.reports, request, body).await,
            "/code" => start_code::answer(&self.codes, request, body).await,
            "/forget" => forget(request),
            _ => (self.state.answer(request, self.has_metrics))
                .unwrap_or_else(|| self.console.answer(&request.method, path, &request.headers)),
        }
    }
}

/// The counts at an address of their own.
struct Beside {
    observer: Observer,
    hosts: Hosts,
    state: State,
}

impl Answering for Beside {
    async fn answer(&self, peer: IpAddr, request: &Parts, _: Incoming) -> Response<Body> {
        let answer = async {
            match guard(request, &self.hosts) {
                Ok(()) => self.state.answer(request, true).unwrap_or_else(|| {
                    Refusal::PathUnknown("The metrics are at /metrics.").into_response()
                }),
                Err(refusal) => refusal.into_response(),
            }
        };
        self.observer.observe(peer, request, answer).await
    }
}

/// Refuses what is ambiguous or asked for under a foreign name, before anybody looks at it.
fn guard(request: &Parts, hosts: &Hosts) -> Result<(), Refusal> {
    framing::check(request).and_then(|()| hosts.check(&request.headers))
}

/// Where a browser finds this server: on this machine at its address; elsewhere under its first
/// name, and over TLS, which something in front must end: browsers give other pages no
/// cryptography.
fn origin(options: &Serve, address: SocketAddr) -> String {
    match options.allowed_host.first() {
        Some(name) if !is_local(options, address) => format!("https://{name}"),
        _ => format!("http://{address}"),
    }
}

/// `halftone check-config`: all that can be said without listening.
pub(super) fn check(options: &Serve) -> Result<(), Problem> {
    let address = address(options)?;
    hosts(options, address)?;
    access(options, address, token(options)?.as_deref())?;
    let mode = mode(options, address).name();
    println!("the settings can be served: {address}, mode {mode}");
    Ok(())
}

/// The settings that follow from others where nothing is said.
pub(super) fn defaults(options: &Serve) -> Result<[(&'static str, &'static str); 2], Problem> {
    let address = address(options)?;
    let log = log(options, is_local(options, address)).name();
    Ok([("mode", mode(options, address).name()), ("log", log)])
}

/// Where the server would listen.
fn address(options: &Serve) -> Result<SocketAddr, Problem> {
    let unknown = |source| Problem::Listen {
        address: options.listen.clone(),
        source,
    };
    let mut found = options.listen.to_socket_addrs().map_err(unknown)?;
    found
        .next()
        .ok_or_else(|| unknown(io::ErrorKind::AddrNotAvailable.into()))
}

/// A server that others can reach needs to know its names.
fn hosts(options: &Serve, address: SocketAddr) -> Result<Hosts, Problem> {
    let hosts = Hosts::new(&options.allowed_host);
    if !address.ip().is_loopback() && hosts.is_loopback_only() {
        return Err(Problem::OpenWithoutHosts {
            address: options.listen.clone(),
        });
    }
    Ok(hosts)
}

/// What clients must show, if anything.
fn token(options: &Serve) -> Result<Option<String>, Problem> {
    options.token_file.as_deref().map(access::token).transpose()
}

fn access(options: &Serve, address: SocketAddr, token: Option<&str>) -> Result<Access, Problem> {
    let access = Access {
        is_local: is_local(options, address),
        token: token.map(Token::new),
        fronts: Fronts::new(&options.trust_front_proxy),
        secret_ids: options.secret_id_sha256.clone(),
    };
    access.suffices_at(address)?;
    Ok(access)
}

/// Whether only programs of this machine can ask: behind a proxy a loopback address is not local.
fn is_local(options: &Serve, address: SocketAddr) -> bool {
    address.ip().is_loopback() && options.trust_front_proxy.is_empty()
}

/// The emulator has nothing to lose; on this machine the user may do what the console does.
fn mode(options: &Serve, address: SocketAddr) -> Mode {
    let is_free = options.emulator || address.ip().is_loopback();
    let default = if is_free { Mode::Full } else { Mode::ReadOnly };
    options.mode.unwrap_or(default)
}

/// Whoever started it on this machine reads the address on the terminal, not a log.
fn log(options: &Serve, is_local: bool) -> Log {
    let default = if is_local { Log::Off } else { Log::Json };
    options.log.unwrap_or(default)
}

/// The cloud, unless told otherwise.
fn upstream(options: &Serve) -> Result<Upstream, Problem> {
    if options.emulator {
        let account = Options {
            seed: options.seed,
            empty: options.empty,
            ..Options::default()
        };
        return Ok(Upstream::Emulator(Account::new(
            account,
            &options.behaviour,
        )));
    }
    match &options.upstream_override {
        Some(address) => Upstream::instead(address.clone(), options.upstream_ca.as_deref()),
        None => Upstream::cloud(options.internal_endpoint),
    }
}
