//! `halftone emulator`: the emulated account as a host of the cloud's API would answer.
//!
//! For any official SDK and `tccli`. They name this server as they like (`tccli` even writes a
//! scheme into `Host`), so names are not checked; signatures are.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response};

use super::account::Account;
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
    let router = Router::new().fallback(answer).with_state(Arc::new(account));
    listen::run(async {
        let listener = listen::bind(&options.listen).await?;
        listen::serve(listener, router, &Stopping::default(), || ()).await
    })
}

async fn answer(State(account): State<Arc<Account>>, request: Request) -> Response<Body> {
    match handle(&account, request).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    }
}

async fn handle(account: &Account, request: Request) -> Result<Response<Body>, Refusal> {
    let (request, body) = request.into_parts();
    framing::check(&request)?;
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
