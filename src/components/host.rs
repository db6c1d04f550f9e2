//! Where the dashboard stands.

use web_sys::HtmlElement;

/// The element that the dashboard is mounted in: what a component has to put beside the view goes there.
#[derive(Clone)]
pub struct Host(pub HtmlElement);
