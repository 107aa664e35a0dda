//! How a machine is adjusted and what state its heads are in, out of the studio's controls and defects.

use crate::sim::engine::reels::travel::LEADER;
use crate::sim::engine::tape_machine::{Calibration, Deck, Head, Heads, Storage};
use crate::sim::gear::{Defect, Equalisation, TapeMachine, TapeSpeed, TapeStock, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;
use crate::sim::units::SAMPLE_RATE;

/// What tape that sheds leaves on the heads, micrometres, and how much it scrapes, percent: domain reference 10, F56;
/// estimates.
const SHED: (f64, f64) = (4.0, 0.4);

/// The speed that a machine is set to.
pub(super) fn speed(studio: &Studio, unit: &UnitId) -> TapeSpeed {
    TapeSpeed::of_word(studio.settings.text(unit, "speed")).unwrap_or(TapeSpeed::Ips15)
}

/// The machine with a stock on it at the speed that is set.
pub(super) fn deck(studio: &Studio, unit: &UnitId, page: &TapeMachine, stock: &TapeStock) -> Option<Deck> {
    let equalisation = if studio.settings.text(unit, "equaliser") == "IEC" { Equalisation::Iec } else { Equalisation::Nab };
    Deck::new(page, stock, speed(studio, unit), equalisation, page.operating_nwb)
}

fn defects<'a>(studio: &'a Studio, unit: &UnitId) -> &'a [Defect] {
    studio.defects.get(unit).map_or(&[], Vec::as_slice)
}

/// Whether the reel that is threaded sheds.
fn sheds(studio: &Studio) -> bool {
    studio.deck.reel.as_ref().is_some_and(|reel| defects(studio, reel).contains(&Defect::StickyShed))
}

/// Where the edge of the reel that is threaded is torn, in frames of its recording.
pub(super) fn torn(studio: &Studio) -> Option<(f64, f64)> {
    let rate = f64::from(SAMPLE_RATE);
    let made = studio.deck.reel.as_ref().and_then(|reel| studio.deck.recorded_speed(reel)).unwrap_or(TapeSpeed::Ips15);
    // The same place passes sooner at a higher speed.
    let pace = made.metres() / TapeSpeed::Ips15.metres();
    defects(studio, studio.deck.reel.as_ref()?).iter().find_map(|defect| match defect {
        Defect::TornEdge { at_s, seconds } => Some((at_s / pace * rate + LEADER as f64, (at_s + seconds) / pace * rate + LEADER as f64)),
        _ => None,
    })
}

/// Scraping of the tape along the heads, percent.
pub(super) fn scrape(studio: &Studio) -> f64 {
    if sheds(studio) { SHED.1 } else { 0.0 }
}

/// Both stacks.
pub(super) fn heads(studio: &Studio, unit: &UnitId) -> Heads {
    let mut both = Head { dirt_um: if sheds(studio) { SHED.0 } else { 0.0 }, ..Head::default() };
    let mut lean = 0.0;
    for defect in defects(studio, unit) {
        match *defect {
            Defect::DirtyHeads { micrometres } => both.dirt_um += micrometres.clamp(0.0, 50.0),
            Defect::MagnetisedHeads { share } => both.magnetised = share.clamp(0.0, 1.0),
            Defect::LeaningHead { minutes } => lean += minutes.clamp(-60.0, 60.0),
            _ => {}
        }
    }
    let screw = |stack: &str| studio.settings.at(unit, &format!("{stack} azimuth"));
    Heads { record: Head { azimuth_min: screw("record"), ..both }, repro: Head { azimuth_min: screw("repro") + lean, ..both } }
}

/// The adjustment of a track: as it left the works for an ordinary stock, what it has drifted by since, and its trims.
pub(super) fn calibration(scenario: &Scenario, studio: &Studio, unit: &UnitId, deck: &Deck, track: u32) -> Calibration {
    let ordinary = Deck { stock: TapeStock { sensitivity_db: 0.0, treble_db: 0.0, bias_db: 0.0, ..deck.stock.clone() }, ..deck.clone() };
    let trim = |name: &str| studio.settings.at(unit, &format!("{track}.{name}"));
    let trims = Calibration {
        repro_level_db: trim("repro level"),
        repro_treble_db: trim("repro treble"),
        sync_level_db: trim("sync level"),
        sync_treble_db: trim("sync treble"),
        bias_db: trim("bias"),
        record_level_db: trim("record level"),
        record_treble_db: trim("record treble"),
        record_bass_db: trim("record bass"),
    };
    ordinary.right().and(&Calibration::drifted(scenario.file.seed, track, deck.machine.drift_db)).and(&trims)
}

/// How the reel has lain since it was recorded first.
pub(super) fn storage(studio: &Studio) -> Storage {
    let first = studio.deck.passes.iter().find(|pass| Some(&pass.reel) == studio.deck.reel.as_ref());
    Storage { hours: first.map_or(0.0, |pass| studio.now.since(pass.start) / 3600.0), tail_out: false, rewound: true }
}
