//! What a type shows to hands: its jacks and controls by name, laid out once.

use crate::sim::gear::{ControlSpec, GearType, JackSpec};
use std::collections::BTreeMap;

/// The jacks and controls of one type by name. A large desk has some two thousand controls: whoever asks for one of them
/// should not make them all.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Face {
    jacks: BTreeMap<String, JackSpec>,
    controls: BTreeMap<String, ControlSpec>,
}

impl Face {
    /// The face of a type.
    #[must_use]
    pub fn of(page: &GearType) -> Self {
        let jacks = page.jacks().into_iter().map(|jack| (jack.name.clone(), jack));
        let controls = page.controls().into_iter().map(|control| (control.name.clone(), control));
        Self { jacks: jacks.collect(), controls: controls.collect() }
    }

    /// The jack of that name.
    #[must_use]
    pub fn jack(&self, name: &str) -> Option<&JackSpec> {
        self.jacks.get(name)
    }

    /// The control of that name.
    #[must_use]
    pub fn control(&self, name: &str) -> Option<&ControlSpec> {
        self.controls.get(name)
    }
}
