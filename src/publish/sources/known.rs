//! Stories of a source that have not changed since the last run: known by the bytes of their JSON, they are taken from
//! a record, and neither decoded nor cleaned again.
//!
//! The record has a line for each: a hash of the bytes and of everything around them that says how they are read, the
//! files that the story names, and the story without its text. A story of which anything was left out has none, so that
//! it is named at each run.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::SourceText;
use crate::feed::{FeedPage, Log};
use crate::json;
use crate::press::SpooledStory;
use crate::publish::error::PublishError;
use crate::publish::project::ProjectSource;
use crate::text::hash::{fnv1a_64, fnv1a_64_after};

/// The stories that the last run knew.
#[derive(Debug)]
pub struct KnownItems {
    path: PathBuf,
    /// The first line of the record.
    head: String,
    text: String,
    lines: HashMap<u64, Range<usize>>,
    /// How many lines the last run has left.
    count: usize,
    draft: Option<BufWriter<File>>,
    kept: usize,
    added: usize,
}

impl KnownItems {
    /// The record at `path`, if it is of the same `program`; an empty one otherwise, or unless `is_believed`.
    pub fn open(path: &Path, program: u64, is_believed: bool) -> KnownItems {
        let head = format!("{program:016x}\n");
        let text = if is_believed { fs::read_to_string(path).unwrap_or_default() } else { String::new() };
        let mut lines = HashMap::new();
        let mut at = head.len();
        if text.starts_with(&head) {
            for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
                let key = line.get(..16).and_then(|key| u64::from_str_radix(key, 16).ok());
                if let Some(key) = key.filter(|_| line.ends_with('\n')) {
                    lines.insert(key, at + 17..at + line.len() - 1);
                }
                at += line.len();
            }
        }
        let (path, count) = (path.to_owned(), lines.len());
        KnownItems { path, head, text, lines, count, draft: None, kept: 0, added: 0 }
    }

    /// The story with this key, and the files that it names.
    fn take(&mut self, key: u64) -> Option<(SpooledStory, BTreeSet<String>)> {
        let line = self.text.get(self.lines.get(&key)?.clone())?;
        let (files, story) = line.split_once('\t')?;
        let story = SpooledStory::of_record(story)?;
        let files = if files.is_empty() { BTreeSet::new() } else { serde_json::from_str(files).ok()? };
        let line = format!("{key:016x} {line}\n");
        self.write(&line).ok()?;
        self.kept += 1;
        Some((story, files))
    }

    /// Keeps a story for the next run.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(
        &mut self,
        key: u64,
        story: &SpooledStory,
        files: &BTreeSet<String>,
    ) -> Result<(), PublishError> {
        let Some(record) = story.record() else { return Ok(()) };
        let files =
            if files.is_empty() { String::new() } else { serde_json::to_string(files).unwrap_or_default() };
        self.added += 1;
        self.write(&format!("{key:016x} {files}\t{record}\n"))
    }

    fn write(&mut self, line: &str) -> Result<(), PublishError> {
        let draft = self.path.with_extension("draft");
        if self.draft.is_none() {
            let file = File::create(&draft).map_err(PublishError::at(&draft))?;
            self.draft = Some(BufWriter::with_capacity(1 << 16, file));
            let head = self.head.clone();
            return self.write(&head).and_then(|()| self.write(line));
        }
        let Some(file) = &mut self.draft else { return Ok(()) };
        file.write_all(line.as_bytes()).map_err(PublishError::at(&draft))
    }

    /// Frees the memory of what the last run knew: all sources are read.
    pub fn forget(&mut self) {
        self.text = String::new();
        self.lines = HashMap::new();
    }

    /// Puts the record of this run in the place of the last.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> Result<(), PublishError> {
        let draft = self.path.with_extension("draft");
        let Some(file) = self.draft.take() else { return Ok(()) };
        let file =
            file.into_inner().map_err(|error| PublishError::File(draft.clone(), error.into_error()))?;
        // The same stories as the last time.
        if self.added == 0 && self.kept == self.count {
            return fs::remove_file(&draft).map_err(PublishError::at(&draft));
        }
        let done = file.sync_data().and_then(|()| fs::rename(&draft, &self.path));
        done.map_err(PublishError::at(&draft))
    }
}

/// A document of many stories, of which those that are known were taken out.
#[derive(Default)]
pub struct CutDocument {
    /// What is left to be read; `None`: the document itself, for nothing of it is known, or it is of another form.
    pub text: Option<String>,
    /// Of each story that is left, its place in the document and its key; empty if none can be known the next time.
    pub left: Vec<(usize, u64)>,
    /// The known stories, with their places.
    pub known: Vec<(usize, SpooledStory, BTreeSet<String>)>,
}

impl CutDocument {
    /// Cuts a JSON Feed. Every other form is read as a whole.
    pub fn of(document: &SourceText, source: &ProjectSource, known: &mut KnownItems) -> CutDocument {
        CutDocument::try_of(document, source, known).unwrap_or_default()
    }

    fn try_of(document: &SourceText, source: &ProjectSource, known: &mut KnownItems) -> Option<CutDocument> {
        let text = document.text.as_str();
        let first = json::skip_white_space(text, 0)?;
        if source.fields.is_some() || !text.get(first..)?.starts_with('{') {
            return None;
        }
        let (fields, end) = json::members(text, first).ok()?;
        let mut lists = fields.iter().filter(|field| field.name == "items");
        let (Some(list), None) = (lists.next(), lists.next()) else { return None };
        let is_feed = fields
            .iter()
            .any(|field| field.name == "version" && field.raw.starts_with("\"https://jsonfeed.org/"));
        if !is_feed || !list.raw.starts_with('[') || json::skip_white_space(text, end).is_some() {
            return None;
        }
        let (items, _) = json::members(text, list.at).ok()?;
        // What says how its stories are read, beside their own bytes.
        let behind = text.get(list.at + list.raw.len()..)?;
        let around = format!("{}\n{:?}\n{}\n{behind}", document.address, source, text.get(..list.at)?);
        let around = fnv1a_64(around.as_bytes());
        let mut cut = CutDocument::default();
        let mut rest = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let key = fnv1a_64_after(around, item.raw.as_bytes());
            match known.take(key) {
                Some((story, files)) => cut.known.push((place, story, files)),
                None => {
                    cut.left.push((place, key));
                    rest.push(item.raw);
                }
            }
        }
        if !cut.known.is_empty() {
            cut.text = Some([text.get(..list.at)?, "[", &rest.join(",\n"), "]", behind].concat());
        }
        Some(cut)
    }

    /// Of each story of the page that was read of this, its place in the document, and its key unless something of it
    /// was left out. What the page says of its stories is put in the places that they have in the document.
    pub fn keys(&self, page: &mut FeedPage) -> Vec<(usize, Option<u64>)> {
        let mut bad = BTreeSet::new();
        let mut skipped = BTreeSet::new();
        for one in &mut page.skipped {
            let (pointer, place) = self.pointer(&one.pointer);
            one.pointer = pointer;
            skipped.extend(place);
        }
        for warning in &mut page.warnings {
            let (pointer, place) = self.pointer(&warning.pointer);
            warning.pointer = pointer;
            bad.extend(place);
        }
        // More warnings than there is room for may be of any story.
        let all_are_named = page.warnings.len() < Log::MAX;
        let keys: Vec<(usize, Option<u64>)> = self
            .left
            .iter()
            .filter(|(place, _)| !skipped.contains(place))
            .map(|(place, key)| (*place, Some(*key).filter(|_| all_are_named && !bad.contains(place))))
            .collect();
        if keys.len() == page.articles.len() { keys } else { self.no_keys(page) }
    }

    /// As many places as the page has stories, without keys.
    pub fn no_keys(&self, page: &FeedPage) -> Vec<(usize, Option<u64>)> {
        let place = |number: usize| self.left.get(number).map_or(number, |(place, _)| *place);
        (0..page.articles.len()).map(|number| (place(number), None)).collect()
    }

    /// A pointer into what was read as one into the document, with the place of its story there.
    fn pointer(&self, pointer: &str) -> (String, Option<usize>) {
        let of_item = pointer.strip_prefix("/items/").map(|rest| rest.split_once('/').unwrap_or((rest, "")));
        let place = of_item.and_then(|(number, _)| self.left.get(number.parse::<usize>().ok()?));
        let Some(((place, _), (_, rest))) = place.zip(of_item) else { return (pointer.to_owned(), None) };
        let rest = if rest.is_empty() { String::new() } else { format!("/{rest}") };
        (format!("/items/{place}{rest}"), Some(*place))
    }
}
