//! What a policy cannot be written for, closed.

use std::fmt;

/// Why there is no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyProblem {
    /// The name of a function or a namespace has signs that no such name has.
    Name(String),
    /// The number of the account is none.
    Owner(String),
}

/// A name that means itself in a policy.
pub(super) fn name(name: &str) -> Result<&str, PolicyProblem> {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_');
    if !name.is_empty() && name.bytes().all(plain) {
        Ok(name)
    } else {
        Err(PolicyProblem::Name(name.to_owned()))
    }
}

/// The number of an account.
pub(super) fn number(number: &str) -> Result<&str, PolicyProblem> {
    if !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()) {
        Ok(number)
    } else {
        Err(PolicyProblem::Owner(number.to_owned()))
    }
}

impl fmt::Display for PolicyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(
                f,
                "No policy can be written for “{name}”: names of functions and namespaces have letters, digits, - and _ only. Open the page of another function."
            ),
            Self::Owner(number) => write!(
                f,
                "“{number}” is not the number of an account. Write its digits, as the account's page shows them."
            ),
        }
    }
}

impl std::error::Error for PolicyProblem {}
