//! Tables for spreadsheets: files by RFC 4180, and what the clipboard takes. Every table that leaves the dashboard is written
//! here.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it, which keeps it a text.

/// Excel takes UTF-8 for one of its old alphabets unless this mark stands before it.
pub const MARK: char = '\u{feff}';

/// The text of a file. A row has at least one cell.
pub fn to_csv(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        push_row(&mut text, row);
    }
    if !text.is_ascii() {
        text.insert(0, MARK);
    }
    text
}

/// Appends a row of at least one cell to the text of a file; it ends with CR LF.
pub fn push_row(text: &mut String, row: &[String]) {
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        // A row of one empty cell would be an empty line, which readers pass over.
        push_cell(text, cell, row.len() == 1 && cell.is_empty());
    }
    text.push_str("\r\n");
}

/// The text for the clipboard: tabs between cells, each row ended by a line feed. Nothing in a cell can end it early.
pub fn to_tsv(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            if cell.starts_with(is_active) {
                text.push('\'');
            }
            text.extend(cell.chars().map(|char| match char {
                // Some programs take the last two for line ends.
                '\u{2028}' | '\u{2029}' => ' ',
                char if char.is_control() => ' ',
                char => char,
            }));
        }
        text.push('\n');
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
