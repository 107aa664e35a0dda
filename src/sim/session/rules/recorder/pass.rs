//! Dropping in and out, by hand and by the punch range; the takes that come of it.

use crate::sim::scenario::Scenario;
use crate::sim::session::rules::recorder::{go, halt, will_not};
use crate::sim::session::timecode;
use crate::sim::session::{Disk, Pass, Properties, Refusal, Rolling, Studio, Take, frame_of, recorder, seconds_of};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use crate::sim::words::{Sentence, Value, say};

/// Rounding of times in seconds never amounts to this much.
const LEAST_S: f64 = 1e-6;
/// Less room than for so many seconds is none.
const LEAST_ROOM_S: f64 = 1.0;
/// Milliseconds after which a grain has been given out, through the longest buffers as well.
const GRAIN_MS: u64 = 200;

/// What the recorder does by itself when its time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sim::session) enum Step {
    /// Drops in where the pass begins.
    In,
    /// Drops out where the punch range ends.
    Out,
    /// Stops at the end of the post-roll.
    Stop,
    /// Stops since the drive is full.
    Full,
    /// Falls silent after a grain.
    Hush,
    /// Locks to timecode, or gives it up.
    Code,
}

/// Record: from where it stands, by the punch range, or while it plays.
pub(super) fn record(scenario: &Scenario, studio: &mut Studio, properties: &Properties) -> Result<(), Refusal> {
    let punched = studio.workstation.open_pass().is_some_and(|pass| pass.punched);
    match studio.transport.rolling {
        Rolling::Recording if punched => {
            drop_out(studio);
            return Ok(());
        }
        Rolling::Recording => return will_not(say!("machine-records-take")),
        Rolling::Playing if studio.workstation.open => return will_not(say!("machine-rolls-to-punch")),
        Rolling::Playing if studio.transport.looped.is_some() => return will_not(say!("machine-plays-loop")),
        Rolling::Playing | Rolling::Stopped => may_record(scenario, studio)?,
    }
    if studio.transport.rolling == Rolling::Playing {
        let at = studio.now.block_frame();
        let from = studio.transport.roll().at(at);
        open(scenario, studio, properties, (at, from, None), true);
        studio.workstation.stops_at = None;
        drop_in(scenario, studio);
        return Ok(());
    }
    let range = studio.workstation.punch.filter(|_| properties.punch);
    if properties.punch && range.is_none() {
        return will_not(say!("machine-no-punch-range"));
    }
    forget_test_rolls(studio);
    let start = range.map_or(studio.transport.position, |(from, _)| from);
    go(studio, Rolling::Playing, (start - properties.pre_roll_s).max(0.0));
    let roll = studio.transport.roll();
    let from = frame_of(start);
    let punched = range.is_some() || from > roll.position;
    let at = roll.since + from.saturating_sub(roll.position);
    open(scenario, studio, properties, (at, from, range.map(|(_, to)| frame_of(to))), punched);
    studio.workstation.stops_at = range.map(|(_, to)| to + properties.post_roll_s);
    if from <= roll.position {
        drop_in(scenario, studio);
    }
    Ok(())
}

fn may_record(scenario: &Scenario, studio: &Studio) -> Result<(), Refusal> {
    if armed(scenario, studio).is_empty() {
        return will_not(say!("machine-none-armed"));
    }
    match Disk::of(scenario, studio) {
        Some(disk) if disk.seconds_left() < LEAST_ROOM_S => will_not(say!("machine-drive-full", drive = Value::word(&disk.drive))),
        _ => Ok(()),
    }
}

/// A roll that nobody played for is no take: numbers stay those that the lead calls. Whoever stands where such a roll ended is
/// back where it began; its samples stay under what is recorded there next.
fn forget_test_rolls(studio: &mut Studio) {
    let punched = |number: u32| studio.workstation.passes.iter().any(|pass| pass.number == number && pass.punched);
    while let Some(take) = studio.takes.last().filter(|take| !studio.was_played(take.number) && !punched(take.pass)) {
        let end = take.position + take.end.unwrap_or(studio.now).since(take.start);
        if (studio.transport.position - end).abs() < LEAST_S {
            studio.transport.position = take.position;
        }
        studio.takes.pop();
    }
}

/// Makes a pass ready: the frame of the session that is its first, where that lies on the timeline, and where it ends.
fn open(scenario: &Scenario, studio: &mut Studio, properties: &Properties, span: (u64, u64, Option<u64>), punched: bool) {
    let (frame, from, to) = span;
    let start = Stamp((frame * 1000).div_ceil(u64::from(SAMPLE_RATE)));
    let armed = armed(scenario, studio);
    let shop = &mut studio.workstation;
    let number = shop.passes.len() as u32 + 1;
    let tracks = armed.into_iter().map(|(track, _)| (track, shop.chosen(track))).collect();
    shop.passes.push(Pass { number, start, frame, from, to, punched, tracks, drive: properties.drive.clone() });
    shop.open = true;
}

fn drop_in(scenario: &Scenario, studio: &mut Studio) {
    let now = studio.now;
    if let Some(pass) = studio.workstation.passes.last_mut() {
        pass.start = now;
    }
    studio.transport.rolling = Rolling::Recording;
    begin_take(scenario, studio);
}

/// Tracks drop out, and the recorder rolls on.
fn drop_out(studio: &mut Studio) {
    leave(studio);
    studio.transport.rolling = Rolling::Playing;
}

/// Ends the pass; one that has not begun never was.
pub(super) fn leave(studio: &mut Studio) {
    if studio.workstation.open {
        let stands = studio.transport.roll().at(studio.now.block_frame());
        studio.workstation.open = false;
        if studio.transport.rolling == Rolling::Recording {
            if let Some(pass) = studio.workstation.passes.last_mut() {
                pass.to = Some(pass.to.unwrap_or(u64::MAX).min(stands).max(pass.from));
            }
            end_take(studio);
        } else {
            studio.workstation.passes.pop();
        }
    }
}

/// Begins a take on the roll, and ends the one before it.
pub(in crate::sim::session) fn begin_take(scenario: &Scenario, studio: &mut Studio) {
    end_take(studio);
    let number = studio.takes.len() as u32 + 1;
    let (pass, from) = studio.workstation.passes.last().map_or((0, 0), |pass| (pass.number, pass.from));
    let is_first = studio.takes.last().is_none_or(|take| take.pass != pass);
    let position = if is_first { seconds_of(from) } else { studio.transport.position_at(studio.now) };
    studio.takes.push(Take { number, start: studio.now, end: None, position, tracks: armed(scenario, studio), pass });
}

fn end_take(studio: &mut Studio) {
    if let Some(take) = studio.takes.last_mut().filter(|take| take.end.is_none()) {
        take.end = Some(studio.now);
    }
}

/// The armed tracks with their names.
fn armed(scenario: &Scenario, studio: &Studio) -> Vec<(u32, String)> {
    let Some((unit, converter)) = recorder(scenario) else { return Vec::new() };
    (1..=converter.tracks)
        .filter(|track| studio.settings.on(unit, &format!("arm {track}")))
        .map(|track| (track, studio.settings.text(unit, &format!("name {track}")).to_owned()))
        .collect()
}

/// What the recorder does next by itself, and when.
pub(in crate::sim::session) fn next(scenario: &Scenario, studio: &Studio) -> Option<(Stamp, Step)> {
    let code = timecode::when(studio).map(|at| (at, Step::Code));
    rolling(scenario, studio).into_iter().chain(code).min_by_key(|(at, _)| *at)
}

/// What a rolling recorder does next by itself.
fn rolling(scenario: &Scenario, studio: &Studio) -> Option<(Stamp, Step)> {
    let transport = &studio.transport;
    let reaches = |position: f64| {
        let ahead_ms = libm::ceil((position - transport.position - LEAST_S) * 1000.0);
        Stamp(transport.since.0 + ahead_ms.max(0.0) as u64)
    };
    if transport.rolling == Rolling::Stopped {
        return transport.dragged.map(|_| (Stamp(transport.since.0 + GRAIN_MS), Step::Hush));
    }
    let stop = studio.workstation.stops_at.map(|position| (reaches(position), Step::Stop));
    let Some(pass) = studio.workstation.open_pass() else { return stop };
    if transport.rolling == Rolling::Playing {
        return Some((reaches(seconds_of(pass.from)), Step::In));
    }
    let out = pass.to.map(|to| (reaches(seconds_of(to)), Step::Out));
    let full = full_at(scenario, studio, pass).map(|at| (at, Step::Full));
    out.into_iter().chain(full).min_by_key(|(at, _)| *at)
}

/// When the drive will be full.
fn full_at(scenario: &Scenario, studio: &Studio, pass: &Pass) -> Option<Stamp> {
    // Reckoned from how the drive was before the pass, so that it does not matter when anybody asks.
    Disk::before_pass(scenario, studio)?.full_at(pass)
}

/// Does what `next` foresaw, at the studio's `now`; what the recorder says about it.
pub(in crate::sim::session) fn run(scenario: &Scenario, studio: &mut Studio, step: Step) -> Option<Sentence> {
    match step {
        Step::In => drop_in(scenario, studio),
        Step::Out => drop_out(studio),
        Step::Stop => halt(studio),
        Step::Hush => studio.transport.dragged = None,
        Step::Full => {
            halt(studio);
            return Some(say!("notice-drive-full"));
        }
        Step::Code => {
            let says = timecode::run(studio);
            timecode::settle(scenario, studio);
            return says;
        }
    }
    timecode::settle(scenario, studio);
    None
}
