//! Another origin on this machine: where an attack would take what it found. It answers whatever
//! is asked, and knows what was.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that keeps what it was asked for.
pub(crate) struct SecondOrigin {
    /// `127.0.0.1:PORT`
    pub(crate) authority: String,
    /// Each connection, and the path that was asked for on it, if anything was.
    heard: Arc<Mutex<Vec<Option<String>>>>,
}

/// What every path but `/` is answered with.
const SCRIPT: &str = "globalThis.document && (document.documentElement.dataset.run = 1)";

impl SecondOrigin {
    /// Begins to answer; its own page has no policy.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let authority = listener.local_addr().unwrap().to_string();
        let all = Arc::<Mutex<Vec<Option<String>>>>::default();
        let heard = Arc::clone(&all);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let place = {
                    let mut heard = heard.lock().unwrap();
                    heard.push(None);
                    heard.len() - 1
                };
                let heard = Arc::clone(&heard);
                thread::spawn(move || {
                    if let Some(path) = read(&stream) {
                        answer(&stream, &path);
                        heard.lock().unwrap()[place] = Some(path);
                    }
                });
            }
        });
        Self {
            authority,
            heard: all,
        }
    }

    /// How often anybody connected so far.
    pub(crate) fn connections(&self) -> usize {
        self.heard.lock().unwrap().len()
    }

    /// What was asked for so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.heard
            .lock()
            .unwrap()
            .iter()
            .flatten()
            .cloned()
            .collect()
    }
}

/// The path that is asked for, if anything is.
fn read(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let _rest_of_the_head = lines.find(String::is_empty);
    Some(first.split(' ').nth(1).unwrap_or("nothing").to_owned())
}

fn answer(mut stream: &TcpStream, path: &str) {
    let (kind, body) = match path {
        "/" => ("text/html", "<!doctype html><title>No policy</title>"),
        _ => ("text/javascript", SCRIPT),
    };
    let length = body.len();
    let _may_be_gone = write!(
        stream,
        "HTTP/1.1 200 OK\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
    );
}
