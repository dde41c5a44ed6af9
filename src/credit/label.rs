//! Labels that introduce a credit: "Image source:", "Foto:", "Photo by".

use super::agencies;
use super::names::is_like_names;
use super::words::{begins, is_in, is_of_word, is_space, last, trim_start};

/// Words for a picture and for its maker, in the largest languages of Europe, and the most usual word of
/// others.
const PICTURE: &str = "afbeelding|aufnahme|beeld|bild|bilde|bilder|billede|fot|foto|fotograf|fotografia|fotografie|\
    fotografía|fotos|fotoğraf|image|imagem|imagen|images|immagine|imágenes|photo|photograph|\
    photographe|photographer|photographie|photographs|photography|photos|pic|picture|pictures|\
    zdjęcia|zdjęcie|φωτογραφία|фото|צילום|الصورة|फोटो|写真|图片来源|사진";

/// Words for the source of a picture.
const SOURCE: &str = "auteur|author|autor|autora|bildcredit|bildnachweis|bildquelle|bron|copyright|cortesia|cortesía|\
    courtesy|credit|credito|credits|crédit|crédito|créditos|crédits|fonte|fotocredit|fotonachweis|\
    fotoquelle|fuente|kilde|källa|quelle|quellen|source|źródło";

/// The same in more languages, to cover most countries of the world.
#[cfg(feature = "quirks")]
const MORE_PICTURE: &str = "argazkia|argazkiak|felvétel|fotka|fotografi|fotografies|fotografija|fotografije|fotot|fotoğrafı|\
    fotó|fotók|fénykép|gambar|grianghraf|görsel|gəlmə|hoto|hình|imatge|imaxe|kuha|kuva|kuvaaja|\
    kuvat|kép|képek|larawan|ljósmynd|ljósmyndir|llun|mynd|myndir|nuotr|nuotrauka|nuotraukos|picha|\
    pictiúr|ritratt|sawir|slika|slike|snímek|snímka|surat|valokuva|wêne|şəkil|εικόνα|φωτο|\
    φωτογραφίες|φωτό|зураг|изображение|изображения|світлина|світлини|слика|снимка|снимки|снимок|\
    сурет|сүрөт|фота|фотографии|фотография|фотографија|фотографія|լուսանկար|լուսանկարը|ֆոտո|צילומים|\
    צלם|תמונה|انځور|تصوير|تصویر|صور|صورة|عدسة|عكس|عکاس|عکس|فوٹو|وێنە|इमेज|चित्र|छवि|छायाचित्र|\
    तस्बिर|तस्वीर|আলোকচিত্র|ছবি|ফটো|ਤਸਵੀਰ|ਫੋਟੋ|તસવીર|ફોટો|படம்|புகைப்படம்|చిత్రం|ఫోటో|ಚಿತ್ರ|ಫೋಟೋ|\
    ചിത്രം|ഫോട്ടോ|ඡායාරූපය|ช่างภาพ|ภาพ|ภาพถ่าย|ພາບ|ဓာတ်ပုံ|ფოტო|ፎቶ|រូបថត|រូបភាព|ảnh|图|图片|圖|圖片|摄|摄影|\
    撮影|攝|攝影|照片|画像|資料照|资料图|이미지|촬영";

#[cfg(feature = "quirks")]
const MORE_SOURCE: &str = "allikas|avots|burimi|chanzo|dok|forrás|heimild|izvor|kaynak|lähde|mənbə|nguồn|sumber|sursa|\
    sursă|vir|zdroj|šaltinis|πηγή|автор|джерело|извор|източник|источник|крыніца|աղբյուր|מקור|קרדיט|\
    المصدر|بشکریہ|صدر|مصدر|منبع|साभार|स्त्रोत|स्रोत|সূত্র|সৌজন্যে|நன்றி|ที่มา|เครดิต|წყარო|來源|供图|供圖|\
    出典|图像来源|图源|圖源|圖片來源|提供|来源|画像提供|사진제공|사진출처|제공|출처";

/// Words for archive pictures. They introduce descriptions as often as credits.
const ARCHIVE: &str = "archivbild|archive|archives|archivfoto|archivio|archivo|arkivbild|arkivfoto|arquivo|file|\
    handout|stock|symbolbild|symbolfoto";

/// Informative words, which stay in the credit.
const OWN: &str = "collage|composite|desenho|dessin|dibujo|disegno|drawing|fotomontage|illustrasjon|illustratie|\
    illustration|illustrazione|ilustración|ilustracja|ilustração|karikatur|montage|tekening|\
    zeichnung";

/// The same, for words that often begin a caption, too ("Map: the border").
const OWN_OR_CAPTION: &str = "carte|grafiek|grafik|graphic|gráfico|infografik|infografía|infographic|infographie|kaart|karte|\
    map|mapa|mappa|screenshot|video|vidéo|vídeo";

/// Words that join the words of a label ("Fuente de la imagen", "Crédit de l’image").
const GLUE: &str = "d|da|de|del|dell|della|des|do|du|l|la|of|the|van";

/// Participles in labels ("Photo provided by").
const DEEDS: &str = "made|provided|released|should|submitted|supplied|taken";

/// Prepositions that always introduce the maker.
const BY: &str = "by|door|durch|par|por|read|via";

/// Prepositions that introduce the maker or the subject ("Foto de").
const BY_OR_OF: &str = "af|av|de|di|from|of|van|von";

/// How many labels are stripped: a system may add one, an editor another.
const MAX_LABELS: usize = 8;

/// The kind of a label. One of several words has the greatest of their kinds in this order, which ranks
/// certain and informative kinds last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LabelKind {
    /// A picture or its maker.
    Picture,
    /// An archive picture.
    Archive,
    /// The source.
    Source,
    /// A picture that readers should know not to be a photograph, or a description.
    OwnOrCaption,
    /// A picture that readers should know not to be a photograph.
    Own,
    /// The rights holder.
    Copyright,
}

/// How a label is connected to the text after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// By a colon or similar punctuation, by `©`, or by a year.
    Mark,
    /// By a preposition that introduces a maker.
    By,
    /// By a preposition that may also introduce the subject, or by nothing: only an agency may follow.
    Loose,
}

/// A label at the start of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    pub kind: LabelKind,
    pub tie: Tie,
    /// The text after it, without leading white space.
    pub rest: &'a str,
}

/// The label that `text` begins with.
#[inline(never)]
pub(super) fn leading(text: &str) -> Option<Label<'_>> {
    let text = text.trim_start();
    if let Some(label) = copyright(text) {
        return Some(label);
    }
    let mut kind = None;
    let (mut rest, mut last, mut words) = (text, "", 0);
    loop {
        let (word, behind) = split_word(rest);
        let Some(found) = kind_of(word).filter(|_| words < 5) else { break };
        kind = kind.max(Some(found));
        (rest, last, words) = (behind.trim_start(), word, words + 1);
        if let Some(rest) = after_mark(behind, last, kind == Some(LabelKind::Source) && words > 1) {
            return Some(Label { kind: kind?, tie: Tie::Mark, rest });
        }
        rest = without_glue(rest);
    }
    let kind = kind?;
    // "picture alliance/dpa"
    if agencies::leads(text) {
        return None;
    }
    let (mut word, mut behind) = split_word(rest);
    if is_in(DEEDS, word) {
        (word, behind) = split_word(behind.trim_start());
    }
    let is_courtesy = is_in("cortesia|cortesía|courtesy", last);
    let leads_on = is_in(BY_OR_OF, word);
    let (tie, rest) = if is_in(BY, word) || leads_on && is_courtesy {
        (Tie::By, behind)
    } else if leads_on {
        (Tie::Loose, behind)
    } else if after_sign(rest).is_some() || is_in("copyright", last) && !rest.is_empty() {
        (Tie::Mark, rest)
    } else {
        (if is_courtesy { Tie::By } else { Tie::Loose }, rest)
    };
    Some(Label { kind, tie, rest: trim_start(rest, is_mark_or_space) })
}

/// `text` without the labels at its start that only introduce a credit.
///
/// "Illustration:", "Map:" and similar labels stay: see [`carries_its_own_label`]. So do `©` and
/// "Copyright", which are part of a notice. A text that consists of a label gives "".
#[inline(never)]
pub fn strip_label(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..MAX_LABELS {
        let Some(label) = leading(text) else { break };
        let announces = matches!(label.kind, LabelKind::Picture | LabelKind::Source | LabelKind::Archive);
        let is_tied =
            label.tie != Tie::Loose || label.kind != LabelKind::Archive && agencies::names_one(label.rest);
        if !announces || !is_tied {
            break;
        }
        text = label.rest;
    }
    text
}

/// Whether `text` consists of a source label and a credit: "Image source, Getty Images".
pub fn is_labelled_source(text: &str) -> bool {
    leading(text).is_some_and(|label| {
        matches!(label.kind, LabelKind::Source | LabelKind::Picture)
            && label.tie == Tie::Mark
            && is_like_names(strip_label(text), usize::from(label.kind == LabelKind::Source))
    })
}

/// Whether a credit begins with an informative label ("Illustration: Jane Doe", "Map: Dateline", "Photo
/// illustration by Jane Doe"), so that "Image source: " before it is redundant.
pub fn carries_its_own_label(text: &str) -> bool {
    leading(text).is_some_and(|label| {
        matches!(label.kind, LabelKind::Own | LabelKind::OwnOrCaption)
            && label.tie != Tie::Loose
            && !label.rest.is_empty()
    })
}

/// The start of a label that ends at `end`, at most 64 characters before it.
pub(super) fn start_before(text: &str, end: usize) -> Option<usize> {
    let mut found = None;
    // The last match is the first word of the label.
    for (at, _) in text.get(..end)?.char_indices().rev().take(64) {
        let fits = |label: Label| label.tie == Tie::Mark && text.len() - label.rest.len() == end;
        if !last(text.get(..at)?).is_some_and(is_of_word) && leading(text.get(at..)?).is_some_and(fits) {
            found = Some(at);
        }
    }
    found
}

/// A label of `©`, `(c)`, "Copyright" in any order, with years: the rest names the holder.
fn copyright(text: &str) -> Option<Label<'_>> {
    let (mut rest, mut is_marked, mut is_named) = (text, false, false);
    for _ in 0..MAX_LABELS {
        rest = trim_start(rest, is_mark_or_space);
        if is_named {
            rest = trim_start(rest, |next| next == ',' || is_mark_or_space(next));
        }
        let (word, behind) = split_word(rest);
        if let Some(behind) = after_sign(rest) {
            (rest, is_marked, is_named) = (behind, true, true);
        } else if is_in("copyright", word) {
            is_marked |= begins(behind.trim_start(), |next| next == ':');
            (rest, is_named) = (behind, true);
        } else if is_named && is_year(word) {
            (rest, is_marked) = (trim_start(behind, |next| next == '-' || next == '–'), true);
        } else if is_named && is_in("by", word) {
            rest = behind;
        } else {
            break;
        }
    }
    let tie = if is_marked { Tie::Mark } else { Tie::Loose };
    is_named.then_some(Label { kind: LabelKind::Copyright, tie, rest })
}

/// The text after a copyright sign.
#[inline(never)]
pub(super) fn after_sign(text: &str) -> Option<&str> {
    ["©", "℗", "(c)", "(C)"].iter().find_map(|sign| text.strip_prefix(sign))
}

/// Whether `word` is a year from 1800 to 2099, the age of photography.
pub(super) fn is_year(word: &str) -> bool {
    let is_century = matches!(word.get(..2), Some("18" | "19" | "20"));
    is_century && word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of labels, by kind.
const KINDS: &[(&str, LabelKind)] = &[
    (PICTURE, LabelKind::Picture),
    (SOURCE, LabelKind::Source),
    #[cfg(feature = "quirks")]
    (MORE_PICTURE, LabelKind::Picture),
    #[cfg(feature = "quirks")]
    (MORE_SOURCE, LabelKind::Source),
    (ARCHIVE, LabelKind::Archive),
    (OWN, LabelKind::Own),
    (OWN_OR_CAPTION, LabelKind::OwnOrCaption),
];

#[inline(never)]
fn kind_of(word: &str) -> Option<LabelKind> {
    KINDS.iter().find(|(list, _)| is_in(list, word)).map(|(_, kind)| *kind)
}

/// The text after a colon or similar punctuation. `is_source`: the label is one like "Image source",
/// after which the BBC puts a comma and the New York Times dots.
fn after_mark<'a>(behind: &'a str, last: &str, is_source: bool) -> Option<&'a str> {
    let rest = behind.trim_start();
    let is_close = rest.len() == behind.len();
    let is_mark = match rest.chars().next()? {
        ':' | '：' | '=' | '＝' | '／' => true,
        '.' if is_close && is_in("fot|nuotr|phot", last) => true,
        '.' => rest.starts_with("...") && (is_source || is_in("credit", last)),
        '…' => is_source || is_in("credit", last),
        ',' | '，' | '،' => is_close && is_source,
        // "Photo / Jane Doe", as in New Zealand.
        '/' | '|' => !is_close && rest.get(1..2) == Some(" "),
        _ => false,
    };
    is_mark.then(|| {
        trim_start(rest, |next| {
            is_mark_or_space(next) || matches!(next, '.' | '…' | ',' | '，' | '،' | '/' | '／' | '|')
        })
    })
}

/// `rest` without up to two [`GLUE`] words, if another word of a label follows.
fn without_glue(rest: &str) -> &str {
    let mut ahead = rest;
    for _ in 0..3 {
        let (word, behind) = split_word(ahead);
        if kind_of(word).is_some() {
            return ahead;
        }
        if !is_in(GLUE, word) {
            break;
        }
        ahead = trim_start(behind, |next| is_space(next) || next == '\'' || next == '’');
    }
    rest
}

/// The word that `text` begins with, and the rest.
#[inline(never)]
fn split_word(text: &str) -> (&str, &str) {
    let rest = trim_start(text, is_of_word);
    (text.get(..text.len() - rest.len()).unwrap_or_default(), rest)
}

fn is_mark_or_space(character: char) -> bool {
    is_space(character) || matches!(character, ':' | '：' | '=' | '＝')
}

#[cfg(test)]
pub(super) const LISTS: &[&str] =
    &[PICTURE, SOURCE, MORE_PICTURE, MORE_SOURCE, ARCHIVE, OWN, OWN_OR_CAPTION, GLUE, DEEDS, BY, BY_OR_OF];
