//! The screens: what people see and do.

pub mod codes;
pub mod connect;
pub mod generate;
mod left;
mod outcomes;
pub mod redeem;
mod value;
mod words;
