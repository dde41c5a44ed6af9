//! From the text of an address to a [`SafeUrl`]'s, as the WHATWG URL Standard resolves it.

use super::{AFTER_PATH, SafeUrl, until};
use crate::text::letters::{is_letter, lower};
use crate::text::percent;

/// Longest address that is read and that is given back, in bytes. Servers refuse longer ones;
/// `data:` addresses are longer.
const MAX_BYTES: usize = 8192;

/// Both separate the parts of a web address, as in every browser.
const SLASHES: &[u8] = b"/\\";

/// Bytes that end the host of a web address.
const AFTER_HOST: &[u8] = b"/\\?#";

/// See [`SafeUrl::parse`].
#[inline(never)]
pub(super) fn resolve(text: &str, base: Option<&SafeUrl>) -> Option<String> {
    let text = text.trim_matches(|character| character <= ' ');
    if text.is_empty() || text.len() > MAX_BYTES {
        return None;
    }
    let mut clean = String::new();
    for character in text.chars() {
        if !matches!(character, '\t' | '\n' | '\r') {
            clean.push(character);
        }
    }
    let (head, rest) = until(&clean, b":/\\?#");
    let url = match rest.strip_prefix(':') {
        Some(rest) => with_scheme(head, rest)?,
        None => relative(&clean, base?)?,
    };
    (url.len() <= MAX_BYTES).then_some(url)
}

fn with_scheme(scheme: &str, rest: &str) -> Option<String> {
    let scheme =
        ["https", "http", "mailto", "tel"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
    if scheme.starts_with("http") {
        return with_authority(scheme, after_two_slashes(rest)?);
    }
    if rest.is_empty() || after_slash(rest).is_some() {
        return None;
    }
    let mut url = scheme.to_owned();
    url.push(':');
    push_escaped(&mut url, rest, false);
    Some(url)
}

fn relative(text: &str, base: &SafeUrl) -> Option<String> {
    let origin = base.origin()?;
    if let Some(path) = after_slash(text) {
        if let Some(rest) = after_two_slashes(text) {
            return with_authority(until(origin, b":").0, rest);
        }
        return after_slash(path).is_none().then(|| with_path(origin.to_owned(), origin.len(), path));
    }
    let is_fragment = text.starts_with('#');
    if is_fragment || text.starts_with('?') {
        let (kept, _) = until(base.as_str(), if is_fragment { b"#" } else { AFTER_PATH });
        let mut url = kept.to_owned();
        push_escaped(&mut url, text, false);
        return Some(url);
    }
    let mut url = origin.to_owned();
    url.push_str(base.path());
    url.truncate(url.rfind('/').unwrap_or(0).max(origin.len()));
    Some(with_path(url, origin.len(), text))
}

/// The text after a leading slash.
#[inline(never)]
fn after_slash(text: &str) -> Option<&str> {
    if SLASHES.contains(text.as_bytes().first()?) { text.get(1..) } else { None }
}

/// The text after exactly two slashes. Browsers skip any further ones; nobody means them.
fn after_two_slashes(text: &str) -> Option<&str> {
    let rest = after_slash(after_slash(text)?)?;
    after_slash(rest).is_none().then_some(rest)
}

/// The address of `rest`, which begins with the host.
#[inline(never)]
fn with_authority(scheme: &str, rest: &str) -> Option<String> {
    let (authority, path) = until(rest, AFTER_HOST);
    let (host, port) = super::host_and_port(authority);
    let mut url = scheme.to_owned();
    url.push_str("://");
    match host.strip_prefix('[') {
        Some(address) => push_ipv6(&mut url, address.strip_suffix(']')?)?,
        None => push_host(&mut url, host)?,
    }
    push_port(&mut url, scheme, port)?;
    let root = url.len();
    Some(with_path(url, root, after_slash(path).unwrap_or(path)))
}

/// Letters, digits, `-` and `_` in labels that are not empty: no `@`, no `%`, nothing that a
/// browser maps to a dot or drops, such as a soft hyphen.
///
/// A host whose last label is a number must be four decimal numbers. Browsers also read `127.1`,
/// `0x7f000001` and octal numbers.
fn push_host(url: &mut String, host: &str) -> Option<()> {
    let (mut rest, mut labels, mut bytes) = (host, 0, 0);
    loop {
        let (label, behind) = until(rest, b".");
        for letter in label.chars().map(lower) {
            let is_plain = match letter {
                '-' | '_' => true,
                _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
                _ => is_letter(letter),
            };
            if !is_plain {
                return None;
            }
            url.push(letter);
        }
        labels += 1;
        let is_byte =
            (label == "0" || !label.starts_with('0')) && number(label).is_some_and(|number| number < 256);
        bytes += usize::from(is_byte);
        if label.is_empty() {
            return None;
        }
        let Some(next) = behind.strip_prefix('.') else {
            let is_hexadecimal = label.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"));
            let is_number = is_hexadecimal || label.bytes().all(|byte| byte.is_ascii_digit());
            return (!is_number || bytes == 4 && labels == 4).then_some(());
        };
        url.push('.');
        rest = next;
    }
}

/// A decimal number of one to six digits.
#[inline(never)]
fn number(digits: &str) -> Option<u32> {
    let mut number = (1..=6).contains(&digits.len()).then_some(0)?;
    for digit in digits.chars() {
        number = number * 10 + digit.to_digit(10)?;
    }
    Some(number)
}

/// Groups of hexadecimal digits with at most one `::` (RFC 4291, without an IPv4 tail). The
/// spelling is kept, so two spellings of one address count as two origins.
fn push_ipv6(url: &mut String, address: &str) -> Option<()> {
    let fits = match address.as_bytes().windows(2).position(|pair| pair == b"::") {
        Some(at) => groups(address.get(..at)?)? + groups(address.get(at + 2..)?)? < 8,
        None => groups(address)? == 8,
    };
    url.push('[');
    url.push_str(&address.to_ascii_lowercase());
    url.push(']');
    fits.then_some(())
}

/// The number of groups of one to four hexadecimal digits; `None` if anything else is among them.
#[inline(never)]
fn groups(part: &str) -> Option<usize> {
    let (mut groups, mut rest) = (0, Some(part).filter(|part| !part.is_empty()));
    while let Some(text) = rest {
        let (group, behind) = until(text, b":");
        if group.is_empty() || group.len() > 4 || !group.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        groups += 1;
        rest = behind.strip_prefix(':');
    }
    Some(groups)
}

/// A port in its shortest form, unless it is the scheme's own.
fn push_port(url: &mut String, scheme: &str, port: &str) -> Option<()> {
    if port.is_empty() {
        return Some(());
    }
    let digits = port.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    if number(digits)? > 65_535 {
        return None;
    }
    if digits != if scheme == "https" { "443" } else { "80" } {
        url.push(':');
        url.push_str(digits);
    }
    Some(())
}

/// `url`, whose path so far begins at `root` and names a folder without its last slash, with the
/// path, query and fragment in `text`.
#[inline(never)]
fn with_path(mut url: String, root: usize, text: &str) -> String {
    let (path, behind) = until(text, AFTER_PATH);
    let mut rest = Some(path);
    while let Some(path) = rest {
        let (segment, next) = until(path, SLASHES);
        rest = after_slash(next);
        let dots = dot_segment(segment);
        if dots == Some(2) {
            let parent = url.rfind('/').unwrap_or(0);
            url.truncate(parent.max(root));
        }
        if dots.is_none() {
            url.push('/');
            push_escaped(&mut url, segment, true);
        } else if rest.is_none() {
            url.push('/');
        }
    }
    push_escaped(&mut url, behind, false);
    url
}

/// 1 for `.`, 2 for `..`, also where dots are percent-encoded.
fn dot_segment(segment: &str) -> Option<usize> {
    let (mut rest, mut dots) = (segment, 0);
    while !rest.is_empty() && dots < 3 {
        let is_encoded = rest.get(..3).is_some_and(|dot| dot.eq_ignore_ascii_case("%2e"));
        rest = if is_encoded { rest.get(3..)? } else { rest.strip_prefix('.')? };
        dots += 1;
    }
    matches!(dots, 1 | 2).then_some(dots)
}

/// Appends `text` with white space, control and non-ASCII characters, quotes, angle brackets and
/// backticks percent-encoded as UTF-8; in a path also braces and `^`.
fn push_escaped(url: &mut String, text: &str, is_path: bool) {
    percent::push_encoded(url, text, if is_path { is_plain_in_path } else { is_plain });
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'`')
}

fn is_plain_in_path(byte: u8) -> bool {
    is_plain(byte) && !matches!(byte, b'{' | b'}' | b'^')
}
