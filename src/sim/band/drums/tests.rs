//! What a drummer and a physicist would notice of the kit.
