//! What somebody may change while everybody plays.

use crate::sim::engine::bench::SessionBench;
use crate::sim::gear::Setting;
use crate::sim::session::{Place, Studio};

impl SessionBench {
    /// The studio after each of four changes, which leave everything else as it was: a control, a cord, a microphone, a door.
    #[must_use]
    pub fn changes(&self) -> [(&'static str, Studio); 4] {
        [
            ("a knob", self.after(knob)),
            ("a cord", self.after(|studio| drop(studio.cords.pop_last()))),
            ("a microphone moved", self.after(moved)),
            ("a door", self.after(|studio| self.door(studio))),
        ]
    }

    fn after(&self, change: impl FnOnce(&mut Studio)) -> Studio {
        let mut studio = self.studio.clone();
        change(&mut studio);
        studio
    }

    fn door(&self, studio: &mut Studio) {
        let door = self.scenario.venue.doorways.first().map(|door| door.door.clone());
        let leaf = studio.settings.0.iter_mut().find(|(id, _)| Some(&id.unit) == door.as_ref() && id.control == "open");
        leaf.into_iter().for_each(|(_, setting)| *setting = Setting::On(!setting.is_on()));
    }
}

/// A stand is pushed by 5 cm.
fn moved(studio: &mut Studio) {
    let pose = studio.places.values_mut().find_map(|place| if let Place::Standing(pose) = place { Some(pose) } else { None });
    pose.into_iter().for_each(|pose| pose.base.0 += 0.05);
}

/// Some gain is turned to another place.
fn knob(studio: &mut Studio) {
    let gain = studio.settings.0.iter_mut().find(|(id, _)| id.control.ends_with(".gain"));
    gain.into_iter().for_each(|(_, setting)| *setting = Setting::At(20.0));
}
