//! From `dateline.json` to the folder of the site.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use super::feeds::{self, FeedSite};
use super::output::{Output, Record};
use super::pages::{self, PageMaker};
use super::pictures::Pictures;
use super::project::{EDITION, Project};
use super::share::{self, SharePictures};
use super::shell::{self, ShellSettings};
use super::site_files::SiteFiles;
use super::sources::{self, Gathered, Inputs, KEPT, KnownItems};
use super::{colours, copies, pictures, sitemap, widget};
use crate::article::{SafeUrl, Timestamp};
use crate::disk::FolderLock;
use crate::press::{Faults, LastRun, PictureWorkshop, PressError, SplitReport, SpooledStory, split_stories};
use crate::text::hash::fnv1a_64;

/// How long a site is current though nothing has changed, in seconds: the date on it is that of a day.
const CURRENT_FOR: i64 = 24 * 3600;

/// How a site is made.
pub struct BuildOptions<'a> {
    /// The template of the site; `None` is the one that the program carries.
    pub site: Option<&'a Path>,
    /// Whether a fault of a story stops everything.
    pub faults: Faults,
    /// The present moment.
    pub now: Timestamp,
    /// Is told how far it is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Sources are being read.
    Reading,
    /// So many stories were read, and the edition is being written.
    Edition(usize),
    /// So many of so many pages are done.
    Pages(usize, usize),
}

/// What a run did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct BuildReport {
    /// Where the site is.
    pub folder: PathBuf,
    /// Stories in the edition.
    pub stories: usize,
    /// Stories that may not be shown yet, or any more.
    pub held: usize,
    /// Files of the edition and pages that were written.
    pub written: usize,
    /// Files that had their content already.
    pub unchanged: usize,
    /// Pictures that were made in other sizes.
    pub pictures: usize,
    /// Pages of stories that are gone.
    pub removed: usize,
    /// Whether there was nothing to do.
    pub is_current: bool,
    /// What was left out of stories, and why.
    pub faults: Vec<String>,
    /// What somebody should know.
    pub notes: Vec<String>,
}

/// Makes the site of a project, or what has changed of it.
///
/// Nothing that a reader can see changes before all sources are read. Files are written before those that name them,
/// the front page at the end; each is renamed into its place, so that a run may end at any moment.
///
/// # Errors
/// [`PublishError`]; the site is whole then, as it was or partly newer.
pub fn build(project: &Project, options: &BuildOptions) -> Result<BuildReport, PublishError> {
    if project.url.is_none() && !project.sources.is_empty() {
        let problem =
            "needs \"url\", the public address of the site, for its pages name it; or give it with --url";
        return Err(PublishError::Settings(
            project.folder.join(super::project::FILE),
            vec![problem.to_owned()],
        ));
    }
    let kept = project.folder.join(KEPT);
    let lock = FolderLock::take(&kept).map_err(PublishError::at(&kept))?;
    let Some(_lock) = lock else { return Err(PublishError::Running(project.folder.clone())) };
    let mut site = SiteFiles::open(options.site, project.has_browser_sources)?;
    widget::name_newsroom(&mut site, &project.config);
    let path = kept.join(project.record_name());
    // Files of stories differ with the renditions that they name.
    let program = program() ^ u64::from(project.pictures);
    let record = Record::read(&path, program);
    let is_believed = record.is_some();
    let record = record.unwrap_or_default();
    let inputs = Inputs::of(project)?;
    let made_of = fingerprint(project, &site, &inputs, &record.copies);
    let report = BuildReport { folder: project.output(), ..BuildReport::default() };
    let is_local = project.sources.iter().all(|source| !source.is_remote());
    let is_current = |made_of: u64| {
        record.inputs == made_of
            && options.now.seconds() < record.due
            && project.output().join("index.html").is_file()
    };
    if is_local && is_current(made_of) {
        return Ok(BuildReport { is_current: true, stories: record.stories, ..report });
    }
    (options.progress)(Progress::Reading);
    // A text that was not read because its story has not changed may be needed after all: then all are read.
    for is_known in [is_believed, false] {
        let mut known = KnownItems::open(&path.with_extension("known"), program, is_known);
        let mut gathered = sources::gather(project, &inputs, &mut known, options.now)?;
        let fetched = gathered.fetched;
        if !is_local && is_current(made_of ^ fetched) {
            known.end()?;
            let (stories, notes) = (record.stories, gathered.notes);
            return Ok(BuildReport { is_current: true, stories, notes, ..report });
        }
        gathered.notes.splice(0..0, project.notes.iter().cloned());
        Record::begin(&path)?;
        let stories = path.with_extension("stories.json");
        let last = LastRun::read(&stories, program, &gathered.stories.title, is_believed)?;
        let writer = SiteWriter { project, site: &site, options };
        let begun = BuildReport { folder: project.output(), ..BuildReport::default() };
        let written = match writer.write(gathered, (record.clone(), last), begun) {
            Err(PublishError::Edition(PressError::Unread)) if is_known => continue,
            written => written,
        };
        let (mut new, report) = written?;
        known.end()?;
        new.program = program;
        // As it was when the run began, if it is of the same files: what has changed meanwhile is for the next run.
        let is_of_same = record.copies == new.copies;
        let made_of = if is_of_same { made_of } else { fingerprint(project, &site, &inputs, &new.copies) };
        new.inputs = made_of ^ fetched;
        new.end(&path)?;
        return Ok(report);
    }
    Err(PublishError::Edition(PressError::Unread))
}

/// A number of this program: another one may read, write or print the same story in another way.
fn program() -> u64 {
    let about = std::env::current_exe().and_then(fs::metadata).ok();
    let changed = about.as_ref().and_then(|about| about.modified().ok());
    let length = about.as_ref().map(fs::Metadata::len);
    fnv1a_64(format!("{} {length:?} {changed:?}", env!("CARGO_PKG_VERSION")).as_bytes())
}

/// A number that changes with the settings, the program, the site and the files of the sources.
fn fingerprint(project: &Project, site: &SiteFiles, inputs: &Inputs, copies: &[String]) -> u64 {
    let colours = format!("{:?}", project.colours);
    let sources = format!("{:?} {}", project.sources, project.pictures);
    let files = copies::fingerprint(project, copies);
    let own =
        [env!("CARGO_PKG_VERSION"), &project.block, &colours, &sources, &site.page, &site.named.concat()];
    fnv1a_64(own.concat().as_bytes()) ^ inputs.fingerprint() ^ files.rotate_left(7)
}

/// When the site has to be made anew by itself: an embargo ends, or breaking news.
fn due(stories: &[SpooledStory], now: Timestamp) -> i64 {
    let moments = stories.iter().flat_map(|SpooledStory { article, .. }| {
        let breaking = article.breaking_until.or(article.changed()).filter(|_| article.is_breaking(now));
        let ends = breaking.map(|at| match article.breaking_until {
            Some(_) => at.seconds(),
            None => at.seconds() + crate::article::BREAKING_FOR,
        });
        article.held_until(now).map(Timestamp::seconds).into_iter().chain(ends)
    });
    let day_ends = now.seconds() - now.seconds().rem_euclid(CURRENT_FOR) + CURRENT_FOR;
    moments.filter(|at| *at > now.seconds()).fold(day_ends, i64::min)
}

/// Writes a site.
struct SiteWriter<'a> {
    project: &'a Project,
    site: &'a SiteFiles,
    options: &'a BuildOptions<'a>,
}

impl SiteWriter<'_> {
    fn write(
        &self,
        gathered: Gathered,
        (before, last): (Record, LastRun),
        mut report: BuildReport,
    ) -> Result<(Record, BuildReport), PublishError> {
        let SiteWriter { project, site, options, .. } = self;
        let Gathered { stories, files, mut notes, .. } = gathered;
        let mut record = Record { due: due(&stories.stories, options.now), ..Record::default() };
        (options.progress)(Progress::Edition(stories.stories.len()));
        let root = project.output();
        let output = Output::new(&root, before);
        let (template, mut named) = colours::with_colours(site, &project.colours, &output)?;
        named.extend(pictures::files(project));
        for (name, content) in &site.files {
            let content = match name.as_str() {
                "manifest.webmanifest" => {
                    shell::manifest(&String::from_utf8_lossy(content), &project.config).into_bytes()
                }
                "robots.txt" => continue,
                _ => content.clone(),
            };
            output.put(name, &content)?;
        }
        copies::copy_static(project, &output)?;
        record.copies = files.into_iter().collect();
        copies::copy(project, &record.copies, &output, &mut notes)?;
        let edition = root.join(EDITION);
        let split = if project.sources.is_empty() {
            SplitReport::default()
        } else {
            let mut pictures = project.pictures.then(|| Pictures::new(project, &output));
            let workshop = pictures.as_mut().map(|pictures| pictures as &mut dyn PictureWorkshop);
            let split = split_stories(stories, &edition, last, (options.faults, options.now), workshop);
            // The edition's own lock, which no host needs.
            drop(fs::remove_file(edition.join(FolderLock::NAME)));
            let split = split?;
            match pictures {
                Some(pictures) => {
                    let (made, faults) = pictures.end()?;
                    report.pictures = made;
                    notes.extend(faults);
                }
                None => pictures::remove_all(&output)?,
            }
            split
        };
        let is_exact = !project.has_browser_sources && pages::is_exact(&edition, &split.listed);
        let oembed = project.url.as_ref().filter(|_| widget::is_there(site));
        if let Some(url) = oembed {
            output.put(widget::OEMBED, widget::oembed(&project.config, url).as_bytes())?;
        }
        let settings = ShellSettings {
            block: &project.block,
            base: &project.base,
            scripts: &site.scripts,
            oembed: oembed.map(|_| widget::OEMBED),
            is_exact,
        };
        let page = shell::configure(&template, &settings);
        record.generation = output.generation(&split.listed);
        if let Some(url) = &project.url {
            let shared = share::paint_drawings(project, &split.listed, &output, &mut notes)?;
            self.pages((&page, &shared), &split, (url, record.generation), &output, &mut notes)?;
        }
        output.put("404.html", page.as_bytes())?;
        output.put("_headers", shell::headers(&project.base, &named).as_bytes())?;
        let redirects =
            if project.has_browser_sources { shell::redirects(&project.base) } else { String::new() };
        output.put("_redirects", redirects.as_bytes())?;
        if project.sources.is_empty() {
            output.put("index.html", page.as_bytes())?;
        }
        for folder in ["article", "section", "topic"] {
            report.removed += output.remove_others(folder)?;
        }
        let (written, unchanged) = output.counts();
        report.written = written + split.written.len();
        report.unchanged = unchanged + split.unchanged;
        (report.stories, report.held) = (split.stories, split.held);
        (report.faults, report.notes) = (split.faults, notes);
        report.notes.extend(split.hints);
        (record.stories, record.pages) = (split.stories, output.into_pages());
        Ok((record, report))
    }

    fn pages(
        &self,
        (shell, shared): (&str, &SharePictures),
        split: &SplitReport,
        (url, generation): (&SafeUrl, u64),
        output: &Output,
        notes: &mut Vec<String>,
    ) -> Result<(), PublishError> {
        let (project, now) = (self.project, self.options.now);
        let stories = split.listed.len();
        let progress = |done: usize| (self.options.progress)(Progress::Pages(done, stories));
        let maker = PageMaker { project, shell, now, output, shared, generation, progress: &progress };
        maker.stories(&split.listed)?;
        let name = shell::paper(&self.project.config);
        let site = FeedSite { name: &name, language: self.project.config.language.tag(), url };
        let head = project.address(&format!("{EDITION}/feed.json"));
        let head = head.as_ref().unwrap_or(url);
        let newest = feeds::stories(maker.newest(&split.listed, feeds::MAX_STORIES), &site, head);
        output.put("rss.xml", feeds::rss(&site, &newest).as_bytes())?;
        output.put("atom.xml", feeds::atom(&site, &newest).as_bytes())?;
        output.put("feed.json", feeds::json_feed(&site, &newest).as_bytes())?;
        let routes = maker.lists(notes)?;
        for (name, text) in sitemap::sitemap(&site, &routes, &split.listed) {
            output.put(&name, text.as_bytes())?;
        }
        output.put("news-sitemap.xml", sitemap::news(&site, &split.listed, self.options.now).as_bytes())?;
        output.put("robots.txt", sitemap::robots(&site).as_bytes())
    }
}
