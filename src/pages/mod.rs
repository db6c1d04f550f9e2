//! The screens: what people see and do.

pub mod activity;
mod bulk;
mod code_list;
pub mod codes;
pub mod connect;
pub mod generate;
mod left;
pub mod look_up;
mod message;
mod open_activity;
mod order_bar;
mod paste;
pub mod redeem;
mod surplus;
pub mod surprises;
mod take_away;
mod value;
mod words;
