use leptos::prelude::*;
use share_code_dashboard::{app::App, browser::address_bar, domain::Config};
use web_sys::Element;

use super::{Network, Stage, rows, until};

/// The whole dashboard behind a gateway, with a network that the test answers.
pub struct Dashboard {
    pub stage: Stage,
    pub network: Network,
}

impl Dashboard {
    pub fn open() -> Self {
        // The address is the page's, and tells where the test before this one ended.
        address_bar::set_query_string("", false);
        let network = Network::take_over();
        let stage = Stage::show(|| {
            let config = Config::parse(r#"{ "key_mode": "gateway", "idle_lock_minutes": 15 }"#);
            view! { <App config prefetched=None/> }
        });
        Self { stage, network }
    }

    /// Waits for the list's request by its turn, and answers it with these codes and the IPs that each holds.
    pub async fn answer(&self, turn: usize, codes: &[(&str, u32)]) {
        until("the list is asked for", || self.network.count() > turn).await;
        self.network.request(turn).answer(&rows(codes));
        until("the rows are there", || {
            let table = self.stage.find_all("table");
            let is_busy =
                |table: &Element| table.get_attribute("aria-busy").as_deref() == Some("true");
            !table.is_empty() && !table.iter().any(is_busy)
        })
        .await;
    }

    pub fn rows(&self) -> Vec<Element> {
        self.stage.find_all("[data-testid=row]")
    }
}
