//! A grand piano: hammers, strings, soundboard and lid.
