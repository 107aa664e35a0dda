//! From a radiator in a room to the pressure on a capsule: direct sound, reflections, late field, other rooms.
//!
//! Knows no player, no cable and no session: sources, rooms and microphones come in as figures and places.
//! Direct sound and mirror images up to an order are exact in time and level; what comes after them is noise
//! that grows as the images leave off and decays as the statistics of the rooms say, because nobody can tell later reflections apart.
//! Figures are those of the domain reference, sections 1.2, 1.3 and 11.6 to 11.14.

mod air;
mod arrivals;
mod bands;
mod beam;
mod build_up;
mod capsule;
mod cepstrum;
mod convolution;
mod coupled;
mod far;
mod fft;
mod grid;
mod hall;
mod images;
mod jet;
mod late_field;
mod minimum_phase;
mod near;
mod parts;
mod pattern;
mod proximity;
mod pulse;
mod response;
mod reverb_time;
mod room;
mod screen;
mod space;
mod spectra;
mod through;
mod train;
mod ways;

pub use air::Climate;
pub use arrivals::Arrival;
pub use beam::Emitter;
pub use capsule::Receiver;
pub use hall::{Ear, Hall, Source};
pub use images::{HIGHEST_ORDER, Image, images};
pub use jet::{Jet, Mesh};
pub use pattern::plane_wave_gain;
pub use proximity::proximity_boost;
pub use response::{Acoustician, arrivals, response};
pub use reverb_time::{critical_distance, eyring, sabine, schroeder_frequency};
pub use room::Shoebox;
pub use screen::{Screen, edge_loss};
pub use space::{Space, USUAL_ORDER};
pub use through::Opening;

/// Metres per second at 20 °C (section 0.2).
pub const SPEED_OF_SOUND: f64 = 343.2;

/// The octave bands in which rooms are described: 125, 250, 500, 1k, 2k and 4k Hz.
pub const ROOM_HZ: [f64; 6] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3];

/// The octave bands in which radiators beam: 125 Hz to 16 kHz.
pub const BEAM_HZ: [f64; 8] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3];

/// Nothing is nearer than this to anything else: 15 mm.
const NEAREST_M: f64 = 0.015;

/// Nothing is farther than this: it keeps responses short when something is lost in space.
const FARTHEST_M: f64 = 500.0;
