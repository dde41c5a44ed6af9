//! Files on the publisher's disk: bounded reads, atomic writes, and one run at a time. Host only.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::text::hash::fnv1a_64;

/// The most bytes of one file that are read: more than the texts of a hundred thousand stories.
pub const MAX_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// The extension of files that are being written. Drafts that a killed run has left behind may be removed.
pub const DRAFT: &str = "draft";

/// Reads a file of at most [`MAX_BYTES`].
///
/// # Errors
/// When it cannot be read, is larger, or is no ordinary file: a device or a pipe may never end.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        let kind = if about.is_dir() { "a folder" } else { "a device or a pipe" };
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("is {kind}, and no file")));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        let why = format!("is larger than {} GB: give it in parts", MAX_BYTES / 1024 / 1024 / 1024);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

/// As [`read`], for text.
///
/// # Errors
/// As [`read`], and when it is no UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "is no text in UTF-8"))
}

/// Writes a file, and the folders that it lies in.
///
/// Readers get the old or the new content, never a part, also after a full disk, a killed run or a power cut:
/// the content is written to a draft in the same folder, flushed to the disk, and renamed.
///
/// # Errors
/// When it cannot be written; there is no draft then.
pub fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let draft = draft_of(path);
    let written = write_whole(&draft, content).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // The first error says what is wrong; one about removing the draft would hide it.
        drop(fs::remove_file(&draft));
    }
    written
}

/// The draft of a file: beside it, under a name of its own, for its name may have all the 255 bytes that a disk allows.
fn draft_of(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| fnv1a_64(name.as_encoded_bytes())).unwrap_or_default();
    path.with_file_name(format!(".{name:016x}.{}.{DRAFT}", std::process::id()))
}

/// How many files are flushed at once: eight of them take the time of one.
const WRITERS: usize = 8;

/// Writes many files as [`write`] does, in no order, some at once.
///
/// # Errors
/// The first file that cannot be written; no further file is begun.
pub fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), (PathBuf, io::Error)> {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((path, content)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(error) = write(path, content) {
                next.store(files.len(), Ordering::Relaxed);
                return Err((path.clone(), error));
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (1..WRITERS.min(files.len())).map(|_| scope.spawn(work)).collect();
        let own = work();
        workers.into_iter().filter_map(|worker| worker.join().ok()).fold(own, Result::and)
    })
}

fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(content)?;
    file.sync_data()
}

/// Whether a file is a draft of [`write`].
pub fn is_draft(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == DRAFT)
}

/// What to do about an error of the disk, to be put behind its words; empty where they say enough.
pub fn what_to_do(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "\n  The disk is full. All files that are there are whole, as they were or newer: make room, and run this again."
        }
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            "\n  Run this where it may write, or let it write there."
        }
        _ => "",
    }
}

/// Whether Windows keeps a name for a device, whatever its ending: a file that is called so cannot be made there.
pub fn is_device(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let mut number = port.unwrap_or_default().chars();
    let is_port = matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None));
    is_port || DEVICES.contains(&stem.as_str())
}

/// A name as disks compare it that do not tell capitals from small letters; the small letters of some are not told
/// apart either, such as the two forms of sigma.
pub fn regardless_of_case(name: &str) -> String {
    name.to_uppercase()
}

/// Whether both paths lead to the same existing file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Writes to standard output. A closed pipe (`… | head`) is not an error.
///
/// # Errors
/// When it cannot be written for another reason.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// A lock on a folder for one run, by the file [`FolderLock::NAME`] in it. The system releases the lock when
/// the run ends, in whatever way; the file, which is empty, stays.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// The name of the file that is locked.
    pub const NAME: &str = ".press.lock";

    /// Locks the folder, which is created if it does not exist. `None`: another run has locked it.
    ///
    /// # Errors
    /// When the folder or the file cannot be made.
    pub fn take(folder: &Path) -> io::Result<Option<FolderLock>> {
        fs::create_dir_all(folder)?;
        let file =
            File::options().create(true).truncate(false).write(true).open(folder.join(FolderLock::NAME))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(FolderLock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FolderLock, is_device, is_draft, read, regardless_of_case, write};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dateline-disk-{test}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_file_is_written_whole_and_leaves_no_draft() {
        let folder = folder("whole");
        let path = folder.join("a/b/c.json");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::create_dir(folder.join("taken")).unwrap();
        assert!(write(&folder.join("taken"), b"x").is_err());
        assert!(!fs::read_dir(&folder).unwrap().any(|entry| is_draft(&entry.unwrap().path())));
    }

    #[test]
    fn a_name_of_the_greatest_length_is_written() {
        let path = folder("long").join(format!("{}.html", "a".repeat(250)));
        write(&path, b"one").unwrap();
        assert_eq!(read(&path).unwrap(), b"one");
    }

    #[test]
    fn many_files_are_written_at_once_and_one_that_cannot_be_is_named() {
        let folder = folder("many");
        let mut files: Vec<(PathBuf, Vec<u8>)> =
            (0..50_u8).map(|number| (folder.join(number.to_string()), vec![number])).collect();
        super::write_all(&files).unwrap();
        assert!(files.iter().all(|(path, content)| read(path).unwrap() == *content));
        fs::create_dir(folder.join("taken")).unwrap();
        files.push((folder.join("taken"), Vec::new()));
        assert_eq!(super::write_all(&files).unwrap_err().0, folder.join("taken"));
    }

    #[test]
    #[cfg(unix)]
    fn what_may_never_end_is_not_read() {
        for path in ["/dev/zero", "/dev/stdin", "/"] {
            assert!(read(Path::new(path)).is_err(), "{path}");
        }
    }

    #[test]
    fn devices_of_windows_are_known_by_their_names() {
        for name in
            ["con", "CON", "nul.html", "aux.tar.gz", "com1", "lpt9.json", "com\u{b2}", "prn .txt", "CONIN$"]
        {
            assert!(is_device(name), "{name}");
        }
        for name in ["cons", "com", "com10", "lpt", "null", "a.con", "comet", "com-1", ""] {
            assert!(!is_device(name), "{name}");
        }
        assert_eq!(regardless_of_case("λογος"), regardless_of_case("λογοσ"));
    }

    #[test]
    fn a_folder_is_held_by_one_run_at_a_time() {
        let folder = folder("lock");
        let first = FolderLock::take(&folder).unwrap();
        assert!(first.is_some() && FolderLock::take(&folder).unwrap().is_none());
        drop(first);
        assert!(FolderLock::take(&folder).unwrap().is_some());
    }
}
