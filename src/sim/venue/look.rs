//! How a venue looks beyond what sounds and what can be used: furnishings, rooms to walk through, windows, colours.
//!
//! Pure looks: no journal depends on them, and nothing in acoustics, circuits or scoring reads them.

use crate::sim::units::Point;
use crate::sim::venue::RoomId;
use serde::{Deserialize, Serialize};

/// Everything about a venue that is only seen.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Rooms to walk through in which nothing is recorded.
    pub annexes: Vec<Annex>,
    /// Openings in walls beside the venue's doorways.
    pub passages: Vec<Passage>,
    /// Windows to the street.
    pub daylight: Vec<Daylight>,
    /// Colours of rooms and annexes; those of the program where none are given.
    pub paints: Vec<Paint>,
    /// What stands, lies and hangs there to be looked at.
    pub furnishings: Vec<Furnishing>,
}

/// A room that is only walked through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Annex {
    /// Its name in this file.
    pub id: RoomId,
    /// What people call it.
    pub name: String,
    /// Its north-west corner on the floor, x and z in metres.
    pub corner: (f64, f64),
    /// Its size: east–west, height, north–south, in metres.
    pub size: (f64, f64, f64),
    /// Materials of walls, floor and ceiling.
    pub surfaces: (String, String, String),
}

/// An opening in the walls on both sides of a place, without a door that matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The middle of the opening on the floor, x and z.
    pub at: (f64, f64),
    /// Width in metres.
    pub width: f64,
    /// Height in metres.
    pub height: f64,
}

/// A window to the street.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Daylight {
    /// The middle of its sill.
    pub at: Point,
    /// Where one looks in: degrees from south towards east.
    pub facing: f64,
    /// Width in metres.
    pub width: f64,
    /// Height in metres.
    pub height: f64,
}

/// The colours of a room, red, green and blue from 0 to 1 as screens count them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paint {
    /// The room or annex.
    pub room: RoomId,
    /// Painted walls.
    pub wall: (f64, f64, f64),
    /// Cloth on walls and ceiling.
    pub cloth: (f64, f64, f64),
    /// Carpet.
    pub carpet: (f64, f64, f64),
}

/// A thing to be looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Furnishing {
    /// Its model.
    pub model: String,
    /// Where its origin is.
    pub at: Point,
    /// Which way its front points: degrees from south towards east.
    pub facing: f64,
}
