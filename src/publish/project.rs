//! `dateline.json`: all settings of a site, and where its stories come from.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::colours;
use super::error::PublishError;
use super::share::{OwnPicture, own_picture_of};
use super::sources::FieldMap;
use crate::article::{SafeUrl, Section};
use crate::config::{Config, ConfigProblemKind};
use crate::disk;
use crate::json;
use crate::text::hash::fnv1a_32;

/// The name of the file.
pub const FILE: &str = "dateline.json";
/// The folder of the site, below the project's.
pub const OUTPUT: &str = "public";
/// What only this program reads; the browser never sees it.
const OURS: [&str; 2] = ["colours", "pictures"];
/// What only this program reads of a source.
const OF_SOURCE: [&str; 4] = ["read", "list", "fields", "base"];
/// Where the site's own edition lies below the site.
pub const EDITION: &str = "edition";

/// A project: a folder with `dateline.json`.
#[derive(Debug)]
pub struct Project {
    /// The folder.
    pub folder: PathBuf,
    /// The folder of the site, below it.
    output: String,
    /// The path that the site lives below, with a slash at both ends.
    pub base: String,
    /// The public address of the site, if it is known.
    pub url: Option<SafeUrl>,
    /// Where its stories come from, as far as this program reads them.
    pub sources: Vec<ProjectSource>,
    /// The configuration block for the browser.
    pub block: String,
    /// The same, read.
    pub config: Config,
    /// Colours of the site, by their names in the settings.
    pub colours: Vec<(String, String)>,
    /// The picture of pages that have none, if the publisher has named no other.
    pub own_picture: Option<OwnPicture>,
    /// Whether pictures are made in other sizes (`pictures`, or `--pictures`).
    pub pictures: bool,
    /// Whether a source is read by the browser itself.
    pub has_browser_sources: bool,
    /// What is wrong with the settings, but stops nothing.
    pub notes: Vec<String>,
}

/// A source that this program reads.
#[derive(Clone, Debug)]
pub struct ProjectSource {
    /// A path, or an address that begins with `http`.
    pub place: String,
    /// The section of all its stories.
    pub section: Option<Section>,
    /// How its fields are called, if it is a list of the newsroom's own.
    pub fields: Option<FieldMap>,
}

impl ProjectSource {
    /// Whether it is fetched.
    pub fn is_remote(&self) -> bool {
        self.place.starts_with("https://") || self.place.starts_with("http://")
    }
}

impl Project {
    /// Reads `dateline.json` in `folder`. `url` takes the place of its public address.
    ///
    /// # Errors
    /// When it is not there, is not JSON, or a setting is wrong of which a wrong site would be made.
    pub fn open(folder: &Path, url: Option<&str>) -> Result<Project, PublishError> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Err(PublishError::NoProject(path));
        }
        let text = disk::read_text(&path).map_err(PublishError::at(&path))?;
        let wrong = |problem: String| PublishError::Settings(path.clone(), vec![problem]);
        let settings = json::value(&text).map_err(|found| {
            let (line, column) = found.line_and_column(&text);
            wrong(format!("is not JSON: {}, line {line}, column {column}", found.why))
        })?;
        let Value::Object(settings) = settings else {
            return Err(wrong("should be an object: { \"name\": …, \"sources\": […] }".to_owned()));
        };
        Project::read(folder, settings, url)
            .map_err(|problems| PublishError::Settings(path.clone(), problems))
    }

    fn read(
        folder: &Path,
        mut settings: Map<String, Value>,
        url: Option<&str>,
    ) -> Result<Project, Vec<String>> {
        if let Some(url) = url {
            settings.insert("url".to_owned(), with_slash(url).into());
        }
        let mut problems = Vec::new();
        let url =
            settings.get("url").map(|url| SafeUrl::web(&with_slash(url.as_str().unwrap_or_default()), None));
        if url.as_ref().is_some_and(Option::is_none) {
            problems.push(
                "/url should be the public address of the site, such as \"https://paper.example/\""
                    .to_owned(),
            );
        }
        let url = url.flatten();
        let base = url.as_ref().map_or_else(|| "/".to_owned(), |url| url.path().to_owned());
        let (sources, of_browser) = sources(&settings, &mut problems);
        let colours = colours(&settings, &mut problems);
        let pictures = settings.get("pictures").unwrap_or(&Value::Bool(false)).as_bool();
        if pictures.is_none() {
            problems.push("/pictures should be true or false".to_owned());
        }
        for ours in OURS {
            settings.remove(ours);
        }
        let has_browser_sources = !of_browser.is_empty();
        let mut listed = Vec::new();
        if !sources.is_empty() {
            listed.push(own_edition());
        }
        listed.extend(of_browser);
        settings.insert("sources".to_owned(), listed.into());
        if let Some(url) = &url {
            settings.insert("url".to_owned(), url.as_str().into());
            settings.entry("feed").or_insert_with(|| "rss.xml".into());
        }
        let own_picture = own_picture_of(&mut settings, url.is_some(), &colours, &mut problems);
        let block = format!("\n{}\n", serde_json::to_string_pretty(&settings).unwrap_or_default());
        let at = url.clone().or_else(|| SafeUrl::web("https://site.invalid/", None));
        let Some(at) = at else { return Err(problems) };
        let (config, found) = Config::read(&block, &at);
        let mut notes = Vec::new();
        for problem in found {
            match problem.problem {
                ConfigProblemKind::UnknownSetting => notes.push(problem.to_string()),
                ConfigProblemKind::Secret => problems.push(format!(
                    "{} looks like a secret, and every reader can read it: take it out",
                    problem.setting
                )),
                _ => problems.push(problem.to_string()),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let folder = folder.to_owned();
        Ok(Project {
            folder,
            output: OUTPUT.to_owned(),
            base,
            url,
            sources,
            block,
            config,
            colours,
            own_picture,
            pictures: pictures.unwrap_or_default(),
            has_browser_sources,
            notes,
        })
    }

    /// The folder of the site.
    pub fn output(&self) -> PathBuf {
        self.folder.join(&self.output)
    }

    /// Makes the site in another folder, below the project's.
    #[must_use]
    pub fn into_folder(mut self, output: &str) -> Project {
        output.clone_into(&mut self.output);
        self
    }

    /// The name of the record of what is in the site's folder.
    pub fn record_name(&self) -> String {
        format!("{:08x}.json", fnv1a_32(self.output.as_bytes()))
    }

    /// The address of a path below the site; of an invented host if the site's is not known.
    pub fn address(&self, path: &str) -> Option<SafeUrl> {
        let site = self.url.as_ref().map_or("https://site.invalid/", SafeUrl::as_str);
        SafeUrl::web(&format!("{site}{path}"), None)
    }
}

fn with_slash(url: &str) -> String {
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// The source of the edition that this program writes, as the browser reads it.
fn own_edition() -> Value {
    serde_json::json!({
        "url": format!("{EDITION}/feed.json"),
        "format": "json-feed",
        "article": format!("{EDITION}/a/{{hash}}/{{slug}}.json"),
    })
}

/// The sources of this program, and those that the browser reads itself.
fn sources(settings: &Map<String, Value>, problems: &mut Vec<String>) -> (Vec<ProjectSource>, Vec<Value>) {
    let (mut ours, mut of_browser) = (Vec::new(), Vec::new());
    let listed = settings.get("sources").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    if listed.is_empty() {
        problems.push("/sources names nothing: \"sources\": [{ \"url\": \"stories\" }]".to_owned());
    }
    for (at, source) in listed.iter().enumerate() {
        let text = |name: &str| source.get(name).and_then(Value::as_str);
        let Some(place) = source.as_str().or_else(|| text("url")).filter(|place| !place.trim().is_empty())
        else {
            problems.push(format!("/sources/{at}/url should be a file, a folder or an address"));
            continue;
        };
        if text("read") == Some("browser") {
            let mut source = source.clone();
            if let Some(source) = source.as_object_mut() {
                for ours in OF_SOURCE {
                    source.remove(ours);
                }
            }
            of_browser.push(source);
            continue;
        }
        for name in source.as_object().into_iter().flat_map(Map::keys) {
            if !["url", "format", "section"].contains(&name.as_str()) && !OF_SOURCE.contains(&name.as_str()) {
                problems.push(format!("/sources/{at}/{name}: there is no such setting of a source"));
            }
        }
        let fields = match FieldMap::of(source) {
            Ok(fields) => fields,
            Err(why) => {
                problems.push(format!("/sources/{at}{why}"));
                continue;
            }
        };
        let section = text("section").map(|name| section(settings, name));
        ours.push(ProjectSource { place: place.to_owned(), section: section.flatten(), fields });
    }
    (ours, of_browser)
}

/// The section that the settings call `name`, or one of that name.
fn section(settings: &Map<String, Value>, name: &str) -> Option<Section> {
    let own = Section::named(name)?;
    let listed = settings.get("sections").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let named = listed.iter().find_map(|section| {
        let text = |field: &str| section.get(field).and_then(Value::as_str);
        let known = Section::named(text("id").or_else(|| text("name"))?)?;
        let named = text("name").unwrap_or_default();
        (known.id == own.id || named == name).then(|| Section {
            id: known.id,
            name: if named.is_empty() { name.to_owned() } else { named.to_owned() },
        })
    });
    Some(named.unwrap_or(own))
}

/// `colours`: their names and values, `#rrggbb`, of which the site's text can be read.
fn colours(settings: &Map<String, Value>, problems: &mut Vec<String>) -> Vec<(String, String)> {
    let mut colours = Vec::new();
    let listed = settings.get("colours").and_then(Value::as_object);
    for (name, value) in listed.into_iter().flatten() {
        match colours::checked(name, value.as_str().unwrap_or_default()) {
            Ok(colour) => colours.push((name.clone(), colour)),
            Err(why) => problems.push(format!("/colours/{name} {why}")),
        }
    }
    colours
}
