//! A tape machine by itself: response, distortion, noise, wow and flutter, echoes, azimuth.

use crate::sim::engine::bench::tone::{Spectrum, TONE, WINDOW, decibels, sine};
use crate::sim::engine::filter::a_weight;
use crate::sim::engine::fractional::Between;
use crate::sim::engine::tape_machine::flutter::wow_and_flutter;
use crate::sim::engine::tape_machine::{
    Around, Calibration, Deck, Heads, Playing, REFERENCE_NWB, RecordChannel, ReferenceTape, ReproChannel, Storage, Transport, ZERO_VU,
    turn_frames,
};
use crate::sim::units::{BLOCK, SAMPLE_RATE, amplitude};
use serde::Serialize;

/// Below 0 VU for responses, decibels, so that treble does not saturate.
const RESPONSE_BELOW_DB: f64 = 15.0;
/// The tone of flutter meters, hertz (IEC 386).
const FLUTTER_HZ: f64 = 3_150.0;
/// Seconds of it.
const FLUTTER_S: f64 = 20.0;
/// Frames of a burst by which echoes are found.
const BURST: usize = 24_000;

/// One track of a machine with a reel on it.
#[derive(Debug, Clone, PartialEq)]
pub struct TapeBench {
    /// Machine, stock, speed.
    pub deck: Deck,
    /// How the heads are.
    pub heads: Heads,
    /// Trims and drift of every track together.
    pub calibration: Calibration,
    /// How the reel has lain.
    pub storage: Storage,
    /// The track.
    pub track: u32,
    /// Wow and flutter, weighted percent.
    pub flutter: f64,
    /// Seed of everything that varies.
    pub seed: u64,
}

/// One frequency of a response.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TapeResponse {
    /// Hertz.
    pub hz: f64,
    /// Recorded and reproduced, decibels re what went in.
    pub repro_db: f64,
    /// Recorded and played in sync.
    pub sync_db: f64,
    /// A reference tape reproduced, decibels re the level that it says.
    pub reference_db: f64,
}

/// Distortion at one level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TapeDistortion {
    /// Level of 1 kHz that was sent, VU.
    pub sent_vu: f64,
    /// Level on tape, decibels re 320 nWb/m.
    pub level_db: f64,
    /// Third harmonic, percent.
    pub third: f64,
    /// Harmonics from the second to the seventh together, percent.
    pub thd: f64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TapeFound {
    /// Response by frequency.
    #[serde(skip)]
    pub response: Vec<TapeResponse>,
    /// Distortion by level.
    #[serde(skip)]
    pub distortion: Vec<TapeDistortion>,
    /// Noise of a blank tape by third of an octave: hertz, decibels re 320 nWb/m.
    #[serde(skip)]
    pub spectrum: Vec<(f64, f64)>,
    /// Two seconds of that noise, and a sweep, in volts.
    #[serde(skip)]
    pub sounds: [Vec<f32>; 2],
    /// Noise, A-weighted, decibels re 320 nWb/m.
    pub noise_dba: f64,
    /// Noise from 20 Hz to 20 kHz, decibels re 320 nWb/m.
    pub noise_db: f64,
    /// Level of 3 % third harmonic, decibels re 320 nWb/m; none if no measured level reaches it.
    pub mol_db: Option<f64>,
    /// Greatest level at 10 kHz, decibels re 320 nWb/m.
    pub sol_db: f64,
    /// Wow and flutter, weighted percent.
    pub flutter: f64,
    /// Echo before and after a burst, decibels re the burst, and how far away they are, seconds.
    pub print_db: [f64; 2],
    /// Seconds to the next layer.
    pub print_s: f64,
    /// What is left of a tone that was erased by recording silence, decibels.
    pub erased_db: f64,
    /// Phase of the last track re the first at 1 and 10 kHz from a reference tape, degrees.
    pub azimuth_deg: [f64; 2],
    /// Seconds from the record to the reproduce head.
    pub lag_s: f64,
}

impl TapeBench {
    /// Records volts onto blank tape: flux in nWb/m, in time with them.
    #[must_use]
    pub fn record(&self, volts: &[f32]) -> Vec<f32> {
        self.record_over(volts, &vec![0.0; volts.len()])
    }

    /// Records over what is on the tape.
    #[must_use]
    pub fn record_over(&self, volts: &[f32], old: &[f32]) -> Vec<f32> {
        let mut channel = RecordChannel::new(&self.deck, &self.heads, &self.calibration, self.track, self.seed);
        let late = RecordChannel::LATENCY;
        let mut flux = volts.to_vec();
        flux.resize(volts.len() + late, 0.0);
        let mut under = vec![0.0; late];
        under.extend(old);
        for (n, (block, old)) in flux.chunks_mut(BLOCK).zip(under.chunks(BLOCK)).enumerate() {
            channel.run(block, old, (n * BLOCK) as u64);
        }
        flux.drain(..late);
        flux
    }

    /// Plays flux, in time with it; `recorded_min` is the azimuth of the head that recorded it.
    #[must_use]
    pub fn play(&self, flux: &[f32], playing: Playing, recorded_min: f64) -> Vec<f32> {
        let (deck, late) = (&self.deck, ReproChannel::LATENCY);
        let mut channel = ReproChannel::new(deck, &Between::default(), self.storage, self.track, self.seed);
        channel.set(deck, &self.heads, &self.calibration, playing, recorded_min, self.track);
        let transport = Transport::new(deck.speed, self.flutter, 0.0, self.seed);
        let (mut displacement, mut later, mut earlier) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
        let mut volts = flux.to_vec();
        volts.resize(flux.len() + late, 0.0);
        for (n, block) in volts.chunks_mut(BLOCK).enumerate() {
            let frame = (n * BLOCK) as u64;
            transport.block(frame, &mut displacement);
            let turn = turn_frames(&deck.machine, deck.speed, frame) as i64;
            copy(flux, frame as i64 + turn, &mut later);
            copy(flux, frame as i64 - turn, &mut earlier);
            channel.run(block, &Around { later: &later, earlier: &earlier, neighbours: [&[], &[]] }, &displacement, frame);
        }
        volts.drain(..late);
        volts
    }

    /// A reference tape of the machine's standard at its operating flux.
    #[must_use]
    pub fn reference_tape(&self) -> ReferenceTape {
        ReferenceTape { equalisation: self.deck.equalisation, speed: self.deck.speed, flux_nwb: self.deck.operating_nwb }
    }

    /// The level of a tone of the reference tape, VU.
    #[must_use]
    pub fn reference_vu(&self, hertz: f64, playing: Playing) -> f64 {
        self.vu(&self.play_reference(hertz, playing), hertz)
    }

    /// The level of a recorded tone, VU.
    #[must_use]
    pub fn recorded_vu(&self, hertz: f64, vu: f64, playing: Playing) -> f64 {
        let volts = sine(ZERO_VU.volt().0 * amplitude(vu), hertz, TONE);
        self.vu(&self.play(&self.record(&volts), playing, self.heads.record.azimuth_min), hertz)
    }

    fn play_reference(&self, hertz: f64, playing: Playing) -> Vec<f32> {
        let tape = self.reference_tape();
        let mut flux = vec![0.0; TONE];
        tape.tone(&mut flux, hertz, tape.amplitude(hertz, 0.0, self.deck.machine.width_mm), 0);
        self.play(&flux, playing, 0.0)
    }

    fn vu(&self, volts: &[f32], hertz: f64) -> f64 {
        decibels(Spectrum::of(volts).rms(hertz) / ZERO_VU.volt().0)
    }

    /// Degrees by which the last track is ahead of the first, from a tone of the reference tape.
    #[must_use]
    pub fn azimuth_degrees(&self, hertz: f64) -> f64 {
        let track = |track: u32| Spectrum::of(&Self { track, ..self.clone() }.play_reference(hertz, Playing::Repro));
        track(self.deck.machine.tracks).ahead_of(&track(1), hertz).to_degrees()
    }

    /// The same from a tone that this machine records.
    #[must_use]
    pub fn recorded_azimuth_degrees(&self, hertz: f64) -> f64 {
        let volts = sine(ZERO_VU.volt().0 * amplitude(-RESPONSE_BELOW_DB), hertz, TONE);
        let track = |track: u32| {
            let one = Self { track, ..self.clone() };
            Spectrum::of(&one.play(&one.record(&volts), Playing::Repro, self.heads.record.azimuth_min))
        };
        track(self.deck.machine.tracks).ahead_of(&track(1), hertz).to_degrees()
    }

    /// Level on tape of 0 VU, decibels re 320 nWb/m.
    fn operating_db(&self) -> f64 {
        decibels(self.deck.operating_nwb / REFERENCE_NWB)
    }

    /// Distortion of a tone of 1 kHz.
    #[must_use]
    pub fn distortion(&self, sent_vu: f64) -> TapeDistortion {
        let volts = sine(ZERO_VU.volt().0 * amplitude(sent_vu), 1000.0, TONE);
        let spectrum = Spectrum::of(&self.play(&self.record(&volts), Playing::Repro, self.heads.record.azimuth_min));
        let first = spectrum.rms(1000.0);
        let harmonic = |n: u32| spectrum.rms(1000.0 * f64::from(n)) / first;
        let all: f64 = (2..=7).map(|n| harmonic(n) * harmonic(n)).sum();
        TapeDistortion {
            sent_vu,
            level_db: decibels(first / ZERO_VU.volt().0) + self.operating_db(),
            third: 100.0 * harmonic(3),
            thd: 100.0 * libm::sqrt(all),
        }
    }

    /// Wow and flutter of a reference tone, weighted percent.
    #[must_use]
    pub fn flutter_found(&self) -> f64 {
        let tape = self.reference_tape();
        let mut flux = vec![0.0; (FLUTTER_S * f64::from(SAMPLE_RATE)) as usize];
        tape.tone(&mut flux, FLUTTER_HZ, tape.amplitude(FLUTTER_HZ, 0.0, self.deck.machine.width_mm), 0);
        wow_and_flutter(&self.play(&flux, Playing::Repro, 0.0), FLUTTER_HZ)
    }

    /// Seconds of a blank tape, volts.
    #[must_use]
    pub fn blank(&self, seconds: f64) -> Vec<f32> {
        self.play(&vec![0.0; (seconds * f64::from(SAMPLE_RATE)) as usize], Playing::Repro, 0.0)
    }

    /// Noise of a blank tape, A-weighted, decibels re 320 nWb/m.
    #[must_use]
    pub fn noise_dba(&self) -> f64 {
        let power = self.noise_parts().iter().map(|part| libm::pow(part.weighted_rms(20.0, 20_000.0, a_weight), 2.0)).sum::<f64>();
        self.re_reference(libm::sqrt(power / NOISE_PARTS as f64))
    }

    fn noise_parts(&self) -> Vec<Spectrum> {
        let blank = self.blank(NOISE_PARTS as f64 * WINDOW as f64 / f64::from(SAMPLE_RATE) + 0.1);
        blank[blank.len() - NOISE_PARTS * WINDOW..].chunks(WINDOW).map(Spectrum::of).collect()
    }

    /// Decibels of volts re what 320 nWb/m give.
    fn re_reference(&self, volts: f64) -> f64 {
        decibels(volts / ZERO_VU.volt().0) + self.operating_db()
    }

    /// Echoes of a burst of the frequency that prints best: decibels before and after it, and seconds to them.
    #[must_use]
    pub fn echoes(&self) -> ([f64; 2], f64) {
        let hertz = self.deck.speed.metres() / (std::f64::consts::TAU * self.deck.stock.thickness_um * 1e-6);
        let turn = turn_frames(&self.deck.machine, self.deck.speed, 0) as usize;
        let at = turn + WINDOW;
        let mut flux = vec![0.0; at + turn + 2 * WINDOW];
        let burst = sine(self.deck.operating_nwb, hertz, BURST);
        flux[at..at + BURST].copy_from_slice(&burst);
        let volts = self.play(&flux, Playing::Repro, 0.0);
        let level = |from: usize| Spectrum::of(&volts[from + BURST / 8..from + BURST / 8 * 7]).rms(hertz);
        let whole = level(at);
        ([decibels(level(at - turn) / whole), decibels(level(at + turn) / whole)], turn as f64 / f64::from(SAMPLE_RATE))
    }

    /// What is left of a tone after silence was recorded over it, decibels.
    #[must_use]
    pub fn erased_db(&self) -> f64 {
        let tone = self.record(&sine(ZERO_VU.volt().0, 1000.0, TONE));
        let silent = self.record_over(&vec![0.0; TONE], &tone);
        decibels(Spectrum::of(&silent).rms(1000.0) / Spectrum::of(&tone).rms(1000.0))
    }
}

/// Windows over which noise is averaged.
const NOISE_PARTS: usize = 6;

fn copy(from: &[f32], at: i64, to: &mut [f32]) {
    for (n, sample) in to.iter_mut().enumerate() {
        *sample = usize::try_from(at + n as i64).ok().and_then(|n| from.get(n).copied()).unwrap_or(0.0);
    }
}

/// A sine that rises from 20 Hz to 20 kHz, evenly in octaves.
fn sweep(rms: f64, seconds: f64) -> Vec<f32> {
    let (rate, low, octaves) = (f64::from(SAMPLE_RATE), 20.0, libm::log(1000.0));
    let frames = (seconds * rate) as usize;
    let value = |n: usize| {
        let part = n as f64 / frames as f64;
        let turns = low * seconds / octaves * (libm::exp(part * octaves) - 1.0);
        (rms * std::f64::consts::SQRT_2 * libm::sin(std::f64::consts::TAU * turns)) as f32
    };
    (0..frames).map(value).collect()
}

/// Measures a machine at frequencies (hertz) and levels (VU).
#[must_use]
pub fn measure_tape(bench: &TapeBench, frequencies: &[f64], levels: &[f64]) -> TapeFound {
    let response = frequencies.iter().map(|hz| TapeResponse {
        hz: *hz,
        repro_db: bench.recorded_vu(*hz, -RESPONSE_BELOW_DB, Playing::Repro) + RESPONSE_BELOW_DB,
        sync_db: bench.recorded_vu(*hz, -RESPONSE_BELOW_DB, Playing::Sync) + RESPONSE_BELOW_DB,
        reference_db: bench.reference_vu(*hz, Playing::Repro),
    });
    let distortion: Vec<TapeDistortion> = levels.iter().map(|level| bench.distortion(*level)).collect();
    let noise = bench.noise_parts();
    let noise_in = |low: f64, high: f64| {
        let power: f64 = noise.iter().map(|part| libm::pow(part.weighted_rms(low, high, |_| 1.0), 2.0)).sum();
        bench.re_reference(libm::sqrt(power / NOISE_PARTS as f64))
    };
    let sixth = libm::exp2(1.0 / 6.0);
    let loud = sine(ZERO_VU.volt().0 * amplitude(30.0), 10_000.0, TONE);
    let sol = Spectrum::of(&bench.play(&bench.record(&loud), Playing::Repro, bench.heads.record.azimuth_min)).rms(10_000.0);
    let (print_db, print_s) = bench.echoes();
    let below = sine_sweep_volts(bench);
    TapeFound {
        response: response.collect(),
        mol_db: crossing(&distortion),
        distortion,
        spectrum: (-17..=13).map(|n| 1000.0 * libm::exp2(f64::from(n) / 3.0)).map(|hz| (hz, noise_in(hz / sixth, hz * sixth))).collect(),
        sounds: [bench.blank(2.0), below],
        noise_dba: bench.noise_dba(),
        noise_db: noise_in(20.0, 20_000.0),
        sol_db: bench.re_reference(sol),
        flutter: bench.flutter_found(),
        print_db,
        print_s,
        erased_db: bench.erased_db(),
        azimuth_deg: [1_000.0, 10_000.0].map(|hertz| bench.azimuth_degrees(hertz)),
        lag_s: bench.deck.machine.lag_s(bench.deck.speed),
    }
}

/// A sweep at 0 VU, recorded and reproduced.
fn sine_sweep_volts(bench: &TapeBench) -> Vec<f32> {
    bench.play(&bench.record(&sweep(ZERO_VU.volt().0, 8.0)), Playing::Repro, bench.heads.record.azimuth_min)
}

/// The level at which the third harmonic reaches 3 %, between two that were measured.
fn crossing(rows: &[TapeDistortion]) -> Option<f64> {
    let two = rows.windows(2).find(|two| two[0].third < 3.0 && two[1].third >= 3.0)?;
    let part = libm::log(3.0 / two[0].third) / libm::log(two[1].third / two[0].third);
    Some(two[0].level_db + part * (two[1].level_db - two[0].level_db))
}
