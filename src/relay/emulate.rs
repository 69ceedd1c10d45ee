//! `halftone emulator`: the emulated account as a host of the cloud's API would answer.
//!
//! For any official SDK and `tccli`. They name this server as they like (`tccli` even writes a
//! scheme into `Host`), so names are not checked; signatures are.

use std::net::IpAddr;
use std::sync::Arc;

use http::request::Parts;
use http::{Method, Response};
use hyper::body::Incoming;

use super::account::Account;
use super::answering::{Answering, Body};
use super::command;
use super::forward::read;
use super::headers::X_TC_ACTION;
use super::limits::Allowance;
use super::problem::Problem;
use super::refusal::Refusal;
use super::stopping::Stopping;
use super::upstream::Answer;
use super::{arrived, framing, listen};
use crate::emulator::Options;

/// Serves until the process is told to stop.
pub(super) fn run(options: &command::Emulator) -> Result<(), Problem> {
    let account = Options {
        seed: options.seed,
        empty: options.empty,
        secret_id: options.secret_id.clone(),
        secret_key: options.secret_key.clone(),
        token: options.token.clone(),
    };
    let account = Account::new(account, &options.behaviour);
    let cloud = Arc::new(Cloud { account });
    listen::run(async {
        let listener = listen::bind(&options.listen).await?;
        listen::serve(listener, &cloud, &Stopping::default(), || ()).await
    })
}

/// A host of the cloud's API.
struct Cloud {
    account: Account,
}

impl Answering for Cloud {
    async fn answer(&self, _: IpAddr, request: &Parts, body: Incoming) -> Response<Body> {
        match handle(&self.account, request, body).await {
            Ok(response) => response,
            Err(refusal) => refusal.into_response(),
        }
    }
}

async fn handle(
    account: &Account,
    request: &Parts,
    body: Incoming,
) -> Result<Response<Body>, Refusal> {
    framing::check(request)?;
    if request.uri.path() != "/" {
        return Err(Refusal::PathUnknown("The emulator answers at /."));
    }
    if request.method != Method::POST && request.method != Method::GET {
        return Err(Refusal::MethodUnknown("GET, POST"));
    }
    let action = request
        .headers
        .get(X_TC_ACTION)
        .and_then(|value| value.to_str().ok());
    let allowance = Allowance::of(action.unwrap_or_default());
    let body = read(&request.headers, body, allowance).await?;
    let query = request.uri.query().unwrap_or_default();
    let answer = account
        .answer(&request.method, query, &request.headers, &body)
        .await;
    Ok(answer.map_or_else(arrived::hang_up, Answer::into_response))
}
