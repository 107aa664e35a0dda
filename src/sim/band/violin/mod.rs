//! A violin: bow or finger, string, bridge and body.
