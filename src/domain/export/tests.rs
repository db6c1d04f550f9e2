use proptest::prelude::*;

use super::*;
use crate::domain::{Bytes, Code, IpCount};

fn entry(code: &str) -> CodeEntry {
    CodeEntry {
        code: Code::new(code).unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(10)),
        status_number: Some(1),
        forward_to: None,
        used_by: None,
        used_at: None,
        created_at: Some(Timestamp::from_unix(1_773_324_331)),
        expired_at: None,
        is_enterprise: Some(false),
        extra: Vec::new(),
        json: ["{\"code\":\"", code, "\"}"].concat().into(),
    }
}

fn row(entry: &CodeEntry) -> ExportRow<'_> {
    ExportRow {
        entry,
        status: Status::Unused,
        note: String::new(),
    }
}

fn extra(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, json): &(&str, &str)| ((*name).to_owned(), (*json).to_owned());
    fields.iter().map(owned).collect()
}

#[test]
fn a_table_has_its_headings_once_and_numbers_and_times_in_columns_of_their_own() {
    let mut file = ExportFile::new(ExportFormat::Csv);
    let traffic = CodeEntry {
        kind: Kind::Traffic,
        amount: Amount::Traffic(Bytes(1_500_000_001)),
        forward_to: Some("=1+1@example.com".to_owned()),
        ..entry("9P-CD34")
    };
    let text = file.write(&[row(&entry("9P-AB12"))]) + &file.write(&[row(&traffic)]);
    assert_eq!(
        text,
        "\u{feff}code,type,amount,unit,status,status_number,forward_to,used_by,used_at (UTC),\
         created_at (UTC),expired_at (UTC),is_enterprise,note,other_fields\r\n\
         9P-AB12,IP,10,IPs,unused,1,,,,2026-03-12 14:05:31,,false,,\r\n\
         9P-CD34,traffic,1.500000001,GB,unused,1,'=1+1@example.com,,,2026-03-12 14:05:31,,false,,\r\n"
    );
}

#[test]
fn unknown_fields_of_the_first_rows_have_columns_and_those_of_later_rows_share_one() {
    let mut file = ExportFile::new(ExportFormat::Csv);
    let first = CodeEntry {
        extra: extra(&[("batch_ref", "\"A, 7\""), ("tags", "[1,2]")]),
        ..entry("9P-AB12")
    };
    let second = CodeEntry {
        extra: extra(&[("tags", "null"), ("region", "\"eu\""), ("weight", "1.50")]),
        ..entry("9P-CD34")
    };
    let text = file.write(&[row(&first)]) + &file.write(&[row(&second)]);
    let ends: Vec<&str> = (text.lines())
        .map(|line| line.rsplit_once("note,").map_or(line, |(_, end)| end))
        .map(|line| line.rsplit_once("false,,").map_or(line, |(_, end)| end))
        .collect();
    assert_eq!(
        ends,
        [
            "batch_ref,tags,other_fields",
            "\"A, 7\",\"[1,2]\",",
            ",null,\"{\"\"region\"\":\"\"eu\"\",\"\"weight\"\":1.50}\"",
        ]
    );
}

#[test]
fn a_field_that_has_the_name_of_a_column_takes_not_its_place() {
    let mut file = ExportFile::new(ExportFormat::Csv);
    let entry = CodeEntry {
        extra: extra(&[("amount", "7"), ("note", "\"not mine\"")]),
        ..entry("9P-AB12")
    };
    let text = file.write(&[row(&entry)]);
    assert_eq!(text.matches("amount").count(), 2, "{text}");
    assert!(
        text.ends_with(",\"{\"\"amount\"\":7,\"\"note\"\":\"\"not mine\"\"}\"\r\n"),
        "{text}"
    );
}

#[test]
fn a_list_without_rows_has_headings_all_the_same() {
    let mut file = ExportFile::new(ExportFormat::Csv);
    assert!(file.write(&[]).ends_with("note,other_fields\r\n"));
    assert_eq!(ExportFile::new(ExportFormat::JsonLines).write(&[]), "");
}

#[test]
fn lines_are_the_rows_as_the_server_wrote_them() {
    let mut file = ExportFile::new(ExportFormat::JsonLines);
    let text = file.write(&[row(&entry("9P-AB12")), row(&entry("9P-CD34"))]);
    assert_eq!(text, "{\"code\":\"9P-AB12\"}\n{\"code\":\"9P-CD34\"}\n");
    assert_eq!(file.bytes(), 38);
    // By sha256sum.
    assert_eq!(
        file.sha256(),
        "c8e411071331c1592ce0b5b1e4a267ef061be02d3cebda920b5ec291b956b029"
    );
}

proptest! {
    #[test]
    fn pages_make_no_difference_to_the_file(
        codes in prop::collection::vec("[A-Z0-9]{4}", 0..8),
        page in 1..4_usize,
    ) {
        let entries: Vec<CodeEntry> = codes.iter().map(|code| entry(code)).collect();
        let rows: Vec<ExportRow> = entries.iter().map(row).collect();
        for format in [ExportFormat::Csv, ExportFormat::JsonLines] {
            let mut at_once = ExportFile::new(format);
            let whole = at_once.write(&rows);
            let mut paged = ExportFile::new(format);
            let mut parts = paged.write(&[]);
            for rows in rows.chunks(page) {
                parts += &paged.write(rows);
            }
            prop_assert_eq!(&parts, &whole);
            prop_assert_eq!(paged.bytes(), whole.len() as u64);
            prop_assert_eq!(paged.sha256(), at_once.sha256());
        }
    }
}
