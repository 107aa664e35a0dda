//! The circuit against closed forms, the golden values of the domain reference, and the first studio as it is wired.

mod any_cords;
mod broken;
mod chains;
mod clocks;
mod faults;
mod fixture;
mod microphones;
mod nets;
mod phantom;
mod six_bays;
mod stages;
mod traces;
