//! Problems of the configuration, in words for the publisher.

use std::fmt;

/// An invalid setting and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The setting: a JSON Pointer into the block.
    pub setting: String,
    /// The problem.
    pub problem: ConfigProblemKind,
}

/// The kinds of problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigProblemKind {
    /// The block is not JSON.
    NotJson(String),
    /// There is no such setting.
    UnknownSetting,
    /// It has the wrong type or form; the text names the right one.
    NotA(&'static str),
    /// There is no source of stories.
    NoSource,
    /// It looks like a secret, and everybody can read the page.
    Secret,
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let setting = if self.setting.is_empty() { "the block" } else { &self.setting };
        write!(formatter, "{setting}: ")?;
        match &self.problem {
            ConfigProblemKind::NotJson(why) => write!(formatter, "is not JSON ({why})"),
            ConfigProblemKind::UnknownSetting => formatter.write_str("there is no such setting"),
            ConfigProblemKind::NotA(expected) => write!(formatter, "should be {expected}"),
            ConfigProblemKind::NoSource => formatter.write_str("names no feed, so there is nothing to show"),
            ConfigProblemKind::Secret => formatter
                .write_str("looks like a secret; every reader can read this page, so it was left out"),
        }
    }
}

impl std::error::Error for ConfigProblem {}
