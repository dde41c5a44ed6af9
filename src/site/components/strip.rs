//! The stories of a strip, in the layout that suits them.

use std::rc::Rc;

use super::card::{self, Variant};
use crate::article::Article;
use crate::edition::StripLayout;
use crate::element::{El, div};
use crate::site::state::Site;

/// The stories, laid out.
pub fn stories(site: &Site, layout: StripLayout, stories: &[Rc<Article>]) -> El {
    let (class, variant) = match layout {
        StripLayout::Feature => return card::feature(site, stories),
        StripLayout::Quad => ("cards quad thumbs", Variant::Quad),
        StripLayout::Trio => ("cards trio thumbs", Variant::Quad),
        StripLayout::Duo => ("cards duo thumbs", Variant::Big),
        StripLayout::Rows => ("cards rows two", Variant::Row),
        StripLayout::Voices if stories.len() == 2 => ("cards duo", Variant::Voice),
        StripLayout::Voices => ("cards trio", Variant::Voice),
    };
    div(class).children(stories.iter().map(|story| card::card(site, story, variant)))
}
