//! Instruments that play from a score: what they give is measured once and set to the player's level.

use crate::sim::band::Rendition;
use crate::sim::band::dice::Dice;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::reading::Desk;
use crate::sim::band::score::Score;

/// An instrument that turns a score into sound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Synth {
    /// What gives out sound, in the order of `render`: places in the air first.
    pub(super) radiators: &'static [&'static str],
    /// What gives out a voltage, after the radiators.
    pub(super) outlets: &'static [&'static str],
    /// From a score to what each of them gives, on a scale of the instrument's own.
    pub(super) render: fn(&Score, Dice) -> Vec<Vec<f64>>,
}

/// What is wanted of an instrument, in order: the names of its radiators, then each outlet with its level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// Names of radiators.
    pub(super) radiators: &'a [&'a str],
    /// What all radiators together have at one metre while the part plays at 0 dB, pascals.
    pub(super) pascal: f64,
    /// Names of outlets, and the voltage of each while the part plays at 0 dB, rms.
    pub(super) outlets: &'a [(&'a str, f64)],
}

/// Plays a rendition: a row for each radiator in pascals at one metre, then for each outlet in volts; what is not known is silent.
pub(super) fn perform(synth: &Synth, desk: &Desk<'_>, wanted: &Wanted<'_>, rendition: &Rendition) -> Vec<Vec<f32>> {
    let score = desk.score(&rendition.item, rendition.lift.0, rendition.seed);
    let rows = (synth.render)(&score, Dice::new(rendition.seed, desk.player));
    let measured = (synth.render)(&desk.excerpt(), Dice::new(0, "measure"));
    let (air, lines) = measured.split_at(synth.radiators.len().min(measured.len()));
    let acoustic = ratio(wanted.pascal, sounding_rms(&sum(air)));
    let frames = rows.first().map_or(0, Vec::len);
    let row = |index: Option<usize>, gain: f64| match index.and_then(|index| rows.get(index)) {
        Some(samples) => samples.iter().map(|sample| (sample * gain) as f32).collect(),
        None => vec![0.0; frames],
    };
    let radiators = wanted.radiators.iter().map(|id| row(synth.radiators.iter().position(|name| name == id), acoustic));
    let outlets = wanted.outlets.iter().map(|(id, volts)| {
        let index = synth.outlets.iter().position(|name| name == id);
        let rms = index.and_then(|index| lines.get(index)).map_or(0.0, |samples| sounding_rms(samples));
        row(index.map(|index| synth.radiators.len() + index), ratio(*volts, rms))
    });
    radiators.chain(outlets).collect()
}

fn sum(rows: &[Vec<f64>]) -> Vec<f64> {
    let frames = rows.first().map_or(0, Vec::len);
    (0..frames).map(|frame| rows.iter().map(|row| row[frame]).sum()).collect()
}

fn ratio(wanted: f64, rms: f64) -> f64 {
    if rms > 0.0 { wanted / rms } else { 0.0 }
}
