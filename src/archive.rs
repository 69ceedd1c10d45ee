//! Zip archives: what is in one, and how to write one.
//!
//! Must never know files, the browser, or how bytes are compressed.
