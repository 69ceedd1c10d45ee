//! Settings from a file: `option = value` for every option of `halftone serve`, in TOML.
//!
//! What the command line or a variable says comes first. The file is turned into the options that
//! it stands for, so a setting is read and checked in one place, however it was given.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use toml::Value;

use super::problem::Problem;

/// The option that names the file.
pub(super) const OPTION: &str = "config";

/// Options that are about the file itself.
const NOT_IN_FILE: [&str; 3] = [OPTION, "print-config", "help"];

/// The command line with the settings of its file, if it names one, as further options.
pub(super) fn with_file(
    command: &Command,
    mut line: Vec<OsString>,
) -> Result<Vec<OsString>, Problem> {
    // Options may need each other across the two places, so nothing is judged before both are in.
    let lenient = command.clone().ignore_errors(true);
    let Ok(matches) = lenient.try_get_matches_from(&line) else {
        return Ok(line);
    };
    if let Some((name, given)) = matches.subcommand()
        && let Some(subcommand) = command.find_subcommand(name)
        && has_file(subcommand)
        && let Some(path) = given.get_one::<PathBuf>(OPTION)
    {
        line.extend(options(subcommand, given, path)?);
    }
    Ok(line)
}

fn has_file(command: &Command) -> bool {
    command.get_arguments().any(|arg| arg.get_id() == OPTION)
}

/// The settings of the file that nothing else decides.
fn options(command: &Command, given: &ArgMatches, path: &Path) -> Result<Vec<OsString>, Problem> {
    let text = fs::read_to_string(path).map_err(Problem::at(path))?;
    let wrong = |reason: String| Problem::Setting {
        path: path.to_owned(),
        reason,
    };
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| wrong(error.to_string()))?;
    let mut options = Vec::new();
    for (key, value) in table {
        let arg = settable(command).find(|arg| arg.get_long() == Some(key.as_str()));
        let Some(arg) = arg else {
            return Err(wrong(unknown(command, &key)));
        };
        let values = texts(value).ok_or_else(|| {
            wrong(format!(
                "{key} must be a text, a number, true or false, or a list of texts"
            ))
        })?;
        let source = given.value_source(arg.get_id().as_str());
        if matches!(source, None | Some(ValueSource::DefaultValue)) {
            for value in values {
                match (is_flag(arg), value.as_str()) {
                    (false, _) => options.push(format!("--{key}={value}").into()),
                    (true, "true") => options.push(format!("--{key}").into()),
                    (true, "false") => {}
                    (true, _) => return Err(wrong(format!("{key} must be true or false"))),
                }
            }
        }
    }
    Ok(options)
}

/// The options that a file may set.
fn settable(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| {
        arg.get_long()
            .is_some_and(|long| !NOT_IN_FILE.contains(&long))
    })
}

fn is_flag(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::SetTrue)
}

/// The values of a setting as they would stand on the command line.
fn texts(value: Value) -> Option<Vec<String>> {
    Some(match value {
        Value::String(text) => vec![text],
        Value::Integer(number) => vec![number.to_string()],
        Value::Boolean(is) => vec![is.to_string()],
        Value::Array(values) => values
            .into_iter()
            .map(|value| value.as_str().map(str::to_owned))
            .collect::<Option<_>>()?,
        _ => return None,
    })
}

fn unknown(command: &Command, key: &str) -> String {
    let near = settable(command)
        .filter_map(Arg::get_long)
        .max_by(|a, b| {
            let likeness = |known| strsim::jaro_winkler(known, key);
            likeness(a).total_cmp(&likeness(b))
        })
        .unwrap_or_default();
    format!("there is no setting {key}. Did you mean {near}?")
}

/// All settings and where each comes from, as a file that could be given back. `defaults` are
/// those that depend on other settings.
pub(super) fn print(command: &Command, given: &ArgMatches, defaults: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for arg in settable(command) {
        let id = arg.get_id().as_str();
        let name = arg.get_long().unwrap_or_default();
        let values: Vec<String> = given
            .get_raw(id)
            .into_iter()
            .flatten()
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        let value = match (&values[..], arg.get_action()) {
            ([], _) => {
                let Some((_, value)) = defaults.iter().find(|(of, _)| *of == name) else {
                    let _ = writeln!(text, "# {name} is not set");
                    continue;
                };
                Value::from(*value).to_string()
            }
            ([is], ArgAction::SetTrue) => is.clone(),
            (values, ArgAction::Append) => Value::from(values.to_owned()).to_string(),
            (values, _) => Value::from(values.concat()).to_string(),
        };
        let source = match given.value_source(id) {
            Some(ValueSource::CommandLine) => "command line or file",
            Some(ValueSource::EnvVariable) => "variable",
            _ => "default",
        };
        let _ = writeln!(text, "{name} = {value} # {source}");
    }
    text
}
