//! Validated addresses: only these get into a page.

mod resolve;
mod tracking;

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
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(try_from = "String"))]
pub struct SafeUrl(String);

/// Bytes that end the path of a web address.
const AFTER_PATH: &[u8] = b"?#";

impl SafeUrl {
    /// The address that a browser reads from `text` on a page at `base` (WHATWG URL Standard).
    ///
    /// `None` for every other scheme, for credentials, and for anything ambiguous, even where browsers
    /// guess: an empty text, more or fewer than two slashes before a host (`https:evil`, `///evil`), a
    /// colon in the first segment of a relative path, hosts with an empty label, percent-encoding or a
    /// number that is not a plain IPv4 address, texts over 8 KiB.
    ///
    /// Stricter than a browser in the output, too: `'` and, after the path, a backtick are
    /// percent-encoded, and in mailto and tel addresses so are spaces.
    pub fn parse(text: &str, base: Option<&SafeUrl>) -> Option<SafeUrl> {
        resolve::resolve(text, base).map(SafeUrl)
    }

    /// [`SafeUrl::parse`], for http and https only: for pictures, feeds and canonical links.
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
    #[inline(never)]
    pub fn origin(&self) -> Option<&str> {
        // A mailto address may have another address in its query.
        let rest = self.is_web().then(|| after_scheme(&self.0))?;
        let (authority, _) = until(rest, b"/");
        self.0.get(..self.0.len() - rest.len() + authority.len())
    }

    /// The host as it is written, with any "www." and without the port; `None` for mailto and tel.
    pub fn host(&self) -> Option<&str> {
        Some(host_and_port(after_scheme(self.origin()?)).0)
    }

    /// The host as a name for readers: without "www.". Empty for mailto and tel.
    #[inline(never)]
    pub fn host_name(&self) -> &str {
        let host = self.host().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// The path, which starts with `/`; of a mailto or tel address the part before any `?`.
    #[inline(never)]
    pub fn path(&self) -> &str {
        let rest = match self.origin() {
            Some(origin) => self.0.get(origin.len()..).unwrap_or_default(),
            None => until(&self.0, b":").1.get(1..).unwrap_or_default(),
        };
        until(rest, AFTER_PATH).0
    }

    /// Whether both are web addresses of one origin.
    pub fn is_same_origin(&self, other: &SafeUrl) -> bool {
        self.origin().is_some() && self.origin() == other.origin()
    }

    /// A key that the addresses of one picture in several sizes and types share:
    /// `https://x/a-300x200.jpg?w=300`, `https://x/a-scaled.webp` and `https://x/a.jpg` give `x/a`.
    ///
    /// Only where the path ends like a picture's file. Elsewhere (`/image?id=7`) the query may
    /// name the picture, and a credit on the wrong picture is worse than none.
    pub fn picture_key(&self) -> &str {
        let (whole, _) = until(after_scheme(&self.0), b"#");
        let (file, _) = until(whole, b"?");
        let (stem, extension) = until_last(file, b'.');
        if !is_picture_type(extension) {
            return whole;
        }
        let unsized_stem = without_scaled(without_size(stem));
        if unsized_stem.ends_with('/') { stem } else { unsized_stem }
    }

    /// Whether the path ends like a picture's file, and so leads to a picture rather than a page.
    pub fn is_of_picture_file(&self) -> bool {
        let (file, _) = until(&self.0, b"?#");
        is_picture_type(until_last(file, b'.').1)
    }
}

/// Splits `text` before the first of `ends`, which are ASCII.
#[inline(never)]
fn until<'a>(text: &'a str, ends: &[u8]) -> (&'a str, &'a str) {
    let end = text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The parts before and after the last `mark`, which is ASCII; the whole text and "" without one.
#[inline(never)]
fn until_last(text: &str, mark: u8) -> (&str, &str) {
    let at = text.bytes().rposition(|byte| byte == mark).unwrap_or(text.len());
    (text.get(..at).unwrap_or(text), text.get(at + 1..).unwrap_or_default())
}

fn host_and_port(authority: &str) -> (&str, &str) {
    if authority.ends_with(']') { (authority, "") } else { until_last(authority, b':') }
}

/// The part after `://`; the whole address if it has none.
fn after_scheme(address: &str) -> &str {
    let (_, rest) = until(address, b":");
    rest.strip_prefix("://").unwrap_or(address)
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
    let (name, size) = until_last(stem, b'-');
    let (width, height) = until_last(size, b'x');
    if is_number(width) && is_number(height) { name } else { stem }
}

/// Without `-scaled`, which `WordPress` appends to the copy it makes of a very large original.
fn without_scaled(stem: &str) -> &str {
    stem.strip_suffix("-scaled").unwrap_or(stem)
}

#[cfg(test)]
mod tests;
