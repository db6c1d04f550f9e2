/// All of them in turn, so that even little demo data has most.
pub fn in_turn() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().cycle()
}

/// Addresses of people without an account here: ordinary ones, and those that break a careless page.
pub const OTHERS: [&str; 12] = [
    // A right-to-left override inside the name: shown raw, it reads "moc.elpmaxe@…" from there on.
    "anna.\u{202E}lagel@example.com",
    "a.very.long.local.part.that.goes.on.and.on.until.no.column.is.wide.enough.for.it.at.all@department.subsidiary.example.com",
    "ops+proxies+2024@example.net",
    "nguyễn.thị.hương@example.com",
    "purchase@bücher.example",
    "用户@例子.example",
    "o'brien@example.ie",
    "=sum(a1)@example.com",
    "<b>bold</b>@example.com",
    "lena@example.org",
    "it-desk@acme.example",
    "m@x.example",
];
