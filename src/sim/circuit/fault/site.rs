//! Where faults can be: what of a patch can have each of them.

use crate::sim::circuit::Patch;
use crate::sim::gear::{BayPoint, CapsuleClass, Connector, GearKind, Normal, Power, Sound, Transducer, UnitId};

/// What a fault needs. A place is written as a unit or as a jack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Site {
    /// A balanced microphone cable.
    Cable,
    /// A patch cord.
    PatchCord,
    /// A microphone input of a preamplifier or a desk.
    MicChannel,
    /// A preamplifier or a desk as a whole.
    MicUnit,
    /// A passive ribbon.
    Ribbon,
    /// A microphone with its own supply.
    Tube,
    /// A microphone with a pattern switch.
    Patterns,
    /// A microphone with a pad.
    Pad,
    /// A microphone with a high-pass.
    Filter,
    /// A small condenser that is worn.
    Lavalier,
    /// A recorder.
    Recorder,
    /// An input of a recorder.
    Track,
    /// A device with a clock of its own and a word clock input.
    Clocked,
    /// A device that sends on digital lines.
    Node,
    /// A generator of word clock.
    ClockGenerator,
    /// A tape machine.
    TapeMachine,
    /// A track of a tape machine, written as its input.
    TapeTrack,
    /// A reel of tape.
    Reel,
    /// The upper jack of a bay point with a normal, full or half.
    Normal,
    /// The upper jack of a half-normalled point that has a neighbour.
    HalfNormal,
    /// The upper jack of a normalled point that has a neighbour.
    FullNormal,
    /// The upper jack of a point whose two rows do not meet.
    OpenPoint,
    /// The first of eight lines of a wall box, a recorder or a loom.
    Snake,
    /// A device that hangs on an outlet.
    Mains,
    /// An active direct box.
    ActiveBox,
    /// A microphone input, in a venue that has active direct boxes.
    FeedsActiveBox,
    /// An output for headphones.
    Phones,
    /// A large desk.
    LargeDesk,
    /// Any desk.
    AnyDesk,
    /// A channel of a large desk, written as its microphone input.
    LargeStrip,
    /// A channel of any desk, written as its microphone input.
    Strip,
    /// A bus of a large desk.
    Bus,
    /// A condenser microphone.
    Condenser,
    /// A passive direct box.
    PassiveBox,
    /// An instrument with a coil for a pickup.
    Coil,
    /// An instrument with an amplifier and its loudspeaker.
    Amplifier,
    /// A microphone stand.
    Stand,
    /// A room, by its name.
    Room,
}

impl Site {
    /// What that is, in words that follow `it needs`.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Cable => "a balanced microphone cable",
            Self::PatchCord => "a patch cord",
            Self::MicChannel => "a microphone input",
            Self::MicUnit => "a preamplifier or a desk",
            Self::Ribbon => "a passive ribbon microphone",
            Self::Tube => "a microphone with its own supply",
            Self::Patterns => "a microphone with a pattern switch",
            Self::Pad => "a microphone with a pad",
            Self::Filter => "a microphone with a high-pass",
            Self::Lavalier => "a lavalier",
            Self::Recorder => "a recorder",
            Self::Track => "an input of a recorder",
            Self::Clocked => "a device with a word clock input",
            Self::Node => "a device that sends on digital lines",
            Self::ClockGenerator => "a generator of word clock",
            Self::TapeMachine => "a tape machine",
            Self::TapeTrack => "an input of a tape machine",
            Self::Reel => "a reel of tape",
            Self::Normal => "the upper jack of a normalled point",
            Self::HalfNormal => "the upper jack of a half-normalled point",
            Self::FullNormal => "the upper jack of a fully normalled point",
            Self::OpenPoint => "the upper jack of a point without a normal",
            Self::Snake => "the first of eight lines of a wall box, a recorder or a loom",
            Self::Mains => "a device that hangs on an outlet",
            Self::ActiveBox => "an active direct box",
            Self::FeedsActiveBox => "a microphone input, and an active direct box",
            Self::Phones => "an output for headphones",
            Self::LargeDesk => "a large desk",
            Self::AnyDesk => "a desk",
            Self::LargeStrip => "a microphone input of a large desk",
            Self::Strip => "a microphone input of a desk",
            Self::Bus => "a bus of a large desk",
            Self::Condenser => "a condenser microphone",
            Self::PassiveBox => "a passive direct box",
            Self::Coil => "an instrument with a coil for a pickup",
            Self::Amplifier => "an instrument with an amplifier",
            Self::Stand => "a microphone stand",
            Self::Room => "a room",
        }
    }
}

/// Every place of that kind, in the order of the units' tags.
pub(super) fn places(site: Site, patch: &Patch) -> Vec<String> {
    if site == Site::FeedsActiveBox && places(Site::ActiveBox, patch).is_empty() {
        return Vec::new();
    }
    if site == Site::Room {
        return patch.venue.rooms.iter().map(|room| room.id.0.clone()).collect();
    }
    let mut found = Vec::new();
    for unit in patch.units.keys() {
        if let Some(kind) = patch.kind(unit) {
            of_unit(site, patch, unit, kind, &mut found);
        }
    }
    found
}

fn of_unit(site: Site, patch: &Patch, unit: &UnitId, kind: &GearKind, found: &mut Vec<String>) {
    let mut jacks = |name: &str, count: u32| found.extend((1..=count).map(|n| format!("{unit}/{name}{n}")));
    match (site, kind) {
        (Site::MicChannel | Site::FeedsActiveBox, GearKind::Preamp(one)) if one.has_all_switches() => jacks("in ", one.channels),
        (Site::MicChannel | Site::FeedsActiveBox | Site::Strip, GearKind::Desk(desk)) => jacks("mic ", desk.mic_inputs),
        (Site::LargeStrip, GearKind::Desk(desk)) if desk.inline.is_some() => jacks("mic ", desk.mic_inputs),
        (Site::Bus, GearKind::Desk(desk)) if desk.inline.is_some() => jacks("bus ", desk.channels),
        (Site::Phones, GearKind::HeadphoneAmp(one)) => jacks("phones ", one.channels),
        (Site::Track, GearKind::Recorder(one)) => jacks("in ", one.tracks),
        (Site::TapeTrack, GearKind::TapeMachine(one)) => jacks("in ", one.tracks),
        (Site::Snake, GearKind::Recorder(one)) => eights(unit, "in ", one.tracks, found),
        (Site::Snake, GearKind::WallBox { lines, .. }) => eights(unit, "", *lines, found),
        (Site::Snake, GearKind::Cable(cable)) if cable.loom.is_some() => eights(unit, "", cable.lines(), found),
        (_, GearKind::Patchbay { points }) => found.extend(of_bay(site, unit, points)),
        _ if is_whole(site, patch, unit, kind) => found.push(unit.to_string()),
        _ => {}
    }
}

fn eights(unit: &UnitId, name: &str, lines: u32, found: &mut Vec<String>) {
    found.extend((1..=lines / 8).map(|eight| format!("{unit}/{name}{}", 8 * eight - 7)));
}

fn of_bay(site: Site, unit: &UnitId, points: &[BayPoint]) -> Vec<String> {
    let fits = |index: usize| {
        let neighbour = index + 1 < points.len();
        match (site, points[index].normal) {
            (Site::Normal, Normal::Full | Normal::Half) | (Site::OpenPoint, Normal::Open) => true,
            (Site::HalfNormal, Normal::Half) | (Site::FullNormal, Normal::Full) => neighbour,
            _ => false,
        }
    };
    (0..points.len()).filter(|index| fits(*index)).map(|index| format!("{unit}/U{}", index + 1)).collect()
}

/// Whether a unit as a whole is such a place.
fn is_whole(site: Site, patch: &Patch, unit: &UnitId, kind: &GearKind) -> bool {
    match (site, kind) {
        (Site::Cable, GearKind::Cable(cable)) => cable.ends.0 == Connector::XlrFemale && cable.is_balanced(),
        (Site::PatchCord, GearKind::Cable(cable)) => cable.ends == (Connector::TtPlug, Connector::TtPlug),
        (Site::MicUnit, GearKind::Preamp(_) | GearKind::Desk(_))
        | (Site::AnyDesk, GearKind::Desk(_))
        | (Site::Recorder, GearKind::Recorder(_))
        | (Site::ClockGenerator, GearKind::ClockGenerator(_))
        | (Site::TapeMachine, GearKind::TapeMachine(_))
        | (Site::Reel, GearKind::Reel(_))
        | (Site::Stand, GearKind::Stand(_)) => true,
        (Site::Ribbon, GearKind::Microphone(one)) => one.transducer == Transducer::Ribbon && one.power == Power::Passive,
        (Site::Clocked, GearKind::Recorder(one)) => one.clock.is_some(),
        (Site::Node, GearKind::Recorder(one)) => one.clock.as_ref().is_some_and(|clock| !clock.ports.is_empty()),
        (Site::Tube, GearKind::Microphone(one)) => one.power == Power::OwnSupply,
        (Site::Patterns, GearKind::Microphone(one)) => one.patterns.len() > 1,
        (Site::Pad, GearKind::Microphone(one)) => !one.pad_db.is_empty(),
        (Site::Filter, GearKind::Microphone(one)) => !one.high_pass.is_empty(),
        (Site::Lavalier, GearKind::Microphone(one)) => one.capsule == CapsuleClass::Miniature && one.power.needs_phantom(),
        (Site::Mains, _) => patch.venue.fixture(unit).is_some_and(|fixture| fixture.outlet.is_some()),
        (Site::ActiveBox, GearKind::DirectBox(one)) => one.power.needs_phantom(),
        (Site::LargeDesk, GearKind::Desk(desk)) => desk.inline.is_some(),
        (Site::Condenser, GearKind::Microphone(one)) => one.noise.is_some(),
        (Site::PassiveBox, GearKind::DirectBox(one)) => one.power == Power::Passive,
        (Site::Coil, GearKind::Instrument(one)) => one.outlets.iter().any(|outlet| outlet.source.henry > 0.0),
        (Site::Amplifier, GearKind::Instrument(one)) => matches!(one.plays, Sound::ElectricBass | Sound::ElectricGuitar),
        _ => false,
    }
}
