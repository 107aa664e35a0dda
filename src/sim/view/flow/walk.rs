//! The walk along a line: from jack to jack over whatever joins them, and through every unit on the way.

use crate::sim::gear::{GearKind, JackId, Setting};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;
use crate::sim::view::flow::joins::Joins;
use crate::sim::view::flow::stops::{outputs, stop};
use crate::sim::view::flow::{Ending, LineView, Link, StopKind, StopView};

/// More places than any sensible line passes; what goes round in circles ends here.
const MOST: usize = 40;

/// The lines that begin at a source: all that come to a track, or else the one that comes furthest.
pub(super) fn lines(scenario: &Scenario, studio: &Studio, joins: &Joins, source: StopView) -> Vec<LineView> {
    let mut walk = Walk { scenario, studio, joins, seen: vec![source.jack.clone()], way: Vec::new(), found: Vec::new() };
    let jack = source.jack.clone();
    walk.way.push(source);
    walk.on(&jack);
    let mut found = walk.found;
    if found.iter().any(|line| line.track().is_some()) {
        found.retain(|line| line.track().is_some());
        return found;
    }
    let furthest = found.into_iter().reduce(|best, line| if line.stops.len() > best.stops.len() { line } else { best });
    furthest.into_iter().collect()
}

/// A track to which nothing comes, with what comes after it.
pub(super) fn from_track(scenario: &Scenario, studio: &Studio, joins: &Joins, input: &JackId) -> LineView {
    let mut first = stop(scenario, studio, input.clone(), None);
    first.ending.get_or_insert(Ending::NothingArrives);
    let mut found = lines(scenario, studio, joins, first.clone());
    found.pop().unwrap_or(LineView { stops: vec![first] })
}

struct Walk<'a> {
    scenario: &'a Scenario,
    studio: &'a Studio,
    joins: &'a Joins,
    /// Every jack of the way so far.
    seen: Vec<JackId>,
    way: Vec<StopView>,
    found: Vec<LineView>,
}

impl Walk<'_> {
    /// On from a place that was just come to.
    fn on(&mut self, jack: &JackId) {
        let place = self.way.last().cloned();
        let Some(place) = place.filter(|_| self.way.len() < MOST) else { return };
        let comes_out = outputs(self.scenario, &place);
        if comes_out.is_empty() {
            match place.kind {
                StopKind::Source | StopKind::Wall | StopKind::Bay => self.from(jack),
                _ => self.end(None),
            }
            return;
        }
        for output in comes_out {
            let before = self.seen.len();
            self.seen.push(output.clone());
            self.from(&output);
            self.seen.truncate(before);
        }
    }

    /// Along every joint of a jack that the way has not come by.
    fn from(&mut self, jack: &JackId) {
        let onward: Vec<(JackId, Link)> = self.joins.at(jack).iter().filter(|(to, _)| !self.seen.contains(to)).cloned().collect();
        if onward.is_empty() {
            // What a track plays need not go anywhere.
            let is_track = self.way.last().is_some_and(|stop| stop.kind == StopKind::Track);
            let why = match self.joins.loose_at(jack) {
                Some(Link::Cord { cord, .. }) => Some(Ending::Loose(cord.clone())),
                _ if is_track => None,
                _ => Some(Ending::Nothing),
            };
            self.end(why);
        }
        for (to, link) in onward {
            let before = self.seen.len();
            self.seen.push(to.clone());
            self.way.push(stop(self.scenario, self.studio, to.clone(), Some(link)));
            self.on(&to);
            self.way.pop();
            self.seen.truncate(before);
        }
    }

    /// The way ends here, for this reason if it has none of its own.
    fn end(&mut self, why: Option<Ending>) {
        let mut stops = self.way.clone();
        if let Some(last) = stops.last_mut() {
            last.ending = last.ending.take().or(why);
        }
        if !self.scenario.file.assessed {
            self.feed(&mut stops);
        }
        self.found.push(LineView { stops });
    }

    /// A source or a box that needs 48 V, before an input whose switch is out, gives nothing.
    fn feed(&self, stops: &mut [StopView]) {
        let needs = |stop: &StopView| match self.scenario.gear(&stop.jack.unit).map(|gear| &gear.kind) {
            Some(GearKind::Microphone(mic)) => mic.power.needs_phantom(),
            Some(GearKind::DirectBox(one)) => one.power.needs_phantom(),
            Some(GearKind::Booster(_)) => true,
            _ => false,
        };
        let input = |stop: &StopView| stop.kind == StopKind::Preamp || stop.kind == StopKind::Desk && stop.jack.jack.starts_with("mic ");
        let Some(at) = stops.iter().position(input) else { return };
        let needed = stops[..at].iter().any(needs);
        if needed && stops[at].setting("48v").is_some_and(|switch| *switch == Setting::On(false)) {
            stops[at].ending.get_or_insert(Ending::NoPhantom);
        }
    }
}
