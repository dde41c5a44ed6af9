//! The picture agencies, archives and libraries that captions name without any label.

use super::words::{is_among, is_in};

/// Names that rarely mean anybody else, in lower case.
const AGENCIES: &str = "123rf|aap|aap image|abacapress|action images|adobe stock|afp|\
    agence france-presse|agencia efe|agerpres|agência brasil|akg-images|alamy|alamy live news|\
    alamy stock photo|anadolu|anadolu agency|anp|ansa|ap|apa|associated press|belga|bestimage|\
    bridgeman images|canadian press|cnsphoto|corbis|ctk|cuartoscuro|ddp|depositphotos|dha|dpa|\
    dreamstime|efe|epa|epa-efe|epd|estadão conteúdo|europa press|european pressphoto agency|eyevine|\
    flickr|folhapress|getty|getty images|hans lucas|hulton archive|ians|icon sportswire|iha|imagn|\
    imagn images|imago|imago images|irna|isna|istock|istockphoto|itar-tass|jiji|jiji press|kcna|kna|kns|\
    korea news service|korean central news agency|kyodo|kyodo news|lehtikuva|lightrocket|lusa|\
    magnum photos|mary evans|maxppp|middle east images|newscom|notimex|ntb|nurphoto|pa images|pa media|\
    pa wire|pexels|photo12|picture alliance|picture-alliance|pixabay|press association|\
    press trust of india|pti|redux pictures|reuters|rex features|rex shutterstock|ria novosti|ritzau|\
    ritzau scanpix|scanpix|shutterstock|sipa|sipa press|sipa usa|sopa images|tanjug|tasr|tass|\
    the associated press|the canadian press|tt news agency|tt nyhetsbyrån|ukrinform|unian|unsplash|upi|\
    usa today sports|vcg|wikimedia|wikimedia commons|xinhua|yonhap|zuma press|zuma wire|čtk|рейтер|\
    рейтерс|риа новости|тасс|укринформ|укрінформ|уніан|פלאש 90|רויטרס|أ ب|أ ف ب|إرنا|الأناضول|رويترز|\
    فرانس برس|एएनआई|एएफपी|पीटीआई|रॉयटर्स|アフロ|ロイター|中新社|共同|共同社|共同通信|新华社|新華社|時事通信|法新社|美联社|视觉中国|路透社|뉴스1|뉴시스|\
    로이터|연합뉴스";

/// Names that also mean something else: they count beside another name, not alone.
const AMBIGUOUS: &str = "aa|abaca|ani|avalon|bettmann|bloomberg|cp|esa|facebook|instagram|keystone|\
    library of congress|magnum|mehr|mena|mti|nasa|nato|noaa|pa|pap|polaris|redux|rex|spa|sputnik|stt|\
    tasnim|telegram|tt|twitter|wafa|wikipedia|youtube|zuma";

/// Words around an agency's name that say what came from it.
const ABOUT: &str = "archiv archive archives bild file foto fotos handout image images news photo \
    photos pic picture pictures pool stock the via wire";

/// Words that join two names.
const JOINTS: &str = "and auf e em en et for from för ja on su sur und via with y";

/// Longest credit that is looked into, in bytes.
const MOST_BYTES: usize = 1000;

/// More characters than any name above has.
const LONGEST_NAME: usize = 40;

/// How much the name of an agency says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// An agency among other names.
    Ambiguous,
    /// An agency, wherever it stands.
    Plain,
}

/// Whether `text` begins with an agency's full name, before any stroke or comma: "picture
/// alliance/dpa" is no label "picture" before a name.
pub(super) fn leads(text: &str) -> bool {
    // Asked before every label: it must not look through the whole text each time.
    let head = text.char_indices().nth(LONGEST_NAME).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let first = head.split(['/', '／', ',']).next().unwrap_or_default().trim_end();
    is_among(AGENCIES, '|', first)
}

/// How surely `party` is an agency, with or without words such as "Photo" or "File".
pub(super) fn strength(party: &str) -> Option<Strength> {
    let mut name = party.trim();
    loop {
        if is_among(AGENCIES, '|', name) {
            return Some(Strength::Plain);
        }
        if is_among(AMBIGUOUS, '|', name) {
            // "PA Wire" and "NASA file" say enough.
            let is_told = name.len() < party.trim().len();
            return Some(if is_told { Strength::Plain } else { Strength::Ambiguous });
        }
        name = match (name.rsplit_once(' '), name.split_once(' ')) {
            (Some((rest, last)), _) if is_in(ABOUT, last) => rest.trim_end(),
            (_, Some((first, rest))) if is_in(ABOUT, first) => rest.trim_start(),
            _ => return None,
        };
    }
}

/// Whether one of the parties of a credit is an agency; beside others also an ambiguous one.
pub(super) fn names_one(text: &str) -> bool {
    if text.len() > MOST_BYTES {
        return false;
    }
    let parties = parties(text);
    let is_enough = |found| parties.len() > 1 || found == Strength::Plain;
    parties.iter().any(|party| strength(party).is_some_and(is_enough) || names_one_within(party))
}

/// "AFP-JIJI", and scripts that need no spaces between words: "新华社记者".
fn names_one_within(party: &str) -> bool {
    let hyphenated =
        party.contains('-') && party.split('-').any(|part| strength(part) == Some(Strength::Plain));
    let starts = |known: &str| !known.is_ascii() && party.starts_with(known);
    hyphenated || !party.is_ascii() && AGENCIES.split('|').any(starts)
}

/// The names that a credit joins with a stroke, a comma, a dash or a word.
fn parties(text: &str) -> Vec<&str> {
    let mut parties = Vec::new();
    for part in text.split(['/', '／', ',', '|', '&', '+', '(', ')', ';', '·', '•', '–', '—']) {
        let (mut start, mut at) = (0, 0);
        for word in part.split(' ') {
            if is_in(JOINTS, word) {
                parties.extend(part.get(start..at));
                start = at + word.len();
            }
            at += word.len() + 1;
        }
        parties.extend(part.get(start..));
    }
    parties.retain(|party| !party.trim().is_empty());
    parties
}

#[cfg(test)]
pub(super) const LISTS: [&str; 4] = [AGENCIES, AMBIGUOUS, ABOUT, JOINTS];
