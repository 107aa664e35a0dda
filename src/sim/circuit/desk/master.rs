//! The master section of a large desk: the mix, its insert, monitors and solo, studio loudspeakers, talkback, oscillator.

use crate::sim::circuit::desk::inline::{Large, Shares, heard};
use crate::sim::circuit::desk::{amplifier, master, panned};
use crate::sim::circuit::stage::Amplifier;
use crate::sim::circuit::{Process, Stage};
use crate::sim::gear::JackId;
use crate::sim::units::{Db, Dbu, Volt};
use std::collections::BTreeMap;

/// The listen microphone hears whispers and drums alike: heavily compressed (domain reference 6.2); figures estimated.
const LISTENS: Process =
    Process::Compressor { threshold: Dbu(-20.0), ratio: 20.0, knee: Db(6.0), attack_s: 0.002, release_s: 0.3, make_up: Db(0.0) };

const SIDES: [&str; 2] = ["L", "R"];

impl Large<'_> {
    /// Everything behind the sum.
    pub(super) fn master(self, into: &mut BTreeMap<JackId, Stage>) {
        let noise = self.desk.mix_noise.volt();
        let fader = self.controls.fader("mix.fader");
        for (side, shares) in SIDES.into_iter().zip(self.sum()) {
            let sum = self.jack(format!("sum {side}"));
            into.insert(sum.clone(), amplifier(self.desk, shares, noise));
            into.insert(self.jack(format!("stereo send {side}")), amplifier(self.desk, vec![(sum.clone(), 1.0)], Volt(0.0)));
            let from = if self.controls.on("mix.insert") { self.jack(format!("stereo return {side}")) } else { sum };
            let after = self.jack(format!("master {side}"));
            into.insert(after.clone(), amplifier(self.desk, heard(vec![(from, fader)]), Volt(0.0)));
            into.insert(self.jack(format!("mix {side}")), amplifier(self.desk, vec![(after, 1.0)], Volt(0.0)));
        }
        self.monitors(into);
        self.talkback(into);
        if let Some(stage) = self.oscillator() {
            into.insert(self.jack("oscillator"), stage);
        }
    }

    /// What the monitor section listens to, before its level: what is soloed, or else its source.
    fn listened(self) -> [Shares; 2] {
        let soloed = |name: &str| (1..=self.desk.channels).filter(|n| self.on(*n, name)).collect::<Vec<u32>>();
        let (before, after) = (soloed("pfl"), soloed("afl"));
        if !before.is_empty() || !after.is_empty() {
            let mut sides = [Shares::new(), Shares::new()];
            // While levels are set one hears what goes to the recorder, later what comes back from it.
            let listens = if self.controls.word("status", "record") == "record" { "channel" } else { "returned" };
            for n in before {
                sides.iter_mut().for_each(|side| side.push((self.jack(format!("{listens} {n}")), 1.0)));
            }
            for n in after {
                let fader = self.controls.fader(&format!("ch{n}.fader"));
                let pan = panned(self.strip(n).pan);
                sides.iter_mut().zip(pan).for_each(|(side, share)| side.push((self.jack(format!("returned {n}")), fader * share)));
            }
            return sides;
        }
        let source = match self.controls.word("monitor.source", "mix") {
            "mix" => "master",
            other => other,
        };
        SIDES.map(|side| vec![(self.jack(format!("{source} {side}")), 1.0)])
    }

    fn monitors(self, into: &mut BTreeMap<JackId, Stage>) {
        let talks = self.controls.on("talkback") || self.controls.on("slate");
        let duck = if talks { super::DIM.ratio() } else { 1.0 };
        let level = master(self.controls) * duck;
        let [left, right] = self.listened();
        let sides = if self.controls.on("monitor.mono") {
            let both: Shares = left.into_iter().chain(right).map(|(jack, gain)| (jack, gain / 2.0)).collect();
            [both.clone(), both]
        } else {
            [left, right]
        };
        let speakers = self.controls.word("monitor.speakers", "near");
        let studio = self.controls.fader("studio.level");
        for (side, mut shares) in SIDES.into_iter().zip(sides) {
            if self.controls.on("listen") && !self.tally {
                shares.push((self.jack("listen"), 1.0));
            }
            for (name, gain) in [
                ("monitor", if speakers == "near" { level } else { 0.0 }),
                ("main", if speakers == "main" { level } else { 0.0 }),
                ("studio", studio),
            ] {
                let scaled: Shares = shares.iter().map(|(jack, share)| (jack.clone(), share * gain)).collect();
                let noise = Volt(self.desk.mix_noise.volt().0 * gain);
                into.insert(self.jack(format!("{name} {side}")), amplifier(self.desk, heard(scaled), noise));
            }
        }
    }

    fn talkback(self, into: &mut BTreeMap<JackId, Stage>) {
        for (inside, name) in [("talk", "talkback"), ("listen", "listen")] {
            let preamp = Amplifier::of(&self.desk.preamp, self.controls, name);
            let mut stage = preamp.stage(self.jack(format!("{name} mic")));
            if let (Stage::Amplifier { process, .. }, "listen") = (&mut stage, name) {
                process.push(LISTENS);
            }
            into.insert(self.jack(inside), stage);
        }
        into.insert(self.jack("talkback"), amplifier(self.desk, vec![(self.jack("talk"), 1.0)], Volt(0.0)));
    }

    fn oscillator(self) -> Option<Stage> {
        let hertz = match self.controls.word("oscillator", "off") {
            "100 Hz" => Some(100.0),
            "1 kHz" => Some(1000.0),
            "10 kHz" => Some(10_000.0),
            "pink" => None,
            _ => return None,
        };
        Some(Stage::Oscillator { hertz, level: Dbu(self.controls.knob("oscillator.level", 4.0)).volt() })
    }
}
