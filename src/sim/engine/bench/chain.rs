//! A chain of source, cables, loads and preamplifier: response, noise, hum, rejection and phantom.

use crate::sim::circuit::mesh::{
    Branch, Conductors, EARTH, Emf, Heard, Impedance, JOINT_OHM, Mesh, Terminals, earthed, input, output, run, starved,
};
use crate::sim::engine::bench::chain_noise::ChainNoise;
use crate::sim::engine::bench::{ChainCable, ChainSource, ChainSpec};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::gear::{Cable, Connector, SourceImpedance, Topology};
use crate::sim::units::{Db, Dbu, SAMPLE_RATE, Volt};
use realfft::num_complex::Complex;
use serde::Serialize;

/// Points of the response: 80 a decade.
const POINTS: i32 = 240;
/// Samples of the impulse response.
const SAMPLES: usize = 1 << 13;
/// One resistor of the pair that gives 48 V, ohms.
const LEG_OHM: f64 = 6_810.0;

/// What is rejected better is rounding.
const MOST_REJECTION_DB: f64 = 200.0;
/// And so is hum below this, volts.
const LEAST_HUM_V: f64 = 1e-12;

/// The gain of the chain at one frequency.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChainPoint {
    /// Frequency.
    pub hz: f64,
    /// Real part of the volts at the output for one of the source.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
    /// Its level.
    pub db: f64,
    /// Its phase.
    pub degrees: f64,
}

/// A resonance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Peak {
    /// Frequency.
    pub hz: f64,
    /// Its level at the output re the source.
    pub db: f64,
    /// Its level re that at 20 Hz.
    pub above_20_hz_db: f64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChainFound {
    /// From 20 Hz to 20 kHz, from the source without load to the output of the preamplifier.
    #[serde(skip)]
    pub response: Vec<ChainPoint>,
    /// The same as samples at 48 kHz.
    #[serde(skip)]
    pub impulse: Vec<f32>,
    /// Level at 1 kHz.
    pub level_1k_db: f64,
    /// Whether the output is inverted at 1 kHz.
    pub inverted: bool,
    /// The highest point, if the response falls on both its sides.
    pub resonance: Option<Peak>,
    /// Below it the response is more than 3 dB under that at 1 kHz.
    pub lower_corner_hz: Option<f64>,
    /// Above it the response is more than 3 dB under the highest at 1 kHz and below.
    pub upper_corner_hz: Option<f64>,
    /// Thermal noise of every resistance at the input, 20 Hz–20 kHz.
    pub thermal_dbu: f64,
    /// Noise at the output, 20 Hz–20 kHz.
    pub noise_dbu: f64,
    /// What it is made of.
    pub noise: ChainNoise,
    /// Hum at the output; none without a voltage between the grounds that arrives there.
    pub hum_dbu: Option<f64>,
    /// How far the voltage between the grounds is suppressed against the signal, at its frequency; 200 dB at most.
    pub cmrr_db: f64,
    /// Volts of phantom at the source's hot and cold leg and between them, where it takes its supply.
    pub phantom_v: [f64; 3],
}

/// The network of a chain.
struct Chain {
    mesh: Mesh,
    emf: Emf,
    ground: Branch,
    end: Terminals,
    /// How many parts there are up to the end of the source, of the cables and of the loads; the others are the input.
    parts: [usize; 3],
}

impl Chain {
    fn of(spec: &ChainSpec) -> Self {
        let mut mesh = Mesh::default();
        let source = Terminals::new(&mut mesh);
        let emf = output(&mut mesh, source, &impedance(&spec.source));
        if let ChainSource::Pickup(pickup) = &spec.source
            && let Some(pot) = pickup.pot_ohm
        {
            mesh.resistor(source.hot, source.shield, pot);
        }
        let of_source = mesh.len();
        let ground = earthed(&mut mesh, source.shield, spec.grounds.ohm.max(JOINT_OHM));
        let mut end = source;
        for cable in &spec.cables {
            let next = Terminals::new(&mut mesh);
            run(&mut mesh, end, next, &Conductors::of(&of_gear(cable), 0.0), &cable.defects);
            end = next;
        }
        let of_cables = mesh.len();
        for ohms in &spec.loads {
            mesh.resistor(end.hot, end.cold, *ohms);
        }
        let parts = [of_source, of_cables, mesh.len()];
        let preamp = &spec.preamp;
        input(&mut mesh, end, preamp.load_ohm, preamp.common_mode_ohm, preamp.stage);
        mesh.resistor(end.shield, EARTH, JOINT_OHM);
        Self { mesh, emf, ground, end, parts }
    }

    /// Volts at the input for one of the source, and for one between the grounds.
    fn gains(&self, hertz: f64) -> (Complex<f64>, Complex<f64>) {
        let solved = self.mesh.at(hertz);
        let heard = solved.ampere(self.end.pair());
        (self.emf.heard(&heard), heard.transfer(self.ground))
    }

    /// Thermal noise at the input in V²/Hz: of the source, the cables, the loads, and the input itself.
    fn noise_densities(&self, heard: &Heard<'_>) -> [f64; 4] {
        let [source, cables, loads] = self.parts;
        [0..source, source..cables, cables..loads, loads..self.mesh.len()].map(|parts| heard.noise_density_of(parts))
    }

    /// Decibels of the signal at the input.
    fn level(&self, hertz: f64) -> f64 {
        decibels(self.gains(hertz).0)
    }
}

fn impedance(source: &ChainSource) -> Impedance {
    match source {
        ChainSource::Line(line) => Impedance {
            source: SourceImpedance { ohm: line.ohm, henry: 0.0, picofarad: 0.0 },
            eddy: None,
            topology: line.topology,
            imbalance: line.imbalance_ohm,
        },
        ChainSource::Pickup(pickup) => Impedance {
            source: SourceImpedance { ohm: pickup.ohm, henry: pickup.henry, picofarad: pickup.picofarad },
            eddy: pickup.eddy_ohm,
            topology: Topology::Unbalanced,
            imbalance: 0.0,
        },
    }
}

fn of_gear(cable: &ChainCable) -> Cable {
    // One core and a shield is what runs between two plugs of two contacts.
    let plug = if cable.core_pf > 0.0 { Connector::TrsPlug } else { Connector::TsPlug };
    let ChainCable { length_m, core_pf, shield_pf, core_ohm, shield_ohm, .. } = *cable;
    Cable { ends: (plug, plug), length_m, core_pf, shield_pf, core_ohm, shield_ohm, loom: None }
}

fn decibels(gain: Complex<f64>) -> f64 {
    10.0 * libm::log10(gain.norm_sqr().max(1e-40))
}

/// Measures a chain.
#[must_use]
pub fn measure_chain(spec: &ChainSpec) -> ChainFound {
    let chain = Chain::of(spec);
    let gain = Db(spec.preamp.gain_db).ratio();
    let grid: Vec<f64> = (0..=POINTS).map(|point| 20.0 * libm::pow(1000.0, f64::from(point) / f64::from(POINTS))).collect();
    let (mut response, mut densities) = (Vec::new(), Vec::new());
    for &hz in &grid {
        let solved = chain.mesh.at(hz);
        let heard = solved.ampere(chain.end.pair());
        let out = chain.emf.heard(&heard) * gain;
        response.push(ChainPoint { hz, re: out.re, im: out.im, db: decibels(out), degrees: libm::atan2(out.im, out.re).to_degrees() });
        densities.push(chain.noise_densities(&heard));
    }
    let noise = ChainNoise::of(&spec.preamp, &grid, &densities);
    let at_1k = chain.gains(1000.0).0;
    let (signal, ground) = chain.gains(spec.grounds.hertz);
    let hum = libm::sqrt(ground.norm_sqr()) * spec.grounds.volts * gain;
    ChainFound {
        level_1k_db: decibels(at_1k * gain),
        inverted: at_1k.re < 0.0,
        resonance: peak(&chain, &grid, spec.preamp.gain_db),
        lower_corner_hz: corner(&chain, grid.iter().rev().copied().filter(|hz| *hz <= 1000.0), chain.level(1000.0)),
        upper_corner_hz: {
            let below = response.iter().filter(|point| point.hz <= 1000.0);
            let highest = below.fold(f64::MIN, |most, point| most.max(point.db)) - spec.preamp.gain_db;
            corner(&chain, grid.iter().copied(), highest)
        },
        thermal_dbu: noise.thermal() - spec.preamp.gain_db,
        noise_dbu: noise.sum(),
        noise,
        hum_dbu: (hum > LEAST_HUM_V).then(|| Dbu::from_volt(Volt(hum)).0),
        cmrr_db: (decibels(signal) - decibels(ground)).min(MOST_REJECTION_DB),
        phantom_v: phantom(spec),
        impulse: impulse(&chain, gain),
        response,
    }
}

/// The highest point between both ends of the grid, as exactly as three parts in a million.
fn peak(chain: &Chain, grid: &[f64], gain_db: f64) -> Option<Peak> {
    let levels: Vec<f64> = grid.iter().map(|hz| chain.level(*hz)).collect();
    let top = (1..grid.len() - 1).max_by(|a, b| levels[*a].total_cmp(&levels[*b]))?;
    // What is flat has no peak.
    if levels[top] < levels[0] + 0.01 || levels[top] < levels[grid.len() - 1] + 0.01 {
        return None;
    }
    let (mut low, mut high) = (grid[top - 1], grid[top + 1]);
    for _ in 0..40 {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if chain.level(a) < chain.level(b) { low = a } else { high = b }
    }
    let db = chain.level(0.5 * (low + high));
    Some(Peak { hz: 0.5 * (low + high), db: db + gain_db, above_20_hz_db: db - levels[0] })
}

/// Where the response crosses 3 dB under a level for good, along a way over the grid; the last crossing counts.
fn corner(chain: &Chain, way: impl Iterator<Item = f64>, level: f64) -> Option<f64> {
    let wanted = level - 10.0 * std::f64::consts::LOG10_2;
    let points: Vec<(f64, bool)> = way.map(|hz| (hz, chain.level(hz) < wanted)).collect();
    if !points.last()?.1 {
        return None;
    }
    let before = points.iter().rposition(|(_, under)| !under)?;
    let (mut over, mut under) = (points[before].0, points[before + 1].0);
    for _ in 0..40 {
        let middle = 0.5 * (over + under);
        if chain.level(middle) < wanted { under = middle } else { over = middle }
    }
    Some(0.5 * (over + under))
}

/// The response at 48 kHz; what lies above 24 kHz is left out.
fn impulse(chain: &Chain, gain: f64) -> Vec<f32> {
    let width = f64::from(SAMPLE_RATE) / SAMPLES as f64;
    let bins = (0..=SAMPLES / 2).map(|bin| chain.gains(bin as f64 * width).0 * (gain / SAMPLES as f64));
    let mut bins: Vec<Complex<f32>> = bins.map(|bin| Complex::new(bin.re as f32, bin.im as f32)).collect();
    Fourier::new(SAMPLES).inverse(&mut bins)
}

/// Volts of phantom at the source's hot and cold leg and between them.
fn phantom(spec: &ChainSpec) -> [f64; 3] {
    if !spec.preamp.phantom {
        return [0.0; 3];
    }
    let mut mesh = Mesh::default();
    let source = Terminals::new(&mut mesh);
    let middle = mesh.node();
    let half = match &spec.source {
        ChainSource::Line(line) => line.ohm / 2.0,
        ChainSource::Pickup(pickup) => pickup.ohm / 2.0,
    };
    mesh.resistor(source.hot, middle, half);
    mesh.resistor(middle, source.cold, half);
    let mut end = source;
    for cable in &spec.cables {
        let next = Terminals::new(&mut mesh);
        run(&mut mesh, end, next, &Conductors::of(&of_gear(cable), 0.0), &cable.defects);
        end = next;
    }
    let legs = [end.hot, end.cold].map(|leg| (mesh.resistor(leg, EARTH, LEG_OHM), 1.0));
    mesh.resistor(end.shield, EARTH, JOINT_OHM);
    let supply = Emf(legs.to_vec());
    starved(&mut mesh, (middle, source.shield), &[(source.hot, source.shield), (source.cold, source.shield)], &supply, spec.preamp.draws_ma)
}
