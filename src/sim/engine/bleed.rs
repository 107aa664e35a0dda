//! Who is heard in which microphone: level, delay and polarity of every radiator, from the responses that the engine uses.

use crate::sim::band::{Item, Player, Rendition, sounding_rms};
use crate::sim::engine::scene::{Setup, arrivals_of};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::engine::{Cache, Row};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, Timeline};
use crate::sim::units::{Db, SAMPLE_RATE, Stamp};
use serde::Serialize;

/// Samples of the windows through which a player's spectrum is seen.
const WINDOW: usize = 4096;
/// Bins of a response's transform to one of a player's.
const FINER: usize = 32;
/// Seconds of the loudest bars whose spectrum stands for a player.
const SECONDS: f64 = 6.0;

/// One radiator in one microphone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heard {
    /// The microphone.
    pub microphone: UnitId,
    /// Which of its capsules, from 0.
    pub capsule: usize,
    /// The player.
    pub player: String,
    /// The radiator.
    pub radiator: String,
    /// Level re the loudest radiator in the same capsule, decibels; none where nothing gets through.
    pub level_db: Option<f64>,
    /// The sound pressure on the capsule's axis that would give the same, dB SPL, while the player plays at their level.
    pub level_db_spl: Option<f64>,
    /// When the first sound arrives, milliseconds after it was given out.
    pub delay_ms: Option<f64>,
    /// Whether the microphone turns the polarity of that first sound over.
    pub inverted: bool,
}

/// Every radiator in every capsule that is set up, by microphone in the order of their tags.
///
/// Who plays at that moment, or does so next, is as loud as then; everybody else as in a sound check.
pub fn bleed(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, at: Stamp) -> Vec<Heard> {
    let studio = timeline.at(at);
    let spectra: Vec<Vec<Vec<f64>>> = scenario.band.players.iter().map(|player| spectra_of(cache, scenario, player)).collect();
    let mut all = Vec::new();
    for unit in scenario.units.keys() {
        let Some(GearKind::Microphone(page)) = scenario.gear(unit).map(|page| &page.kind) else { continue };
        for setup in (0..page.outputs().len()).filter_map(|capsule| Setup::of(scenario, studio, unit, capsule)) {
            let mut heard = Vec::new();
            for (player, spectra) in scenario.band.players.iter().zip(&spectra) {
                // What blows is no sound.
                let sounds = |(index, _): &(usize, &Vec<f64>)| player.instrument.radiators[*index].wind.is_none();
                for (index, spectrum) in spectra.iter().enumerate().filter(sounds) {
                    let mut one = one(cache, scenario, studio, (player, index, spectrum), &setup);
                    one.level_db_spl = one.level_db_spl.map(|level| level + lift_of(timeline, player, at).0);
                    heard.push(one);
                }
            }
            let loudest = heard.iter().filter_map(|one| one.level_db_spl).fold(f64::NEG_INFINITY, f64::max);
            heard.iter_mut().for_each(|one| one.level_db = one.level_db_spl.map(|level| level - loudest));
            all.extend(heard);
        }
    }
    all
}

/// How much louder than in the sound check a player is at a moment, or the next time that they play.
fn lift_of(timeline: &Timeline, player: &Player, at: Stamp) -> Db {
    let own = timeline.last().performances.iter().filter(|one| one.player == player.id && one.end > at);
    own.min_by_key(|one| one.start).map_or(Db(0.0), |one| one.rendition.lift)
}

fn one(
    cache: &mut Cache,
    scenario: &Scenario,
    studio: &Studio,
    (player, index, spectrum): (&Player, usize, &[f64]),
    setup: &Setup<'_>,
) -> Heard {
    let radiator = &player.instrument.radiators[index];
    let now = cache.air.at(scenario, studio);
    let response = cache.air.impulse(&now, (player, index), setup);
    let power: f64 = gains(&response).iter().zip(spectrum).map(|(gain, power)| gain * power).sum();
    let first = arrivals_of(scenario, studio, player, radiator, setup).into_iter().min_by(|a, b| a.delay_s.total_cmp(&b.delay_s));
    // A power of 1 is that of the player's level at one metre.
    let level_db_spl = (power > 0.0).then(|| (player.level + Db(10.0 * libm::log10(power))).0);
    Heard {
        microphone: setup.unit.clone(),
        capsule: setup.capsule,
        player: player.id.0.clone(),
        radiator: radiator.id.clone(),
        level_db: None,
        level_db_spl,
        delay_ms: first.map(|first| 1000.0 * first.delay_s),
        inverted: first.is_some_and(|first| first.inverted),
    }
}

/// The power of each radiator of a player at each frequency, re that of the whole player at one metre.
fn spectra_of(cache: &mut Cache, scenario: &Scenario, player: &Player) -> Vec<Vec<f64>> {
    let rendition = Rendition { item: Item::Loudest(SECONDS), seed: scenario.file.seed, lift: Db(0.0) };
    let sound = cache.sound(player, &scenario.song, &rendition);
    let radiators: Vec<Vec<f32>> = sound.iter().take(player.instrument.radiators.len()).map(Row::samples).collect();
    let frames = radiators.iter().map(Vec::len).max().unwrap_or(0);
    let sounding = || radiators.iter().zip(&player.instrument.radiators).filter(|(_, radiator)| radiator.wind.is_none());
    let sum: Vec<f64> = (0..frames).map(|frame| sounding().map(|(one, _)| f64::from(one[frame])).sum()).collect();
    let whole = sounding_rms(&sum);
    // Of the frames of a sound some are silent, which the level does not count.
    let plain = libm::sqrt(sum.iter().map(|x| x * x).sum::<f64>() / frames.max(1) as f64);
    let scale = if whole > 0.0 { 1.0 / (plain * plain) } else { 0.0 };
    radiators.iter().map(|samples| power_spectrum(samples).into_iter().map(|power| power * scale).collect()).collect()
}

/// Mean square at each bin of a window.
fn power_spectrum(samples: &[f32]) -> Vec<f64> {
    let mut fourier = Fourier::new(WINDOW);
    let mut sum = vec![0.0; WINDOW / 2 + 1];
    let looks = samples.len().div_ceil(WINDOW).max(1);
    for part in samples.chunks(WINDOW) {
        let mut window = vec![0.0; WINDOW];
        window[..part.len()].copy_from_slice(part);
        for (sum, bin) in sum.iter_mut().zip(fourier.forward(&mut window)) {
            *sum += f64::from(bin.norm_sqr());
        }
    }
    // Parseval, both halves of the spectrum in one.
    let scale = 2.0 / (WINDOW as f64 * WINDOW as f64 * looks as f64);
    sum.iter_mut().for_each(|power| *power *= scale);
    sum
}

/// The energy gain of a response around each bin of a window.
fn gains(response: &[f32]) -> Vec<f64> {
    let mut fourier = Fourier::new(WINDOW * FINER);
    let mut padded = vec![0.0; WINDOW * FINER];
    let length = response.len().min(padded.len());
    padded[..length].copy_from_slice(&response[..length]);
    let bins = fourier.forward(&mut padded);
    let around = |bin: usize| {
        let (from, to) = ((bin * FINER).saturating_sub(FINER / 2), (bin * FINER + FINER / 2).min(bins.len() - 1));
        bins[from..=to].iter().map(|bin| f64::from(bin.norm_sqr())).sum::<f64>() / (to - from + 1) as f64
    };
    // Below 20 Hz and above 20 kHz nobody hears anything.
    let hertz = |bin: usize| bin as f64 * f64::from(SAMPLE_RATE) / WINDOW as f64;
    (0..=WINDOW / 2).map(|bin| if (20.0..=20_000.0).contains(&hertz(bin)) { around(bin) } else { 0.0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delayed_pulse_passes_all_power() {
        let mut pulse = vec![0.0; 5000];
        pulse[4321] = 0.5;
        let gains = gains(&pulse);
        assert!((gains[100] - 0.25).abs() < 1e-4 && (gains[1500] - 0.25).abs() < 1e-4);
        let noise: Vec<f32> = (0..40_960).map(|n: usize| if n.wrapping_mul(2_654_435_761) & 65_536 == 0 { 1.0 } else { -1.0 }).collect();
        let power: f64 = power_spectrum(&noise).iter().sum();
        assert!((power - 1.0).abs() < 0.02, "{power}");
    }
}
