//! The files of the console, read once into memory and served precompressed.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};

use super::answering::Body;
use super::encoding::Coding;
use super::headers;
use super::pack::{files_below, is_compressed, with_suffix};
use super::problem::Problem;
use super::refusal::Refusal;
use crate::tc3::sha256;

/// The console by path (`/index.html`), or nothing when it was not built.
pub(super) struct ConsoleFiles {
    files: HashMap<String, File>,
}

struct File {
    content_type: &'static str,
    caching: &'static str,
    plain: Variant,
    /// In the order of [`Coding::ALL`].
    compressed: Vec<(Coding, Variant)>,
}

/// One form of a file. Each has an entity tag of its own, as strong tags must.
struct Variant {
    bytes: Bytes,
    etag: HeaderValue,
}

/// Named after its content: a change gets another name.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Kept, but asked for again each time.
const REVALIDATE: &str = "no-cache";

impl ConsoleFiles {
    /// Reads `folder`, or the first `dist` beside the working directory or the program.
    ///
    /// A folder that was named must exist; without one, no console is no error.
    pub(super) fn load(folder: Option<&Path>) -> Result<Self, Problem> {
        let folder = match folder {
            Some(folder) if folder.join("index.html").is_file() => Some(folder.to_owned()),
            Some(_) => None,
            None => usual_folders().find(|folder| folder.join("index.html").is_file()),
        };
        let Some(folder) = folder else {
            return Ok(Self {
                files: HashMap::new(),
            });
        };
        let mut files = HashMap::new();
        for path in files_below(&folder)? {
            if !is_compressed(&path)
                && let Some(address) = address(&folder, &path)
            {
                files.insert(address, File::read(&path)?);
            }
        }
        Ok(Self { files })
    }

    /// Whether there is a console to serve.
    pub(super) fn is_built(&self) -> bool {
        !self.files.is_empty()
    }

    /// Answers a request for `path`.
    pub(super) fn answer(
        &self,
        method: &Method,
        path: &str,
        request: &HeaderMap,
    ) -> Response<Body> {
        let path = if path == "/" { "/index.html" } else { path };
        let file = match self.files.get(path) {
            Some(file) => file,
            None if path == "/index.html" => return not_built(),
            None => {
                return Refusal::PathUnknown(
                    "The console is at /, the relay at /relay/<cloud host>.",
                )
                .into_response();
            }
        };
        if method != Method::GET && method != Method::HEAD {
            return Refusal::MethodUnknown("GET, HEAD").into_response();
        }
        file.answer(request)
    }
}

/// Where `make dist` and a packaged program keep the console.
fn usual_folders() -> impl Iterator<Item = PathBuf> {
    let beside_program = std::env::current_exe()
        .ok()
        .and_then(|program| Some(program.parent()?.join("dist")));
    [Some(PathBuf::from("dist")), beside_program]
        .into_iter()
        .flatten()
}

/// `dist/a/b.js` → `/a/b.js`; nothing for names that cannot be in an address.
fn address(folder: &Path, path: &Path) -> Option<String> {
    let mut address = String::new();
    for part in path.strip_prefix(folder).ok()? {
        address.push('/');
        address.push_str(part.to_str()?);
    }
    Some(address)
}

impl File {
    fn read(path: &Path) -> Result<Self, Problem> {
        let plain = read(path)?;
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let tag = &sha256(&plain).to_string()[..24];
        let mut compressed = Vec::new();
        for coding in Coding::ALL {
            let path = with_suffix(path, coding);
            if path.is_file() {
                let tag = format!("{tag}-{}", coding.name());
                compressed.push((coding, Variant::new(read(&path)?, &tag)));
            }
        }
        Ok(Self {
            content_type: content_type(name),
            caching: if is_named_by_content(name) {
                FOREVER
            } else {
                REVALIDATE
            },
            plain: Variant::new(plain, tag),
            compressed,
        })
    }

    fn answer(&self, request: &HeaderMap) -> Response<Body> {
        let (coding, variant) = self.choose(request);
        let mut response = Response::new(Body::default());
        let headers = response.headers_mut();
        headers::allow_page(headers);
        headers.insert(header::ETAG, variant.etag.clone());
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static(self.caching),
        );
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if is_known(request, &variant.etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.content_type),
        );
        if let Some(coding) = coding {
            headers.insert(
                header::CONTENT_ENCODING,
                HeaderValue::from_static(coding.name()),
            );
        }
        *response.body_mut() = Body::from(variant.bytes.clone());
        response
    }

    /// The smallest form that the browser accepts.
    fn choose(&self, request: &HeaderMap) -> (Option<Coding>, &Variant) {
        let accepted = request
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        self.compressed
            .iter()
            .find(|(coding, _)| coding.is_accepted(accepted))
            .map_or((None, &self.plain), |(coding, variant)| {
                (Some(*coding), variant)
            })
    }
}

impl Variant {
    fn new(bytes: Vec<u8>, tag: &str) -> Self {
        // Hex digits and a coding's name are always a valid header.
        let etag = HeaderValue::from_str(&format!("\"{tag}\""))
            .unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        Self {
            bytes: Bytes::from(bytes),
            etag,
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(Problem::at(path))
}

/// Whether the browser has this very form already.
fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else {
        return false;
    };
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

/// Whether the build tool put a checksum into the name: `console-0123456789abcdef_bg.wasm`.
///
/// It writes a number of 64 bits without leading zeros, so there are at most 16 digits, and fewer
/// than 10 once in sixteen million names.
fn is_named_by_content(name: &str) -> bool {
    name.split(['-', '_', '.']).skip(1).any(|part| {
        (10..=16).contains(&part.len()) && part.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A calm page for whoever starts the server before the console was built.
fn not_built() -> Response<Body> {
    const PAGE: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
        <meta name=\"color-scheme\" content=\"light dark\">\n<title>Halftone</title>\n\
        <h1>The console is not built yet</h1>\n\
        <p>The relay runs. Build the console with <code>make dist</code>, then start \
        <code>halftone serve</code> again; <code>--console FOLDER</code> names another place.</p>\n";
    let mut response = Response::new(Body::from(PAGE));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    response
}

#[cfg(test)]
mod tests {
    use super::is_named_by_content;

    #[test]
    fn only_names_with_a_checksum_are_kept_forever() {
        assert!(is_named_by_content("console-0f3a9c77b1d2e4f6.js"));
        assert!(is_named_by_content("console-0f3a9c77b1d2e4f6_bg.wasm"));
        assert!(is_named_by_content("tokens-42d8c65e22b3a55.css"));
        assert!(!is_named_by_content("boot.js"));
        assert!(!is_named_by_content("index.html"));
    }
}
