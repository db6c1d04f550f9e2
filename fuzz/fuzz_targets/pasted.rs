#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::pasted::check_some(input));
