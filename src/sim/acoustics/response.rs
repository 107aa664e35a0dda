//! Impulse responses from radiators to capsules, within a room and from room to room.

use crate::sim::acoustics::air::Air;
use crate::sim::acoustics::arrival::{Arrival, Medium};
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::beam::Beam;
use crate::sim::acoustics::capsule::Capsule;
use crate::sim::acoustics::grid::Node;
use crate::sim::acoustics::late_field::{Decay, LateField};
use crate::sim::acoustics::minimum_phase::MinimumPhase;
use crate::sim::acoustics::room::Diffuse;
use crate::sim::acoustics::{Emitter, FARTHEST_M, Image, NEAREST_M, Opening, ROOM_HZ, Receiver, SPEED_OF_SOUND, Shoebox, first_images};
use crate::sim::units::{Point, amplitude};

/// Acoustic depths stay within this many metres.
const DEEPEST_M: f64 = 5.0;
/// Coordinates stay within this many metres, so that no difference overflows.
const WORLD_M: f64 = 1e6;
/// What is this far below the strongest sample is not worth convolving with.
const INAUDIBLE: f64 = 1e-6;

/// The impulse response from an emitter to a receiver in one room, at 48 kHz.
///
/// What goes in is the emitter's pressure at one metre on its axis in a free field;
/// what comes out is the pressure that would make the same voltage on the microphone's axis at 1 kHz.
/// Delays are absolute. The same seed gives the same late field.
#[must_use]
pub fn response(room: &Shoebox, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
    Acoustician::new().response(room, emitter, receiver, seed)
}

/// The impulse response from an emitter in one room through an opening to a receiver in another; else as [`response`].
#[must_use]
pub fn response_through(from: &Shoebox, to: &Shoebox, opening: &Opening, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
    Acoustician::new().response_through(from, to, opening, emitter, receiver, seed)
}

/// Makes many responses with the same tables and transforms.
pub struct Acoustician {
    air: Air,
    firs: MinimumPhase,
    late: LateField,
}

impl Default for Acoustician {
    fn default() -> Self {
        Self::new()
    }
}

impl Acoustician {
    /// An acoustician with their tables worked out.
    #[must_use]
    pub fn new() -> Self {
        Self { air: Air::new(), firs: MinimumPhase::new(), late: LateField::new() }
    }

    /// As the free function [`response`].
    #[must_use]
    pub fn response(&mut self, room: &Shoebox, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
        let (at, ear) = (bounded(emitter.at), bounded(receiver.at));
        let (beam, capsule) = (Beam::new(emitter.beam), Capsule::new(receiver));
        let medium = Medium::new(&self.air, &beam, &capsule, &self.firs.grid.nodes);
        let depth = depth(emitter);
        let facing = emitter.facing.vector();
        let mut sum = Vec::new();

        let direct = Image { at, facing };
        arrival(&direct, ear, depth, &beam, &capsule, [0.0; 6]).add(&medium, &mut self.firs, &mut sum);
        let images = first_images(room, at, facing);
        let mut first_reflections = 0.0;
        for (surface, image) in images.iter().enumerate() {
            let reflection = arrival(image, ear, depth, &beam, &capsule, reflection_loss(room, surface));
            first_reflections += reflection.length / SPEED_OF_SOUND / images.len() as f64;
            reflection.add(&medium, &mut self.firs, &mut sum);
        }

        let field = Diffuse::of(room);
        let mean_beam = beam.mean();
        let decay = self.decay(&[&field], 0.0, first_reflections, |node, air| {
            field.level(node.ln_hz, air)
                * amplitude(2.0 * beam.read(&mean_beam, node.ln_hz))
                * (1.0 + depth)
                * (1.0 + depth)
                * libm::exp(2.0 * capsule.ln_diffuse(node.hz, node.ln_hz))
        });
        self.late.add(&decay, seed, &mut sum);
        trimmed(&sum)
    }

    /// As the free function [`response_through`].
    #[must_use]
    pub fn response_through(
        &mut self,
        from: &Shoebox,
        to: &Shoebox,
        opening: &Opening,
        emitter: &Emitter,
        receiver: &Receiver,
        seed: u64,
    ) -> Vec<f32> {
        let (at, door, ear) = (bounded(emitter.at), bounded(opening.at), bounded(receiver.at));
        let (beam, capsule) = (Beam::new(emitter.beam), Capsule::new(receiver));
        let medium = Medium::new(&self.air, &beam, &capsule, &self.firs.grid.nodes);
        let (depth, losses) = (depth(emitter), BandAxis::new(&ROOM_HZ));
        let (before, behind) = (clamped(at.distance(door)), clamped(door.distance(ear)));
        let mut sum = Vec::new();

        // Direct sound through the opening, which radiates into a half space.
        let image = Image { at, facing: emitter.facing.vector() };
        let mut direct = arrival(&image, door, depth, &beam, &capsule, opening.loss());
        direct.length = (before + behind).min(FARTHEST_M);
        direct.radius = behind + opening.radius();
        direct.incidence = capsule.incidence((door - ear).direction());
        let to_opening = direct.spreading;
        let to_ear = opening.radius() / (behind + opening.radius());
        direct.spreading = to_opening * to_ear;
        direct.add(&medium, &mut self.firs, &mut sum);

        let (here, there) = (Diffuse::of(from), Diffuse::of(to));
        let (mean_beam, towards_door, loss) = (beam.mean(), direct.beam, opening.loss());
        let strength = (1.0 + depth) * (1.0 + depth);
        // Squared pressure of the first room's diffuse field at the opening; a quarter of it goes through as a plane wave would.
        let reverberant =
            |node: &Node, air: f64| 0.25 * here.level(node.ln_hz, air) * amplitude(2.0 * beam.read(&mean_beam, node.ln_hz)) * strength;
        let passed = |node: &Node| amplitude(-2.0 * losses.at(&loss, node.ln_hz));
        // A plane wave of 1 Pa through the opening has the power of a source of 1 Pa at 1 m over 4π per square metre.
        let share = opening.area() / (4.0 * std::f64::consts::PI);
        let diffuse_ear = |node: &Node| libm::exp(2.0 * capsule.ln_diffuse(node.hz, node.ln_hz));
        let (incidence, radius) = (direct.incidence, direct.radius);
        let arrives = (before + behind) / SPEED_OF_SOUND;
        let at_door = before / SPEED_OF_SOUND;

        // The first room's late field heard through the opening, directly and out of the second room.
        let onset = (behind / SPEED_OF_SOUND + here.free_time()).max(arrives);
        let blend = self.decay(&[&here, &there], behind / SPEED_OF_SOUND, onset, |node, air| {
            let straight = to_ear
                * to_ear
                * libm::exp(2.0 * (capsule.ln_on_axis(node.hz, node.ln_hz) + capsule.ln_towards(node.hz, node.ln_hz, incidence, radius)));
            let around = share * there.level(node.ln_hz, air) * diffuse_ear(node);
            reverberant(node, air) * passed(node) * (straight + around)
        });
        self.late.add(&blend, seed, &mut sum);

        // The direct sound that went through, heard out of the second room.
        let field = self.decay(&[&there], at_door, arrives + there.free_time(), |node, air| {
            let incident = to_opening * to_opening * amplitude(2.0 * beam.read(&towards_door, node.ln_hz));
            incident * passed(node) * share * there.level(node.ln_hz, air) * diffuse_ear(node)
        });
        self.late.add(&field, seed ^ 1, &mut sum);
        trimmed(&sum)
    }

    /// A decay whose energy is given at each node, and which dies no faster than the slowest of these rooms.
    fn decay(&self, rooms: &[&Diffuse], start_s: f64, onset_s: f64, energy: impl Fn(&Node, f64) -> f64) -> Decay {
        let nodes = &self.late.grid.nodes;
        let air = |node: &Node| self.air.energy_per_m(node.hz);
        let slowest = |node: &Node| rooms.iter().map(|room| room.decay_rate(node.ln_hz, air(node))).fold(f64::INFINITY, f64::min);
        Decay {
            energy: nodes.iter().map(|node| energy(node, air(node))).collect(),
            rate: nodes.iter().map(slowest).collect(),
            start_s,
            onset_s,
        }
    }
}

/// The arrival from a source or its image at a point.
fn arrival(image: &Image, ear: Point, depth: f64, beam: &Beam, capsule: &Capsule, loss: [f64; 6]) -> Arrival {
    let towards = (ear - image.at).direction();
    let length = clamped(image.at.distance(ear));
    let off_axis = libm::acos(image.facing.dot(towards).clamp(-1.0, 1.0)).to_degrees();
    Arrival {
        length,
        spreading: (1.0 + depth) / (length + depth),
        radius: length + depth,
        beam: beam.at_angle(off_axis),
        incidence: capsule.incidence(towards * -1.0),
        loss,
    }
}

/// Decibels of one reflection from a surface.
fn reflection_loss(room: &Shoebox, surface: usize) -> [f64; 6] {
    std::array::from_fn(|band| -10.0 * libm::log10(1.0 - room.coefficient(surface, band)))
}

fn clamped(distance: f64) -> f64 {
    distance.clamp(NEAREST_M, FARTHEST_M)
}

fn depth(emitter: &Emitter) -> f64 {
    emitter.depth_m.clamp(0.0, DEEPEST_M)
}

fn bounded(at: Point) -> Point {
    Point::new(at.x.clamp(-WORLD_M, WORLD_M), at.y.clamp(-WORLD_M, WORLD_M), at.z.clamp(-WORLD_M, WORLD_M))
}

fn trimmed(sum: &[f64]) -> Vec<f32> {
    let peak = sum.iter().fold(0.0_f64, |peak, value| peak.max(value.abs()));
    let end = sum.iter().rposition(|value| value.abs() > peak * INAUDIBLE).map_or(0, |last| last + 1);
    sum[..end].iter().map(|value| *value as f32).collect()
}
