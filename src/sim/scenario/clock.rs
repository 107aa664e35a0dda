//! Session time and the hours of the booking.

use crate::sim::scenario::Brief;
use crate::sim::units::Stamp;

/// The clock on the control-room wall: session time read as the hour of the booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Seconds after midnight at which the session begins.
    call_s: u64,
}

impl Clock {
    /// The clock of a booking: the session begins at its call.
    #[must_use]
    pub fn of(brief: &Brief) -> Self {
        Self { call_s: hour(&brief.call).unwrap_or(0) }
    }

    /// The hour at a moment, `09:52:07`.
    #[must_use]
    pub fn at(self, moment: Stamp) -> String {
        let seconds = self.call_s + moment.0 / 1000;
        format!("{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
    }

    /// Hours after midnight at a moment, 0 to 24.
    #[must_use]
    pub fn hours(self, moment: Stamp) -> f64 {
        (self.call_s as f64 + moment.seconds()) / 3600.0 % 24.0
    }

    /// Milliseconds after midnight at a moment.
    #[must_use]
    pub fn since_midnight_ms(self, moment: Stamp) -> u64 {
        self.call_s * 1000 + moment.0
    }

    /// The moment of an hour of the booking such as `13:15`; none if it is not an hour or lies before the call.
    #[must_use]
    pub fn moment(self, text: &str) -> Option<Stamp> {
        let seconds = hour(text)?.checked_sub(self.call_s)?;
        Some(Stamp(seconds * 1000))
    }
}

/// Seconds after midnight of `13:15` or `13:15:30`.
fn hour(text: &str) -> Option<u64> {
    let mut seconds = 0;
    let mut parts = 0;
    for part in text.split(':') {
        seconds = seconds * 60 + part.trim().parse::<u64>().ok()?;
        parts += 1;
    }
    match parts {
        2 => Some(seconds * 60),
        3 => Some(seconds),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wall_clock_counts_from_the_call() {
        let clock = Clock { call_s: hour("09:40").expect("it is an hour") };
        assert_eq!(clock.at(Stamp(12 * 60_000 + 7_900)), "09:52:07");
        assert_eq!(clock.moment("13:15"), Some(Stamp(215 * 60_000)));
        assert_eq!(clock.moment("09:00"), None);
        assert_eq!(clock.moment("soon"), None);
    }
}
