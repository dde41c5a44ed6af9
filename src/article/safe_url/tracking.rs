//! Tracking parameters.

use super::SafeUrl;

/// Names of tracking parameters. A name that ends with `_` is a prefix.
///
/// Google, Meta, Microsoft, Yandex, X, `TikTok`, `LinkedIn` and Instagram clicks; newsletters of Mailchimp,
/// `HubSpot`, Marketo, Vero and Omeda; Matomo and Piwik; AT Internet; Webtrends; comScore.
#[cfg(feature = "quirks")]
const TRACKING: &[&str] = &[
    "utm_",
    "mtm_",
    "pk_",
    "hsa_",
    "_hsenc",
    "_hsmi",
    "mc_cid",
    "mc_eid",
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "_openstat",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igsh",
    "igshid",
    "mkt_tok",
    "vero_id",
    "oly_anon_id",
    "oly_enc_id",
    "wickedid",
    "xtor",
    "at_medium",
    "at_campaign",
    "wt_mc",
    "wt.mc_id",
    "ns_mchannel",
    "ns_campaign",
    "ns_source",
    "__twitter_impression",
    "guccounter",
];

/// The same, shorter: `press` has already removed them from the links of its editions.
#[cfg(not(feature = "quirks"))]
const TRACKING: &[&str] = &["utm_", "fbclid", "gclid"];

impl SafeUrl {
    /// The address as a key by which a story is found: scheme, trailing slash and tracking parameters do not
    /// distinguish stories. A fragment does: it names a post of a live blog.
    ///
    /// ```
    /// use dateline::article::SafeUrl;
    /// let key = |url| SafeUrl::web(url, None).map(|url| url.page_key());
    /// assert_eq!(key("http://n.example/a/?utm_source=x"), key("https://n.example/a"));
    /// assert_ne!(key("https://n.example/a"), key("https://n.example/a#b"));
    /// ```
    pub fn page_key(&self) -> String {
        let address = self.without_tracking();
        let (_, address) = address.as_str().split_once("://").unwrap_or_default();
        let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
        let mut key = page.trim_end_matches('/').to_owned();
        if !fragment.is_empty() {
            key.push('#');
            key.push_str(fragment);
        }
        key
    }

    /// The address without tracking parameters (`utm_source`, `fbclid`) in its query and fragment; all
    /// other parameters stay.
    ///
    /// ```
    /// use dateline::article::SafeUrl;
    /// let address = SafeUrl::web("https://n.example/a?id=7&utm_source=rss&fbclid=x#part", None).unwrap();
    /// assert_eq!(address.without_tracking().as_str(), "https://n.example/a?id=7#part");
    /// ```
    #[must_use]
    pub fn without_tracking(&self) -> SafeUrl {
        let whole = self.as_str();
        if !self.is_web() || !whole.contains(['?', '#']) {
            return self.clone();
        }
        let (before, fragment) = whole.split_once('#').unwrap_or((whole, ""));
        let (path, query) = before.split_once('?').unwrap_or((before, ""));
        let mut kept = path.to_owned();
        let mut mark = '?';
        for pair in query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)) {
            kept.push(mark);
            kept.push_str(pair);
            mark = '&';
        }
        let is_kept = !fragment.contains('=') || !is_tracking(fragment);
        if is_kept && !fragment.is_empty() {
            kept.push('#');
            kept.push_str(fragment);
        }
        SafeUrl(kept)
    }
}

/// Whether a pair `name=value` is a tracking parameter.
fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or_default();
    TRACKING.iter().any(|known| match name.get(..known.len()) {
        Some(beginning) if beginning.eq_ignore_ascii_case(known) => {
            beginning.len() == name.len() || known.ends_with('_')
        }
        _ => false,
    })
}

#[cfg(all(test, feature = "quirks"))]
mod tests {
    use crate::article::SafeUrl;

    #[test]
    fn what_counts_readers_goes_and_what_names_the_page_stays() {
        for (address, kept) in [
            ("https://n.example/a?utm_source=x&utm_medium=y", "https://n.example/a"),
            ("https://n.example/a?UTM_Source=x&id=7", "https://n.example/a?id=7"),
            ("https://n.example/?p=7&fbclid=abc&page=2", "https://n.example/?p=7&page=2"),
            ("https://n.example/a?_hsenc=1&_hsmi=2&mc_cid=3#c4", "https://n.example/a#c4"),
            ("https://n.example/a#xtor=RSS-3208", "https://n.example/a"),
            ("https://n.example/a?utmost=1&gclide=2&pkx=3", "https://n.example/a?utmost=1&gclide=2&pkx=3"),
            ("https://n.example/a?ref=utm_source=x", "https://n.example/a?ref=utm_source=x"),
            ("https://n.example/a", "https://n.example/a"),
        ] {
            assert_eq!(SafeUrl::web(address, None).unwrap().without_tracking().as_str(), kept);
        }
        let mail = SafeUrl::parse("mailto:a@n.example?utm_source=x", None).unwrap();
        assert_eq!(mail.without_tracking(), mail);
    }
}
