//! A running server, a fake cloud behind it, and requests as bytes.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use halftone::scf::Service;
use halftone::tc3::{Authorization, Canonical, Date, SigningKey};

/// The cloud host that tests relay to.
pub(crate) const CLOUD: &str = "scf.tencentcloudapi.com";

/// The name of a server that other machines can reach.
pub(crate) const NAME: &str = "console.example.com";

/// A `halftone` process that listens.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    /// Where its standard error output goes.
    log: PathBuf,
    process: Child,
}

impl Server {
    /// Starts `halftone` on a free port and waits until it says that it is ready.
    pub(crate) fn start(command: &str, options: &[&str]) -> Self {
        let options = [&["--listen", "127.0.0.1:0"], options].concat();
        Self::run(program().arg(command).args(options))
    }

    /// `halftone serve` where other machines can reach it, under the name [`NAME`].
    pub(crate) fn exposed(options: &[&str]) -> Self {
        let exposed = ["serve", "--listen", "0.0.0.0:0", "--allowed-host", NAME];
        Self::run(program().args(exposed).args(options))
    }

    /// Starts what was prepared and waits until it says that it is ready.
    pub(crate) fn run(program: &mut Command) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let log = format!("log-{}-{number}", std::process::id());
        let log = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(log);
        let mut process = program
            .stdout(Stdio::piped())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("listening on http://");
        let address = address
            .unwrap_or_else(|| panic!("not ready: {line:?} {:?}", std::fs::read_to_string(&log)));
        let mut address: SocketAddr = address.parse().unwrap();
        if address.ip().is_unspecified() {
            address.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        Self {
            address,
            log,
            process,
        }
    }

    /// What it wrote to its standard error output. The line of an answer is there before it.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Asks for a path by its address.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    /// `halftone serve` in front of `cloud`.
    pub(crate) fn before(cloud: &FakeCloud, options: &[&str]) -> Self {
        let url = format!("http://{}", cloud.address);
        Self::start(
            "serve",
            &[&["--upstream-override", url.as_str()], options].concat(),
        )
    }

    /// Sends these bytes on a new connection and reads one answer.
    pub(crate) fn ask(&self, request: impl AsRef<[u8]>) -> Answer {
        Self::ask_at(self.address, request)
    }

    /// The same, at another address of the process.
    pub(crate) fn ask_at(address: SocketAddr, request: impl AsRef<[u8]>) -> Answer {
        let mut stream = connect(address);
        stream.write_all(request.as_ref()).unwrap();
        Answer::read(&mut stream)
    }

    /// A new connection.
    pub(crate) fn connect(&self) -> TcpStream {
        connect(self.address)
    }

    /// Asks the process to stop, as a supervisor does.
    #[cfg(unix)]
    pub(crate) fn terminate(&self) {
        let pid = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for the end of the process.
    pub(crate) fn wait(&mut self) -> ExitStatus {
        self.process.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _may_have_ended = self.process.kill();
        let _reaped = self.process.wait();
        let _may_be_gone = std::fs::remove_file(&self.log);
    }
}

/// A new connection. Reading gives up only when the server has clearly forgotten it.
fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_mins(1)))
        .unwrap();
    stream
}

/// The program, with none of its variables set.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_halftone"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HALFTONE_")) {
        program.env_remove(name);
    }
    program
}

/// One answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Reads to the end of the body that the head announces.
    pub(crate) fn read(stream: &mut impl Read) -> Self {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            assert_eq!(
                stream.read(&mut byte).unwrap(),
                1,
                "ended in {:?}",
                String::from_utf8_lossy(&head)
            );
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let mut lines = head.lines();
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let headers = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let mut answer = Self {
            status,
            headers,
            body: Vec::new(),
        };
        let length = answer
            .header("content-length")
            .map_or(0, |length| length.parse().unwrap());
        if status != 304 {
            answer.body = vec![0; length];
            stream.read_exact(&mut answer.body).unwrap();
        }
        answer
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The code of an error in the cloud's shape.
    pub(crate) fn code(&self) -> String {
        self.json()["Response"]["Error"]["Code"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) fn message(&self) -> String {
        self.json()["Response"]["Error"]["Message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// A request to the relay path, signed for the demo account.
pub(crate) struct Signed<'a> {
    pub(crate) action: &'a str,
    pub(crate) cloud_host: &'a str,
    pub(crate) service: &'a str,
    pub(crate) covered: &'a [&'a str],
    /// Complete header lines.
    pub(crate) more: &'a [&'a str],
    pub(crate) body: &'a str,
}

impl Default for Signed<'_> {
    fn default() -> Self {
        Self {
            action: "ListFunctions",
            cloud_host: CLOUD,
            service: "scf",
            covered: &["content-type", "host", "x-tc-action"],
            more: &[],
            body: r#"{"Namespace": "default"}"#,
        }
    }
}

impl Signed<'_> {
    /// `Authorization` and the headers it covers, as lines.
    pub(crate) fn lines(&self, host: &str) -> String {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let date = Date::from_unix_seconds(now);
        let all = [
            ("content-type", "application/json"),
            ("host", host),
            ("x-tc-action", self.action),
        ];
        let headers: Vec<_> = all
            .into_iter()
            .filter(|(name, _)| self.covered.contains(name))
            .collect();
        let canonical = Canonical {
            method: "POST",
            query: "",
            headers: &headers,
            payload: self.body.as_bytes(),
        };
        let key = SigningKey::derive("halftone-demo-secret", date, self.service);
        let authorization = Authorization {
            secret_id: "AKIDhalftonedemo".to_owned(),
            date,
            service: self.service.to_owned(),
            signed_headers: canonical.signed_headers(),
            signature: key.sign(&canonical.string_to_sign(now, date, self.service)),
        };
        let version = Service::named(self.service).map_or("2018-04-16", Service::version);
        format!(
            "Content-Type: application/json\r\nX-TC-Action: {}\r\nX-TC-Version: {version}\r\n\
             X-TC-Region: ap-guangzhou\r\nX-TC-Timestamp: {now}\r\nAuthorization: {authorization}\r\n",
            self.action
        )
    }

    /// The whole request.
    pub(crate) fn request(&self) -> String {
        let more: String = self.more.iter().flat_map(|line| [line, "\r\n"]).collect();
        format!(
            "POST /relay/{} HTTP/1.1\r\nHost: localhost\r\n{}{more}Content-Length: {}\r\n\r\n{}",
            self.cloud_host,
            self.lines(self.cloud_host),
            self.body.len(),
            self.body
        )
    }
}

/// What stands where the cloud would be, and hands over what it received.
pub(crate) struct FakeCloud {
    pub(crate) address: SocketAddr,
    pub(crate) received: Receiver<String>,
}

impl FakeCloud {
    /// Lets `behave` answer each request, given the connection after the request was read.
    pub(crate) fn start(behave: impl Fn(&mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, received) = channel();
        let behave = std::sync::Arc::new(behave);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (sender, behave) = (sender.clone(), std::sync::Arc::clone(&behave));
                thread::spawn(move || {
                    let mut stream = stream.unwrap();
                    while let Some(request) = read_request(&mut stream) {
                        let _test_has_ended = sender.send(request);
                        behave(&mut stream);
                    }
                });
            }
        });
        Self { address, received }
    }

    /// Answers everything with this, head included.
    pub(crate) fn answering(answer: &'static str) -> Self {
        Self::start(move |stream| stream.write_all(answer.as_bytes()).unwrap())
    }

    /// The request that came, with its head in lower case apart from values.
    pub(crate) fn next(&self) -> String {
        self.received.recv_timeout(Duration::from_mins(1)).unwrap()
    }

    /// Whether nothing came. Meaningful once the client has its answer.
    pub(crate) fn saw_nothing(&self) -> bool {
        self.received.try_recv().is_err()
    }
}

/// One request with its body, or nothing at the end of the connection.
fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        request.push(byte[0]);
    }
    let head = String::from_utf8(request.clone())
        .unwrap()
        .to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    request.extend(body);
    String::from_utf8(request).ok()
}

/// A whole answer of the cloud.
pub(crate) const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\
    Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nSet-Cookie: a=b\r\nServer: nginx\r\n\
    Content-Length: 39\r\n\r\n{\"Response\":{\"RequestId\":\"from-cloud\"}}";
