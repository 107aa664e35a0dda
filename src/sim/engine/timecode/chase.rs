//! A machine that follows timecode: how long it takes to lock, how far off it then is, and what a gap in the code costs.

use serde::Serialize;

/// Seconds between two decisions of a synchroniser: a frame of 25 a second.
const STEP_S: f64 = 0.04;
/// Part of the distance that it makes up in a second, once it is near.
const EAGER: f64 = 2.0;
/// Distance within which it says that it is locked, seconds: a hundredth of a frame.
const NEAR_S: f64 = 0.0004;

/// A machine under a synchroniser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chase {
    /// How much faster or slower than its speed it can be made to run, as a share.
    pub range: f64,
    /// How far its own speed is off, as a share.
    pub off: f64,
    /// Seconds that it shall lie behind the code; negative before it.
    pub offset_s: f64,
    /// Seconds without code after which it gives the machine back to its own speed.
    pub gives_up_s: f64,
}

/// What came of following.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Chasing {
    /// Seconds until it was locked; none if it never was.
    pub locked_s: Option<f64>,
    /// Seconds by which it lies off its place at the end; positive behind.
    pub off_s: f64,
    /// The farthest that it was off after it had locked, seconds.
    pub worst_s: f64,
}

impl Chase {
    /// Follows code for so many seconds, from a place of its own tape while the code begins at another (seconds both), with a
    /// gap in the code from one second to another.
    #[must_use]
    pub fn follow(&self, code_s: f64, place_s: f64, seconds: f64, gap: (f64, f64)) -> Chasing {
        let (mut behind, mut correction, mut silent) = (code_s - self.offset_s - place_s, 0.0, 0.0);
        let mut found = Chasing { locked_s: None, off_s: 0.0, worst_s: 0.0 };
        for step in 0..(seconds / STEP_S) as u32 {
            let now = f64::from(step) * STEP_S;
            if (gap.0..gap.1).contains(&now) {
                silent += STEP_S;
                // The last speed is the best guess until hope is given up.
                if silent > self.gives_up_s {
                    correction = 0.0;
                }
            } else {
                silent = 0.0;
                // What is left of the distance, and what the machine is off by itself, which it learns.
                let wanted = EAGER * behind;
                correction = (wanted - self.off * f64::from(u8::from(wanted.abs() < self.range))).clamp(-self.range, self.range);
            }
            behind -= (correction + self.off) * STEP_S;
            if found.locked_s.is_none() && behind.abs() < NEAR_S {
                found.locked_s = Some(now + STEP_S);
            }
            if found.locked_s.is_some() {
                found.worst_s = found.worst_s.max(behind.abs());
            }
            found.off_s = behind;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MACHINE: Chase = Chase { range: 0.1, off: 0.001, offset_s: 0.0, gives_up_s: 1.0 };

    #[test]
    fn a_second_takes_ten_seconds_at_ten_percent() {
        let found = MACHINE.follow(61.0, 60.0, 30.0, (0.0, 0.0));
        let locked = found.locked_s.expect("it comes near");
        assert!((9.0..14.0).contains(&locked), "{found:?}");
        assert!(found.off_s.abs() < 1e-5 && found.worst_s <= NEAR_S, "{found:?}");
        let near = MACHINE.follow(0.02, 0.0, 30.0, (0.0, 0.0));
        assert!(near.locked_s.is_some_and(|locked| locked < 3.0), "{near:?}");
    }

    #[test]
    fn an_offset_is_kept() {
        // The tape lies where the code says 2 s more: it is there already.
        let there = Chase { offset_s: 2.0, ..MACHINE }.follow(62.0, 60.0, 5.0, (0.0, 0.0));
        assert!(there.locked_s.is_some_and(|locked| locked < 0.1) && there.off_s.abs() < 1e-4, "{there:?}");
        assert!(MACHINE.follow(62.0, 60.0, 5.0, (0.0, 0.0)).locked_s.is_none());
    }

    #[test]
    fn a_gap_is_bridged_and_then_the_machine_drifts_by_its_own_speed() {
        let short = MACHINE.follow(0.0, 0.0, 40.0, (20.0, 20.8));
        assert!(short.worst_s < 1e-3, "{short:?}");
        // After a second without code a thousandth of the time is lost.
        let long = MACHINE.follow(0.0, 0.0, 40.0, (20.0, 40.0));
        assert!((long.off_s.abs() - 0.001 * 19.0).abs() < 0.001, "{long:?}");
    }
}
