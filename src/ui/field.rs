//! Parts of forms: the line under a control, and one choice of few.

use super::{
    Icon,
    element::{El, div, dynamic, fieldset, input, label, p, span},
    icon,
};

/// The line under a control that `aria-describedby` points to as `{id}-words`: the hint, or what is wrong.
pub fn words(
    id: &'static str,
    hint: &'static str,
    problem: impl Fn() -> Option<String> + Send + 'static,
) -> El {
    dynamic(move || {
        let line = p().attr("id", id.to_owned() + "-words");
        match problem() {
            Some(problem) => line
                .class("problem")
                .child(icon(Icon::Alert))
                .child(span().child(problem)),
            None => line.class("hint").child(hint),
        }
    })
}

/// One choice of few, as radio buttons that look like one control.
pub fn segments<T: Copy + PartialEq + Send + 'static>(
    name: &'static str,
    legend: El,
    choices: Vec<(T, &'static str)>,
    chosen: impl Fn() -> T + Copy + Send + 'static,
    on_choose: impl Fn(T) + Copy + 'static,
) -> El {
    let mut segments = div().class("segments");
    for (value, words) in choices {
        let radio = input()
            .attr("type", "radio")
            .attr("name", name)
            .prop("checked", move || chosen() == value)
            .on_tick(move |_| on_choose(value));
        segments = segments.child(label().child(radio).child(words));
    }
    fieldset().child(legend).child(segments)
}
