//! Query strings: what an address, a link or a saved view says of a list, and the parameters of a host page.
//!
//! The first byte of the input says of which list and with which page size, the rest is the query string.

use share_code_dashboard::domain::{
    Code, ExportSummary, List, ListQuery, PageSize, parameter, read_redeem_link, redeem_link,
    with_parameter,
};

/// What the API's reference names.
const API: [&str; 9] = [
    "status",
    "data_type",
    "is_enterprise",
    "email",
    "keyword",
    "sort_by",
    "order_by",
    "page",
    "limit",
];

pub fn check(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let Ok(text) = str::from_utf8(rest) else {
        return;
    };
    let list = [List::Issued, List::Redeemed][usize::from(first % 2)];
    let limit = PageSize::new(u32::from(first / 2)).unwrap_or_default();
    check_query(&ListQuery::parse(list, text, limit), limit);
    check_parameter(text);
    check_link(text);
}

fn check_query(query: &ListQuery, limit: PageSize) {
    let address = query.to_address(limit);
    let again = ListQuery::parse(query.list, &address, limit);
    assert_eq!(&again, query, "an address leads to what it was made of");
    assert_eq!(again.to_address(limit), address);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%=&".contains(&byte);
    assert!(
        address.bytes().all(plain),
        "an address is no more than a query string"
    );

    let asked = query.parameters();
    for (name, _) in &asked {
        assert!(API.contains(name), "{name} is none of the API's business");
    }
    let whole = query.without_local();
    assert!(!whole.is_local() && whole.local.is_any());
    for other in [
        query.from_first_page(),
        query.oldest_first(),
        query.filters_cleared(),
        whole,
    ] {
        assert_eq!(other.page.get(), 1);
        let address = other.to_address(limit);
        assert_eq!(ListQuery::parse(other.list, &address, limit), other);
    }
    assert!(!query.filters_cleared().is_filtered());

    let summary = ExportSummary::cancelled(Some(query.list), Some(query), 0);
    let kept = summary.query().expect("it was a list's");
    assert_eq!(summary.is_searched, !query.keyword.is_empty());
    assert!(kept.keyword.is_empty(), "a part of a code is not kept");
    assert_eq!(
        kept.filters().len()
            + usize::from(summary.is_searched)
            + usize::from(!query.order_id.is_empty()),
        query.filters().len()
    );
}

/// The parameter of a host page that is ours: the others stay as they are.
fn check_parameter(text: &str) {
    let (host, value) = text
        .rsplit_once('\n')
        .unwrap_or((text, "view=redeemed&page=2"));
    const NAME: &str = "share-codes";
    let with = with_parameter(host, NAME, value);
    // What is read of a name alone is nothing, and not that it is not there.
    let is_ours =
        |pair: &str| parameter(pair.split('=').next().unwrap_or_default(), NAME).is_some();
    let others = |text: &str| -> Vec<String> {
        let pairs = text
            .split('&')
            .filter(|pair| !is_ours(pair) && !pair.is_empty());
        pairs.map(str::to_owned).collect()
    };
    if value.is_empty() {
        assert_eq!(parameter(&with, NAME), None);
    } else {
        assert_eq!(
            parameter(&with, NAME).as_deref(),
            Some(value),
            "a value is read back"
        );
        assert_eq!(with_parameter(&with, NAME, value), with, "once is enough");
    }
    assert_eq!(others(&with), others(host), "what is not ours stays");
}

/// A code that comes by a link is the one that was sent, or none.
fn check_link(text: &str) {
    for fragment in [text, &["redeem=", text].concat()] {
        let Some(code) = read_redeem_link(fragment) else {
            continue;
        };
        let link = redeem_link("/", &code);
        let again = read_redeem_link(&link["/#".len()..]);
        assert!(again.as_ref() == Some(&code));
    }
    if let Some(code) = Code::new(text) {
        let link = redeem_link("https://codes.example.com/", &code);
        let (_, fragment) = link.split_once('#').expect("a link has a fragment");
        let read = read_redeem_link(fragment);
        assert!(read.is_none_or(|read| read == code), "it is no other code");
    }
}
