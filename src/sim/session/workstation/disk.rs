//! Room on the drive that is recorded to.

use crate::sim::gear::{Defect, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Pass, Properties, Studio, recorder, seconds_of};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use crate::sim::words::{Sentence, Value, say};

/// Under so many minutes of the armed tracks the recorder warns: domain reference 10, F58, `warn before`; the figure is an
/// estimate.
const LOW_MIN: f64 = 10.0;

/// The drive that is recorded to.
#[derive(Debug, Clone, PartialEq)]
pub struct Disk {
    /// Which one.
    pub drive: String,
    /// Bytes that are free.
    pub free: f64,
    /// Bytes that the armed tracks take in a second.
    pub bytes_per_second: f64,
}

impl Disk {
    /// The drive as it stands; none in a venue without a recorder.
    #[must_use]
    pub fn of(scenario: &Scenario, studio: &Studio) -> Option<Self> {
        Self::holding(scenario, studio, &studio.workstation.passes)
    }

    /// The drive as it stood before the last pass.
    #[must_use]
    pub fn before_pass(scenario: &Scenario, studio: &Studio) -> Option<Self> {
        let passes = &studio.workstation.passes;
        Self::holding(scenario, studio, &passes[..passes.len().saturating_sub(1)])
    }

    fn holding(scenario: &Scenario, studio: &Studio, passes: &[Pass]) -> Option<Self> {
        let (unit, converter) = recorder(scenario)?;
        let properties = Properties::of(&studio.settings, unit);
        let room = room(studio, unit, &properties.drive).unwrap_or(converter.computer.disk_gb * 1e9);
        let here = passes.iter().filter(|pass| pass.drive == properties.drive);
        // Silence takes as much room as sound.
        let seconds: f64 = here.map(|pass| seconds_of(pass.length_at(studio)) * pass.tracks.len() as f64).sum();
        let armed = (1..=converter.tracks).filter(|track| studio.settings.on(unit, &format!("arm {track}"))).count();
        let bytes_per_second = properties.bytes_per_second();
        let free = (room - seconds * bytes_per_second).max(0.0);
        Some(Self { drive: properties.drive, free, bytes_per_second: armed as f64 * bytes_per_second })
    }

    /// When it is full, if the pass that began to record with this room left goes on.
    #[must_use]
    pub fn full_at(&self, pass: &Pass) -> Option<Stamp> {
        let left = self.seconds_left();
        let frame = pass.frame as f64 + left * f64::from(SAMPLE_RATE);
        left.is_finite().then(|| Stamp(libm::floor(frame * 1000.0 / f64::from(SAMPLE_RATE)) as u64))
    }

    /// Seconds that the armed tracks can record; infinite if none is armed.
    #[must_use]
    pub fn seconds_left(&self) -> f64 {
        if self.bytes_per_second > 0.0 { self.free / self.bytes_per_second } else { f64::INFINITY }
    }

    /// What the recorder warns of.
    #[must_use]
    pub fn warning(&self) -> Option<Sentence> {
        let left = self.seconds_left();
        let (minutes, seconds) = (libm::floor(left / 60.0), libm::floor(left % 60.0));
        (left < LOW_MIN * 60.0)
            .then(|| say!("notice-drive-low", drive = Value::word(&self.drive), left = format!("{minutes:.0}:{seconds:02.0}")))
    }
}

/// Bytes of room on a drive with a defect; none without.
fn room(studio: &Studio, unit: &UnitId, drive: &str) -> Option<f64> {
    let defects = studio.defects.get(unit).map_or(&[][..], Vec::as_slice);
    let full = defects.iter().find_map(|defect| if let Defect::DiskNearlyFull { megabytes } = defect { Some(*megabytes) } else { None });
    // The spare drive is empty.
    full.filter(|megabytes| megabytes.is_finite() && drive != "spare").map(|megabytes| megabytes.max(0.0) * 1e6)
}
