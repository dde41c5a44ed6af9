//! Small values that outlive the page. Storage may be full, denied or gone: then nothing is kept,
//! and everything goes on.

/// Every key under which this site keeps something.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    /// "light" or "dark"; absent: as the system says. Read by the script in `index.html` too.
    Theme,
    /// "m", "l" or "xl"; absent: normal. Read by the script in `index.html` too.
    TextSize,
    /// The id of the breaking story that the reader has dismissed.
    DismissedBreaking,
    /// What the reader has searched for, a line each; absent: it is not to be remembered.
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

/// What is kept under `key`.
pub fn get(key: Key) -> Option<String> {
    key.storage()?.get_item(key.name()).ok().flatten()
}

/// Keeps `value`, or drops what was kept. `false`: it could not be kept.
pub fn set(key: Key, value: Option<&str>) -> bool {
    let Some(storage) = key.storage() else { return false };
    match value {
        Some(value) => storage.set_item(key.name(), value),
        None => storage.remove_item(key.name()),
    }
    .is_ok()
}
