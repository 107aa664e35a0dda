//! A voice line as it is patched for the first session, with a tone for a singer.

use linecheck::files::Library;
use linecheck::sim::band::{Item, PlayerId, Rendition};
use linecheck::sim::engine::{Cache, Live, Plan, Rendered, Want, render_with, tape};
use linecheck::sim::gear::{ControlId, JackId, Setting, Settings, UnitId};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{
    Cord, Header, Journal, Papers, Pass, Performance, Place, Rolling, StandPose, Studio, TapeDeck, Timeline, TransportState, Workstation,
};
use linecheck::sim::units::{Aim, Db, Stamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Frames of every tone.
const TONE: usize = 48_000 * 6;

/// The scenario, a cache with the singer's tone in it, and the studio with the line patched.
pub(crate) struct Rig {
    pub(crate) scenario: Scenario,
    pub(crate) cache: Cache,
    pub(crate) studio: Studio,
}

impl Rig {
    /// Anna sings a 1 kHz sine of `pascal` (peak, at one metre) from the start on.
    pub(crate) fn singing(pascal: f64) -> Self {
        let scenario = Library::find().expect("assets are there").scenario("first-overdub").expect("it is whole");
        let mut rig = Self { scenario, cache: Cache::default(), studio: line() };
        rig.play("anna", pascal, 1, Stamp(0));
        rig
    }

    /// The line without a singer.
    pub(crate) fn silent() -> Self {
        let mut rig = Self::singing(1.0);
        rig.studio.performances.clear();
        rig
    }

    pub(crate) fn play(&mut self, who: &str, pascal: f64, seed: u64, start: Stamp) {
        let id = PlayerId(who.into());
        let player = self.scenario.band.player(&id).expect("is in the band");
        let rendition = Rendition { item: Item::Check, seed, lift: Db(0.0) };
        let wave = |n: usize| (pascal * libm::sin(2.0 * std::f64::consts::PI * n as f64 / 48.0)) as f32;
        let sound: Vec<Vec<f32>> = player.instrument.radiators.iter().map(|_| (0..TONE).map(wave).collect()).collect();
        self.cache.put_sound(&id, &rendition, sound.into());
        let end = start.after(6.0);
        self.studio.performances.push(Performance { player: id, rendition, start, end, in_take: None });
    }

    pub(crate) fn set(&mut self, control: &str, setting: Setting) {
        set(&mut self.studio, control, setting);
    }

    /// The first so many seconds of a timeline.
    pub(crate) fn render(&mut self, timeline: &Timeline, seconds: f64, want: &Want) -> Rendered {
        render_with(&mut self.cache, &self.scenario, timeline, Stamp(0), Stamp::from_seconds(seconds), want)
    }

    /// A second of track 1 from the middle, where everything has settled.
    pub(crate) fn track(&mut self, only: Option<&str>) -> Vec<f32> {
        let timeline = timeline(vec![self.studio.clone()]);
        let want = Want { tracks: vec![1], monitors: false, only: only.map(|who| PlayerId(who.into())) };
        let mut rendered = render_with(&mut self.cache, &self.scenario, &timeline, Stamp(1000), Stamp(2000), &want);
        rendered.tracks.remove(&1).expect("track 1 was wanted").samples
    }

    /// Runs the studios live, in calls of `frames`, for so many seconds.
    pub(crate) fn live(&mut self, studios: &[Studio], frames: usize, seconds: f64) -> (Live, Vec<[f32; 2]>) {
        let mut live = Live::new(&self.scenario);
        (0..4).for_each(|_| live.give(tape::blank()));
        for studio in studios {
            live.update(Plan::compile(&self.scenario, studio, &mut self.cache));
        }
        let mut out = vec![[0.0; 2]; (seconds * 48_000.0) as usize];
        out.chunks_mut(frames).for_each(|part| live.process(part));
        (live, out)
    }
}

/// Sets a control, such as `PRE-1/1.gain`.
pub(crate) fn set(studio: &mut Studio, control: &str, setting: Setting) {
    let control = ControlId::try_from(control.to_owned()).expect("written UNIT/control");
    studio.settings.0.insert(control, setting);
}

/// The studio a little later.
pub(crate) fn later(studio: &Studio, milliseconds: u64, change: impl FnOnce(&mut Studio)) -> Studio {
    let mut studio = studio.clone();
    studio.now = Stamp(milliseconds);
    change(&mut studio);
    studio
}

/// The recorder does this from now on.
pub(crate) fn roll(studio: &mut Studio, rolling: Rolling, position: f64) {
    let at = studio.now.block_frame();
    if let Some(pass) = studio.workstation.passes.last_mut().filter(|_| studio.workstation.open) {
        pass.to = Some(studio.transport.roll().at(at));
    }
    studio.workstation.open = rolling == Rolling::Recording;
    studio.transport = TransportState { rolling, position, since: studio.now, looped: None, dragged: None };
    if rolling == Rolling::Recording {
        let number = studio.workstation.passes.len() as u32 + 1;
        let from = studio.transport.roll().position;
        let pass =
            Pass { number, start: studio.now, frame: at, from, to: None, punched: false, tracks: vec![(1, 1)], drive: String::new() };
        studio.workstation.passes.push(pass);
    }
}

/// Knobs, switches, faders, a microphone that is moved, a cord that is pulled, a door, a take at whose end the singer stops, and its
/// playback, into which she sings again.
pub(crate) fn evening(rig: &Rig) -> Vec<Studio> {
    let s0 = rig.studio.clone();
    let s1 = later(&s0, 203, |s| set(s, "PRE-1/1.gain", Setting::At(33.0)));
    let s2 = later(&s1, 411, |s| set(s, "DESK/ch1.pan", Setting::At(-40.0)));
    let s2 = later(&s2, 450, |s| set(s, "DOOR-A/open", Setting::On(true)));
    let s3 = later(&s2, 500, |s| roll(s, Rolling::Recording, 0.0));
    let s4 = later(&s3, 702, |s| {
        if let Some(Place::Standing(pose)) = s.places.get_mut(&"ST-01".into()) {
            pose.reach += 0.1;
        }
    });
    let s5 = later(&s4, 900, |s| set(s, "PRE-1/1.hpf", Setting::On(true)));
    let s6 = later(&s5, 1207, |s| {
        roll(s, Rolling::Stopped, 0.707);
        s.performances[0].end = s.now;
    });
    let s7 = later(&s6, 1300, |s| roll(s, Rolling::Playing, 0.1));
    let s8 = later(&s7, 1500, |s| {
        set(s, "DESK/monitor.dim", Setting::On(true));
        let again = Performance { start: s.now, end: s.now.after(6.0), ..s.performances[0].clone() };
        s.performances.push(again);
    });
    let s9 = later(&s8, 1700, |s| roll(s, Rolling::Stopped, 0.5));
    let s10 = later(&s9, 1800, |s| drop(s.cords.remove(&"TT-06-01".into())));
    vec![s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]
}

/// A session that went through these studios.
pub(crate) fn timeline(studios: Vec<Studio>) -> Timeline {
    let header = Header { format: 1, scenario: String::new(), hash: String::new(), seed: 0, venue: String::new() };
    Timeline {
        states: studios.into_iter().map(|studio| (studio.now, Arc::new(studio))).collect(),
        said: Vec::new(),
        cues: Vec::new(),
        journal: Journal { header, entries: Vec::new() },
    }
}

/// Microphone in the booth, wall line, external preamplifier straight to the recorder, everything powered, monitors up.
fn line() -> Studio {
    let mut studio = Studio {
        now: Stamp(0),
        places: BTreeMap::new(),
        cords: BTreeMap::new(),
        twisted: BTreeMap::new(),
        settings: Settings::default(),
        worn: BTreeMap::new(),
        defects: BTreeMap::new(),
        stirred: BTreeMap::new(),
        transport: TransportState::default(),
        workstation: Workstation::default(),
        deck: TapeDeck::default(),
        takes: Vec::new(),
        performances: Vec::new(),
        readings: Vec::new(),
        papers: Papers::default(),
        backup: None,
        over: false,
    };
    let pose = StandPose { base: (7.1, 8.1), height: 1.55, reach: 0.22, turn: 90.0, aim: Aim { azimuth: 90.0, elevation: 0.0 } };
    studio.places.insert("ST-01".into(), Place::Standing(pose));
    studio.places.insert("MC-012".into(), Place::OnStand("ST-01".into()));
    for (cord, a, b) in [("XLR-06-01", "MC-012/out", "BOOTH/3"), ("TT-06-01", "BAY/U11", "BAY/L9"), ("TT-06-02", "BAY/U13", "BAY/L17")] {
        let jack = |text: &str| JackId::try_from(text.to_owned()).ok();
        studio.cords.insert(UnitId(cord.into()), Cord { a: jack(a), b: jack(b), ..Cord::default() });
    }
    for unit in ["PRE-1", "REC", "DESK", "MON"] {
        set(&mut studio, &format!("{unit}/power"), Setting::On(true));
    }
    set(&mut studio, "PRE-1/1.48v", Setting::On(true));
    set(&mut studio, "PRE-1/1.gain", Setting::At(30.0));
    set(&mut studio, "REC/arm 1", Setting::On(true));
    set(&mut studio, "DESK/ch1.fader", Setting::At(0.0));
    set(&mut studio, "DESK/monitor.level", Setting::At(0.0));
    studio
}
