//! The picture agencies, archives and libraries that captions name without any label.

use super::words::{Pieces, cut, cut_last, is_in};

/// Unambiguous names, in lower case.
const AGENCIES: &str = "aap|adobe stock|afp|agence france-presse|alamy|alamy stock photo|anadolu|anadolu agency|anp|\
    ansa|ap|apa|associated press|belga|canadian press|dha|dpa|efe|epa|epa-efe|europa press|flickr|\
    getty|getty images|imago|imago images|istock|kcna|kns|korea news service|\
    korean central news agency|kyodo|kyodo news|lehtikuva|lusa|magnum photos|ntb|pa images|pa media|\
    pa wire|pexels|picture alliance|picture-alliance|pixabay|press association|pti|reuters|\
    rex shutterstock|ria novosti|ritzau scanpix|scanpix|shutterstock|sipa|tass|the associated press|\
    unsplash|upi|wikimedia commons|xinhua|yonhap|zuma press|رويترز|新华社";

/// Agencies of more countries, in their own scripts.
#[cfg(feature = "quirks")]
const MORE_AGENCIES: &str = "actionpress|adobestock|afp photo|agencja wyborcza.pl|agerpres|agf|agif|agência brasil|\
    agência o globo|antara|antara foto|azərtac|belga image|belgaimage|bernama|bns|cropix|\
    cuartoscuro|ddp|depositphotos|dreamstime|elta|epa images|estadão conteúdo|folhapress|hina|\
    imagoeconomica|inquam photos|irna|isna|istockphoto|keystone-sda|lapresse|leta|mediafax|mti|\
    notimex|ntb scanpix|nur photo|nurphoto|pixsell|press trust of india|reuters connect|ritzau|\
    shutterstock editorial|sputnik news|tanjug|tasr|the canadian press|thông tấn xã việt nam|\
    tt nyhetsbyrån|ttxvn|čtk|бта|интерфакс|рейтер|риа новости|тасс|укринформ|укрінформ|уніан|אי-פי|\
    רויטרס|أ ف ب|أسوشيتد برس|الأناضول|ایرنا|ایسنا|غيتي|فارس|فرانس برس|مهر|واس|وام|وكالة الأناضول|\
    एएनआई|पीटीआई|वार्ता|এএফপি|রয়টার্স|பிடிஐ|รอยเตอร์|アフロ|ゲッティ|ロイター|中央社|中新社|人民视觉|共同|共同通信|共同通信社|新華社|\
    時事|時事通信|時事通信社|视觉中国|게티이미지|게티이미지뱅크|뉴스1|뉴시스|로이터|연합뉴스";

/// Ambiguous names: they count next to another name, not alone.
const AMBIGUOUS: &str = "aa|ani|beta|bloomberg|cp|iha|ipa|keystone|library of congress|magnum|nasa|pa|pap|sputnik|sta|\
    stt|tt|vna";

/// Words around an agency's name for the type of material.
const ABOUT: &str = "archiv|archive|bild|file|foto|handout|image|images|news|photo|photos|pic|picture|\
    pictures|pool|stock|the|via|wire";

/// Words and symbols that join two names.
const JOINTS: &str = "-|and|et|for|för|on|und|via|y";

/// Longest credit that is analysed, in bytes.
const MAX_BYTES: usize = 1000;

/// The certainty that a name is an agency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// An agency only next to other names.
    Ambiguous,
    /// An agency in any position.
    Plain,
}

/// Whether `text` begins with an agency's full name, before any slash or comma: "picture alliance/dpa"
/// is not the label "picture" before a name.
pub(super) fn leads(text: &str) -> bool {
    is_agency(cut(text, |character| matches!(character, '/' | '／' | ',')).0.trim_end())
}

fn is_agency(name: &str) -> bool {
    #[cfg(feature = "quirks")]
    if is_in(MORE_AGENCIES, name) {
        return true;
    }
    is_in(AGENCIES, name)
}

/// How certainly `party` is an agency, with or without words such as "Photo" or "File".
#[inline(never)]
pub(super) fn strength(party: &str) -> Option<Strength> {
    let party = party.trim();
    let mut name = party;
    loop {
        // "PA Wire" and "NASA file" are unambiguous.
        let is_told = name.len() < party.len();
        if is_agency(name) || is_told && is_in(AMBIGUOUS, name) {
            return Some(Strength::Plain);
        }
        if is_in(AMBIGUOUS, name) {
            return Some(Strength::Ambiguous);
        }
        let (rest, last) = cut_last(name);
        let (first, behind) = cut(name, |character| character == ' ');
        name = match behind {
            Some(_) if is_in(ABOUT, last) => rest.trim_end(),
            Some(behind) if is_in(ABOUT, first) => behind.trim_start(),
            _ => return None,
        };
    }
}

/// Whether `party` is certainly an agency.
#[inline(never)]
pub(super) fn is_one(party: &str) -> bool {
    strength(party) == Some(Strength::Plain)
}

/// Whether one of the parties of a credit is an agency; an ambiguous name counts if there are others.
#[inline(never)]
pub(super) fn names_one(text: &str) -> bool {
    if text.len() > MAX_BYTES {
        return false;
    }
    let (mut parties, mut best) = (0, None);
    let mut judge = |party: Option<&str>| {
        let party = party.unwrap_or_default();
        parties += usize::from(!party.trim().is_empty());
        best = best.max(strength(party));
    };
    for part in Pieces(Some(text), is_joint) {
        let (mut start, mut at) = (0, 0);
        for word in Pieces(Some(part), |character| character == ' ') {
            if is_in(JOINTS, word) {
                judge(part.get(start..at));
                start = at + word.len();
            }
            at += word.len() + 1;
        }
        judge(part.get(start..));
    }
    best == Some(Strength::Plain) || best.is_some() && parties > 1
}

/// Characters that join the names of a credit.
fn is_joint(character: char) -> bool {
    matches!(character, '/' | '／' | ',' | '|' | '&' | '+' | '(' | ')' | ';' | '·' | '•' | '–' | '—')
}

#[cfg(test)]
pub(super) const LISTS: [&str; 5] = [AGENCIES, MORE_AGENCIES, AMBIGUOUS, ABOUT, JOINTS];
