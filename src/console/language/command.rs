//! The command field, and a plan as commands.

use super::number::plural;

/// The strings of this area.
#[derive(Debug)]
pub struct Command {
    /// Opens the field, heads its dialog, and names it.
    pub command: &'static str,
    /// The key that opens it.
    pub shortcut: &'static str,
    /// What to type.
    pub hint: &'static str,
    /// Heads lines that can be taken while nothing is typed.
    pub examples: &'static str,
    /// Where something is wrong: the line and the character, both counted from 1.
    pub place: fn(usize, usize) -> String,
    /// Takes the line that is offered.
    pub take_offer: &'static str,
    /// Names the list of completions.
    pub completions: &'static str,
    /// Goes on to the preview.
    pub preview: &'static str,
    /// Takes the deploy to the form that adds code.
    pub add_code: &'static str,
    /// How many commands follow the first.
    pub more: fn(usize) -> String,
    /// A function is being read.
    pub reading: &'static str,
    /// Heads the aliases of a function.
    pub aliases: fn(&str) -> String,
    /// The link to the function.
    pub open_function: fn(&str) -> String,
    /// The fold of the commands in a preview.
    pub as_commands: &'static str,
    /// What the tool would do otherwise.
    pub loses: &'static str,
    /// Heads the lines of the cloud's tool.
    pub tccli: &'static str,
    /// Heads the lines of the serverless tool.
    pub sls: &'static str,
    /// What the file of a `tccli` line holds.
    pub request_file: &'static str,
    /// Heads the signed requests.
    pub signed: &'static str,
    /// What a signed request is.
    pub signed_hint: &'static str,
    /// Signs a request: the action.
    pub sign: fn(&str) -> String,
    /// The request was not signed.
    pub not_signed: &'static str,
    /// A request that cannot be shown whole.
    pub too_large: &'static str,
    /// Copies a text.
    pub copy: &'static str,
    /// It is in the clipboard.
    pub copied: &'static str,
    /// It is selected, for the clipboard is not to be had.
    pub selected: &'static str,
}

/// The strings in English.
pub const ENGLISH: Command = Command {
    command: "Command",
    shortcut: "Ctrl+K",
    hint: "Any sls line, as the guide prints it. Enter previews it; Shift+Enter begins a new line.",
    examples: "For example:",
    place: |line, character| match line {
        1 => format!("Character {character}:"),
        _ => format!("Line {line}, character {character}:"),
    },
    take_offer: "Use this line",
    completions: "Completions",
    preview: "Preview",
    add_code: "Add code",
    more: |count| {
        plural(
            count as u64,
            "One more command follows. It stays here until the first is applied.",
            "# more commands follow. They stay here until the first is applied.",
        )
    },
    reading: "Reading the function",
    aliases: |function| format!("Aliases of {function}"),
    open_function: |function| format!("Open {function}"),
    as_commands: "Export",
    loses: "Given to sls instead, this line would do more, or less",
    tccli: "tccli",
    sls: "sls",
    request_file: "The file request.json holds the JSON body of the call, with the archive as base64 in ZipFile.",
    signed: "Signed requests",
    signed_hint: "A signed request can be sent by whoever has it. It is valid for 5 minutes. A token is left out: put it in place of <token>.",
    sign: |action| format!("Copy signed request {action}"),
    not_signed: "It could not be signed. Connect again.",
    too_large: "The request that carries the archive is signed only when it is sent.",
    copy: "Copy",
    copied: "Copied",
    selected: "Selected: copy it with the keyboard",
};
