//! Desks: a plain one of strips, sends and returns, and what a large inline one has beside (domain reference 6.2).

use crate::sim::gear::electronics::{DESK_MAX, LINE_CMRR, Preamp, preamp_controls};
use crate::sim::gear::processing::{compressor_controls, eq_controls, fader, gate_controls, knob, selector, switch};
use crate::sim::gear::{Compressor, Connector, ControlKind, ControlSpec, EqBand, Flow, Gate, InputStage, JackSpec, Setting, Topology};
use crate::sim::units::{Db, Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// An inline desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// How many strips, sends and returns.
    pub channels: u32,
    /// How many of the strips have a microphone input, from the first.
    pub mic_inputs: u32,
    /// How many of the strips have a line input, from the first.
    pub line_inputs: u32,
    /// The preamplifier in each strip; `channels` is 1.
    pub preamp: Preamp,
    /// Line trim: least, greatest and step, decibels.
    pub trim_db: (f64, f64, f64),
    /// Impedance of line inputs and returns.
    pub line_load: Ohm,
    /// Noise of one strip's line path at its output.
    pub line_noise: Dbu,
    /// Noise of the mix bus.
    pub mix_noise: Dbu,
    /// What of a channel or a bus is in its neighbour at 10 kHz, decibels below it; by capacitance, so 6 dB less an octave below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crosstalk: Option<Db>,
    /// What a large desk has beside.
    #[serde(default)]
    pub inline: Option<Inline>,
}

/// Inserts, processing, buses, auxiliaries and the master section of a large desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inline {
    /// How many buses have an insert, from the first.
    pub bus_inserts: u32,
    /// Auxiliary sends of each strip.
    pub auxes: u32,
    /// Cue sends of each strip.
    pub cues: u32,
    /// Effect returns.
    pub effects_returns: u32,
    /// Stereo inputs of the monitor section beside the two-track.
    pub externals: u32,
    /// The equaliser in each strip.
    pub eq: Vec<EqBand>,
    /// The compressor in each strip.
    pub compressor: Compressor,
    /// The gate in each strip.
    pub gate: Gate,
}

/// Mute groups of a large desk.
pub const MUTE_GROUPS: u32 = 4;

/// Left and right.
const SIDES: [&str; 2] = ["L", "R"];

impl Desk {
    /// Every jack, soldered to a patchbay.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let line = Flow::input(self.line_load, DESK_MAX, LINE_CMRR, InputStage::Electronic);
        let out = Flow::output(self.preamp.source, self.preamp.max_out, Topology::Symmetric);
        let mic = Flow::input(self.preamp.load, self.preamp.max_in, self.preamp.cmrr, self.preamp.input);
        let mut jacks = row("mic", self.mic_inputs, mic);
        jacks.extend(row("line", self.line_inputs, line));
        jacks.extend(row("return", self.channels, line));
        jacks.extend(row("cue", self.cues(), out));
        jacks.extend(pair("monitor", out));
        match &self.inline {
            None => jacks.extend(row("send", self.channels, out)),
            Some(inline) => {
                for (name, count) in [("insert send", self.channels), ("direct", self.channels), ("bus", self.channels)] {
                    jacks.extend(row(name, count, out));
                }
                jacks.extend(row("bus send", inline.bus_inserts, out));
                jacks.extend(row("aux", inline.auxes, out));
                for name in ["stereo send", "mix", "main", "studio"] {
                    jacks.extend(pair(name, out));
                }
                for (name, count) in [("insert return", self.channels), ("tape", self.channels), ("bus return", inline.bus_inserts)] {
                    jacks.extend(row(name, count, line));
                }
                jacks.extend(row("fx", inline.effects_returns, line));
                jacks.extend((1..=inline.externals).flat_map(|n| pair(&format!("ext {n}"), line)));
                for name in ["stereo return", "two-track"] {
                    jacks.extend(pair(name, line));
                }
                for (name, flow) in [("talkback mic", mic), ("listen mic", mic), ("talkback", out), ("foldback", out)] {
                    jacks.push(JackSpec { name: name.to_owned(), connector: Connector::Soldered, flow });
                }
            }
        }
        jacks
    }

    /// Cue sends of each strip.
    #[must_use]
    pub fn cues(&self) -> u32 {
        self.inline.as_ref().map_or(2, |inline| inline.cues)
    }

    /// The strip's controls in two groups: the record path (`source` … `route`) and the monitor path (`fader` … the last cue);
    /// then the master section.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let mut controls = vec![switch("power".into())];
        for n in 1..=self.channels {
            self.record_path(n, &mut controls);
            self.monitor_path(n, &mut controls);
        }
        controls.push(fader_by_decibel("monitor.level".into()));
        controls.extend(["dim", "mute", "mono"].map(|name| switch(format!("monitor.{name}"))));
        if let Some(inline) = &self.inline {
            master_section(inline, &mut controls);
        }
        controls
    }

    fn record_path(&self, n: u32, controls: &mut Vec<ControlSpec>) {
        let name = |control: &str| format!("ch{n}.{control}");
        controls.push(selector(name("source"), vec!["mic".into(), "line".into()]));
        controls.extend(preamp_controls(&format!("ch{n}"), &self.preamp));
        controls.push(knob(name("trim"), self.trim_db, "dB", 0.0));
        let own = ["off".to_owned(), "direct".to_owned()].into_iter();
        let mut routes: Vec<String> = own.chain((1..=self.channels).map(|bus| format!("bus {bus}"))).collect();
        if let Some(inline) = &self.inline {
            controls.extend(["insert", "eq"].map(|section| switch(name(section))));
            controls.extend(eq_controls(&format!("ch{n}"), &inline.eq));
            controls.push(switch(name("comp")));
            controls.extend(compressor_controls(&name("comp"), &inline.compressor));
            controls.push(switch(name("gate")));
            controls.extend(gate_controls(&name("gate"), &inline.gate));
            controls.push(fader(name("small"), -90.0));
            controls.push(switch(name("flip")));
            routes.extend((1..self.channels).step_by(2).map(|odd| format!("pair {odd}-{}", odd + 1)));
        }
        controls.push(selector(name("route"), routes));
    }

    fn monitor_path(&self, n: u32, controls: &mut Vec<ControlSpec>) {
        let name = |control: &str| format!("ch{n}.{control}");
        if self.inline.is_some() {
            controls.push(selector(name("return"), vec!["recorder".into(), "tape".into()]));
        }
        controls.push(fader(name("fader"), -90.0));
        controls.push(knob(name("pan"), (-100.0, 100.0, 5.0), "%", 0.0));
        controls.extend(["mute", "pfl"].map(|control| switch(name(control))));
        controls.extend((1..=self.cues()).map(|k| fader(name(&format!("cue {k}")), -90.0)));
        let Some(inline) = &self.inline else { return };
        controls.extend(["afl", "sip"].map(|control| switch(name(control))));
        controls.extend((1..=inline.cues).map(|k| switch(name(&format!("cue {k}.post")))));
        for k in 1..=inline.auxes {
            controls.push(fader(name(&format!("aux {k}")), -90.0));
            controls.push(switch(name(&format!("aux {k}.pre"))));
        }
        let groups = std::iter::once("none".to_owned()).chain((1..=MUTE_GROUPS).map(|k| k.to_string()));
        controls.push(selector(name("group"), groups.collect()));
    }
}

fn master_section(inline: &Inline, controls: &mut Vec<ControlSpec>) {
    controls.push(selector("status".into(), ["record", "overdub", "mix"].map(str::to_owned).to_vec()));
    controls.push(fader("mix.fader".into(), -90.0));
    controls.push(switch("mix.insert".into()));
    controls.extend((1..=inline.bus_inserts).map(|k| switch(format!("bus {k}.insert"))));
    for k in 1..=inline.effects_returns {
        controls.push(fader(format!("fx {k}.fader"), -90.0));
        controls.push(knob(format!("fx {k}.pan"), (-100.0, 100.0, 5.0), "%", 0.0));
    }
    controls.extend((1..=MUTE_GROUPS).map(|k| switch(format!("group {k}.mute"))));
    let externals = (1..=inline.externals).map(|n| format!("ext {n}"));
    let sources = ["mix", "two-track"].map(str::to_owned).into_iter().chain(externals);
    controls.push(selector("monitor.source".into(), sources.collect()));
    controls.push(selector("monitor.speakers".into(), vec!["near".into(), "main".into()]));
    controls.push(fader_by_decibel("studio.level".into()));
    controls.extend(["talkback", "slate", "listen"].map(|name| switch(name.into())));
    for name in ["talkback.gain", "listen.gain"] {
        controls.push(knob(name.into(), (20.0, 70.0, 1.0), "dB", 20.0));
    }
    controls.push(selector("oscillator".into(), ["off", "100 Hz", "1 kHz", "10 kHz", "pink"].map(str::to_owned).to_vec()));
    controls.push(knob("oscillator.level".into(), (-40.0, 20.0, 0.5), "dBu", 4.0));
}

fn fader_by_decibel(name: String) -> ControlSpec {
    let kind = ControlKind::Knob { least: -90.0, most: 10.0, step: 1.0, unit: "dB" };
    ControlSpec { name, kind, zero: Setting::At(-90.0) }
}

fn row(name: &str, count: u32, flow: Flow) -> Vec<JackSpec> {
    (1..=count).map(|n| JackSpec { name: format!("{name} {n}"), connector: Connector::Soldered, flow }).collect()
}

fn pair(name: &str, flow: Flow) -> Vec<JackSpec> {
    SIDES.map(|side| JackSpec { name: format!("{name} {side}"), connector: Connector::Soldered, flow }).to_vec()
}
