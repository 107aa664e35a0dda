//! Quantities with their units in the type.
//!
//! A level (`Dbu`, `Dbfs`, `DbSpl`) and a gain (`Db`) are different types:
//! `Level + Db` is a level, `Level − Level` is a gain, and no two levels add.
//! Knows nothing of gear, rooms or sound.

mod electrical;
mod level;
mod place;
mod time;

pub use electrical::{Farad, Hertz, Ohm, Pascal, Volt};
pub use level::{Db, DbSpl, Dbfs, Dbu, amplitude, power_sum};
pub use place::{Aim, Point};
pub use time::{BLOCK, SAMPLE_RATE, Stamp};
