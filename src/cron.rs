//! Cron expressions as the cloud reads them: when a timer fires, and how to say it.
//!
//! Must never know clocks: the time is a parameter.
