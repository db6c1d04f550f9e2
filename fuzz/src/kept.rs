//! What a browser keeps beside records: templates of orders, and preferences with the saved views.

use serde_json::Value;
use share_code_dashboard::domain::preferences::{self, Preferences};
use share_code_dashboard::domain::{
    ColumnLayout, Kept, LONGEST_NAME, List, ListQuery, PageSize, SavedView, check_name, order,
    template,
};

use super::text::tree;

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    check_templates(text);
    check_preferences(text);
}

fn check_templates(text: &str) {
    let templates = template::read(text);
    let written = template::write(&templates);
    let again = template::read(&written);
    assert!(again == templates, "what is written is read back");
    for template in &templates {
        if let Ok(order) = order::check(&template.form) {
            let again = order::check(&order.form());
            assert_eq!(
                again.as_ref(),
                Ok(&order),
                "an order makes the form that makes it"
            );
            let parts = order.parts(7);
            let codes: u64 = parts.iter().map(order::Order::codes).sum();
            assert_eq!(codes, order.codes(), "parts are the whole");
            assert!(parts.iter().all(|part| part.each() == order.each()));
        }
    }
    if let Some(Value::Array(all)) = tree(text) {
        assert!(templates.len() <= all.len());
    }
}

fn check_preferences(text: &str) {
    let Some(all) = preferences::read(text) else {
        return;
    };
    let written = preferences::write(&all);
    let again = preferences::read(&written).expect("what is written is read back");
    assert_eq!(
        preferences::write(&again),
        written,
        "what is written stays as it is"
    );
    assert_eq!(again.len(), all.len());
    for (again, one) in again.iter().zip(&all) {
        assert_eq!(again.readable().is_some(), one.readable().is_some());
    }
    // What this release can't read is kept to the letter.
    for kept in &all {
        if let Kept::Unreadable(json) = kept {
            assert!(
                written.contains(json.get()),
                "nothing is lost of what a later release wrote"
            );
        }
    }
    for own in all.iter().filter_map(Kept::readable) {
        check_own(own);
    }
}

fn check_own(own: &Preferences) {
    for list in [List::Issued, List::Redeemed] {
        let of_list = own.list(list);
        check_columns(list, of_list.columns.as_deref().unwrap_or_default());
        let views = of_list.views.iter().flatten().filter_map(Kept::readable);
        for view in views {
            check_view(list, view);
        }
    }
}

fn check_columns(list: List, names: &[String]) {
    let layout = ColumnLayout::of(list, names);
    let again = ColumnLayout::of(list, &layout.to_names());
    assert_eq!(again, layout, "columns stay where they are");
    let mut names: Vec<_> = layout
        .all()
        .iter()
        .map(|(column, _)| column.name())
        .collect();
    names.sort_unstable();
    assert!(names.is_sorted_by(|a, b| a < b), "no column comes twice");
    let every = ColumnLayout::of(list, &[]);
    assert_eq!(every.all().len(), names.len(), "no column is lost");
}

fn check_view(list: List, view: &SavedView) {
    check_columns(list, view.columns.as_deref().unwrap_or_default());
    let query = ListQuery::parse(list, &view.query, PageSize::default());
    let address = query.to_address(PageSize::default());
    assert_eq!(ListQuery::parse(list, &address, PageSize::default()), query);
    if let Ok(name) = check_name(&view.name, &[]) {
        assert!((1..=LONGEST_NAME).contains(&name.chars().count()));
        assert_eq!(
            check_name(&name, &[]).as_ref(),
            Ok(&name),
            "a good name stays"
        );
        assert!(
            check_name(&view.name, &[name]).is_err(),
            "no name comes twice"
        );
    }
}
