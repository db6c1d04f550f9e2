#![no_main]

use fuzz::pasted::{PROMISES, check_one};

// Which promise, the length of an input says.
libfuzzer_sys::fuzz_target!(|input: &[u8]| check_one(input, input.len() % PROMISES));
