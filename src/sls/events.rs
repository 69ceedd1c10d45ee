//! The `events` of a `serverless.yml`: triggers as text.
