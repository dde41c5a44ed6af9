//! Small values that outlive the page. Storage may be full, denied or missing: then nothing is stored, and
//! the site works without.

/// Every key under which this site stores a value.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// "light" or "dark"; absent: as the system says. Read by the script in `index.html` too.
    Theme,
    /// "m", "l" or "xl"; absent: normal. Read by the script in `index.html` too.
    TextSize,
    /// The id of the breaking story that the reader has dismissed.
    DismissedBreaking,
    /// The reader's last searches, one a line; absent: searches are not to be remembered.
    SearchWords,
    /// Scroll positions of this tab's history, for the session.
    ScrollPositions,
}

impl Key {
    fn name(self) -> &'static str {
        match self {
            Key::Theme => "dateline:theme",
            Key::TextSize => "dateline:text",
            Key::DismissedBreaking => "dateline:dismissed",
            Key::SearchWords => "dateline:words",
            Key::ScrollPositions => "dateline:scroll",
        }
    }

    fn storage(self) -> Option<web_sys::Storage> {
        let window = super::window()?;
        match self {
            Key::ScrollPositions => window.session_storage(),
            Key::Theme | Key::TextSize | Key::DismissedBreaking | Key::SearchWords => window.local_storage(),
        }
        .ok()
        .flatten()
    }
}

/// The value that is stored under `key`.
pub fn get(key: Key) -> Option<String> {
    key.storage()?.get_item(key.name()).ok().flatten()
}

/// Stores `value`, or removes the stored one. `false`: it could not be stored.
pub fn set(key: Key, value: Option<&str>) -> bool {
    let Some(storage) = key.storage() else { return false };
    match value {
        Some(value) => storage.set_item(key.name(), value),
        None => storage.remove_item(key.name()),
    }
    .is_ok()
}
