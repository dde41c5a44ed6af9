//! Boilerplate that content systems add to a text: "Continue reading", "The post … appeared first on …".

use crate::text::letters::lower;

/// Longest text that can be one of [`MORE`] with punctuation, in bytes.
const MAX_MORE_BYTES: usize = 120;

/// Texts of links to the rest of a story, in lower case.
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
    "číst dále",
    "прочети повече",
    "閱讀全文",
    "阅读原文",
    "閱讀更多內容",
    "もっと見る",
    "read full article",
    "read the article",
    "read full story",
    "read the full post",
    "read full post",
    "view post",
    "view the post",
    "full story",
    "full article",
    "click here to read more",
    "click here for more",
    "click to read more",
    "leer artículo completo",
    "leer más en",
    "leer nota completa",
    "continue a ler",
    "continuar a ler",
    "saznaj više",
    "saznajte više",
    "pročitajte više",
    "continuer la lecture",
    "lire l’article",
    "lire l'article",
    "zum artikel",
    "ganzen artikel lesen",
    "den ganzen artikel lesen",
    "hier weiterlesen",
    "artikel lesen",
    "lees het hele artikel",
    "leggi l’articolo",
    "leggi l'articolo",
    "leggi ancora",
    "czytaj całość",
    "läs hela artikeln",
    "les hele saken",
    "læs hele artiklen",
    "lue koko artikkeli",
    "číst celý článek",
    "celý článok",
    "bővebben",
    "a teljes cikk",
    "citește articolul",
    "devamını okuyun",
    "haberin devamı",
    "читать статью",
    "детальніше",
    "читати більше",
    "читати повністю",
    "διαβάστε",
    "إقرأ المزيد",
    "اقرأ أيضا",
    "للمزيد",
    "أكمل القراءة",
    "بیشتر بخوانید",
    "להמשך קריאה",
    "לקריאה נוספת",
    "पूरा पढ़ें",
    "आगे पढ़ें",
    "বিস্তারিত",
    "மேலும் வாசிக்க",
    "ఇంకా చదవండి",
    "ಇನ್ನಷ್ಟು ಓದಿ",
    "കൂടുതൽ വായിക്കുക",
    "વધુ વાંચો",
    "ਹੋਰ ਪੜ੍ਹੋ",
    "अधिक वाचा",
    "थप पढ्नुहोस्",
    "තවත් කියවන්න",
    "អានបន្ត",
    "ອ່ານຕໍ່",
    "ဆက်ဖတ်ရန်",
    "xem chi tiết",
    "baca juga selengkapnya",
    "baca lebih lanjut",
    "lanjutkan membaca",
    "basahin pa",
    "endelea kusoma",
    "lesa meira",
    "léigh tuilleadh",
    "darllen mwy",
    "irakurri gehiago",
    "ler máis",
    "lexo më shumë",
    "прочитај повеќе",
    "прочетете повече",
    "чытаць далей",
    "толығырақ",
    "batafsil",
    "ətraflı oxu",
    "დაწვრილებით",
    "կարդալ ավելին",
    "дэлгэрэнгүй",
];

#[cfg(not(feature = "quirks"))]
const MORE: &[&str] = &["continue reading", "read more"];

/// The sentence that `WordPress` puts below a story in its feeds: its beginning, and a phrase within it.
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
    #[cfg(feature = "quirks")]
    ("La entrada ", " aparece primero en "),
    #[cfg(feature = "quirks")]
    ("La publicación ", " apareció primero en "),
    #[cfg(feature = "quirks")]
    ("La publicación ", " aparece primero en "),
    #[cfg(feature = "quirks")]
    ("L’entrada ", " ha aparegut primer a "),
    #[cfg(feature = "quirks")]
    ("L'entrada ", " ha aparegut primer a "),
    #[cfg(feature = "quirks")]
    ("L'article ", " est apparu en premier sur "),
    #[cfg(feature = "quirks")]
    ("L’article ", " est apparu d’abord sur "),
    #[cfg(feature = "quirks")]
    ("L'article ", " est apparu d'abord sur "),
    #[cfg(feature = "quirks")]
    ("Der Artikel ", " erschien zuerst auf "),
    #[cfg(feature = "quirks")]
    ("The article ", " appeared first on "),
    #[cfg(feature = "quirks")]
    ("O artigo ", " aparece primeiro em "),
    #[cfg(feature = "quirks")]
    ("O post ", " aparece primeiro em "),
    #[cfg(feature = "quirks")]
    ("Indlægget ", " blev først udgivet på "),
    #[cfg(feature = "quirks")]
    ("Indlægget ", " vises først på "),
    #[cfg(feature = "quirks")]
    ("Innlegget ", " dukket først opp på "),
    #[cfg(feature = "quirks")]
    ("Artikkeli ", " julkaistiin ensimmäisen kerran "),
    #[cfg(feature = "quirks")]
    ("Artikkeli ", " ilmestyi ensin "),
    #[cfg(feature = "quirks")]
    ("Příspěvek ", " pochází z "),
    #[cfg(feature = "quirks")]
    ("Příspevok ", " je zobrazený ako prvý na "),
    #[cfg(feature = "quirks")]
    ("Prispevek ", " je bil najprej objavljen na "),
    #[cfg(feature = "quirks")]
    ("Objava ", " pojavila se prvi puta na "),
    #[cfg(feature = "quirks")]
    ("Članak ", " se pojavio prvo na "),
    #[cfg(feature = "quirks")]
    ("Објава ", " се појавила прво на "),
    #[cfg(feature = "quirks")]
    ("Публикацията ", " се появи първо на "),
    #[cfg(feature = "quirks")]
    ("Допис ", " з’явився спочатку на "),
    #[cfg(feature = "quirks")]
    ("Запис ", " спершу з’явився на "),
    #[cfg(feature = "quirks")]
    ("Запісь ", " упершыню з’явілася на "),
    #[cfg(feature = "quirks")]
    ("Bejegyzés ", " először "),
    #[cfg(feature = "quirks")]
    ("Articolul ", " apare prima dată în "),
    #[cfg(feature = "quirks")]
    ("Postitus ", " ilmus esmalt lehel "),
    #[cfg(feature = "quirks")]
    ("Ieraksts ", " pirmo reizi parādījās "),
    #[cfg(feature = "quirks")]
    ("Įrašas ", " pirmą kartą paskelbtas "),
    #[cfg(feature = "quirks")]
    ("Το άρθρο ", " δημοσιεύτηκε πρώτα στο "),
    #[cfg(feature = "quirks")]
    ("Το άρθρο ", " εμφανίστηκε πρώτα στο "),
    #[cfg(feature = "quirks")]
    ("ظهرت المقالة ", " أولاً على "),
    #[cfg(feature = "quirks")]
    ("نوشته ", " اولین بار در "),
    #[cfg(feature = "quirks")]
    ("הפוסט ", " הופיע לראשונה ב"),
    #[cfg(feature = "quirks")]
    ("Bài viết ", " đã xuất hiện đầu tiên vào ngày "),
    #[cfg(feature = "quirks")]
    ("Bài viết ", " xuất hiện đầu tiên trên "),
    #[cfg(feature = "quirks")]
    ("投稿 ", " に最初に表示されました"),
    #[cfg(feature = "quirks")]
    ("文章 ", " 最先出现在 "),
    #[cfg(feature = "quirks")]
    ("文章 ", " 最早於 "),
    #[cfg(feature = "quirks")]
    ("這篇文章 ", " 最早出現於 "),
    #[cfg(feature = "quirks")]
    ("Artikel ", " pertama kali tampil pada "),
    #[cfg(feature = "quirks")]
    ("Pos ", " muncul pertama kali di "),
    #[cfg(feature = "quirks")]
    ("The post ", " appeared first in "),
];

/// Headings of share buttons, in lower case and without a colon.
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

/// Parts of the target addresses of share buttons.
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

/// Whether an address is the target of a share button.
pub(super) fn is_share_address(href: &str) -> bool {
    SHARE_ADDRESSES.iter().any(|part| href.contains(part)) || href.starts_with("mailto:?")
}

/// Whether a heading is that of share buttons.
pub(super) fn is_share_heading(text: &str) -> bool {
    let words: String = text.trim().trim_end_matches([':', '：', ' ']).chars().map(lower).collect();
    SHARE.contains(&words.as_str())
}

/// Whether `text` is only a link to the rest of a story.
pub(super) fn is_more(text: &str) -> bool {
    if text.len() > MAX_MORE_BYTES {
        return false;
    }
    let is_sign = |sign: char| sign.is_whitespace() || "[](){}<>…‥.:»›→▸►➔➜⟶→«-–—&|".contains(sign);
    let words: String = text.trim_matches(is_sign).chars().map(lower).collect();
    MORE.iter().any(|known| {
        // The headline may follow in quotation marks: Continue reading “Pier”.
        words
            .strip_prefix(known)
            .is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(['“', '"', '«', '„']))
    })
}

/// Labels of share buttons, in addition to [`SHARE`].
#[cfg(feature = "quirks")]
const SHARE_BUTTONS: &str = " facebook twitter x linkedin whatsapp telegram reddit pinterest email e-mail mail print more \
    tumblr pocket mastodon bluesky threads line vk skype viber messenger copy link like loading cargando laden lädt \
    chargement carregando caricamento imprimir imprimer drucken mehr más plus correo correu electrónico tweet ";

/// Longest row of such buttons, in bytes.
#[cfg(feature = "quirks")]
const MAX_ROW_BYTES: usize = 400;

/// The start of the share buttons at the end of `text`, after a sentence: "Share this: Facebook X".
#[cfg(feature = "quirks")]
fn share_row(text: &str) -> Option<usize> {
    let from = text.floor_char_boundary(text.len().saturating_sub(MAX_ROW_BYTES));
    let tail = text.get(from..)?;
    let ends = tail.char_indices().filter(|(_, sign)| "….!?]»”".contains(*sign));
    let starts = ends.map(|(at, sign)| at + sign.len_utf8());
    starts.filter(|start| tail.get(*start..).is_some_and(is_share_row)).map(|start| from + start).next()
}

/// Whether `text` consists of headings of share buttons, with a colon, and their labels.
#[cfg(feature = "quirks")]
fn is_share_row(text: &str) -> bool {
    let small: String = text.chars().map(lower).collect();
    let mut rest = small.trim_start();
    let heading = |rest: &str| {
        let behind = |heading: &&str| rest.strip_prefix(*heading)?.strip_prefix(':').map(str::len);
        SHARE.iter().find_map(behind)
    };
    if heading(rest).is_none() {
        return false;
    }
    while !rest.is_empty() {
        let left = match heading(rest) {
            Some(left) => left,
            None => {
                let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
                let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
                if !word.is_empty() && !SHARE_BUTTONS.contains(&[" ", word, " "].concat()) {
                    return false;
                }
                behind.len()
            }
        };
        rest = rest.get(rest.len() - left..).unwrap_or_default().trim_start();
    }
    true
}

/// `text` without boilerplate at its end.
pub(super) fn without_endings(text: &str) -> &str {
    let mut text = text.trim_end();
    for (start, middle) in FIRST_ON {
        if let Some(at) = text.rfind(start)
            && text.get(at..).is_some_and(|end| end.contains(middle))
        {
            text = text.get(..at).unwrap_or_default().trim_end();
        }
    }
    #[cfg(feature = "quirks")]
    if let Some(at) = share_row(text) {
        text = text.get(..at).unwrap_or_default().trim_end();
    }
    // "… Read more", and "Read more" after a full stop; not the end of a sentence like "people who read more".
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
            ("The pier opens. Innlegget Pier dukket først opp på Port.", "The pier opens."),
            ("The pier opens. ظهرت المقالة Pier أولاً على Port.", "The pier opens."),
            ("The pier opens. Share this: Facebook X Like this: Like Loading…", "The pier opens."),
            ("Ask your friends to share this: it matters.", "Ask your friends to share this: it matters."),
            ("Why children should read more", "Why children should read more"),
            ("The post office appeared first.", "The post office appeared first."),
            ("", ""),
        ] {
            assert_eq!(without_endings(text), kept, "{text}");
        }
    }
}
