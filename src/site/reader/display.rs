//! Theme and text size. The script in `index.html` sets both before the first paint, from the same keys.

use crate::browser::page;
use crate::browser::storage::{self, Key};
use crate::site::state::Site;

/// The colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The size of all text, beside the browser's own setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// 100 %
    Small,
    /// 112.5 %
    Medium,
    /// 131.25 %
    Large,
    /// 162.5 %
    ExtraLarge,
}

impl Theme {
    /// In the order of the panel.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    fn value(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

impl TextSize {
    /// In the order of the panel.
    pub const ALL: [TextSize; 4] = [TextSize::Small, TextSize::Medium, TextSize::Large, TextSize::ExtraLarge];

    fn value(self) -> Option<&'static str> {
        match self {
            TextSize::Small => None,
            TextSize::Medium => Some("m"),
            TextSize::Large => Some("l"),
            TextSize::ExtraLarge => Some("xl"),
        }
    }
}

/// The theme that is set.
pub fn theme(site: &Site) -> Theme {
    let kept = site.platform.stored(Key::Theme);
    Theme::ALL.into_iter().find(|theme| theme.value() == kept.as_deref()).unwrap_or(Theme::Auto)
}

/// Sets and keeps the theme.
pub fn set_theme(theme: Theme) {
    storage::set(Key::Theme, theme.value());
    page::set_root_attribute("data-theme", theme.value());
    page::match_browser_colour_to_paper();
}

/// The text size that is set.
pub fn text_size(site: &Site) -> TextSize {
    let kept = site.platform.stored(Key::TextSize);
    TextSize::ALL.into_iter().find(|size| size.value() == kept.as_deref()).unwrap_or(TextSize::Small)
}

/// Sets and keeps the text size.
pub fn set_text_size(size: TextSize) {
    storage::set(Key::TextSize, size.value());
    page::set_root_attribute("data-text", size.value());
}

/// Sets language and direction of the document, and the browser's colour, as configured.
pub fn announce_direction(site: &Site) {
    page::set_root_attribute("lang", Some(site.config.language.tag()));
    page::set_root_attribute("dir", Some(site.config.language.direction().as_str()));
    page::match_browser_colour_to_paper();
}
