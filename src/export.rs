//! What a plan is in the files of other tools, and tables as files for a spreadsheet.
//!
//! Every writer says in a comment what its tool has no words for; nothing is left out in silence. The
//! names of arguments are those that the tools document. Must never know the user interface, and never
//! sees a key.

mod csv;
mod hcl;
mod serverless;
mod terraform;

pub use csv::csv;
pub use serverless::serverless;
pub use terraform::terraform;
