//! Tracks of recorders in a plan: their converters, clocks and digital lines.

use crate::sim::circuit::{Circuit, DigitalLine, Giving};
use crate::sim::engine::clocked::{Clocked, Line};
use crate::sim::engine::compile::Compiler;
use crate::sim::engine::converter::ClockSlip;
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::plan::Does;
use crate::sim::engine::track::Track;
use crate::sim::gear::{Converter, Defect, GearKind, JackId, RATES, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, cords, patch, recorder, rolling};
use crate::sim::units::{BLOCK, Db, Dbu, SAMPLE_RATE};

/// A-weighting takes this much from white noise (domain reference 0.2): converters are stated with it.
const A_WEIGHTED_WHITE: Db = Db(-2.05);
impl Compiler<'_> {
    /// A track of the recorder: what its converter makes of its input, and what its output gives.
    pub(super) fn track(&mut self, number: u32) -> Option<usize> {
        let (unit, converter) = self.recorder?;
        self.once(format!("track {number}"), "converter".to_owned(), |this| {
            let on = |control: &str| this.studio.settings.on(unit, control);
            let (powered, armed) = (on("power"), on(&format!("arm {number}")));
            let wanted = this.purpose.tracks.is_some_and(|tracks| tracks.contains(&number));
            let listens = powered && (armed || wanted);
            let gives = this.gives(unit, number);
            let defects = this.studio.defects.get(unit).map_or(&[][..], Vec::as_slice);
            let full_scale = peak_of(converter.full_scale + Defect::misalignment(defects) - Defect::trim_of(defects, number)) as f32;
            let (records, regions) = (this.records(number), this.studio.workstation.regions(number));
            Does::Track(Box::new(Track {
                regions,
                records,
                ..this.converted(unit, number, Made { listens, gives, full_scale, converter })
            }))
        })
    }

    /// A track of another recorder than the session's: it gives its input through.
    pub(super) fn bystander(&mut self, unit: &UnitId, number: u32, converter: &Converter) -> Option<usize> {
        self.once(format!("track {unit} {number}"), "converter".to_owned(), |this| {
            let powered = this.studio.settings.on(unit, "power");
            let gives = this.gives(unit, number);
            let full_scale = peak_of(converter.full_scale) as f32;
            Does::Track(Box::new(this.converted(unit, number, Made { listens: powered, gives, full_scale, converter })))
        })
    }

    fn gives(&self, unit: &UnitId, number: u32) -> Giving {
        rolling(self.scenario, self.studio).gives(&self.studio.settings, unit, number)
    }

    /// What a track makes of its input, be it analogue or a digital line.
    fn converted(&mut self, unit: &UnitId, number: u32, made: Made<'_>) -> Track {
        let Made { listens, gives, full_scale, converter } = made;
        let line = self.circuit.digital_line(unit, number).filter(|_| listens);
        let analogue = listens && line.is_none();
        let (input, line) = match line {
            Some(line) => self.digital(line),
            None => (if analogue { self.feed(&JackId::new(unit, format!("in {number}"))) } else { None }, None),
        };
        Track {
            number,
            input,
            full_scale,
            noise: if analogue { self.noise(own_noise(converter)) } else { 0.0 },
            gives,
            regions: Vec::new(),
            records: false,
            through: converter.computer.through() as usize,
            clock: self.clocked(unit, converter),
            line,
            converted: [0.0; BLOCK],
        }
    }

    /// The other end of a digital line, and what becomes of it on the way.
    fn digital(&mut self, line: &DigitalLine) -> (Option<usize>, Option<Line>) {
        let sender = line.from.as_ref().filter(|_| line.lost.is_none());
        let page = sender.and_then(|(unit, _)| match &self.scenario.gear(unit)?.kind {
            GearKind::Recorder(converter) => Some(peak_of(converter.full_scale) as f32),
            _ => None,
        });
        let input = sender.and_then(|(unit, channel)| self.stage(&JackId::new(unit, format!("out {channel}"))));
        let slips = line.slip_ppm.abs() > 0.0;
        let slip = slips.then(|| Box::new(ClockSlip::new(self.cache.between(), line.slip_ppm)));
        let drops = sender.filter(|_| line.drops_out).map(|(unit, _)| seed_of(&format!("leader of {unit}"), self.scenario.file.seed));
        (input, Some(Line { scale: page.map_or(0.0, |full_scale| 1.0 / full_scale), slip, lost: input.is_none(), drops }))
    }

    fn clocked(&self, unit: &UnitId, converter: &Converter) -> Clocked {
        let clock = self.circuit.clock(unit);
        // What an own good clock shakes is in the converter's noise.
        let own_ps = converter.clock.as_ref().map_or(0.0, |own| own.jitter_ps);
        let extra_ps = clock.map_or(0.0, |clock| (clock.jitter_ps - own_ps).max(0.0));
        let heard = self.purpose.only.is_none();
        Clocked {
            hz: clock.map_or(f64::from(SAMPLE_RATE), |clock| nominal(clock.hz)),
            jitter: if heard { (extra_ps * 1e-12 * f64::from(SAMPLE_RATE)) as f32 } else { 0.0 },
            ticks: clock.map_or(0.0, |clock| clock.ticks),
            between: self.cache.between().clone(),
            last: 0.0,
        }
    }
}

/// The nominal rate at which a studio's recorder takes samples, hertz.
pub(super) fn rate_of(scenario: &Scenario, studio: &Studio) -> f64 {
    let cords = cords(studio);
    let circuit = Circuit::solve(&patch(scenario, studio, &cords));
    let clock = recorder(scenario).and_then(|(unit, _)| circuit.clock(unit));
    clock.map_or(f64::from(SAMPLE_RATE), |clock| nominal(clock.hz))
}

/// What a track of a recorder is made with.
struct Made<'a> {
    listens: bool,
    gives: Giving,
    /// Peak volts.
    full_scale: f32,
    converter: &'a Converter,
}

/// The sample rate that a clock is meant to be of, hertz.
pub(super) fn nominal(hertz: f64) -> f64 {
    let apart = |rate: f64| libm::fabs(rate - hertz);
    RATES.iter().map(|(_, rate)| *rate).fold(f64::from(SAMPLE_RATE), |best, rate| if apart(rate) < apart(best) { rate } else { best })
}

/// Full scale is the peak of the sine whose level is stated (AES17).
fn peak_of(full_scale: Dbu) -> f64 {
    full_scale.volt().0 * std::f64::consts::SQRT_2
}

/// A converter's own noise, rms re full scale.
fn own_noise(converter: &Converter) -> f64 {
    (Db(converter.noise_dbfs) - A_WEIGHTED_WHITE).ratio() / std::f64::consts::SQRT_2
}
