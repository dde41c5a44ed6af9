//! `dateline new`.

use std::path::Path;

use dateline::publish;

use super::host::now;

/// Begins a site in a new folder.
pub fn new(folder: &Path) -> Result<String, String> {
    publish::begin(folder, now()).map_err(|error| error.to_string())?;
    Ok(format!(
        "{0} is there:\n  cd {0}\n  dateline serve --open\n\
         Stories are in stories/, a file each; the settings in dateline.json.\n",
        folder.display()
    ))
}
