//! The first session's voice line with a recorder whose first output is soldered to its third input, and a tone or noise
//! for a singer.

use crate::expert::first_overdub;
use linecheck::files::Library;
use linecheck::sim::band::{Item, PlayerId};
use linecheck::sim::engine::tape::{self, Tape};
use linecheck::sim::engine::{Cache, Live, Plan, Rendered, Want, render_with, tape_of};
use linecheck::sim::gear::{Computer, ControlId, GearKind, Setting, UnitId};
use linecheck::sim::scenario::{Cue, Injected, Perform, Scenario, Trigger};
use linecheck::sim::session::{Action, Session, Timeline, Transport};
use linecheck::sim::units::{Db, Stamp};
use linecheck::sim::venue::Wire;
use std::sync::Arc;

/// The filters of the converters, samples: input and output.
pub(crate) const FILTERS: (u32, u32) = (39, 29);

/// A session in which everything is patched, and what Anna gives out from the first moment on.
pub(crate) struct Shop {
    pub(crate) session: Session,
    pub(crate) cache: Cache,
}

impl Shop {
    /// Anna gives out this, in pascals at one metre, for so many seconds.
    pub(crate) fn with(seconds: f64, wave: impl Fn(usize) -> f32) -> Self {
        Self::faulty(&[], seconds, wave)
    }

    /// The same with faults in the recorder.
    pub(crate) fn faulty(faults: &[&str], seconds: f64, wave: impl Fn(usize) -> f32) -> Self {
        let mut shop = Self { session: Session::new(scenario(faults)), cache: Cache::default() };
        for (_, action) in first_overdub() {
            match action {
                Action::Transport(_) => break,
                Action::Tell(_) | Action::WriteInput(_) => {}
                action => shop.at(0, action),
            }
        }
        shop.set("arm 2", Setting::On(false));
        let performance = shop.session.studio().performances[0].clone();
        let player = shop.session.scenario().band.player(&performance.player).expect("she is in the band");
        let row: Vec<f32> = (0..(seconds * 48_000.0) as usize).map(wave).collect();
        let sound: Vec<Vec<f32>> = player.instrument.radiators.iter().map(|_| row.clone()).collect();
        shop.cache.put_sound(&performance.player, &performance.rendition, sound.into());
        shop
    }

    /// Does something at a moment, milliseconds.
    pub(crate) fn at(&mut self, ms: u64, action: Action) {
        let text = format!("{action:?}");
        let now = self.session.studio().now.0.max(ms);
        if let Err(refusal) = self.session.apply(Stamp(now), action) {
            panic!("{text} at {now} ms was refused: {refusal}");
        }
    }

    /// Sets a control of the recorder, now.
    pub(crate) fn set(&mut self, name: &str, setting: Setting) {
        self.at(0, Action::Set(ControlId::new(&UnitId("REC".to_owned()), name), setting));
    }

    /// Arms these tracks and no other, now.
    pub(crate) fn arm(&mut self, tracks: &[u32]) {
        (1..=4).for_each(|track| self.set(&format!("arm {track}"), Setting::On(tracks.contains(&track))));
    }

    pub(crate) fn key(&mut self, ms: u64, key: Transport) {
        self.at(ms, Action::Transport(key));
    }

    /// Records from one moment to another, milliseconds.
    pub(crate) fn roll(&mut self, from: u64, to: u64) {
        self.key(from, Transport::Record);
        self.key(to, Transport::Stop);
    }

    /// The session up to a moment, milliseconds.
    pub(crate) fn timeline(&mut self, ms: u64) -> Timeline {
        self.session.advance(Stamp(ms));
        self.session.so_far()
    }

    /// What the recorder holds at the end of a session.
    pub(crate) fn tape(&mut self, timeline: &Timeline) -> Tape {
        tape_of(&mut self.cache, self.session.scenario(), timeline, 0..u64::from(u32::MAX))
    }

    /// What a track plays from a second of the timeline on, at the end of a session.
    pub(crate) fn plays(&mut self, timeline: &Timeline, track: u32, (from, frames): (f64, usize)) -> Vec<f32> {
        let (tape, mut out) = (self.tape(timeline), vec![0.0; frames]);
        tape.play(track, &timeline.last().workstation.regions(track), (from * 48_000.0) as u64, &mut out);
        out
    }

    /// The first so many milliseconds of a session, offline.
    pub(crate) fn offline(&mut self, timeline: &Timeline, ms: u64, want: &Want) -> Rendered {
        render_with(&mut self.cache, self.session.scenario(), timeline, Stamp(0), Stamp(ms), want)
    }

    /// The same live: the monitors, and the engine with what it recorded.
    pub(crate) fn live(&mut self, timeline: &Timeline, ms: u64) -> (Live, Vec<[f32; 2]>) {
        let scenario = Arc::clone(self.session.scenario());
        let mut live = Live::new(&scenario);
        (0..8).for_each(|_| live.give(tape::blank()));
        let mut states = timeline.states.iter().peekable();
        let mut out = vec![[0.0; 2]; Stamp(ms).block_frame() as usize];
        for block in out.chunks_mut(256) {
            // A plan goes out when its studio is there, as it does behind the window.
            while let Some((_, studio)) = states.next_if(|(at, _)| at.block_frame() <= live.frame()) {
                live.update(Plan::compile(&scenario, studio, &mut self.cache));
            }
            live.process(block);
            while live.spent().is_some() {}
        }
        (live, out)
    }
}

fn scenario(faults: &[&str]) -> Arc<Scenario> {
    let mut scenario = Library::find().expect("assets are there").scenario("first-overdub").expect("it is whole");
    let at_recorder = |fault: &&str| Injected { fault: (*fault).to_owned(), at: Some("REC".to_owned()) };
    scenario.file.faults = faults.iter().map(at_recorder).collect();
    let perform = Perform { players: vec![PlayerId("anna".into())], item: Item::Song, lift: Some(Db(0.0)) };
    scenario.file.script = vec![Cue {
        id: "noise".to_owned(),
        when: Trigger::Now,
        unless: Vec::new(),
        after: 0.0,
        says: Vec::new(),
        slate: false,
        perform: Some(perform),
        asks: String::new(),
    }];
    let jack = |text: &str| text.to_owned().try_into().expect("a jack is UNIT/jack");
    scenario.venue.wires.retain(|wire| wire.to != jack("REC/in 3"));
    scenario.venue.wires.push(Wire { from: jack("REC/out 1"), to: jack("REC/in 3"), length_m: 1.0 });
    match &mut scenario.catalogue.0.get_mut(&"recorder-24".into()).expect("it is in the machine room").kind {
        GearKind::Recorder(recorder) => recorder.computer = Computer { adc: FILTERS.0, dac: FILTERS.1, ..Computer::default() },
        other => panic!("{other:?}"),
    }
    Arc::new(scenario)
}
