//! Tables as comma-separated values (RFC 4180), as a spreadsheet opens them without harm.

/// Tells Excel that the text is UTF-8: without it Chinese is taken for something else.
const MARK: char = '\u{feff}';

/// A table as a file, its heads in the first row.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it: what stands in a
/// description must not be calculated on whoever opens the file.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut text = String::from(MARK);
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            put(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn put(text: &mut String, cell: &str) {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if cell.contains([',', '"', '\r', '\n']) {
        for part in ["\"", guard, &cell.replace('"', "\"\""), "\""] {
            text.push_str(part);
        }
    } else {
        text.push_str(guard);
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::csv;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn a_table_is_written_as_spreadsheets_read_it() {
        let rows = [row(&["别名", "share"]), row(&["a,b", "say \"hi\"\nthen"])];
        assert_eq!(
            csv(&rows),
            "\u{feff}别名,share\r\n\"a,b\",\"say \"\"hi\"\"\nthen\"\r\n"
        );
        assert_eq!(csv(&[]), "\u{feff}");
    }

    #[test]
    fn nothing_in_a_cell_is_calculated() {
        let cells = ["=1+1", "+1", "-1", "@sum", "\t=1", "=a,\"b\"", "1-1", "a=b"];
        assert_eq!(
            csv(&[row(&cells)]),
            "\u{feff}'=1+1,'+1,'-1,'@sum,'\t=1,\"'=a,\"\"b\"\"\",1-1,a=b\r\n"
        );
    }
}
