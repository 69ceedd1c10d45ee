//! An edge as a row, for those who cannot see the picture and those who want to copy it.

use web_sys::Element;

use super::brush::{Drawn, put, tag};
use super::label::{Shown, Shows};
use super::strand::Strand;

/// A row with what the edge joins, and an empty cell for each thing that is shown of it.
pub(super) fn row(strand: &Strand, shown: &[Shows]) -> Drawn {
    let row = tag("tr")?;
    for end in [&strand.from, &strand.to] {
        let cell = tag("td")?;
        cell.set_text_content(Some(end));
        put(&row, &cell)?;
    }
    for _ in shown {
        put(&row, &tag("td")?)?;
    }
    Ok(row)
}

/// Fills the cells of a row.
pub(super) fn fill(row: &Element, strand: &Strand, shown: Shown, columns: &[Shows]) -> Drawn<()> {
    let mut cell = row.last_element_child();
    for &shows in columns.iter().rev() {
        let Some(filled) = cell else { break };
        let label = Shown { shows, ..shown }.label(strand);
        filled.set_text_content(Some(&label.text));
        match label.title {
            Some(title) => filled.set_attribute("title", title)?,
            None => filled.remove_attribute("title")?,
        }
        cell = filled.previous_element_sibling();
    }
    Ok(())
}
