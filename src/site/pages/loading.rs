//! The page's own boxes without content, while the data is on its way.

use crate::site::app::Newsroom;
use crate::site::element::El;

/// The skeleton is part of `index.html`, where it is painted before this program is there; a copy
/// of it serves again here.
pub fn view(newsroom: &Newsroom, story: bool) -> Option<El> {
    let [front, article] = &newsroom.skeletons;
    let skeleton = if story { article } else { front };
    skeleton.as_ref().map(|skeleton| El::copy_of(skeleton).class("sk"))
}
