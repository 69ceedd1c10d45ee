//! The load: connections that are kept, each with one request after the other.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use halftone::tc3::{Authorization, Canonical, Date, SigningKey};

/// Connections at once.
pub(crate) const CONNECTIONS: usize = 32;
/// Requests before memory is looked at.
pub(crate) const REQUESTS: usize = 10_000;
/// How long a round takes.
pub(crate) const LENGTH: Duration = Duration::from_secs(2);

const HOST: &str = "scf.tencentcloudapi.com";
const BODY: &str = r#"{"Namespace":"default","Limit":100,"Offset":0}"#;

/// What became of a round.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    /// How long each request took, in microseconds, in order.
    took: Vec<u32>,
    seconds: f64,
    /// The processor time of a request in the proxy, in the upstream and in the load, in microseconds.
    pub(crate) costs: [f64; 3],
}

impl Round {
    pub(crate) fn per_second(&self) -> f64 {
        f64::from(u32::try_from(self.took.len()).unwrap()) / self.seconds
    }

    /// In milliseconds.
    pub(crate) fn p50(&self) -> f64 {
        self.at(50)
    }

    /// In milliseconds.
    pub(crate) fn p99(&self) -> f64 {
        self.at(99)
    }

    fn at(&self, percent: usize) -> f64 {
        let index = (self.took.len() * percent / 100).min(self.took.len() - 1);
        f64::from(self.took[index]) / 1_000.0
    }
}

/// One round against whoever listens there; `busy` tells the processor time that each of the three has
/// had, in seconds.
pub(crate) fn round(address: SocketAddr, busy: &dyn Fn() -> [f64; 3]) -> Round {
    let (start, before) = (Instant::now(), busy());
    let mut took = ask_all(address, &|_| start.elapsed() < LENGTH);
    let (seconds, after) = (start.elapsed().as_secs_f64(), busy());
    took.sort_unstable();
    let requests = f64::from(u32::try_from(took.len()).unwrap());
    let costs = [0, 1, 2].map(|at| (after[at] - before[at]) * 1_000_000.0 / requests);
    Round {
        took,
        seconds,
        costs,
    }
}

/// As many requests as [`REQUESTS`], as fast as they are answered.
pub(crate) fn fill(address: SocketAddr) {
    ask_all(address, &|number| number < REQUESTS.div_ceil(CONNECTIONS));
}

/// How long each request took, in microseconds, on all connections; `goes_on` says for each one
/// whether there is one more, given how many there were.
fn ask_all(address: SocketAddr, goes_on: &(dyn Fn(usize) -> bool + Sync)) -> Vec<u32> {
    thread::scope(|scope| {
        let clients =
            (0..CONNECTIONS).map(|client| scope.spawn(move || ask(address, client, goes_on)));
        let clients: Vec<_> = clients.collect();
        let took = clients.into_iter().map(|client| client.join().unwrap());
        took.flatten().collect()
    })
}

fn ask(address: SocketAddr, client: usize, goes_on: &dyn Fn(usize) -> bool) -> Vec<u32> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut took = Vec::with_capacity(20_000);
    let (mut request, mut answer) = (String::new(), vec![0; 64 * 1024]);
    let signed = Signed::now();
    while goes_on(took.len()) {
        // Another customer and another key each time: none of them asks too often.
        signed.write(&mut request, client, took.len());
        let sent = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        read(&mut stream, &mut answer);
        took.push(u32::try_from(sent.elapsed().as_micros()).unwrap());
    }
    took
}

/// Reads one answer; it has to be a good one.
fn read(stream: &mut TcpStream, buffer: &mut [u8]) {
    let (mut filled, mut wanted) = (0, usize::MAX);
    while filled < wanted {
        let count = stream.read(&mut buffer[filled..]).unwrap();
        assert!(
            count > 0,
            "the connection ended: {}",
            text(&buffer[..filled])
        );
        filled += count;
        if wanted == usize::MAX
            && let Some(end) = find(&buffer[..filled], b"\r\n\r\n")
        {
            let head = text(&buffer[..end]).to_ascii_lowercase();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            assert!(head.starts_with("http/1.1 200"), "{head}");
            wanted = end + 4 + length.unwrap().parse::<usize>().unwrap();
        }
    }
    let answer = &buffer[..filled];
    assert!(find(answer, b"from-cloud").is_some(), "{}", text(answer));
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

/// The parts of a request that stay the same for a round.
struct Signed {
    before: String,
    after: String,
}

impl Signed {
    fn now() -> Self {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let date = Date::from_unix_seconds(now);
        let headers = [
            ("content-type", "application/json"),
            ("host", HOST),
            ("x-tc-action", "ListFunctions"),
        ];
        let canonical = Canonical {
            method: "POST",
            query: "",
            headers: &headers,
            payload: BODY.as_bytes(),
        };
        let key = SigningKey::derive("a secret", date, "scf");
        let authorization = Authorization {
            secret_id: "AKID-".to_owned(),
            date,
            service: "scf".to_owned(),
            signed_headers: canonical.signed_headers(),
            signature: key.sign(&canonical.string_to_sign(now, date, "scf")),
        };
        let authorization = authorization.to_string();
        let (before, after) = authorization.split_once("AKID-").unwrap();
        Self {
            before: format!(
                "POST /relay/{HOST} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\
                 Content-Type: application/json\r\nX-TC-Action: ListFunctions\r\n\
                 X-TC-Version: 2018-04-16\r\nX-TC-Region: ap-guangzhou\r\nX-TC-Timestamp: {now}\r\n\
                 Authorization: {before}AKID-"
            ),
            after: format!("{after}\r\nContent-Length: {}\r\n", BODY.len()),
        }
    }

    fn write(&self, request: &mut String, client: usize, number: usize) {
        request.clear();
        request.push_str(&self.before);
        let (high, low) = (number / 250 % 250, number % 250);
        write!(request, "{client}-{}", number % 1_000).unwrap();
        request.push_str(&self.after);
        write!(request, "X-Forwarded-For: 10.{client}.{high}.{low}\r\n\r\n").unwrap();
        request.push_str(BODY);
    }
}
