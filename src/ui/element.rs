//! Elements, written as calls: `div().class("row").child("text")`.
//!
//! The `view!` macro gives every element a type of its own, with its own copies of the code that builds, updates and
//! removes it: the page was 200 kB in brotli with it. Here all elements have one type and all closures are boxed at the
//! door, which costs an allocation each and made the page half the size.

use std::borrow::Cow;

use leptos::{
    ev,
    prelude::*,
    tachys::html::{
        attribute::{
            any_attribute::{AnyAttribute, IntoAnyAttribute},
            custom::custom_attribute,
        },
        element::{Custom, custom},
        node_ref::node_ref,
        property::prop,
    },
};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// An element that is not on the page yet.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Holds the element once it is on the page.
pub type ElementRef = NodeRef<Custom<&'static str>>;

/// What can stand in an element: anything but a bare closure, which goes through [`El::dynamic`].
pub trait Child {
    fn into_view(self) -> AnyView;
}

macro_rules! tags {
    ($($tag:ident)*) => {
        $(pub fn $tag() -> El { el(stringify!($tag)) })*
    };
}

tags! {
    a aside b bdi button code datalist dd details div dl dt fieldset footer form h1 h2 h3 header i input kbd label legend
    li main nav ol option output p progress search section select small span strong summary table tbody td textarea th
    thead time tr ul
}

/// An element by its tag.
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl El {
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    pub fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attribute(custom_attribute(name, value.into()).into_any_attr())
    }

    /// An attribute without a value.
    pub fn flag(self, name: &'static str) -> Self {
        self.attr(name, "")
    }

    /// An attribute that follows its signals.
    pub fn attr_with<T: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + Send + 'static,
    ) -> Self {
        self.attr_if(name, move || Some(value()))
    }

    /// An attribute that follows its signals and is absent with `None`.
    pub fn attr_if<T: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + Send + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> Option<Cow<'static, str>> + Send> =
            Box::new(move || value().map(Into::into));
        self.attribute(custom_attribute(name, value).into_any_attr())
    }

    /// An attribute without a value that is there while the claim holds.
    pub fn flag_if(self, name: &'static str, claim: impl Fn() -> bool + Send + 'static) -> Self {
        self.attr_if(name, move || claim().then_some(""))
    }

    /// `true` or `false`, as ARIA and our own `data-` attributes want it.
    pub fn claim(self, name: &'static str, claim: impl Fn() -> bool + Send + 'static) -> Self {
        self.attr_with(name, move || if claim() { "true" } else { "false" })
    }

    /// A property of the element, such as the `value` of a field, that follows its signals.
    pub fn prop<T: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + Send + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> JsValue + Send> = Box::new(move || value().into());
        self.attribute(prop(name, value).into_any_attr())
    }

    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.attribute(leptos::tachys::html::event::on(ev::Custom::new(event), act).into_any_attr())
    }

    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// Calls with the text of a field on every change of it.
    pub fn on_input(self, act: impl Fn(String) + 'static) -> Self {
        self.on("input", move |event| act(event_target_value(&event)))
    }

    /// Calls with the value of a field or a choice once it is settled.
    pub fn on_change(self, act: impl Fn(String) + 'static) -> Self {
        self.on("change", move |event| act(event_target_value(&event)))
    }

    /// Calls with the new state of a tick box.
    pub fn on_tick(self, act: impl Fn(bool) + 'static) -> Self {
        self.on("change", move |event| act(event_target_checked(&event)))
    }

    /// A form that we send ourselves.
    pub fn on_submit(self, act: impl Fn() + 'static) -> Self {
        self.on("submit", move |event| {
            event.prevent_default();
            act();
        })
    }

    pub fn node(self, element: ElementRef) -> Self {
        self.attribute(node_ref::<Custom<&'static str>, _>(element).into_any_attr())
    }

    pub fn child(mut self, child: impl Child) -> Self {
        self.children.push(child.into_view());
        self
    }

    /// What is made anew whenever its signals change.
    pub fn dynamic<T: Child>(self, child: impl Fn() -> T + Send + 'static) -> Self {
        self.child(dynamic(child))
    }

    pub fn into_any(self) -> AnyView {
        Child::into_view(self)
    }

    fn attribute(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }
}

/// A view that is made anew whenever its signals change.
pub fn dynamic<T: Child>(child: impl Fn() -> T + Send + 'static) -> AnyView {
    let child: Box<dyn Fn() -> AnyView + Send> = Box::new(move || child().into_view());
    child.into_any()
}

/// Several views in a row.
pub fn group(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    views.into_iter().collect::<Vec<_>>().into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

impl Child for El {
    fn into_view(self) -> AnyView {
        custom(self.tag)
            .add_any_attr(self.attributes)
            .child(self.children)
            .into_any()
    }
}

impl Child for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl Child for &'static str {
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_view(self) -> AnyView {
        self.map_or_else(nothing, Child::into_view)
    }
}

impl<C: Child> Child for Vec<C> {
    fn into_view(self) -> AnyView {
        group(self.into_iter().map(Child::into_view))
    }
}
