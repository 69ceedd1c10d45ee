//! The code in the address that `halftone serve` prints where it asks for a token: whoever started
//! it opens the console without typing the token.
//!
//! The code stands in the fragment, which reaches no server and no log of one, but stays in the
//! browser's history. So it is not the token itself: it is worth something for a minute, once,
//! and not for who guesses. `POST /code` swaps it for the token.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use http::request::Parts;
use http::{HeaderValue, Response, header};
use hyper::body::Incoming;
use ring::rand::{SecureRandom as _, SystemRandom};
use serde::Deserialize;
use serde_json::json;
use subtle::ConstantTimeEq as _;

use super::answering::Body;
use super::forward::{check_content_type, read};
use super::limits::Allowance;
use super::own_page;
use super::problem::Problem;
use super::refusal::Refusal;
use crate::tc3::{Hex, sha256};

/// How long a code is worth something.
pub(super) const LIFE: Duration = Duration::from_mins(1);

/// Wrong codes after which there is no right one any more.
const TRIES: u32 = 5;

/// The codes of one server: one at the start, then none.
#[derive(Default)]
pub(super) struct StartCode(Mutex<Option<Offer>>);

/// A token for whoever has the code.
struct Offer {
    /// Of the code only the digest is kept.
    code: Hex<32>,
    token: String,
    until: Instant,
    tries: u32,
}

impl StartCode {
    /// Offers `token` for a code of 128 bits that nobody can foresee. Returns the code.
    pub(super) fn offer(&self, token: String, now: Instant) -> Result<String, Problem> {
        let mut bytes = [0; 16];
        SystemRandom::new()
            .fill(&mut bytes)
            .map_err(|_| Problem::System(std::io::Error::other("it has no random numbers")))?;
        let code = Hex(bytes).to_string();
        *self.lock() = Some(Offer {
            code: sha256(code.as_bytes()),
            token,
            until: now + LIFE,
            tries: TRIES,
        });
        Ok(code)
    }

    /// The token, for the right code. A wrong one is told nothing about the reason.
    fn redeem(&self, code: &[u8], now: Instant) -> Result<String, Refusal> {
        let mut offer = self.lock();
        let Some(mut open) = offer.take().filter(|open| now < open.until) else {
            return Err(Refusal::Code);
        };
        // Digests, in constant time: how much of a guess is right cannot be measured.
        if open.code.0.ct_eq(&sha256(code).0).into() {
            return Ok(open.token);
        }
        open.tries -= 1;
        *offer = Some(open).filter(|open| open.tries > 0);
        Err(Refusal::Code)
    }

    /// Forgets the token.
    pub(super) fn withdraw(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Offer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers `POST /code`.
pub(super) async fn answer(codes: &StartCode, request: &Parts, body: Incoming) -> Response<Body> {
    match swap(codes, request, body).await {
        Ok(token) => {
            let mut response = Response::new(Body::from(json!({ "Token": token }).to_string()));
            response.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/json"),
            );
            response
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn swap(codes: &StartCode, request: &Parts, body: Incoming) -> Result<String, Refusal> {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Asked {
        code: String,
    }
    // Before the code is looked at: a foreign page must not be able to use up the tries.
    own_page::check(request)?;
    check_content_type(&request.headers)?;
    let body = read(&request.headers, body, Allowance::CODE).await?;
    let asked: Asked = serde_json::from_slice(&body).map_err(|_| Refusal::Code)?;
    codes.redeem(asked.code.as_bytes(), Instant::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "a token";

    fn offered() -> (StartCode, String, Instant) {
        let (codes, now) = (StartCode::default(), Instant::now());
        let code = codes.offer(TOKEN.to_owned(), now).unwrap();
        (codes, code, now)
    }

    #[test]
    fn a_code_is_worth_the_token_once() {
        let (codes, code, now) = offered();
        assert_eq!(codes.redeem(code.as_bytes(), now).unwrap(), TOKEN);
        assert!(codes.redeem(code.as_bytes(), now).is_err());
    }

    #[test]
    fn a_code_is_worth_nothing_after_a_minute() {
        let (codes, code, now) = offered();
        assert!(codes.redeem(code.as_bytes(), now + LIFE).is_err());
        // Nor does a clock that is asked for an earlier time bring it back.
        assert!(codes.redeem(code.as_bytes(), now).is_err());
        let (codes, code, now) = offered();
        let late = now + Duration::from_secs(59);
        assert!(codes.redeem(code.as_bytes(), late).is_ok());
    }

    #[test]
    fn five_wrong_codes_leave_no_right_one() {
        let (codes, code, now) = offered();
        for wrong in ["", "0", &code[1..], &code.to_uppercase()] {
            assert!(codes.redeem(wrong.as_bytes(), now).is_err(), "{wrong}");
        }
        assert!(codes.redeem(code.as_bytes(), now).is_ok());

        let (codes, code, now) = offered();
        for _ in 0..TRIES {
            assert!(codes.redeem(b"wrong", now).is_err());
        }
        assert!(codes.redeem(code.as_bytes(), now).is_err());
    }

    #[test]
    fn codes_have_128_bits_and_none_is_like_another() {
        let (_, first, _) = offered();
        let (_, second, _) = offered();
        assert!(Hex::<16>::read(&first).is_some(), "{first}");
        assert_ne!(first, second);
    }

    #[test]
    fn a_withdrawn_code_is_worth_nothing() {
        let (codes, code, now) = offered();
        codes.withdraw();
        assert!(codes.redeem(code.as_bytes(), now).is_err());
    }
}
