//! Which clock a live session goes by: that of the device which takes its frames, or the machine's while none takes any.
//!
//! Knows neither clock: whoever runs the engine says how much time has passed and how the ring to the device stands.

use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Frames that are run ahead of a device at least: 21 ms.
const AHEAD: usize = BLOCK * 4;
/// A device that has taken nothing for so many seconds, and for four times as long as one of its calls, is gone.
const GONE_S: f64 = 0.15;
/// Blocks that are made up at once after the machine has stumbled; more than that is lost time.
const MADE_UP: f64 = 400.0;
/// Seconds after which a device is looked for again, doubled each time up to the second figure.
const AGAIN_S: (f64, f64) = (2.0, 30.0);

/// How the ring to a device stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ring {
    /// Frames that wait for the device.
    pub waiting: usize,
    /// Frames that the device takes in one call.
    pub call: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// The device's clock.
    Device,
    /// The machine's clock, while a device that has come back plays what was left in the ring.
    Rest,
    /// The machine's clock.
    Machine,
}

/// When the next block is due.
#[derive(Debug, Clone)]
pub struct Pace {
    by: By,
    /// Frames that waited when they were counted last.
    waiting: usize,
    /// Seconds since a device last took frames or was looked for.
    untaken_s: f64,
    again_s: f64,
    /// Blocks that the machine's clock has asked for and nobody has run yet.
    owed: f64,
}

impl Pace {
    /// The pace of a session that begins with a device, or without.
    #[must_use]
    pub fn new(has_device: bool) -> Self {
        let by = if has_device { By::Device } else { By::Machine };
        Self { by, waiting: 0, untaken_s: 0.0, again_s: AGAIN_S.0, owed: 0.0 }
    }

    /// Whether a device plays: the blocks that are run now are for it.
    #[must_use]
    pub fn has_device(&self) -> bool {
        self.by == By::Device
    }

    /// Time has passed: whether a block is due. `speed` is how many times faster than usual the machine's clock runs.
    pub fn due(&mut self, passed_s: f64, speed: f64, ring: Option<Ring>) -> bool {
        let taken = ring.is_some_and(|ring| ring.waiting < self.waiting);
        self.waiting = ring.map_or(0, |ring| ring.waiting);
        self.untaken_s = if taken { 0.0 } else { self.untaken_s + passed_s };
        self.by = self.next(ring, taken);
        match ring.filter(|_| self.has_device()) {
            Some(ring) => {
                (self.owed, self.again_s) = (0.0, AGAIN_S.0);
                ring.waiting < AHEAD.max(ring.call + 2 * BLOCK)
            }
            None => {
                self.owed = (self.owed + passed_s * speed * f64::from(SAMPLE_RATE) / BLOCK as f64).min(MADE_UP);
                self.owed >= 1.0
            }
        }
    }

    /// A block was run; with a device it waits in the ring.
    pub fn ran(&mut self) {
        match self.by {
            By::Device => self.waiting += BLOCK,
            By::Rest | By::Machine => self.owed -= 1.0,
        }
    }

    /// Whether it is time to look for a device; asks for that again after a while, and later each time.
    pub fn looks_for_one(&mut self) -> bool {
        let is_time = self.by == By::Machine && self.untaken_s >= self.again_s;
        if is_time {
            self.untaken_s = 0.0;
            self.again_s = (2.0 * self.again_s).min(AGAIN_S.1);
        }
        is_time
    }

    /// A device was opened, with an empty ring.
    pub fn opened(&mut self) {
        *self = Self::new(true);
    }

    fn next(&self, ring: Option<Ring>, taken: bool) -> By {
        let Some(ring) = ring else { return By::Machine };
        let is_gone = self.untaken_s > GONE_S.max(4.0 * ring.call as f64 / f64::from(SAMPLE_RATE));
        match self.by {
            By::Device | By::Rest if is_gone => By::Machine,
            By::Machine if taken => By::Rest,
            // What waited when it went is old; it fades out before anything new is sent after it.
            By::Rest if ring.waiting == 0 => By::Device,
            by => by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device that takes `call` frames at a time, and the session behind it; each turn is 2 ms.
    struct Room {
        pace: Pace,
        waiting: usize,
        call: usize,
        asked: f64,
        blocks: usize,
        dry: usize,
    }

    impl Room {
        fn with(call: usize) -> Self {
            Self { pace: Pace::new(true), waiting: 0, call, asked: 0.0, blocks: 0, dry: 0 }
        }

        /// Runs for so long; gives back the seconds that the session went on.
        fn run(&mut self, seconds: f64, is_there: bool) -> f64 {
            let before = self.blocks;
            for _ in 0..(seconds / 0.002) as usize {
                self.asked += 0.002 * f64::from(SAMPLE_RATE);
                while self.asked >= self.call as f64 {
                    self.asked -= self.call as f64;
                    if is_there {
                        self.dry += self.call.saturating_sub(self.waiting);
                        self.waiting = self.waiting.saturating_sub(self.call);
                    }
                }
                let mut passed = 0.002;
                while self.pace.due(passed, 1.0, Some(Ring { waiting: self.waiting, call: self.call })) {
                    passed = 0.0;
                    self.blocks += 1;
                    self.waiting += if self.pace.has_device() { BLOCK } else { 0 };
                    self.pace.ran();
                }
            }
            (self.blocks - before) as f64 * BLOCK as f64 / f64::from(SAMPLE_RATE)
        }
    }

    #[test]
    fn with_a_device_its_clock_counts_and_it_never_runs_dry_whatever_it_takes_at_once() {
        for call in [32, 64, 256, 441, 1024, 4096, 4459] {
            let mut room = Room::with(call);
            room.run(0.2, true);
            room.dry = 0;
            let went = room.run(4.0, true);
            assert!((went - 4.0).abs() < 0.1 && room.pace.has_device(), "{call}: {went} s");
            assert_eq!(room.dry, 0, "{call}");
        }
    }

    #[test]
    fn without_a_device_the_machines_clock_counts() {
        let mut pace = Pace::new(false);
        let mut count = |passed_s, speed| {
            let mut blocks = 0;
            let mut passed = passed_s;
            while pace.due(passed, speed, None) {
                (passed, blocks) = (0.0, blocks + 1);
                pace.ran();
            }
            blocks
        };
        assert_eq!((count(0.1, 1.0), count(0.1, 8.0)), (18, 150));
        assert_eq!(count(0.2, 0.5), 19, "half speed");
        assert_eq!(count(1000.0, 1.0), 400, "a machine that slept does not catch up with the night");
        assert!(!pace.has_device());
    }

    #[test]
    fn a_session_goes_on_when_its_device_is_gone_and_when_it_comes_back() {
        for call in [32, 256, 4096] {
            let mut room = Room::with(call);
            room.run(1.0, true);
            let went = room.run(5.0, false);
            assert!(!room.pace.has_device() && went > 4.5 && went < 5.05, "{call}: {went}");
            // What still waits is played out, and then it goes on as before.
            let went = room.run(5.0, true);
            assert!(room.pace.has_device() && (went - 5.0).abs() < 0.2, "{call}: {went}");
            room.dry = 0;
            room.run(1.0, true);
            assert_eq!(room.dry, 0, "{call}");
        }
    }

    #[test]
    fn a_device_is_looked_for_ever_more_seldom() {
        let mut pace = Pace::new(false);
        let mut asked = Vec::new();
        for turn in 0..10_000 {
            pace.due(0.01, 1.0, None);
            if pace.looks_for_one() {
                asked.push((turn + 50) / 100);
            }
        }
        assert_eq!(asked, [2, 6, 14, 30, 60, 90]);
        pace.opened();
        assert!(pace.has_device() && !pace.looks_for_one());
    }
}
