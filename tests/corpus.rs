//! What fuzzing has found worth keeping is tried at every test, without the fuzzer: see fuzz/README.md.

use std::{fs, panic, path::Path};

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

/// Tries every input that is kept for a target, and names those that break a promise.
fn try_all(name: &str) {
    let (_, check) = fuzz::TARGETS
        .into_iter()
        .find(|(known, _)| *known == name)
        .expect("a target");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    let mut broken = Vec::new();
    let mut tried = 0;
    for file in fs::read_dir(&folder).expect("there is a corpus") {
        let path = file.expect("it can be listed").path();
        let input = fs::read(&path).expect("it can be read");
        tried += 1;
        if panic::catch_unwind(|| check(&input)).is_err() {
            broken.push(path);
        }
    }
    assert!(tried > 0, "{} is empty", folder.display());
    assert!(broken.is_empty(), "a promise is broken by {broken:#?}");
}

macro_rules! corpora {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            try_all(stringify!($name));
        })*

        #[test]
        fn every_target_is_tried() {
            let named = [$(stringify!($name)),*];
            assert!(fuzz::TARGETS.iter().map(|(name, _)| *name).eq(named));
        }
    };
}

corpora!(answers config exports jobs journal kept messages pasted queries tables);
