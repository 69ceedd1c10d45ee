//! What is wrong, in the words of the language that is in use.

use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::plan_sheet::Unread;
use crate::rollout::{Field, Problem};

pub(super) fn problem(problem: &Problem) -> String {
    problem.told()
}

/// Why a field cannot be read.
pub(super) fn unread((field, why): &(Field, Unread)) -> (Field, String) {
    let words = &text().plan;
    let told = match why {
        Unread::Share(problem) => problem.told(),
        Unread::Whole => words.whole.to_owned(),
        Unread::Points => words.points_wanted.to_owned(),
    };
    (*field, told)
}
