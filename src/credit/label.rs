//! The words before a credit that only announce it: "Image source:", "Foto:", "Photo by".

use super::agencies;
use super::words::{is_in, is_of_word};

/// Words for a picture and for who made it.
const PICTURE: &str = "afbeelding aufnahme beeld bild bilde bilder billede fot foto fotograaf fotograf \
    fotografen fotografia fotografias fotografie fotografin fotografía fotografías fotos fotoğraf \
    fotoğrafı fotó fotógrafa fotógrafo gambar görsel image imagem imagen imagens images immagine \
    immagini imágenes kuva kuvat kép phot photo photograph photographe photographer photographers \
    photographie photographies photographs photography photos pic pics picture pictures valokuva \
    zdjęcia zdjęcie εικόνα φωτο φωτογραφία φωτό изображение снимка снимок фото фотографии фотография \
    צילום תמונה الصورة تصوير تصویر صور صورة عدسة عکس तस्वीर फोटो ảnh 写真 图 图片 圖 圖片 摄影 撮影 攝影 照片 画像 사진 이미지";

/// Words for where a picture is from.
const SOURCE: &str = "attribution auteur author authors autor autora autores autoria autoría bildcredit \
    bildnachweis bildquelle bildrechte bron copyright cortesia cortesía courtesy credit crediti credits \
    crédit crédito créditos crédits fonte fonti forrás fotocredit fotonachweis fotoquelle fuente \
    fuentes kaynak kilde källa lähde nguồn quelle quellen rights source sources sumber sursa sursă \
    zdroj źródla źródło πηγή автор джерело источник מקור קרדיט المصدر مصدر منبع साभार स्रोत 來源 写真提供 出典 \
    图源 图片来源 圖片來源 提供 来源 画像提供 사진제공 사진출처 제공 출처";

/// Words for a picture that was made at another time. They announce as often what it shows.
const ARCHIVE: &str = "archivbild archive archives archivfoto archivio archivo arkivbild arkivfoto \
    arquivo cover featured file handout header hero lead main stock symbolbild symbolfoto";

/// Words that tell the reader something, and so stay in the credit.
const OWN: &str = "artwork cartoon collage composite desenho dessin dibujo disegno drawing drawings \
    fotomontage illustrasjon illustratie illustration illustrations illustrazione illüstrasyon \
    ilustracion ilustración ilustracja ilustração karikatur montage photomontage piirros rysunek \
    tekening zeichnung иллюстрация рисунок";

/// The same, of pictures whose captions often begin with the word itself ("Map: the border").
const OWN_OR_CAPTION: &str = "animation captura carte chart grafica grafiek grafik graphic graphics \
    gráfico infografik infografía infographic infographie infográfico kaart karte kartengrafik map mapa \
    mappa maps render rendering screenshot video videos vidéo vídeo видео инфографика карта";

/// Words that join the words of a label ("Fuente de la imagen").
const GLUE: &str = "d' da de del dell della des do du l' la of the van";

/// Words that say what somebody did with a picture ("Photo provided by").
const DEEDS: &str = "captured contributed created made provided released shot should submitted supplied \
    taken";

/// Words that certainly lead to its maker.
const BY: &str = "by door durch par por przez read via";

/// Words that lead to its maker or to what it shows ("Foto de").
const BY_OR_OF: &str = "af auf av de di from of van von";

/// How many labels are taken off: a system may add one, an editor another.
const MOST_LABELS: usize = 8;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture or its maker.
    Picture,
    /// Where it is from.
    Source,
    /// A picture of another time.
    Archive,
    /// Something that readers should know to be no photograph.
    Own,
    /// The same, or what the picture shows.
    OwnOrCaption,
    /// Who holds the rights.
    Copyright,
}

/// How a label is tied to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// By a colon or its like, by `©`, or by a year.
    Mark,
    /// By a word that leads to a maker.
    By,
    /// By a word that may also lead to what is shown, or by nothing: only an agency may follow.
    Loose,
}

/// A label at the start of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    pub kind: Kind,
    pub tie: Tie,
    /// What it announces, without white space before it.
    pub rest: &'a str,
}

/// The label that `text` begins with.
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
        kind = Some(kind.map_or(found, |kind| stronger(kind, found)));
        (rest, last, words) = (behind.trim_start(), word, words + 1);
        if let Some(rest) = after_mark(behind, last, kind == Some(Kind::Source) && words > 1) {
            return Some(Label { kind: kind?, tie: Tie::Mark, rest });
        }
        rest = without_glue(rest);
    }
    let kind = kind?;
    // "picture alliance/dpa"
    if agencies::leads(text) {
        return None;
    }
    let (word, behind) = split_word(rest);
    let is_courtesy = ["courtesy", "cortesía", "cortesia"].iter().any(|known| is_in(known, last));
    let (word, behind) = if is_in(DEEDS, word) { split_word(behind.trim_start()) } else { (word, behind) };
    let (tie, rest) = match word {
        _ if is_in(BY, word) => (Tie::By, behind),
        _ if is_in(BY_OR_OF, word) && is_courtesy => (Tie::By, behind),
        _ if is_in(BY_OR_OF, word) => (Tie::Loose, behind),
        _ if rest.starts_with(['©', '℗']) || rest.starts_with("(c)") => (Tie::Mark, rest),
        _ if is_courtesy => (Tie::By, rest),
        _ if is_in("copyright", last) && !rest.is_empty() => (Tie::Mark, rest),
        _ => (Tie::Loose, rest),
    };
    Some(Label { kind, tie, rest: rest.trim_start_matches(is_mark_or_space) })
}

/// `text` without the labels at its start that only announce a credit.
///
/// "Illustration:", "Map:" and their like stay: see [`carries_its_own_label`]. So do `©` and
/// "Copyright", which are part of a notice. A text that is nothing but a label gives "".
pub fn strip_label(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..MOST_LABELS {
        let Some(label) = leading(text) else { break };
        let announces = matches!(label.kind, Kind::Picture | Kind::Source | Kind::Archive);
        let is_tied =
            label.tie != Tie::Loose || label.kind != Kind::Archive && agencies::names_one(label.rest);
        if !announces || !is_tied {
            break;
        }
        text = label.rest;
    }
    text
}

/// Whether a credit begins with a word that says what it is ("Illustration: Jane Doe", "Map:
/// Dateline", "Photo illustration by Jane Doe"), so that "Image source: " before it is too much.
pub fn carries_its_own_label(text: &str) -> bool {
    leading(text).is_some_and(|label| {
        matches!(label.kind, Kind::Own | Kind::OwnOrCaption)
            && label.tie != Tie::Loose
            && !label.rest.is_empty()
    })
}

/// Where a label begins that ends at `end`, at most 64 characters before it.
pub(super) fn start_before(text: &str, end: usize) -> Option<usize> {
    let head = text.get(..end)?;
    let starts = head.char_indices().rev().take(64).filter(|(at, _)| {
        head.get(..*at).and_then(|before| before.chars().next_back()).is_none_or(|last| !is_of_word(last))
    });
    // The last one that fits is the first word of the label.
    starts
        .filter(|(at, _)| {
            let label = text.get(*at..).and_then(leading);
            label.is_some_and(|label| label.tie == Tie::Mark && text.len() - label.rest.len() == end)
        })
        .last()
        .map(|(at, _)| at)
}

/// `©`, `(c)`, "Copyright" in any order, with years: what is left names the holder.
fn copyright(text: &str) -> Option<Label<'_>> {
    let (mut rest, mut is_marked, mut is_named) = (text, false, false);
    for _ in 0..MOST_LABELS {
        rest = rest.trim_start_matches(|next: char| is_mark_or_space(next) || is_named && next == ',');
        let (word, behind) = split_word(rest);
        if let Some(behind) = ["©", "℗", "(c)", "(C)"].iter().find_map(|mark| rest.strip_prefix(mark)) {
            (rest, is_marked, is_named) = (behind, true, true);
        } else if is_in("copyright copyrights", word) {
            is_marked |= behind.trim_start().starts_with(':');
            (rest, is_named) = (behind, true);
        } else if is_named && is_year(word) {
            (rest, is_marked) = (behind.trim_start_matches(['-', '–']), true);
        } else if is_named && is_in("by", word) {
            rest = behind;
        } else {
            break;
        }
    }
    let tie = if is_marked { Tie::Mark } else { Tie::Loose };
    is_named.then_some(Label { kind: Kind::Copyright, tie, rest })
}

/// A year of photography.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1820..2100).contains(&year))
}

fn kind_of(word: &str) -> Option<Kind> {
    [
        (PICTURE, Kind::Picture),
        (SOURCE, Kind::Source),
        (ARCHIVE, Kind::Archive),
        (OWN, Kind::Own),
        (OWN_OR_CAPTION, Kind::OwnOrCaption),
    ]
    .into_iter()
    .find_map(|(list, kind)| is_in(list, word).then_some(kind))
}

/// The kind of a label with two words: what informs wins, then what is most certain.
fn stronger(one: Kind, other: Kind) -> Kind {
    [Kind::Own, Kind::OwnOrCaption, Kind::Source, Kind::Archive]
        .into_iter()
        .find(|kind| one == *kind || other == *kind)
        .unwrap_or(Kind::Picture)
}

/// What follows a colon or its like. `is_source`: the label is one like "Image source", behind
/// which the BBC puts a comma and the New York Times dots.
fn after_mark<'a>(behind: &'a str, last: &str, is_source: bool) -> Option<&'a str> {
    let rest = behind.trim_start();
    let dots = || {
        rest.strip_prefix("...")
            .or_else(|| rest.strip_prefix('…'))
            .filter(|_| is_source || is_in("credit", last))
    };
    let comma = || behind.strip_prefix(',').filter(|_| is_source);
    let stop = || behind.strip_prefix('.').filter(|_| is_in("fot phot", last));
    // "Photo / Jane Doe", as in New Zealand.
    let stroke =
        || rest.strip_prefix("/ ").or_else(|| rest.strip_prefix("| ")).filter(|_| rest.len() < behind.len());
    let after = rest
        .strip_prefix([':', '：', '=', '＝'])
        .or_else(dots)
        .or_else(comma)
        .or_else(stop)
        .or_else(stroke)?;
    Some(after.trim_start_matches(is_mark_or_space))
}

/// `rest` without up to two words that join the words of a label, if another such word follows.
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
        ahead = behind.trim_start();
    }
    rest
}

/// The word that `text` begins with, and the rest. An apostrophe ends a word and belongs to it.
fn split_word(text: &str) -> (&str, &str) {
    const LONGEST: usize = 64;
    let end = text.char_indices().take(LONGEST).find(|(_, character)| !is_of_word(*character)).map_or(
        text.len().min(LONGEST),
        |(at, character)| {
            let is_apostrophe = matches!(character, '\'' | '’') && at <= 1;
            at + if is_apostrophe { character.len_utf8() } else { 0 }
        },
    );
    text.split_at_checked(end).unwrap_or(("", text))
}

fn is_mark_or_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, ':' | '：' | '=' | '＝')
}

#[cfg(test)]
pub(super) const LISTS: [&str; 9] =
    [PICTURE, SOURCE, ARCHIVE, OWN, OWN_OR_CAPTION, GLUE, DEEDS, BY, BY_OR_OF];
