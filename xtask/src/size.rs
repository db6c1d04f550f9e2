use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{compress, files, page};
use std::path::Path;
use std::{fmt, fs, io};

/// What a first visit may download, in bytes of brotli.
///
/// A React page of a smaller scope is 81,000 and one with react-admin 260,000. What nobody sees first is not in it: see
/// src/pages/lazy.rs. Of these bytes, Leptos and the code that its views make are some 130,000, serde and gloo-net 40,000:
/// they bought that anybody who knows them can read the source. Exports took 6,000: their texts, and the row as the API sent it.
/// Saved views and the choice of columns, masks and zone took 17,000: the first rows are shown as the person wants them, so what is kept
/// is read and the tabs are there before them. What changes it comes later.
/// What Activity remembers took 2,000: the texts of its entries and the words of a refused order. The table that serves the lists and
/// what was looked up took 2,000.
/// The texts of the palette took 2,200.
/// Keys took 8,000: rows and menus are gone through without a mouse from the first moment, and the address names the code that is open.
/// Links that redeem and messages in a person's own words took 5,000: a link is read before anybody is connected, and their texts.
/// Addresses that were seen before and what a list has as news took 4,000, half of it texts.
/// Filters by date and amount, and orders that the API does not have, took 11,000: addresses name them, and the first rows may need them.
/// A first visitor took 5,500: the choices of the screen to connect with what follows from each, what the product is, the language, and
/// the outline that stands there before the program.
/// An order as a filter, with why codes of it may be missing, took 4,500, texts among it; states that are told without our colours, windows that are low, and fingers 1,500.
/// The overview took 8,500: its texts, its style, and what is kept of a reading while other screens are shown.
/// A change that raises it says what the bytes buy.
const BUDGET: usize = 387_000;

/// The files that the page needs before it can show anything.
const ENTRY: [&str; 4] = ["index.html", "boot.js", "app.css", "page.wasm"];

/// Sizes in bytes: as they are, by `gzip -9`, by `brotli -q 11`.
#[derive(Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// `cargo xtask size`: fails above the budget.
pub fn run(project: &Project, args: Args) -> Result<(), Failure> {
    args.finish()?;
    let tools = Tools::prepare(project)?;
    page::release(project, &tools)?;
    check(project)
}

/// Shows the sizes of dist/ as it is, and fails above the budget.
pub fn check(project: &Project) -> Result<(), Failure> {
    let dist = project.dist();
    let total = report(&dist).map_err(|error| {
        Failure::new(
            format!("{} can't be read ({error})", dist.display()),
            "Delete it and run the command again.",
        )
    })?;
    if total <= BUDGET {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "the page's entry is {} bytes above its budget of {BUDGET}",
            total - BUDGET
        ),
        "Make it smaller, or raise the budget in xtask/src/size.rs and say what the bytes buy.",
    ))
}

/// Prints the table; the entry's bytes in brotli.
fn report(dist: &Path) -> io::Result<usize> {
    let mut total = Sizes::default();
    println!(
        "\n{:<48} {:>10} {:>10} {:>10}",
        "", "raw", "gzip -9", "brotli 11"
    );
    for file in files::uncompressed(dist)? {
        let sizes = Sizes::of(&fs::read(&file)?)?;
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        if ENTRY.iter().any(|entry| file.ends_with(entry)) {
            total = total.plus(sizes);
            println!("{name:<48} {sizes}");
        } else {
            println!("{:<48} {sizes}", format!("{name} (not in the total)"));
        }
    }
    println!("{:<48} {total}", "total");
    println!("{:<48} {BUDGET:>32}", "budget");
    Ok(total.brotli)
}

impl Sizes {
    fn of(bytes: &[u8]) -> io::Result<Self> {
        Ok(Self {
            raw: bytes.len(),
            gzip: compress::gzip(bytes)?.len(),
            brotli: compress::brotli(bytes)?.len(),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>10} {:>10} {:>10}", self.raw, self.gzip, self.brotli)
    }
}
