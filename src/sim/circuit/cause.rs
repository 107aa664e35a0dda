//! Why nothing arrives: the causes that the trace can name, in plain words.

use crate::sim::circuit::words::channel_of;
use crate::sim::gear::{Defect, JackId, UnitId};
use crate::sim::units::{Db, Volt};

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
        why: String,
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

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoPower(unit) => write!(f, "{unit} has no power"),
            Self::NothingPlugged(jack) => write!(f, "nothing is plugged into {jack}"),
            Self::NormalBroken { point, by, at } => write!(f, "the normal {point} is broken by {by}, plugged into {at}"),
            Self::CordLoose { cord, at } => write!(f, "{cord} is plugged into {at}, and its other end into nothing"),
            Self::NotWired(jack) => write!(f, "nothing is wired to {jack}"),
            Self::PhantomOff { microphone, at } => write!(f, "48 V is off at {} for {microphone}", channel_of(at)),
            Self::PhantomMissing(microphone) => write!(f, "nothing on the line of {microphone} gives it 48 V"),
            Self::PhantomShorted { microphone, cord } => write!(f, "{cord} is unbalanced and shorts one leg of the 48 V of {microphone}"),
            Self::PhantomLow { microphone, left } => write!(f, "only {:.1} V of the 48 V are left at {microphone}", left.0),
            Self::NotRouted { send, route } => write!(f, "no strip is routed to {send}: the route of its own is at {route}"),
            Self::OtherInput { desk, strip, is, arrives } => {
                write!(f, "{desk} ch {strip} is on {is}, and the signal arrives at its {arrives} input")
            }
            Self::MixDown { mix, why } => write!(f, "nothing is turned up into {mix}: {why}"),
            Self::Loop(jack) => write!(f, "{jack} would feed itself; the loop is cut here"),
            Self::OutputsFight(outputs) => {
                let names: Vec<String> = outputs.iter().map(ToString::to_string).collect();
                write!(f, "outputs are joined to each other: {}", names.join(", "))
            }
            Self::Defective { unit, defect } => write!(f, "{unit}: {}", words_of(*defect)),
            Self::Dull { from, treble } => write!(f, "the cable takes {:.1} dB at 20 kHz from {from}", -treble.0),
            Self::StandsStill(at) => write!(f, "{at} stands still and is not armed, so nothing comes out"),
            Self::NoLock(unit) => write!(f, "{unit} finds nothing to lock to on its digital line"),
            Self::NoInput(jack) => write!(f, "there is no input {jack}"),
        }
    }
}

fn words_of(defect: Defect) -> String {
    match defect {
        Defect::HotOpen => "pin 2 is open".to_owned(),
        Defect::ColdOpen => "pin 3 is open".to_owned(),
        Defect::ShieldOpen => "the shield is open".to_owned(),
        Defect::Swapped => "pins 2 and 3 are swapped".to_owned(),
        Defect::HotToShield => "pin 2 touches the shield".to_owned(),
        Defect::ColdToShield => "pin 3 touches the shield".to_owned(),
        Defect::HotToCold => "pins 2 and 3 touch".to_owned(),
        Defect::Intermittent => "it breaks when it is moved".to_owned(),
        Defect::DirtyNormal { point, ohms } => format!("the normal of point {point} is dirty, {ohms} Ω"),
        Defect::DriftedResistor { channel } => format!("a resistor of the 48 V of channel {channel} has drifted"),
        Defect::OtherEarth { volts } => format!("its earth stands {:.0} mV off", 1000.0 * volts),
        Defect::PinOne { .. } => "its pin 1 goes to the circuit before the chassis".to_owned(),
        Defect::Noisy { decibels } => format!("it makes {decibels} dB more noise than it should"),
        Defect::RailLow { decibels } => format!("a rail is low, {decibels} dB of headroom are missing"),
        Defect::LevelOffset { channel, decibels } => format!("the gain of channel {channel} is {decibels:+} dB off"),
        Defect::DeadBus { bus } => format!("bus {bus} has no contact"),
        Defect::DeadPhones { channel } => format!("headphone output {channel} is dead"),
        Defect::LowBattery => "its battery is nearly empty".to_owned(),
        Defect::BiasReversed => "its supply is the wrong way round".to_owned(),
        Defect::OtherPinout { first } => format!("the plug of lines {first} to {} has the other pinout", first + 7),
        Defect::HalfSeated { first } => format!("the plug of lines {first} to {} is not home", first + 7),
        Defect::OtherAlignment { decibels } => format!("its alignment is {decibels:+} dB off"),
        Defect::DiskNearlyFull { megabytes } => format!("only {megabytes} MB are free on its drive"),
        Defect::DirtyHeads { micrometres } => format!("{micrometres} µm of oxide lie on its heads"),
        Defect::LeaningHead { minutes } => format!("its reproduce heads lean by {minutes}′"),
        Defect::MagnetisedHeads { .. } => "its heads are magnetised".to_owned(),
        Defect::TornEdge { at_s, .. } => format!("its edge is torn at {at_s:.0} s"),
        Defect::StickyShed => "its binder sheds".to_owned(),
        Defect::TrackTrim { track, decibels } => format!("the trim of track {track} is {decibels:+} dB off"),
        Defect::Humid => "its capsule is damp".to_owned(),
        Defect::SupplyRipple => "its supply hums".to_owned(),
        Defect::Dimmer { volts } => format!("dimmed lamps share its outlet, {:.0} mV", 1000.0 * volts),
        Defect::CoilHum { .. } => "its coil stands in a field of the mains".to_owned(),
        Defect::Telephone => "a telephone lies on it".to_owned(),
        Defect::SmallCore { decibels } => format!("its core is full {decibels} dB early"),
        Defect::LeaderLost => "it keeps losing the leader of its clock".to_owned(),
        Defect::ThinLead { ohms } => format!("its loudspeaker hangs on an instrument cable, {ohms} Ω"),
        Defect::RubbingCone => "the voice coil of its loudspeaker rubs".to_owned(),
        Defect::FailingTube => "a tube of its amplifier is failing".to_owned(),
        Defect::BoomSlipped { metres } => format!("its boom has slipped by {:.0} cm", 100.0 * metres),
        Defect::DifferentialPhones { channel } => format!("headphone output {channel} is wired as a balanced line"),
        Defect::ScratchyFader { channel } => format!("the fader of channel {channel} is dirty"),
        Defect::Sagging { metres } => format!("it sags by {:.0} cm", 100.0 * metres),
        Defect::Draught { decibels } => format!("the ventilation is {decibels} dB too loud"),
        Defect::Rustle => "it rubs at clothes".to_owned(),
        Defect::DropsOut => "its radio link breaks off".to_owned(),
        Defect::WeakSupply { ohms } => format!("the 48 V rail is weak, {ohms} Ω"),
    }
}
