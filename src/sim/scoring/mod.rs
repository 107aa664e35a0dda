//! From rubric, journal and takes to findings with their evidence, and to a report.
