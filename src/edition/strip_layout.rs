//! The layout of a strip: chosen by the number of stories and which of them have pictures, so that none
//! leaves a hole where a picture is missing, or a single story in a row.

use crate::config::StripForm;

/// How the stories of a strip are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StripLayout {
    /// One big story with a picture, and three to five rows next to it.
    Feature,
    /// Four cards: four columns, or two by two.
    Quad,
    /// Three cards side by side.
    Trio,
    /// Two big stories with pictures.
    Duo,
    /// Rows in two columns, with small pictures where there are any; an even number, or one.
    Rows,
    /// Two or three opinions, which show no pictures.
    Voices,
}

/// A layout, and the indexes of the stories that it uses, in display order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// How the stories are laid out.
    pub layout: StripLayout,
    /// Indexes into the given stories.
    pub order: Vec<usize>,
}

/// The rows of a feature are about as high as its big story.
const MIN_FEATURE: usize = 4;
/// Of four cards one may be without a picture: it shows its standfirst instead.
const MIN_PICTURES_OF_QUAD: usize = 3;

/// Arranges stories, newest first; `pictures` tells which of them have a picture. Uses the requested form
/// if they fill it, else the nearest one that they fill. At most `max` are used.
pub fn arrange(form: StripForm, pictures: &[bool], max: usize) -> Arrangement {
    let count = pictures.len().min(max);
    let has_picture = |place: &usize| pictures.get(*place).copied().unwrap_or(false);
    let first = |count: usize| (0..count).collect::<Vec<_>>();
    let pictured = || (0..count).filter(has_picture);
    let feature = || {
        let big = pictured().next()?;
        let rows = (0..count).filter(|place| *place != big);
        (count >= MIN_FEATURE).then(|| Arrangement {
            layout: StripLayout::Feature,
            order: std::iter::once(big).chain(rows).collect(),
        })
    };
    let quad = || {
        let is_full = count >= 4 && pictured().take_while(|place| *place < 4).count() >= MIN_PICTURES_OF_QUAD;
        is_full.then(|| Arrangement { layout: StripLayout::Quad, order: first(4) })
    };
    let duo = || {
        // Only near the top, or old news would be big.
        let two: Vec<usize> = pictured().take_while(|place| *place < 4).take(2).collect();
        (two.len() == 2).then_some(Arrangement { layout: StripLayout::Duo, order: two })
    };
    let trio = || {
        let pictures = pictured().filter(|place| *place < 3).count();
        let is_even = count >= 3 && (pictures == 3 || pictures == 0);
        is_even.then(|| Arrangement { layout: StripLayout::Trio, order: first(3) })
    };
    let rows = || {
        let even = if count > 1 { count / 2 * 2 } else { count };
        Arrangement { layout: StripLayout::Rows, order: first(even) }
    };
    let wished = match form {
        StripForm::Text if count > 1 => {
            Some(Arrangement { layout: StripLayout::Voices, order: first(count.min(3)) })
        }
        StripForm::Text => None,
        StripForm::Feature => feature(),
        StripForm::Quad => quad(),
        StripForm::Duo => duo(),
    };
    wished.or_else(|| if count > 4 { feature() } else { None }).unwrap_or_else(|| match count {
        3 => trio().unwrap_or_else(rows),
        2 => duo().unwrap_or_else(rows),
        _ => rows(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, StripLayout, arrange};
    use crate::config::StripForm;

    const FORMS: [StripForm; 4] = [StripForm::Feature, StripForm::Quad, StripForm::Duo, StripForm::Text];
    /// Widths of the page at which its columns change, in rem; as in `style/layout.css`.
    const WIDTHS: [u32; 4] = [40, 48, 62, 74];
    const MAX: usize = 5;

    /// How many columns a layout has at a width; as in `style/layout.css` and `style/components/side.css`.
    fn columns(layout: StripLayout, width: u32, stories: usize) -> usize {
        match layout {
            // Not grids of equal cards: the rows are next to the big story, or below it.
            StripLayout::Feature | StripLayout::Voices => stories,
            StripLayout::Quad if width >= 62 => 4,
            StripLayout::Trio => 3,
            StripLayout::Rows if width < 62 || stories == 1 => 1,
            StripLayout::Quad | StripLayout::Duo | StripLayout::Rows => 2,
        }
    }

    /// None, every second but the first, the first only, and all stories with a picture.
    fn pictures(count: usize) -> [(&'static str, Vec<bool>); 4] {
        [
            ("none", vec![false; count]),
            ("some", (0..count).map(|place| place % 2 == 1).collect()),
            ("first", (0..count).map(|place| place == 0).collect()),
            ("all", vec![true; count]),
        ]
    }

    #[test]
    fn no_story_is_alone_in_its_row_at_any_width() {
        for form in FORMS {
            for count in 1..=12 {
                for (which, pictures) in pictures(count) {
                    let Arrangement { layout, order } = arrange(form, &pictures, MAX);
                    for width in WIDTHS {
                        let columns = columns(layout, width, order.len());
                        assert_eq!(
                            order.len() % columns,
                            0,
                            "{form:?}, {count} stories, {which} pictured: {layout:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn no_missing_picture_leaves_a_hole() {
        for form in FORMS {
            for count in 1..=12 {
                for (which, pictures) in pictures(count) {
                    let Arrangement { layout, order } = arrange(form, &pictures, MAX);
                    let has = |place: usize| pictures[order[place]];
                    let pictured = (0..order.len()).filter(|place| has(*place)).count();
                    let is_filled = match layout {
                        StripLayout::Feature => has(0) && order.len() >= 4,
                        StripLayout::Duo => pictured == 2,
                        StripLayout::Trio => pictured == 3 || pictured == 0,
                        StripLayout::Quad => pictured >= 3,
                        StripLayout::Rows | StripLayout::Voices => true,
                    };
                    assert!(is_filled, "{form:?}, {count} stories, {which} pictured: {layout:?} {order:?}");
                }
            }
        }
    }

    #[test]
    fn each_count_has_its_layout() {
        use StripLayout::{Duo, Feature, Quad, Rows, Trio, Voices};
        // With 1, 2, 3, 4, 5 and 12 stories.
        for (form, which, layouts) in [
            (StripForm::Feature, 0, [Rows, Rows, Trio, Rows, Rows, Rows]),
            (StripForm::Feature, 1, [Rows, Rows, Rows, Feature, Feature, Feature]),
            (StripForm::Feature, 3, [Rows, Duo, Trio, Feature, Feature, Feature]),
            (StripForm::Quad, 0, [Rows, Rows, Trio, Rows, Rows, Rows]),
            (StripForm::Quad, 1, [Rows, Rows, Rows, Rows, Feature, Feature]),
            (StripForm::Quad, 3, [Rows, Duo, Trio, Quad, Quad, Quad]),
            (StripForm::Duo, 0, [Rows, Rows, Trio, Rows, Rows, Rows]),
            (StripForm::Duo, 1, [Rows, Rows, Rows, Duo, Duo, Duo]),
            (StripForm::Duo, 3, [Rows, Duo, Duo, Duo, Duo, Duo]),
            (StripForm::Text, 0, [Rows, Voices, Voices, Voices, Voices, Voices]),
            (StripForm::Text, 3, [Rows, Voices, Voices, Voices, Voices, Voices]),
        ] {
            for (count, expected) in [1, 2, 3, 4, 5, 12].into_iter().zip(layouts) {
                let (name, pictures) = &pictures(count)[which];
                let layout = arrange(form, pictures, MAX).layout;
                assert_eq!(layout, expected, "{form:?}, {count} stories, {name} pictured");
            }
        }
    }

    #[test]
    fn a_story_is_taken_once_and_the_newest_first() {
        for form in FORMS {
            let arrangement = arrange(form, &[false, true, true, false, true, true], MAX);
            let mut order = arrangement.order.clone();
            order.sort_unstable();
            order.dedup();
            assert_eq!(order.len(), arrangement.order.len());
            assert!(order.iter().all(|place| *place < MAX), "{form:?}: {order:?}");
        }
    }
}
