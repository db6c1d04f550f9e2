//! Promises to the person at the screen, each a test of that name.

mod filtering;
mod generating;
mod loading;
mod redeeming;
mod revoking;
