//! The screens: what people see and do.

pub mod activity;
mod bulk;
pub mod codes;
pub mod connect;
mod doubt;
pub mod generate;
mod left;
pub mod look_up;
mod message;
mod paste;
pub mod redeem;
pub mod surprises;
mod take_away;
mod value;
mod words;
