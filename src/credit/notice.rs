//! Copyright notices, and default values of cameras and programs in fields for names.

use super::field;
use super::label::{self, Label, LabelKind};
use super::names::trimmed;
use super::words::{Pieces, contains, find, has, is_in, is_separator, is_space};

/// Legal phrases after a holder's name, in lower case.
const FORMULAS: [&str; 9] = [
    "all rights reserved",
    "all right reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "reservados todos los derechos",
    "tutti i diritti riservati",
    "todos os direitos reservados",
    "alle rechten voorbehouden",
];

/// Programs, and cameras whose name is not that of a company.
const PROGRAMS: &str = "coolpix|dslr|finepix|gimp|gopro|imagemagick|iphone|lightroom|lumix|photoshop|picasa|\
    powershot";

/// Companies that make cameras or programs, and pictures of their own.
const MAKERS: &str = "adobe|apple|canon|dji|fujifilm|google|kodak|leica|microsoft|nikon|olympus|panasonic|\
    samsung|sony";

/// Words that together with a maker's name mean a product.
const THINGS: &str = "camera|corporation|digital|dsc|eos|galaxy|imaging|optical|pixel|windows";

/// Default values of cameras and systems.
const FILLERS: &str = "admin|camera|default|image|owner|photo|photographer|picture|unknown|untitled|user";

/// The holder named by a copyright notice, without `©`, years and legal phrases; `None` if it names none
/// or is too long for a credit.
pub(super) fn holder(notice: &str) -> Option<String> {
    let notice = field::text(Some(notice))?;
    let mut holder = notice.as_str();
    if let Some(at) = FORMULAS.iter().find_map(|formula| find(&notice, formula)) {
        holder = notice.get(..at)?;
    }
    loop {
        let before = holder.len();
        if let Some(Label { kind: LabelKind::Copyright, rest, .. }) = label::leading(holder) {
            holder = rest;
        }
        holder = without_years(trimmed(holder));
        for mark in ["©", "(c)", "(C)", "Copyright", "copyright"] {
            holder = trimmed(holder.strip_suffix(mark).unwrap_or(holder));
        }
        if holder.len() == before {
            break;
        }
    }
    field::text(Some(holder))
}

/// `text` without a year, or part of a range of years, at its start and at its end.
fn without_years(text: &str) -> &str {
    let gaps = [' ', '-', '–', ','];
    let text = match text.split_once(gaps) {
        Some((year, rest)) if label::is_year(year) => rest,
        _ => text,
    };
    match text.rsplit_once(gaps) {
        Some((rest, year)) if label::is_year(year) => rest,
        _ => text,
    }
}

/// Whether a metadata field of a picture's file holds a camera, a program or a default value instead of a
/// person.
pub(super) fn is_camera_or_software(text: &str) -> bool {
    let words = || Pieces(Some(text), |character| is_separator(character) || matches!(character, '(' | ')'));
    let is_any_in = |list: &str| words().any(|word| is_in(list, word));
    let is_made = words().find(|word| !word.is_empty()).is_some_and(|first| is_in(MAKERS, first));
    let is_alone = !has(text, is_space);
    let has_number =
        || words().any(|word| has(word, |digit| digit.is_ascii_digit()) && !label::is_year(word));
    is_any_in(PROGRAMS)
        || is_made && (is_alone || is_any_in(THINGS) || has_number())
        || is_alone && is_any_in(FILLERS)
        || contains(text, "digital camera")
}

#[cfg(test)]
pub(super) const LISTS: [&str; 4] = [PROGRAMS, MAKERS, THINGS, FILLERS];
