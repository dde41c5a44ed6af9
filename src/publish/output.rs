//! The folder of the site: files are written where their content differs, each as a whole; and the record of what each
//! page was made of, so that the next run need not make it again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use super::error::PublishError;
use crate::article::Slug;
use crate::disk;
use crate::press::ListedStory;

/// What the last run did.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct Record {
    /// A number of the program that made the site.
    pub program: u64,
    /// A number that changes with everything that the site is made of.
    pub inputs: u64,
    /// When the site has to be made anew though nothing has changed, in seconds since 1970.
    pub due: i64,
    /// Stories in the edition.
    pub stories: usize,
    /// How often all pages had to be made again, because other pages may name a story that is gone.
    pub generation: u64,
    /// Files of the project that are copied, by their paths.
    pub copies: Vec<String>,
    /// Of each page what it was made of, as a number.
    pub pages: BTreeMap<String, u64>,
}

impl Record {
    /// The record at `path`; `None` if there is none, or if a run that began after it did not end: then nobody
    /// knows what the files are. Of what another program than `program` made, only the names of the pages count.
    pub fn read(path: &Path, program: u64) -> Option<Record> {
        if unfinished(path).exists() {
            return None;
        }
        let mut record: Record = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        if record.program != program {
            record.inputs = 0;
            record.pages.values_mut().for_each(|made_of| *made_of = 0);
        }
        Some(record)
    }

    /// Says that a run begins to write.
    ///
    /// # Errors
    /// When that cannot be written.
    pub fn begin(path: &Path) -> Result<(), PublishError> {
        let mark = unfinished(path);
        disk::write(&mark, b"").map_err(PublishError::at(&mark))
    }

    /// Writes the record of a run that has ended.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(&self, path: &Path) -> Result<(), PublishError> {
        let text = serde_json::to_vec(self).unwrap_or_default();
        disk::write(path, &text).map_err(PublishError::at(path))?;
        let mark = unfinished(path);
        fs::remove_file(&mark).map_err(PublishError::at(&mark))
    }
}

fn unfinished(record: &Path) -> PathBuf {
    record.with_extension("unfinished")
}

/// The path of a story's page.
pub fn page_of(slug: &Slug) -> String {
    format!("article/{slug}.html")
}

/// The folder of a site while a run writes it. Threads share it.
pub struct Output {
    root: PathBuf,
    before: Record,
    pages: Mutex<BTreeMap<String, u64>>,
    written: AtomicUsize,
    unchanged: AtomicUsize,
}

impl Output {
    /// The folder `root`, of which `before` says what is in it.
    pub fn new(root: &Path, before: Record) -> Output {
        Output {
            root: root.to_owned(),
            before,
            pages: Mutex::default(),
            written: AtomicUsize::new(0),
            unchanged: AtomicUsize::new(0),
        }
    }

    /// Which generation of pages this run makes, of a site whose stories are `listed`: another, if a story of the last
    /// run is gone or may not be shown any more. Its headline may stand on the page of any other.
    pub fn generation(&self, listed: &[ListedStory]) -> u64 {
        let present: BTreeSet<String> = listed.iter().map(|story| page_of(&story.slug)).collect();
        let is_gone = |path: &&String| path.starts_with("article/") && !present.contains(*path);
        self.before.generation + u64::from(self.before.pages.keys().any(|path| is_gone(&path)))
    }

    /// Whether the page at `path` was made of `key` by the last run, and is there. Either way it is a page of this one.
    pub fn is_current(&self, path: &str, key: u64) -> bool {
        if let Ok(mut pages) = self.pages.lock() {
            pages.insert(path.to_owned(), key);
        }
        let is_current = self.before.pages.get(path) == Some(&key) && self.root.join(path).is_file();
        if is_current {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
        }
        is_current
    }

    /// Writes a file, unless it has that content.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, path: &str, content: &[u8]) -> Result<(), PublishError> {
        let file = self.root.join(path);
        if fs::read(&file).is_ok_and(|present| present == content) {
            self.unchanged.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        disk::write(&file, content).map_err(PublishError::at(&file))
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Removes the files of `folder` whose paths are not `names`, and drafts.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn keep_only(&self, folder: &str, names: &BTreeSet<String>) -> Result<(), PublishError> {
        for entry in fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten() {
            if !names.contains(&format!("{folder}/{}", entry.file_name().to_string_lossy())) {
                fs::remove_file(entry.path()).map_err(PublishError::at(&entry.path()))?;
            }
        }
        Ok(())
    }

    /// Removes the pages of `folder` that this run has not made, and the drafts of runs that were killed.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn remove_others(&self, folder: &str) -> Result<usize, PublishError> {
        let pages: BTreeSet<String> =
            self.pages.lock().map(|pages| pages.keys().cloned().collect()).unwrap_or_default();
        let below = self.root.join(folder);
        let Ok(entries) = fs::read_dir(&below) else { return Ok(0) };
        let mut removed = 0;
        for entry in entries {
            let path = entry.map_err(PublishError::at(&below))?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let is_html = path.extension().is_some_and(|ending| ending == "html");
            let is_page = is_html && !pages.contains(&format!("{folder}/{name}"));
            if is_page || disk::is_draft(&path) {
                fs::remove_file(&path).map_err(PublishError::at(&path))?;
                removed += usize::from(is_page);
            }
        }
        Ok(removed)
    }

    /// Files that were written, and files that had their content already.
    pub fn counts(&self) -> (usize, usize) {
        (self.written.load(Ordering::Relaxed), self.unchanged.load(Ordering::Relaxed))
    }

    /// What each page of this run was made of.
    pub fn into_pages(self) -> BTreeMap<String, u64> {
        self.pages.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Output, Record};
    use std::fs;
    use std::path::PathBuf;

    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dateline-output-{test}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn the_record_of_a_run_that_did_not_end_is_not_believed() {
        let path = folder("record").join("record.json");
        let record =
            Record { program: 1, inputs: 7, pages: [("a".to_owned(), 5)].into(), ..Record::default() };
        Record::begin(&path).unwrap();
        record.end(&path).unwrap();
        assert_eq!(Record::read(&path, 1), Some(record));
        let of_another = Record::read(&path, 2).unwrap();
        assert_eq!((of_another.inputs, of_another.pages["a"]), (0, 0));
        Record::begin(&path).unwrap();
        assert_eq!(Record::read(&path, 1), None);
    }

    #[test]
    fn a_page_is_made_again_if_it_has_changed_or_is_gone() {
        let root = folder("pages");
        let before = Record { pages: [("article/a.html".to_owned(), 1)].into(), ..Record::default() };
        let output = Output::new(&root, before);
        assert!(!output.is_current("article/a.html", 1), "its file is not there");
        output.put("article/a.html", b"a").unwrap();
        output.put("article/old.html", b"old").unwrap();
        assert!(output.is_current("article/a.html", 1));
        assert!(!output.is_current("article/a.html", 2));
        output.put("article/a.html", b"a").unwrap();
        assert_eq!(output.remove_others("article").unwrap(), 1);
        assert_eq!(output.counts(), (2, 2));
        assert!(root.join("article/a.html").is_file());
    }
}
