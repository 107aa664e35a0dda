//! Cords of a specification: whether their plugs go where they are said to be, and whether anything is plugged twice.

use crate::files::Diagnostic;
use crate::files::bench::Names;
use crate::sim::gear::{Connector, GearKind, JackId, UnitId};
use std::collections::BTreeMap;

/// A cord as it is written, each name with the path of where it stands.
pub(super) struct Plugged<'a> {
    pub(super) cord: (String, &'a UnitId),
    /// The jacks of its ends A and B.
    pub(super) ends: [(String, JackId); 2],
}

impl<T> Names<'_, T> {
    /// Cords and jacks that are not there, plugs that do not fit, cords and jacks that are taken twice.
    pub(super) fn plugged(&self, all: &[Plugged<'_>]) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let (mut used, mut taken) = (BTreeMap::new(), BTreeMap::new());
        for Plugged { cord: (path, cord), ends } in all {
            faults.extend(self.cord(path, cord));
            if used.insert(*cord, ()).is_some() {
                faults.push(self.spec.place(path, format!("`{cord}` is plugged twice"), self.another(cord, all)));
            }
            for (end, (path, jack)) in ends.iter().enumerate() {
                let unknown = self.jack(path, jack);
                let misfit = || self.misfit(path, (cord, end), (jack, &ends[1 - end].1), all);
                faults.extend(unknown.or_else(misfit));
                if let Some(other) = taken.insert(jack, *cord) {
                    let message = format!("`{other}` is in `{jack}` already");
                    faults.push(self.spec.place(path, message, "one plug goes into a jack; a mult or a half-normal shares a signal"));
                }
            }
        }
        faults
    }

    /// Connectors of a cord's ends A and B.
    fn plugs(&self, cord: &UnitId) -> Option<[Connector; 2]> {
        if let GearKind::Cable(cable) = &self.page(cord)?.kind { Some([cable.ends.0, cable.ends.1]) } else { None }
    }

    /// An end that does not go into its jack.
    fn misfit(
        &self,
        path: &str,
        (cord, end): (&UnitId, usize),
        (jack, other): (&JackId, &JackId),
        all: &[Plugged<'_>],
    ) -> Option<Diagnostic> {
        let (plugs, here) = (self.plugs(cord)?, self.jack_spec(jack)?.connector);
        if plugs[end].fits(here) {
            return None;
        }
        let there = self.jack_spec(other).map(|spec| spec.connector);
        let turned = plugs[1 - end].fits(here) && there.is_some_and(|there| plugs[end].fits(there));
        let goes = |plugs: [Connector; 2]| plugs[end].fits(here) && there.is_none_or(|there| plugs[1 - end].fits(there));
        let mut free = self.units.keys().filter(|unit| all.iter().all(|one| one.cord.1 != *unit));
        let help = match free.find(|unit| self.plugs(unit).is_some_and(goes)) {
            _ if turned => "the other way round it does".to_owned(),
            Some(cord) => format!("`{cord}` does"),
            None => "no free cord of this venue does".to_owned(),
        };
        let name = ["A", "B"][end];
        let message = format!("end {name} of `{cord}`, {}, does not go into `{jack}`, {}", plugs[end].name(), here.name());
        Some(self.spec.place(path, message, help))
    }

    /// A cord of the same kind that is still free.
    fn another(&self, cord: &UnitId, all: &[Plugged<'_>]) -> String {
        let of = self.units.get(cord);
        let is_free = |unit: &&UnitId| all.iter().all(|one| one.cord.1 != *unit);
        let free = self.units.iter().filter(|(_, other)| of == Some(*other)).map(|(unit, _)| unit).find(is_free);
        free.map_or_else(|| "there is no other of its kind".to_owned(), |unit| format!("`{unit}` is another of its kind"))
    }
}
