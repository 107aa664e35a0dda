//! Modes that go through the frames of a block together, in the registers of the processor.

use crate::sim::band::drums::bank::{BLOCK, Force};

/// Modes that wake and sleep together: as many as keep a processor busy while each waits for its last frame.
pub(super) const LANES: usize = 32;
/// Modes per instruction, with the widest that we ask for.
const WIDE: usize = 8;
/// Instructions that need not wait for each other.
const DEEP: usize = LANES / WIDE;
/// Frames in one go.
const STRIDE: usize = 8;
/// Modes together of less than so much squared pressure sleep: 17 dB SPL in all.
const ASLEEP: f32 = 2e-8;

/// A figure for each mode.
pub(super) type Lanes = [[f32; WIDE]; DEEP];
/// The sound of a block in several parts, which are added up when all groups are in.
pub(super) type Parts = [[f32; WIDE]; BLOCK];

/// So many modes: v ← keep·v − stiff·y + push, y ← y + v.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    /// Stiffness as tuned.
    pub(super) tuned: Lanes,
    /// Stiffness now.
    pub(super) stiff: Lanes,
    /// What is left of the speed.
    pub(super) keep: Lanes,
    y: Lanes,
    v: Lanes,
    awake: bool,
}

impl Group {
    /// Whether it moves by itself.
    pub(super) fn awake(&self) -> bool {
        self.awake
    }

    /// Makes every spring so many times as stiff as it was tuned.
    pub(super) fn tense(&mut self, stiffness: f32) {
        self.stiff = self.tuned.map(|part| part.map(|tuned| tuned * stiffness));
    }

    /// Squared amplitude of one mode: y² + v²/ω².
    pub(super) fn swing_of(&self, lane: usize) -> f32 {
        let at = |lanes: &Lanes| lanes.as_flattened()[lane];
        swing(at(&self.y), at(&self.v), at(&self.stiff))
    }

    /// One block in which nothing pushes.
    ///
    /// What a mode does from a place and a speed is the same whenever it is left alone, and no frame need wait for the one before.
    #[inline(always)]
    pub(super) fn ring(&mut self, parts: &mut Parts) {
        let course = Course::new(&self.keep, &self.stiff);
        for parts in parts.as_chunks_mut().0 {
            course.run(&mut self.y, &mut self.v, parts);
        }
        self.rest();
    }

    /// One block under forces, each with how strongly it drives every mode.
    #[inline(always)]
    pub(super) fn push<'a>(&mut self, forces: impl Iterator<Item = (&'a Force, &'a Lanes)>, parts: &mut Parts) {
        // Modes are linear: what a second push does is worked out from rest and added.
        let (mut y, mut v) = (Lanes::default(), Lanes::default());
        for (force, gains) in forces {
            for (parts, force) in parts.as_chunks_mut().0.iter_mut().zip(force.as_chunks().0) {
                self.stride(force, gains, parts);
            }
            add(&mut y, &self.y);
            add(&mut v, &self.v);
            (self.y, self.v) = Default::default();
        }
        (self.y, self.v) = (y, v);
        self.rest();
    }

    /// A few frames of a push. The loop over lanes is the outer one, and long enough that a compiler takes several at once.
    #[inline(always)]
    fn stride(&mut self, force: &[f32; STRIDE], gains: &Lanes, parts: &mut [[f32; WIDE]; STRIDE]) {
        let (keep, stiff, ys, vs) = (&self.keep, &self.stiff, &mut self.y, &mut self.v);
        for lane in 0..WIDE {
            let mut y: [f32; DEEP] = std::array::from_fn(|part| ys[part][lane]);
            let mut v: [f32; DEEP] = std::array::from_fn(|part| vs[part][lane]);
            for frame in 0..STRIDE {
                for part in 0..DEEP {
                    v[part] = keep[part][lane] * v[part] - stiff[part][lane] * y[part] + gains[part][lane] * force[frame];
                    y[part] += v[part];
                }
                parts[frame][lane] += (y[0] + y[1]) + (y[2] + y[3]);
            }
            for part in 0..DEEP {
                (ys[part][lane], vs[part][lane]) = (y[part], v[part]);
            }
        }
    }

    /// Lets it sleep when it is too soft to matter.
    #[inline(always)]
    fn rest(&mut self) {
        let mut sums = [0.0; WIDE];
        for part in 0..DEEP {
            for (lane, sum) in sums.iter_mut().enumerate() {
                *sum += swing(self.y[part][lane], self.v[part][lane], self.stiff[part][lane]);
            }
        }
        self.awake = sum(&sums) > ASLEEP;
        if !self.awake {
            (self.y, self.v) = Default::default();
        }
    }
}

/// Where modes are after each frame of a stride, per place and per speed that they have before it.
struct Course {
    by_place: [Lanes; STRIDE],
    by_speed: [Lanes; STRIDE],
    /// Their speeds at its end, likewise.
    speeds: [Lanes; 2],
}

impl Course {
    #[inline(always)]
    fn new(keep: &Lanes, stiff: &Lanes) -> Self {
        let mut course = Self { by_place: Default::default(), by_speed: Default::default(), speeds: Default::default() };
        for lane in 0..WIDE {
            for part in 0..DEEP {
                let (mut places, mut speeds) = ([1.0, 0.0], [0.0, 1.0]);
                for frame in 0..STRIDE {
                    for (y, v) in places.iter_mut().zip(&mut speeds) {
                        *v = keep[part][lane] * *v - stiff[part][lane] * *y;
                        *y += *v;
                    }
                    (course.by_place[frame][part][lane], course.by_speed[frame][part][lane]) = (places[0], places[1]);
                }
                (course.speeds[0][part][lane], course.speeds[1][part][lane]) = (speeds[0], speeds[1]);
            }
        }
        course
    }

    /// One stride.
    #[inline(always)]
    fn run(&self, ys: &mut Lanes, vs: &mut Lanes, parts: &mut [[f32; WIDE]; STRIDE]) {
        for lane in 0..WIDE {
            let from: [f32; DEEP] = std::array::from_fn(|part| ys[part][lane]);
            let speed: [f32; DEEP] = std::array::from_fn(|part| vs[part][lane]);
            for (frame, parts) in parts.iter_mut().enumerate() {
                let mut y = [0.0; DEEP];
                for part in 0..DEEP {
                    y[part] = self.by_place[frame][part][lane] * from[part] + self.by_speed[frame][part][lane] * speed[part];
                }
                parts[lane] += (y[0] + y[1]) + (y[2] + y[3]);
                for part in 0..DEEP {
                    ys[part][lane] = y[part];
                }
            }
            for part in 0..DEEP {
                vs[part][lane] = self.speeds[0][part][lane] * from[part] + self.speeds[1][part][lane] * speed[part];
            }
        }
    }
}

#[inline(always)]
fn add(all: &mut Lanes, one: &Lanes) {
    all.as_flattened_mut().iter_mut().zip(one.as_flattened()).for_each(|(all, one)| *all += one);
}

/// Always in the same order.
#[inline(always)]
pub(super) fn sum(parts: &[f32; WIDE]) -> f32 {
    ((parts[0] + parts[4]) + (parts[2] + parts[6])) + ((parts[1] + parts[5]) + (parts[3] + parts[7]))
}

#[inline(always)]
fn swing(y: f32, v: f32, stiff: f32) -> f32 {
    y * y + v * v / (stiff + 1e-9)
}
