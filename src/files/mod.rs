//! The disk: the only place where files are read and written.

pub mod journal;
