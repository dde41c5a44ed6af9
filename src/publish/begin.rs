//! Beginning a site: a folder with settings, a first story, and a workflow that publishes it.

use std::path::Path;

use serde_json::json;

use super::error::PublishError;
use super::project::FILE;
use crate::article::{Slug, Timestamp};
use crate::disk;
use crate::press::native::format::VERSION;

const WORKFLOW: &str = include_str!("begin/pages.yml");
const READ_ME: &str = include_str!("begin/README.md");

/// Makes the folder, with a paper that is called like it.
///
/// # Errors
/// When there is such a folder, or it cannot be written.
pub fn begin(folder: &Path, now: Timestamp) -> Result<(), PublishError> {
    if folder.exists() {
        return Err(PublishError::Exists(folder.to_owned()));
    }
    let name = name_of(folder);
    let settings = json!({
        "name": name,
        "language": "en",
        "sources": [{ "url": "stories" }],
        "sections": ["News", "Culture", "Sport", "Opinion"],
        "links": [{ "label": "Our stories on your page", "url": "embed/" }],
    });
    let story = json!({
        "version": VERSION,
        "title": name,
        "items": [{
            "id": "first-story",
            "title": format!("{name} is on the web"),
            "summary": "This is the first story. Write yours over it.",
            "content_html": "<p>Every file in <code>stories</code> is a story: JSON Feed with one item. \
                Copy this one, change its <code>id</code>, its title and its text, and save it: the site is made anew.</p>\
                <p>What else a story may have (pictures with captions and credits, topics, bylines) is in the format's \
                description.</p>",
            "date_published": now.to_string(),
            "authors": [{ "name": format!("{name} desk") }],
            "tags": ["First steps"],
            "_dateline": { "slug": "first-story", "section": { "id": "news", "name": "News" } },
        }],
    });
    let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    let files = [
        ("stories/first-story.json", pretty(&story)),
        (".github/workflows/pages.yml", WORKFLOW.replace("{version}", env!("CARGO_PKG_VERSION"))),
        (".gitignore", "/public/\n/.dateline/\n".to_owned()),
        ("README.md", READ_ME.replace("{name}", &name)),
        // The last, for it makes the folder a project.
        (FILE, pretty(&settings)),
    ];
    for (path, content) in files {
        let path = folder.join(path);
        disk::write(&path, content.as_bytes()).map_err(PublishError::at(&path))?;
    }
    Ok(())
}

/// "campus-courier" as "Campus Courier".
fn name_of(folder: &Path) -> String {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let words: Vec<String> = name
        .split(['-', '_', ' '])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut characters = word.chars();
            characters
                .next()
                .map(|first| first.to_uppercase().chain(characters).collect())
                .unwrap_or_default()
        })
        .collect();
    let name = words.join(" ");
    // A name has letters or digits.
    if Slug::from_text(&name).is_some() { name } else { "Dateline".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::name_of;
    use std::path::Path;

    #[test]
    fn a_paper_is_called_like_its_folder() {
        for (folder, name) in
            [("courier", "Courier"), ("a/campus-courier", "Campus Courier"), ("--", "Dateline")]
        {
            assert_eq!(name_of(Path::new(folder)), name);
        }
    }
}
