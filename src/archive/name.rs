//! The names that files of a package may have.

use super::Problem;

/// Refuses a name that leads out of the folder into which the archive is unpacked, or that the
/// cloud's Linux would take for something else than it was on the machine that packed it.
pub(super) fn check_name(name: &str) -> Result<(), Problem> {
    let components = || name.split(['/', '\\']);
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    if name.is_empty() || name.contains('\0') || has_drive || name.starts_with(['/', '\\']) {
        return Err(Problem::NameNotAllowed {
            name: name.to_owned(),
        });
    }
    if components().any(|component| component == "..") {
        return Err(Problem::NameNotAllowed {
            name: name.to_owned(),
        });
    }
    if name.contains('\\') {
        return Err(Problem::Backslash {
            name: name.to_owned(),
        });
    }
    Ok(())
}

/// Refuses names of which one occurs twice: which of the two would be unpacked is anybody's guess.
pub(super) fn check_distinct<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Problem> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    let twice = names.windows(2).find(|pair| pair[0] == pair[1]);
    match twice {
        Some(pair) => Err(Problem::NameTwice {
            name: pair[0].to_owned(),
        }),
        None => Ok(()),
    }
}
