//! `deploy/nginx.conf` with a real nginx, as far as nginx can do the relay's job.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::console::Built;
use crate::support::{Answer, FakeCloud, OK, Server, Signed};

/// A running nginx.
struct Nginx {
    address: SocketAddr,
    folder: PathBuf,
    process: Child,
}

impl Nginx {
    /// The shipped file before `cloud`; nothing if there is no nginx on this machine.
    fn before(cloud: &FakeCloud) -> Option<Self> {
        let installed = Command::new("nginx")
            .arg("-v")
            .stderr(Stdio::null())
            .status();
        if !installed.is_ok_and(|status| status.success()) {
            eprintln!(
                "skipped: deploy/nginx.conf is tested only where nginx is installed (Debian: apt install nginx-light)"
            );
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let folder = format!("nginx-{}", port.port());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(folder);
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("dist/index.html"), "<!doctype html>").unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/nginx.conf");
        let mut text = fs::read_to_string(shipped).unwrap();
        for (from, to) in [
            ("127.0.0.1:8787", port.to_string()),
            ("scf.tencentcloudapi.com:443", cloud.address.to_string()),
            ("https://cloud/", "http://cloud/".to_owned()),
            ("/usr/share/halftone", folder.to_str().unwrap().to_owned()),
            (
                "/tmp/halftone-nginx",
                folder.join("run").to_str().unwrap().to_owned(),
            ),
        ] {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, &to);
        }
        let path = folder.join("nginx.conf");
        fs::write(&path, text).unwrap();
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&path)
            .args(["-g", "daemon off; master_process off;"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut nginx = Self {
            address: port,
            folder,
            process,
        };
        while TcpStream::connect(port).is_err() {
            assert!(nginx.process.try_wait().unwrap().is_none(), "nginx ended");
            thread::sleep(Duration::from_millis(20));
        }
        Some(nginx)
    }

    fn ask(&self, request: impl AsRef<[u8]>) -> Answer {
        Server::ask_at(self.address, request)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _may_have_ended = self.process.kill();
        let _reaped = self.process.wait();
        let _may_be_gone = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_shipped_nginx_file_relays_what_it_can_check() {
    let cloud = FakeCloud::answering(OK);
    let Some(nginx) = Nginx::before(&cloud) else {
        return;
    };
    let signed = Signed {
        more: &[
            "Cookie: session=1",
            "X-Forwarded-For: 10.0.0.1",
            "User-Agent: a browser",
        ],
        ..Signed::default()
    };
    let request = signed.request();
    let answer = nginx.ask(&request);
    assert_eq!((answer.status, answer.header("set-cookie")), (200, None));
    assert_eq!(answer.text(), r#"{"Response":{"RequestId":"from-cloud"}}"#);
    let sent = cloud.next().to_ascii_lowercase();
    assert!(
        sent.starts_with("post / http/1.1\r\nhost: scf.tencentcloudapi.com\r\n"),
        "{sent}"
    );
    for dropped in ["cookie", "x-forwarded-for", "user-agent", "origin"] {
        assert!(
            !sent.contains(&format!("\r\n{dropped}:")),
            "{dropped}: {sent}"
        );
    }

    // Some are refused before it is known for what they are.
    for (from, to, status) in [
        ("Host: localhost", "Host: evil.example", 421),
        ("Cookie", "Host: localhost\r\nCookie", 400),
        ("Cookie", "Transfer-Encoding: chunked\r\nCookie", 400),
        ("Host: localhost\r\n", "", 400),
        (
            "/relay/scf.tencentcloudapi.com ",
            "/relay/evil.example ",
            403,
        ),
        ("/relay", "//relay", 403),
    ] {
        assert!(request.contains(from), "{from}");
        let answer = nginx.ask(request.replacen(from, to, 1));
        assert_eq!(answer.status, status, "{from} -> {to}");
    }
    for (from, to, status) in [
        ("Cookie", "Origin: https://evil.example\r\nCookie", 403),
        ("Cookie", "Origin: null\r\nCookie", 403),
        (
            "Cookie",
            "Origin: http://localhost:8787.evil.example\r\nCookie",
            403,
        ),
        ("Cookie", "Sec-Fetch-Site: cross-site\r\nCookie", 403),
        ("Cookie", "Sec-Fetch-Site: same-site\r\nCookie", 403),
        (
            "X-TC-Action: ListFunctions",
            "X-TC-Action: DeleteFunction",
            403,
        ),
        (
            "X-TC-Action: ListFunctions",
            "X-TC-Action: UpdateFunctionCode",
            403,
        ),
        ("X-TC-Action: ListFunctions\r\n", "", 403),
        ("application/json", "text/plain", 415),
        ("tencentcloudapi.com ", "tencentcloudapi.com?Action=x ", 400),
        ("tencentcloudapi.com ", "tencentcloudapi.com? ", 400),
        ("POST /", "POST http://localhost/", 400),
        ("HTTP/1.1", "HTTP/1.0", 400),
        ("POST", "PUT", 403),
        ("Content-Length: 24", "Content-Length: 1048577", 413),
        ("Authorization: ", "X-Other: ", 400),
        ("TC3-HMAC-SHA256", "AWS4-HMAC-SHA256", 400),
        (";host;x-tc-action", ";host", 400),
        (";host;x-tc", ";host;user-agent;x-tc", 400),
        ("/scf/tc3", "/cls/tc3", 400),
        ("Signature=", "Signature=0", 400),
    ] {
        assert!(request.contains(from), "{from}");
        let answer = nginx.ask(request.replacen(from, to, 1));
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, "Relay.Refused"),
            "{from} -> {to}"
        );
        assert_eq!(answer.header("x-relay-phase"), Some("refused"), "{to}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
    assert!(cloud.saw_nothing());
}

#[test]
fn the_shipped_nginx_file_slows_down_who_is_in_a_hurry() {
    let cloud = FakeCloud::answering(OK);
    let Some(nginx) = Nginx::before(&cloud) else {
        return;
    };
    let request = Signed::default().request();
    let limited = (0..10_000)
        .map(|_| nginx.ask(&request))
        .find(|answer| answer.status == 429);
    let limited = limited.unwrap();
    assert_eq!(limited.code(), "RequestLimitExceeded");
    assert_eq!(
        (
            limited.header("x-relay-phase"),
            limited.header("retry-after")
        ),
        (Some("refused"), Some("1"))
    );
}

#[test]
fn the_shipped_nginx_file_protects_answers_as_the_relay_does() {
    let cloud = FakeCloud::answering(OK);
    let Some(nginx) = Nginx::before(&cloud) else {
        return;
    };
    let built = Built::new("beside-nginx");
    let relay = Server::before(&cloud, &["--console", built.0.to_str().unwrap()]);
    let page = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned();
    let health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned();
    let signed = Signed::default().request();
    let stopped = signed.replacen("ListFunctions", "DeleteFunction", 1);
    for request in [page, health, signed, stopped] {
        let (theirs, ours) = (nginx.ask(&request), relay.ask(&request));
        assert_eq!(theirs.status, ours.status, "{request}");
        for (name, value) in &ours.headers {
            let of_the_relay_alone = [
                "content-length",
                "content-type",
                "date",
                "etag",
                "reporting-endpoints",
                "vary",
                "x-relay-mode",
                "x-request-id",
            ];
            if !of_the_relay_alone.contains(&name.as_str()) {
                // There is nobody to report to.
                let value = value.split("; report-uri").next();
                assert_eq!(theirs.header(name), value, "{name}: {request}");
            }
        }
    }
}
