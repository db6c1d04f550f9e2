//! The sandbox over real HTTP: what a client sees, and what happened to the money behind it.

mod auth;
mod client;
mod cors;
mod data;
mod dialects;
mod faults;
mod generate;
mod listing;
mod money;
mod page;
mod redeem;
mod revoke;
