//! Unexpanded shortcodes of `WordPress`: `[caption …]`, `[vc_row]`.
//!
//! They occur where the plug-in that would expand them is off, or does not run for the REST API.

/// Longest shortcode, in bytes.
const MAX_BYTES: usize = 2_000;

/// Longest name, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// Names that count as shortcodes even without an attribute or an end tag. In alphabetical order.
const NAMES: [&str; 22] = [
    "adrotate",
    "audio",
    "caption",
    "contact-form",
    "contact-form-7",
    "divider",
    "dropcap",
    "embed",
    "gallery",
    "gravityform",
    "instagram",
    "mc4wp_form",
    "playlist",
    "row",
    "soundcloud",
    "spacer",
    "toc",
    "tweet",
    "video",
    "vimeo",
    "wp_caption",
    "youtube",
];

/// Shortcodes with the id of a video or a post, and the address prefix for the id.
const ID_SERVICES: [(&str, &str); 3] = [
    ("tweet", "https://twitter.com/i/status/"),
    ("vimeo", "https://player.vimeo.com/video/"),
    ("youtube", "https://www.youtube.com/embed/"),
];

/// A shortcode in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shortcode<'a> {
    pub name: &'a str,
    pub is_end: bool,
    pub attributes: &'a str,
}

/// The first shortcode of `text`, with the text before and after it. `html` is the whole body, in which its end
/// tag may be. `[sic]`, `[…]` and `[the mayor]` are not shortcodes.
pub(super) fn first<'a>(text: &'a str, html: &str) -> Option<(&'a str, Shortcode<'a>, &'a str)> {
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find('[').map(|at| from + at) {
        from = start + 1;
        // `[[caption]]` is an escaped shortcode.
        let is_written = |text: &str| {
            text.starts_with('[')
                && text.get(..MAX_NAME_BYTES.min(text.len())).is_some_and(|text| text.contains("]]"))
        };
        if text.get(from..).is_some_and(is_written) {
            from = from + text.get(from..)?.find("]]")? + 2;
            continue;
        }
        if let Some((shortcode, rest)) = read(text.get(from..)?, html) {
            return Some((text.get(..start)?, shortcode, rest));
        }
    }
    None
}

fn read<'a>(text: &'a str, html: &str) -> Option<(Shortcode<'a>, &'a str)> {
    let text = text.get(..text.floor_char_boundary(MAX_BYTES)).map_or(text, |_| text);
    let end = text.bytes().take(MAX_BYTES).position(|byte| matches!(byte, b']' | b'['))?;
    let (inner, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(']')?;
    let (inner, is_end) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let length = inner.bytes().position(|byte| !is_of_name(byte)).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at_checked(length)?;
    let is_name =
        (2..=MAX_NAME_BYTES).contains(&length) && name.starts_with(|first: char| first.is_ascii_alphabetic());
    let has_gap = attributes.is_empty() || attributes.starts_with([' ', '=', '/', '\u{a0}', '\n']);
    if !is_name || !has_gap {
        return None;
    }
    let is_known = NAMES.binary_search(&name).is_ok()
        || name.contains('_') && name.bytes().all(|byte| !byte.is_ascii_uppercase());
    let has_other = |before: &str, behind: &[&str]| {
        behind.iter().any(|behind| html.contains(&[before, name, behind].concat()))
    };
    // `[vimeo 123]`, `[tweet 123]`
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_known_form = |text: &str| text.is_empty() || is_number(text) || text.contains(['=', ':', '"']);
    let is_shortcode = is_known && is_known_form(attributes.trim())
        || attributes.contains('=')
        || attributes.is_empty() && is_end && has_other("[", &["]", " "])
        || attributes.is_empty() && !is_end && has_other("[/", &["]"]);
    is_shortcode.then_some((Shortcode { name, is_end, attributes }, rest))
}

impl<'a> Shortcode<'a> {
    /// The first web address in it.
    pub(super) fn address(&self) -> Option<&'a str> {
        address(self.attributes)
    }

    /// The address for the id in it: `[vimeo 123]`, `[youtube id="…"]`.
    pub(super) fn address_of_id(&self) -> Option<String> {
        let (_, before) = ID_SERVICES.iter().find(|(name, _)| *name == self.name)?;
        let written = self.attributes.trim();
        let id = self.value("id").unwrap_or(written).trim();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (!id.is_empty() && id.bytes().all(is_plain)).then(|| [before, id].concat())
    }

    /// The value of an attribute; also in typographic quotation marks, which editors substitute for plain ones.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.attributes.split_once(&[name, "="].concat())?;
        let quotes = ["\"", "'", "&#8221;", "&#8243;", "&quot;", "”", "“", "″"];
        let value = quotes.iter().find_map(|quote| value.strip_prefix(quote))?;
        let end = quotes.iter().filter_map(|quote| value.find(quote)).min()?;
        value.get(..end)
    }
}

/// The first web address in `text`.
pub(super) fn address(text: &str) -> Option<&str> {
    let at = text.find("http://").or_else(|| text.find("https://"))?;
    let address = text.get(at..)?;
    let end = address
        .find(|next: char| next.is_whitespace() || "\"'”″“[]<>".contains(next))
        .unwrap_or(address.len());
    let address = address.get(..end)?;
    let end = ["&#8221;", "&#8243;", "&quot;"].iter().filter_map(|quote| address.find(quote)).min();
    address.get(..end.unwrap_or(address.len()))
}

#[cfg(test)]
mod tests {
    use super::first;

    fn names(text: &str) -> Vec<String> {
        let (mut rest, mut names) = (text, Vec::new());
        while let Some((_, shortcode, behind)) = first(rest, text) {
            names.push(format!("{}{}", if shortcode.is_end { "/" } else { "" }, shortcode.name));
            rest = behind;
        }
        names
    }

    #[test]
    fn shortcodes_are_told_from_brackets_of_the_desk() {
        assert_eq!(
            names("[vc_row][vc_column width=&#8221;1/1&#8221;]x[/vc_column][/vc_row]"),
            ["vc_row", "vc_column", "/vc_column", "/vc_row"]
        );
        assert_eq!(
            names("[caption id=”a”]x[/caption] [gallery] [su_note]y[/su_note] [box]z[/box]"),
            ["caption", "/caption", "gallery", "su_note", "/su_note", "box", "/box"]
        );
        assert_eq!(names("[vimeo 123] [[caption]] [tweet 20] [[gallery ids=\"1\"]]"), ["vimeo", "tweet"]);
        let desk = "[sic] […] [the mayor] [1] [2026] [a] [Update: x = 1] [citation needed] [/] [] [emphasis added] [embed this] a[i] [row of houses]";
        assert_eq!(names(desk), Vec::<String>::new());
    }

    #[test]
    fn values_and_addresses_are_read_with_any_quotation_marks() {
        let text = "[audio mp3=&#8221;https://a.example/b.mp3&#8221; caption='Fog']";
        let (_, audio, _) = first(text, text).unwrap();
        assert_eq!((audio.address(), audio.value("caption")), (Some("https://a.example/b.mp3"), Some("Fog")));
    }
}
