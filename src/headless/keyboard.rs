//! The lines that somebody types, and what was asked when he did.

use std::io::{BufRead as _, stdin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// A line that was typed.
pub(super) struct Line {
    pub(super) text: String,
    /// What [`Keyboard::asked`] had counted when it came.
    pub(super) during: u64,
}

/// The keyboard of a terminal; without one nothing ever comes.
pub(super) struct Keyboard {
    lines: Option<UnboundedReceiver<Line>>,
    asked: Arc<AtomicU64>,
}

impl Keyboard {
    /// Reads from now on, if there is a terminal.
    pub(super) fn listen(is_there: bool) -> Self {
        let asked = Arc::new(AtomicU64::new(0));
        let lines = is_there.then(|| {
            let (sender, lines) = unbounded_channel();
            let asked = asked.clone();
            // Nobody waits for it: it ends with the program.
            thread::spawn(move || {
                for text in stdin().lock().lines().map_while(Result::ok) {
                    let during = asked.load(Ordering::Acquire);
                    if sender.send(Line { text, during }).is_err() {
                        return;
                    }
                }
            });
            lines
        });
        Self { lines, asked }
    }

    /// How often something else was asked.
    pub(super) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Acquire)
    }

    /// Something else is asked from now on: what was typed before answers nothing.
    pub(super) fn ask(&self) {
        self.asked.fetch_add(1, Ordering::AcqRel);
    }

    /// The next line.
    pub(super) async fn next(&mut self) -> Line {
        if let Some(lines) = &mut self.lines
            && let Some(line) = lines.recv().await
        {
            return line;
        }
        self.lines = None;
        std::future::pending().await
    }
}
