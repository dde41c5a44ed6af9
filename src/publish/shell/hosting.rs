//! Files for hosts that read them (Netlify, Cloudflare Pages); other hosts serve without them.

use crate::route::Route;

const FOR_ALL: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];
const ASK_EACH_TIME: [(&str, &str); 1] = [("Cache-Control", "no-cache")];
/// A page that asks each time and that nobody may frame; the rest of the policy is in the page, and a meta tag cannot
/// say this.
const UNFRAMED: [(&str, &str); 2] =
    [("Cache-Control", "no-cache"), ("Content-Security-Policy", "frame-ancestors 'none'")];
/// The one page that others may frame.
const FRAME: &str = "widget/frame.html";
const FRAMED: [(&str, &str); 2] =
    [("Cache-Control", "no-cache"), ("Content-Security-Policy", "frame-ancestors *")];
/// The page that builds the code for partners.
const BUILDER: [&str; 3] = ["embed", "embed/", "embed/index.html"];
/// Files that keep their names and that other origins load: the widget's.
const WIDGET: [&str; 5] = [
    "widget/dateline-widget.js",
    "widget/dateline-frame.js",
    "widget/frame.js",
    "embed/embed.js",
    "embed/embed.css",
];
/// Scripts, stories and pictures that pages of others show.
const FOR_OTHERS: [&str; 2] = ["widget/*", "edition/*"];
const SHARED: [(&str, &str); 1] = [("Access-Control-Allow-Origin", "*")];
const FOR_EVER: [(&str, &str); 1] = [("Cache-Control", "public, max-age=31536000, immutable")];

/// `_headers`: `named` are the files whose names change with their content. `.ci/finish/hosting.mjs` writes the same.
pub fn headers(base: &str, named: &[String]) -> String {
    let rule = |path: &str, list: &[(&str, &str)]| {
        list.iter()
            .fold(format!("{base}{path}\n"), |text, (name, value)| text + "  " + name + ": " + value + "\n")
    };
    let mut text = rule("*", &FOR_ALL);
    let mut add = |path: &str, list: &[(&str, &str)]| text.push_str(&rule(path, list));
    for path in FOR_OTHERS {
        add(path, &SHARED);
    }
    for page in ["", "index.html", "404.html"].into_iter().chain(Route::PATHS).chain(BUILDER) {
        add(page, &UNFRAMED);
    }
    add(FRAME, &FRAMED);
    for file in WIDGET {
        add(file, &ASK_EACH_TIME);
    }
    for file in named {
        add(file, &FOR_EVER);
    }
    text
}

/// `_redirects` for a site whose stories are not all printed: the program answers these addresses.
pub fn redirects(base: &str) -> String {
    Route::PATHS
        .iter()
        .fold(String::new(), |text, path| text + &format!("{base}{path} {base}index.html 200\n"))
}
