//! What a person picked or dropped, before anything of it is read.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Event, File, FileList, FileSystemEntry, HtmlInputElement};

/// What was picked.
pub(super) enum Picked {
    /// One file that calls itself a zip.
    Archive(File),
    /// Files with their paths, and what the folder around them is called.
    Files { folder: String, files: Vec<Source> },
    /// Files and folders that were dropped and are still to be walked through.
    Dropped(Vec<FileSystemEntry>),
}

/// A file on the person's machine.
pub(super) struct Source {
    /// Its path in the package.
    pub(super) path: String,
    pub(super) file: File,
}

impl Picked {
    /// The file that a file field holds.
    pub(super) fn archive(event: &Event) -> Option<Self> {
        taken(event).into_iter().next().map(Self::Archive)
    }

    /// The folder that a folder field holds. Its own name is not part of the paths.
    pub(super) fn folder(event: &Event) -> Option<Self> {
        let mut folder = String::new();
        let mut source = |file: File| {
            let path = relative_path(&file);
            let (first, rest) = path.split_once('/').unwrap_or(("", &path));
            first.clone_into(&mut folder);
            let path = rest.to_owned();
            Source { path, file }
        };
        let files: Vec<_> = taken(event).into_iter().map(&mut source).collect();
        (!files.is_empty()).then_some(Self::Files { folder, files })
    }

    /// What was dropped. The browser forgets it when the event is over, so it is asked at once.
    pub(super) fn dropped(event: &DragEvent) -> Option<Self> {
        let transfer = event.data_transfer()?;
        let items = transfer.items();
        let entry = |index| items.get(index)?.webkit_get_as_entry().ok().flatten();
        let entries: Vec<_> = (0..items.length()).filter_map(entry).collect();
        if !entries.is_empty() {
            return Some(Self::Dropped(entries));
        }
        // Not every source of a drop has entries; each has files.
        let mut files = listed(transfer.files());
        if let [file] = files.as_slice()
            && is_archive(&file.name())
        {
            return files.pop().map(Self::Archive);
        }
        let source = |file: File| Source {
            path: file.name(),
            file,
        };
        let files: Vec<_> = files.into_iter().map(source).collect();
        let folder = String::new();
        (!files.is_empty()).then_some(Self::Files { folder, files })
    }
}

/// True if a file of this name is taken as it is.
pub(super) fn is_archive(name: &str) -> bool {
    name.len() >= 4 && name.is_char_boundary(name.len() - 4) && {
        let (_, ending) = name.split_at(name.len() - 4);
        ending.eq_ignore_ascii_case(".zip")
    }
}

/// The files of a field, which is emptied so that the same ones can be chosen again.
fn taken(event: &Event) -> Vec<File> {
    let field: HtmlInputElement = event_target(event);
    let files = listed(field.files());
    field.set_value("");
    files
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    let file = |index| files.get(index);
    (0..files.length()).filter_map(file).collect()
}

/// The path of a file in the folder that was chosen, the folder first.
fn relative_path(file: &File) -> String {
    let path = Reflect::get(file, &JsValue::from_str("webkitRelativePath"));
    let path = path.ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.unchecked_ref::<File>().name())
}
