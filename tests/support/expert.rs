//! `first-overdub` as somebody who has done it a hundred times would do it: every action with its second.
//!
//! Gains are the ones that put the loudest word of the takes where the sheet wants it.

use linecheck::sim::gear::{ControlId, JackId, Setting};
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{Action, End, InputRow, StandPose, TakeRow, TakeStatus, Transport};
use linecheck::sim::units::{Aim, Point};

/// Gain of the voice's preamplifier, decibels.
const VOX_GAIN: f64 = 29.0;
/// Gain of the guitar's preamplifier, decibels.
const GTR_GAIN: f64 = 48.0;

/// What is done, and when.
struct Work {
    now: f64,
    done: Vec<(f64, Action)>,
}

impl Work {
    /// So many seconds later, this.
    fn then(&mut self, pause: f64, action: Action) {
        self.now += pause;
        self.done.push((self.now, action));
    }

    /// At this second of the session, or later if the one before took longer.
    fn wait_until(&mut self, second: f64) {
        self.now = self.now.max(second);
    }

    fn set(&mut self, pause: f64, control: &str, setting: Setting) {
        let (unit, name) = control.split_once('/').expect("a control is written UNIT/control");
        self.then(pause, Action::Set(ControlId::new(&unit.into(), name), setting));
    }

    fn switch(&mut self, pause: f64, control: &str, on: bool) {
        self.set(pause, control, Setting::On(on));
    }

    fn turn(&mut self, pause: f64, control: &str, to: f64) {
        self.set(pause, control, Setting::At(to));
    }

    fn select(&mut self, pause: f64, control: &str, word: &str) {
        self.set(pause, control, Setting::Choice(word.to_owned()));
    }

    fn fetch(&mut self, pause: f64, unit: &str) {
        self.then(pause, Action::Fetch(unit.into()));
    }

    fn put_away(&mut self, pause: f64, unit: &str) {
        self.then(pause, Action::Return(unit.into()));
    }

    fn plug(&mut self, pause: f64, cord: &str, end: End, into: &str) {
        let (unit, jack) = into.split_once('/').expect("a jack is written UNIT/jack");
        self.then(pause, Action::Plug { cord: cord.into(), end, into: JackId::new(&unit.into(), jack) });
    }

    /// Pulls both ends, coils the cable and hangs it up.
    fn coil(&mut self, cord: &str, first: End, second: End) {
        for (pause, end) in [(6.0, first), (12.0, second)] {
            self.then(pause, Action::Unplug { cord: cord.into(), end });
        }
        self.fetch(3.0, cord);
        self.put_away(15.0, cord);
    }

    fn tell(&mut self, pause: f64, reply: Reply) {
        self.then(pause, Action::Tell(reply));
    }

    fn key(&mut self, pause: f64, key: Transport) {
        self.then(pause, Action::Transport(key));
    }
}

/// The whole session, in seconds from the call.
pub(crate) fn first_overdub() -> Vec<(f64, Action)> {
    let mut work = Work { now: 60.0, done: Vec::new() };
    power_up(&mut work);
    voice(&mut work);
    guitar(&mut work);
    patch(&mut work);
    line_check(&mut work);
    takes(&mut work);
    strike(&mut work);
    work.done
}

/// Recorder and outboard, desk, monitors last and muted.
fn power_up(work: &mut Work) {
    work.switch(0.0, "REC/power", true);
    work.switch(8.0, "PRE-1/power", true);
    work.switch(10.0, "DESK/power", true);
    work.switch(5.0, "DESK/monitor.mute", true);
    work.switch(10.0, "MON/power", true);
}

/// The large condenser 17 cm from Anna's mouth and 10° above it, a pop filter half-way.
fn voice(work: &mut Work) {
    let mouth = Point::new(7.5, 1.55, 8.1);
    let capsule = mouth + Aim { azimuth: 270.0, elevation: 10.0 }.vector() * 0.17;
    // Nobody opens a door with a heavy stand in both arms.
    work.switch(40.0, "DOOR-A/open", true);
    work.fetch(10.0, "ST-01");
    work.then(20.0, Action::Stand("ST-01".into(), pose((6.75, 8.1), capsule, mouth)));
    work.fetch(30.0, "MC-012");
    work.then(25.0, mount("MC-012", "ST-01"));
    work.fetch(25.0, "POP-01");
    work.then(25.0, Action::FitPopFilter { filter: "POP-01".into(), on: "ST-01".into(), gap_m: 0.08 });
    work.fetch(25.0, "XLR-06-01");
    work.plug(20.0, "XLR-06-01", End::A, "MC-012/out");
    work.plug(12.0, "XLR-06-01", End::B, "BOOTH/3");
    work.switch(15.0, "DOOR-A/open", false);
}

/// The small condenser 28 cm from the 12th fret, turned a little towards the body; yesterday's pad comes out first.
fn guitar(work: &mut Work) {
    let fret = Point::new(6.3, 0.82, 5.0);
    let capsule = fret + Point::new(0.0, 0.0, 0.28);
    work.fetch(20.0, "ST-08");
    work.then(20.0, Action::Stand("ST-08".into(), pose((6.45, 5.72), capsule, fret + Point::new(-0.04, -0.01, 0.0))));
    work.fetch(20.0, "MC-009");
    work.switch(4.0, "MC-009/pad", false);
    work.then(20.0, mount("MC-009", "ST-08"));
    work.fetch(20.0, "XLR-09-01");
    work.plug(20.0, "XLR-09-01", End::A, "MC-009/out");
    work.plug(25.0, "XLR-09-01", End::B, "LIVE/5");
    work.then(20.0, Action::Dress { cord: "XLR-09-01".into(), by: vec![(0.6, 5.9)] });
}

/// Both lines to the external preamplifiers, destination first; 48 V last, with the monitors still muted.
fn patch(work: &mut Work) {
    for (cord, to, from) in [("TT-06-01", "BAY/L9", "BAY/U11"), ("TT-06-02", "BAY/L10", "BAY/U5")] {
        work.fetch(20.0, cord);
        work.plug(5.0, cord, End::B, to);
        work.plug(5.0, cord, End::A, from);
    }
    for channel in [1, 2] {
        work.select(4.0, &format!("DESK/ch{channel}.source"), "line");
        work.select(2.0, &format!("DESK/ch{channel}.route"), "direct");
        work.switch(4.0, &format!("PRE-1/{channel}.48v"), true);
        work.turn(4.0, &format!("PRE-1/{channel}.gain"), if channel == 1 { VOX_GAIN } else { GTR_GAIN });
    }
    for (track, name, mic, line, preamp) in [(1, "VOX", "MC-012", "BOOTH 3", "EXT PRE 1"), (2, "GTR", "MC-009", "LIVE 5", "EXT PRE 2")] {
        let row = InputRow { track, name: name.to_owned(), mic: mic.into(), line: line.to_owned(), preamp: preamp.to_owned() };
        work.then(15.0, Action::WriteInput(row));
        work.set(5.0, &format!("REC/name {track}"), Setting::Text(name.to_owned()));
        work.switch(2.0, &format!("REC/arm {track}"), true);
    }
    // Anna on cue 1 with more of herself, Ben on cue 2.
    for (control, level) in [("ch1.cue 1", 0.0), ("ch2.cue 1", -6.0), ("ch1.cue 2", -4.0), ("ch2.cue 2", -2.0)] {
        work.turn(4.0, &format!("DESK/{control}"), level);
    }
    work.turn(4.0, "DESK/ch1.fader", 0.0);
    work.turn(2.0, "DESK/ch2.fader", 0.0);
    work.turn(4.0, "DESK/monitor.level", -20.0);
    work.switch(15.0, "DESK/monitor.mute", false);
}

/// The band is here at ten; one line at a time, then the loudest bars.
fn line_check(work: &mut Work) {
    work.wait_until(1215.0);
    work.tell(0.0, Reply::Ready);
    // 6 s of Anna, 6 s of Ben, 30 s of both.
    work.tell(42.0, Reply::LevelsGood);
}

/// A false start and two songs; each take is logged while the next one is talked about.
fn takes(work: &mut Work) {
    work.wait_until(1290.0);
    work.key(0.0, Transport::Record);
    // Take 2 is slated 21.1 s into the roll and is over 75 s later.
    work.then(40.0, Action::WriteTake(row(1, (0.0, 21.0), TakeStatus::FalseStart, "gtr, bar 3")));
    work.key(62.0, Transport::Stop);
    work.then(8.0, Action::WriteTake(row(2, (21.0, 81.0), TakeStatus::Complete, "")));
    work.key(20.0, Transport::Record);
    work.key(82.0, Transport::Stop);
    work.then(6.0, Action::WriteTake(row(3, (102.0, 82.0), TakeStatus::Complete, "")));
    // The second chorus: 102 s, 2 s of slate, and 20 bars of 2.73 s.
    work.key(4.0, Transport::Locate(158.0));
    work.key(1.0, Transport::Play);
    work.key(15.0, Transport::Stop);
    let keeper = TakeRow { keeper: true, ..row(3, (102.0, 82.0), TakeStatus::Complete, "") };
    work.then(6.0, Action::WriteTake(keeper));
    work.tell(12.0, Reply::TakeSheet);
}

/// Saved first, then quiet, then a minute for the 48 V, then everything home.
fn strike(work: &mut Work) {
    work.then(10.0, Action::Backup);
    work.switch(8.0, "DESK/monitor.mute", true);
    for channel in [1, 2] {
        work.turn(2.0, &format!("DESK/ch{channel}.fader"), -90.0);
        work.switch(2.0, &format!("PRE-1/{channel}.48v"), false);
    }
    for channel in [1, 2] {
        work.turn(3.0, &format!("PRE-1/{channel}.gain"), 10.0);
        work.select(2.0, &format!("DESK/ch{channel}.source"), "mic");
        work.select(2.0, &format!("DESK/ch{channel}.route"), "off");
        work.turn(2.0, &format!("DESK/ch{channel}.cue 1"), -90.0);
        work.turn(2.0, &format!("DESK/ch{channel}.cue 2"), -90.0);
        work.switch(2.0, &format!("REC/arm {channel}"), false);
    }
    work.now += 45.0;
    work.coil("TT-06-01", End::A, End::B);
    work.coil("TT-06-02", End::A, End::B);
    work.switch(20.0, "DOOR-A/open", true);
    work.coil("XLR-06-01", End::A, End::B);
    for unit in ["MC-012", "POP-01", "ST-01"] {
        work.fetch(12.0, unit);
        work.put_away(20.0, unit);
    }
    work.switch(5.0, "DOOR-A/open", false);
    work.coil("XLR-09-01", End::A, End::B);
    for unit in ["MC-009", "ST-08"] {
        work.fetch(10.0, unit);
        work.put_away(20.0, unit);
    }
    work.turn(30.0, "DESK/monitor.level", -90.0);
    work.switch(5.0, "MON/power", false);
    work.switch(4.0, "DESK/monitor.mute", false);
    work.switch(5.0, "DESK/power", false);
    work.switch(5.0, "PRE-1/power", false);
    work.switch(5.0, "REC/power", false);
    work.then(30.0, Action::Leave);
}

fn mount(mic: &str, on: &str) -> Action {
    Action::Mount { mic: mic.into(), on: on.into() }
}

fn row(number: u32, (start_s, length_s): (f64, f64), status: TakeStatus, remark: &str) -> TakeRow {
    TakeRow { number, start_s, length_s, status, remark: remark.to_owned(), keeper: false }
}

/// The pose that brings a capsule to a place and points it at another.
fn pose(base: (f64, f64), capsule: Point, at: Point) -> StandPose {
    let boom = Point::new(capsule.x - base.0, 0.0, capsule.z - base.1);
    StandPose { base, height: capsule.y, reach: boom.length(), turn: Aim::of(boom).azimuth, aim: Aim::of(at - capsule) }
}
