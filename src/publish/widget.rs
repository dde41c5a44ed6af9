//! The widget of a site: its script has the newsroom's name, and what a pasted address of the site shows.

use serde_json::json;

use super::shell::paper;
use super::site_files::SiteFiles;
use crate::article::SafeUrl;
use crate::config::Config;
use crate::text::hash::fnv1a_64;

/// What partners load: it keeps its name.
const LOADER: &str = "widget/dateline-widget.js";
/// What it loads, under a name by its content.
const REST: &str = "widget/rest-";
/// Where the answer for oEmbed is.
pub const OEMBED: &str = "widget/oembed.json";

/// Whether the site has the widget.
pub fn is_there(site: &SiteFiles) -> bool {
    site.files.iter().any(|(name, _)| name == LOADER)
}

/// Writes the newsroom's name and language into the widget's script, which gets another name then.
pub fn name_newsroom(site: &mut SiteFiles, config: &Config) {
    let Some(at) = site.files.iter().position(|(name, _)| name.starts_with(REST)) else { return };
    let Some((old, content)) = site.files.get_mut(at) else { return };
    let text = String::from_utf8_lossy(content).into_owned();
    let Some(named) = with_name(&text, config) else { return };
    let new = format!("{REST}{:012x}.js", fnv1a_64(named.as_bytes()) & 0xffff_ffff_ffff);
    *content = named.into_bytes();
    let old = std::mem::replace(old, new.clone());
    let base = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    if let Some((_, loader)) = site.files.iter_mut().find(|(name, _)| name == LOADER) {
        *loader = String::from_utf8_lossy(loader).replace(&base(&old), &base(&new)).into_bytes();
    }
    for name in site.named.iter_mut().filter(|name| **name == old) {
        name.clone_from(&new);
    }
    site.named.sort();
}

/// The script with the newsroom's name in the place of the sample's: `name:"…",language:"…"`.
fn with_name(script: &str, config: &Config) -> Option<String> {
    const MIDDLE: &str = "\",language:\"";
    let middle = script.find(MIDDLE)?;
    let start = script.get(..middle)?.rfind("name:\"")?;
    let end = middle + MIDDLE.len() + script.get(middle + MIDDLE.len()..)?.find('"')? + 1;
    let (name, language) = (json!(config.name), json!(config.language.tag()));
    Some(format!("{}name:{name},language:{language}{}", script.get(..start)?, script.get(end..)?))
}

/// What a pasted address of the site shows (oEmbed): the newest stories, in a frame.
pub fn oembed(config: &Config, url: &SafeUrl) -> String {
    let (site, title) = (url.as_str(), paper(config));
    let quoted = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let html = format!(
        "<iframe src=\"{}widget/frame.html\" title=\"{}\" width=\"480\" height=\"640\" loading=\"lazy\" \
         style=\"border:0;max-width:100%\"></iframe>",
        quoted(site),
        quoted(&title)
    );
    let answer = json!({
        "version": "1.0", "type": "rich", "title": title, "provider_name": title, "provider_url": site,
        "cache_age": 86400, "width": 480, "height": 640, "html": html,
    });
    format!("{answer}\n")
}

#[cfg(test)]
mod tests {
    use super::{name_newsroom, oembed};
    use crate::article::SafeUrl;
    use crate::config::Config;
    use crate::publish::site_files::SiteFiles;

    #[test]
    fn the_widget_has_the_newsrooms_name() {
        let home = SafeUrl::web("https://paper.example/", None).unwrap();
        let block = r#"{"name": "A \"B\"|C", "language": "de", "sources": [{"url": "f.json"}]}"#;
        let (config, _) = Config::read(block, &home);
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let rest = r#"const n={name:"Date|line",language:"en-GB"};go(n)"#;
        let mut site = SiteFiles {
            page: String::new(),
            scripts: Vec::new(),
            named: vec!["widget/rest-0.js".to_owned()],
            files: vec![
                file("widget/dateline-widget.js", "import('./rest-0.js')"),
                file("widget/rest-0.js", rest),
            ],
        };
        name_newsroom(&mut site, &config);
        let (name, content) = &site.files[1];
        let text = String::from_utf8(content.clone()).unwrap();
        assert_eq!(text, r#"const n={name:"A \"B\"|C",language:"de"};go(n)"#);
        assert!(
            name.starts_with("widget/rest-") && name != "widget/rest-0.js" && site.named == [name.clone()]
        );
        let loader = String::from_utf8(site.files[0].1.clone()).unwrap();
        assert_eq!(loader, format!("import('./{}')", name.trim_start_matches("widget/")));
        assert!(oembed(&config, &home).contains("https://paper.example/widget/frame.html"));
    }
}
