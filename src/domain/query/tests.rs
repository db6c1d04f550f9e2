use super::*;
use crate::domain::{Amount, Code, IpCount, Timestamp};
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
        let (rows, all) = parse(address).apply(vec![row(7, 1, 0)]);
        assert_eq!(
            (rows.len(), all),
            (usize::from(passes), u64::from(passes)),
            "{address}"
        );
    }
}

fn any_query() -> impl Strategy<Value = ListQuery> {
    let list = prop_oneof![Just(List::Issued), Just(List::Redeemed)];
    let filters = (
        any::<Option<i64>>(),
        prop_oneof![Just(None), Just(Some(Kind::Ip)), Just(Some(Kind::Traffic))],
        any::<Option<bool>>(),
        any::<[String; 3]>(),
    );
    let sort = (0..3usize, any::<bool>());
    (list, filters, sort, 1..=u32::MAX, 1..=u32::MAX).prop_map(
        |(list, (status, kind, is_enterprise, texts), (key, up), page, limit)| ListQuery {
            list,
            status,
            kind,
            is_enterprise,
            email: texts[0].clone(),
            keyword: texts[1].clone(),
            note: texts[2].clone(),
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
        // Notes are nobody's business.
        prop_assert_eq!(parsed, ListQuery { note: String::new(), ..query });
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
            let (page, all) = query.apply(rows.clone());
            prop_assert_eq!(all, rows.iter().filter(|row| row.status_number == Some(1)).count() as u64);
            if page.is_empty() {
                break;
            }
            shown.extend(page);
            query.page = PageNumber(query.page.0 + 1);
        }
        prop_assert!(shown.iter().all(|row| row.status_number == Some(1)));
        prop_assert_eq!(shown.len() as u64, query.apply(rows).1);
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
