//! From files to the bytes of an archive. The browser reads and compresses; we only arrange.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableWritablePair, Response};

use super::source::Source;
use crate::archive::{NewEntry, Packed, Problem, check_size, is_program, write};
use crate::change::Package;

/// Why there is no package.
pub(super) enum Refusal {
    /// A rule of packages is broken.
    Problem(Problem),
    /// The browser could not read a file, or whatever it was.
    Unreadable(String),
    /// The person does not want it any more.
    Cancelled,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Enough of a file to tell a program.
const BEGINNING: i32 = 4;

/// Packs files. `on_file` is told before each how many are packed, and says whether to go on.
///
/// Ends as soon as what is compressed is more than the cloud takes.
pub(super) async fn pack(
    files: &[Source],
    on_file: &dyn Fn(usize) -> bool,
) -> Result<Vec<u8>, Refusal> {
    let mut entries = Vec::with_capacity(files.len());
    let mut bytes = 0;
    for (index, Source { path, file }) in files.iter().enumerate() {
        if !on_file(index) {
            return Err(Refusal::Cancelled);
        }
        if file.size() >= f64::from(u32::MAX) {
            return Err(Problem::LargeFormat.into());
        }
        let unreadable = |_: JsValue| Refusal::Unreadable(path.clone());
        let beginning = file.slice_with_i32_and_i32(0, BEGINNING);
        let beginning = read(&beginning.map_err(unreadable)?).await;
        let gzip = compress(file)?.await.map_err(unreadable)?;
        let content = Packed::from_gzip(gzip)?;
        bytes += content.len();
        check_size(bytes, Package::LARGEST)?;
        entries.push(NewEntry {
            name: path.clone(),
            executable: is_program(&beginning.map_err(unreadable)?),
            content,
        });
    }
    if entries.is_empty() {
        return Err(Problem::Empty.into());
    }
    Ok(write(entries)?)
}

/// The bytes of a file.
pub(super) async fn read(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The bytes of a file, compressed by the browser: refused if it cannot, an error if the file
/// cannot be read.
fn compress(file: &Blob) -> Result<impl Future<Output = Result<Vec<u8>, JsValue>>, Problem> {
    let gzip = gzip().map_err(|_| Problem::Compression)?;
    let stream = file.stream().pipe_through(&gzip);
    let response = Response::new_with_opt_readable_stream(Some(&stream));
    let buffer = response.and_then(|response| response.array_buffer());
    Ok(async move {
        let buffer = JsFuture::from(buffer?).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    })
}

/// `new CompressionStream("gzip")`. Made by its name: web-sys still calls it unstable, although
/// every browser has had it since 2023.
fn gzip() -> Result<ReadableWritablePair, JsValue> {
    let class = Reflect::get(&js_sys::global(), &JsValue::from_str("CompressionStream"))?;
    let class: Function = class.dyn_into()?;
    let stream = Reflect::construct(&class, &Array::of1(&JsValue::from_str("gzip")))?;
    Ok(stream.unchecked_into())
}
