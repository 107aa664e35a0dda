//! An electric bass: string to pickup, amplifier and cabinet.
