//! Elements, written as calls: `div().class("row").child("text")`.
//!
//! The `view!` macro gives every element a type of its own, with its own copies of the code that builds, updates and
//! removes it: the page was 216 kB in brotli with it, and is 164 kB without. Here all elements have one type
//! and all closures are boxed at the door, which costs an allocation each.
//!
//! What is `dynamic` is made anew whenever a signal in it changes, and loses focus and scroll position: it should track
//! no more than it shows. A field that is removed while somebody types in it sends one more `change`.

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
        event::on,
        node_ref::node_ref,
        property::prop,
    },
};
use wasm_bindgen::JsValue;
use web_sys::Event;

/// An element that is not on the page yet. A pointer, so that a long row of calls moves one word from each to the next.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

type Text = Cow<'static, str>;
type TextFn = Box<dyn Fn() -> Option<Text> + Send>;
type ValueFn = Box<dyn Fn() -> JsValue + Send>;
type ViewFn = Box<dyn Fn() -> AnyView + Send>;
type Act = Box<dyn FnMut(Event)>;

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
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

impl El {
    pub fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    pub fn id(self, id: &'static str) -> Self {
        self.attr("id", id)
    }

    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.add_attr(name, value.into())
    }

    /// An attribute without a value.
    pub fn flag(self, name: &'static str) -> Self {
        self.attr(name, "")
    }

    /// An attribute that follows its signals.
    pub fn attr_with<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + Send + 'static,
    ) -> Self {
        self.add_attr_fn(name, Box::new(move || Some(value().into())))
    }

    /// An attribute that follows its signals and is absent with `None`.
    pub fn attr_if<T: Into<Text>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + Send + 'static,
    ) -> Self {
        self.add_attr_fn(name, Box::new(move || value().map(Into::into)))
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
        self.add_prop(name, Box::new(move || value().into()))
    }

    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.add_listener(event, Box::new(act))
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
        self.add(node_ref::<Custom<&'static str>, _>(element).into_any_attr())
    }

    pub fn child(self, child: impl Child) -> Self {
        self.add_child(child.into_view())
    }

    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// What is made anew whenever its signals change.
    pub fn dynamic<T: Child>(self, child: impl Fn() -> T + Send + 'static) -> Self {
        self.add_child(dynamic(child))
    }

    pub fn into_any(self) -> AnyView {
        Child::into_view(self)
    }

    // Below the doors there is one copy of everything.

    #[inline(never)]
    fn add(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn add_attr(self, name: &'static str, value: Text) -> Self {
        self.add(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn add_attr_fn(self, name: &'static str, value: TextFn) -> Self {
        self.add(custom_attribute(name, value).into_any_attr())
    }

    #[inline(never)]
    fn add_prop(self, name: &'static str, value: ValueFn) -> Self {
        self.add(prop(name, value).into_any_attr())
    }

    #[inline(never)]
    fn add_listener(self, event: &'static str, act: Act) -> Self {
        self.add(on(ev::Custom::new(event), act).into_any_attr())
    }

    #[inline(never)]
    fn add_child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}

/// A view that is made anew whenever its signals change.
pub fn dynamic<T: Child>(child: impl Fn() -> T + Send + 'static) -> AnyView {
    follow(Box::new(move || child().into_view()))
}

#[inline(never)]
fn follow(view: ViewFn) -> AnyView {
    view.into_any()
}

/// Several views in a row.
#[inline(never)]
pub fn group(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Nothing.
#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}

impl Child for El {
    #[inline(never)]
    fn into_view(self) -> AnyView {
        let parts = *self.0;
        custom(parts.tag)
            .add_any_attr(parts.attributes)
            .child(parts.children)
            .into_any()
    }
}

impl Child for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    #[inline(never)]
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_view(self) -> AnyView {
        self.map_or_else(nothing, Child::into_view)
    }
}

impl Child for Vec<El> {
    fn into_view(self) -> AnyView {
        let mut views = Vec::with_capacity(self.len());
        for child in self {
            views.push(child.into_view());
        }
        group(views)
    }
}
