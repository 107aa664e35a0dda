//! A stage keyboard with a stereo line output.
