//! The large inline desk (domain reference 6.2): what each strip, bus, auxiliary and the master section adds up.
//!
//! Record path: `strip n` (microphone or line, filter) → insert → equaliser, gate, compressor (`channel n`) → small fader → buses.
//! Monitor path: `returned n` (the recorder's or the tape's return) → mute, large fader, pan → `sum L` and `sum R`.
//! Flip exchanges the two faders. In mix status the channels feed the sum beside the monitors.

use crate::sim::circuit::Stage;
use crate::sim::circuit::controls::Controls;
use crate::sim::circuit::desk::{amplifier, panned, routed, strip};
use crate::sim::circuit::process::{Process, compressor, equaliser, gate};
use crate::sim::gear::{Desk, Inline, JackId, UnitId};
use crate::sim::units::Volt;
use std::collections::BTreeMap;

/// One large desk as it is set.
#[derive(Clone, Copy)]
pub(super) struct Large<'a> {
    pub(super) unit: &'a UnitId,
    pub(super) desk: &'a Desk,
    pub(super) inline: &'a Inline,
    pub(super) controls: Controls<'a>,
    /// Its strips in order.
    pub(super) strips: &'a [Strip],
    /// Whether anything is recorded.
    pub(super) tally: bool,
}

/// What of a strip its mixes depend on.
#[derive(Clone, Copy)]
pub(super) struct Strip {
    /// Gain of the fader of the record path.
    record: f64,
    /// Gain of the fader of the monitor path; flip exchanges the two.
    monitor: f64,
    pub(super) pan: f64,
    /// Whether the monitor path is silent: muted, in a muted group, or not soloed in place while another is.
    muted: bool,
}

/// How every strip of a large desk stands.
pub(super) fn strips(desk: &Desk, controls: Controls) -> Vec<Strip> {
    let on = |n: u32, name: &str| controls.on(&format!("ch{n}.{name}"));
    let in_place: Vec<bool> = (1..=desk.channels).map(|n| on(n, "sip")).collect();
    let any_in_place = in_place.contains(&true);
    let strip = |(n, soloed): (u32, bool)| {
        let (small, large) = (controls.fader(&format!("ch{n}.small")), controls.fader(&format!("ch{n}.fader")));
        let (record, monitor) = if on(n, "flip") { (large, small) } else { (small, large) };
        let group = controls.word(&format!("ch{n}.group"), "none");
        let muted = on(n, "mute") || controls.on(&format!("group {group}.mute")) || (any_in_place && !soloed);
        Strip { record, monitor, pan: controls.knob(&format!("ch{n}.pan"), 0.0), muted }
    };
    (1..=desk.channels).zip(in_place).map(strip).collect()
}

/// What a mix adds up.
pub(super) type Shares = Vec<(JackId, f64)>;

impl Large<'_> {
    /// Adds the stage behind every output and every place inside the desk.
    pub(super) fn stages(self, into: &mut BTreeMap<JackId, Stage>) {
        for n in 1..=self.desk.channels {
            self.channel(n, into);
        }
        self.buses(into);
        self.auxiliaries(into);
        self.master(into);
    }

    pub(super) fn jack(self, name: impl Into<String>) -> JackId {
        JackId::new(self.unit, name)
    }

    pub(super) fn on(self, n: u32, name: &str) -> bool {
        self.controls.on(&format!("ch{n}.{name}"))
    }

    pub(super) fn is_mixing(self) -> bool {
        self.controls.word("status", "record") == "mix"
    }

    pub(super) fn strip(self, n: u32) -> Strip {
        self.strips[n as usize - 1]
    }

    fn channel(self, n: u32, into: &mut BTreeMap<JackId, Stage>) {
        let prefix = format!("ch{n}");
        let first = self.jack(format!("strip {n}"));
        into.insert(first.clone(), strip(self.unit, self.desk, self.controls, n));
        into.insert(self.jack(format!("insert send {n}")), amplifier(self.desk, vec![(first.clone(), 1.0)], Volt(0.0)));
        let inserted = if self.on(n, "insert") { self.jack(format!("insert return {n}")) } else { first };
        let mut process: Vec<Process> = Vec::new();
        if self.on(n, "eq") {
            process.extend(equaliser(self.controls, &prefix, &self.inline.eq));
        }
        if self.on(n, "gate") {
            process.push(gate(self.controls, &format!("{prefix}.gate"), &self.inline.gate));
        }
        if self.on(n, "comp") {
            process.push(compressor(self.controls, &format!("{prefix}.comp"), &self.inline.compressor));
        }
        let channel = self.jack(format!("channel {n}"));
        let mut stage = amplifier(self.desk, vec![(inserted, 1.0)], Volt(0.0));
        if let Stage::Amplifier { process: own, .. } = &mut stage {
            *own = process;
        }
        into.insert(channel.clone(), stage);
        let direct = heard(vec![(channel, self.strip(n).record)]);
        into.insert(self.jack(format!("direct {n}")), amplifier(self.desk, direct, Volt(0.0)));
        let from = if self.controls.word(&format!("{prefix}.return"), "recorder") == "tape" { "tape" } else { "return" };
        let returned = vec![(self.jack(format!("{from} {n}")), 1.0)];
        into.insert(self.jack(format!("returned {n}")), amplifier(self.desk, returned, self.desk.line_noise.volt()));
    }

    /// Each bus with the channels that are routed to it, and what the oscillator and the slate put on it.
    fn buses(self, into: &mut BTreeMap<JackId, Stage>) {
        let mut sums: BTreeMap<u32, Shares> = BTreeMap::new();
        for n in 1..=self.desk.channels {
            let record = self.strip(n).record;
            for (bus, share) in routed(self.desk, self.controls, n) {
                sums.entry(bus).or_default().push((self.jack(format!("channel {n}")), record * share));
            }
        }
        let mut everywhere: Shares = Vec::new();
        if self.controls.word("oscillator", "off") != "off" {
            everywhere.push((self.jack("oscillator"), 1.0));
        }
        if self.controls.on("slate") && self.controls.word("status", "record") == "record" {
            everywhere.push((self.jack("talk"), 1.0));
        }
        for bus in 1..=self.desk.channels {
            let mut sum = sums.remove(&bus).unwrap_or_default();
            sum.extend(everywhere.iter().cloned());
            let noise = if sum.is_empty() { Volt(0.0) } else { self.desk.mix_noise.volt() };
            let output = self.jack(format!("bus {bus}"));
            if bus > self.inline.bus_inserts {
                into.insert(output, amplifier(self.desk, heard(sum), noise));
                continue;
            }
            let before = self.jack(format!("bus sum {bus}"));
            into.insert(before.clone(), amplifier(self.desk, heard(sum), noise));
            into.insert(self.jack(format!("bus send {bus}")), amplifier(self.desk, vec![(before.clone(), 1.0)], Volt(0.0)));
            let inserted = self.controls.on(&format!("bus {bus}.insert"));
            let from = if inserted { self.jack(format!("bus return {bus}")) } else { before };
            into.insert(output, amplifier(self.desk, vec![(from, 1.0)], Volt(0.0)));
        }
    }

    /// Auxiliary and cue sends: auxiliaries after the fader unless they are switched before it, cues the other way round.
    fn auxiliaries(self, into: &mut BTreeMap<JackId, Stage>) {
        let send = |name: &str, after: &dyn Fn(u32) -> bool| {
            let share = |n: u32| {
                let gain = self.controls.fader(&format!("ch{n}.{name}"));
                if gain <= 0.0 {
                    return None;
                }
                let strip = self.strip(n);
                let behind = match after(n) {
                    true if strip.muted => 0.0,
                    true => strip.monitor,
                    false => 1.0,
                };
                Some((self.jack(format!("returned {n}")), gain * behind))
            };
            (1..=self.desk.channels).filter_map(share).collect::<Shares>()
        };
        for k in 1..=self.inline.auxes {
            let name = format!("aux {k}");
            let shares = send(&name, &|n| !self.on(n, &format!("{name}.pre")));
            into.insert(self.jack(name.clone()), amplifier(self.desk, heard(shares), self.desk.mix_noise.volt()));
        }
        for k in 1..=self.inline.cues {
            let name = format!("cue {k}");
            let mut shares = send(&name, &|n| self.on(n, &format!("{name}.post")));
            if self.controls.on("talkback") || self.controls.on("slate") {
                shares.push((self.jack("talk"), 1.0));
            }
            into.insert(self.jack(name.clone()), amplifier(self.desk, heard(shares.clone()), self.desk.mix_noise.volt()));
            if k == 1 {
                into.insert(self.jack("foldback"), amplifier(self.desk, heard(shares), self.desk.mix_noise.volt()));
            }
        }
    }

    /// What goes to the two sides of the sum.
    pub(super) fn sum(self) -> [Shares; 2] {
        let mut sides = [Shares::new(), Shares::new()];
        let mut add = |from: String, gain: f64, pan: f64| {
            for (side, share) in sides.iter_mut().zip(panned(pan)).filter(|_| gain > 0.0) {
                side.push((self.jack(from.as_str()), gain * share));
            }
        };
        for n in (1..=self.desk.channels).filter(|n| !self.strip(*n).muted) {
            let Strip { record, monitor, pan, .. } = self.strip(n);
            add(format!("returned {n}"), if self.is_mixing() { record } else { monitor }, pan);
            if self.is_mixing() {
                add(format!("channel {n}"), monitor, pan);
            }
        }
        for k in 1..=self.inline.effects_returns {
            let pan = self.controls.knob(&format!("fx {k}.pan"), 0.0);
            add(format!("fx {k}"), self.controls.fader(&format!("fx {k}.fader")), pan);
        }
        sides.map(heard)
    }
}

/// What is turned up at all.
pub(super) fn heard(shares: Shares) -> Shares {
    shares.into_iter().filter(|(_, gain)| gain.abs() > super::NOTHING).collect()
}
