//! Why nothing arrives: the causes that the trace can name, in plain words.

use crate::sim::circuit::words::channel_of;
use crate::sim::gear::{Defect, JackId, UnitId};
use crate::sim::units::{Db, Volt};
use crate::sim::words::{Sentence, Value, say};

/// Why a signal stops.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// A device that needs mains has none, or is not switched on.
    NoPower(UnitId),
    /// The line ends at a jack with nothing in it.
    NothingPlugged(JackId),
    /// A normal that would carry the signal is broken by a plug.
    NormalBroken {
        /// The bay's point in its own words, such as `BOOTH 3 over EXT PRE 3`.
        point: String,
        /// The cord.
        by: UnitId,
        /// The jack that it is in.
        at: JackId,
    },
    /// A cord is plugged at one end only.
    CordLoose {
        /// The cord.
        cord: UnitId,
        /// Where its other end is.
        at: JackId,
    },
    /// Nothing is wired to the jack at all.
    NotWired(JackId),
    /// The preamplifier on the microphone's line has its 48 V switched off.
    PhantomOff {
        /// The microphone.
        microphone: UnitId,
        /// The preamplifier's input.
        at: JackId,
    },
    /// No input on the microphone's line can give 48 V.
    PhantomMissing(UnitId),
    /// An unbalanced cord shorts one leg to the shield.
    PhantomShorted {
        /// The microphone.
        microphone: UnitId,
        /// The cord.
        cord: UnitId,
    },
    /// Too much current is drawn from the supply.
    PhantomLow {
        /// The microphone.
        microphone: UnitId,
        /// What is left at the capsule.
        left: Volt,
    },
    /// No strip feeds the send; its own strip's route stands elsewhere.
    NotRouted {
        /// The send.
        send: JackId,
        /// How the route of the strip of the same number stands.
        route: String,
    },
    /// The strip takes its other input.
    OtherInput {
        /// The desk.
        desk: UnitId,
        /// The strip.
        strip: u32,
        /// What it is switched to: `mic` or `line`.
        is: String,
        /// Where the signal arrives.
        arrives: String,
    },
    /// Nothing is turned up into a mix.
    MixDown {
        /// The mix: a cue or a side of the monitors.
        mix: JackId,
        /// What keeps it silent, such as `monitor.mute is in`.
        why: Sentence,
    },
    /// The signal would come back to where it has been.
    Loop(JackId),
    /// The digital line that the track is taken from carries nothing that the device can lock to.
    NoLock(UnitId),
    /// A track that neither plays nor gives its input.
    StandsStill(JackId),
    /// There is no such jack, or nothing can arrive there.
    NoInput(JackId),
    /// Several outputs drive one net.
    OutputsFight(Vec<JackId>),
    /// A cord, a bay or a device is broken.
    Defective {
        /// What is broken.
        unit: UnitId,
        /// How.
        defect: Defect,
    },
    /// Cable against the output's impedance takes treble.
    Dull {
        /// The output.
        from: JackId,
        /// The level at 20 kHz re 1 kHz.
        treble: Db,
    },
}

impl Cause {
    /// The cause in words.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NoPower(unit) => say!("cause-no-power", unit = unit),
            Self::NothingPlugged(jack) => say!("cause-nothing-plugged", jack = jack),
            Self::NormalBroken { point, by, at } => say!("cause-normal-broken", point = point, cord = by, jack = at),
            Self::CordLoose { cord, at } => say!("cause-cord-loose", cord = cord, jack = at),
            Self::NotWired(jack) => say!("cause-not-wired", jack = jack),
            Self::PhantomOff { microphone, at } => say!("cause-phantom-off", mic = microphone, channel = channel_of(at)),
            Self::PhantomMissing(microphone) => say!("cause-phantom-missing", mic = microphone),
            Self::PhantomShorted { microphone, cord } => say!("cause-phantom-shorted", mic = microphone, cord = cord),
            Self::PhantomLow { microphone, left } => {
                say!("cause-phantom-low", mic = microphone, volts = Value::number(left.0, 1))
            }
            Self::NotRouted { send, route } => say!("cause-not-routed", send = send, route = Value::word(route)),
            Self::OtherInput { desk, strip, is, arrives } => {
                let [is, arrives] = [is, arrives].map(|word| Value::word(word));
                say!("cause-other-input", desk = desk, strip = *strip, is = is, arrives = arrives)
            }
            Self::MixDown { mix, why } => say!("cause-mix-down", mix = mix, why = why.clone()),
            Self::Loop(jack) => say!("cause-loop", jack = jack),
            Self::OutputsFight(outputs) => {
                let names: Vec<String> = outputs.iter().map(ToString::to_string).collect();
                say!("cause-outputs-fight", outputs = names.join(", "))
            }
            Self::Defective { unit, defect } => say!("cause-defective", unit = unit, defect = defect_words(*defect)),
            Self::Dull { from, treble } => say!("cause-dull", jack = from, loss = Value::number(-treble.0, 1)),
            Self::StandsStill(at) => say!("cause-stands-still", jack = at),
            Self::NoLock(unit) => say!("cause-no-lock", unit = unit),
            Self::NoInput(jack) => say!("cause-no-input", jack = jack),
        }
    }
}

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.sentence().fmt(f)
    }
}

fn defect_words(defect: Defect) -> Sentence {
    match defect {
        Defect::HotOpen => say!("defect-hot-open"),
        Defect::ColdOpen => say!("defect-cold-open"),
        Defect::ShieldOpen => say!("defect-shield-open"),
        Defect::Swapped => say!("defect-swapped"),
        Defect::HotToShield => say!("defect-hot-to-shield"),
        Defect::ColdToShield => say!("defect-cold-to-shield"),
        Defect::HotToCold => say!("defect-hot-to-cold"),
        Defect::Intermittent => say!("defect-intermittent"),
        Defect::DirtyNormal { point, ohms } => say!("defect-dirty-normal", point = point, ohms = ohms),
        Defect::DriftedResistor { channel } => say!("defect-drifted-resistor", channel = channel),
        Defect::OtherEarth { volts } => say!("defect-other-earth", millivolts = Value::number(1000.0 * volts, 0)),
        Defect::PinOne { .. } => say!("defect-pin-one"),
        Defect::Noisy { decibels } => say!("defect-noisy", decibels = decibels),
        Defect::RailLow { decibels } => say!("defect-rail-low", decibels = decibels),
        Defect::LevelOffset { channel, decibels } => say!("defect-level-offset", channel = channel, decibels = Value::signed(decibels)),
        Defect::DeadBus { bus } => say!("defect-dead-bus", bus = bus),
        Defect::DeadPhones { channel } => say!("defect-dead-phones", channel = channel),
        Defect::LowBattery => say!("defect-low-battery"),
        Defect::BiasReversed => say!("defect-bias-reversed"),
        Defect::OtherPinout { first } => say!("defect-other-pinout", first = first, last = first + 7),
        Defect::HalfSeated { first } => say!("defect-half-seated", first = first, last = first + 7),
        Defect::OtherAlignment { decibels } => say!("defect-other-alignment", decibels = Value::signed(decibels)),
        Defect::DiskNearlyFull { megabytes } => say!("defect-disk-nearly-full", megabytes = megabytes),
        Defect::DirtyHeads { micrometres } => say!("defect-dirty-heads", micrometres = micrometres),
        Defect::LeaningHead { minutes } => say!("defect-leaning-head", minutes = minutes),
        Defect::MagnetisedHeads { .. } => say!("defect-magnetised-heads"),
        Defect::TornEdge { at_s, .. } => say!("defect-torn-edge", at = Value::number(at_s, 0)),
        Defect::StickyShed => say!("defect-sticky-shed"),
        Defect::TrackTrim { track, decibels } => say!("defect-track-trim", track = track, decibels = Value::signed(decibels)),
        Defect::Humid => say!("defect-humid"),
        Defect::SupplyRipple => say!("defect-supply-ripple"),
        Defect::Dimmer { volts } => say!("defect-dimmer", millivolts = Value::number(1000.0 * volts, 0)),
        Defect::CoilHum { .. } => say!("defect-coil-hum"),
        Defect::Telephone => say!("defect-telephone"),
        Defect::SmallCore { decibels } => say!("defect-small-core", decibels = decibels),
        Defect::LeaderLost => say!("defect-leader-lost"),
        Defect::ThinLead { ohms } => say!("defect-thin-lead", ohms = ohms),
        Defect::RubbingCone => say!("defect-rubbing-cone"),
        Defect::FailingTube => say!("defect-failing-tube"),
        Defect::BoomSlipped { metres } => say!("defect-boom-slipped", centimetres = Value::number(100.0 * metres, 0)),
        Defect::DifferentialPhones { channel } => say!("defect-differential-phones", channel = channel),
        Defect::ScratchyFader { channel } => say!("defect-scratchy-fader", channel = channel),
        Defect::Sagging { metres } => say!("defect-sagging", centimetres = Value::number(100.0 * metres, 0)),
        Defect::Draught { decibels } => say!("defect-draught", decibels = decibels),
        Defect::Rustle => say!("defect-rustle"),
        Defect::DropsOut => say!("defect-drops-out"),
        Defect::WeakSupply { ohms } => say!("defect-weak-supply", ohms = ohms),
    }
}
