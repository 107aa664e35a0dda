//! What the lead says and the band plays: cues, taken strictly in order, each waiting for what the trainee does.

use crate::sim::band::{Item, PlayerId};
use crate::sim::units::Db;
use crate::sim::words::{Sentence, say};
use serde::{Deserialize, Serialize};

/// What the trainee can say to the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reply {
    /// “Ready when you are.”
    Ready,
    /// “Two minutes.”
    TwoMinutes,
    /// “Say again?”
    SayAgain,
    /// “Levels are good.”
    LevelsGood,
    /// “Here is the take sheet.”
    TakeSheet,
}

impl Reply {
    /// The words that are said.
    #[must_use]
    pub fn words(self) -> Sentence {
        match self {
            Self::Ready => say!("reply-ready"),
            Self::TwoMinutes => say!("reply-two-minutes"),
            Self::SayAgain => say!("reply-say-again"),
            Self::LevelsGood => say!("reply-levels-good"),
            Self::TakeSheet => say!("reply-take-sheet"),
        }
    }
}

/// What a cue waits for; it counts from the moment that the cue before it was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Trigger {
    /// At once.
    Now,
    /// The trainee says this.
    Told(Reply),
    /// The recorder starts to record.
    Rolling,
    /// The recorder stops recording.
    Stopped,
    /// Everybody has finished what was asked of them.
    Finished,
    /// A take is marked as keeper on the log.
    KeeperMarked,
    /// So many seconds of a section of a take were played back.
    PlayedBack {
        /// Number of the take.
        take: u32,
        /// Name of the section.
        section: String,
        /// Seconds that must have been heard.
        seconds: f64,
    },
}

/// A spoken line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Who speaks: `lead` or a player.
    pub who: String,
    /// What is said.
    pub text: String,
}

/// What players are asked to play.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Perform {
    /// Who plays.
    pub players: Vec<PlayerId>,
    /// What.
    pub item: Item,
    /// How much louder than in the sound check; unsaid, each player is as much louder in a take as the moment has it.
    #[serde(default)]
    pub lift: Option<Db>,
}

/// A way out of waiting: when this happens instead, this is said and the script goes on at that cue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// What happens instead.
    pub when: Trigger,
    /// What is said.
    pub says: Vec<Line>,
    /// The cue to go on with.
    pub to: String,
}

/// One step of the script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Its name.
    pub id: String,
    /// What it waits for.
    pub when: Trigger,
    /// What may happen instead.
    #[serde(default)]
    pub unless: Vec<Branch>,
    /// Seconds from what it waited for until it is taken.
    pub after: f64,
    /// What is said.
    pub says: Vec<Line>,
    /// Whether the lead slates a new take now, on the same roll.
    #[serde(default)]
    pub slate: bool,
    /// What is played now; it ends early when the recorder stops if it began while it rolled.
    #[serde(default)]
    pub perform: Option<Perform>,
    /// What the lead now waits for, for the list of requests; empty if nothing.
    #[serde(default)]
    pub asks: String,
}
