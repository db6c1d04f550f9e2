//! Components among elements that are written as calls. It goes with the last of these.

use leptos::{prelude::*, tachys::view::Mountable};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::element::El;
use crate::browser::document;

/// A view as a run of nodes, which follows its signals for as long as the current owner lives.
pub fn from_view(view: impl IntoView) -> El {
    from_any(view.into_any())
}

#[inline(never)]
fn from_any(view: AnyView) -> El {
    let nodes: Node = document().create_document_fragment().into();
    let mut state = view.build();
    // A fragment takes children as an element does, and nothing else is asked of it.
    state.mount(nodes.unchecked_ref::<Element>(), None);
    StoredValue::new_local(state);
    El::from_node(nodes)
}
