//! What can be written on the sheets: anything that is a row, whether it is true or not.

use crate::sim::scenario::Scenario;
use crate::sim::session::{FaultRow, InputRow, Refusal, Studio, TakeRow, recorder};
use crate::sim::words::{Sentence, say};

/// Longest text in a box of a sheet, characters.
const LONGEST_TEXT: usize = 60;
/// Highest number of a take.
const MOST_TAKES: u32 = 999;
/// Highest number of a fault ticket.
const MOST_FAULTS: u32 = 99;
/// Longest time on a sheet, seconds: a day.
const LONGEST_S: f64 = 86_400.0;

pub(super) fn write_input(scenario: &Scenario, studio: &mut Studio, row: &InputRow) -> Result<(), Refusal> {
    let tracks = recorder(scenario).map_or(0, |(_, converter)| converter.tracks);
    if !(1..=tracks).contains(&row.track) {
        return bad(say!("machine-no-track", track = row.track));
    }
    for text in [&row.name, &row.mic.0, &row.line, &row.preamp] {
        check(text)?;
    }
    studio.papers.inputs.insert(row.track, row.clone());
    Ok(())
}

pub(super) fn write_take(studio: &mut Studio, row: &TakeRow) -> Result<(), Refusal> {
    if !(1..=MOST_TAKES).contains(&row.number) {
        return bad(say!("machine-no-take", take = row.number));
    }
    if !(0.0..=LONGEST_S).contains(&row.start_s) || !(0.0..=LONGEST_S).contains(&row.length_s) {
        return bad(say!("machine-bad-time"));
    }
    check(&row.remark)?;
    studio.papers.takes.insert(row.number, row.clone());
    Ok(())
}

pub(super) fn write_fault(scenario: &Scenario, studio: &mut Studio, row: &FaultRow) -> Result<(), Refusal> {
    if !(1..=MOST_FAULTS).contains(&row.number) {
        return bad(say!("machine-no-ticket", number = row.number));
    }
    if scenario.gear(&row.unit).is_none() {
        return Err(Refusal::NoSuchUnit(row.unit.clone()));
    }
    for text in [&row.symptom, &row.tests, &row.done] {
        check(text)?;
    }
    studio.papers.faults.insert(row.number, row.clone());
    Ok(())
}

fn check(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > LONGEST_TEXT {
        return bad(say!("machine-long-text", most = LONGEST_TEXT));
    }
    if text.chars().any(char::is_control) {
        return bad(say!("machine-control-character"));
    }
    Ok(())
}

fn bad(why: Sentence) -> Result<(), Refusal> {
    Err(Refusal::BadRow(why))
}
