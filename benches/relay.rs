//! The relay beside nginx's `proxy_pass`: the same requests over kept connections to the same TLS
//! upstream, in rounds that take turns, so that whatever else this machine does slows both alike.
//! `make bench` runs it.
//!
//! Prints requests a second and the 99th percentile of both, and of each pair of rounds the ratio;
//! what counts is the median of the ratios; the memory after ten thousand requests; and where the
//! processor time of a request goes: into the proxy itself, the upstream, the load. Nothing here
//! fails for being slow; a figure that is missed is marked. Words behind `--` are programs to be
//! measured as well, such as the one before a change:
//! `cargo bench --bench relay -- /tmp/halftone-before`; `plain` has the upstream speak without TLS,
//! which shows what TLS costs each.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a measurement that cannot go on has failed

#[cfg(not(target_arch = "wasm32"))]
#[path = "relay/load.rs"]
mod load;
#[cfg(not(target_arch = "wasm32"))]
#[path = "relay/nginx.rs"]
mod nginx;
#[cfg(not(target_arch = "wasm32"))]
#[path = "relay/program.rs"]
mod program;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use load::Round;

    /// Pairs of rounds.
    const ROUNDS: usize = 15;
    /// The most that a relay may have, in MB.
    const MEMORY: f64 = 20.0;

    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let is_plain = words.iter().any(|word| word == "plain");
    let Some(folder) = nginx::folder(!is_plain) else {
        return;
    };
    let upstream = folder.upstream();
    let nginx = folder.proxy(upstream.address);
    let mut measured = vec![("nginx".to_owned(), nginx.address)];
    let own = env!("CARGO_BIN_EXE_halftone").to_owned();
    let programs = std::iter::once(own).chain(words.into_iter().filter(|word| word != "plain"));
    let relays: Vec<(String, program::Relay)> = programs
        .map(|path| {
            let relay = program::Relay::start(&path, upstream.address, folder.authority());
            let name = path.rsplit('/').next().unwrap_or_default();
            (name.to_owned(), relay)
        })
        .collect();
    let addresses = relays
        .iter()
        .map(|(name, relay)| (name.clone(), relay.address));
    measured.extend(addresses);

    println!(
        "{} connections, {ROUNDS} rounds of {} s each, upstream {}",
        load::CONNECTIONS,
        load::LENGTH.as_secs_f32(),
        if is_plain { "without TLS" } else { "over TLS" }
    );
    // This fills pools and caches.
    for (_, address) in &measured {
        load::fill(*address);
    }
    let memory =
        std::iter::once(nginx.memory()).chain(relays.iter().map(|(_, relay)| relay.memory()));
    let memory: Vec<f64> = memory.collect();
    let mut rounds: Vec<Vec<Round>> = vec![Vec::new(); measured.len()];
    for _ in 0..ROUNDS {
        for (at, (of, (_, address))) in rounds.iter_mut().zip(&measured).enumerate() {
            let busy = || {
                let proxy = at.checked_sub(1).map(|at| &relays[at].1);
                let proxy = proxy.map_or_else(|| nginx.busy(), program::Relay::busy);
                [proxy, upstream.busy(), program::busy(std::process::id())]
            };
            of.push(load::round(*address, &busy));
        }
    }
    println!(
        "{:26}{:>12}{:>9}{:>9}{:>12}{:>11}{:>11}{:>9}{:>10}{:>7}",
        "",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "of nginx's",
        "p99 of it",
        "memory MB",
        "proxy µs",
        "upstream",
        "load"
    );
    let reference = &rounds[0];
    for (((name, _), rounds), memory) in measured.iter().zip(&rounds).zip(memory) {
        let of = |value: fn(&Round) -> f64| median(rounds.iter().map(value).collect());
        let ratio = |value: fn(&Round) -> f64| {
            let pairs = rounds.iter().zip(reference);
            median(pairs.map(|(one, two)| value(one) / value(two)).collect())
        };
        let (throughput, late) = (ratio(Round::per_second), ratio(Round::p99));
        println!(
            "{name:26}{:>12.0}{:>9.2}{:>9.2}{:>11.2}×{:>10.2}×{memory:>11.1}{:>9.1}{:>10.1}{:>7.1}{}",
            of(Round::per_second),
            of(Round::p50),
            of(Round::p99),
            throughput,
            late,
            of(|round| round.costs[0]),
            of(|round| round.costs[1]),
            of(|round| round.costs[2]),
            if throughput < 1.0 || late > 1.0 {
                "  missed: ≥ 1.00× and ≤ 1.00×"
            } else {
                ""
            }
        );
        if memory > MEMORY && name != "nginx" {
            println!(
                "{name} missed: ≤ {MEMORY} MB after {} requests",
                load::REQUESTS
            );
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
