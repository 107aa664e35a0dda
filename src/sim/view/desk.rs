//! Controls as panels draw them, and the strips of the desk.

use crate::sim::gear::{ControlId, ControlSpec, GearKind, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;

/// One control, how it can stand and how it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlView {
    /// Which.
    pub id: ControlId,
    /// What it can be set to.
    pub spec: ControlSpec,
    /// How it stands.
    pub setting: Setting,
}

/// One strip of the desk.
#[derive(Debug, Clone, PartialEq)]
pub struct StripView {
    /// Its number, from 1.
    pub number: u32,
    /// What the track of the same number is called.
    pub name: String,
    /// Its controls by their short name: `gain`, `fader`, `cue 1`.
    pub controls: Vec<ControlView>,
}

impl StripView {
    /// The control of that short name.
    #[must_use]
    pub fn control(&self, short: &str) -> Option<&ControlView> {
        self.controls.iter().find(|control| control.id.control.split_once('.').is_some_and(|(_, name)| name == short))
    }
}

/// Every control of a unit.
#[must_use]
pub fn controls(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> Vec<ControlView> {
    let specs = scenario.gear(unit).map(|gear| gear.controls()).unwrap_or_default();
    specs
        .into_iter()
        .map(|spec| ControlView {
            setting: studio.settings.get(unit, &spec.name).unwrap_or(&spec.zero).clone(),
            id: ControlId::new(unit, spec.name.as_str()),
            spec,
        })
        .collect()
}

/// The strips of the first desk, and its master section's controls.
#[must_use]
pub fn strips(scenario: &Scenario, studio: &Studio) -> (Vec<StripView>, Vec<ControlView>) {
    let Some(desk) = scenario.fixture_of(|kind| matches!(kind, GearKind::Desk(_))) else {
        return (Vec::new(), Vec::new());
    };
    let recorder = scenario.fixture_of(|kind| matches!(kind, GearKind::Recorder(_)));
    let mut strips: Vec<StripView> = Vec::new();
    let mut master = Vec::new();
    for control in controls(scenario, studio, &desk) {
        let number = control.id.control.strip_prefix("ch").and_then(|rest| rest.split_once('.')?.0.parse::<u32>().ok());
        match number {
            None => master.push(control),
            Some(number) => {
                if strips.last().is_none_or(|strip| strip.number != number) {
                    let name = recorder.as_ref().map(|rec| studio.settings.text(rec, &format!("name {number}")).to_owned());
                    strips.push(StripView { number, name: name.unwrap_or_default(), controls: Vec::new() });
                }
                if let Some(strip) = strips.last_mut() {
                    strip.controls.push(control);
                }
            }
        }
    }
    (strips, master)
}
