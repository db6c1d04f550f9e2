//! One function per endpoint.

use crate::{
    api::{ApiError, Client, wire},
    domain::{Code, CodesAnswer, Each, List, ListQuery, Order, Page},
    platform::fetch::{self, Abort, InFlightFetch, Method},
};

/// One page of codes that this account issued or redeemed.
pub async fn list(client: &Client, query: &ListQuery, abort: &Abort) -> Result<Page, ApiError> {
    let path = match query.list {
        List::Issued => "list-share-code",
        List::Redeemed => "list-use-code",
    };
    let body = client.get(path, query.parameters(), abort).await?;
    read_page(client, &body)
}

/// The page of codes that the loader asked for while the program was still on its way.
pub async fn list_begun(client: &Client, begun: InFlightFetch) -> Result<Page, ApiError> {
    let body = client.read(fetch::finish(begun).await)?;
    read_page(client, &body)
}

fn read_page(client: &Client, body: &[u8]) -> Result<Page, ApiError> {
    let page = wire::read_page(body)?;
    client.learn_from_rows(&page.entries);
    Ok(page)
}

/// Makes codes and spends balance, once. The answer may name fewer codes than were made. `intent` is the header and the
/// id by which a gateway knows the order again.
pub async fn generate(
    client: &Client,
    order: &Order,
    intent: Option<(&str, &str)>,
) -> Result<CodesAnswer, ApiError> {
    let path = match order.each() {
        Each::Ips(_) => "generate-ip-code",
        Each::Traffic(_) => "generate-traffic-code",
    };
    let body = wire::write_order(order);
    Ok(wire::read_codes(
        &client.act(Method::POST, path, body, intent).await?,
    )?)
}

/// Redeems codes into this account.
pub async fn redeem(client: &Client, codes: &[Code]) -> Result<CodesAnswer, ApiError> {
    let body = client
        .act(Method::POST, "use-code", wire::write_codes(codes), None)
        .await?;
    Ok(wire::read_codes(&body)?)
}

/// Revokes codes of this account; what they held comes back to its balance.
pub async fn revoke(client: &Client, codes: &[Code]) -> Result<CodesAnswer, ApiError> {
    let body = client
        .act(
            Method::DELETE,
            "revoke-code",
            wire::write_codes(codes),
            None,
        )
        .await?;
    Ok(wire::read_codes(&body)?)
}
