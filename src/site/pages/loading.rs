//! The skeletons of pages whose data is loading.

use crate::element::El;
use crate::route::Route;
use crate::site::context::{AppContext, Prepared};
use crate::site::head;
use crate::site::state::Site;

/// The skeleton of the page at `route`.
pub fn loading(site: &Site, route: &Route) -> Prepared {
    let is_story = matches!(route, Route::Article { .. });
    let head = head::of_message(site, site.words.loading_stories);
    Prepared::new(head, Box::new(move |context| view(context, is_story).into_iter().collect()))
}

/// The skeleton is part of `index.html`, which is painted before this program is loaded; a copy of it serves
/// again here.
fn view(context: &AppContext, story: bool) -> Option<El> {
    let [front, article] = &context.skeletons;
    let skeleton = if story { article } else { front };
    skeleton.as_ref().map(|skeleton| El::copy_of(skeleton, "sk"))
}
