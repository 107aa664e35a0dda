//! No two units of a type are the same: what one differs by from its page, drawn from its tag (domain reference, end of 1.1).

use crate::sim::gear::{Microphone, RESPONSE_HZ, Transducer, UnitId};
use crate::sim::units::{Db, DbSpl};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Spread of sensitivity over the units of a type, decibels.
const SENSITIVITY_DB: f64 = 0.8;
/// No unit leaves the factory farther off than this, decibels.
const FARTHEST_DB: f64 = 2.0;
/// Spread of the noise level, decibels.
const NOISE_DB: f64 = 1.0;
/// Spread of the response in an octave above 5 kHz, decibels.
const TREBLE_DB: f64 = 0.7;
/// Each of a matched pair is within this of what both have in common, so that they are within ±0.5 dB of each other.
const MATCHED_DB: f64 = 0.25;
/// Old tubes: twice as far.
const TUBE: f64 = 2.0;
/// Where the response begins to vary, and where its second octave begins, hertz: the edges of the octaves at 8 and 16 kHz.
const OCTAVES_HZ: [f64; 2] = [5_000.0, 11_314.0];

/// What one unit differs by from the page of its type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Individual {
    /// Added to the sensitivity in every pattern.
    pub sensitivity: Db,
    /// Added to the equivalent noise level of an active one.
    pub noise: Db,
    /// Added to the response in the octaves at 8 and 16 kHz.
    pub treble: [Db; 2],
}

impl Individual {
    /// The unit of this tag, the same whenever the seed is.
    ///
    /// Tags that end in a number and `A` or `B`, such as `MC-021A` and `MC-021B`, are a matched pair.
    #[must_use]
    pub fn of(unit: &UnitId, figures: &Microphone, seed: u64) -> Self {
        Self::of_capsule(unit, 0, figures, seed)
    }

    /// The same for one capsule, counted from 0: those of a stereo microphone are a matched pair.
    #[must_use]
    pub fn of_capsule(unit: &UnitId, capsule: usize, figures: &Microphone, seed: u64) -> Self {
        let spread = if figures.transducer == Transducer::TubeCondenser { TUBE } else { 1.0 };
        let farthest = FARTHEST_DB * spread;
        let own = format!("{unit} capsule {capsule}");
        let pair = pair_of(&unit.0).or(figures.stereo.then_some(unit.0.as_str()));
        let mut common = Draws::new(seed, pair.unwrap_or(&own));
        let bell = [SENSITIVITY_DB, NOISE_DB, TREBLE_DB, TREBLE_DB].map(|each| common.bell() * each * spread);
        let mut apart = [0.0; 4];
        if pair.is_some() {
            let mut draws = Draws::new(seed, &own);
            apart = apart.map(|_| MATCHED_DB * (2.0 * draws.even() - 1.0));
        }
        let [sensitivity, noise, low, high] = std::array::from_fn(|n| bell[n] + apart[n]);
        Self { sensitivity: Db(sensitivity.clamp(-farthest, farthest)), noise: Db(noise), treble: [Db(low), Db(high)] }
    }
}

impl Microphone {
    /// The figures of one unit: those of the page, and what it differs by.
    #[must_use]
    pub fn as_made(&self, individual: &Individual) -> Self {
        let gain = individual.sensitivity.ratio();
        let mut made = self.clone();
        made.sensitivity_mv.iter_mut().for_each(|sensitivity| *sensitivity *= gain);
        made.noise = self.noise.map(|noise: DbSpl| noise + individual.noise);
        for (hz, level) in RESPONSE_HZ.into_iter().zip(&mut made.response_db) {
            *level += match OCTAVES_HZ.iter().filter(|edge| hz > **edge).count() {
                0 => 0.0,
                octave => individual.treble[octave - 1].0,
            };
        }
        made
    }
}

/// The tag that both of a matched pair have in common.
fn pair_of(tag: &str) -> Option<&str> {
    let common = tag.strip_suffix(['A', 'B'])?;
    common.ends_with(|letter: char| letter.is_ascii_digit()).then_some(common)
}

/// Draws for one name: different names give unrelated draws from the same seed.
struct Draws(ChaCha8Rng);

impl Draws {
    fn new(seed: u64, name: &str) -> Self {
        // FNV-1a: the name only has to land elsewhere, not to be secret.
        let salt = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(ChaCha8Rng::seed_from_u64(seed ^ salt))
    }

    /// From 0 up to, not including, 1.
    fn even(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// All but normal, of unit spread: twelve even draws.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }
}
