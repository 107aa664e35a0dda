//! The record side of one track: volts in, flux out.

use crate::sim::engine::filter::{Memory, Section};
use crate::sim::engine::tape_machine::deck::{Calibration, Deck, Heads, REFERENCE_NWB, ZERO_VU};
use crate::sim::engine::tape_machine::fir::{self, Fir};
use crate::sim::engine::tape_machine::hiss::Roughness;
use crate::sim::engine::tape_machine::loss::azimuth_delay;
use crate::sim::engine::tape_machine::saturation::{self, Saturation};
use crate::sim::engine::tape_machine::{bias, equaliser};
use crate::sim::units::{SAMPLE_RATE, amplitude};

/// One track in record.
#[derive(Debug, Clone)]
pub struct RecordChannel {
    gain: f32,
    coating: Fir,
    trims: [Section; 2],
    saturation: Saturation,
    curve: [Section; 2],
    roughness: Roughness,
    memory: [Memory; 4],
    left_over: f32,
}

impl RecordChannel {
    /// Frames by which flux comes out after the volts that it belongs to.
    pub const LATENCY: usize = fir::LATE + saturation::LATE + 1;

    /// A track of a deck.
    #[must_use]
    pub fn new(deck: &Deck, heads: &Heads, calibration: &Calibration, track: u32, seed: u64) -> Self {
        let curve = equaliser::flux_curve(deck.equalisation, deck.speed);
        let mut made = Self {
            gain: 0.0,
            coating: Fir::default(),
            trims: [equaliser::treble(0.0), equaliser::bass(0.0)],
            saturation: Saturation::new(deck.stock_row.mol_db, deck.stock_row.sol_db, REFERENCE_NWB),
            curve,
            roughness: Roughness::new(seed ^ u64::from(track), deck.stock.modulation_db),
            memory: [Memory::default(); 4],
            left_over: amplitude(deck.machine.erase_db) as f32,
        };
        made.set(deck, heads, calibration, track);
        made
    }

    /// Takes on other adjustments; `calibration` is trims and drift together.
    pub fn set(&mut self, deck: &Deck, heads: &Heads, calibration: &Calibration, track: u32) {
        let above = calibration.bias_db - deck.stock.bias_db + bias::RIGHT_DB;
        let level = calibration.record_level_db + deck.stock.sensitivity_db;
        self.gain = (deck.operating_nwb / ZERO_VU.volt().0 * amplitude(level)) as f32;
        self.trims = [equaliser::treble(calibration.record_treble_db), equaliser::bass(calibration.record_bass_db)];
        let late = azimuth_delay(heads.record.azimuth_min, deck.machine.offset_m(track), deck.speed) * f64::from(SAMPLE_RATE);
        let stock = |hertz: f64| bias::stock_treble(deck.stock.treble_db, deck.speed, hertz);
        self.coating.set(|hertz| amplitude(bias::level(&deck.stock_row, above, hertz) + stock(hertz)), late + 1.0 - saturation::LATE_PART);
        let worse = bias::headroom(above);
        self.saturation.set(deck.stock_row.mol_db + worse, deck.stock_row.sol_db + worse, REFERENCE_NWB);
        self.roughness.set(deck.stock.modulation_db + bias::roughness(above));
    }

    /// Goes on from what the same track had in its memory before it was adjusted.
    pub fn take_over(&mut self, old: &Self) {
        self.coating.take_over(&old.coating);
        self.saturation.take_over(&old.saturation);
        self.roughness.take_over(&old.roughness);
        self.memory = old.memory;
    }

    /// Turns a block of volts into flux in nWb/m over what was on the tape (`under`, which is erased; it may be empty).
    ///
    /// `frame` is the place on the tape of the block's first frame of flux.
    pub fn run(&mut self, block: &mut [f32], under: &[f32], frame: u64) {
        block.iter_mut().for_each(|sample| *sample *= self.gain);
        self.coating.run(block);
        for (section, memory) in self.trims.iter().zip(&mut self.memory) {
            section.run(memory, block);
        }
        self.saturation.run(block);
        self.roughness.run(block, frame);
        for (section, memory) in self.curve.iter().zip(&mut self.memory[2..]) {
            section.run(memory, block);
        }
        block.iter_mut().zip(under).for_each(|(sample, old)| *sample += self.left_over * old);
    }
}
