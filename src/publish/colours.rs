//! The publisher's colours: a few custom properties at the end of the style sheet.

use super::error::PublishError;
use super::output::Output;
use super::site_files::SiteFiles;
use crate::text::hash::fnv1a_64;

/// The names in the settings, the custom property of each, and whether it is for the dark theme.
const NAMES: [(&str, &str, bool); 4] = [
    ("accent", "--accent", false),
    ("band", "--band", false),
    ("accentDark", "--accent", true),
    ("bandDark", "--band", true),
];
/// The paper of the light and the dark theme, on which the accent stands, and the ink of the band (style/tokens.css).
const PAPER: u32 = 0x00ff_ffff;
const DARK_PAPER: u32 = 0x0014_1312;
const ON_BAND: u32 = 0x00ff_ffff;
/// The least contrast of text (WCAG 2.2, 1.4.3), in tenths.
const MIN_CONTRAST: f64 = 4.5;

/// A colour of the settings, if there is such a name, it is a colour, and text in it can be read.
///
/// # Errors
/// What is wrong, after the name.
pub fn checked(name: &str, value: &str) -> Result<String, String> {
    let Some((_, property, is_dark)) = NAMES.iter().find(|(known, ..)| *known == name) else {
        return Err(format!(
            "is no colour of the site: there are {}",
            NAMES.map(|(name, ..)| name).join(", ")
        ));
    };
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6);
    let Some(colour) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
        return Err("should be a colour such as \"#a4161a\"".to_owned());
    };
    let behind = match (*property, is_dark) {
        ("--band", _) => ON_BAND,
        (_, true) => DARK_PAPER,
        (_, false) => PAPER,
    };
    let contrast = contrast(colour, behind);
    if contrast < MIN_CONTRAST {
        let on = if *property == "--band" { "white text on it" } else { "text in it" };
        return Err(format!(
            "has a contrast of {contrast:.1}: {on} cannot be read; {MIN_CONTRAST} is the least"
        ));
    }
    Ok(format!("#{colour:06x}"))
}

/// The contrast of two colours (WCAG 2.2, "contrast ratio").
fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |colour: u32| {
        let part = |shift: u32| {
            let part = f64::from(colour >> shift & 0xff) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The page of the site, and the names of its files that change with their content, with a style sheet that has the
/// colours, which is written.
///
/// # Errors
/// When it cannot be written.
pub fn with_colours(
    site: &SiteFiles,
    colours: &[(String, String)],
    output: &Output,
) -> Result<(String, Vec<String>), PublishError> {
    let is_sheet = |name: &String| {
        name.rsplit_once('.').is_some_and(|(stem, ending)| ending == "css" && !stem.contains('/'))
    };
    let sheet = site.files.iter().find(|(name, _)| is_sheet(name));
    let Some((name, content)) = sheet.filter(|_| !colours.is_empty()) else {
        return Ok((site.page.clone(), site.named.clone()));
    };
    let css = [String::from_utf8_lossy(content).as_ref(), &declarations(colours)].concat();
    let new = format!("site-{:012x}.css", fnv1a_64(css.as_bytes()) & 0xffff_ffff_ffff);
    output.put(&new, css.as_bytes())?;
    let named = site.named.iter().map(|known| if known == name { new.clone() } else { known.clone() });
    Ok((site.page.replace(name.as_str(), &new), named.collect()))
}

fn declarations(colours: &[(String, String)]) -> String {
    let of = |dark: bool| -> String {
        let own = NAMES.iter().filter(|(.., is_dark)| *is_dark == dark);
        own.filter_map(|(name, property, _)| {
            let (_, value) = colours.iter().find(|(known, _)| known == name)?;
            Some(format!("{property}:{value};"))
        })
        .collect()
    };
    let (light, dark) = (of(false), of(true));
    format!(
        "\n@media not print{{@media not (prefers-color-scheme:dark){{:root:not([data-theme=dark]){{{light}}}}}\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\
         :root[data-theme=light]{{{light}}}:root[data-theme=dark]{{{dark}}}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{checked, contrast, declarations};

    #[test]
    fn a_colour_that_cannot_be_read_is_refused() {
        assert_eq!(checked("accent", "#A4161A").as_deref(), Ok("#a4161a"));
        assert!(checked("accent", "#ffcc00").unwrap_err().contains("contrast of 1.5"));
        assert!(checked("accentDark", "#ffcc00").is_ok());
        assert!(checked("accent", "red;}").unwrap_err().contains("should be a colour"));
        assert!(checked("ink", "#000000").unwrap_err().contains("there are accent, band"));
        assert!((contrast(0, 0x00ff_ffff) - 21.0).abs() < 0.001);
    }

    #[test]
    fn each_theme_has_its_own() {
        let css = declarations(&[("accent".to_owned(), "#a4161a".to_owned())]);
        assert!(css.contains(":root[data-theme=light]{--accent:#a4161a;}:root[data-theme=dark]{}"), "{css}");
    }
}
