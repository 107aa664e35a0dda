//! What the switches of a microphone are called and what they do.

use crate::sim::gear::{ControlKind, ControlSpec, Microphone, Pattern, Power, Setting};
use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// One position of a high-pass switch; `(80.0, 12.0)` in a file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "(f64, f64)", into = "(f64, f64)")]
pub struct HighPass {
    /// Where it takes half of what it takes in its first octave, hertz: −3 dB for slopes from 6 dB per octave on.
    pub corner: f64,
    /// Decibels per octave: 6, 12, 18 or 24 for a Butterworth filter, less for a tilt.
    pub slope: f64,
}

impl From<(f64, f64)> for HighPass {
    fn from((corner, slope): (f64, f64)) -> Self {
        Self { corner, slope }
    }
}

impl From<HighPass> for (f64, f64) {
    fn from(filter: HighPass) -> Self {
        (filter.corner, filter.slope)
    }
}

impl HighPass {
    /// Natural logarithm of its gain at a frequency in hertz.
    #[must_use]
    pub fn ln_gain(self, hz: f64) -> f64 {
        let (ratio, order) = (self.corner.clamp(1.0, 2e3) / hz, self.slope.clamp(0.1, 48.0) / 6.0);
        if order < 1.0 {
            // A tilt: the power law that a first-order filter has, to a broken exponent.
            return -0.5 * order * libm::log1p(ratio * ratio);
        }
        -0.5 * libm::log1p(libm::pow(ratio, 2.0 * order))
    }
}

/// What a switch of several positions says where it does nothing.
const PAD_OUT: &str = "0";
const FILTER_OUT: &str = "flat";
/// Greatest angle between the capsules of a stereo microphone, degrees.
const WIDEST_DEG: f64 = 180.0;

impl Microphone {
    /// Its switches, in order: `power` of its supply, `pattern`, `angle` of the second capsule, `pad`, `hpf`.
    ///
    /// Pad and filter are plain switches where they have one position and selectors where they have several:
    /// `0`, `-6`, `-12`; `flat`, `80`, `160`.
    /// A stereo microphone has `L.pattern` and `R.pattern`.
    #[must_use]
    pub fn controls(&self) -> Vec<ControlSpec> {
        let mut controls = Vec::new();
        if self.power == Power::OwnSupply {
            controls.push(switch("power"));
        }
        if self.patterns.len() > 1 {
            let words = || self.patterns.iter().map(|pattern| pattern.word().to_owned()).collect();
            controls.extend((0..self.outputs().len()).map(|capsule| selector(self.pattern_control(capsule), words())));
        }
        if self.stereo {
            let kind = ControlKind::Knob { least: 0.0, most: WIDEST_DEG, step: 15.0, unit: "°" };
            controls.push(ControlSpec { name: "angle".to_owned(), kind, zero: Setting::At(0.0) });
        }
        controls.extend(positions("pad", self.pad_words(), PAD_OUT));
        controls.extend(positions("hpf", self.filter_words(), FILTER_OUT));
        controls
    }

    /// The name of the pattern switch of a capsule, counted from 0.
    #[must_use]
    pub fn pattern_control(&self, capsule: usize) -> &'static str {
        match (self.stereo, capsule) {
            (false, _) => "pattern",
            (true, 0) => "L.pattern",
            (true, _) => "R.pattern",
        }
    }

    /// The pattern that a setting of the pattern switch chooses: the first of its patterns for none.
    #[must_use]
    pub fn pattern_at(&self, setting: Option<&Setting>) -> Pattern {
        let chosen = setting.and_then(|setting| Pattern::from_word(setting.text()));
        chosen.filter(|pattern| self.patterns.contains(pattern)).or(self.patterns.first().copied()).unwrap_or(Pattern::Omni)
    }

    /// What the pad takes away at this setting, as a positive number.
    #[must_use]
    pub fn pad_at(&self, setting: Option<&Setting>) -> Db {
        Db(position(setting, &self.pad_words()).and_then(|place| self.pad_db.get(place)).copied().unwrap_or(0.0))
    }

    /// The filter that is in at this setting.
    #[must_use]
    pub fn high_pass_at(&self, setting: Option<&Setting>) -> Option<HighPass> {
        position(setting, &self.filter_words()).and_then(|place| self.high_pass.get(place)).copied()
    }

    fn pad_words(&self) -> Vec<String> {
        self.pad_db.iter().map(|pad| format!("-{pad}")).collect()
    }

    fn filter_words(&self) -> Vec<String> {
        self.high_pass.iter().map(|filter| filter.corner.to_string()).collect()
    }
}

/// Which of a switch's positions it stands in, counted from 0; none where it is out.
fn position(setting: Option<&Setting>, words: &[String]) -> Option<usize> {
    match setting? {
        Setting::On(true) => Some(0),
        Setting::Choice(word) => words.iter().position(|one| one == word),
        Setting::On(false) | Setting::At(_) | Setting::Text(_) => None,
    }
}

fn positions(name: &'static str, words: Vec<String>, out: &str) -> Option<ControlSpec> {
    match words.len() {
        0 => None,
        1 => Some(switch(name)),
        _ => Some(selector(name, std::iter::once(out.to_owned()).chain(words).collect())),
    }
}

fn switch(name: &str) -> ControlSpec {
    ControlSpec { name: name.to_owned(), kind: ControlKind::Switch, zero: Setting::On(false) }
}

fn selector(name: &str, words: Vec<String>) -> ControlSpec {
    let zero = Setting::Choice(words.first().cloned().unwrap_or_default());
    ControlSpec { name: name.to_owned(), kind: ControlKind::Selector(words), zero }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn several() -> Microphone {
        let high_pass = vec![HighPass { corner: 80.0, slope: 12.0 }, HighPass { corner: 400.0, slope: 2.25 }];
        Microphone { pad_db: vec![6.0, 12.0], high_pass, ..Microphone::ideal(Pattern::Cardioid) }
    }

    #[test]
    fn one_position_is_a_switch_and_several_are_a_selector() {
        let mic = several();
        let controls = mic.controls();
        assert!(matches!(&controls[0].kind, ControlKind::Selector(words) if *words == ["0", "-6", "-12"]));
        assert!(matches!(&controls[1].kind, ControlKind::Selector(words) if *words == ["flat", "80", "400"]));
        assert_eq!(mic.pad_at(Some(&Setting::Choice("-12".into()))), Db(12.0));
        assert_eq!(mic.pad_at(Some(&controls[0].zero)), Db(0.0));
        assert_eq!(mic.high_pass_at(Some(&Setting::Choice("80".into()))), Some(mic.high_pass[0]));
        assert_eq!(mic.high_pass_at(None), None);
        let one = Microphone { pad_db: vec![10.0], ..mic };
        assert_eq!(one.controls()[0].kind, ControlKind::Switch);
        assert_eq!(one.pad_at(Some(&Setting::On(true))), Db(10.0));
        assert_eq!(one.pad_at(Some(&Setting::On(false))), Db(0.0));
    }

    #[test]
    fn filters_fall_as_their_slopes_say() {
        let decibels = |filter: HighPass, hz: f64| filter.ln_gain(hz) * 20.0 / std::f64::consts::LN_10;
        for slope in [6.0, 12.0, 18.0, 24.0] {
            let filter = HighPass { corner: 80.0, slope };
            assert!((decibels(filter, 80.0) + 3.01).abs() < 0.01);
            assert!((decibels(filter, 2.0) - decibels(filter, 4.0) + slope).abs() < 0.1);
        }
        // Domain reference 1.2: about −2.25 dB an octave below 400 Hz.
        let tilt = HighPass { corner: 400.0, slope: 2.25 };
        assert!((decibels(tilt, 50.0) - decibels(tilt, 100.0) + 2.25).abs() < 0.1);
        assert!(decibels(tilt, 1000.0) > -0.3);
    }
}
