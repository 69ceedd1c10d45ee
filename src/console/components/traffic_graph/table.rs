//! An edge as a row, for those who cannot see the picture and those who want to copy it.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::strand::Strand;
use crate::graph::Flow;

/// The row of an edge along which `after` would go.
pub(super) fn row(strand: &Strand, after: Option<Flow>) -> AnyView {
    view! {
        <tr>
            <td>{strand.from.clone()}</td>
            <td>{strand.to.clone()}</td>
            <td>{strand.share(after)}</td>
        </tr>
    }
    .fixed()
}
