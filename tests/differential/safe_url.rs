//! [`SafeUrl`] against the `url` crate, which follows the WHATWG URL Standard as browsers do:
//! whatever is accepted must mean the same to a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use dateline::article::SafeUrl;
use url::Url;

const BASES: [&str; 5] = [
    "https://paper.example/news/2023/story?page=1#top",
    "http://paper.example:8080",
    "https://paper.example//a//b/../c/",
    "https://[2001:db8::1]/x",
    "https://münchen.example/ä/ö",
];

const HOSTILE: [&str; 69] = [
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript：alert(1)",
    "java\u{ad}script:alert(1)",
    "//evil",
    "\\\\evil",
    "/\\evil",
    "\\/evil",
    "///evil",
    "/\t/evil",
    "\t//evil",
    "https:evil",
    "http:evil",
    "https:/evil",
    "https:///evil",
    "http:/\\/\\evil",
    "https:\\\\evil",
    "https:/\t/evil",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://x/1",
    "file:///etc/passwd",
    "https://user@host",
    "https://user:pass@host",
    "https://a\\@b",
    "https://a/@b",
    "https://a?@b",
    "https://a#@b",
    "https://@b",
    "https://a:b@c:80",
    "%2e%2e/",
    "%2E%2e/..%2f",
    ".%2e/.%2E/x",
    "a/%2e/b",
    "/../../x",
    "..\\..\\x",
    "https://x/..;/y",
    "https://x:443",
    "http://x:443",
    "http://x:80/",
    "https://x:00080/",
    "https://x:",
    "https://x:65535",
    "https://x:65536",
    "https://x:8_0",
    "https://1.2.3.4",
    "https://1.2.3",
    "https://0x7f.1",
    "https://1.2.3.4.",
    "https://[::1]",
    "https://[::1]:80",
    "https://[1:2:3:4:5:6:7:8]",
    "https://[::1.2.3.4]",
    "https://x%41.example",
    "https://ｅｖｉｌ.example",
    "https://x．example",
    "https://xn--mnchen-3ya.example",
    "https://xn--a.example",
    "https://a b/",
    "https://a<b/",
    "mailto:a@b.example",
    "mailto: a",
    "tel:+49 30",
    "tel:#31#",
    "mailto:a?body=x\ny",
    "HTTPS://X/%zz%",
];

/// The parts of an address, after allowing for the documented differences: `'` is escaped here,
/// in mailto and tel addresses so are the other quotes and spaces, and `^` in a path is escaped as
/// the standard has it since 2024, which the crate does not follow yet.
fn parts(url: &Url) -> (String, Option<String>, Option<u16>, String) {
    let mut path = url.path().replace('\'', "%27").replace('^', "%5E");
    if matches!(url.scheme(), "mailto" | "tel") {
        for (character, escape) in [(' ', "%20"), ('"', "%22"), ('<', "%3C"), ('>', "%3E"), ('`', "%60")] {
            path = path.replace(character, escape);
        }
    }
    (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port_or_known_default(), path)
}

/// Whether `text` was accepted.
fn compare(text: &str, base: &str) -> bool {
    let base_url = Url::parse(base).expect("a base");
    let safe_base = SafeUrl::parse(base, None).expect("a base");
    let Some(ours) = SafeUrl::parse(text, Some(&safe_base)) else { return false };
    let theirs = base_url.join(text);
    let Ok(read_back) = Url::parse(ours.as_str()) else {
        // Names that no browser can turn into Punycode: their links are dead there as well.
        assert!(theirs.is_err(), "{text:?} at {base}: {ours} is no address");
        return true;
    };
    let theirs = theirs.unwrap_or_else(|error| panic!("{text:?} at {base} gave {ours}: {error}"));
    assert!(matches!(read_back.scheme(), "http" | "https" | "mailto" | "tel"), "{text:?}");
    assert_eq!(parts(&read_back), parts(&theirs), "{text:?} at {base}");
    assert!(read_back.username().is_empty() && read_back.password().is_none(), "{text:?}");
    let has_own_letters = ours.host().is_some_and(|host| !host.is_ascii());
    assert!(has_own_letters || ours.as_str().is_ascii(), "{text:?} gave {ours}");
    assert!(!ours.as_str().contains(['"', '\'', '<', '>', '`', ' ', '\u{7f}']) || !ours.is_web(), "{ours}");
    assert_eq!(SafeUrl::parse(ours.as_str(), None).as_ref(), Some(&ours), "{text:?} does not read back");
    true
}

#[test]
fn hostile_addresses_mean_the_same_to_a_browser() {
    for base in BASES {
        for text in HOSTILE {
            compare(text, base);
        }
    }
}

#[test]
fn every_combination_of_parts_means_the_same_to_a_browser() {
    let schemes = ["", "https:", "http:", "HtTpS:", "mailto:", "tel:", "javascript:"];
    let slashes = ["", "/", "//", "\\\\", "/\\", "///"];
    let hosts =
        ["", "x.example", "X.EXAMPLE", "x_y", "[::1]", "1.2.3.4", "u@x", "ünïcode.example", "x..y", "1.2"];
    let ports = ["", ":", ":80", ":443", ":8080", ":99999", ":x"];
    let paths = ["", "/", "/a/../b", "/./a//b/", "\\a\\..\\..\\b", "/%2e%2E/ä b'{}^`|", "/a:b@c"];
    let tails = ["", "?", "#", "?q='\"<> ä\\#f`'"];
    let mut accepted = 0;
    for scheme in schemes {
        for slash in slashes {
            for host in hosts {
                for port in ports {
                    for path in paths {
                        for tail in tails {
                            let text = format!("{scheme}{slash}{host}{port}{path}{tail}");
                            accepted += usize::from(compare(&text, BASES[0]));
                        }
                    }
                }
            }
        }
    }
    assert!(accepted > 5_000, "only {accepted} were accepted: the comparison says little");
}

#[test]
fn random_addresses_mean_the_same_to_a_browser() {
    let pieces = [
        "https:",
        "http:",
        "mailto:",
        "/",
        "/",
        "\\",
        ".",
        "..",
        "%2e",
        "%",
        "a",
        "B",
        "1",
        "0x",
        "-",
        "_",
        ":",
        "@",
        "?",
        "#",
        "[",
        "]",
        "::",
        " ",
        "\t",
        "\n",
        "\u{0}",
        "\u{ad}",
        "\u{202e}",
        "ä",
        "新",
        "ﬀ",
        "：",
        "。",
        "'",
        "\"",
        "<",
        "&",
        ";",
        "{",
        "|",
        "^",
        "~",
        "x.example",
        "\u{7f}",
        "é",
        "xn--",
        "K",
        "\u{fe0f}",
        "😀",
    ];
    let mut state: u64 = 0x2023_0917_1820;
    let mut next = |bound: usize| {
        // xorshift64
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits") % bound
    };
    let mut accepted = 0;
    for _ in 0..40_000 {
        let mut text = String::from(["", "", "https://", "//", "http://x/"][next(5)]);
        for _ in 0..next(9) {
            text.push_str(pieces[next(pieces.len())]);
        }
        accepted += usize::from(compare(&text, BASES[next(BASES.len())]));
    }
    assert!(accepted > 5_000, "only {accepted} were accepted: the comparison says little");
}
