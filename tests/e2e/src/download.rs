//! Files that the browser saves.

use crate::eventually;
use std::{fs, path::Path};

/// The text of the file whose name ends like this, once it is in the folder.
pub async fn saved(folder: &Path, end: &str) -> String {
    eventually(format!("a file …{end} is saved"), async || {
        let files = fs::read_dir(folder).map_err(|error| error.to_string())?;
        let mut paths = files.filter_map(|file| Some(file.ok()?.path()));
        let path = paths.find(|path| path.to_str().is_some_and(|name| name.ends_with(end)));
        let text = fs::read_to_string(path.ok_or("not yet")?).map_err(|error| error.to_string())?;
        // The browser gives it its name before it has filled it.
        match text.is_empty() {
            true => Err("it is still empty".to_owned()),
            false => Ok(text),
        }
    })
    .await
}
