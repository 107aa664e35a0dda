//! Getting a microphone of the sheet to its source: stand, microphone, switches, pop filter, cable.

use crate::sim::course::Hint;
use crate::sim::course::guide::Guide;
use crate::sim::course::sitting::{poses, target};
use crate::sim::gear::{ControlId, GearKind, JackId, Setting, UnitId};
use crate::sim::scenario::InputLine;
use crate::sim::scoring::label;
use crate::sim::session::{Action, End, Place, StandPose};
use crate::sim::units::{Aim, Point};
use crate::sim::words::{Value, say};

/// A microphone farther from the source than this was not put up for it, metres; estimate.
const NEAR_M: f64 = 1.5;

impl Guide<'_> {
    /// What is missing between the store and the wall.
    pub(super) fn placed(&self, line: &InputLine) -> Option<Hint> {
        let Some((mic, stand)) = self.standing_for(line) else { return self.put_up(line) };
        self.switches(line, &mic)
            .or_else(|| self.moved(line, &mic, &stand))
            .or_else(|| self.pop_filter(line, &stand))
            .or_else(|| self.cable(line, &mic))
    }

    /// The microphone of the sheet that stands before its source, and its stand.
    pub(super) fn standing_for(&self, line: &InputLine) -> Option<(UnitId, UnitId)> {
        let (target, _) = target(self.scenario, line)?;
        let far = |(_, stand): &(&UnitId, &UnitId)| self.pose(stand).map_or(f64::MAX, |pose| pose.capsule().distance(target));
        let (mic, stand) = self
            .studio
            .places
            .iter()
            .filter_map(|(mic, place)| if let Place::OnStand(stand) = place { Some((mic, stand)) } else { None })
            .filter(|(mic, _)| self.suits(line, mic))
            .filter(|one| far(one) < NEAR_M)
            .min_by(|a, b| far(a).total_cmp(&far(b)))?;
        Some((mic.clone(), stand.clone()))
    }

    fn pose(&self, stand: &UnitId) -> Option<StandPose> {
        if let Some(Place::Standing(pose)) = self.studio.places.get(stand) { Some(*pose) } else { None }
    }

    fn suits(&self, line: &InputLine, mic: &UnitId) -> bool {
        self.scenario.gear(mic).is_some_and(|gear| line.mics.contains(&gear.id))
    }

    /// The first step of the first way to get a microphone up that would go from here.
    fn put_up(&self, line: &InputLine) -> Option<Hint> {
        let stands = self.candidates(|kind| matches!(kind, GearKind::Stand(_)));
        let mics: Vec<UnitId> =
            self.candidates(|kind| matches!(kind, GearKind::Microphone(_))).into_iter().filter(|mic| self.suits(line, mic)).collect();
        let ways = mics.iter().flat_map(|mic| stands.iter().map(move |stand| (mic, stand)));
        let steps = ways.flat_map(|(mic, stand)| {
            let poses = poses(self.scenario, line).into_iter().filter(|pose| self.could_stand(stand, pose));
            poses.map(move |pose| self.steps_up(line, mic, stand, pose)).collect::<Vec<_>>()
        });
        let Some(first) = steps.into_iter().find(|steps| self.goes(steps)).and_then(|steps| steps.into_iter().next()) else {
            return self.free_hand();
        };
        let who = Value::written(self.scenario.band.player(&line.player).map_or("", |player| player.name.as_str()));
        let tells = match &first {
            Action::Fetch(unit) => say!("hint-fetch-tell", unit = self.named(unit)),
            Action::Stand(stand, _) => say!("hint-stand-tell", stand = stand, who = who.clone()),
            Action::Mount { mic, on } => say!("hint-mount-tell", mic = mic, stand = on),
            _ => say!("hint-sheet-point"),
        };
        Some(Hint {
            asks: say!("hint-place-ask", name = &line.name, who = who),
            points: say!("hint-place-point"),
            tells,
            at: about(&first),
            does: Some(first),
        })
    }

    /// A stand that is not where the sheet wants its microphone.
    fn moved(&self, line: &InputLine, mic: &UnitId, stand: &UnitId) -> Option<Hint> {
        let (target, _) = target(self.scenario, line)?;
        let pose = self.pose(stand)?;
        let (near, far) = line.placement.distance_m;
        let way = target - pose.capsule();
        let off = pose.aim.angle_to(Aim::of(way));
        if (near..=far).contains(&way.length()) && off <= line.placement.aim_deg {
            return None;
        }
        let better = poses(self.scenario, line).into_iter().filter(|pose| self.could_stand(stand, pose));
        let does = better.map(|pose| Action::Stand(stand.clone(), pose)).find(|action| self.goes(std::slice::from_ref(action)))?;
        let who = Value::written(self.scenario.band.player(&line.player).map_or("", |player| player.name.as_str()));
        let centimetres = |metres: f64| Value::number(100.0 * metres, 0);
        Some(Hint {
            asks: say!("hint-place-ask", name = &line.name, who = who.clone()),
            points: say!("hint-place-point"),
            tells: say!("hint-move-tell", mic = mic, near = centimetres(near), far = centimetres(far), who = who),
            at: Some(stand.clone()),
            does: Some(does),
        })
    }

    /// Whether a stand is tall enough, and its base and boom in one room: what can be seen before it is tried.
    fn could_stand(&self, stand: &UnitId, pose: &StandPose) -> bool {
        let Some(GearKind::Stand(figures)) = self.scenario.gear(stand).map(|gear| &gear.kind) else { return false };
        let room = self.scenario.venue.room_at(Point::new(pose.base.0, 0.0, pose.base.1));
        (figures.height_m.0..=figures.height_m.1).contains(&pose.height)
            && pose.reach <= figures.boom_m
            && room.is_some_and(|room| room.contains(pose.capsule()))
    }

    fn steps_up(&self, line: &InputLine, mic: &UnitId, stand: &UnitId, pose: StandPose) -> Vec<Action> {
        let mut steps = Vec::new();
        let is_there = |(target, _): (Point, _)| self.pose(stand).is_some_and(|pose| pose.capsule().distance(target) < NEAR_M);
        if self.pose(stand).is_none() {
            steps.extend(self.fetched(stand));
        }
        // The last centimetres are for when the microphone hangs there.
        if !target(self.scenario, line).is_some_and(is_there) {
            steps.push(Action::Stand(stand.clone(), pose));
        }
        steps.extend(self.fetched(mic));
        steps.push(Action::Mount { mic: mic.clone(), on: stand.clone() });
        steps
    }

    /// To fetch a unit, unless it is in a hand.
    fn fetched(&self, unit: &UnitId) -> Option<Action> {
        (self.studio.places.get(unit) != Some(&Place::Hand)).then(|| Action::Fetch(unit.clone()))
    }

    /// Units of a kind that are free for this: in a hand first, then standing idle, then stored.
    fn candidates(&self, is: impl Fn(&GearKind) -> bool) -> Vec<UnitId> {
        let rank = |unit: &UnitId, place: &Place| match place {
            Place::Hand => Some(0),
            Place::Standing(_) => self.studio.microphone_on(unit).is_none().then_some(1),
            Place::Floor(_) => Some(2),
            Place::Stored => Some(3),
            _ => None,
        };
        let of_kind = |unit: &UnitId| self.scenario.gear(unit).is_some_and(|gear| is(&gear.kind));
        let free = self.studio.places.iter().filter_map(|(unit, place)| Some((rank(unit, place)?, unit)));
        let mut free: Vec<(u8, &UnitId)> = free.filter(|(_, unit)| of_kind(unit)).collect();
        free.sort();
        free.into_iter().map(|(_, unit)| unit.clone()).collect()
    }

    /// Pattern, pad and filter, while the microphone is at hand.
    fn switches(&self, line: &InputLine, mic: &UnitId) -> Option<Hint> {
        let wanted = [("pattern", Setting::Choice(line.placement.pattern.clone()))];
        let flat = ["pad", "hpf"].map(|name| (name, self.scenario.control(&ControlId::new(mic, name)).map(|spec| spec.zero.clone())));
        let wanted = wanted.into_iter().chain(flat.into_iter().filter_map(|(name, zero)| Some((name, zero?))));
        let (name, to) =
            wanted.into_iter().find(|(name, to)| self.studio.settings.0.get(&ControlId::new(mic, *name)).is_some_and(|is| is != to))?;
        let tells = match name {
            "pad" => say!("hint-pad-tell", mic = mic),
            "hpf" => say!("hint-filter-tell", mic = mic),
            _ => say!("hint-pattern-tell", mic = mic, pattern = to.clone()),
        };
        Some(Hint {
            asks: say!("hint-switches-ask", mic = mic),
            points: say!("hint-switches-point"),
            tells,
            at: Some(mic.clone()),
            does: Some(Action::Set(ControlId::new(mic, name), to)),
        })
    }

    fn pop_filter(&self, line: &InputLine, stand: &UnitId) -> Option<Hint> {
        let (least, most) = line.placement.pop_m?;
        if self.studio.pop_filter_on(stand).is_some() {
            return None;
        }
        let gap_m = (least + most) / 2.0;
        let filters = self.candidates(|kind| matches!(kind, GearKind::PopFilter(_)));
        let steps = filters.iter().map(|filter| {
            let fit = Action::FitPopFilter { filter: filter.clone(), on: stand.clone(), gap_m };
            self.fetched(filter).into_iter().chain([fit]).collect::<Vec<_>>()
        });
        let Some(first) = steps.into_iter().find(|steps| self.goes(steps)).and_then(|steps| steps.into_iter().next()) else {
            return self.free_hand();
        };
        Some(Hint {
            asks: say!("hint-pop-ask"),
            points: say!("hint-pop-point", least = Value::number(100.0 * least, 0), most = Value::number(100.0 * most, 0)),
            tells: match &first {
                Action::Fetch(unit) => say!("hint-fetch-tell", unit = self.named(unit)),
                _ => say!("hint-pop-tell", stand = stand, gap = Value::number(100.0 * gap_m, 0)),
            },
            at: about(&first),
            does: Some(first),
        })
    }

    /// A cable from the microphone to the line of the sheet.
    fn cable(&self, line: &InputLine, mic: &UnitId) -> Option<Hint> {
        let out = JackId::new(mic, "out");
        let first = match (self.studio.cord_in(&out), self.studio.cord_in(&line.line)) {
            (Some((cord, _)), Some((other, _))) if cord == other => return None,
            // Something else is in the wall.
            (_, Some((cord, end))) if self.studio.cord_in(&out).is_some() || !self.is_loose(cord) => {
                Action::Unplug { cord: cord.clone(), end }
            }
            (None, Some((cord, end))) => Action::Plug { cord: cord.clone(), end: other(end), into: out.clone() },
            (Some((cord, end)), None) if self.is_loose(cord) => {
                Action::Plug { cord: cord.clone(), end: other(end), into: line.line.clone() }
            }
            (Some((cord, end)), None) => Action::Unplug { cord: cord.clone(), end: other(end) },
            (None, _) => match self.new_cable(&out, &line.line) {
                Some(first) => first,
                None => return self.free_hand(),
            },
            _ => return None,
        };
        let wall = label(self.scenario, &line.line);
        let tells = match &first {
            Action::Fetch(unit) => say!("hint-cable-tell", unit = self.named(unit)),
            Action::Plug { cord, into, .. } if *into == out => say!("hint-plug-tell", cord = cord, into = mic),
            Action::Plug { cord, .. } => say!("hint-other-end-tell", cord = cord, into = &wall),
            Action::Unplug { cord, .. } => say!("hint-pull-tell", cord = cord),
            _ => say!("hint-sheet-point"),
        };
        Some(Hint {
            asks: say!("hint-line-ask", name = &line.name),
            points: say!("hint-line-point", line = wall),
            tells,
            at: about(&first),
            does: Some(first),
        })
    }

    fn is_loose(&self, cord: &UnitId) -> bool {
        self.studio.cords.get(cord).is_some_and(|cord| cord.a.is_none() || cord.b.is_none())
    }

    /// The first step with the shortest cable that would go between two jacks.
    pub(super) fn new_cable(&self, from: &JackId, to: &JackId) -> Option<Action> {
        let length = |unit: &UnitId| match self.scenario.gear(unit).map(|gear| &gear.kind) {
            Some(GearKind::Cable(cable)) => cable.length_m,
            _ => f64::MAX,
        };
        let mut cables = self.candidates(|kind| matches!(kind, GearKind::Cable(_)));
        cables.sort_by(|a, b| {
            let held = |unit: &UnitId| self.studio.places.get(unit) != Some(&Place::Hand);
            held(a).cmp(&held(b)).then(length(a).total_cmp(&length(b)))
        });
        let ways = cables.iter().flat_map(|cord| [(End::A, End::B), (End::B, End::A)].map(|ends| (cord, ends)));
        let steps = ways.map(|(cord, (near, far))| {
            let plug = |end, into: &JackId| Action::Plug { cord: cord.clone(), end, into: into.clone() };
            self.fetched(cord).into_iter().chain([plug(near, from), plug(far, to)]).collect::<Vec<_>>()
        });
        steps.into_iter().find(|steps| self.goes(steps))?.into_iter().next()
    }

    /// With full hands nothing goes.
    pub(super) fn free_hand(&self) -> Option<Hint> {
        let held = self.held().next()?;
        Some(Hint {
            asks: say!("hint-hands-ask"),
            points: say!("hint-hands-point"),
            tells: say!("hint-hands-tell", unit = self.named(held)),
            at: Some(held.clone()),
            does: Some(Action::Return(held.clone())),
        })
    }
}

/// What an action is about.
pub(super) fn about(action: &Action) -> Option<UnitId> {
    match action {
        Action::Fetch(unit) | Action::Stand(unit, _) | Action::Return(unit) => Some(unit.clone()),
        Action::Mount { on, .. } | Action::FitPopFilter { on, .. } => Some(on.clone()),
        Action::Plug { into, .. } => Some(into.unit.clone()),
        Action::Unplug { cord, .. } => Some(cord.clone()),
        Action::Set(control, _) => Some(control.unit.clone()),
        _ => None,
    }
}

/// The other end of a cable.
pub(super) fn other(end: End) -> End {
    if end == End::A { End::B } else { End::A }
}
