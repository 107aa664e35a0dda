//! A faultless run of `first-overdub`, as a list of actions that tests can spoil one at a time.

use linecheck::files::{Library, journal};
use linecheck::sim::gear::{ControlId, JackId, Setting, UnitId};
use linecheck::sim::scenario::{Reply, Scenario};
use linecheck::sim::session::{Action, End, InputRow, Outcome, Session, StandPose, TakeRow, TakeStatus, Timeline, Transport};
use linecheck::sim::units::{Aim, Stamp};
use std::sync::Arc;

/// Actions with their moments, in order.
pub type Run = Vec<(Stamp, Action)>;

/// The scenario.
pub fn scenario() -> Arc<Scenario> {
    let library = Library::at(env!("CARGO_MANIFEST_DIR"));
    Arc::new(library.scenario("first-overdub").unwrap_or_else(|faults| panic!("{faults:?}")))
}

/// Plays a run, whatever is refused of it, and gives the session.
pub fn play(scenario: &Arc<Scenario>, run: &Run) -> Session {
    let mut session = Session::new(scenario.clone());
    for (at, action) in run {
        // What is refused is in the journal as tried.
        let _refused = session.apply(*at, action.clone());
    }
    session
}

/// The whole session of a run.
pub fn timeline(scenario: &Arc<Scenario>, run: &Run) -> Timeline {
    play(scenario, run).so_far()
}

/// The expert's run: the one that is shipped, or the one built here where none is.
pub fn expert(scenario: &Arc<Scenario>) -> Run {
    let path = Library::at(env!("CARGO_MANIFEST_DIR")).root().join("scenarios/expert/first-overdub.journal");
    match journal::read(&path) {
        Ok(found) => found
            .journal
            .entries
            .into_iter()
            .filter_map(|entry| match entry.what {
                Outcome::Did(action) => Some((entry.at, action)),
                Outcome::Tried(..) => None,
            })
            .collect(),
        Err(_) => built(scenario),
    }
}

/// A run being built against the live script.
struct Builder {
    session: Session,
    run: Run,
}

impl Builder {
    fn act(&mut self, after_s: f64, action: Action) {
        let at = self.session.studio().now.after(after_s);
        self.session.apply(at, action.clone()).unwrap_or_else(|refusal| panic!("{at}: {action:?}: {refusal}"));
        self.run.push((at, action));
    }

    fn set(&mut self, control: &str, setting: Setting) {
        self.act(2.0, Action::Set(ControlId::try_from(control.to_owned()).unwrap(), setting));
    }

    fn on(&mut self, control: &str) {
        self.set(control, Setting::On(true));
    }

    fn off(&mut self, control: &str) {
        self.set(control, Setting::On(false));
    }

    fn knob(&mut self, control: &str, at: f64) {
        self.set(control, Setting::At(at));
    }

    fn fetch(&mut self, unit: &str) {
        self.act(8.0, Action::Fetch(unit.into()));
    }

    fn put_away(&mut self, unit: &str) {
        self.act(12.0, Action::Return(unit.into()));
    }

    fn plug(&mut self, cord: &str, end: End, into: &str) {
        self.act(6.0, Action::Plug { cord: cord.into(), end, into: JackId::try_from(into.to_owned()).unwrap() });
    }

    fn unplug(&mut self, cord: &str, end: End) {
        self.act(4.0, Action::Unplug { cord: cord.into(), end });
    }

    /// Lets time pass until the script took a cue so many times.
    fn until(&mut self, cue: &str) {
        for _ in 0..3600 {
            if self.session.cues().iter().any(|(_, id)| id == cue) {
                return;
            }
            let next = self.session.studio().now.after(0.5);
            self.session.advance(next);
        }
        panic!("the script never came to {cue}: {}", self.session.asks());
    }

    fn log(&mut self, number: u32, status: TakeStatus, remark: &str, keeper: bool) {
        let take = self.session.studio().takes.iter().find(|take| take.number == number).unwrap().clone();
        let length_s = take.end.unwrap().since(take.start);
        let row = TakeRow { number, start_s: take.position.round(), length_s: length_s.round(), status, remark: remark.to_owned(), keeper };
        self.act(3.0, Action::WriteTake(row));
    }
}

fn built(scenario: &Arc<Scenario>) -> Run {
    let mut to = Builder { session: Session::new(scenario.clone()), run: Run::new() };
    power_up(&mut to);
    place(&mut to);
    patch(&mut to);
    line_check(&mut to);
    takes(&mut to);
    strike(&mut to);
    to.run
}

fn power_up(to: &mut Builder) {
    for unit in ["REC", "PRE-1", "DESK"] {
        to.on(&format!("{unit}/power"));
    }
    to.on("DESK/monitor.mute");
    to.on("MON/power");
}

fn place(to: &mut Builder) {
    to.fetch("ST-01");
    let stand = |base, height, reach, turn, azimuth, elevation| StandPose { base, height, reach, turn, aim: Aim { azimuth, elevation } };
    // 17 cm before the mouth at 7.5 / 1.55 / 8.1, 10° above its axis.
    to.act(20.0, Action::Stand("ST-01".into(), stand((6.9, 8.1), 1.58, 0.433, 90.0, 90.0, -10.0)));
    to.fetch("MC-012");
    to.act(15.0, Action::Mount { mic: "MC-012".into(), on: "ST-01".into() });
    to.fetch("POP-01");
    to.act(10.0, Action::FitPopFilter { filter: "POP-01".into(), on: "ST-01".into(), gap_m: 0.08 });
    to.fetch("ST-08");
    // 28 cm south of the 12th fret at 6.3 / 0.82 / 5.0.
    to.act(20.0, Action::Stand("ST-08".into(), stand((6.3, 5.7), 0.84, 0.42, 180.0, 180.0, -4.0)));
    to.fetch("MC-009");
    to.off("MC-009/pad");
    to.act(15.0, Action::Mount { mic: "MC-009".into(), on: "ST-08".into() });
}

fn patch(to: &mut Builder) {
    to.fetch("XLR-06-01");
    to.plug("XLR-06-01", End::A, "MC-012/out");
    to.plug("XLR-06-01", End::B, "BOOTH/3");
    to.fetch("XLR-09-01");
    to.plug("XLR-09-01", End::A, "MC-009/out");
    to.plug("XLR-09-01", End::B, "LIVE/5");
    // Destination first, then source.
    to.fetch("TT-06-01");
    to.plug("TT-06-01", End::A, "BAY/L9");
    to.plug("TT-06-01", End::B, "BAY/U11");
    to.fetch("TT-06-02");
    to.plug("TT-06-02", End::A, "BAY/L10");
    to.plug("TT-06-02", End::B, "BAY/U5");
    for (track, name, mic, line, preamp) in [(1, "VOX", "MC-012", "BOOTH 3", "EXT PRE 1"), (2, "GTR", "MC-009", "LIVE 5", "EXT PRE 2")] {
        let row = InputRow { track, name: name.into(), mic: mic.into(), line: line.into(), preamp: preamp.into() };
        to.act(15.0, Action::WriteInput(row));
    }
}

fn line_check(to: &mut Builder) {
    for n in [1, 2] {
        to.on(&format!("PRE-1/{n}.48v"));
        to.set(&format!("DESK/ch{n}.source"), Setting::Choice("line".into()));
        to.set(&format!("DESK/ch{n}.route"), Setting::Choice("direct".into()));
        to.knob(&format!("DESK/ch{n}.fader"), 0.0);
        to.on(&format!("REC/arm {n}"));
    }
    to.off("DESK/monitor.mute");
    to.knob("DESK/monitor.level", -20.0);
    to.until("welcome");
    to.act(5.0, Action::Tell(Reply::Ready));
    to.until("loudest");
    let (vox, gtr) = GAINS;
    to.knob("PRE-1/1.gain", vox);
    to.knob("PRE-1/2.gain", gtr);
    to.act(20.0, Action::Tell(Reply::LevelsGood));
    to.until("ask-roll");
    for (control, at) in [("ch1.cue 1", 0.0), ("ch2.cue 1", -8.0), ("ch1.cue 2", -4.0), ("ch2.cue 2", 0.0)] {
        to.knob(&format!("DESK/{control}"), at);
    }
    to.set("REC/name 1", Setting::Text("VOX".into()));
    to.set("REC/name 2", Setting::Text("GTR".into()));
}

/// Preamplifier gains for voice and guitar, dB.
const GAINS: (f64, f64) = (38.0, 50.0);

fn takes(to: &mut Builder) {
    to.act(4.0, Action::Transport(Transport::Record));
    to.until("take-2");
    to.log(1, TakeStatus::FalseStart, "guitar, bar 3", false);
    to.until("end-2");
    to.act(2.0, Action::Transport(Transport::Stop));
    to.log(2, TakeStatus::Complete, "good", false);
    to.until("stopped-2");
    to.act(5.0, Action::Transport(Transport::Record));
    to.until("end-3");
    to.act(2.0, Action::Transport(Transport::Stop));
    to.log(3, TakeStatus::Complete, "best", false);
    to.until("ask-playback");
    let studio = to.session.studio();
    let take = studio.takes.last().unwrap();
    let played = studio.performances.iter().find(|performance| performance.in_take == Some(take.number)).unwrap();
    let song = &to.session.scenario().song;
    let bar = song.section("chorus 2").unwrap().0;
    let chorus = take.position + played.start.since(take.start) + song.bar_at(bar);
    to.act(3.0, Action::Transport(Transport::Locate(chorus - 1.0)));
    to.act(1.0, Action::Transport(Transport::Play));
    to.until("heard");
    to.act(2.0, Action::Transport(Transport::Stop));
    to.log(3, TakeStatus::Complete, "best", true);
    to.until("marked");
    to.act(4.0, Action::Tell(Reply::TakeSheet));
    to.until("strike");
}

fn strike(to: &mut Builder) {
    to.act(10.0, Action::Backup);
    to.on("DESK/monitor.mute");
    for n in [1, 2] {
        to.off(&format!("PRE-1/{n}.48v"));
    }
    to.off("MON/power");
    to.act(30.0, Action::Unplug { cord: "TT-06-01".into(), end: End::B });
    to.unplug("TT-06-01", End::A);
    to.unplug("TT-06-02", End::B);
    to.unplug("TT-06-02", End::A);
    for cord in ["XLR-06-01", "XLR-09-01"] {
        to.unplug(cord, End::A);
        to.unplug(cord, End::B);
    }
    for unit in ["TT-06-01", "TT-06-02", "MC-012", "POP-01", "ST-01", "MC-009", "ST-08", "XLR-06-01", "XLR-09-01"] {
        to.fetch(unit);
        to.put_away(unit);
    }
    zero(to);
    to.off("DESK/power");
    to.off("PRE-1/power");
    to.off("REC/power");
    to.act(20.0, Action::Leave);
}

/// Puts every control of the desk and the preamplifier back that does not stand at its zero.
fn zero(to: &mut Builder) {
    let scenario = to.session.scenario().clone();
    let touched: Vec<(ControlId, Setting)> = to.session.studio().settings.0.clone().into_iter().collect();
    let units: [UnitId; 2] = ["DESK".into(), "PRE-1".into()];
    for (id, setting) in touched {
        let zero = scenario.control(&id).map(|control| control.zero);
        if units.contains(&id.unit) && id.control != "power" && zero.as_ref() != Some(&setting) {
            to.act(2.0, Action::Set(id, zero.unwrap()));
        }
    }
}
