//! The catalogue of faults; the numbers are those of domain reference 10.

use crate::sim::circuit::fault::Site;

/// One fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Its name in scenario files.
    pub name: &'static str,
    /// What can have it.
    pub site: Site,
    /// What one hears and measures.
    pub symptom: &'static str,
    /// What an engineer does about it.
    pub cure: &'static str,
}

const fn fault(name: &'static str, site: Site, symptom: &'static str, cure: &'static str) -> Fault {
    Fault { name, site, symptom, cure }
}

/// Every fault, in the order of its numbers.
pub const FAULTS: &[Fault] = &[
    // F1
    fault("broken-hot", Site::Cable, "half the level or a thin rest, hum, little phantom", "another cable; tag this one"),
    fault("broken-cold", Site::Cable, "half the level or a thin rest, hum, little phantom", "another cable; tag this one"),
    // F2
    fault("intermittent", Site::Cable, "whole while it lies still, open while it is moved", "wiggle it, then another cable; tag this one"),
    // F3
    fault("shield-open", Site::Cable, "a condenser is dead, a dynamic works and buzzes", "another cable; tag this one"),
    // F4
    fault("hot-to-shield", Site::Cable, "no phantom on pin 2; current through a coil or a ribbon", "48 V off, then another cable"),
    fault("cold-to-shield", Site::Cable, "no phantom on pin 3; current through a coil or a ribbon", "48 V off, then another cable"),
    // F4, domain reference 4.4
    fault("shorted-pair", Site::Cable, "silence, although 48 V stand on both legs", "another cable; tag this one"),
    // F5
    fault("swapped-pair", Site::Cable, "same level, opposite polarity: thin with its twin", "rewire the cable; tag it until then"),
    // F6
    fault("phantom-off", Site::MicChannel, "condensers are silent, dynamics are not", "48 V in, with the channel muted"),
    // F7
    fault("weak-phantom", Site::MicUnit, "phantom sags with every condenser on it", "measure with several; another supply"),
    // F8
    fault("drifted-resistor", Site::MicChannel, "hum on one channel while its 48 V are in", "another channel; a ticket for this one"),
    // F9
    fault("phantom-left-on", Site::MicChannel, "a thump to full scale when its line is patched", "mute, 48 V off, wait, patch again"),
    // F10
    fault("stretched-ribbon", Site::Ribbon, "weaker and rattling", "another microphone; send this one for a new ribbon"),
    // F11
    fault("humid-capsule", Site::Condenser, "spitting, 45 dB over its noise", "a spare; let this one dry"),
    // F12
    fault("aged-tube", Site::Tube, "hiss 12 dB up", "another microphone; a new tube when it has cooled"),
    // F13
    fault("supply-ripple", Site::Tube, "hum of twice the mains, 30 dB over its noise", "another supply; service for this one"),
    // F14
    fault("wrong-pattern", Site::Patterns, "more of the room, another tone off the axis", "look at its switch"),
    // F15
    fault("pad-left-in", Site::Pad, "low by just what the pad says", "look at the microphone before the gain"),
    fault("filter-left-in", Site::Filter, "thin in the bass", "look at the microphone's switch"),
    fault("preamp-pad-left-in", Site::MicChannel, "low by just what the pad says", "the pad out before the gain is raised"),
    fault("preamp-filter-left-in", Site::MicChannel, "thin in the bass", "the filter out"),
    // F16
    fault(
        "capsule-overload",
        Site::Condenser,
        "harsh before the preamplifier, whatever its gain",
        "pad or distance; tell it from the gain",
    ),
    // F17
    fault("gain-too-high", Site::MicChannel, "clips at its own output, whatever the fader says", "gain down at the input"),
    // F18
    fault("converter-overload", Site::Track, "one track full 12 dB early", "its trim, not a plug-in"),
    // F19
    fault("other-alignment", Site::Recorder, "every track reads 6 dB high", "tone from end to end; line up again"),
    // F20
    fault("dirty-normal", Site::Normal, "weaker through the normal, whole with a cord", "burnish the jack; patch around it"),
    // F21
    fault("broken-ring", Site::PatchCord, "6 dB low and humming", "another cord; this one to quarantine"),
    // F22
    fault("half-normal-tapped", Site::HalfNormal, "two destinations record one source", "pull the cord, or arm one track only"),
    // F23
    fault("adjacent-row", Site::FullNormal, "the source arrives one channel further", "trace it and patch again"),
    // F24
    fault("send-to-return", Site::OpenPoint, "a box feeds itself: howl", "mute, then pull the cord"),
    // F25
    fault("other-pinout", Site::Snake, "eight lines arrive in reverse order", "the right pinout"),
    fault("half-seated", Site::Snake, "eight lines are silent at once", "push the plug home"),
    // F26
    fault("leader-lost", Site::Node, "one converter clicks and drops out, the others do not", "look for its leader; another port or cable"),
    // F27
    fault("termination-wrong", Site::Clocked, "jitter and random ticks on a word clock", "75 Ω at the far end, and nowhere else"),
    // F28
    fault("clock-internal", Site::Clocked, "ticks every few seconds on its digital lines", "lock it to the master; record again"),
    // F29
    fault("other-rate", Site::ClockGenerator, "everything is 1.47 semitones off, or muted", "read session and hardware rate; conform"),
    // F30
    fault("ground-loop", Site::Mains, "hum of the mains on what joins it to the others", "the same outlet group; never lift an earth"),
    // F31
    fault("pin-one", Site::MicUnit, "hum that no balanced cable cures", "name the device; take its shields to the chassis"),
    // F32
    fault("dimmer", Site::Mains, "a buzz of edges on what shares its outlet", "another circuit; turn the lamps full or off"),
    // F33
    fault("coil-hum", Site::Coil, "hum that goes with the cosine of how the player sits", "turn the player; note the angle"),
    // F34
    fault("telephone", Site::Cable, "trains of pulses, 217 a second", "telephones off; take it again"),
    // F35
    fault("low-battery", Site::ActiveBox, "clips at 3 V", "a fresh battery"),
    // F36
    fault("small-core", Site::PassiveBox, "more than 3 % of distortion at 40 Hz", "pad, or an active box"),
    // F37
    fault("direct-box-unpowered", Site::FeedsActiveBox, "an active box is dead", "48 V in on its channel"),
    // F38
    fault("instrument-lead", Site::Amplifier, "0.8 dB less from its loudspeaker, and a warm lead", "stop; a loudspeaker lead"),
    // F39
    fault("rubbing-cone", Site::Amplifier, "buzz when it is loud between 80 and 300 Hz", "another cone; mark this one"),
    // F40
    fault("failing-tube", Site::Amplifier, "hum of twice the mains, and its level sags", "stand-by; another amplifier"),
    // F41
    fault("polarity-left", Site::MicChannel, "thin with its neighbours", "flip it, compare in mono"),
    // F42
    fault("boom-slipped", Site::Stand, "one of a pair hangs further out: comb, the image leans", "the tape measure; move it"),
    // F43
    fault("dead-phones", Site::Phones, "one pair of headphones is silent", "swap phones, then the box, then the cable"),
    // F44
    fault("cue-differential", Site::Phones, "what is in the middle cancels", "listen to one side; the right cable"),
    // F45
    fault("talkback-latched", Site::LargeDesk, "the control room is on the tracks", "release it; log the time"),
    // F46
    fault("eq-left-in", Site::LargeStrip, "9 dB too little in the presence", "equaliser out, compare; zero the desk"),
    fault("insert-left-in", Site::LargeStrip, "whatever is patched there is in the way", "insert out; zero the desk"),
    // F47
    fault("dead-bus", Site::Bus, "one bus carries nothing, however it is routed", "tone to every bus; use another, tag this one"),
    // F48
    fault("scratchy-fader", Site::LargeStrip, "scratches while its fader is moved", "leave it alone in the take; a ticket"),
    // F49
    fault("level-offset", Site::Strip, "a channel is 6 dB off its fader", "automation to null; ask for adjustment"),
    // F50
    fault("rail-low", Site::AnyDesk, "clips 6 dB early everywhere, noise up", "stop; call the technician"),
    // F51
    fault("dirty-heads", Site::TapeMachine, "dull on every track, the slower the worse", "clean the heads before any equaliser is touched"),
    // F52
    fault(
        "leaning-head",
        Site::TapeMachine,
        "treble gone in mono and tracks apart in phase",
        "azimuth with 1 kHz, then 10 kHz, before treble",
    ),
    // F53
    fault("wrong-stock", Site::TapeMachine, "2 dB too bright, and rough: lined up for another stock", "read the box; bias and levels anew"),
    // F54
    fault("magnetised-heads", Site::TapeMachine, "hiss 3 to 6 dB up", "power off, tapes away, demagnetise"),
    // F55
    fault(
        "left-ready",
        Site::TapeTrack,
        "the next roll erases a track that should be safe",
        "all safe; look at the tally before every roll",
    ),
    // F56
    fault("sticky-shed", Site::Reel, "squeal, flutter, oxide on the heads", "stop at once; bake the reel"),
    // F58
    fault("disk-nearly-full", Site::Recorder, "the recorder warns, and stops when it is full", "back up, then the spare drive"),
    // F57
    fault(
        "torn-edge",
        Site::Reel,
        "the reader of the code on the edge track loses its lock",
        "jam to what comes after; never record over it",
    ),
    // F59
    fault("wrong-track-armed", Site::Track, "the track beside the right one is armed", "compare the list before the roll"),
    // F60
    fault("latency-compensation-off", Site::Recorder, "every overdub is late by the same samples", "compensation in; ping test"),
    // F61
    fault("sagging-stand", Site::Stand, "the tone changes from take to take", "look, measure, tighten"),
    // F62
    fault("draught", Site::Room, "20 dB too much below 80 Hz", "ventilation off, or the high-pass with the lead's leave"),
    // F63
    fault("rustle", Site::Lavalier, "bursts between 20 and 200 Hz", "rig it again at the cut"),
    // F64
    fault("radio-drops", Site::Lavalier, "holes full of hiss", "another frequency; a boom beside it"),
    // F65
    fault("bias-reversed", Site::Lavalier, "12 dB low, upside down, early clipping", "the right adaptor"),
];
