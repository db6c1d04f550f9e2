//! From an answer of the API to a file, and back from the file as text that is pasted.

use std::sync::Arc;

use share_code_dashboard::api::wire::read_page;
use share_code_dashboard::domain::batch::Reader;
use share_code_dashboard::domain::{
    Amount, Bytes, Clues, Code, CodeEntry, ExportFile, ExportFormat, ExportRow, IpCount, Kind,
    KnownCodes, Page, StatusTable, Timestamp, Units,
};

use super::tables::{inert, read_csv};

pub fn check(body: &[u8]) {
    let Ok(page) = read_page(body) else { return };
    check_lines(&page);
    check_table(&page);
}

fn rows(entries: &[CodeEntry]) -> Vec<ExportRow<'_>> {
    let statuses = StatusTable::default();
    let now = Timestamp::from_unix(1_773_324_331);
    let mut rows = Vec::new();
    for entry in entries {
        rows.push(ExportRow {
            entry,
            status: entry.status(&statuses, now),
            // Whatever a person may have written.
            note: entry.used_by.clone().unwrap_or_default(),
        });
    }
    rows
}

/// The text of a file that is written in two goes, and what is kept of it.
fn write(format: ExportFormat, entries: &[CodeEntry], first: usize) -> String {
    let mut file = ExportFile::new(format);
    let (before, after) = entries.split_at(first.min(entries.len()));
    let text = file.write(&rows(before)) + &file.write(&rows(after));
    assert_eq!(file.bytes(), text.len() as u64);
    assert_eq!(file.sha256().len(), 64);
    text
}

/// The server's rows stay the server's rows: read again they are the same.
fn check_lines(page: &Page) {
    let text = write(ExportFormat::JsonLines, &page.entries, 1);
    assert_eq!(
        text,
        write(ExportFormat::JsonLines, &page.entries, usize::MAX)
    );
    let lines: Vec<&str> = text.split_terminator('\n').collect();
    assert_eq!(lines.len(), page.entries.len(), "a row is a line");
    let answer = [
        "{\"success\":true,\"result\":{\"items\":[",
        &lines.join(","),
        "]}}",
    ]
    .concat();
    let Ok(again) = read_page(answer.as_bytes()) else {
        panic!("lines can be read")
    };
    assert!(
        again.entries == page.entries,
        "what is written is read back"
    );
    assert_eq!((again.unreadable, again.repeated), (0, 0));
}

fn check_table(page: &Page) {
    let entries = &page.entries;
    let whole = write(ExportFormat::Csv, entries, usize::MAX);
    let table = read_csv(whole.trim_start_matches('\u{feff}'));
    let (headings, table) = table.split_first().expect("a table has headings");
    assert_eq!(table.len(), entries.len(), "no row is lost");
    for (row, entry) in table.iter().zip(entries) {
        assert_eq!(row.len(), headings.len(), "every row has every column");
        assert_eq!(row[0], inert(entry.code.reveal()), "no code is changed");
        check_amount(entry, &row[2], &row[3]);
        let number = entry
            .status_number
            .map_or_else(String::new, |number| number.to_string());
        assert_eq!(row[5], number);
        assert_eq!(
            row[6],
            inert(entry.forward_to.as_deref().unwrap_or_default())
        );
    }
    check_pasted(entries, &whole);
    // However it is cut into pages, the codes are the same.
    let cut = write(ExportFormat::Csv, entries, 1);
    let cut = read_csv(cut.trim_start_matches('\u{feff}'));
    assert!(
        cut.iter()
            .skip(1)
            .map(|row| &row[0])
            .eq(table.iter().map(|row| &row[0]))
    );
}

/// No digit is lost on the way into a spreadsheet.
fn check_amount(entry: &CodeEntry, cell: &str, unit: &str) {
    let amount = match unit {
        "IPs" => Amount::Ips(IpCount(cell.parse().expect("a whole number"))),
        "GB" => Amount::Traffic(Bytes::parse_gb(cell).expect("a number of GB")),
        _ => Amount::Unreadable,
    };
    assert_eq!(amount, entry.amount);
    if let (Kind::Traffic, Amount::Traffic(Bytes(_))) = (entry.kind, entry.amount) {
        assert_eq!(
            Units::parse(cell).map(Units::decimal).as_deref(),
            Some(cell)
        );
    }
}

/// What was exported can be pasted again: no code of a common form is lost, unless another one of the account has in it what
/// parts cells.
fn check_pasted(entries: &[CodeEntry], text: &str) {
    let is_simple = |entry: &CodeEntry| {
        let mut chars = entry.code.reveal().chars();
        chars.all(|char| char.is_ascii_alphanumeric() || char == '-')
    };
    if !entries.iter().all(is_simple) {
        return;
    }
    let plain = entries.iter().map(|entry| &entry.code);
    let codes: Vec<&Code> = plain.filter(|code| is_plain(code.reveal())).collect();
    let mut known = KnownCodes::default();
    known.learn(entries.iter().map(|entry| &entry.code));
    let clues = Clues::new(Arc::new(known), Arc::default(), Arc::default(), "{code}");
    let mut reader = Reader::new(text.to_owned(), clues);
    while reader.read(1_000) {}
    let batch = reader.finish();
    for code in codes {
        assert!(
            batch.codes.iter().any(|read| read.code == *code),
            "no code is lost: {}",
            code.reveal()
        );
    }
}

/// Groups of capitals and digits between hyphens, as share codes have them, with both in it.
fn is_plain(code: &str) -> bool {
    let is_group = |group: &str| {
        (2..=8).contains(&group.len())
            && group
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    };
    let has = |is: fn(&u8) -> bool| code.as_bytes().iter().any(is);
    code.starts_with("9P-")
        && code.len() >= 11
        && code.split('-').all(is_group)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
}
