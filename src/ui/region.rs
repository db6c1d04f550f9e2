//! Places of the page whose contents come and go.

use leptos::prelude::*;
use web_sys::Node;

use super::element::{El, fragment};
use crate::browser::document;

/// The nodes that `view` makes, and makes anew whenever its signals change, between two marks that nobody sees. Where it is
/// nothing but text, the text changes and stays where it is, and so does what a person has marked with the mouse.
#[inline(never)]
pub fn following(view: Box<dyn Fn() -> El>) -> El {
    let (start, end): (Node, Node) = (
        document().create_comment("").into(),
        document().create_comment("").into(),
    );
    let region = fragment().into_node();
    for mark in [&start, &end] {
        // Fails only where a node would stand in itself, as all of these.
        let _ = region.append_child(mark);
    }
    StoredValue::new_local(RenderEffect::new(move |_| {
        // What the old nodes held, such as listeners, has ended by now.
        let nodes = view().into_node();
        let Some(parent) = end.parent_node() else {
            return;
        };
        if let Some(old) = start.next_sibling().filter(is_text)
            && old.next_sibling().as_ref() == Some(&end)
            && is_text(&nodes)
        {
            if old.text_content() != nodes.text_content() {
                old.set_text_content(nodes.text_content().as_deref());
            }
            return;
        }
        while let Some(old) = start.next_sibling().filter(|old| *old != end) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&nodes, Some(&end));
    }));
    El::from_node(region)
}

fn is_text(node: &Node) -> bool {
    node.node_type() == Node::TEXT_NODE
}

/// One of the children that stay as long as their key.
struct Kept {
    key: u64,
    node: Node,
    owner: Owner,
}

/// See [`El::keyed`].
#[inline(never)]
pub fn keyed(parent: Node, keys: Box<dyn Fn() -> Vec<u64>>, child: Box<dyn Fn(usize) -> El>) {
    // Above the effect, which ends all that it has made with each run.
    let home = Owner::current().unwrap_or_default();
    let mut shown: Vec<Kept> = Vec::new();
    StoredValue::new_local(RenderEffect::new(move |_| {
        let keys = keys();
        let mut kept = Vec::with_capacity(shown.len());
        for old in shown.drain(..) {
            if keys.contains(&old.key) {
                kept.push(old);
            } else {
                old.owner.cleanup();
                let _ = parent.remove_child(&old.node);
            }
        }
        // A child moves only if it does not stand where it should: moving takes the focus away.
        let mut next = parent.first_child();
        for (place, key) in keys.iter().enumerate() {
            let now = match kept.iter().position(|old| old.key == *key) {
                Some(old) => kept.remove(old),
                None => {
                    let owner = home.child();
                    let node = owner.with(|| untrack(|| child(place).into_node()));
                    Kept {
                        key: *key,
                        node,
                        owner,
                    }
                }
            };
            if next.as_ref() == Some(&now.node) {
                next = now.node.next_sibling();
            } else {
                let _ = parent.insert_before(&now.node, next.as_ref());
            }
            shown.push(now);
        }
    }));
}
