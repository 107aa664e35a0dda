//! Times as they stand on paper: clock times for when, minutes and seconds for how long.

use crate::sim::scenario::Brief;
use crate::sim::units::Stamp;

/// The clock time of a moment, `09:52:07`; the session begins when the trainee is called.
#[must_use]
pub fn clock(brief: &Brief, at: Stamp) -> String {
    let seconds = (call_s(&brief.call) + at.0 / 1000) % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Minutes and whole seconds, `3:07`, rounded.
#[must_use]
pub fn minutes(seconds: f64) -> String {
    let seconds = libm::round(seconds.max(0.0)) as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Seconds since midnight of `09:40`; midnight for anything that is no clock time.
fn call_s(text: &str) -> u64 {
    let number = |part: &str| part.trim().parse::<u64>().unwrap_or(0);
    text.split_once(':').map_or(0, |(hours, minutes)| number(hours) % 24 * 3600 + number(minutes) % 60 * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_in_minutes_and_seconds() {
        assert_eq!(minutes(0.0), "0:00");
        assert_eq!(minutes(59.6), "1:00");
        assert_eq!(minutes(187.4), "3:07");
    }

    #[test]
    fn the_clock_starts_at_the_call() {
        assert_eq!(call_s("09:40"), 34_800);
        assert_eq!(call_s("late"), 0);
    }
}
