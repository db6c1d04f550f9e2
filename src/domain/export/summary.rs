use serde::{Deserialize, Serialize};

use super::Manifest;
use crate::domain::query::{List, ListQuery, PageSize};

/// What is kept of an export that has ended: what its file holds, but no codes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExportSummary {
    /// `None` for codes that are of no list in particular.
    #[serde(deserialize_with = "Option::deserialize")]
    pub list: Option<List>,
    pub end: ExportResult,
    /// Codes that are in the file, or were read before it was given up.
    pub rows: u64,
    /// The name of the file; empty where none was saved.
    pub file: String,
    /// Of the file, in hex; empty where none was saved.
    pub sha256: String,
    /// As a query string; `None` for codes that were selected by hand.
    #[serde(deserialize_with = "Option::deserialize")]
    filters: Option<String>,
    /// A part of the code was filtered by. It may be a code, so that it is not kept.
    pub is_searched: bool,
}

/// How an export ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportResult {
    /// All codes are in the file, which the totals of the API bear out.
    Complete,
    /// There is a file, and nothing proves that it has all codes.
    Unproven,
    /// The person gave it up, or the session ended.
    Cancelled,
}

impl ExportSummary {
    /// Of a file that was saved. `query`: what was read, unless codes were selected by hand.
    pub fn saved(
        list: Option<List>,
        query: Option<&ListQuery>,
        manifest: &Manifest,
    ) -> ExportSummary {
        ExportSummary {
            end: match manifest.is_complete {
                true => ExportResult::Complete,
                false => ExportResult::Unproven,
            },
            file: manifest.file.clone(),
            sha256: manifest.sha256.clone(),
            ..ExportSummary::cancelled(list, query, manifest.rows)
        }
    }

    /// Of which no file was saved.
    pub fn cancelled(list: Option<List>, query: Option<&ListQuery>, rows: u64) -> ExportSummary {
        let filters = |query: &ListQuery| {
            let kept = ListQuery {
                status: query.status,
                kind: query.kind,
                is_enterprise: query.is_enterprise,
                email: query.email.clone(),
                note: query.note.clone(),
                local: query.local.clone(),
                ..ListQuery::new(query.list)
            };
            kept.to_address(PageSize::default())
        };
        ExportSummary {
            list,
            end: ExportResult::Cancelled,
            rows,
            file: String::new(),
            sha256: String::new(),
            filters: query.map(filters),
            is_searched: query.is_some_and(|query| !query.keyword.is_empty()),
        }
    }

    /// The filters, without a part of the code; `None` for codes that were selected by hand.
    pub fn query(&self) -> Option<ListQuery> {
        let filters = self.filters.as_deref()?;
        Some(ListQuery::parse(self.list?, filters, PageSize::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;

    #[test]
    fn filters_are_kept_and_what_was_searched_for_is_not() {
        let query = ListQuery {
            status: Some(1),
            kind: Some(Kind::Traffic),
            is_enterprise: Some(false),
            email: "ann+1@example.com".to_owned(),
            note: "October & more".to_owned(),
            keyword: "9P-AB12".to_owned(),
            ..ListQuery::new(List::Issued)
        };
        let manifest = Manifest {
            file: "issued.csv".to_owned(),
            sha256: "c8e4".to_owned(),
            rows: 7,
            is_complete: true,
            ..Manifest::default()
        };
        let summary =
            ExportSummary::saved(Some(List::Issued), Some(&query.oldest_first()), &manifest);
        let json = serde_json::to_string(&summary).unwrap();
        assert!(!json.contains("AB12"), "{json}");
        assert!(summary.is_searched);
        assert_eq!(summary.end, ExportResult::Complete);
        let kept = ListQuery {
            keyword: String::new(),
            ..query
        };
        assert_eq!(summary.query(), Some(kept));
        assert_eq!(
            serde_json::from_str::<ExportSummary>(&json).unwrap(),
            summary
        );
    }

    #[test]
    fn codes_that_were_selected_have_no_filters() {
        let summary = ExportSummary::cancelled(Some(List::Redeemed), None, 3);
        assert_eq!((summary.query(), summary.is_searched), (None, false));
    }
}
