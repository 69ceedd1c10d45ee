//! Every string that a person reads in the console, one catalogue for each language.
//!
//! A catalogue is made of areas, an area of plain fields: text as `&'static str`, text with
//! something in it as a function. A string that a language lacks does not compile. Must never know
//! where a string is shown, and never states a rule: those texts come from the pure rooms.

pub mod common;
pub mod graph;
pub mod split;

/// All strings of one language.
#[derive(Debug)]
pub struct Catalogue {
    /// Words that every page uses.
    pub common: common::Common,
    /// The bar and the control of a split.
    pub split: split::Split,
    /// The traffic graph and its table.
    pub graph: graph::Graph,
}

/// The catalogue in English.
pub static ENGLISH: Catalogue = Catalogue {
    common: common::ENGLISH,
    split: split::ENGLISH,
    graph: graph::ENGLISH,
};

/// The catalogue of the language that is in use.
pub fn text() -> &'static Catalogue {
    &ENGLISH
}
