//! The circuit against closed forms, the golden values of the domain reference, and the first studio as it is wired.

mod any_cords;
#[path = "../support/bays.rs"]
mod bays;
mod broken;
mod chains;
mod chance;
mod clocks;
mod desk_leaks;
mod faults;
mod fixture;
mod floors;
mod leads;
mod looms;
mod met;
mod microphones;
mod nets;
mod phantom;
mod preamps;
mod readings;
mod recorder;
mod six_bays;
mod stages;
mod time;
mod traces;
