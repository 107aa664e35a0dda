//! A broken amplifier as its loudspeaker gives it out: a voice coil that rubs, a tube that fails, a thin lead.

use crate::sim::circuit::spectrum::TUBE_PA;
use crate::sim::circuit::{Disturbance, Disturbing};
use crate::sim::engine::convolve::{AHEAD, WINDOW};
use crate::sim::engine::disturbance::Disturber;
use crate::sim::engine::disturbance::cone::Cone;
use crate::sim::gear::Defect;
use crate::sim::units::BLOCK;

/// What the loudspeaker of an amplifier has against what drives it, ohms: domain reference 4.4.
const NOMINAL_OHM: f64 = 8.0;
/// Blocks after which it is known how a cone was: those that sources may have played and have to play again after a change.
const KEPT: u64 = (AHEAD as u64 + 1) * WINDOW + 1;

/// What is wrong with one source.
#[derive(Debug, Clone)]
pub(in crate::sim::engine) struct Cabinet {
    /// Which of the sources.
    pub(in crate::sim::engine) source: usize,
    /// The cone that rubs, as it was after each of the last blocks.
    rubs: Option<Box<[Cone]>>,
    disturbers: Vec<Disturber>,
    /// What its lead lets through.
    gain: f32,
}

/// What these defects of an amplifier do to a source; none if nothing.
pub(in crate::sim::engine) fn cabinet(defects: &[Defect], source: usize, seed: u64) -> Option<Cabinet> {
    let rubs = defects.contains(&Defect::RubbingCone).then(|| vec![Cone::default(); KEPT as usize].into_boxed_slice());
    let fails = defects.contains(&Defect::FailingTube);
    let tube = [Disturbance::always(Disturbing::Sag, 0.0), Disturbance::always(Disturbing::Ripple, TUBE_PA)];
    let disturbers: Vec<Disturber> = tube.iter().filter(|_| fails).filter_map(|one| Disturber::new(one, seed, None)).collect();
    let lead_ohm: f64 = defects.iter().map(|defect| if let Defect::ThinLead { ohms } = defect { ohms.abs() } else { 0.0 }).sum();
    let gain = (NOMINAL_OHM / (NOMINAL_OHM + lead_ohm)) as f32;
    (rubs.is_some() || fails || gain < 1.0).then_some(Cabinet { source, rubs, disturbers, gain })
}

impl Cabinet {
    /// Goes on where the one before it was.
    pub(in crate::sim::engine) fn take_over(&mut self, before: &Self) {
        if let (Some(new), Some(old)) = (&mut self.rubs, &before.rubs) {
            new.copy_from_slice(old);
        }
    }

    /// What its loudspeaker makes of the block from this frame on, after the one before that.
    pub(in crate::sim::engine) fn run(&mut self, frame: u64, out: &mut [f32]) {
        out.iter_mut().for_each(|x| *x *= self.gain);
        self.disturbers.iter().for_each(|one| one.run(frame, out));
        if let Some(cones) = &mut self.rubs {
            let now = frame / BLOCK as u64;
            let mut cone = cones[((now + KEPT - 1) % KEPT) as usize];
            cone.run(out);
            cones[(now % KEPT) as usize] = cone;
        }
    }
}
