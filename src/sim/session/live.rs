//! A running session: the single place where the world changes.

use crate::sim::scenario::{Clock, Reply, Scenario, Trigger};
use crate::sim::session::director::{Director, Step};
use crate::sim::session::rules;
use crate::sim::session::stir;
use crate::sim::session::wear;
use crate::sim::session::{Action, Disk, Entry, Header, Journal, Outcome, Refusal, Studio, Timeline, Transport};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, say};
use std::sync::Arc;

/// Something that was said in the room.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// When.
    pub at: Stamp,
    /// Who: `lead`, `you`, `recorder` or a player's name in other files.
    pub who: String,
    /// What.
    pub text: Sentence,
}

/// A running session.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    scenario: Arc<Scenario>,
    journal: Journal,
    studio: Studio,
    director: Director,
    said: Vec<Said>,
    cues: Vec<(Stamp, String)>,
    states: Vec<(Stamp, Arc<Studio>)>,
}

impl Session {
    /// A session at its first moment, with the room as the trainee finds it.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>) -> Self {
        let studio = Studio::found(&scenario);
        let mut session = Self {
            journal: Journal { header: Header::of(&scenario), entries: Vec::new() },
            states: vec![(Stamp(0), Arc::new(studio.clone()))],
            director: Director::new(),
            said: Vec::new(),
            cues: Vec::new(),
            scenario,
            studio,
        };
        session.advance(Stamp(0));
        session
    }

    /// What is played through.
    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// What was done and tried so far.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The studio as it stands now.
    #[must_use]
    pub fn studio(&self) -> &Studio {
        &self.studio
    }

    /// Everything said so far.
    #[must_use]
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// What the lead waits for; empty if nothing.
    #[must_use]
    pub fn asks(&self) -> &str {
        self.director.asks()
    }

    /// What the script waits for; none once it is over.
    #[must_use]
    pub fn waits_for(&self) -> Option<&Trigger> {
        self.director.cue(&self.scenario).map(|cue| &cue.when)
    }

    /// Whether the script waits for this to be said.
    #[must_use]
    pub fn awaits(&self, reply: Reply) -> bool {
        self.director.awaits(&self.scenario, reply)
    }

    /// Whether some things would go one after another, if they were done now; nothing is done.
    ///
    /// # Errors
    /// Why the first of them that would be refused would be.
    pub fn would(&self, actions: &[Action]) -> Result<(), Refusal> {
        let mut studio = self.studio.clone();
        actions.iter().try_for_each(|action| rules::change(&self.scenario, &mut studio, action))
    }

    /// Every cue taken so far, with its moment.
    #[must_use]
    pub fn cues(&self) -> &[(Stamp, String)] {
        &self.cues
    }

    /// Does one thing at a moment, or refuses it and changes nothing.
    ///
    /// Time never goes back: an earlier moment counts as now.
    /// Both outcomes are kept in the journal, except for nonsense that no hand can mean.
    pub fn apply(&mut self, at: Stamp, action: Action) -> Result<(), Refusal> {
        if !action.is_sane() {
            return Err(Refusal::Nonsense);
        }
        self.advance(at);
        let at = self.studio.now;
        let before = self.studio.transport;
        let lines = wear::Lines::before(&self.scenario, &self.studio, &action);
        let found = matches!(action, Action::Unplug { .. }).then(|| self.studio.clone());
        match rules::change(&self.scenario, &mut self.studio, &action) {
            Ok(()) => {
                if let Some(lines) = lines {
                    lines.after(&self.scenario, &mut self.studio, &action);
                }
                for moved in stir::moved(&self.scenario, found.as_ref().unwrap_or(&self.studio), &self.studio, &action) {
                    self.studio.stirred.insert(moved, at);
                }
                self.director.notice(&self.studio, before, Some(&action));
                self.answer(&action);
                self.warn(&action);
                self.journal.entries.push(Entry { at, what: Outcome::Did(action) });
                self.states.push((at, Arc::new(self.studio.clone())));
                self.advance(at);
                Ok(())
            }
            Err(refusal) => {
                self.journal.entries.push(Entry { at, what: Outcome::Tried(action, refusal.clone()) });
                Err(refusal)
            }
        }
    }

    /// Lets time pass: the lead and the band do what the script holds for them, each thing at its own moment.
    pub fn advance(&mut self, to: Stamp) {
        while !self.studio.over {
            let cue = self.director.next(&self.scenario, &self.studio);
            let machine = rules::next(&self.scenario, &self.studio);
            let first = machine.map(|(when, _)| when).into_iter().chain(cue.map(|(when, _)| when)).fold(to, Stamp::min);
            if let Some(hour) = self.clear_by().filter(|hour| *hour <= first) {
                self.remind(hour);
                continue;
            }
            // Of two at the same moment the machine comes first: people follow it.
            match (machine, cue) {
                (Some((when, step)), cue) if when <= to && cue.is_none_or(|(other, _)| when <= other) => self.roll(when, step),
                (_, Some((when, step))) if when <= to => self.take(when, step),
                _ => break,
            }
            self.states.push((self.studio.now, Arc::new(self.studio.clone())));
        }
        self.studio.now = self.studio.now.max(to);
    }

    /// When the room must be clear, if that is still to come.
    fn clear_by(&self) -> Option<Stamp> {
        let brief = &self.scenario.file.brief;
        Clock::of(brief).moment(&brief.clear_by).filter(|hour| self.studio.now < *hour)
    }

    /// The hour by which the room must be clear has come, and it is not handed over: the lead says so.
    fn remind(&mut self, at: Stamp) {
        self.studio.now = at;
        let text = say!("said-hour-passed", hour = &self.scenario.file.brief.clear_by);
        self.said.push(Said { at, who: "lead".to_owned(), text });
    }

    /// The recorder does by itself what was set.
    fn roll(&mut self, when: Stamp, step: rules::Step) {
        self.studio.now = self.studio.now.max(when);
        let before = self.studio.transport;
        let says = rules::run(&self.scenario, &mut self.studio, step);
        self.says(says);
        self.director.notice(&self.studio, before, None);
    }

    /// What the recorder shows on its screen, if it does.
    fn says(&mut self, text: Option<Sentence>) {
        let at = self.studio.now;
        self.said.extend(text.map(|text| Said { at, who: "recorder".to_owned(), text }));
    }

    /// A step of the script.
    fn take(&mut self, when: Stamp, step: Step) {
        self.studio.now = self.studio.now.max(when);
        let heard = self.director.take(&self.scenario, &mut self.studio, step);
        self.said.extend(heard.said);
        self.cues.extend(heard.cue.map(|id| (self.studio.now, id)));
    }

    /// The session so far, at every moment of it.
    #[must_use]
    pub fn so_far(&self) -> Timeline {
        Timeline { states: self.states.clone(), said: self.said.clone(), cues: self.cues.clone(), journal: self.journal.clone() }
    }

    /// Whoever records to a drive that is nearly full is told so.
    fn warn(&mut self, action: &Action) {
        if *action == Action::Transport(Transport::Record) {
            let warning = Disk::of(&self.scenario, &self.studio).and_then(|disk| disk.warning());
            self.says(warning);
        }
    }

    /// What the trainee said, and the lead's answer where the script need not give one.
    fn answer(&mut self, action: &Action) {
        let Action::Tell(reply) = action else { return };
        let (at, lead) = (self.studio.now, "lead".to_owned());
        self.said.push(Said { at, who: "you".to_owned(), text: reply.words() });
        if self.awaits(*reply) {
            return;
        }
        match reply {
            Reply::TwoMinutes => self.said.push(Said { at, who: lead, text: say!("reply-take-your-time") }),
            Reply::SayAgain => {
                let again = self.director.last_line().to_owned();
                self.said.extend((!again.is_empty()).then_some(Said { at, who: lead, text: Sentence::written(&again) }));
            }
            Reply::Ready | Reply::LevelsGood | Reply::TakeSheet => {}
        }
    }
}
