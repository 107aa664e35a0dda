//! What is broken in a cable, a bay or a device: edits of the circuit, never scripted effects (domain reference 4.4, 10).

use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// One thing that is broken, by the unit that has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Defect {
    /// A cable's hot conductor is broken (F1).
    HotOpen,
    /// A cable's cold conductor is broken (F1, F21).
    ColdOpen,
    /// A cable's shield is broken (F3).
    ShieldOpen,
    /// A cable's two conductors change places (F5).
    Swapped,
    /// A cable's hot conductor touches its shield (F4).
    HotToShield,
    /// A cable's cold conductor touches its shield (F4).
    ColdToShield,
    /// A cable's two conductors touch each other.
    HotToCold,
    /// A cable's hot conductor breaks while it is moved and conducts while it lies still (F2).
    Intermittent,
    /// The supply of a device's 48 V gives way: so many ohms stand before all of its channels (F7).
    WeakSupply {
        /// Ohms.
        ohms: f64,
    },
    /// The normal of a bay point is tarnished (F20).
    DirtyNormal {
        /// The point, from 1.
        point: u32,
        /// Ohms of each contact.
        ohms: f64,
    },
    /// One resistor of the pair that gives 48 V to a channel has drifted by 5 %, so that its input rejects no more than
    /// 26 dB while its 48 V are in (F8).
    DriftedResistor {
        /// The channel, from 1.
        channel: u32,
    },
    /// A device hangs on an outlet whose earth stands at another potential (F30).
    OtherEarth {
        /// Volts, rms at 50 Hz, beside those of its own outlet.
        volts: f64,
    },
    /// A device takes the shields of its inputs to its circuit before its chassis (F31).
    PinOne {
        /// Ohms that both ways have in common.
        ohms: f64,
    },
    /// A device, or a microphone with a tube, makes so much more noise than it should (F12).
    Noisy {
        /// Decibels.
        decibels: f64,
    },
    /// One rail of a device is low: it clips earlier and makes more noise (F50).
    RailLow {
        /// Decibels of headroom that are missing.
        decibels: f64,
    },
    /// A channel's gain cell stands beside what its fader says (F49).
    LevelOffset {
        /// The channel, from 1.
        channel: u32,
        /// Decibels.
        decibels: f64,
    },
    /// The contacts of a bus carry nothing on (F47).
    DeadBus {
        /// The bus, from 1.
        bus: u32,
    },
    /// An output for headphones gives nothing (F43).
    DeadPhones {
        /// The channel, from 1.
        channel: u32,
    },
    /// The battery of an active box or an instrument is nearly empty: it clips at 3 V (F35).
    LowBattery,
    /// The supply of a small microphone goes to the wrong end of its amplifier (F65).
    BiasReversed,
    /// A multi-pin plug of eight lines has the other of the two pinouts: line n comes out as 9 − n (F25).
    OtherPinout {
        /// The first of the eight, from 1.
        first: u32,
    },
    /// A multi-pin plug of eight lines is not pushed home: none of them has contact (F25).
    HalfSeated {
        /// The first of the eight, from 1.
        first: u32,
    },
    /// Oxide lies on both head stacks of a tape machine and keeps the tape away (F51).
    DirtyHeads {
        /// Micrometres.
        micrometres: f64,
    },
    /// The reproduce stack of a tape machine leans (F52).
    LeaningHead {
        /// Minutes of arc.
        minutes: f64,
    },
    /// Both head stacks of a tape machine are magnetised (F54).
    MagnetisedHeads {
        /// From 0 to 1; 1 is 6 dB more noise.
        share: f64,
    },
    /// The binder of a reel sheds: it sticks to the heads, squeals and leaves its oxide on them (F56).
    StickyShed,
    /// The edge of a reel is torn: its last track has nothing there (F57).
    TornEdge {
        /// Where, seconds from the beginning at 15 inches a second.
        at_s: f64,
        /// How long, seconds.
        seconds: f64,
    },
    /// The converters of a recorder stand at another alignment (F19).
    OtherAlignment {
        /// Decibels by which full scale is higher than it should be.
        decibels: f64,
    },
    /// The drive of a recorder is nearly full (F58).
    DiskNearlyFull {
        /// Megabytes (10⁶) that are free when the session begins.
        megabytes: f64,
    },
    /// The input trim of one track of a recorder stands too high: it is full before the others (F18).
    TrackTrim {
        /// The track, from 1.
        track: u32,
        /// Decibels.
        decibels: f64,
    },
    /// A condenser is damp: its capsule leaks in bursts (F11).
    Humid,
    /// The rectifier of a microphone's own supply is worn out: hum of twice the mains, and less of what it should hear (F13).
    SupplyRipple,
    /// Dimmed lamps hang on the outlet of a device: its earth carries their buzz (F32).
    Dimmer {
        /// Volts, rms, of the buzz.
        volts: f64,
    },
    /// A magnetic field of the mains stands where a pickup of a single coil is (F33).
    CoilHum {
        /// Where the field points, degrees from how the player sits.
        degrees: f64,
        /// Volts at the pickup where it lies along the field, rms at 50 Hz.
        volts: f64,
    },
    /// A telephone lies on a cable (F34).
    Telephone,
    /// The core of a passive box is smaller than its case: it is full so many decibels earlier (F36).
    SmallCore {
        /// Decibels.
        decibels: f64,
    },
    /// A converter keeps losing the leader of its clock: what it sends on digital lines drops out (F26).
    LeaderLost,
    /// An instrument cable leads from an amplifier to its loudspeaker: it takes level, and gets warm with what it takes (F38).
    ThinLead {
        /// There and back, ohms.
        ohms: f64,
    },
    /// The voice coil of an amplifier's loudspeaker rubs (F39).
    RubbingCone,
    /// A tube of an amplifier is failing: hum, and its level sags and comes back (F40).
    FailingTube,
    /// A boom slips: its capsule hangs further out than its stand says (F42).
    BoomSlipped {
        /// Metres.
        metres: f64,
    },
    /// A headphone output is wired as a balanced line: one side against the other (F44).
    DifferentialPhones {
        /// The channel, from 1.
        channel: u32,
    },
    /// The track of a channel fader is dirty: it scratches when it is moved (F48).
    ScratchyFader {
        /// The channel, from 1.
        channel: u32,
    },
    /// A stand sags from take to take (F61).
    Sagging {
        /// Metres in the end.
        metres: f64,
    },
    /// The ventilation of a room blows too hard (F62).
    Draught {
        /// Decibels below 80 Hz over what the room should have.
        decibels: f64,
    },
    /// A worn microphone rubs at clothes (F63).
    Rustle,
    /// The radio link of a worn microphone breaks off (F64).
    DropsOut,
}

impl Defect {
    /// Decibels by which a track of a recorder with these defects is full earlier than the others.
    #[must_use]
    pub fn trim_of(defects: &[Self], track: u32) -> Db {
        let own = |defect: &Self| match defect {
            Self::TrackTrim { track: one, decibels } if *one == track => *decibels,
            _ => 0.0,
        };
        Db(defects.iter().map(own).sum())
    }

    /// Decibels by which the full scale of a recorder with these defects is higher than it should be.
    #[must_use]
    pub fn misalignment(defects: &[Self]) -> Db {
        let own = |defect: &Self| if let Self::OtherAlignment { decibels } = defect { *decibels } else { 0.0 };
        Db(defects.iter().map(own).sum())
    }
}
