//! Faults by name, put in on purpose: each is an edit of settings, of cords, or of what a unit has for a defect.
//!
//! What follows from it is the circuit's affair; nothing here plays an effect.

pub(super) mod afflict;
mod catalogue;
mod disturb;
mod edit;
pub(super) mod met;
mod site;

pub use catalogue::{FAULTS, Fault};
pub(super) use disturb::{Disturbances, find as disturbances};
pub use site::Site;

use crate::sim::circuit::Patch;
use crate::sim::gear::{ControlId, Defect, JackId, Setting, UnitId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// One change that a fault makes.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// A control stands so.
    Set(ControlId, Setting),
    /// A unit has a defect.
    Break(UnitId, Defect),
    /// A ribbon is stretched so far: 0 new, 1 sagging.
    Stretch(UnitId, f64),
    /// Somebody plugged a cord so.
    Plug {
        /// The cord.
        cord: UnitId,
        /// Where its first end is.
        a: JackId,
        /// Where its other end is.
        b: JackId,
    },
}

/// Why a fault cannot be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// Whether its name is wrong rather than its place.
    pub is_name: bool,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// Every place of a patch that can have a fault, in a fixed order; empty for a name that is none.
#[must_use]
pub fn places(name: &str, patch: &Patch) -> Vec<String> {
    FAULTS.iter().find(|fault| fault.name == name).map_or_else(Vec::new, |fault| site::places(fault.site, patch))
}

/// The edits that a fault makes, at a named unit or jack, or at one that the seed draws among those that can have it.
pub fn edits(name: &str, at: Option<&str>, seed: u64, patch: &Patch) -> Result<Vec<Edit>, Misplaced> {
    let Some(fault) = FAULTS.iter().find(|fault| fault.name == name) else {
        let known: Vec<&str> = FAULTS.iter().map(|fault| fault.name).collect();
        let help = format!("one of {}", known.join(", "));
        return Err(Misplaced { is_name: true, message: format!("there is no fault `{name}`"), help });
    };
    let places = site::places(fault.site, patch);
    let wanted = fault.site.words();
    if places.is_empty() {
        let message = format!("nothing here can have the fault `{name}`");
        return Err(Misplaced { is_name: true, message, help: format!("it needs {wanted}") });
    }
    let place = match at {
        None => &places[ChaCha8Rng::seed_from_u64(seed).random_range(0..places.len())],
        Some(at) => match places.iter().find(|place| *place == at) {
            Some(place) => place,
            None => {
                let some: Vec<&str> = places.iter().take(3).map(String::as_str).collect();
                let message = format!("`{at}` cannot have the fault `{name}`");
                return Err(Misplaced { is_name: false, message, help: format!("{wanted}, such as {}", some.join(", ")) });
            }
        },
    };
    Ok(edit::at(fault, place, seed, patch))
}
