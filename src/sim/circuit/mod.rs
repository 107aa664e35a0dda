//! Jacks, cords, normals and what flows in them: loading, noise, phantom, polarity, and the trace.
