//! An upstream that speaks TLS in the place of the cloud, and who vouches for it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::{OK, Server, Signed};

/// A certificate for this machine that signs itself, and its key; nothing without openssl.
fn certificate(name: &str) -> Option<PathBuf> {
    let path = format!("tls-{}-{name}", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(path);
    fs::create_dir_all(&path).unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt"])
        .args(["ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
        .args(["-subj", "/CN=a stand-in", "-addext"])
        .args(["subjectAltName=IP:127.0.0.1", "-addext"])
        .args(["basicConstraints=critical,CA:FALSE", "-keyout"])
        .arg(path.join("key.pem"))
        .arg("-out")
        .arg(path.join("certificate.pem"))
        .stderr(Stdio::null())
        .status();
    if made.is_ok_and(|made| made.success()) {
        return Some(path);
    }
    eprintln!("skipped: TLS to a stand-in is tested only where openssl is installed");
    None
}

/// Answers every request with [`OK`], over TLS.
fn stand_in(certificate: &Path) -> SocketAddr {
    let chain = CertificateDer::pem_file_iter(certificate.join("certificate.pem"));
    let chain: Result<Vec<_>, _> = chain.unwrap().collect();
    let key = PrivateKeyDer::from_pem_file(certificate.join("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.unwrap(), key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let connection = ServerConnection::new(config.clone()).unwrap();
            // Whoever does not trust the certificate goes away.
            let _gone = answer(StreamOwned::new(connection, stream.unwrap()));
        }
    });
    address
}

fn answer(mut stream: StreamOwned<ServerConnection, TcpStream>) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"}") {
        stream.read_exact(&mut byte)?;
        request.push(byte[0]);
    }
    stream.write_all(OK.as_bytes())?;
    stream.flush()
}

#[test]
fn a_stand_in_over_tls_is_believed_if_the_named_file_vouches_for_it_and_only_then() {
    let (Some(right), Some(wrong)) = (certificate("right"), certificate("wrong")) else {
        return;
    };
    let upstream = format!("https://{}", stand_in(&right));
    let ask = |options: &[&str]| {
        let server = Server::start(
            "serve",
            &[&["--upstream-override", upstream.as_str()], options].concat(),
        );
        server.ask(Signed::default().request())
    };
    let file = |folder: &Path| folder.join("certificate.pem").display().to_string();
    let believed = ask(&["--upstream-ca", &file(&right)]);
    assert_eq!(
        believed.text(),
        r#"{"Response":{"RequestId":"from-cloud"}}"#
    );
    for options in [&["--upstream-ca", &file(&wrong)][..], &[]] {
        let refused = ask(options);
        assert_eq!(refused.code(), "Relay.Unreachable", "{}", refused.text());
    }
    for folder in [right, wrong] {
        fs::remove_dir_all(folder).unwrap();
    }
}
