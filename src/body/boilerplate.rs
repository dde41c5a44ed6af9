//! Sentences that systems add to a text: "Continue reading", "The post … appeared first on …".

use crate::text::letters::lower;

/// Longest text that can be one of [`MORE`] with its signs, in bytes.
const MAX_MORE_BYTES: usize = 120;

/// Links to the rest of a story, in lower case.
#[cfg(feature = "quirks")]
const MORE: &[&str] = &[
    "continue reading",
    "read more",
    "read the full article",
    "read the full story",
    "read the rest",
    "keep reading",
    "view article",
    "weiterlesen",
    "mehr lesen",
    "weiter lesen",
    "lire la suite",
    "lire plus",
    "en savoir plus",
    "leer más",
    "leer mas",
    "seguir leyendo",
    "sigue leyendo",
    "continuar leyendo",
    "leia mais",
    "ler mais",
    "continue lendo",
    "continuar lendo",
    "leggi tutto",
    "leggi di più",
    "continua a leggere",
    "llegeix més",
    "lees meer",
    "lees verder",
    "verder lezen",
    "läs mer",
    "läs vidare",
    "fortsätt läsa",
    "les mer",
    "les videre",
    "læs mere",
    "lue lisää",
    "jatka lukemista",
    "loe edasi",
    "lasīt vairāk",
    "skaityti daugiau",
    "czytaj więcej",
    "czytaj dalej",
    "číst dál",
    "číst více",
    "čítať ďalej",
    "čítať viac",
    "preberi več",
    "pročitaj više",
    "opširnije",
    "olvass tovább",
    "tovább olvasom",
    "citește mai mult",
    "citeste mai mult",
    "devamını oku",
    "devamı",
    "ətraflı",
    "читать далее",
    "читать дальше",
    "читать полностью",
    "подробнее",
    "читати далі",
    "докладніше",
    "прочетете още",
    "виж още",
    "прочитај више",
    "опширније",
    "διαβάστε περισσότερα",
    "περισσότερα",
    "اقرأ المزيد",
    "قراءة المزيد",
    "المزيد",
    "ادامه مطلب",
    "مزید پڑھیں",
    "קרא עוד",
    "קראו עוד",
    "המשך קריאה",
    "और पढ़ें",
    "আরও পড়ুন",
    "மேலும் படிக்க",
    "อ่านต่อ",
    "อ่านเพิ่มเติม",
    "đọc tiếp",
    "xem thêm",
    "đọc thêm",
    "baca selengkapnya",
    "selengkapnya",
    "baca lagi",
    "magbasa pa",
    "soma zaidi",
    "続きを読む",
    "もっと読む",
    "阅读更多",
    "阅读全文",
    "继续阅读",
    "閱讀更多",
    "繼續閱讀",
    "더 보기",
    "더 읽기",
    "계속 읽기",
    "자세히 보기",
];

#[cfg(not(feature = "quirks"))]
const MORE: &[&str] = &["continue reading", "read more"];

/// What `WordPress` puts below a story in its feeds: how the sentence begins, and what is in it.
const FIRST_ON: &[(&str, &str)] = &[
    ("The post ", " appeared first on "),
    #[cfg(feature = "quirks")]
    ("The post ", " first appeared on "),
    #[cfg(feature = "quirks")]
    ("Der Beitrag ", " erschien zuerst auf "),
    #[cfg(feature = "quirks")]
    ("L’article ", " est apparu en premier sur "),
    #[cfg(feature = "quirks")]
    ("La entrada ", " se publicó primero en "),
    #[cfg(feature = "quirks")]
    ("La entrada ", " apareció primero en "),
    #[cfg(feature = "quirks")]
    ("O post ", " apareceu primeiro em "),
    #[cfg(feature = "quirks")]
    ("L'articolo ", " proviene da "),
    #[cfg(feature = "quirks")]
    ("L’articolo ", " proviene da "),
    #[cfg(feature = "quirks")]
    ("Het bericht ", " verscheen eerst op "),
    #[cfg(feature = "quirks")]
    ("Artykuł ", " pochodzi z serwisu "),
    #[cfg(feature = "quirks")]
    ("Inlägget ", " dök först upp på "),
    #[cfg(feature = "quirks")]
    ("Сообщение ", " появились сначала на "),
    #[cfg(feature = "quirks")]
    ("Запись ", " впервые появилась "),
];

/// Headings above buttons to share a story, in lower case and without a colon.
#[cfg(feature = "quirks")]
const SHARE: &[&str] = &[
    "share",
    "share this",
    "share this article",
    "share this story",
    "share this post",
    "like this",
    "teilen",
    "teilen mit",
    "gefällt mir",
    "artikel teilen",
    "partager",
    "partagez",
    "partager cet article",
    "j’aime ça",
    "comparte esto",
    "compartir",
    "comparte",
    "me gusta esto",
    "compartilhe isso",
    "compartilhar",
    "compartilhe",
    "curtir isso",
    "condividi",
    "condividi su",
    "mi piace",
    "delen",
    "deel dit",
    "dela",
    "dela detta",
    "del",
    "jaa",
    "udostępnij",
    "sdílet",
    "zdieľať",
    "megosztás",
    "distribuie",
    "paylaş",
    "bunu paylaş",
    "поделиться",
    "поделиться ссылкой",
    "поширити",
    "сподели",
    "κοινοποίηση",
    "شارك",
    "مشاركة",
    "اشتراک‌گذاری",
    "שתף",
    "שתפו",
    "शेयर करें",
    "bagikan",
    "chia sẻ",
    "แชร์",
    "共有",
    "分享",
    "공유하기",
];

#[cfg(not(feature = "quirks"))]
const SHARE: &[&str] = &["share this", "like this"];

/// Parts of the addresses that buttons to share a story lead to.
const SHARE_ADDRESSES: [&str; 16] = [
    "?share=",
    "&share=",
    "facebook.com/sharer",
    "facebook.com/share.php",
    "facebook.com/dialog/",
    "twitter.com/intent/",
    "twitter.com/share",
    "x.com/intent/",
    "linkedin.com/share",
    "pinterest.com/pin/create",
    "reddit.com/submit",
    "api.whatsapp.com/send",
    "wa.me/?text",
    "t.me/share",
    "bsky.app/intent/",
    "threads.net/intent/",
];

/// Whether an address is that of a button to share a story.
pub(super) fn is_share_address(href: &str) -> bool {
    SHARE_ADDRESSES.iter().any(|part| href.contains(part)) || href.starts_with("mailto:?")
}

/// Whether a heading is above buttons to share a story.
pub(super) fn is_share_heading(text: &str) -> bool {
    let words: String = text.trim().trim_end_matches([':', '：', ' ']).chars().map(lower).collect();
    SHARE.contains(&words.as_str())
}

/// Whether `text` is nothing but a link to the rest of a story.
pub(super) fn is_more(text: &str) -> bool {
    if text.len() > MAX_MORE_BYTES {
        return false;
    }
    let is_sign = |sign: char| sign.is_whitespace() || "[](){}<>…‥.:»›→▸►➔➜⟶→«-–—&|".contains(sign);
    let words: String = text.trim_matches(is_sign).chars().map(lower).collect();
    MORE.iter().any(|known| {
        // Behind it the headline may follow in quotation marks: Continue reading “Pier”.
        words
            .strip_prefix(known)
            .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(['“', '"', '«', '„']))
    })
}

/// `text` without the sentences at its end that a system added.
pub(super) fn without_endings(text: &str) -> &str {
    let mut text = text.trim_end();
    for (start, middle) in FIRST_ON {
        if let Some(at) = text.rfind(start)
            && text.get(at..).is_some_and(|end| end.contains(middle))
        {
            text = text.get(..at).unwrap_or_default().trim_end();
        }
    }
    // "… Read more", and "Read more" behind a full stop; not the end of a sentence such as "people who read more".
    let from = text.floor_char_boundary(text.len().saturating_sub(MAX_MORE_BYTES));
    let ends =
        text.get(from..).unwrap_or_default().char_indices().filter(|(_, sign)| "….!?]".contains(*sign));
    let cut =
        ends.map(|(at, sign)| from + at + sign.len_utf8()).rfind(|end| text.get(*end..).is_some_and(is_more));
    cut.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{is_more, is_share_address, is_share_heading, without_endings};

    #[test]
    fn a_link_to_the_rest_is_known_with_its_signs() {
        for text in
            ["Read more", "Continue reading →", "[Read the full article…]", "… Weiterlesen", "LEER MÁS »"]
        {
            assert!(is_more(text), "{text}");
        }
        for text in ["", "Read", "Read more books", "Why we should read more", "→"] {
            assert!(!is_more(text), "{text}");
        }
    }

    #[test]
    fn buttons_to_share_are_known_by_their_addresses_and_heading() {
        assert!(
            is_share_address("https://p.example/a/?share=x") && is_share_address("https://wa.me/?text=a")
        );
        assert!(
            !is_share_address("https://p.example/share-prices") && !is_share_address("mailto:desk@p.example")
        );
        assert!(is_share_heading("Share this:") && is_share_heading(" COMPARTE ESTO: "));
        assert!(!is_share_heading("Share prices") && !is_share_heading(""));
    }

    #[test]
    fn endings_go_and_sentences_stay() {
        for (text, kept) in [
            ("The pier opens […] The post Pier appeared first on The Paper.", "The pier opens […]"),
            ("The pier opens… Read More", "The pier opens…"),
            ("The pier opens. Leer más", "The pier opens."),
            ("Why children should read more", "Why children should read more"),
            ("The post office appeared first.", "The post office appeared first."),
            ("", ""),
        ] {
            assert_eq!(without_endings(text), kept, "{text}");
        }
    }
}
