//! The expert's session beside one's own: what they had set up at the same point of the script, and how long they took.

use crate::sim::gear::UnitId;
use crate::sim::session::{Place, Session, StandPose, Timeline, run_of};
use crate::sim::units::{Point, Stamp};

/// A stand of the expert's.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpertStand {
    /// What is on it, or itself.
    pub unit: UnitId,
    /// How it stands.
    pub pose: StandPose,
}

/// A cable of the expert's.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpertCable {
    /// Which.
    pub cord: UnitId,
    /// The way that it lies, from jack to jack, metres.
    pub points: Vec<Point>,
}

/// The expert at the same point of the script.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpertView {
    /// The moment of their session that is seen.
    pub at: Stamp,
    /// What they have set up.
    pub stands: Vec<ExpertStand>,
    /// What they have laid on the floor.
    pub cables: Vec<ExpertCable>,
    /// How long what is asked for now has taken so far, seconds.
    pub taken_s: f64,
    /// How long the expert took for it, seconds; none where they never came to it.
    pub theirs_s: Option<f64>,
}

/// What the expert had done so long after the same cue of the script, at most until they came to the next.
#[must_use]
pub fn expert(session: &Session, theirs: &Timeline) -> ExpertView {
    let scenario = session.scenario();
    let (began, cue) = session.cues().last().map_or((Stamp(0), None), |(at, id)| (*at, Some(id)));
    let taken = Stamp(session.studio().now.0.saturating_sub(began.0));
    let place = cue.map_or(Some(0), |cue| theirs.cues.iter().position(|(_, id)| id == cue).map(|place| place + 1));
    let from = match place {
        Some(0) => Some(Stamp(0)),
        Some(place) => theirs.cues.get(place - 1).map(|(at, _)| *at),
        None => None,
    };
    let until = place.and_then(|place| theirs.cues.get(place)).map_or(theirs.end(), |(at, _)| *at);
    // Who has gone another way than the expert sees them as they were at the same time of day.
    let at = from.map_or(session.studio().now.min(theirs.end()), |from| Stamp(from.0 + taken.0).min(until));
    let studio = theirs.at(at);
    let stands = studio.places.iter().filter_map(|(unit, place)| match place {
        Place::Standing(pose) => Some(ExpertStand { unit: studio.microphone_on(unit).unwrap_or(unit).clone(), pose: *pose }),
        _ => None,
    });
    let runs = studio.cords.keys().filter_map(|cord| Some((cord, run_of(scenario, studio, cord)?)));
    // A patch cord spans its bay and nothing else.
    let cables = runs.filter(|(_, run)| run.points.len() > 2).map(|(cord, run)| ExpertCable { cord: cord.clone(), points: run.points });
    ExpertView {
        at,
        stands: stands.collect(),
        cables: cables.collect(),
        taken_s: taken.seconds(),
        theirs_s: from.map(|from| Stamp(until.0.saturating_sub(from.0)).seconds()),
    }
}
