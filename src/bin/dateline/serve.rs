//! `dateline serve`.

use dateline::publish::{self, ServeOptions};

use super::host::{ServeArguments, now};

/// Serves the site of a project until the program is stopped.
pub fn serve(arguments: &ServeArguments) -> Result<String, String> {
    let options = ServeOptions {
        folder: &arguments.folder,
        site: arguments.site.as_deref(),
        port: arguments.port,
        opens: arguments.open,
        now: &now,
        say: &|words| eprintln!("{words}"),
    };
    publish::serve(&options).map_err(|error| error.to_string())?;
    Ok(String::new())
}
