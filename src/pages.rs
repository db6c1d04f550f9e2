//! The screens: what people see and do.

mod abandoned;
mod activity;
mod bulk;
mod code_actions;
mod code_list;
pub mod code_table;
pub mod codes;
pub mod connect;
pub mod environment_badge;
mod error_message;
mod export;
mod generate;
mod help;
pub mod language_choice;
pub mod lazy;
mod look_up;
mod open_activity;
mod order_bar;
mod palette;
mod paste;
mod reading_progress;
mod redeem;
mod resume;
pub mod screens;
mod surplus;
mod surprises;
mod value;
