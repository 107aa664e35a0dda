//! What rooms, radiators and microphones bring to every response that they share, worked out once.

use crate::sim::acoustics::air::Air;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::beam::Beam;
use crate::sim::acoustics::build_up::BuildUp;
use crate::sim::acoustics::capsule::{Capsule, LN_PER_DB, Tone};
use crate::sim::acoustics::coupled::Coupled;
use crate::sim::acoustics::grid::{Grid, Node};
use crate::sim::acoustics::images::{Cell, lattice};
use crate::sim::acoustics::parts::Parts;
use crate::sim::acoustics::pulse::common;
use crate::sim::acoustics::room::Diffuse;
use crate::sim::acoustics::spectra::{CONTROLS, Spectra};
use crate::sim::acoustics::{BEAM_HZ, Emitter, ROOM_HZ, Receiver, Shoebox, Space};
use crate::sim::units::{Point, SAMPLE_RATE};
use std::sync::Arc;

/// Acoustic depths stay within this many metres.
const DEEPEST_M: f64 = 5.0;
/// Where rooms are compared.
const MIDDLE_HZ: f64 = 1e3;
/// Coordinates stay within this many metres, so that no difference overflows.
const WORLD_M: f64 = 1e6;
/// The late field that all share takes over no earlier than this: 85 ms.
const EARLIEST_S: f64 = 4096.0 / SAMPLE_RATE as f64;
/// And no later than this: 171 ms.
const LATEST_S: f64 = 8192.0 / SAMPLE_RATE as f64;

/// A space, ready to be heard in.
pub struct Hall {
    pub(super) space: Space,
    pub(super) chambers: Arc<[Chamber]>,
    /// How the rooms decay together, at each node of the late field's grid.
    pub(super) coupled: Vec<Coupled>,
    /// The node at 1 kHz.
    middle: usize,
    /// The sample of a response at which the late field that all share has taken over.
    pub(super) turn: usize,
}

/// One room of a space.
pub(super) struct Chamber {
    pub(super) room: Shoebox,
    /// The cells of its images.
    pub(super) cells: Vec<Cell>,
    /// The spectrum of the reflections on the way from each cell.
    pub(super) walls: Vec<Parts>,
    /// Natural logarithm of the gain of each way where neither walls nor air give it colour.
    pub(super) even: Vec<Option<f64>>,
    /// The spectrum of one metre of air.
    pub(super) metre: Parts,
    pub(super) air: Option<Air>,
    pub(super) speed: f64,
    pub(super) build_up: BuildUp,
    pub(super) diffuse: Diffuse,
    /// How fast it decays by itself, per second, at each node of the late field's grid.
    pub(super) rates: Vec<f64>,
}

impl Hall {
    /// A space; one that differs from another in its openings alone has that one's chambers.
    pub(super) fn new(space: &Space, like: Option<&Self>, spectra: &mut Spectra, late: &Grid) -> Self {
        let mut space = space.clone();
        space.openings.iter_mut().for_each(|opening| opening.at = bounded(opening.at));
        space.screens.iter_mut().for_each(|screen| screen.at = bounded(screen.at));
        let alike = like.filter(|like| Space { openings: space.openings.clone(), ..like.space.clone() } == space);
        let new = |spectra: &mut Spectra| space.rooms.iter().map(|room| Chamber::new(room, &space, spectra, late)).collect();
        let chambers: Arc<[Chamber]> = alike.map_or_else(|| new(spectra), |like| Arc::clone(&like.chambers));
        let axis = BandAxis::new(&ROOM_HZ);
        let coupled: Vec<Coupled> =
            late.nodes.iter().enumerate().map(|(index, node)| couple(&space, &chambers, &axis, (index, node))).collect();
        let settled_s = chambers.iter().map(|chamber| chamber.build_up.settled_s()).fold(EARLIEST_S, f64::max);
        let middle = late.nodes.iter().position(|node| node.hz > MIDDLE_HZ).unwrap_or(0);
        Self { space, chambers, middle, coupled, turn: (settled_s.min(LATEST_S) * f64::from(SAMPLE_RATE)) as usize }
    }

    /// The room around a point, by its place in the space's list.
    #[must_use]
    pub fn room_of(&self, point: Point) -> usize {
        self.space.room_of(point)
    }

    /// The energy at 1 kHz that the late field of one room has after a pulse has filled another, or itself; to be compared only.
    #[must_use]
    pub fn carries(&self, room: usize, to: usize) -> f64 {
        let mut start = vec![0.0; self.chambers.len()];
        start[room] = 1.0;
        let Some(coupled) = self.coupled.get(self.middle) else { return 0.0 };
        coupled.weights(&start, to).zip(&coupled.modes).map(|(weight, mode)| weight / mode.rate).sum::<f64>()
            * self.chambers[to].diffuse.density()
    }

    /// The rooms that a source fills: its own, and those into which an opening leads.
    #[must_use]
    pub fn filled_by(&self, source: &Source) -> Vec<usize> {
        let from = self.space.room_of(source.at);
        (0..self.chambers.len()).filter(|room| *room == from || self.space.between(from, *room).next().is_some()).collect()
    }
}

impl Chamber {
    fn new(room: &Shoebox, space: &Space, spectra: &mut Spectra, late: &Grid) -> Self {
        let room = furnished(room, space);
        let diffuse = Diffuse::of(&room, space.air);
        let (axis, broad) = (BandAxis::new(&BEAM_HZ), BandAxis::new(&ROOM_HZ));
        let surfaces: [Parts; 6] = std::array::from_fn(|surface| {
            let row = room.reflection_db(surface);
            spectra.of(|node| axis.at(&row, node.ln_hz) * LN_PER_DB)
        });
        let air = space.air.then(|| Air::new(room.climate));
        let metre = spectra.of(|node| air.as_ref().map_or(0.0, |air| -air.db_per_m(node.hz) * LN_PER_DB));
        let cells = lattice(space.order);
        let walls: Vec<_> = cells.iter().map(|cell| product(&surfaces, cell.bounces)).collect();
        let even = |wall: &Parts| if space.air { None } else { common(wall.re.iter().copied()) };
        Self {
            even: walls.iter().map(even).collect(),
            walls,
            cells,
            metre,
            air,
            speed: room.climate.speed_of_sound(),
            build_up: BuildUp::of(&room, space.order),
            rates: late.nodes.iter().map(|node| diffuse.decay_rate(&broad, node.hz, node.ln_hz)).collect(),
            diffuse,
            room,
        }
    }

    /// Decibels of the reflections on the way from a cell, in the bands of `BEAM_HZ`.
    pub(super) fn walls_db(&self, bounces: [u8; 6]) -> [f64; 8] {
        let mut sum = [0.0; 8];
        for (surface, count) in bounces.into_iter().enumerate() {
            let once = self.room.reflection_db(surface);
            sum.iter_mut().zip(once).for_each(|(all, one)| *all += f64::from(count) * one);
        }
        sum
    }
}

/// The room with what the screens in it swallow.
fn furnished(room: &Shoebox, space: &Space) -> Shoebox {
    let mut furniture = room.furniture;
    for screen in space.screens.iter().filter(|screen| room.contains(screen.at)) {
        furniture.iter_mut().zip(screen.swallows()).for_each(|(sum, more)| *sum += more);
    }
    Shoebox { furniture, ..room.clone() }
}

/// The sum of the logarithmic spectra of so many reflections at each surface.
fn product(surfaces: &[Parts; 6], bounces: [u8; 6]) -> Parts {
    let mut sum = Parts::zeros(surfaces[0].re.len());
    for (surface, count) in surfaces.iter().zip(bounces).filter(|(_, count)| *count > 0) {
        sum.add(surface, f64::from(count));
    }
    sum
}

/// How the rooms of a space decay together at one frequency.
fn couple(space: &Space, chambers: &[Chamber], axis: &BandAxis<6>, (index, node): (usize, &Node)) -> Coupled {
    let volumes: Vec<f64> = chambers.iter().map(|chamber| chamber.diffuse.volume).collect();
    let rates: Vec<f64> = chambers.iter().map(|chamber| chamber.rates[index]).collect();
    let joints: Vec<(usize, usize, f64, f64)> = (space.openings.iter())
        .filter(|opening| opening.between.0 != opening.between.1 && opening.between.0.max(opening.between.1) < chambers.len())
        .map(|opening| {
            let area = opening.area() * axis.octave_at(&opening.transmission(), node.ln_hz);
            let (one, other) = opening.between;
            (one, other, chambers[one].diffuse.leak(area), chambers[other].diffuse.leak(area))
        })
        .collect();
    Coupled::new(&volumes, &rates, &joints)
}

/// A radiator, ready to be heard.
pub struct Source<'a> {
    pub(super) at: Point,
    pub(super) facing: Point,
    pub(super) depth: f64,
    pub(super) beam: Beam<'a>,
    /// Decibels of all directions together re the axis, in the bands of `BEAM_HZ`.
    pub(super) mean: [f64; 8],
}

impl<'a> Source<'a> {
    /// Works out what all responses from an emitter share.
    #[must_use]
    pub fn new(emitter: &Emitter<'a>) -> Self {
        let beam = Beam::new(emitter.beam);
        let depth = emitter.depth_m.clamp(0.0, DEEPEST_M);
        Self { at: bounded(emitter.at), facing: emitter.facing.vector(), depth, mean: beam.mean(), beam }
    }

    /// Where it is.
    #[must_use]
    pub fn at(&self) -> Point {
        self.at
    }

    /// Decibels towards a direction, a unit vector, for a source or an image that faces so, in the bands of `BEAM_HZ`.
    pub(super) fn towards(&self, facing: Point, direction: Point) -> [f64; 8] {
        self.beam.at_angle(libm::acos(facing.dot(direction).clamp(-1.0, 1.0)).to_degrees())
    }
}

/// A microphone, ready to hear.
pub struct Ear {
    pub(super) at: Point,
    pub(super) capsule: Capsule,
    /// The spectrum of its response on the axis.
    pub(super) axis: Parts,
    /// Its pattern at the half octaves of the train.
    pub(super) tones: [Tone; CONTROLS],
    /// Natural logarithms of the same at the nodes of single arrivals.
    pub(super) ln_axis: Vec<f64>,
    /// Natural logarithm of its gain where it has neither colour nor direction.
    pub(super) even: Option<f64>,
    /// Natural logarithms of its response to a diffuse field at the nodes of the late field.
    pub(super) ln_diffuse: Vec<f64>,
}

impl Ear {
    pub(super) fn new(receiver: &Receiver, spectra: &mut Spectra, single: &Grid, late: &Grid) -> Self {
        let capsule = Capsule::new(receiver);
        let ln_axis: Vec<f64> = single.nodes.iter().map(|node| capsule.ln_on_axis(node.hz, node.ln_hz)).collect();
        Self {
            at: bounded(receiver.at),
            tones: spectra.controls.map(|control| capsule.polar.tone(control.hz, control.ln_hz)),
            axis: spectra.of(|node| capsule.ln_on_axis(node.hz, node.ln_hz)),
            even: common(ln_axis.iter().copied()).filter(|_| capsule.is_point()),
            ln_axis,
            ln_diffuse: late.nodes.iter().map(|node| capsule.ln_diffuse(node.hz, node.ln_hz)).collect(),
            capsule,
        }
    }
}

fn bounded(at: Point) -> Point {
    Point::new(at.x.clamp(-WORLD_M, WORLD_M), at.y.clamp(-WORLD_M, WORLD_M), at.z.clamp(-WORLD_M, WORLD_M))
}
