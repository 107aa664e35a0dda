//! Reading controls: what is not in the table of settings stands where a zeroed room has it.

use crate::sim::gear::{Setting, Settings, UnitId};
use crate::sim::units::amplitude;

/// Silence at the bottom of a fader's travel.
const BOTTOM_DB: f64 = -90.0;

/// The controls of one unit.
#[derive(Clone, Copy)]
pub(super) struct Controls<'a> {
    settings: &'a Settings,
    unit: &'a UnitId,
}

impl<'a> Controls<'a> {
    pub(super) fn of(settings: &'a Settings, unit: &'a UnitId) -> Self {
        Self { settings, unit }
    }

    /// How a control stands; none where it was never touched.
    pub(super) fn setting(self, name: &str) -> Option<&'a Setting> {
        self.settings.get(self.unit, name)
    }

    /// Whether a switch is in.
    pub(super) fn on(self, name: &str) -> bool {
        self.settings.on(self.unit, name)
    }

    /// Where a knob stands, or its zero.
    pub(super) fn knob(self, name: &str, zero: f64) -> f64 {
        match self.settings.get(self.unit, name) {
            Some(Setting::At(value)) if value.is_finite() => *value,
            _ => zero,
        }
    }

    /// The gain ratio of a fader, whose bottom is silence.
    pub(super) fn fader(self, name: &str) -> f64 {
        let at = self.knob(name, BOTTOM_DB);
        if at <= BOTTOM_DB { 0.0 } else { amplitude(at) }
    }

    /// The word of a selector, or its zero.
    pub(super) fn word(self, name: &str, zero: &'a str) -> &'a str {
        match self.settings.get(self.unit, name) {
            Some(Setting::Choice(word)) => word,
            _ => zero,
        }
    }

    /// The text of a label; empty if nothing is written on it.
    pub(super) fn label(self, name: &str) -> &'a str {
        self.settings.text(self.unit, name)
    }
}
