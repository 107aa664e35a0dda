//! What may be set while it rolls and once something is recorded; the backup.

use crate::sim::scenario::Scenario;
use crate::sim::session::rules::recorder::will_not;
use crate::sim::session::{Refusal, Rolling, Studio, recorder};
use crate::sim::words::say;

/// Names belong to files: they are fixed while it rolls, and so is what is recorded and how.
pub(in crate::sim::session::rules) fn may_set(studio: &Studio, control: &str) -> Result<(), Refusal> {
    let rolling = studio.transport.rolling != Rolling::Stopped;
    match control {
        "rate" | "depth" if !studio.workstation.passes.is_empty() => will_not(say!("machine-format-fixed")),
        "rate" | "depth" | "buffer" | "compensation" | "drive" | "punch" | "loop" if rolling => will_not(say!("machine-set-up-standing")),
        name if name.starts_with("name ") && rolling => will_not(say!("machine-names-fixed")),
        arm if arm.starts_with("arm ") && studio.workstation.open => will_not(say!("machine-arming-fixed")),
        _ => Ok(()),
    }
}

/// Saves the session and copies it to the backup drive.
pub(in crate::sim::session::rules) fn back_up(scenario: &Scenario, studio: &mut Studio) -> Result<(), Refusal> {
    powered(scenario, studio)?;
    if studio.transport.rolling != Rolling::Stopped {
        return will_not(say!("machine-saves-standing"));
    }
    studio.backup = Some(studio.now);
    Ok(())
}

pub(super) fn powered(scenario: &Scenario, studio: &Studio) -> Result<(), Refusal> {
    match recorder(scenario) {
        None => will_not(say!("machine-none")),
        Some((unit, _)) if !studio.settings.on(unit, "power") => will_not(say!("machine-no-power")),
        Some(_) => Ok(()),
    }
}
