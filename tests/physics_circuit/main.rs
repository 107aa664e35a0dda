//! The circuit against closed forms, the golden values of the domain reference, and the first studio as it is wired.

mod any_cords;
mod broken;
mod chains;
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
mod traces;
