//! From the text of an address to a [`SafeUrl`]'s, as the WHATWG URL Standard resolves it.

use super::{AFTER_PATH, SafeUrl};

/// Longest address that is read and that is given back, in bytes. Servers refuse longer ones;
/// `data:` addresses are longer.
const MOST_BYTES: usize = 8192;

/// Both separate the parts of a web address, as in every browser.
const SLASHES: [char; 2] = ['/', '\\'];

/// See [`SafeUrl::parse`].
pub(super) fn resolve(text: &str, base: Option<&SafeUrl>) -> Option<String> {
    let text = text.trim_matches(|character| character <= ' ');
    if text.is_empty() || text.len() > MOST_BYTES {
        return None;
    }
    let text = text.replace(['\t', '\n', '\r'], "");
    let head = text.split([':', '/', '\\', '?', '#']).next()?;
    let url = match text.strip_prefix(head)?.strip_prefix(':') {
        Some(rest) => with_scheme(head, rest)?,
        None => relative(&text, base?)?,
    };
    (url.len() <= MOST_BYTES).then_some(url)
}

fn with_scheme(scheme: &str, rest: &str) -> Option<String> {
    let scheme =
        ["https", "http", "mailto", "tel"].into_iter().find(|known| known.eq_ignore_ascii_case(scheme))?;
    if scheme.starts_with("http") {
        return with_authority(scheme, after_two_slashes(rest)?);
    }
    if rest.is_empty() || rest.starts_with(SLASHES) {
        return None;
    }
    let mut url = scheme.to_owned() + ":";
    push_escaped(&mut url, rest, "");
    Some(url)
}

fn relative(text: &str, base: &SafeUrl) -> Option<String> {
    let origin = base.origin()?;
    if text.starts_with(SLASHES) {
        if let Some(rest) = after_two_slashes(text) {
            return with_authority(origin.split(':').next()?, rest);
        }
        let path = text.strip_prefix(SLASHES)?;
        return (!path.starts_with(SLASHES)).then(|| with_path(origin.to_owned(), origin.len(), path));
    }
    if text.starts_with(AFTER_PATH) {
        let kept = if text.starts_with('#') {
            base.as_str().split('#').next()
        } else {
            base.as_str().split(AFTER_PATH).next()
        };
        let mut url = kept?.to_owned();
        push_escaped(&mut url, text, "");
        return Some(url);
    }
    let folder = base.path().rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut url = origin.to_owned();
    url.push_str(folder);
    Some(with_path(url, origin.len(), text))
}

/// What follows exactly two slashes. Browsers skip any further ones; nobody means them.
fn after_two_slashes(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(SLASHES)?.strip_prefix(SLASHES)?;
    (!rest.starts_with(SLASHES)).then_some(rest)
}

/// The address of `rest`, which begins with the host.
fn with_authority(scheme: &str, rest: &str) -> Option<String> {
    let authority = rest.split(['/', '\\', '?', '#']).next()?;
    let path = rest.strip_prefix(authority)?;
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let mut url = scheme.to_owned() + "://";
    push_host(&mut url, host)?;
    push_port(&mut url, scheme, port)?;
    let root = url.len();
    Some(with_path(url, root, path.strip_prefix(SLASHES).unwrap_or(path)))
}

/// Letters, digits, `-` and `_` in labels that are not empty: no `@`, no `%`, nothing that a
/// browser maps to a dot or drops, such as a soft hyphen.
fn push_host(url: &mut String, host: &str) -> Option<()> {
    if let Some(address) = host.strip_prefix('[') {
        return push_ipv6(url, address.strip_suffix(']')?);
    }
    for (index, label) in host.split('.').enumerate() {
        let plain = |letter: char| match letter {
            '-' | '_' => true,
            _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
            _ => letter.is_alphabetic(),
        };
        if index > 0 {
            url.push('.');
        }
        let start = url.len();
        url.extend(label.chars().flat_map(char::to_lowercase));
        // Lower case first: a few letters become a letter and a mark.
        if label.is_empty() || !url.get(start..)?.chars().all(plain) {
            return None;
        }
    }
    let last = host.rsplit('.').next()?;
    let is_number =
        last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x") || last.starts_with("0X");
    (!is_number || is_ipv4(host)).then_some(())
}

/// Four decimal numbers. Browsers also read `127.1`, `0x7f000001` and octal numbers.
fn is_ipv4(host: &str) -> bool {
    let is_byte =
        |part: &str| (part == "0" || !part.starts_with('0')) && part.len() <= 3 && part.parse::<u8>().is_ok();
    host.split('.').count() == 4 && host.split('.').all(is_byte)
}

/// Groups of hexadecimal digits with at most one `::` (RFC 4291, without an IPv4 tail). The
/// spelling is kept, so two spellings of one address count as two origins.
fn push_ipv6(url: &mut String, address: &str) -> Option<()> {
    let is_group =
        |group: &str| (1..=4).contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let groups = |part: &str| match part {
        "" => Some(0),
        _ if part.split(':').all(is_group) => Some(part.split(':').count()),
        _ => None,
    };
    let fits = match address.split_once("::") {
        Some((before, after)) => groups(before)? + groups(after)? < 8,
        None => groups(address)? == 8,
    };
    url.push('[');
    url.push_str(&address.to_ascii_lowercase());
    url.push(']');
    fits.then_some(())
}

/// A port in its shortest form, unless it is the scheme's own.
fn push_port(url: &mut String, scheme: &str, port: &str) -> Option<()> {
    if port.is_empty() {
        return Some(());
    }
    let digits = port.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let plain = port.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok();
    if !plain {
        return None;
    }
    if (scheme, digits) != ("https", "443") && (scheme, digits) != ("http", "80") {
        url.push(':');
        url.push_str(digits);
    }
    Some(())
}

/// `url`, whose path so far begins at `root` and names a folder without its last slash, with the
/// path, query and fragment in `text`.
fn with_path(mut url: String, root: usize, text: &str) -> String {
    let path = text.split(AFTER_PATH).next().unwrap_or_default();
    let mut segments = path.split(SLASHES).peekable();
    while let Some(segment) = segments.next() {
        let dots = dot_segment(segment);
        if dots == Some(2) {
            let parent = url.get(root..).and_then(|path| path.rfind('/')).unwrap_or(0);
            url.truncate(root + parent);
        }
        if dots.is_none() {
            url.push('/');
            push_escaped(&mut url, segment, "{}^");
        } else if segments.peek().is_none() {
            url.push('/');
        }
    }
    push_escaped(&mut url, text.strip_prefix(path).unwrap_or_default(), "");
    url
}

/// 1 for `.`, 2 for `..`, also where dots are percent-encoded.
fn dot_segment(segment: &str) -> Option<usize> {
    if segment.is_empty() || segment.len() > "%2e%2e".len() {
        return None;
    }
    let dots = segment.replace("%2e", ".").replace("%2E", ".");
    matches!(dots.as_str(), "." | "..").then_some(dots.len())
}

/// Appends `text` with white space, control and non-ASCII characters, quotes, angle brackets,
/// backticks and the characters of `also` percent-encoded as UTF-8.
fn push_escaped(url: &mut String, text: &str, also: &str) {
    for character in text.chars() {
        let plain = ('!'..='~').contains(&character)
            && !matches!(character, '"' | '\'' | '<' | '>' | '`')
            && !also.contains(character);
        if plain {
            url.push(character);
            continue;
        }
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            url.push('%');
            for digit in [byte >> 4, byte & 15] {
                url.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
}
