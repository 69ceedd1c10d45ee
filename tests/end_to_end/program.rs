//! The native program as its user starts it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A running `halftone`, stopped when dropped.
pub(crate) struct Program {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
}

impl Program {
    /// `halftone serve --emulator` on a port of its own, with the built console.
    pub(crate) fn serve() -> Self {
        let console = std::env::var("HALFTONE_CONSOLE").unwrap_or_else(|_| "dist".to_owned());
        let index = std::path::Path::new(&console).join("index.html");
        assert!(
            index.exists(),
            "there is no console in {console}: run `make dist` first"
        );
        let mut child = Command::new(env!("CARGO_BIN_EXE_halftone"))
            .args([
                "serve",
                "--emulator",
                "--listen",
                "127.0.0.1:0",
                "--console",
                &console,
            ])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("listening on ").map(str::to_owned))
            .expect("the program says where it listens");
        // Keep reading, so that a program that says more never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
