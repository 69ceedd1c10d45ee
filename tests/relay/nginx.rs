//! `deploy/nginx.conf` with a real nginx, as far as nginx can do the relay's job.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::{Answer, FakeCloud, OK, Server, Signed};

/// A running nginx.
struct Nginx {
    address: SocketAddr,
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
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("nginx");
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

    for (from, to, status) in [
        ("Host: localhost", "Host: evil.example", 421),
        ("Cookie", "Host: localhost\r\nCookie", 400),
        ("Cookie", "Origin: https://evil.example\r\nCookie", 403),
        ("Cookie", "Sec-Fetch-Site: cross-site\r\nCookie", 403),
        ("Cookie", "Transfer-Encoding: chunked\r\nCookie", 400),
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
        (
            "/relay/scf.tencentcloudapi.com ",
            "/relay/evil.example ",
            403,
        ),
        ("POST", "PUT", 403),
        ("Content-Length: 24", "Content-Length: 1048577", 413),
    ] {
        assert!(request.contains(from), "{from}");
        let answer = nginx.ask(request.replacen(from, to, 1));
        assert_eq!(answer.status, status, "{from} -> {to}");
    }
    assert!(cloud.saw_nothing());

    let page = nginx.ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(page.status, 200);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
}
