//! The context of pages and components, and the page that is shown: all that they know of the app.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::navigation::Navigator;
use super::search::SearchClient;
use super::state::Site;
use super::story_loader::StoryLoader;
use crate::article::Slug;
use crate::browser::head::DocumentHead;
use crate::edition::Front;
use crate::element::{El, Kept, Live};

/// `aria-current` on the page that is shown.
const CURRENT_PAGE: &str = "page";
/// `aria-current` on the section of a story.
const CURRENT_SECTION: &str = "true";

/// The context of pages and components. Clones share everything.
#[derive(Clone)]
pub struct AppContext {
    pub site: Rc<Site>,
    pub loader: Rc<StoryLoader>,
    pub search_client: Rc<SearchClient>,
    pub navigator: Rc<Navigator>,
    /// The skeletons that `index.html` paints before this program is loaded: front page and story.
    pub skeletons: [Option<HtmlElement>; 2],
    /// Whether the document was printed with its page in it, which stays until there is something to show.
    pub is_printed: bool,
    /// The page in `<main>`.
    pub shown: Live<Option<Rc<Prepared>>>,
    /// How many visits have begun whose page is painted: what may come after that waits for it.
    pub painted: Live<u32>,
    /// The front page that was laid out last, for the reader who comes back to it.
    pub kept_front: Rc<RefCell<Option<KeptFront>>>,
}

/// A front page in the document, or out of it for as long as another page is shown.
#[derive(Clone)]
pub struct KeptFront {
    pub front: Rc<Front>,
    /// How many pages its list had at first.
    pub pages: u32,
    pub nodes: Rc<Kept>,
}

/// Lays a page out.
type Layout = Box<dyn Fn(&AppContext) -> Vec<El>>;

/// The kind of a message, which is shown instead of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// A retry does not help.
    Final,
    /// A retry may help.
    MayPass,
}

/// A page that can be shown at once.
pub struct Prepared {
    /// The document's head.
    pub head: DocumentHead,
    /// The section that the navigation marks.
    pub section: Option<Slug>,
    /// Whether the page is the section's own.
    pub is_section_page: bool,
    /// Whether the page is the front page.
    pub is_front: bool,
    /// The kind of the message, if the page is one.
    pub message: Option<MessageKind>,
    layout: Layout,
}

impl Prepared {
    /// A page of no section.
    pub fn new(head: DocumentHead, layout: Layout) -> Prepared {
        Prepared { head, section: None, is_section_page: false, is_front: false, message: None, layout }
    }

    /// Lays the page out.
    pub fn view(&self, context: &AppContext) -> Vec<El> {
        (self.layout)(context)
    }

    /// The value of `aria-current` of the navigation's link to `section`.
    pub fn current(&self, section: &Slug) -> Option<&'static str> {
        (self.section.as_ref() == Some(section)).then_some(if self.is_section_page {
            CURRENT_PAGE
        } else {
            CURRENT_SECTION
        })
    }
}
