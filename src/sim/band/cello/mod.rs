//! A cello: bow or finger, string, bridge and body.
