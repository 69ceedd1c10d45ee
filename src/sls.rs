//! The languages that people release with today, read and written: `sls` lines, `.env` files and the
//! `events` of a `serverless.yml`.
//!
//! Must never know the API: what is read becomes a [`Change`](crate::change::Change) and takes the
//! road that every other change takes.

pub mod dotenv;
pub mod events;
