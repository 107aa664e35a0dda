//! From a radiator in a room to the pressure on a capsule: direct sound, first reflections, late field.
//!
//! Knows no player, no cable and no session: sources, rooms and microphones come in as figures and places.
