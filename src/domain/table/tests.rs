use super::*;
use proptest::prelude::*;

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(row).collect()
}

/// Reads CSV as RFC 4180 has it, and nothing more.
fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let has_mark = text.starts_with('\u{feff}');
    assert_eq!(has_mark, !text.is_ascii(), "{text:?}");
    let mut chars = text.chars().skip(usize::from(has_mark)).peekable();
    let mut is_inside = false;
    while let Some(char) = chars.next() {
        match char {
            '"' if is_inside && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_inside = !is_inside,
            ',' if !is_inside => row.push(std::mem::take(&mut cell)),
            '\r' if !is_inside => {
                assert_eq!(chars.next(), Some('\n'), "a bare CR in {text:?}");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' if !is_inside => panic!("a bare LF in {text:?}"),
            char => cell.push(char),
        }
    }
    assert!(!is_inside && row.is_empty() && cell.is_empty(), "{text:?}");
    rows
}

#[test]
fn cells_are_quoted_where_it_takes_that() {
    let table = rows(&[
        &["code", "amount", "note"],
        &["9P-AB12", "1,5 GB", "say \"hi\""],
        &["9P-CD34", "", "two\r\nlines"],
        &[""],
    ]);
    assert_eq!(
        to_csv(&table),
        "code,amount,note\r\n9P-AB12,\"1,5 GB\",\"say \"\"hi\"\"\"\r\n\
         9P-CD34,,\"two\r\nlines\"\r\n\"\"\r\n"
    );
    assert_eq!(to_csv(&[]), "");
}

#[test]
fn no_cell_is_run_by_a_spreadsheet() {
    for (cell, written) in [
        ("=1+1", "'=1+1\r\n"),
        ("+1", "'+1\r\n"),
        ("-1", "'-1\r\n"),
        ("@SUM(A1)", "'@SUM(A1)\r\n"),
        ("\t=1", "'\t=1\r\n"),
        ("\r=1", "\"'\r=1\"\r\n"),
        ("\n=1", "\"'\n=1\"\r\n"),
        ("\u{ff1d}1", "\u{feff}'\u{ff1d}1\r\n"),
        ("\u{ff0b}1", "\u{feff}'\u{ff0b}1\r\n"),
        ("\u{ff0d}1", "\u{feff}'\u{ff0d}1\r\n"),
        ("\u{ff20}a", "\u{feff}'\u{ff20}a\r\n"),
        ("=\"a\",b", "\"'=\"\"a\"\",b\"\r\n"),
        ("a=1", "a=1\r\n"),
        ("ann@example.com", "ann@example.com\r\n"),
    ] {
        assert_eq!(to_csv(&rows(&[&[cell]])), written, "{cell:?}");
    }
}

#[test]
fn a_file_that_is_more_than_ascii_begins_with_the_mark_that_excel_looks_for() {
    assert_eq!(
        to_csv(&rows(&[&["Mã"], &["9P-1"]])),
        "\u{feff}Mã\r\n9P-1\r\n"
    );
    assert_eq!(to_csv(&rows(&[&["Code"]])), "Code\r\n");
}

#[test]
fn cells_of_the_clipboard_end_where_they_should_and_are_not_run() {
    let table = rows(&[
        &["9P-AB12", "=1+1@example.com", "two\r\nlines\tand a tab"],
        &["", "+84 91", "\t=1"],
    ]);
    assert_eq!(
        to_tsv(&table),
        "9P-AB12\t'=1+1@example.com\ttwo  lines and a tab\n\t'+84 91\t' =1\n"
    );
}

proptest! {
    #[test]
    fn the_clipboard_has_as_many_rows_and_cells_as_the_table(
        table in prop::collection::vec(prop::collection::vec("[a=+@\t\r\n'é-]{0,6}|.{0,6}", 3), 0..5)
    ) {
        let text = to_tsv(&table);
        prop_assert_eq!(text.lines().count(), table.len());
        for row in text.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            prop_assert_eq!(cells.len(), 3);
            prop_assert!(!cells.iter().any(|cell| cell.starts_with(is_active)));
        }
    }

    #[test]
    fn what_was_written_is_read_back(
        table in prop::collection::vec(
            prop::collection::vec("[a=+@\t\r\n\",;' \u{ff1d}é-]{0,6}|.{0,6}", 1..4),
            0..5,
        )
    ) {
        let back = read(&to_csv(&table));
        let mut inert = table;
        for cell in inert.iter_mut().flatten() {
            if cell.starts_with(is_active) {
                cell.insert(0, '\'');
            }
        }
        prop_assert_eq!(back, inert);
    }
}
