//! What a player gives out at a place in the open: level, spectrum and directivity.

use crate::sim::acoustics::{Acoustician, BEAM_HZ, Emitter, Receiver, Shoebox, Space, response};
use crate::sim::band::{Player, PlayerId, Rendition, Song, perform, sounding_rms};
use crate::sim::engine::bench::PlaceSpec;
use crate::sim::engine::meter::a_weighted_rms_dbfs;
use crate::sim::engine::spectrum::Fourier;
use crate::sim::gear::{Microphone, Pattern, Radiator};
use crate::sim::scenario::Seat;
use crate::sim::session::{jet_of, radiator_at, radiator_facing};
use crate::sim::units::{Aim, Point, SAMPLE_RATE};
use crate::sim::venue::RoomId;
use serde::Serialize;

/// Samples of the windows of the spectrum.
const WINDOW: usize = 16_384;
/// dB SPL of one pascal.
const PASCAL_DB: f64 = 93.9794;

/// Everything that is needed, with names looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayerBench {
    /// The player.
    pub player: Player,
    /// Those of their radiators that sound, by place.
    pub radiators: Vec<usize>,
    /// The song.
    pub song: Song,
    /// What of it is played.
    pub rendition: Rendition,
    /// Where it is listened to.
    pub at: PlaceSpec,
}

/// The level in one band.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Band {
    /// Its middle, hertz.
    pub hz: f64,
    /// Its width: 1 for an octave, 3 for a third of one.
    pub part: u32,
    /// Its level over the whole item, dB SPL.
    pub db_spl: f64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlayerFound {
    /// Pressure at the place, pascals, at `SAMPLE_RATE`.
    #[serde(skip)]
    pub sound: Vec<f32>,
    /// Directivity of each radiator: its name, degrees off its axis, decibels at 125 Hz to 16 kHz.
    #[serde(skip)]
    pub directivity: Vec<(String, f64, [f64; 8])>,
    /// Equivalent level over the whole item, dB SPL.
    pub leq_db_spl: f64,
    /// The same A-weighted.
    pub leq_dba: f64,
    /// Equivalent level over what sounds, dB SPL; what the level of a player means.
    pub sounding_db_spl: f64,
    /// Greatest instantaneous pressure, dB SPL.
    pub peak_db_spl: f64,
    /// Octaves and thirds of octaves.
    pub bands: Vec<Band>,
}

/// Measures a player.
#[must_use]
pub fn measure_player(bench: &PlayerBench) -> PlayerFound {
    let sounds = perform(&bench.player, &bench.song, &bench.rendition);
    let mut at_place: Vec<f32> = Vec::new();
    let mut directivity = Vec::new();
    for index in &bench.radiators {
        let (Some(radiator), Some(sound)) = (bench.player.instrument.radiators.get(*index), sounds.get(*index)) else { continue };
        let heard = convolved(sound, &in_the_open(radiator, bench.at));
        at_place.resize(at_place.len().max(heard.len()), 0.0);
        at_place.iter_mut().zip(heard).for_each(|(sum, one)| *sum += one);
        directivity.extend(radiator.directivity.0.iter().map(|(degrees, levels)| (radiator.id.clone(), *degrees, *levels)));
    }
    let precise: Vec<f64> = at_place.iter().map(|sample| f64::from(*sample)).collect();
    let power = precise.iter().map(|x| x * x).sum::<f64>() / precise.len().max(1) as f64;
    let peak = precise.iter().fold(0.0_f64, |peak, sample| peak.max(sample.abs()));
    PlayerFound {
        leq_db_spl: level(power),
        // Full scale of the meter is a sine of 1, whose root mean square is 3 dB less.
        leq_dba: a_weighted_rms_dbfs(&at_place).0 - 3.0103 + PASCAL_DB,
        sounding_db_spl: level(sounding_rms(&precise) * sounding_rms(&precise)),
        peak_db_spl: level(peak * peak),
        bands: bands(&at_place),
        sound: at_place,
        directivity,
    }
}

fn level(power: f64) -> f64 {
    10.0 * libm::log10(power.max(1e-30)) + PASCAL_DB
}

/// From a radiator to a place around the player's reference point, without any surface.
fn in_the_open(radiator: &Radiator, place: PlaceSpec) -> Vec<f32> {
    // The player faces south, as an aim of zero does, with east at the left; far from every wall, whose reflections are not asked for.
    let (middle, facing) = (Point::new(30.0, 30.0, 30.0), Aim::default());
    let towards = Aim { azimuth: place.azimuth, elevation: place.elevation }.vector();
    let mut space = Space::new(vec![Shoebox::new((0.0, 0.0), (60.0, 60.0, 60.0), [[0.99; 6]; 6])]);
    (space.order, space.late_field) = (0, false);
    let mic = Microphone::ideal(Pattern::Omni);
    let seat = Seat { player: PlayerId(String::new()), room: RoomId(String::new()), at: middle, facing };
    let receiver = Receiver { at: middle + towards * place.distance, aim: facing, mic: &mic, pattern: Pattern::Omni, high_pass: false };
    if let Some(jet) = jet_of(&seat, radiator) {
        return Acoustician::new().wind(&jet, &receiver, None);
    }
    let facing = radiator_facing(&seat, radiator);
    let emitter = Emitter { at: radiator_at(&seat, radiator), facing, beam: &radiator.directivity.0, depth_m: radiator.depth_m };
    response(&space, &emitter, &receiver, 0)
}

/// Convolution by transforms of blocks.
fn convolved(sound: &[f32], response: &[f32]) -> Vec<f32> {
    let size = (2 * response.len()).next_power_of_two().max(4096);
    let step = size - response.len().max(1) + 1;
    let mut fourier = Fourier::new(size);
    let mut padded = vec![0.0; size];
    padded[..response.len()].copy_from_slice(response);
    let filter = fourier.forward(&mut padded);
    let mut out = vec![0.0; sound.len() + response.len()];
    for (n, part) in sound.chunks(step).enumerate() {
        let mut block = vec![0.0; size];
        block[..part.len()].copy_from_slice(part);
        let mut bins = fourier.forward(&mut block);
        bins.iter_mut().zip(&filter).for_each(|(bin, gain)| *bin *= gain);
        let heard = fourier.inverse(&mut bins);
        out[n * step..].iter_mut().zip(heard).for_each(|(sum, one)| *sum += one / size as f32);
    }
    out
}

/// Levels of octaves and thirds of octaves, from power spectra without a window: energy is what counts.
fn bands(samples: &[f32]) -> Vec<Band> {
    let mut fourier = Fourier::new(WINDOW);
    let mut power = vec![0.0; WINDOW / 2 + 1];
    for part in samples.chunks(WINDOW) {
        let mut block = vec![0.0; WINDOW];
        block[..part.len()].copy_from_slice(part);
        power.iter_mut().zip(fourier.forward(&mut block)).for_each(|(sum, bin)| *sum += f64::from(bin.norm_sqr()));
    }
    let scale = 2.0 / (WINDOW as f64 * samples.len().max(1) as f64);
    let width = f64::from(SAMPLE_RATE) / WINDOW as f64;
    let within = |hz: f64, part: u32| {
        let half = libm::exp2(0.5 / f64::from(part));
        let (from, to) = (hz / half / width, hz * half / width);
        // A bin counts by how much of it lies in the band.
        let share = |bin: usize| ((bin as f64 + 0.5).min(to) - (bin as f64 - 0.5).max(from)).clamp(0.0, 1.0);
        let sum: f64 = (from as usize..(to as usize + 2).min(power.len())).map(|bin| power[bin] * share(bin)).sum();
        Band { hz, part, db_spl: level(sum * scale) }
    };
    let thirds = (-17..=13).map(|third| 1000.0 * libm::exp2(f64::from(third) / 3.0));
    let octaves = BEAM_HZ.into_iter().map(|hz| within(hz, 1));
    octaves.chain(thirds.map(|hz| within(hz, 3))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sine_has_its_level_in_its_bands() {
        let sine: Vec<f32> =
            (0..48_000).map(|n| (std::f64::consts::SQRT_2 * libm::sin(std::f64::consts::TAU * f64::from(n) / 48.0)) as f32).collect();
        for band in bands(&sine) {
            if (band.hz - 1000.0).abs() < 1.0 {
                assert!((band.db_spl - PASCAL_DB).abs() < 0.1, "{band:?}");
            } else if band.part == 1 {
                assert!(band.db_spl < PASCAL_DB - 20.0, "{band:?}");
            }
        }
    }

    #[test]
    fn convolving_with_a_late_pulse_delays() {
        let sound: Vec<f32> = (0..10_000).map(|n| (n % 97) as f32).collect();
        let mut pulse = vec![0.0; 1500];
        pulse[1234] = 0.5;
        let out = convolved(&sound, &pulse);
        for n in [0, 500, 4000, 9_999] {
            assert!((out[n + 1234] - 0.5 * sound[n]).abs() < 1e-2);
        }
    }
}
