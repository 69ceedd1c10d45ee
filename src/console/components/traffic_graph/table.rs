//! The edges as rows, for those who cannot see the picture and those who want to copy it.

use leptos::prelude::*;

use super::strand::Strand;

/// A row for each edge.
pub(super) fn rows(strands: Vec<Strand>) -> impl IntoView + use<> {
    let row = |strand: Strand| {
        let (from, to) = (strand.from.clone(), strand.to.clone());
        view! {
            <tr>
                <td>{from}</td>
                <td>{to}</td>
                <td>{Signal::derive(move || strand.share())}</td>
            </tr>
        }
    };
    strands.into_iter().map(row).collect_view()
}
