//! Files for hosts that read them (Netlify, Cloudflare Pages); other hosts serve without them.

use crate::route::Route;

const FOR_ALL: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // The rest of the policy is in the page; a meta tag cannot say this.
    ("Content-Security-Policy", "frame-ancestors 'none'"),
];
const ASK_EACH_TIME: [(&str, &str); 1] = [("Cache-Control", "no-cache")];
const FOR_EVER: [(&str, &str); 1] = [("Cache-Control", "public, max-age=31536000, immutable")];

/// `_headers`: `named` are the files whose names change with their content. `.ci/finish/hosting.mjs` writes the same.
pub fn headers(base: &str, named: &[String]) -> String {
    let rule = |path: &str, list: &[(&str, &str)]| {
        list.iter()
            .fold(format!("{base}{path}\n"), |text, (name, value)| text + "  " + name + ": " + value + "\n")
    };
    let mut text = rule("*", &FOR_ALL);
    for page in ["", "index.html", "404.html"].iter().chain(&Route::PATHS) {
        text.push_str(&rule(page, &ASK_EACH_TIME));
    }
    for file in named {
        text.push_str(&rule(file, &FOR_EVER));
    }
    text
}

/// `_redirects` for a site whose stories are not all printed: the program answers these addresses.
pub fn redirects(base: &str) -> String {
    Route::PATHS
        .iter()
        .fold(String::new(), |text, path| text + &format!("{base}{path} {base}index.html 200\n"))
}
