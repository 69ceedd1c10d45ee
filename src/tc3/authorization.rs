//! The `Authorization` header.

use std::fmt;
use std::str::FromStr;

use super::{ALGORITHM, Date, Refusal, Signature, TERMINATOR};

/// What an `Authorization` header says: who signed, for which day and service, which headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The `SecretId`, which is public.
    pub secret_id: String,
    /// The UTC day of the signing key.
    pub date: Date,
    /// The service of the signing key: `scf`, `monitor`, `cls`.
    pub service: String,
    /// The names of the signed headers, lower-case, sorted, each once.
    pub signed_headers: Vec<String>,
    /// The signature.
    pub signature: Signature,
}

impl fmt::Display for Authorization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            secret_id,
            date,
            service,
            signed_headers,
            signature,
        } = self;
        let names = signed_headers.join(";");
        write!(
            f,
            "{ALGORITHM} Credential={secret_id}/{date}/{service}/{TERMINATOR}, SignedHeaders={names}, Signature={signature}"
        )
    }
}

impl FromStr for Authorization {
    type Err = Refusal;

    /// Reads exactly the form that [`Display`](fmt::Display) writes, and nothing that is only
    /// similar: one space after each comma, header names sorted and lower-case, 64 lower-case
    /// digits.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        read(text).ok_or(Refusal::MalformedAuthorization)
    }
}

/// The grammar, part by part from the left.
fn read(text: &str) -> Option<Authorization> {
    let rest = text.strip_prefix(ALGORITHM)?.strip_prefix(" Credential=")?;
    let (credential, rest) = rest.split_once(", SignedHeaders=")?;
    let (names, signature) = rest.split_once(", Signature=")?;
    let mut scope = credential.split('/');
    let (id, date, service, end) = (scope.next()?, scope.next()?, scope.next()?, scope.next()?);
    let id_character = |c: u8| c.is_ascii_graphic() && c != b',';
    let name_character = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    let made_of =
        |text: &str, allowed: &dyn Fn(u8) -> bool| !text.is_empty() && text.bytes().all(allowed);
    let names: Vec<&str> = names.split(';').collect();
    let well_formed = end == TERMINATOR
        && scope.next().is_none()
        && made_of(id, &id_character)
        && made_of(service, &name_character)
        && names.iter().all(|name| made_of(name, &name_character))
        && names.is_sorted_by(|a, b| a < b);
    well_formed.then_some(Authorization {
        secret_id: id.to_owned(),
        date: date.parse().ok()?,
        service: service.to_owned(),
        signed_headers: names.into_iter().map(str::to_owned).collect(),
        signature: Signature::read(signature)?,
    })
}
