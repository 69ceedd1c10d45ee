//! `halftone serve` as it is measured: everything is checked as always, and whoever asks comes
//! through a proxy that is trusted, so that the load is that of many.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

pub(crate) struct Relay {
    pub(crate) address: SocketAddr,
    process: Child,
}

impl Relay {
    /// This program before that upstream, which `authority` vouches for if it speaks TLS.
    pub(crate) fn start(path: &str, upstream: SocketAddr, authority: Option<PathBuf>) -> Self {
        let mut command = Command::new(path);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("HALFTONE_") {
                command.env_remove(name);
            }
        }
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "off"]);
        command.args([
            "--trust-front-proxy",
            "127.0.0.1",
            "--allow-origin",
            "http://localhost",
        ]);
        let scheme = if authority.is_some() { "https" } else { "http" };
        command.args(["--upstream-override", &format!("{scheme}://{upstream}")]);
        if let Some(authority) = authority {
            command.arg("--upstream-ca").arg(authority);
        }
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://");
        let address = address
            .unwrap_or_else(|| panic!("{path} did not begin"))
            .parse()
            .unwrap();
        Self { address, process }
    }
}

impl Relay {
    /// The memory that it has now, in MB.
    pub(crate) fn memory(&self) -> f64 {
        memory(self.process.id())
    }

    /// The processor time that it has had, in seconds.
    pub(crate) fn busy(&self) -> f64 {
        busy(self.process.id())
    }
}

/// The memory of a process that is resident now, in MB; not a number where the system tells none.
pub(crate) fn memory(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next());
    kilobytes.map_or(f64::NAN, |number| number.parse::<f64>().unwrap() / 1024.0)
}

/// The processor time that a process has had, in seconds; not a number where the system tells none.
pub(crate) fn busy(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name, in brackets, may hold anything. After it come the state and ten numbers, then the ticks
    // in user mode and in the kernel, of which Linux has a hundred a second.
    let numbers = stat.rsplit(')').next().unwrap_or_default();
    let ticks: Vec<f64> = numbers
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|number| number.parse().unwrap())
        .collect();
    if ticks.is_empty() {
        f64::NAN
    } else {
        ticks.iter().sum::<f64>() / 100.0
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        let _may_have_ended = self.process.kill();
        let _reaped = self.process.wait();
    }
}
