//! The way from a studio as it stands to how it stood in some of its parts: actions that hands could do one after another.

use crate::sim::gear::UnitId;
use crate::sim::scenario::Scenario;
use crate::sim::session::rules::change;
use crate::sim::session::undo::parts::Parts;
use crate::sim::session::{Action, Command, End, Place, Studio, Workstation};

/// Actions after which a studio is as `to` in these parts; none where hands cannot do that.
pub(super) fn way(scenario: &Scenario, from: &Studio, to: &Studio, parts: &Parts) -> Option<Vec<Action>> {
    let mut hands = Hands { scenario, studio: from.clone(), done: Vec::new(), aside: Vec::new(), parts };
    for cord in &parts.cords {
        hands.pull(cord, to)?;
    }
    // What leaves the hands goes first, and what is stood on before what stands on it.
    let mut units: Vec<_> = parts.units.iter().filter_map(|unit| Some((unit, to.places.get(unit)?))).collect();
    units.sort_by_key(|(_, place)| order(place));
    for (unit, place) in units {
        hands.bring(unit, place)?;
    }
    for cord in &parts.cords {
        hands.plug(cord, to)?;
    }
    for id in &parts.controls {
        if hands.studio.settings.0.get(id) != to.settings.0.get(id) {
            hands.act(Action::Set(id.clone(), to.settings.0.get(id)?.clone()))?;
        }
    }
    if parts.screen {
        hands.screen(to)?;
    }
    for unit in std::mem::take(&mut hands.aside) {
        hands.act(Action::Fetch(unit))?;
    }
    (parts.alike(&hands.studio, to) && !hands.done.is_empty()).then_some(hands.done)
}

fn order(place: &Place) -> u32 {
    match place {
        Place::Stored | Place::Floor(_) => 0,
        Place::Standing(_) => 1,
        Place::OnStand(_) | Place::BeforeCapsule(..) | Place::Threaded(_) => 2,
        Place::Hand => 3,
        Place::Run => 4,
    }
}

/// Hands that try everything in a copy of the studio first.
struct Hands<'a> {
    scenario: &'a Scenario,
    studio: Studio,
    done: Vec<Action>,
    /// What was put away to have a hand free, and is taken again in the end.
    aside: Vec<UnitId>,
    parts: &'a Parts,
}

impl Hands<'_> {
    fn act(&mut self, action: Action) -> Option<()> {
        change(self.scenario, &mut self.studio, &action).ok()?;
        self.done.push(action);
        Some(())
    }

    /// Peels off the tape of a cable that lay in another way, and pulls out its ends that are not where they were.
    fn pull(&mut self, cord: &UnitId, to: &Studio) -> Option<()> {
        let (now, then) = (self.studio.cords.get(cord).cloned().unwrap_or_default(), to.cords.get(cord).cloned().unwrap_or_default());
        if now.taped && now != then {
            self.act(Action::PeelTape(cord.clone()))?;
        }
        for (end, is, was) in [(End::A, now.a, then.a), (End::B, now.b, then.b)] {
            if is.is_some() && is != was {
                self.act(Action::Unplug { cord: cord.clone(), end })?;
            }
        }
        Some(())
    }

    /// Plugs the ends of a cable where they were, and lays it as it lay.
    fn plug(&mut self, cord: &UnitId, to: &Studio) -> Option<()> {
        let Some(then) = to.cords.get(cord).cloned() else { return Some(()) };
        let now = self.studio.cords.get(cord).cloned().unwrap_or_default();
        for (end, is, was) in [(End::A, now.a, then.a), (End::B, now.b, then.b)] {
            if let Some(into) = was.filter(|was| is.as_ref() != Some(was)) {
                self.take(cord)?;
                self.act(Action::Plug { cord: cord.clone(), end, into })?;
            }
        }
        let lies = self.studio.cords.get(cord).is_some_and(|now| now.by == then.by);
        if !lies {
            self.act(Action::Dress { cord: cord.clone(), by: then.by })?;
        }
        let is_taped = self.studio.cords.get(cord).is_some_and(|now| now.taped);
        if then.taped && !is_taped { self.act(Action::TapeDown(cord.clone())) } else { Some(()) }
    }

    /// Takes a thing into a hand, unless it is in one or runs between jacks; what else is held makes room for it meanwhile.
    fn take(&mut self, unit: &UnitId) -> Option<()> {
        if matches!(self.studio.places.get(unit)?, Place::Hand | Place::Run) {
            return Some(());
        }
        while self.act(Action::Fetch(unit.clone())).is_none() {
            let held = self.studio.places.iter().find(|(held, place)| **place == Place::Hand && !self.parts.units.contains(held));
            let held = held.map(|(held, _)| held.clone())?;
            self.act(Action::Return(held.clone()))?;
            self.aside.push(held);
        }
        Some(())
    }

    /// Brings a unit where it was; a cable that was plugged is plugged afterwards.
    fn bring(&mut self, unit: &UnitId, place: &Place) -> Option<()> {
        if self.studio.places.get(unit) == Some(place) || *place == Place::Run {
            return Some(());
        }
        // A stand that stands is moved with what is on it.
        if !matches!((self.studio.places.get(unit), place), (Some(Place::Standing(_)), Place::Standing(_))) {
            self.take(unit)?;
        }
        let unit = unit.clone();
        self.act(match place {
            Place::Hand | Place::Run => return Some(()),
            Place::Stored => Action::Return(unit),
            Place::Floor(at) => Action::PutDown(unit, *at),
            Place::Standing(pose) => Action::Stand(unit, *pose),
            Place::OnStand(on) => Action::Mount { mic: unit, on: on.clone() },
            Place::BeforeCapsule(on, gap_m) => Action::FitPopFilter { filter: unit, on: on.clone(), gap_m: *gap_m },
            Place::Threaded(_) => Action::Thread(unit),
        })
    }

    /// Sets playlists, markers and ranges as they were.
    fn screen(&mut self, to: &Studio) -> Option<()> {
        let (now, then) = (self.studio.workstation.clone(), &to.workstation);
        let mut commands = Vec::new();
        for (track, lists) in &then.playlists {
            let has = now.playlists.get(track).map_or(&[][..], |lists| &lists.names);
            let names = lists.names.iter().zip(has).zip(1..).filter(|((was, is), _)| was != is);
            commands.extend(names.map(|((was, _), playlist)| Command::NamePlaylist { track: *track, playlist, name: was.clone() }));
        }
        let mut tracks: Vec<_> = now.playlists.keys().chain(then.playlists.keys()).copied().collect();
        tracks.dedup();
        let chosen = tracks.into_iter().filter(|track| now.chosen(*track) != then.chosen(*track));
        commands.extend(chosen.map(|track| Command::ChoosePlaylist { track, playlist: then.chosen(track) }));
        commands.extend(markers(&now, then));
        commands.extend(then.punch.filter(|_| now.punch != then.punch).map(|(from, to)| Command::PunchRange(from, to)));
        commands.extend(then.looped.filter(|_| now.looped != then.looped).map(|(from, to)| Command::LoopRange(from, to)));
        commands.into_iter().try_for_each(|command| self.act(Action::Workstation(command)))
    }
}

/// What makes the markers of one screen those of another; a number may change on the way.
fn markers(now: &Workstation, then: &Workstation) -> Vec<Command> {
    let mut wanted: Vec<_> = then.markers.values().collect();
    let mut others = Vec::new();
    for (number, marker) in &now.markers {
        match wanted.iter().position(|was| *was == marker) {
            Some(place) => drop(wanted.remove(place)),
            None => others.push((*number, marker.at_s)),
        }
    }
    let mut commands = Vec::new();
    for (number, at_s) in others {
        let same_place = wanted.iter().position(|was| was.at_s.to_bits() == at_s.to_bits()).map(|place| wanted.remove(place));
        commands.push(same_place.map_or(Command::DeleteMarker(number), |was| Command::RenameMarker { number, name: was.name.clone() }));
    }
    commands.extend(wanted.into_iter().map(|was| Command::AddMarker { name: was.name.clone(), at_s: was.at_s }));
    commands
}
