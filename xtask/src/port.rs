use crate::failure::Failure;
use std::net::{Ipv4Addr, TcpListener};

/// Refuses a port that another program listens on, before anything long is begun. `remedy` says how to take another.
pub fn check_free(port: u16, remedy: &str) -> Result<(), Failure> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::new(
            format!("port {port} on 127.0.0.1 can't be used ({error})"),
            format!("Stop the program that uses it, or {remedy}."),
        )),
    }
}
