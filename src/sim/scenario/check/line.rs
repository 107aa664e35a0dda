//! What passes a line: preamplifiers, desks, direct boxes, outboard, headphone amplifiers.

use crate::sim::gear::{
    Booster, Colour, Compressor, Connector, Desk, DirectBox, Effect, EqBand, Gate, HeadphoneAmp, Inline, Outboard, Power, Preamp, StageBox,
};
use crate::sim::scenario::check::Notes;

fn travel(path: &str, (least, most, step): (f64, f64, f64), notes: &mut Notes) {
    notes.window(path, (least, most), -60.0, 100.0, "dB");
    notes.range(format!("{path}[2]"), step, 0.1, 20.0, "dB");
}

pub(super) fn preamp(pre: &Preamp, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.channels"), pre.channels as usize, 1, 32, "channels");
    travel(&format!("{path}.gain_db"), pre.gain_db, notes);
    notes.range(format!("{path}.load"), pre.load.0, 100.0, 1e6, "Ω");
    // Thermal noise of 150 Ω alone is −130.9 dBu (domain reference 11.2).
    notes.range(format!("{path}.ein"), pre.ein.0, -130.9, -80.0, "dBu: thermal noise of 150 Ω is the least");
    notes.range(format!("{path}.max_in"), pre.max_in.0, -60.0, 40.0, "dBu");
    notes.range(format!("{path}.pad_db"), pre.pad_db, 0.0, 40.0, "dB");
    if pre.high_pass.0.abs() > 0.0 {
        notes.range(format!("{path}.high_pass"), pre.high_pass.0, 10.0, 1000.0, "Hz");
    }
    for (at, corner) in pre.corners.iter().enumerate() {
        notes.range(format!("{path}.corners[{at}]"), corner.0, 10.0, 1000.0, "Hz");
    }
    for (at, load) in pre.loads.iter().enumerate() {
        notes.range(format!("{path}.loads[{at}]"), load.0, 100.0, 1e6, "Ω");
    }
    for (at, part) in pre.colour.iter().enumerate() {
        let (Colour::Transformer(level) | Colour::Tube(level, _)) = part;
        notes.range(format!("{path}.colour[{at}][0]"), level.0, -20.0, 40.0, "dBu");
        if let Colour::Tube(_, percent) = part {
            notes.range(format!("{path}.colour[{at}][1]"), *percent, 0.001, 20.0, "%");
        }
    }
    notes.range(format!("{path}.source"), pre.source.0, 1.0, 10_000.0, "Ω");
    notes.range(format!("{path}.max_out"), pre.max_out.0, 0.0, 40.0, "dBu");
    notes.range(format!("{path}.cmrr"), pre.cmrr.0, 0.0, 140.0, "dB");
}

pub(super) fn desk(desk: &Desk, path: &str, notes: &mut Notes) {
    let channels = desk.channels as usize;
    notes.count(format!("{path}.channels"), channels, 1, 72, "channels");
    notes.count(format!("{path}.mic_inputs"), desk.mic_inputs as usize, 0, channels, "microphone inputs");
    notes.count(format!("{path}.line_inputs"), desk.line_inputs as usize, 0, channels, "line inputs");
    notes.count(format!("{path}.preamp.channels"), desk.preamp.channels as usize, 1, 1, "preamplifiers in a strip");
    preamp(&desk.preamp, &format!("{path}.preamp"), notes);
    travel(&format!("{path}.trim_db"), desk.trim_db, notes);
    notes.range(format!("{path}.line_load"), desk.line_load.0, 100.0, 1e6, "Ω");
    notes.range(format!("{path}.line_noise"), desk.line_noise.0, -130.0, -40.0, "dBu");
    notes.range(format!("{path}.mix_noise"), desk.mix_noise.0, -130.0, -40.0, "dBu");
    if let Some(crosstalk) = desk.crosstalk {
        notes.range(format!("{path}.crosstalk"), crosstalk.0, -140.0, -20.0, "dB");
    }
    if let Some(inline) = &desk.inline {
        large(inline, channels, &format!("{path}.inline"), notes);
    }
}

/// What a large desk has beside.
fn large(inline: &Inline, channels: usize, path: &str, notes: &mut Notes) {
    for (field, count, most) in [
        ("bus_inserts", inline.bus_inserts, channels),
        ("auxes", inline.auxes, 16),
        ("cues", inline.cues, 8),
        ("effects_returns", inline.effects_returns, 16),
        ("externals", inline.externals, 8),
    ] {
        notes.count(format!("{path}.{field}"), count as usize, 0, most, "of them");
    }
    equaliser(&inline.eq, &format!("{path}.eq"), notes);
    compressor(&inline.compressor, &format!("{path}.compressor"), notes);
    gate(&inline.gate, &format!("{path}.gate"), notes);
}

fn equaliser(bands: &[EqBand], path: &str, notes: &mut Notes) {
    notes.count(path, bands.len(), 1, 8, "bands");
    notes.unique(bands.iter().enumerate().map(|(at, band)| (format!("{path}[{at}].id"), band.id.as_str())));
    for (at, band) in bands.iter().enumerate() {
        notes.window(&format!("{path}[{at}].hz"), band.hz, 10.0, 24_000.0, "Hz");
        notes.range(format!("{path}[{at}].gain_db"), band.gain_db, 0.5, 24.0, "dB");
        notes.window(&format!("{path}[{at}].q"), band.q, 0.1, 20.0, "");
    }
}

fn compressor(one: &Compressor, path: &str, notes: &mut Notes) {
    notes.window(&format!("{path}.threshold_dbu"), one.threshold_dbu, -60.0, 40.0, "dBu");
    notes.window(&format!("{path}.ratio"), one.ratio, 1.0, 100.0, ": 1");
    notes.window(&format!("{path}.attack_ms"), one.attack_ms, 0.01, 1000.0, "ms");
    notes.window(&format!("{path}.release_ms"), one.release_ms, 1.0, 10_000.0, "ms");
    notes.range(format!("{path}.knee_db"), one.knee_db, 0.0, 40.0, "dB");
    notes.range(format!("{path}.make_up_db"), one.make_up_db, 0.0, 40.0, "dB");
}

fn gate(one: &Gate, path: &str, notes: &mut Notes) {
    notes.window(&format!("{path}.threshold_dbu"), one.threshold_dbu, -80.0, 40.0, "dBu");
    notes.range(format!("{path}.range_db"), one.range_db, 0.0, 100.0, "dB");
    notes.window(&format!("{path}.attack_ms"), one.attack_ms, 0.001, 1000.0, "ms");
    notes.range(format!("{path}.hold_ms"), one.hold_ms, 0.0, 10_000.0, "ms");
    notes.window(&format!("{path}.release_ms"), one.release_ms, 1.0, 10_000.0, "ms");
}

pub(super) fn booster(one: &Booster, path: &str, notes: &mut Notes) {
    notes.range(format!("{path}.gain_db"), one.gain_db, 0.0, 60.0, "dB");
    notes.range(format!("{path}.load"), one.load.0, 100.0, 1e6, "Ω");
    notes.range(format!("{path}.ein"), one.ein.0, -130.9, -80.0, "dBu: thermal noise of 150 Ω is the least");
    notes.range(format!("{path}.max_in"), one.max_in.0, -60.0, 40.0, "dBu");
    notes.range(format!("{path}.source"), one.source.0, 1.0, 10_000.0, "Ω");
    notes.range(format!("{path}.cmrr"), one.cmrr.0, 0.0, 140.0, "dB");
    notes.range(format!("{path}.draws_ma"), one.draws_ma, 0.1, 10.0, "mA");
}

pub(super) fn direct_box(one: &DirectBox, path: &str, notes: &mut Notes) {
    notes.range(format!("{path}.gain_db"), one.gain_db, -60.0, 30.0, "dB");
    notes.range(format!("{path}.load"), one.load.0, 1000.0, 1e8, "Ω");
    notes.range(format!("{path}.source"), one.source.0, 1.0, 10_000.0, "Ω");
    notes.range(format!("{path}.max_in"), one.max_in.0, -20.0, 50.0, "dBu");
    for (at, pad) in one.pad_db.iter().enumerate() {
        notes.range(format!("{path}.pad_db[{at}]"), *pad, 1.0, 60.0, "dB");
    }
    match one.power {
        Power::Passive | Power::Phantom(_) => {}
        _ => notes.add(format!("{path}.power"), "a direct box is passive or takes 48 V".to_owned(), "`Passive` or `Phantom(5.0)`"),
    }
}

pub(super) fn outboard(one: &Outboard, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.channels"), one.channels as usize, 1, 16, "channels");
    let effect = format!("{path}.effect");
    match &one.effect {
        Effect::Compressor(page) => compressor(page, &effect, notes),
        Effect::Equaliser(bands) => equaliser(bands, &effect, notes),
        Effect::Gate(page) => gate(page, &effect, notes),
        Effect::Delay(longest) => notes.range(effect, *longest, 1.0, 2000.0, "ms"),
        Effect::Reverb(least, most) => notes.window(&effect, (*least, *most), 0.1, 20.0, "s"),
    }
    notes.range(format!("{path}.load"), one.load.0, 100.0, 1e6, "Ω");
    notes.range(format!("{path}.source"), one.source.0, 1.0, 10_000.0, "Ω");
    notes.range(format!("{path}.max_in"), one.max_in.0, 0.0, 40.0, "dBu");
    notes.range(format!("{path}.max_out"), one.max_out.0, 0.0, 40.0, "dBu");
    notes.range(format!("{path}.noise"), one.noise.0, -130.0, -40.0, "dBu");
    notes.range(format!("{path}.cmrr"), one.cmrr.0, 0.0, 140.0, "dB");
}

pub(super) fn stage_box(one: &StageBox, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.lines"), one.lines as usize, 1, 48, "lines");
    if !matches!(one.onward, Connector::Db25 | Connector::Multipin) {
        notes.add(format!("{path}.onward"), format!("a {} does not take lines on", one.onward.name()), "Db25 or Multipin");
    }
}

pub(super) fn headphone_amp(one: &HeadphoneAmp, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.channels"), one.channels as usize, 1, 16, "channels");
    notes.range(format!("{path}.gain_db"), one.gain_db, -20.0, 40.0, "dB");
    if !matches!(one.input, Connector::Soldered | Connector::QuarterJack | Connector::XlrFemale) {
        notes.add(format!("{path}.input"), format!("no cue box has a {}", one.input.name()), "Soldered, QuarterJack or XlrFemale");
    }
    notes.range(format!("{path}.load"), one.load.0, 100.0, 1e6, "Ω");
    notes.range(format!("{path}.source"), one.source.0, 0.1, 1000.0, "Ω");
    notes.range(format!("{path}.max_out"), one.max_out.0, 0.0, 40.0, "dBu");
    notes.range(format!("{path}.noise"), one.noise.0, -130.0, -40.0, "dBu");
}
