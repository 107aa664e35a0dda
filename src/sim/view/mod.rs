//! Plain structs for panels and reports.
