//! The way of a track through the circuit: from the recorder's input back to the microphone, in the bay's own words.

use crate::sim::circuit::{Circuit, PathStep, Stage, trace};
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::case::Case;
use crate::sim::scoring::words::{list, number};
use crate::sim::session::{Studio, cords, patch};
use crate::sim::words::{Sentence, Value, say};

/// The recorder's input of a track; none in a venue without a recorder.
#[must_use]
pub fn recorder_input(scenario: &Scenario, track: u32) -> Option<JackId> {
    let is_recorder = |unit: &&UnitId| matches!(scenario.gear(unit).map(|gear| &gear.kind), Some(GearKind::Recorder(_)));
    let recorder = scenario.units.keys().find(is_recorder)?;
    Some(JackId::new(recorder, format!("in {track}")))
}

/// What people call a jack: the label of the bay point that it is wired to, or its own name.
#[must_use]
pub fn label(scenario: &Scenario, jack: &JackId) -> String {
    let other_ends = scenario.venue.wires.iter().filter_map(|wire| match (&wire.from, &wire.to) {
        (from, to) if from == jack => Some(to),
        (from, to) if to == jack => Some(from),
        _ => None,
    });
    // What comes out of a box is called after the box, whichever side the bay shows.
    let plain = |label: String| label.trim_end_matches(" IN").trim_end_matches(" OUT").to_owned();
    other_ends.filter_map(|end| bay_label(scenario, end)).next().map_or_else(|| jack.to_string(), plain)
}

/// The label over a jack of a bay; none for other jacks and for blanks.
#[must_use]
pub fn bay_label(scenario: &Scenario, jack: &JackId) -> Option<String> {
    let GearKind::Patchbay { points } = &scenario.gear(&jack.unit)?.kind else { return None };
    let (row, column) = jack.jack.split_at_checked(1)?;
    let point = points.get(column.parse::<usize>().ok()?.checked_sub(1)?)?;
    let text = if row == "U" { &point.upper } else { &point.lower };
    (!text.is_empty()).then(|| text.clone())
}

/// The start of the names of the controls that belong to a microphone input: `1.` for `in 1`, `ch3.` for `mic 3`.
pub(crate) fn strip(input: &JackId) -> String {
    let (row, channel) = input.jack.split_once(' ').unwrap_or(("", ""));
    if row == "mic" || row == "line" { format!("ch{channel}.") } else { format!("{channel}.") }
}

/// The way of a track at a moment.
pub(crate) struct Path {
    /// Every jack passed, from the recorder's input backward.
    pub(crate) jacks: Vec<JackId>,
    /// Cords passed, in the same order.
    pub(crate) cords: Vec<UnitId>,
    /// The microphone at the far end.
    pub(crate) mic: Option<UnitId>,
    /// The first microphone input passed backward: that of the preamplifier.
    pub(crate) preamp: Option<JackId>,
    /// The jack of a wall box that is passed.
    pub(crate) line: Option<JackId>,
    /// Why nothing arrives, where nothing can.
    pub(crate) cause: Option<Sentence>,
    gain: Option<f64>,
}

impl Path {
    pub(crate) fn passes(&self, jack: &JackId) -> bool {
        self.jacks.contains(jack)
    }

    /// `LIVE 5 and EXT PRE 2`.
    pub(crate) fn words(&self, case: &Case) -> Value {
        let named: Vec<String> = [&self.line, &self.preamp].into_iter().flatten().map(|jack| label(case.scenario, jack)).collect();
        let cords: Vec<String> = self.cords.iter().filter(|cord| is_patch_cord(case, cord)).map(ToString::to_string).collect();
        if cords.is_empty() { list(&named) } else { say!("found-by-cord", way = list(&named), cords = list(&cords)).into() }
    }

    /// What sets the level: the gain of the preamplifier, or the break that leaves nothing to set.
    pub(crate) fn levels(&self, case: &Case) -> Option<Sentence> {
        if self.cause.is_some() {
            return self.cause.clone();
        }
        let (preamp, gain) = (self.preamp.as_ref()?, self.gain?);
        Some(say!("found-gain", preamp = label(case.scenario, preamp), gain = number(gain, 0)))
    }
}

fn is_patch_cord(case: &Case, cord: &UnitId) -> bool {
    match case.scenario.gear(cord).map(|gear| &gear.kind) {
        Some(GearKind::Cable(cable)) => cable.ends.0 == crate::sim::gear::Connector::TtPlug,
        _ => false,
    }
}

/// Walks back from the recorder's input of a track, along the loudest way wherever there are several.
pub(crate) fn path(case: &Case, studio: &Studio, track: u32) -> Path {
    let mut path = Path { jacks: Vec::new(), cords: Vec::new(), mic: None, preamp: None, line: None, cause: None, gain: None };
    let Some(start) = recorder_input(case.scenario, track) else { return path };
    let cords = cords(studio);
    let patch = patch(case.scenario, studio, &cords);
    let circuit = Circuit::solve(&patch);
    let mut next = Some(start.clone());
    // Feeds and stages have no cycle; the bound only keeps a mistake there from hanging the report.
    for _ in 0..64 {
        let Some(jack) = next.take() else { break };
        path.jacks.push(jack.clone());
        let drivers = circuit.feed(&jack).drivers;
        let Some(driver) = drivers.into_iter().max_by(|a, b| a.gain.abs().total_cmp(&b.gain.abs())) else { break };
        for step in circuit.path(&driver.from, &jack).iter().rev() {
            let (from, to) = ends(step);
            path.jacks.extend([to.clone(), from.clone()]);
            if let PathStep::Cord { cord, .. } = step {
                path.cords.push(cord.clone());
            }
        }
        path.jacks.push(driver.from.clone());
        match circuit.stage(&driver.from) {
            Stage::Capsule { unit, .. } => path.mic = Some(unit),
            Stage::Amplifier { inputs, .. } => {
                next = inputs.into_iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).map(|(input, _)| input);
            }
            Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } | Stage::Recorder { .. } | Stage::Nothing => {}
        }
    }
    path.preamp = path.jacks.iter().find(|jack| is_mic_input(case, jack)).cloned();
    path.line = path.jacks.iter().find(|jack| is_wall_box(case, jack)).cloned();
    path.gain = path.preamp.as_ref().and_then(|jack| Some(case.setting(studio, &jack.unit, &format!("{}gain", strip(jack)))?.at()));
    let hops = trace(&circuit, &patch, &start);
    // A dead branch beside a live one is no reason for silence.
    let alive = hops.first().is_some_and(|hop| hop.gain_db.is_some());
    path.cause = hops.into_iter().filter(|_| !alive).find_map(|hop| hop.broken).map(|cause| cause.sentence());
    path
}

fn ends(step: &PathStep) -> (&JackId, &JackId) {
    match step {
        PathStep::Cord { from, to, .. } | PathStep::Wire { from, to, .. } | PathStep::Normal { from, to, .. } => (from, to),
    }
}

fn is_mic_input(case: &Case, jack: &JackId) -> bool {
    match case.scenario.gear(&jack.unit).map(|gear| &gear.kind) {
        Some(GearKind::Preamp(_)) => jack.jack.starts_with("in "),
        Some(GearKind::Desk(_)) => jack.jack.starts_with("mic "),
        _ => false,
    }
}

fn is_wall_box(case: &Case, jack: &JackId) -> bool {
    matches!(case.scenario.gear(&jack.unit).map(|gear| &gear.kind), Some(GearKind::WallBox { .. }))
}

/// Whether phantom voltage stands on a jack at a moment.
pub(crate) fn phantom_at(case: &Case, studio: &Studio, jack: &JackId) -> f64 {
    let cords = cords(studio);
    Circuit::solve(&patch(case.scenario, studio, &cords)).phantom_at(jack).0
}
