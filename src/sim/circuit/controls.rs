//! Reading controls: what is not in the table of settings stands where a zeroed room has it.

use crate::sim::gear::{Setting, Settings, UnitId};
use crate::sim::units::amplitude;

/// Silence at the bottom of a fader's travel.
const BOTTOM_DB: f64 = -90.0;

/// What was ever touched on one unit, in the order of its names: a desk is asked for hundreds of controls.
pub(super) struct Panel<'a>(Vec<(&'a str, &'a Setting)>);

impl<'a> Panel<'a> {
    pub(super) fn of(settings: &'a Settings, unit: &'a UnitId) -> Self {
        Self(settings.of_unit(unit).collect())
    }

    pub(super) fn controls(&self) -> Controls<'_> {
        Controls(&self.0)
    }
}

/// The controls of one unit.
#[derive(Clone, Copy)]
pub(super) struct Controls<'a>(&'a [(&'a str, &'a Setting)]);

impl<'a> Controls<'a> {
    /// How a control stands; none where it was never touched.
    pub(super) fn setting(self, name: &str) -> Option<&'a Setting> {
        let place = self.0.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
        Some(self.0[place].1)
    }

    /// Whether a switch is in.
    pub(super) fn on(self, name: &str) -> bool {
        self.setting(name).is_some_and(Setting::is_on)
    }

    /// Where a knob stands, or its zero.
    pub(super) fn knob(self, name: &str, zero: f64) -> f64 {
        match self.setting(name) {
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
        match self.setting(name) {
            Some(Setting::Choice(word)) => word,
            _ => zero,
        }
    }

    /// The text of a label; empty if nothing is written on it.
    pub(super) fn label(self, name: &str) -> &'a str {
        self.setting(name).map_or("", Setting::text)
    }
}
