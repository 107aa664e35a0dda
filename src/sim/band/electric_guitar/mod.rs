//! An electric guitar: string to pickup, amplifier and the cone of its cabinet from centre to edge.
