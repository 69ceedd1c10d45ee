//! Walking through dropped folders. A browser gives their content away bit by bit.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry, FileSystemFileEntry,
};

use super::source::{Picked, Source, is_archive};
use crate::archive::left_out;

/// Makes files of what was dropped: the file of a single `.zip`, what is in a single folder, or
/// everything under its own name. Whatever is left out of a package is not gone into, but named
/// in `skipped`.
pub(super) async fn walk(
    entries: Vec<FileSystemEntry>,
    skipped: &mut Vec<String>,
) -> Result<Picked, JsValue> {
    let mut folder = String::new();
    let mut pending: Vec<(String, FileSystemEntry)> = Vec::new();
    match entries.as_slice() {
        [entry] if entry.is_directory() => {
            folder = entry.name();
            pending.extend(named("", children(entry).await?));
        }
        [entry] if is_archive(&entry.name()) => return Ok(Picked::Archive(file(entry).await?)),
        _ => pending.extend(named("", entries)),
    }
    let mut files = Vec::new();
    while let Some((path, entry)) = pending.pop() {
        if left_out(&path).is_some() {
            skipped.push(path);
        } else if entry.is_directory() {
            pending.extend(named(&format!("{path}/"), children(&entry).await?));
        } else {
            let file = file(&entry).await?;
            files.push(Source { path, file });
        }
    }
    Ok(Picked::Files { folder, files })
}

fn named(folder: &str, entries: Vec<FileSystemEntry>) -> Vec<(String, FileSystemEntry)> {
    let name = |entry: FileSystemEntry| (format!("{folder}{}", entry.name()), entry);
    entries.into_iter().map(name).collect()
}

/// Everything directly in a folder.
async fn children(folder: &FileSystemEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let folder: &FileSystemDirectoryEntry = folder.unchecked_ref();
    let reader = folder.create_reader();
    let mut children = Vec::new();
    loop {
        let some = next_children(&reader).await?;
        if some.length() == 0 {
            return Ok(children);
        }
        children.extend(some.iter().map(JsCast::unchecked_into));
    }
}

async fn next_children(reader: &FileSystemDirectoryReader) -> Result<Array, JsValue> {
    let ask = Promise::new(&mut |resolve, reject| {
        if let Err(error) = reader.read_entries_with_callback_and_callback(&resolve, &reject) {
            // Nobody but the promise listens to the answer.
            drop(reject.call1(&JsValue::NULL, &error));
        }
    });
    JsFuture::from(ask).await.map(JsCast::unchecked_into)
}

async fn file(entry: &FileSystemEntry) -> Result<File, JsValue> {
    let entry: &FileSystemFileEntry = entry.unchecked_ref();
    let ask = Promise::new(&mut |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(ask).await.map(JsCast::unchecked_into)
}
