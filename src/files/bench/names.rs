//! What the names of a specification can mean in its venue.

use crate::files::Diagnostic;
use crate::files::bench::Loaded;
use crate::sim::gear::{Catalogue, ControlId, GearKind, GearType, JackId, JackSpec, Setting, TypeId, UnitId};
use crate::sim::scenario::suggestion;
use std::collections::BTreeMap;

/// What the names of a specification can mean.
pub(super) struct Names<'a, T> {
    pub(super) spec: &'a Loaded<T>,
    pub(super) catalogue: &'a Catalogue,
    pub(super) units: BTreeMap<UnitId, TypeId>,
}

impl<T> Names<'_, T> {
    pub(super) fn page(&self, unit: &UnitId) -> Option<&GearType> {
        self.catalogue.get(self.units.get(unit)?)
    }

    pub(super) fn jack(&self, path: &str, jack: &JackId) -> Option<Diagnostic> {
        let Some(page) = self.page(&jack.unit) else { return Some(self.no_unit(path, &jack.unit)) };
        let jacks = page.jacks();
        let known = jacks.iter().any(|spec| spec.name == jack.jack);
        let help = || suggestion(&jack.jack, jacks.iter().map(|spec| spec.name.as_str()));
        (!known).then(|| self.spec.place(path, format!("there is no jack `{jack}`"), help()))
    }

    /// What that jack of the venue is.
    pub(super) fn jack_spec(&self, jack: &JackId) -> Option<JackSpec> {
        self.page(&jack.unit)?.jacks().into_iter().find(|spec| spec.name == jack.jack)
    }

    pub(super) fn cord(&self, path: &str, cord: &UnitId) -> Option<Diagnostic> {
        let is_cord = |unit: &UnitId| self.page(unit).is_some_and(|page| matches!(page.kind, GearKind::Cable(_)));
        let help = || suggestion(&cord.0, self.units.keys().filter(|unit| is_cord(unit)).map(|unit| unit.0.as_str()));
        (!is_cord(cord)).then(|| self.spec.place(path, format!("there is no cord `{cord}`"), help()))
    }

    /// Controls that mean nothing, cannot be set so, or are set twice; the list stands at `settings`.
    pub(super) fn settings(&self, all: &[(ControlId, Setting)]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for (at, (control, setting)) in all.iter().enumerate() {
            let path = format!("settings[{at}]");
            faults.extend(self.setting(&path, control, setting));
            if let Some((_, before)) = all[..at].iter().find(|(other, _)| other == control) {
                let message = format!("`{control}` is set twice");
                faults.push(self.spec.place(&format!("{path}[0]"), message, format!("it is set to {before} before")));
            }
        }
        faults
    }

    fn setting(&self, path: &str, control: &ControlId, setting: &Setting) -> Option<Diagnostic> {
        let Some(page) = self.page(&control.unit) else { return Some(self.no_unit(&format!("{path}[0]"), &control.unit)) };
        let controls = page.controls();
        let Some(one) = controls.iter().find(|one| one.name == control.control) else {
            let help = suggestion(&control.control, controls.iter().map(|one| one.name.as_str()));
            return Some(self.spec.place(&format!("{path}[0]"), format!("there is no control `{control}`"), help));
        };
        let message = || format!("{control} cannot be set to {setting}");
        (!one.accepts(setting)).then(|| self.spec.place(&format!("{path}[1]"), message(), format!("at zero it is {}", one.zero)))
    }

    fn no_unit(&self, path: &str, unit: &UnitId) -> Diagnostic {
        let help = suggestion(&unit.0, self.units.keys().map(|unit| unit.0.as_str()));
        self.spec.place(path, format!("there is no unit `{unit}`"), help)
    }
}
