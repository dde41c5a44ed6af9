//! Pictures of stories in other sizes, which somebody else makes.

use super::last_run::KeptPicture;
use crate::article::{Block, Image, SafeUrl};
use crate::press::PressError;

/// Makes renditions of pictures while an edition is written.
pub trait PictureWorkshop {
    /// A number for what there is of the picture at an address: another, when it has changed. `0`: nothing is.
    fn number(&mut self, address: &SafeUrl) -> u64;

    /// Gives a picture its renditions, which are on the disk then; returns its number. One of which none can be made
    /// stays as it is, and so does one that has renditions of its own: `None`.
    ///
    /// # Errors
    /// When a rendition cannot be written.
    fn complete(&mut self, image: &mut Image) -> Result<Option<u64>, PressError>;
}

/// The workshop of a run, if it has one.
pub(super) struct StoryPictures<'a>(pub Option<&'a mut dyn PictureWorkshop>);

impl StoryPictures<'_> {
    /// Whether the pictures of a text are as they were when its file was written.
    pub(super) fn are_same(&mut self, kept: &[KeptPicture]) -> bool {
        let Some(workshop) = &mut self.0 else { return kept.is_empty() };
        kept.iter().all(|KeptPicture(address, number)| {
            SafeUrl::web(address, None).is_some_and(|address| workshop.number(&address) == *number)
        })
    }

    /// Completes the pictures of a text.
    pub(super) fn in_text(&mut self, blocks: &mut [Block]) -> Result<Vec<KeptPicture>, PressError> {
        let mut kept = Vec::new();
        if self.0.is_some() {
            self.in_blocks(blocks, &mut kept)?;
        }
        Ok(kept)
    }

    /// Completes one picture.
    pub(super) fn complete(&mut self, image: Option<&mut Image>) -> Result<Option<KeptPicture>, PressError> {
        let (Some(workshop), Some(image)) = (&mut self.0, image) else { return Ok(None) };
        let number = workshop.complete(image)?;
        Ok(number.map(|number| KeptPicture(image.url.as_str().to_owned(), number)))
    }

    fn in_blocks(&mut self, blocks: &mut [Block], kept: &mut Vec<KeptPicture>) -> Result<(), PressError> {
        for block in blocks {
            match block {
                Block::Figure(image) => kept.extend(self.complete(Some(image))?),
                Block::Gallery { images, .. } => {
                    for image in images {
                        kept.extend(self.complete(Some(image))?);
                    }
                }
                Block::List { items, .. } => {
                    for item in items {
                        self.in_blocks(item, kept)?;
                    }
                }
                Block::Quote { blocks, .. } | Block::Passage { blocks, .. } => {
                    self.in_blocks(blocks, kept)?;
                }
                Block::Paragraph(_)
                | Block::Heading { .. }
                | Block::PullQuote(_)
                | Block::Table(_)
                | Block::Code(_)
                | Block::Rule
                | Block::Embed(_)
                | Block::Omission(_) => {}
            }
        }
        Ok(())
    }
}
