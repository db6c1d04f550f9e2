use axum::extract::Query;
use axum::http::Uri;

use crate::listing::{ListQuery, Listing};
use crate::refusal::Refusal;

const DEFAULT_LIMIT: i64 = 30;

/// Reads the parameters of a listing whose pages have at most `max_limit` rows; unknown ones are ignored.
///
/// # Errors
/// Names every parameter that has the wrong type, is out of range or comes twice.
pub fn read(uri: &Uri, listing: Listing, max_limit: u32) -> Result<ListQuery, Refusal> {
    let Ok(Query(pairs)) = Query::try_from_uri(uri) else {
        return Err(Refusal::parameters(vec![
            "the query string can't be read".to_owned(),
        ]));
    };
    let mut parameters = Parameters {
        pairs,
        problems: Vec::new(),
    };
    let time = listing.time_column();
    let query = ListQuery {
        status: parameters.integer("status", i64::MIN, i64::MAX),
        data_type: parameters.integer("data_type", 1, 2),
        is_enterprise: parameters.integer("is_enterprise", 0, 1),
        keyword: parameters.text("keyword"),
        email: parameters.text("email"),
        sort_column: parameters.choice(
            "sort_by",
            &[
                (time, time),
                ("code", "code"),
                ("amount_ips", "number_of_ips"),
            ],
        ),
        ascending: parameters.choice("order_by", &[("desc", false), ("asc", true)]),
        limit: parameters
            .integer("limit", 1, max_limit.into())
            .unwrap_or(DEFAULT_LIMIT.min(max_limit.into())),
        page: parameters.integer("page", 1, i64::MAX).unwrap_or(1),
        until: None,
    };
    if parameters.problems.is_empty() {
        Ok(query)
    } else {
        Err(Refusal::parameters(parameters.problems))
    }
}

struct Parameters {
    pairs: Vec<(String, String)>,
    problems: Vec<String>,
}

impl Parameters {
    fn get(&mut self, name: &str) -> Option<String> {
        let mut values = self
            .pairs
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value);
        let value = values.next().cloned();
        if values.next().is_some() {
            self.problems.push(format!("{name} is given twice"));
        }
        value
    }

    /// An empty text filters nothing, as a search field that was cleared means it.
    fn text(&mut self, name: &str) -> Option<String> {
        self.get(name).filter(|text| !text.is_empty())
    }

    fn integer(&mut self, name: &str, min: i64, max: i64) -> Option<i64> {
        let text = self.get(name)?;
        let problem = match text.parse::<i64>() {
            Err(_) => format!("{name} must be an integer"),
            Ok(number) if number < min => format!("{name} must be at least {min}"),
            Ok(number) if number > max => format!("{name} must be at most {max}"),
            Ok(number) => return Some(number),
        };
        self.problems.push(problem);
        None
    }

    /// One of the named values; the first one is the default.
    fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> T {
        let default = choices[0].1;
        let Some(text) = self.get(name) else {
            return default;
        };
        if let Some((_, value)) = choices.iter().find(|(choice, _)| *choice == text) {
            return *value;
        }
        let names: Vec<_> = choices.iter().map(|(choice, _)| *choice).collect();
        self.problems
            .push(format!("{name} must be one of {}", names.join(", ")));
        default
    }
}
