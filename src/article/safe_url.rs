//! The only way an address gets into a page.

mod resolve;

use std::fmt;

/// An address that is safe to link to, to load from and to write into an attribute.
///
/// It is absolute; its scheme is http, https, mailto or tel; it carries no user name or password;
/// and it is ASCII without white space, quotes, angle brackets or backticks, except that the name
/// of a host keeps its own letters (the browser turns them into Punycode).
///
/// A web address always has the form `scheme://host[:port]/path[?query][#fragment]`, with scheme
/// and host in lower case, without a default port and without dot segments.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeUrl(String);

/// Where the path of a web address begins to be something else.
const AFTER_PATH: [char; 2] = ['?', '#'];

impl SafeUrl {
    /// The address that a browser reads from `text` on a page at `base` (WHATWG URL Standard).
    ///
    /// `None` for every other scheme, for credentials, and for all that is doubtful even where
    /// browsers guess: an empty text, more or fewer than two slashes before a host
    /// (`https:evil`, `///evil`), a colon in the first segment of a relative path, hosts with an
    /// empty label, percent-encoding or a number that is no plain IPv4 address, texts over 8 KiB.
    ///
    /// Stricter than a browser in the output, too: `'` and, behind the path, a backtick are
    /// percent-encoded, and in mailto and tel addresses so are spaces.
    pub fn parse(text: &str, base: Option<&SafeUrl>) -> Option<SafeUrl> {
        resolve::resolve(text, base).map(SafeUrl)
    }

    /// [`SafeUrl::parse`], for http and https only: what a picture, a feed or a canonical link needs.
    pub fn web(text: &str, base: Option<&SafeUrl>) -> Option<SafeUrl> {
        SafeUrl::parse(text, base).filter(SafeUrl::is_web)
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an http or https address.
    pub fn is_web(&self) -> bool {
        self.0.starts_with("http")
    }

    /// Scheme, host and any port (`https://example.com:8080`); `None` for mailto and tel.
    pub fn origin(&self) -> Option<&str> {
        // A mailto address may have another address in its query.
        let (scheme, rest) = self.is_web().then(|| self.0.split_once("://"))??;
        let authority = rest.split('/').next()?;
        self.0.get(..scheme.len() + 3 + authority.len())
    }

    /// The host as it is written, with any "www." and without the port; `None` for mailto and tel.
    pub fn host(&self) -> Option<&str> {
        let (_, authority) = self.origin()?.split_once("://")?;
        match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => Some(host),
            _ => Some(authority),
        }
    }

    /// The path, which starts with `/`; of a mailto or tel address what stands before any `?`.
    pub fn path(&self) -> &str {
        let rest = match self.origin() {
            Some(origin) => self.0.strip_prefix(origin),
            None => self.0.split_once(':').map(|(_, rest)| rest),
        };
        rest.and_then(|rest| rest.split(AFTER_PATH).next()).unwrap_or_default()
    }

    /// Whether both are web addresses of one origin.
    pub fn is_same_origin(&self, other: &SafeUrl) -> bool {
        self.origin().is_some() && self.origin() == other.origin()
    }

    /// What the addresses of one picture in several sizes and types have in common:
    /// `https://x/a-300x200.jpg?w=300`, `https://x/a-scaled.webp` and `https://x/a.jpg` give `x/a`.
    ///
    /// Only where the path ends like a picture's file. Elsewhere (`/image?id=7`) the query may
    /// name the picture, and a credit on the wrong picture is worse than none.
    pub fn picture_key(&self) -> &str {
        let address = self.0.split_once("://").map_or(self.as_str(), |(_, rest)| rest);
        let whole = address.split('#').next().unwrap_or(address);
        let file = whole.split('?').next().unwrap_or(whole);
        match file.rsplit_once('.') {
            Some((stem, extension)) if is_picture_type(extension) => {
                let unsized_stem = without_scaled(without_size(stem));
                if unsized_stem.ends_with('/') { stem } else { unsized_stem }
            }
            _ => whole,
        }
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_picture_type(extension: &str) -> bool {
    ["jpg", "jpeg", "png", "webp", "avif", "gif", "tif", "tiff", "heic", "jxl"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(extension))
}

/// Without `-300x200`, which `WordPress` and others append to a smaller copy.
fn without_size(stem: &str) -> &str {
    let is_number =
        |text: &str| (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match stem.rsplit_once('-').map(|(name, size)| (name, size.split_once('x'))) {
        Some((name, Some((width, height)))) if is_number(width) && is_number(height) => name,
        _ => stem,
    }
}

/// Without `-scaled`, which `WordPress` appends to the copy it makes of a very large original.
fn without_scaled(stem: &str) -> &str {
    stem.strip_suffix("-scaled").unwrap_or(stem)
}

#[cfg(test)]
mod tests;
