//! Attached pictures, and their duplicates in the text.

use crate::article::{Article, Block, Credit, CreditOrigin, Image};

/// Appends the attached pictures of `article` that are not in its text. One that is in the text passes
/// its credit on to the copy there, if that has none.
pub(super) fn add(blocks: &mut Vec<Block>, article: &Article) {
    let mut others: Vec<Image> = Vec::new();
    for picture in &article.pictures {
        match find(blocks, picture) {
            Some(shown) if shown.credit.is_none() => shown.credit.clone_from(&picture.credit),
            Some(_) => {}
            None => others.push(picture.clone()),
        }
    }
    if others.len() > 1 {
        blocks.push(Block::Gallery { images: others, caption: None });
    } else {
        blocks.extend(others.pop().map(Block::Figure));
    }
}

/// The lead picture of a story, and the index of the block of its text that repeats it.
///
/// Many systems put the lead picture into the text as well: it is shown once, with the caption and the
/// credit of whichever has them.
pub fn lead_picture(article: &Article, text: &[Block]) -> (Option<Image>, Option<usize>) {
    /// A copy further down is intentional.
    const OPENING: usize = 3;
    let Some(mut hero) = article.hero.clone() else { return (None, None) };
    let mut repeated = None;
    for (at, block) in text.iter().take(OPENING).enumerate() {
        if let Block::Figure(figure) = block
            && hero.is_same_picture(figure)
        {
            if hero.caption.is_none() {
                (hero.caption, hero.links) = (figure.caption.clone(), figure.links.clone());
            }
            hero.credit = hero.credit.or_else(|| figure.credit.clone());
            hero.alt = hero.alt.or_else(|| figure.alt.clone());
            hero.width = hero.width.or(figure.width);
            hero.height = hero.height.or(figure.height);
            repeated = Some(at);
            break;
        }
    }
    if let Some(credit) = credit_in_text(text, &hero) {
        hero.credit = Some(credit);
    }
    // A hero from the text leads the story only if it opens the text.
    if article.hero_is_in_text && repeated != Some(0) {
        return (None, None);
    }
    (Some(hero), repeated)
}

/// The credit of the lead picture in the text of the story, if it takes precedence over the picture's
/// own: if that is missing, or comes from the rights holder or the file's metadata.
fn credit_in_text(blocks: &[Block], hero: &Image) -> Option<Credit> {
    let is_better = hero.credit.as_ref().is_none_or(|credit| credit.origin > CreditOrigin::BodyCaption);
    let credited = |image: &Image| image.credit.clone().filter(|_| is_better && hero.is_same_picture(image));
    let credit = blocks.iter().find_map(|block| match block {
        Block::Figure(image) => credited(image),
        Block::Gallery { images, .. } => images.iter().find_map(credited),
        _ => None,
    })?;
    Some(Credit { origin: CreditOrigin::BodyCaption, ..credit })
}

fn find<'b>(blocks: &'b mut [Block], picture: &Image) -> Option<&'b mut Image> {
    blocks.iter_mut().find_map(|block| match block {
        Block::Figure(image) if picture.is_same_picture(image) => Some(image),
        Block::Gallery { images, .. } => images.iter_mut().find(|image| picture.is_same_picture(image)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{add, credit_in_text, lead_picture};
    use crate::article::{Article, Block, Credit, CreditOrigin, Image, SafeUrl};

    fn image(name: &str, credit: Option<(&str, CreditOrigin)>) -> Image {
        let mut image = Image::at(SafeUrl::web(&format!("https://p.example/{name}.jpg"), None).unwrap());
        image.credit = credit.map(|(text, origin)| Credit { text: text.into(), url: None, origin });
        image
    }

    #[test]
    fn a_picture_that_is_in_the_text_is_not_shown_twice_and_lends_its_credit() {
        let mut article = Article::titled("a");
        article.pictures = vec![
            image("one-1200x800", Some(("AFP", CreditOrigin::Field))),
            image("two", None),
            image("three", None),
        ];
        let mut blocks = vec![Block::Figure(image("one", None)), Block::Rule];
        add(&mut blocks, &article);
        let [Block::Figure(shown), Block::Rule, Block::Gallery { images, .. }] = blocks.as_slice() else {
            panic!("{blocks:?}")
        };
        assert_eq!((shown.credit.as_ref().unwrap().text.as_str(), images.len()), ("AFP", 2));
    }

    #[test]
    fn a_leading_picture_that_opens_the_text_is_shown_once_with_the_caption_that_it_has_there() {
        let mut article = Article::titled("a");
        article.hero = Some(image("a-1200x800", None));
        let mut figure = image("a-300x200", Some(("Jo Doe", CreditOrigin::Caption)));
        figure.caption = Some("Fog.".into());
        let text = [Block::Rule, Block::Figure(figure)];
        let (hero, repeated) = lead_picture(&article, &text);
        let hero = hero.unwrap();
        assert_eq!((hero.caption.as_deref(), repeated), (Some("Fog."), Some(1)));
        assert_eq!(hero.credit.unwrap().text, "Jo Doe");
        let further_down = [Block::Rule, Block::Rule, Block::Rule, text[1].clone()];
        let (hero, repeated) = lead_picture(&article, &further_down);
        assert_eq!((hero.unwrap().credit.unwrap().origin, repeated), (CreditOrigin::BodyCaption, None));
    }

    #[test]
    fn the_leading_picture_takes_a_better_credit_from_the_text() {
        let text = [Block::Figure(image("a-300x200", Some(("Jo Doe", CreditOrigin::Caption))))];
        let credit = |own| credit_in_text(&text, &image("a", own)).map(|credit| credit.text);
        assert_eq!(credit(None).as_deref(), Some("Jo Doe"));
        assert_eq!(credit(Some(("Wire", CreditOrigin::FileMetadata))).as_deref(), Some("Jo Doe"));
        assert_eq!(credit(Some(("Wire", CreditOrigin::Field))), None);
        assert_eq!(credit_in_text(&text, &image("b", None)), None);
    }
}
