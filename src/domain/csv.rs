//! Tables for spreadsheets, by RFC 4180.

/// The rows as text, each ended by CR LF. A row has at least one cell.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which keeps it a text.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            // A row of one empty cell would be an empty line, which readers pass over.
            push_cell(&mut text, cell, row.len() == 1 && cell.is_empty());
        }
        text.push_str("\r\n");
    }
    text
}

fn push_cell(text: &mut String, cell: &str, is_quoted: bool) {
    let is_quoted = is_quoted || cell.contains(['"', ',', '\r', '\n']);
    if is_quoted {
        text.push('"');
    }
    if cell.starts_with(is_active) {
        text.push('\'');
    }
    for char in cell.chars() {
        if char == '"' {
            text.push('"');
        }
        text.push(char);
    }
    if is_quoted {
        text.push('"');
    }
}

/// Whether a cell that starts so may be run: see <https://owasp.org/www-community/attacks/CSV_Injection>. The last four
/// are full-width twins, which some spreadsheets read as the plain ones.
fn is_active(char: char) -> bool {
    "=+-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(char)
}

#[cfg(test)]
mod tests;
