use super::*;
use crate::domain::{Amount, Bytes, Code, Day, Days, IpCount, Page, Timestamp};
use proptest::prelude::*;

const THIRTY: PageSize = PageSize(30);

fn parse(query_string: &str) -> ListQuery {
    ListQuery::parse(List::Issued, query_string, THIRTY)
}

fn query_string(query: &ListQuery) -> String {
    let parameters = query.parameters().into_iter();
    let pairs = parameters.map(|(name, value)| format!("{name}={}", percent_encode(&value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn row(code: u32, status: i64, created_at: i64) -> CodeEntry {
    CodeEntry {
        code: Code::new(&format!("9P-{code}")).unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(5)),
        status_number: Some(status),
        forward_to: Some("Ann@example.com".to_owned()),
        used_by: None,
        used_at: None,
        created_at: Some(Timestamp::from_unix(created_at)),
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}

#[test]
fn rows_pass_the_filters_that_the_api_has() {
    for (address, passes) in [
        ("", true),
        ("status=1", true),
        ("status=2", false),
        ("data_type=1", true),
        ("data_type=2", false),
        ("keyword=P-7", true),
        ("keyword=8", false),
        ("email=ann@EXAMPLE.com", true),
        ("email=ann", false),
        ("is_enterprise=0", false),
        ("note=October", true),
    ] {
        assert_eq!(parse(address).admits(&row(7, 1, 0)), passes, "{address}");
    }
}

fn any_query() -> impl Strategy<Value = ListQuery> {
    let list = prop_oneof![Just(List::Issued), Just(List::Redeemed)];
    let filters = (
        any::<Option<i64>>(),
        prop_oneof![Just(None), Just(Some(Kind::Ip)), Just(Some(Kind::Traffic))],
        any::<Option<bool>>(),
        any::<[String; 4]>(),
    );
    let sort = (0..5usize, any::<bool>());
    (list, filters, any_local(), sort, 1..=u32::MAX, 1..=u32::MAX).prop_map(
        |(list, (status, kind, is_enterprise, texts), local, (key, up), page, limit)| ListQuery {
            list,
            status,
            kind,
            is_enterprise,
            email: texts[0].clone(),
            keyword: texts[1].clone(),
            note: of_issued(list, &texts[2]),
            order_id: of_issued(list, &texts[3]),
            local,
            sort_by: SortKey::of(list)[key],
            order: if up {
                SortOrder::Ascending
            } else {
                SortOrder::Descending
            },
            page: PageNumber(page),
            limit: PageSize(limit),
        },
    )
}

/// The other list knows no orders.
fn of_issued(list: List, text: &str) -> String {
    match list {
        List::Issued => text.to_owned(),
        List::Redeemed => String::new(),
    }
}

fn any_local() -> impl Strategy<Value = LocalFilters> {
    let day = || {
        prop::option::of((1..=9999u16, 1..=12u16, 1..=28u16)).prop_map(|day| {
            let (year, month, day) = day?;
            Day::parse(&format!("{year:04}-{month:02}-{day:02}"))
        })
    };
    let days = || (day(), day()).prop_map(|(from, until)| Days { from, until });
    let units =
        || prop::option::of("[0-9]{1,9}(\\.[0-9]{1,9})?").prop_map(|text| Units::parse(&text?));
    let amount = (units(), units()).prop_map(|(least, most)| AmountRange { least, most });
    (
        days(),
        days(),
        days(),
        prop::option::of(1..=u32::MAX),
        prop::option::of(1..=u32::MAX),
        amount,
    )
        .prop_map(
            |(created, redeemed, expires, expires_within, expires_after, amount)| LocalFilters {
                created,
                redeemed,
                expires,
                expires_within,
                expires_after,
                amount,
            },
        )
}

proptest! {
    #[test]
    fn any_query_survives_an_address(query in any_query(), default_limit in 1..200u32) {
        let default_limit = PageSize(default_limit);
        let address = query.to_address(default_limit);
        prop_assert_eq!(ListQuery::parse(query.list, &address, default_limit), query);
    }

    #[test]
    fn any_query_survives_a_request(query in any_query()) {
        let parsed = ListQuery::parse(query.list, &query_string(&query), THIRTY);
        // Notes are nobody's business, and what the API can't do is not asked for.
        let (note, order_id) = (String::new(), String::new());
        let asked = ListQuery { note, order_id, page: query.page, ..query.without_local() };
        prop_assert_eq!(parsed, asked);
    }

    #[test]
    fn applied_page_by_page_every_row_that_passes_is_there_once(
        rows in prop::collection::vec((0..40u32, 0..3i64, 0..50i64), 0..30), limit in 1..9u32, up: bool,
    ) {
        let rows: Vec<CodeEntry> = rows.iter().map(|(code, status, at)| row(*code, *status, *at)).collect();
        let mut query = parse(if up { "status=1&order_by=asc" } else { "status=1" });
        query.limit = PageSize(limit);
        let mut shown = Vec::new();
        loop {
            let matching: Vec<_> = rows.iter().filter(|row| query.admits(row)).collect();
            let count = matching.len() as u64;
            let page = Page::of_arranged(&query, matching);
            prop_assert_eq!(page.total_items, Some(count));
            prop_assert_eq!(page.total_pages, Some(count.div_ceil(u64::from(limit))));
            if page.entries.is_empty() {
                break;
            }
            shown.extend(page.entries);
            query.page = PageNumber(query.page.0 + 1);
        }
        prop_assert!(shown.iter().all(|row| row.status_number == Some(1)));
        prop_assert_eq!(shown.len(), rows.iter().filter(|row| row.status_number == Some(1)).count());
        let times: Vec<_> = shown.iter().map(|row| row.created_at).collect();
        let is_in_order = if up { times.is_sorted() } else { times.iter().rev().is_sorted() };
        prop_assert!(is_in_order);
    }

    #[test]
    fn any_address_is_read(address: String) {
        prop_assert!(parse(&address).page >= PageNumber::FIRST);
    }
}

#[test]
fn what_the_api_does_by_default_is_not_written() {
    assert_eq!(query_string(&ListQuery::new(List::Issued)), "");
    assert_eq!(query_string(&ListQuery::new(List::Redeemed)), "");
}

#[test]
fn a_query_is_written_in_the_names_of_the_api() {
    let query = ListQuery {
        status: Some(1),
        kind: Some(Kind::Traffic),
        is_enterprise: Some(false),
        email: "ann+1@example.com".to_owned(),
        keyword: "9P".to_owned(),
        sort_by: SortKey::Amount,
        order: SortOrder::Ascending,
        page: PageNumber(2),
        limit: PageSize(100),
        ..ListQuery::new(List::Issued)
    };
    insta::assert_snapshot!(
        query_string(&query),
        @"status=1&data_type=2&is_enterprise=0&email=ann%2B1%40example.com&keyword=9P&sort_by=amount_ips&order_by=asc&page=2&limit=100"
    );
}

#[test]
fn the_size_that_the_api_takes_by_default_is_kept_in_our_own_address() {
    let fifty = PageSize(50);
    let query = ListQuery::new(List::Issued);
    assert_eq!(query.to_address(fifty), "limit=30");
    assert_eq!(
        query_string(&ListQuery::parse(List::Issued, "", fifty)),
        "limit=50"
    );
}

#[test]
fn what_means_nothing_is_passed_over() {
    let unread = "?view=issued&api-key=x&status=one&data_type=3&is_enterprise=yes&sort_by=used_at\
                  &order_by=up&page=0&limit=-1&keyword=%ff&&=&email";
    assert_eq!(parse(unread), ListQuery::new(List::Issued));
    assert_eq!(parse("keyword=a+b").keyword, "a b");
    assert_eq!(parse("page=2&page=x&page=3").page, PageNumber(3));
}

#[test]
fn clearing_the_filters_keeps_sort_and_size() {
    let sorted = parse("sort_by=code&order_by=asc&limit=10");
    let filtered = parse("sort_by=code&order_by=asc&limit=10&keyword=9P&page=4");
    assert!(filtered.is_filtered());
    assert!(filtered.filters_cleared() == sorted);
    assert!(!sorted.is_filtered());
    assert!(!parse("page=4").is_filtered());
}

/// In UTC. The rule of an address on a day in November 2026, at noon.
fn rule(address: &str) -> LocalRule {
    const NOON: i64 = 1_794_657_600; // 2026-11-14T12:00:00Z
    parse(address)
        .local
        .rule(Timestamp::from_unix(NOON), |day| {
            let days = (0..).map(|n| Timestamp::from_unix(n * 86_400));
            let mut begin = days.skip_while(|begin| !begin.iso8601().starts_with(&day.iso8601()));
            let begin = begin.next().expect("it comes some day");
            (begin, begin.later(86_400_000))
        })
}

#[test]
fn rows_pass_the_filters_that_the_api_does_not_have() {
    let mut row = row(7, 1, 1_794_657_600);
    row.expired_at = Some(Timestamp::from_unix(1_794_657_600 + 3 * 86_400));
    for (address, passes) in [
        ("", true),
        ("created_from=2026-11-14", true),
        ("created_from=2026-11-14&created_until=2026-11-14", true),
        ("created_until=2026-11-13", false),
        ("created_from=2026-11-15", false),
        // It was not redeemed at all.
        ("redeemed_from=2026-11-01", false),
        ("expires_until=2026-11-16", false),
        ("expires_from=2026-11-17&expires_until=2026-11-17", true),
        ("expires_within=2", false),
        ("expires_within=4", true),
        ("amount_from=5", true),
        ("amount_from=5.000000001", false),
        ("amount_until=4.999999999", false),
        ("amount_from=2&amount_until=5", true),
        // What means nothing filters nothing.
        ("amount_from=many&created_from=soon&expires_within=0", true),
    ] {
        assert_eq!(rule(address).admits(&row), passes, "{address}");
    }
    row.amount = Amount::Traffic(Bytes(1_500_000_000));
    assert!(rule("amount_from=1.5&amount_until=1.5").admits(&row));
    assert!(!rule("amount_from=1.6").admits(&row));
    row.amount = Amount::Unreadable;
    row.expired_at = None;
    assert!(!rule("amount_from=0").admits(&row));
    assert!(!rule("expires_within=4").admits(&row));
    row.expired_at = Some(Timestamp::from_unix(0));
    assert!(!rule("expires_within=4").admits(&row), "it has expired");
}

#[test]
fn a_manifest_says_which_moments_were_meant() {
    let facts =
        rule("created_from=2026-11-01&created_until=2026-11-30&expires_within=7&amount_from=1.50")
            .manifest_parameters();
    let facts: Vec<_> = facts
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    insta::assert_snapshot!(facts.join("\n"), @r"
    created_from=2026-11-01T00:00:00Z
    created_before=2026-12-01T00:00:00Z
    expires_from=2026-11-14T12:00:00Z
    expires_before=2026-11-21T12:00:00Z
    amount_from=1.5
    ");
}

#[test]
fn what_expires_first_comes_first_and_what_never_does_last() {
    let row = |code, expires: Option<i64>| CodeEntry {
        expired_at: expires.map(Timestamp::from_unix),
        ..row(code, 1, 0)
    };
    let rows = [row(1, None), row(2, Some(20)), row(3, Some(10))];
    let query = parse("local_sort=expired_at&order_by=asc");
    assert!(query.is_local());
    let page = Page::of_arranged(&query, rows.iter().collect());
    let codes: Vec<_> = page.entries.iter().map(|row| row.code.reveal()).collect();
    assert_eq!(codes, ["9P-3", "9P-2", "9P-1"]);
}

#[test]
fn an_order_of_the_browser_is_not_asked_of_the_api() {
    let query = parse("local_sort=expired_at&order_by=asc&status=1&expires_within=7&page=3");
    assert_eq!(query_string(&query.without_local()), "status=1");
    assert!(!query.without_local().is_local());
    assert!(!parse("sort_by=code&status=1").is_local());
    // The API's own keys need nothing of us.
    assert!(!parse("local_sort=code").is_local());
}

#[test]
fn what_can_not_be_read_passes_no_filter_and_is_counted() {
    let mut unreadable = row(7, 1, 1_794_657_600);
    unreadable.amount = Amount::Unreadable;
    unreadable.created_at = None;
    unreadable.extra = vec![("expired_at".to_owned(), "\"soon\"".to_owned())];
    let plain = row(8, 1, 1_794_657_600);
    for (address, undecided) in [
        ("", 0),
        ("amount_from=1", 1),
        ("created_from=2026-11-01", 1),
        ("expires_within=7", 1),
        // It was not redeemed, and says so by saying nothing.
        ("redeemed_from=2026-11-01", 0),
    ] {
        let mut rows = vec![unreadable.clone(), plain.clone()];
        assert_eq!(rule(address).retain(&mut rows), undecided, "{address}");
        assert_eq!(rows.contains(&unreadable), address.is_empty(), "{address}");
    }
}
