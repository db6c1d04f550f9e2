//! The screens: what people see and do.

mod activity;
mod bulk;
mod code_list;
pub mod codes;
pub mod connect;
mod generate;
mod help;
pub mod lazy;
mod left;
mod look_up;
mod message;
mod open_activity;
mod order_bar;
mod paste;
mod redeem;
mod resume;
mod surplus;
mod surprises;
mod take_away;
mod value;
mod words;
