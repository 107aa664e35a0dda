//! Learning aids: what would come next in a session, asked before it is told.
//!
//! A hint follows from the booking sheet and from how the studio stands, never from somebody else's run: whoever did half of
//! the work another way is helped on from there. It proposes only what the session would accept.

mod guide;
mod placing;
mod signal;
mod sitting;

use crate::sim::course::guide::Guide;
use crate::sim::gear::{ControlId, UnitId};
use crate::sim::session::{Action, Session};
use crate::sim::words::Sentence;

/// The next thing to do, in three steps that say more and more.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// What an engineer would ask first.
    pub asks: Sentence,
    /// Where the answer is found.
    pub points: Sentence,
    /// The answer.
    pub tells: Sentence,
    /// What it is about, to be looked at.
    pub at: Option<UnitId>,
    /// The doing of it; none where ears or judgement have to decide.
    pub does: Option<Action>,
}

/// What would come next; none where nothing on the booking sheet is left to do and the lead asks for nothing.
#[must_use]
pub fn hint(session: &Session) -> Option<Hint> {
    Guide::new(session).next()
}

/// The gain that ears have to set before the lead is answered; none where the lead does not wait for levels.
#[must_use]
pub fn unturned(session: &Session) -> Option<ControlId> {
    Guide::new(session).unturned()
}
