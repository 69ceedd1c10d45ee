//! A server of a test's own. It has a thread to itself, so it answers whatever the test waits for.

use std::convert::Infallible;
use std::net::TcpListener;
use std::thread;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;

/// A request that came.
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

/// What it is answered with.
pub(crate) type Answer = Response<Full<Bytes>>;

/// Answers with `handler` until the tests end; gives its address, `http://127.0.0.1:PORT`.
pub(crate) fn start<H, F>(handler: H) -> String
where
    H: Fn(Asked) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Answer> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                let handler = handler.clone();
                let service = service_fn(move |request| {
                    let handler = handler.clone();
                    async move { Ok::<_, Infallible>(handler(read(request).await).await) }
                });
                let stream = TokioIo::new(stream);
                tokio::spawn(http1::Builder::new().serve_connection(stream, service));
            }
        });
    });
    address
}

/// An answer of the cloud's.
pub(crate) fn json(body: Vec<u8>) -> Answer {
    let answer = Response::builder().header("content-type", "application/json");
    answer.body(Full::from(body)).unwrap()
}

async fn read(request: Request<Incoming>) -> Asked {
    let (head, body) = request.into_parts();
    let headers = head.headers.iter();
    let headers = headers
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
    let body = body.collect().await;
    Asked {
        method: head.method,
        path: head.uri.path().to_owned(),
        headers: headers.collect(),
        body: body
            .map(http_body_util::Collected::to_bytes)
            .unwrap_or_default(),
    }
}
