//! The panels, driven as somebody drives them who hears or feels the screen: by the names in the accessibility tree.
//!
//! Every test works on a running session of `first-overdub`, and looks at the journal that it leaves.

mod aids;
mod closer;
mod coil;
mod debrief;
mod fit;
mod flow;
mod guide;
mod hint;
mod keyboard;
mod languages;
mod painted;
mod picture;
mod places;
mod recorder;
mod screens;
mod settings;
mod sheets;
mod words;
mod work;
