//! A drum kit: kick, snare, hats, three toms, ride and two crashes, each radiator on its own.
