//! The screens: what people see and do.

pub mod activity;
mod bulk;
pub mod codes;
pub mod connect;
mod doubt;
pub mod generate;
mod left;
mod message;
pub mod redeem;
mod take_away;
mod value;
mod words;
