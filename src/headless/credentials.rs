//! The key: from the environment, or else from an `.env` file.

use std::path::Path;
use std::{env, fs, io};

use super::end::Problem;
use crate::scf::KeySigner;
use crate::sls::dotenv::{self, DotEnv, is_placeholder};

/// The file that is read if none is named and it is there.
const USUAL: &str = ".env";

/// The signer for the key that was given.
pub(super) fn signer(file: Option<&Path>) -> Result<KeySigner, Problem> {
    let written = read(file)?;
    let set = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let one = |name: &'static str, written: Option<String>| {
        let value = set(name).or(written).map(|value| value.trim().to_owned());
        value
            .filter(|value| !is_placeholder(value))
            .ok_or(Problem::NoKey { name })
    };
    // A token belongs to the key beside it, so it is never taken from elsewhere.
    let from_environment = set("TENCENT_SECRET_ID").is_some();
    let token = if from_environment {
        set("TENCENT_TOKEN")
    } else {
        written.token
    };
    Ok(KeySigner::new(
        one("TENCENT_SECRET_ID", written.secret_id)?,
        one("TENCENT_SECRET_KEY", written.secret_key)?,
        token,
    ))
}

fn read(file: Option<&Path>) -> Result<DotEnv, Problem> {
    let path = file.unwrap_or_else(|| Path::new(USUAL));
    match fs::read_to_string(path) {
        Ok(text) => Ok(dotenv::read(&text)),
        Err(error) if file.is_none() && error.kind() == io::ErrorKind::NotFound => {
            Ok(DotEnv::default())
        }
        Err(error) => Err(Problem::at(path)(error)),
    }
}
