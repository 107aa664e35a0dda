//! The lead and the band as a script: cues in strict order, each taken at its own millisecond.
//!
//! Whatever the next step is and when, follows from the script, the studio and what was noticed since the last cue;
//! so it does not matter how often anybody asks.

mod trigger;

use crate::sim::band::{Item, PlayerId, Rendition, natural_lift};
use crate::sim::scenario::{Branch, Cue, Line, Perform, Reply, Scenario, Trigger};
use crate::sim::session::rules::begin_take;
use crate::sim::session::wear;
use crate::sim::session::{Action, Performance, Rolling, Said, Studio, TransportState};
use crate::sim::units::Stamp;
use crate::sim::words::Sentence;
use std::collections::BTreeMap;

/// Most steps of a script at one moment.
const MOST_STEPS: usize = 64;

/// What the director goes on to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Takes the cue that is waited for.
    Cue,
    /// Leaves it by one of its branches.
    Branch(usize),
}

/// What came of a step.
#[derive(Default)]
pub(super) struct Heard {
    /// What was said.
    pub(super) said: Vec<Said>,
    /// The cue that was taken.
    pub(super) cue: Option<String>,
}

/// A stretch of the recorder's timeline that was played back.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Played {
    /// When.
    begin: Stamp,
    /// From where, seconds.
    from: f64,
    /// To where, seconds.
    to: f64,
}

impl Played {
    /// What a transport plays from one moment to another: a piece for each round of a loop.
    fn of(transport: TransportState, begin: Stamp, end: Stamp) -> impl Iterator<Item = Self> {
        let mut next = Some(begin);
        std::iter::from_fn(move || {
            let begin = next.filter(|begin| *begin < end)?;
            let from = transport.position_at(begin);
            let straight = from + end.since(begin);
            let round = transport.looped.map(|(_, to)| to).filter(|to| from < *to && *to < straight);
            // A round of a loop is 20 ms or more, so that each piece ends later than it begins.
            next = round.map(|to| begin.after(to - from).max(Stamp(begin.0 + 1)));
            Some(Self { begin, from, to: round.unwrap_or(straight) })
        })
    }
}

/// Where the script stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Director {
    /// Index of the cue that is waited for.
    waits_for: usize,
    /// When the wait began.
    since: Stamp,
    /// What the trainee said since then, first time of each.
    told: BTreeMap<Reply, Stamp>,
    /// When the recorder stopped recording since then, or that it did not record when the wait began.
    stopped: Option<Stamp>,
    /// Branches of this cue that led back to it, by their index, and when.
    reminded: BTreeMap<usize, Stamp>,
    /// Since when a keeper stands on the log.
    keeper: Option<Stamp>,
    /// What was played back since the wait began.
    played: Vec<Played>,
    asks: String,
    last_line: String,
    last_step: Stamp,
    /// How many steps were taken at `last_step`.
    steps: usize,
    /// How many times the band was asked to play.
    performs: u64,
}

impl Director {
    pub(super) fn new() -> Self {
        Self { stopped: Some(Stamp(0)), ..Self::default() }
    }

    pub(super) fn asks(&self) -> &str {
        &self.asks
    }

    /// What the lead said last.
    pub(super) fn last_line(&self) -> &str {
        &self.last_line
    }

    /// Whether the script waits for this to be said.
    pub(super) fn awaits(&self, scenario: &Scenario, reply: Reply) -> bool {
        let told = Trigger::Told(reply);
        self.cue(scenario).is_some_and(|cue| cue.when == told || cue.unless.iter().any(|branch| branch.when == told))
    }

    /// The cue that is taken next.
    pub(super) fn cue<'a>(&self, scenario: &'a Scenario) -> Option<&'a Cue> {
        scenario.file.script.get(self.waits_for)
    }

    /// Takes note of what the trainee or the recorder by itself just did in the studio, whose transport stood so before.
    pub(super) fn notice(&mut self, studio: &Studio, before: TransportState, action: Option<&Action>) {
        if let Some(Action::Tell(reply)) = action {
            self.told.entry(*reply).or_insert(studio.now);
        }
        if before.rolling == Rolling::Recording && studio.transport.rolling != Rolling::Recording {
            self.stopped.get_or_insert(studio.now);
        }
        let marked = studio.papers.takes.values().any(|row| row.keeper);
        self.keeper = marked.then(|| self.keeper.unwrap_or(studio.now));
        if before.rolling == Rolling::Playing && before != studio.transport {
            self.played.extend(Played::of(before, self.since.max(before.since), studio.now));
        }
    }

    /// The next step of the script if nothing else happens, and its moment; none if it waits for the trainee.
    ///
    /// Of two at the same moment a branch comes first: it is there because the cue would be wrong.
    pub(super) fn next(&self, scenario: &Scenario, studio: &Studio) -> Option<(Stamp, Step)> {
        let cue = self.cue(scenario)?;
        // A script that goes round without waiting for anything ends here.
        if self.steps > MOST_STEPS {
            return None;
        }
        let fires = |when: &Trigger| trigger::fires(self, scenario, studio, cue, when);
        let branches = cue.unless.iter().enumerate().filter_map(|(index, branch)| Some((fires(&branch.when)?, Step::Branch(index))));
        // Whoever was reminded of a thing is not reminded again until it happens again.
        let fresh = |(at, step): &(Stamp, Step)| match step {
            Step::Branch(index) => self.reminded.get(index).is_none_or(|last| at > last),
            Step::Cue => true,
        };
        let main = fires(&cue.when).map(|at| (at.after(cue.after), Step::Cue));
        branches.filter(fresh).chain(main).min_by_key(|(at, _)| *at)
    }

    /// Takes a step at the studio's `now`.
    pub(super) fn take(&mut self, scenario: &Scenario, studio: &mut Studio, step: Step) -> Heard {
        let Some(cue) = self.cue(scenario) else { return Heard::default() };
        self.count(studio.now);
        match step {
            Step::Cue => self.take_cue(scenario, studio, cue),
            Step::Branch(index) => match cue.unless.get(index) {
                Some(branch) if branch.to == cue.id => self.remind(studio, index, branch),
                Some(branch) => self.leave(scenario, studio, branch),
                None => Heard::default(),
            },
        }
    }

    fn take_cue(&mut self, scenario: &Scenario, studio: &mut Studio, cue: &Cue) -> Heard {
        if cue.slate && studio.transport.rolling == Rolling::Recording {
            begin_take(scenario, studio);
        }
        if let Some(perform) = &cue.perform {
            self.perform(scenario, studio, perform);
        }
        self.asks.clone_from(&cue.asks);
        self.wait_for(self.waits_for + 1, studio);
        Heard { said: self.say(studio, &cue.says), cue: Some(cue.id.clone()) }
    }

    /// A branch back to its own cue: something is said, and the wait goes on.
    fn remind(&mut self, studio: &Studio, index: usize, branch: &Branch) -> Heard {
        match &branch.when {
            Trigger::Told(reply) => drop(self.told.remove(reply)),
            Trigger::Stopped => self.stopped = None,
            _ => drop(self.reminded.insert(index, studio.now)),
        }
        Heard { said: self.say(studio, &branch.says), cue: None }
    }

    /// A branch to another cue: what the lead says about it is what is wanted now.
    fn leave(&mut self, scenario: &Scenario, studio: &Studio, branch: &Branch) -> Heard {
        let script = &scenario.file.script;
        self.wait_for(script.iter().position(|cue| cue.id == branch.to).unwrap_or(script.len()), studio);
        if let Some(line) = branch.says.iter().rfind(|line| line.who == "lead") {
            self.asks.clone_from(&line.text);
        }
        Heard { said: self.say(studio, &branch.says), cue: None }
    }

    /// Begins to wait for a cue.
    fn wait_for(&mut self, index: usize, studio: &Studio) {
        self.waits_for = index;
        self.since = studio.now;
        self.told.clear();
        self.played.clear();
        self.reminded.clear();
        self.stopped = (studio.transport.rolling != Rolling::Recording).then_some(studio.now);
    }

    fn count(&mut self, now: Stamp) {
        self.steps = if self.last_step == now { self.steps + 1 } else { 1 };
        self.last_step = now;
    }

    fn say(&mut self, studio: &Studio, lines: &[Line]) -> Vec<Said> {
        if let Some(line) = lines.iter().rfind(|line| line.who == "lead") {
            self.last_line.clone_from(&line.text);
        }
        lines.iter().map(|line| Said { at: studio.now, who: line.who.clone(), text: Sentence::written(&line.text) }).collect()
    }

    /// The band starts to play; who was still at something else leaves that.
    fn perform(&mut self, scenario: &Scenario, studio: &mut Studio, perform: &Perform) {
        let now = studio.now;
        for performance in studio.performances.iter_mut().filter(|performance| perform.players.contains(&performance.player)) {
            performance.end = performance.end.min(now);
        }
        let end = now.after(perform.item.seconds(&scenario.song));
        // A sound check is not part of a take, even on a roll: it goes on when the recorder stops.
        let for_take =
            (perform.item.is_song() || matches!(perform.item, Item::FalseStart(_))) && studio.transport.rolling == Rolling::Recording;
        let in_take = studio.takes.last().filter(|_| for_take).map(|take| take.number);
        let seed = scatter(scenario.file.seed, self.performs);
        self.performs += 1;
        let rendition = |player: &PlayerId| {
            let lift = perform.lift.unwrap_or_else(|| natural_lift(&player.0, &perform.item, seed));
            Rendition { item: perform.item.clone(), seed, lift }
        };
        let start = |player: &PlayerId| Performance { player: player.clone(), rendition: rendition(player), start: now, end, in_take };
        for performance in perform.players.iter().map(start) {
            wear::blow(scenario, studio, &performance);
            studio.performances.push(performance);
        }
    }
}

/// A seed for the n-th performance that is like no other (the finaliser of `SplitMix64`).
fn scatter(seed: u64, index: u64) -> u64 {
    let mut mixed = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
