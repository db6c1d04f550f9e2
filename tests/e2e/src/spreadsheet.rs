//! Files as they come out of a real spreadsheet: LibreOffice opens them, and tells what each cell is.

use roxmltree::{Document, Node};
use std::fs;
use std::path::Path;
use tokio::process::Command;

/// What a cell has become.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// As the spreadsheet writes it, which keeps fifteen digits.
    Number(String),
    /// `2026-03-12T14:05:31`.
    Time(String),
    Truth(bool),
    /// Something that is calculated when the file is opened.
    Formula(String),
}

/// As its dialog reads a CSV file in UTF-8: commas, quotes, from the first row on. More than its dialog does by itself, it looks for
/// times, and runs what it takes for a formula, as other spreadsheets do unasked.
const AS_CSV: &str =
    "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,0,true";

const TABLE: &str = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

/// The rows of a CSV file, as wide as the first one.
///
/// # Panics
/// When it can't be opened.
pub async fn opened(file: &Path) -> Vec<Vec<Cell>> {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let profile = folder.path().join("profile");
    let output = Command::new("soffice")
        // A profile has one program at a time.
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", AS_CSV, "--convert-to", "fods", "--outdir"])
        .args([folder.path(), file])
        .kill_on_drop(true)
        .output()
        .await
        .expect("LibreOffice is installed");
    let name = file.with_extension("fods");
    let name = name.file_name().expect("the file has a name");
    let text = fs::read_to_string(folder.path().join(name))
        .unwrap_or_else(|error| panic!("it opens no file ({error}): {output:?}"));
    let document = Document::parse(&text).expect("it writes XML");
    let all = document.descendants();
    let rows = all.filter(|node| node.has_tag_name((TABLE, "table-row")));
    let mut rows: Vec<Vec<Cell>> = rows.map(cells).collect();
    // Behind the last row, it has one of nothing that stands for all others.
    rows.retain(|row| row.iter().any(|cell| *cell != Cell::Empty));
    let width = rows.first().map_or(0, Vec::len);
    for row in &mut rows {
        row.resize(width, Cell::Empty);
    }
    rows
}

fn cells(row: Node) -> Vec<Cell> {
    let cells = row.children().filter(Node::is_element);
    let mut cells: Vec<Cell> = cells
        .flat_map(|cell| {
            let times = cell.attribute((TABLE, "number-columns-repeated"));
            let times = times.map_or(1, |times| times.parse().expect("a number"));
            std::iter::repeat_n(self::cell(cell), times)
        })
        .collect();
    let end = cells.iter().rposition(|cell| *cell != Cell::Empty);
    cells.truncate(end.map_or(0, |end| end + 1));
    cells
}

fn cell(cell: Node) -> Cell {
    if let Some(formula) = cell.attribute((TABLE, "formula")) {
        return Cell::Formula(formula.to_owned());
    }
    let value = |name| {
        let value = cell.attribute((OFFICE, name));
        value.expect("a cell has a value of its type").to_owned()
    };
    match cell.attribute((OFFICE, "value-type")) {
        None => Cell::Empty,
        Some("string") => Cell::Text(text(cell)),
        Some("float") => Cell::Number(value("value")),
        Some("date") => Cell::Time(value("date-value")),
        Some("boolean") => Cell::Truth(value("boolean-value") == "true"),
        Some(other) => panic!("a cell of the type {other}"),
    }
}

/// Its paragraphs, one a line. Spaces in a row are an element.
fn text(cell: Node) -> String {
    let paragraphs = cell
        .children()
        .filter(|node| node.has_tag_name((TEXT, "p")));
    let line = |paragraph: Node| {
        let mut line = String::new();
        for node in paragraph.descendants() {
            if node.has_tag_name((TEXT, "s")) {
                let spaces = node.attribute((TEXT, "c"));
                line += &" ".repeat(spaces.map_or(1, |n| n.parse().expect("a number")));
            } else if node.is_text() {
                line += node.text().unwrap_or_default();
            }
        }
        line
    };
    paragraphs.map(line).collect::<Vec<_>>().join("\n")
}
