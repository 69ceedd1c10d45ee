//! A wire with an ear: everything that crosses it is passed on unchanged and kept.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// An address of its own that leads to another one.
pub(crate) struct Wire {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    heard: Heard,
}

/// What crossed, each direction of each connection by itself.
type Heard = Arc<Mutex<Vec<Vec<u8>>>>;

impl Wire {
    /// A wire to `address` (`http://127.0.0.1:PORT`).
    pub(crate) fn to(address: &str) -> Self {
        let target = address.strip_prefix("http://").unwrap().to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Heard::default();
        let ear = Arc::clone(&heard);
        thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                // Whoever listens there may have ended before the browser did.
                if let Ok(far) = TcpStream::connect(&target) {
                    pass_on(&near, &far, &ear);
                    pass_on(&far, &near, &ear);
                }
            }
        });
        Self { address, heard }
    }

    /// All that has crossed so far, in both directions.
    pub(crate) fn crossed(&self) -> Vec<u8> {
        self.heard.lock().unwrap().join(&b'\n')
    }
}

/// Passes on one direction until it ends. It is kept before it is sent, so nothing that arrived is
/// missing.
fn pass_on(from: &TcpStream, to: &TcpStream, heard: &Heard) {
    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    let heard = Arc::clone(heard);
    let place = {
        let mut heard = heard.lock().unwrap();
        heard.push(Vec::new());
        heard.len() - 1
    };
    thread::spawn(move || {
        let mut piece = vec![0; 64 * 1024];
        while let Ok(length @ 1..) = from.read(&mut piece) {
            heard.lock().unwrap()[place].extend_from_slice(&piece[..length]);
            if to.write_all(&piece[..length]).is_err() {
                break;
            }
        }
        let _may_be_closed = to.shutdown(Shutdown::Write);
    });
}
