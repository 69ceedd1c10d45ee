//! nginx twice: as the cloud behind TLS, and as the proxy before it that the relay is measured by.

use std::fmt::Write as _;
use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::program::{busy, memory};

/// A folder for both, with a certificate if there is TLS.
pub(crate) struct Folder {
    path: PathBuf,
    is_tls: bool,
}

/// A running nginx.
pub(crate) struct Nginx {
    pub(crate) address: SocketAddr,
    process: Child,
}

/// Nothing, with a clear sentence, if what is needed is not on this machine.
pub(crate) fn folder(is_tls: bool) -> Option<Folder> {
    let works = |name: &str, option: &str| {
        let mut command = Command::new(name);
        let command = command
            .arg(option)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !works("nginx", "-v") || !works("openssl", "version") {
        eprintln!(
            "The relay is measured beside nginx, with a certificate that openssl makes: install both (Debian: apt install nginx-light openssl), then try again."
        );
        return None;
    }
    let path =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("relay-{}", std::process::id()));
    fs::create_dir_all(&path).unwrap();
    let folder = Folder { path, is_tls };
    if is_tls {
        folder.certify();
    }
    Some(folder)
}

impl Folder {
    /// A certificate for this machine that signs itself.
    fn certify(&self) {
        let made = Command::new("openssl")
            .args([
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
            ])
            .args([
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=the cloud of a measurement",
            ])
            .args(["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .arg("-keyout")
            .arg(self.path.join("key.pem"))
            .arg("-out")
            .arg(self.path.join("certificate.pem"))
            .stderr(Stdio::null())
            .status();
        assert!(made.unwrap().success(), "openssl made no certificate");
    }

    /// Who vouches for the upstream, if there is TLS.
    pub(crate) fn authority(&self) -> Option<PathBuf> {
        self.is_tls.then(|| self.path.join("certificate.pem"))
    }

    /// The cloud: answers everything at once, with two kilobytes.
    pub(crate) fn upstream(&self) -> Nginx {
        let mut answer = String::from(r#"{"Response":{"RequestId":"from-cloud","Functions":["#);
        for number in 0..20 {
            let comma = if number > 0 { "," } else { "" };
            write!(
                answer,
                r#"{comma}{{"FunctionName":"function-{number}","Status":"Active","Runtime":"Nodejs18.15","Namespace":"default"}}"#
            )
            .unwrap();
        }
        answer.push_str("]}}");
        let tls = if self.is_tls {
            let folder = self.path.display();
            format!(
                "ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem;"
            )
        } else {
            String::new()
        };
        let ssl = if self.is_tls { " ssl" } else { "" };
        self.start("upstream", &|port| {
            format!(
                "server {{ listen {port}{ssl}; {tls} default_type application/json; location / {{ return 200 '{answer}'; }} }}"
            )
        })
    }

    /// The proxy: no more than it takes to do the same.
    pub(crate) fn proxy(&self, upstream: SocketAddr) -> Nginx {
        let scheme = if self.is_tls { "https" } else { "http" };
        let tls = self.authority().map_or_else(String::new, |authority| {
            format!(
                "proxy_ssl_verify on; proxy_ssl_name localhost; proxy_ssl_trusted_certificate {}; proxy_ssl_session_reuse on;",
                authority.display()
            )
        });
        self.start("proxy", &|port| {
            format!(
                "upstream cloud {{ server {upstream}; keepalive 32; keepalive_requests 1000000; }}
                 server {{ listen {port}; location /relay/ {{
                     proxy_pass {scheme}://cloud/; proxy_http_version 1.1; {tls}
                     proxy_set_header Connection \"\";
                     proxy_set_header Host scf.tencentcloudapi.com; }} }}"
            )
        })
    }

    fn start(&self, name: &str, servers: &dyn Fn(SocketAddr) -> String) -> Nginx {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let folder = self.path.join(name);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("nginx.conf");
        fs::write(&file, configuration(&folder, &servers(address))).unwrap();
        let mut process = Command::new("nginx")
            .arg("-c")
            .arg(&file)
            .args(["-g", "daemon off;"])
            .spawn()
            .unwrap();
        while TcpStream::connect(address).is_err() {
            assert!(process.try_wait().unwrap().is_none(), "nginx ended");
            thread::sleep(Duration::from_millis(20));
        }
        Nginx { address, process }
    }
}

impl Nginx {
    /// The memory of its workers together, in MB; what they share counts for each.
    pub(crate) fn memory(&self) -> f64 {
        self.workers().into_iter().map(memory).sum()
    }

    /// The processor time that its workers have had together, in seconds.
    pub(crate) fn busy(&self) -> f64 {
        self.workers().into_iter().map(busy).sum()
    }

    fn workers(&self) -> Vec<u32> {
        let process = self.process.id();
        let workers = fs::read_to_string(format!("/proc/{process}/task/{process}/children"));
        let workers = workers.unwrap_or_default();
        workers
            .split_whitespace()
            .map(|worker| worker.parse().unwrap())
            .collect()
    }
}

/// As many workers as cores, as the relay has.
fn configuration(folder: &Path, servers: &str) -> String {
    let folder = folder.display();
    format!(
        "worker_processes auto; error_log {folder}/error.log warn; pid {folder}/pid;
         events {{ worker_connections 1024; }}
         http {{
             access_log off; keepalive_requests 1000000; tcp_nodelay on;
             client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied;
             fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
             {servers}
         }}"
    )
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Asked to stop, it takes its workers along; killed it would leave them.
        let pid = self.process.id().to_string();
        let _may_have_ended = Command::new("kill").args(["-TERM", &pid]).status();
        let _reaped = self.process.wait();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _may_be_gone = fs::remove_dir_all(&self.path);
    }
}
