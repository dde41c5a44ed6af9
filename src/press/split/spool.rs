//! Texts that wait on the disk until they are needed, so that memory does not grow with them.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Where a text lies in a [`Spool`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SpoolPlace {
    /// Its first byte.
    at: u64,
    /// Its length.
    bytes: u64,
}

impl SpoolPlace {
    /// The length of the text.
    pub(super) fn bytes(self) -> u64 {
        self.bytes
    }
}

/// A file to which texts are added, and from which they are read again.
#[derive(Debug)]
pub(super) struct Spool {
    file: File,
    path: PathBuf,
    end: u64,
    is_kept: bool,
}

impl Spool {
    /// An empty one, whose file is gone when it is dropped.
    pub(super) fn passing(path: &Path) -> io::Result<Spool> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().read(true).write(true).create(true).truncate(true).open(path)?;
        Ok(Spool { file, path: path.to_owned(), end: 0, is_kept: false })
    }

    /// The one at `path`, with the texts that it has, for good.
    pub(super) fn kept(path: &Path) -> io::Result<Spool> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path)?;
        let end = file.metadata()?.len();
        Ok(Spool { file, path: path.to_owned(), end, is_kept: true })
    }

    /// How many bytes all its texts have.
    pub(super) fn bytes(&self) -> u64 {
        self.end
    }

    /// Forgets all texts.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.end = 0;
        self.file.set_len(0)
    }

    /// Adds a text.
    pub(super) fn put(&mut self, text: &str) -> io::Result<SpoolPlace> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(text.as_bytes())?;
        let place = SpoolPlace { at: self.end, bytes: text.len() as u64 };
        self.end += place.bytes;
        Ok(place)
    }

    /// The text at a place that [`Spool::put`] gave.
    pub(super) fn get(&mut self, place: SpoolPlace) -> io::Result<String> {
        // A place from a damaged record must not ask for more memory than there is.
        if place.at.checked_add(place.bytes).is_none_or(|end| end > self.end) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.file.seek(SeekFrom::Start(place.at))?;
        let mut text = vec![0; usize::try_from(place.bytes).unwrap_or_default()];
        self.file.read_exact(&mut text)?;
        String::from_utf8(text).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// Waits until all texts are on the disk.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// For `map_err`: the file, with what went wrong.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if !self.is_kept {
            // Nobody reads it again; the next run begins it anew.
            drop(fs::remove_file(&self.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Spool, SpoolPlace};

    #[test]
    fn texts_come_back_and_a_place_outside_is_refused() {
        let path = std::env::temp_dir().join(format!("dateline-spool-{}", std::process::id()));
        let mut spool = Spool::passing(&path).unwrap();
        let places: Vec<SpoolPlace> =
            ["one", "", "zwölf"].iter().map(|text| spool.put(text).unwrap()).collect();
        let read: Vec<String> = places.iter().rev().map(|place| spool.get(*place).unwrap()).collect();
        assert_eq!(read, ["zwölf", "", "one"]);
        assert!(spool.get(SpoolPlace { at: 5, bytes: u64::MAX }).is_err());
        assert!(spool.get(SpoolPlace { at: 5, bytes: 50 }).is_err());
        drop(spool);
        assert!(!path.exists());
        Spool::kept(&path).unwrap().put("kept").unwrap();
        let mut again = Spool::kept(&path).unwrap();
        assert_eq!(again.get(SpoolPlace { at: 0, bytes: 4 }).unwrap(), "kept");
        again.clear().unwrap();
        assert_eq!(again.bytes(), 0);
        std::fs::remove_file(&path).unwrap();
    }
}
