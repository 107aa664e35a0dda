//! What the system says about a program's memory.

/// The most memory that this program has had so far, megabytes; none where the system does not tell.
#[must_use]
pub fn peak_megabytes() -> Option<f64> {
    peak_of("self")
}

/// The same of a process that runs, by its number.
pub(in crate::files) fn peak_of(process: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1024.0)
}
