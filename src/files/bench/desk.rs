//! A way through a desk: every name of it looked up in its venue.

use crate::files::Diagnostic;
use crate::files::bench::{Desk, Loaded, Read, read};
use crate::files::library::Library;
use crate::sim::engine::bench::{DeskBench, DeskSpec};
use crate::sim::gear::{Catalogue, ControlId, GearKind, GearType, JackId, Setting, TypeId, UnitId};
use crate::sim::scenario::suggestion;
use crate::sim::venue::Venue;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads the specification of a way through a desk.
///
/// # Errors
/// Every fault, with its place.
pub fn desk(library: &Library, path: &Path) -> Read<DeskBench> {
    let spec = read::<DeskSpec>(path, DeskSpec::faults)?;
    let bench = Desk { library, spec: &spec };
    let venue: Venue = bench.content("venue", "venues", &spec.value.venue)?;
    let catalogue = bench.catalogue();
    let faults = Names { spec: &spec, catalogue: &catalogue, units: venue.units() }.faults();
    if faults.is_empty() { Ok(DeskBench { venue, catalogue, spec: spec.value }) } else { Err(faults) }
}

/// What the names of a specification can mean.
struct Names<'a> {
    spec: &'a Loaded<DeskSpec>,
    catalogue: &'a Catalogue,
    units: BTreeMap<UnitId, TypeId>,
}

impl Names<'_> {
    fn page(&self, unit: &UnitId) -> Option<&GearType> {
        self.catalogue.get(self.units.get(unit)?)
    }

    fn faults(&self) -> Vec<Diagnostic> {
        let spec = &self.spec.value;
        let mut faults = Vec::new();
        faults.extend(self.jack("from", &spec.from));
        faults.extend(self.jack("to", &spec.to));
        for (at, (cord, a, b)) in spec.cords.iter().enumerate() {
            faults.extend(self.cord(&format!("cords[{at}][0]"), cord));
            faults.extend(self.jack(&format!("cords[{at}][1]"), a));
            faults.extend(self.jack(&format!("cords[{at}][2]"), b));
        }
        for (at, (control, setting)) in spec.settings.iter().enumerate() {
            faults.extend(self.setting(&format!("settings[{at}]"), control, setting));
        }
        faults
    }

    fn jack(&self, path: &str, jack: &JackId) -> Option<Diagnostic> {
        let Some(page) = self.page(&jack.unit) else { return Some(self.no_unit(path, &jack.unit)) };
        let jacks = page.jacks();
        let known = jacks.iter().any(|spec| spec.name == jack.jack);
        let help = || suggestion(&jack.jack, jacks.iter().map(|spec| spec.name.as_str()));
        (!known).then(|| self.spec.place(path, format!("there is no jack `{jack}`"), help()))
    }

    fn cord(&self, path: &str, cord: &UnitId) -> Option<Diagnostic> {
        let is_cord = |unit: &UnitId| self.page(unit).is_some_and(|page| matches!(page.kind, GearKind::Cable(_)));
        let help = || suggestion(&cord.0, self.units.keys().filter(|unit| is_cord(unit)).map(|unit| unit.0.as_str()));
        (!is_cord(cord)).then(|| self.spec.place(path, format!("there is no cord `{cord}`"), help()))
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
