//! Rooms, radiators and microphones against closed forms and published values.

mod anything;
mod capsules;
mod decay;
mod doors;
mod figures;
mod images;
mod measure;
mod screens;
mod sums;
