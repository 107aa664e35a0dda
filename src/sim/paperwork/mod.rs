//! The sheets as they should be read: the truth of a session beside what was written, and both as text.
