//! Tables that leave the dashboard as files and by the clipboard.
//!
//! In the input, cells end with the unit separator of ASCII, rows with the record separator.

use share_code_dashboard::domain::table::{MARK, to_csv, to_tsv};

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let row = |row: &str| row.split('\u{1f}').map(str::to_owned).collect();
    let rows: Vec<Vec<String>> = text.split('\u{1e}').map(row).collect();
    let inert: Vec<Vec<String>> = (rows.iter())
        .map(|row| row.iter().map(|cell| inert(cell)).collect())
        .collect();

    let csv = to_csv(&rows);
    assert_eq!(
        csv.starts_with(MARK),
        !csv.is_ascii(),
        "spreadsheets are told of the alphabet"
    );
    assert_eq!(
        read_csv(csv.strip_prefix(MARK).unwrap_or(&csv)),
        inert,
        "what is written is read back"
    );

    let tsv = to_tsv(&rows);
    let back: Vec<Vec<&str>> = (tsv.split_terminator('\n'))
        .map(|row| row.split('\t').collect())
        .collect();
    assert_eq!(back.len(), rows.len(), "no row ends early");
    for (row, due) in back.iter().zip(&inert) {
        assert_eq!(row.len(), due.len(), "no cell ends early");
        for (cell, due) in row.iter().zip(due) {
            assert!(!is_formula(cell), "no cell is run");
            let shown = |char: char| if is_end(char) { ' ' } else { char };
            assert_eq!(
                *cell,
                due.chars().map(shown).collect::<String>(),
                "nothing else changes"
            );
        }
    }
}

/// What some program takes for the end of a cell or a row, and what would not show.
fn is_end(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')
}

/// As <https://owasp.org/www-community/attacks/CSV_Injection> has it, and the wide forms of the four signs.
pub fn is_formula(cell: &str) -> bool {
    let first = cell.chars().next();
    first.is_some_and(|char| "=+-@\t\r\n＝＋－＠".contains(char))
}

/// A cell as it may stand in a spreadsheet.
pub fn inert(cell: &str) -> String {
    let apostrophe = if is_formula(cell) { "'" } else { "" };
    [apostrophe, cell].concat()
}

/// By RFC 4180 and no more tolerant than that.
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cell = match rest.strip_prefix('"') {
            Some(inside) => {
                rest = inside;
                let mut cell = String::new();
                loop {
                    let (part, after) = rest.split_once('"').expect("a quote is closed");
                    cell += part;
                    rest = after;
                    match rest.strip_prefix('"') {
                        Some(after) => rest = after,
                        None => break cell,
                    }
                    cell.push('"');
                }
            }
            None => {
                let end = rest.find([',', '\r', '\n', '"']).expect("a row is ended");
                let (cell, after) = rest.split_at(end);
                rest = after;
                cell.to_owned()
            }
        };
        row.push(cell);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("a row ends with CR LF");
            rows.push(std::mem::take(&mut row));
        }
    }
    assert!(row.is_empty(), "the last row is ended");
    rows
}
