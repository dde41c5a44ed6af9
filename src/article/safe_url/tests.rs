use super::SafeUrl;

fn at(text: &str, base: &str) -> Option<String> {
    let base = SafeUrl::parse(base, None).unwrap();
    SafeUrl::parse(text, Some(&base)).map(|url| url.to_string())
}

fn alone(text: &str) -> Option<String> {
    SafeUrl::parse(text, None).map(|url| url.to_string())
}

fn url(text: &str) -> SafeUrl {
    SafeUrl::parse(text, None).unwrap()
}

#[test]
fn relative_addresses_resolve_as_in_a_browser() {
    for (text, expected) in [
        ("c", "https://x.example/a/c"),
        ("./c", "https://x.example/a/c"),
        ("../c", "https://x.example/c"),
        ("../../../c", "https://x.example/c"),
        ("..", "https://x.example/"),
        (".", "https://x.example/a/"),
        ("c/.", "https://x.example/a/c/"),
        ("c/..", "https://x.example/a/"),
        ("%2e%2e/c", "https://x.example/c"),
        (".%2E/c", "https://x.example/c"),
        ("%2e/c", "https://x.example/a/c"),
        ("/c//d", "https://x.example/c//d"),
        ("\\c\\d", "https://x.example/c/d"),
        ("?q=1", "https://x.example/a/b?q=1"),
        ("#f", "https://x.example/a/b?old#f"),
        ("//y.example", "https://y.example/"),
        ("\\\\y.example", "https://y.example/"),
        ("/\\y.example", "https://y.example/"),
        ("  c\n", "https://x.example/a/c"),
        ("c\td", "https://x.example/a/cd"),
        ("c?x=//y/../z", "https://x.example/a/c?x=//y/../z"),
        ("d/e:f", "https://x.example/a/d/e:f"),
        ("...", "https://x.example/a/..."),
    ] {
        assert_eq!(at(text, "https://x.example/a/b?old#old"), Some(expected.into()), "{text:?}");
    }
}

#[test]
fn absolute_addresses_get_one_spelling() {
    for (text, expected) in [
        ("HTTPS://X.Example", "https://x.example/"),
        ("https://x.example:443/", "https://x.example/"),
        ("https://x.example:0443/", "https://x.example/"),
        ("http://x.example:080", "http://x.example/"),
        ("https://x.example:/", "https://x.example/"),
        ("https://x.example:8443/a", "https://x.example:8443/a"),
        ("https:\\\\x.example\\a\\..\\b", "https://x.example/b"),
        ("https://x.example?q", "https://x.example/?q"),
        ("https://[2001:DB8::1]:8080/", "https://[2001:db8::1]:8080/"),
        ("https://127.0.0.1/", "https://127.0.0.1/"),
        ("https://MÜNCHEN.example/ü?ü#ü", "https://münchen.example/%C3%BC?%C3%BC#%C3%BC"),
        ("https://新华.example/新", "https://新华.example/%E6%96%B0"),
        ("https://a_b.c-d.example/", "https://a_b.c-d.example/"),
        ("mailto:o'brien@x.example?subject=a b", "mailto:o%27brien@x.example?subject=a%20b"),
        ("TEL:+49-30-1234", "tel:+49-30-1234"),
        ("ht\ntps://x.example", "https://x.example/"),
    ] {
        assert_eq!(alone(text), Some(expected.into()), "{text:?}");
    }
}

#[test]
fn whatever_breaks_out_of_an_attribute_is_escaped() {
    let hostile = "/a b\"'<>`\u{0}\u{7f}{}^?q \"'<>`\u{0}#f \"'<>`\u{85}";
    let escaped = "https://x.example/a%20b%22%27%3C%3E%60%00%7F%7B%7D%5E?q%20%22%27%3C%3E%60%00#f%20%22%27%3C%3E%60%C2%85";
    assert_eq!(at(hostile, "https://x.example"), Some(escaped.into()));
    assert_eq!(at("/100%", "https://x.example"), Some("https://x.example/100%".into()));
}

#[test]
fn schemes_that_run_or_read_something_are_refused() {
    for text in [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript\n:alert(1)",
        "javascript\u{0}:alert(1)",
        "javascript://x.example/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox",
        "blob:https://x.example/1",
        "file:///etc/passwd",
        "ftp://x.example/",
        "ws://x.example/",
        "view-source:https://x.example/",
        "intent://x.example/#Intent;end",
        "about:blank",
        "feed:https://x.example/",
        ":",
        "://x.example",
        "12:30",
    ] {
        assert_eq!(at(text, "https://x.example/"), None, "{text:?}");
        assert_eq!(alone(text), None, "{text:?}");
    }
}

#[test]
fn what_only_looks_like_a_scheme_stays_on_the_site() {
    for text in
        ["&#106;avascript:alert(1)", "javascript：alert(1)", "java\u{ad}script/x", "./javascript:alert(1)"]
    {
        let url = at(text, "https://x.example/a/").unwrap();
        assert!(url.starts_with("https://x.example/a/") && url.is_ascii(), "{text:?} gave {url}");
    }
    assert_eq!(at("java\u{ad}script:alert(1)", "https://x.example/"), None);
}

#[test]
fn doubtful_authorities_are_refused() {
    for text in [
        "",
        "  ",
        "https:",
        "https://",
        "https:///",
        "https:evil",
        "https:/evil",
        "http:/\\/\\evil",
        "///evil",
        "\\/\\evil",
        "https:///evil",
        "https://user@host",
        "https://user:password@host",
        "https://@host",
        "https://x.example%2f@evil",
        "https://x%2eexample/",
        "https://x example/",
        "https://x.example:80a/",
        "https://x.example:+80/",
        "https://x.example:65536/",
        "https://x.example:80:80/",
        "https://.x.example/",
        "https://x..example/",
        "https://x.example./",
        "https://x.example。evil/",
        "https://x\u{ad}.example/",
        "https://x\u{200b}.example/",
        "https://x：80/",
        "https://2130706433/",
        "https://127.1/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://256.0.0.1/",
        "https://[::1/",
        "https://[::1]x/",
        "https://[1:2:3]/",
        "https://[:::]/",
        "https://[1::2::3]/",
        "https://[12345::]/",
        "https://[::1%25eth0]/",
        "https://x.example<script>/",
        "mailto:",
        "mailto://x.example",
        "tel:/1",
    ] {
        assert_eq!(at(text, "https://x.example/"), None, "{text:?}");
        assert_eq!(alone(text), None, "{text:?}");
    }
}

#[test]
fn a_backslash_ends_a_host() {
    assert_eq!(alone("https://a\\@b"), Some("https://a/@b".into()));
    assert_eq!(alone("https://a?@b"), Some("https://a/?@b".into()));
}

#[test]
fn nothing_is_relative_to_nothing_or_to_a_mail_address() {
    for text in ["a", "/a", "//a", "?a", "#a"] {
        assert_eq!(alone(text), None, "{text:?}");
        assert_eq!(at(text, "mailto:a@x.example?body=https://y.example/"), None, "{text:?}");
    }
}

#[test]
fn a_result_reads_back_as_itself() {
    for text in
        ["https://x.example/a b?c'd#e\"", "mailto:a b@x.example", "https://İx.example/", "https://[::1]:1/"]
    {
        if let Some(url) = SafeUrl::parse(text, None) {
            assert_eq!(SafeUrl::parse(url.as_str(), None), Some(url.clone()), "{text}");
        }
    }
}

#[test]
fn only_web_addresses_pass_as_web() {
    assert!(SafeUrl::web("https://x.example", None).is_some());
    assert_eq!(SafeUrl::web("mailto:a@x.example", None), None);
    assert_eq!(SafeUrl::web("tel:1", None), None);
}

#[test]
fn the_parts_of_an_address_can_be_read() {
    let page = url("https://www.x.example:8080/a/b.html?c=/d#e");
    assert_eq!(page.origin(), Some("https://www.x.example:8080"));
    assert_eq!(page.host(), Some("www.x.example"));
    assert_eq!(page.path(), "/a/b.html");
    let v6 = url("http://[::1]/");
    assert_eq!((v6.origin(), v6.host()), (Some("http://[::1]"), Some("[::1]")));
    assert_eq!(url("http://[::1]:81/").host(), Some("[::1]"));
    let mail = url("mailto:a@x.example?body=http://y.example/");
    assert_eq!((mail.origin(), mail.host(), mail.path()), (None, None, "a@x.example"));
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    let same = |a, b| url(a).is_same_origin(&url(b));
    assert!(same("https://x.example/a", "https://X.example:443/b"));
    assert!(!same("https://x.example", "http://x.example"));
    assert!(!same("https://x.example", "https://x.example:8443"));
    assert!(!same("https://x.example", "https://www.x.example"));
    assert!(!same("mailto:a@x.example", "mailto:a@x.example"));
}

#[test]
fn one_picture_in_several_sizes_has_one_key() {
    let key = |text| url(text).picture_key().to_owned();
    for copy in [
        "https://x.example/a.jpg",
        "http://x.example/a.jpg#top",
        "https://x.example/a-300x200.jpg?w=300",
        "https://x.example/a-scaled.jpg",
        "https://x.example/a-scaled-1024x768.webp",
    ] {
        assert_eq!(key(copy), "x.example/a", "{copy}");
    }
}

#[test]
fn different_pictures_keep_different_keys() {
    let key = |text| url(text).picture_key().to_owned();
    assert_ne!(key("https://x.example/image?id=1"), key("https://x.example/image?id=2"));
    assert_ne!(key("https://x.example/i.php?a.jpg"), key("https://x.example/i.php?b.jpg"));
    assert_eq!(key("https://x.example/-300x200.jpg"), "x.example/-300x200");
    assert_eq!(key("https://x.example/a-3x.jpg"), "x.example/a-3x");
    assert_ne!(key("https://x.example/day-1.jpg"), key("https://x.example/day-2.jpg"));
}

#[test]
fn a_megabyte_of_anything_is_dealt_with() {
    for piece in
        ["../", "a/", "/", "\\", "%2e%2e/", "\t", "@", ":", "ü", "[", " ", "https://", "a.", "?", "#"]
    {
        let long = piece.repeat(1_000_000 / piece.len());
        let _ = at(&long, "https://x.example/a/b/c");
        let _ = alone(&format!("https://{long}"));
        let _ = alone(&format!("https://x.example/{long}"));
    }
    let folder = format!("https://x.example/{}", "a/".repeat(4_000));
    assert_eq!(
        at(&"../".repeat(2_700), &folder).unwrap(),
        format!("https://x.example/{}", "a/".repeat(1_300))
    );
    assert_eq!(alone(&format!("https://x.example/{}", "a".repeat(9_000))), None);
    assert_eq!(alone(&format!("https://x.example/{}", "ü".repeat(3_000))), None);
}
