//! Elements, written as calls: `div().class("row").child("text")`.
//!
//! Each call acts on the page's own element, and what follows signals is a boxed closure in one effect of the framework.
//! The framework's renderer keeps a description of every element beside the element, with a type and code of its own for
//! each shape: that was 216 kB in brotli with its macro and 164 kB with the types forgotten, and is 119 kB like this.
//!
//! What is `dynamic` is made anew whenever a signal in it changes, and loses focus and scroll position: it should track
//! no more than it shows.

use leptos::prelude::*;
use std::{borrow::Cow, cell::Cell, rc::Rc};

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent, Node};

use super::region;
use crate::{
    browser::{document, listener::Listener},
    components::ElementHandle,
};

/// An element, or a run of nodes, that is not on the page yet.
pub struct El(Node);

type Text = Cow<'static, str>;
type TextFn = Box<dyn Fn() -> Option<Text>>;
type ValueFn = Box<dyn Fn() -> JsValue>;

/// Holds an element once it is made. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ElementRef(RwSignal<Option<HtmlElement>>);

/// What can stand in an element: anything but a bare closure, which goes through [`El::dynamic`].
pub trait Child {
    fn into_el(self) -> El;
}

macro_rules! tags {
    ($($tag:ident)*) => {
        $(pub fn $tag() -> El { el(stringify!($tag)) })*
    };
}

tags! {
    a aside b bdi button datalist dd details div dl dt footer form h1 h2 h3 header input kbd label li main nav ol option p
    progress search section select small span strong summary tbody td th thead time tr ul
}

/// An element by its tag.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    let element = document().create_element(tag);
    El(element.expect("a tag is a name").into())
}

/// A run of nodes, to be filled with `child`: several in a row, or none at all.
#[inline(never)]
pub fn fragment() -> El {
    El(document().create_document_fragment().into())
}

/// What is made anew whenever its signals change.
pub fn dynamic<T: Child>(child: impl Fn() -> T + 'static) -> El {
    region::following(Box::new(move || child().into_el()))
}

impl El {
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    pub fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.set_attr(name, value.into())
    }

    /// An attribute without a value.
    pub fn flag(self, name: &'static str) -> Self {
        self.attr(name, "")
    }

    /// An attribute that follows its signals.
    pub fn attr_with<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.follow_attr(name, Box::new(move || Some(value().into())))
    }

    /// An attribute that follows its signals and is absent with `None`.
    pub fn attr_if<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + 'static,
    ) -> Self {
        self.follow_attr(name, Box::new(move || value().map(Into::into)))
    }

    /// An attribute without a value that is there while the claim holds.
    pub fn flag_if(self, name: &'static str, claim: impl Fn() -> bool + 'static) -> Self {
        self.attr_if(name, move || claim().then_some(""))
    }

    /// `true` or `false`, as ARIA and our own `data-` attributes want it.
    pub fn claim(self, name: &'static str, claim: impl Fn() -> bool + 'static) -> Self {
        self.attr_with(name, move || if claim() { "true" } else { "false" })
    }

    /// A property of the element, such as the `value` of a field, that follows its signals.
    pub fn prop<T: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        self.follow_prop(name, Box::new(move || value().into()))
    }

    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Calls with the text of a field on every change of it.
    pub fn on_input(self, act: impl Fn(String) + 'static) -> Self {
        self.on("input", move |event| act(field_of(&event).value()))
    }

    /// Calls with the value of a field or a choice once it is settled.
    pub fn on_change(self, act: impl Fn(String) + 'static) -> Self {
        self.on("change", move |event| act(field_of(&event).value()))
    }

    /// Calls with the new state of a tick box.
    pub fn on_tick(self, act: impl Fn(bool) + 'static) -> Self {
        self.on("change", move |event| act(field_of(&event).checked()))
    }

    /// As [`Self::on_tick`], with whether Shift was held, by a click or by the space bar.
    pub fn on_tick_or_range(self, act: impl Fn(bool, bool) + 'static) -> Self {
        // Firefox's click by the space bar knows nothing of Shift.
        let held = Rc::new(Cell::new(false));
        let pressed = held.clone();
        self.on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            pressed.set(key.shift_key() && key.key() == " ");
        })
        .on("click", move |event| {
            let click: &MouseEvent = event.unchecked_ref();
            act(field_of(&event).checked(), click.shift_key() || held.take());
        })
    }

    /// A form that we send ourselves.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Self {
        self.on("submit", move |event| {
            event.prevent_default();
            act();
        })
    }

    pub fn node(self, element: ElementRef) -> Self {
        element.0.set(Some(self.to_html()));
        self
    }

    pub fn child(self, child: impl Child) -> Self {
        self.append(child.into_el())
    }

    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// What is made anew whenever its signals change.
    pub fn dynamic<T: Child>(self, child: impl Fn() -> T + 'static) -> Self {
        self.append(dynamic(child))
    }

    /// An element for each key, in their order. It is made when its key comes, by the place of the key, and stays as it is
    /// until the key goes: what changes about it needs another key. Nothing else may stand in this element.
    pub fn keyed(
        self,
        keys: impl Fn() -> Vec<u64> + 'static,
        child: impl Fn(usize) -> El + 'static,
    ) -> Self {
        region::keyed(self.0.clone(), Box::new(keys), Box::new(child));
        self
    }

    pub(super) fn from_node(node: Node) -> Self {
        Self(node)
    }

    /// The page's own element.
    pub(super) fn to_html(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }

    pub(super) fn into_node(self) -> Node {
        self.0
    }

    // Below the doors there is one copy of everything.

    #[inline(never)]
    fn append(self, child: El) -> Self {
        // Fails only where a node would stand in itself.
        let _ = self.0.append_child(&child.0);
        self
    }

    #[inline(never)]
    fn set_attr(self, name: &'static str, value: Text) -> Self {
        // Fails only for what is no name.
        let _ = self.element().set_attribute(name, &value);
        self
    }

    #[inline(never)]
    fn follow_attr(self, name: &'static str, value: TextFn) -> Self {
        let element = self.element().clone();
        StoredValue::new_local(RenderEffect::new(move |_| {
            // Fails only for what is no name.
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    #[inline(never)]
    fn follow_prop(self, name: &'static str, value: ValueFn) -> Self {
        let element = self.0.clone();
        StoredValue::new_local(RenderEffect::new(move |_| {
            // Elements are not frozen.
            let _ = Reflect::set(&element, &name.into(), &value());
        }));
        self
    }

    #[inline(never)]
    fn listen(self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        StoredValue::new_local(Listener::new(&self.0, event, act));
        self
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }
}

impl Child for El {
    fn into_el(self) -> El {
        self
    }
}

impl Child for &'static str {
    fn into_el(self) -> El {
        text(self)
    }
}

impl Child for String {
    fn into_el(self) -> El {
        text(&self)
    }
}

impl<C: Child> Child for Option<C> {
    fn into_el(self) -> El {
        self.map_or_else(fragment, Child::into_el)
    }
}

impl Child for Vec<El> {
    fn into_el(self) -> El {
        fragment().children(self)
    }
}

/// The field that an event is about. A choice and an area of text are read alike.
fn field_of(event: &Event) -> HtmlInputElement {
    let target = event.target().expect("an event that is heard has a target");
    target.unchecked_into()
}

/// Words without an element of their own.
#[inline(never)]
pub fn text(text: &str) -> El {
    El(document().create_text_node(text).into())
}

impl ElementRef {
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Tracks.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.get()
    }

    /// `None` as well once its owner has ended.
    pub fn get_untracked(self) -> Option<HtmlElement> {
        self.0.try_get_untracked().flatten()
    }
}

impl ElementHandle for ElementRef {
    fn element(self) -> Option<HtmlElement> {
        self.get_untracked()
    }
}

impl Default for ElementRef {
    fn default() -> Self {
        Self::new()
    }
}
