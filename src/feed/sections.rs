//! The configured section of a source, and the default sections of content systems.

use super::page::FeedPage;
#[cfg(feature = "quirks")]
use crate::article::Slug;
use crate::article::{Section, Tag};

/// Slugs of the default category ("Uncategorized"), in the languages of `WordPress`.
#[cfg(feature = "quirks")]
const NO_SECTION: [&str; 43] = [
    "uncategorized",
    "uncategorised",
    "allgemein",
    "nicht-kategorisiert",
    "unkategorisiert",
    "non-classe",
    "sin-categoria",
    "sin-categorizar",
    "sense-categoria",
    "senza-categoria",
    "sem-categoria",
    "geen-categorie",
    "niet-gecategoriseerd",
    "bez-kategorii",
    "okategoriserade",
    "ikke-kategoriseret",
    "ukategorisert",
    "ukategoriseret",
    "luokittelematon",
    "yleinen",
    "nezarazene",
    "nezaradene",
    "egyeb",
    "fara-categorie",
    "genel",
    "kategorisiz",
    "без-рубрики",
    "без-категорії",
    "χωρίς-κατηγορία",
    "未分类",
    "未分類",
    "미분류",
    "غير-مصنف",
    "ללא-קטגוריה",
    // The same as names, from which slugs are derived here.
    "non-classé",
    "sin-categoría",
    "geen-rubriek",
    "nezařazené",
    "nezaradené",
    "egyéb",
    "fără-categorie",
    "χωρίς-κατηγορία",
    "未分類のカテゴリー",
];

impl FeedPage {
    /// Puts every story into `section`; the section that it had becomes its first topic.
    pub fn put_into(&mut self, section: &Section) {
        for article in &mut self.articles {
            if let Some(own) = article.section.replace(section.clone())
                && own.id != section.id
                && !article.tags.iter().any(|tag| tag.id == own.id)
            {
                article.tags.insert(0, Tag { id: own.id, name: own.name });
            }
        }
    }
}

/// Whether a section or topic with this name or slug is the default category.
#[cfg(feature = "quirks")]
pub(super) fn is_default(name: &str, slug: Option<&str>) -> bool {
    let is_none = |slug: Slug| {
        let slug = slug.as_str();
        // "uncategorized-de" is a translation, "sin-categoria-2" a duplicate.
        let is_more = |rest: &str| (2..=3).contains(&rest.len()) && rest.starts_with('-');
        NO_SECTION
            .iter()
            .any(|none| slug.strip_prefix(none).is_some_and(|rest| rest.is_empty() || is_more(rest)))
    };
    slug.and_then(Slug::of_own).is_some_and(is_none) || Slug::from_text(name).is_some_and(is_none)
}

#[cfg(all(test, feature = "quirks"))]
mod tests {
    use super::is_default;

    #[test]
    fn a_section_that_says_that_there_is_none_is_known_in_any_language() {
        for name in ["Uncategorized", "Non classé", "Sin categoría", "Без рубрики", "未分類", "Allgemein"]
        {
            assert!(is_default(name, None), "{name}");
        }
        assert!(is_default("Diverses", Some("uncategorized-de")) && is_default("x", Some("sin-categoria-2")));
        assert!(!is_default("City", Some("city")) && !is_default("Generally", None));
    }
}
