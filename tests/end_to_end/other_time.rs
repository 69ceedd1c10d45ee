//! A server and a cloud that live in another time than this computer: what the console is served
//! from says so, and what is signed is judged by it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use halftone::emulator::{Emulator, Request};
use halftone::tc3::{Authorization, Date};
use http_body_util::{BodyExt as _, Empty, Full};
use hyper::body::Bytes;
use hyper::{Method, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

use crate::cloud::{account, now};
use crate::keyholder::Keyholder;
use crate::server::{self, Answer, Asked};

/// The console of a running program, and an account of its own behind it, in another time.
pub(crate) struct OtherTime {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    inside: Arc<Inside>,
}

struct Inside {
    /// The address of the program.
    program: String,
    /// How many milliseconds this time is ahead.
    ahead: AtomicU64,
    emulator: Mutex<Emulator>,
    /// The days for which requests were signed.
    days: Mutex<BTreeSet<String>>,
}

impl OtherTime {
    /// The console that the program at this address serves, and an account of this key.
    pub(crate) fn start(program: &str, key: &Keyholder, ahead: u64) -> Self {
        let inside = Arc::new(Inside {
            program: program.to_owned(),
            ahead: AtomicU64::new(ahead),
            emulator: Mutex::new(Emulator::new(account(key), now() + ahead)),
            days: Mutex::default(),
        });
        let answering = Arc::clone(&inside);
        let address = server::start(move |asked| answer(Arc::clone(&answering), asked));
        Self { address, inside }
    }

    /// Lets time pass at once.
    pub(crate) fn pass(&self, time: Duration) {
        let time = u64::try_from(time.as_millis()).unwrap();
        self.inside.ahead.fetch_add(time, Ordering::Relaxed);
    }

    /// The days for which requests were signed that the account answered.
    pub(crate) fn days(&self) -> Vec<String> {
        self.inside.days.lock().unwrap().iter().cloned().collect()
    }
}

async fn answer(inside: Arc<Inside>, asked: Asked) -> Answer {
    let now = now() + inside.ahead.load(Ordering::Relaxed);
    let mut answer = match asked.path.strip_prefix("/relay/") {
        Some(host) => inside.ask(host, &asked, now),
        None => fetch(&inside.program, &asked).await,
    };
    let date = http_date(now / 1_000).parse().unwrap();
    answer.headers_mut().insert("date", date);
    answer
}

impl Inside {
    fn ask(&self, host: &str, asked: &Asked, now: u64) -> Answer {
        let mut headers = asked.headers.clone();
        headers.retain(|(name, _)| name != "host");
        headers.push(("host".to_owned(), host.to_owned()));
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: &asked.body,
        };
        let response = self.emulator.lock().unwrap().handle(&request, now);
        let signed = headers.iter().find(|(name, _)| name == "authorization");
        let signed = signed.and_then(|(_, value)| value.parse::<Authorization>().ok());
        if !response.body.windows(7).any(|part| part == b"\"Error\"") {
            let mut days = self.days.lock().unwrap();
            days.extend(signed.map(|signed| signed.date.to_string()));
        }
        server::json(response.body)
    }
}

/// What the program answers to a request without a body.
async fn fetch(program: &str, asked: &Asked) -> Answer {
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<Bytes>>();
    let address: Uri = format!("{program}{}", asked.path).parse().unwrap();
    let request = hyper::Request::builder().uri(address);
    let method = match asked.method {
        Method::HEAD => Method::HEAD,
        _ => Method::GET,
    };
    let request = request.method(method).body(Empty::new()).unwrap();
    let (head, body) = client.request(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer::from_parts(head, Full::from(body))
}

/// A time as the header `Date` has it.
fn http_date(seconds: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let date = Date::from_unix_seconds(seconds).to_string();
    let [year, month, day] = [&date[..4], &date[5..7], &date[8..]];
    let of = |names: &[&'static str], at: u64| names[usize::try_from(at).unwrap()];
    let weekday = of(&DAYS, seconds / 86_400 % 7);
    let month = of(&MONTHS, month.parse::<u64>().unwrap() - 1);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{weekday}, {day} {month} {year} {hour:02}:{minute:02}:{second:02} GMT")
}

#[test]
fn a_date_is_written_as_in_the_standard() {
    assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
}
