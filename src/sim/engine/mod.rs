//! From the studio to samples: plan, blocks, recorder, monitors, meters; live and offline the same.
//!
//! A `Plan` is compiled from a studio; blocks of 256 frames at 48 kHz run it. When a plan follows another, equal blocks
//! keep their state and the output crosses over along one block, so that no change clicks.
//! `render` does that for a stretch of a finished session, `Live` for the loudspeakers; the samples are the same.
//! Decides nothing about what is patched (`circuit`) or how rooms sound (`acoustics`).

mod air;
pub mod bench;
mod beside;
mod bleed;
mod cache;
mod capsule;
mod clocked;
mod compile;
pub mod converter;
mod converters;
pub mod convolve;
mod disturbance;
pub mod filter;
mod foresight;
pub mod fractional;
mod leak;
mod limits;
mod live;
pub mod meter;
pub mod noise;
mod oscillator;
mod overdub;
pub mod pace;
pub mod peaks;
mod plan;
mod played;
mod playing;
mod process;
pub mod rate;
mod reels;
mod render;
mod rendered;
mod row;
mod run;
mod scene;
mod shelf;
pub mod spectrum;
pub mod tape;
pub mod tape_machine;
pub mod timecode;
mod track;

pub use bleed::{Heard, bleed};
pub use cache::Cache;
pub use live::{Live, Readings};
pub use plan::Plan;
pub use reels::Reels;
pub use render::{Want, recorded, recorded_into, reels_of, render, render_into, render_with, tape_of};
pub use rendered::{Clip, Rendered, Sink, Track};
pub use row::{Row, Sound};
pub use run::DESK_FULL_SCALE;
pub use scene::shoebox;
