//! Every player of every band over a whole song: level, peak and crest factor at one metre, against domain reference 2.2.

use linecheck::files::Library;
use linecheck::sim::band::{Item, Player, Rendition, Song, perform, sounding_rms};
use linecheck::sim::units::{Db, SAMPLE_RATE};
use std::ops::RangeInclusive;

/// Seconds of the stretches over which a crest factor is taken, about a phrase: the dynamics of a song are no part of it.
const STRETCH: usize = 4;

/// A row of domain reference 2.2: Leq and instantaneous peak at one metre in dB SPL, and crest factor in decibels.
struct Row {
    level: RangeInclusive<f64>,
    peak: RangeInclusive<f64>,
    crest: RangeInclusive<f64>,
}

/// The row of an instrument; none for keys that thud, which the table does not have.
fn row(instrument: &str) -> Option<Row> {
    let row = |level, peak, crest| Some(Row { level, peak, crest });
    match instrument {
        "speaker" => row(65.0..=65.0, 80.0..=80.0, 12.0..=15.0),
        "voice" => row(75.0..=92.0, 95.0..=108.0, 12.0..=15.0),
        "drum-kit" => row(100.0..=106.0, 120.0..=125.0, 18.0..=22.0),
        // Clean or distorted.
        "electric-guitar" => row(105.0..=115.0, 115.0..=125.0, 6.0..=15.0),
        "electric-bass" => row(100.0..=112.0, 112.0..=122.0, 10.0..=13.0),
        "steel-guitar" => row(72.0..=82.0, 92.0..=100.0, 14.0..=18.0),
        "violin" => row(78.0..=92.0, 95.0..=105.0, 10.0..=13.0),
        "cello" => row(78.0..=90.0, 95.0..=104.0, 10.0..=13.0),
        "trumpet" => row(92.0..=103.0, 108.0..=118.0, 10.0..=13.0),
        "tenor-saxophone" => row(88.0..=100.0, 105.0..=112.0, 10.0..=13.0),
        "grand-piano" => row(82.0..=96.0, 102.0..=110.0, 14.0..=18.0),
        "stage-keyboard" => None,
        other => panic!("{other} has no row"),
    }
}

/// All radiators that sound, added up at one metre, in pascals.
fn dry(player: &Player, song: &Song) -> Vec<f64> {
    let rows = perform(player, song, &Rendition { item: Item::Song, seed: 1, lift: Db(0.0) });
    let mut sum = vec![0.0; rows[0].len()];
    let sounds = player.instrument.radiators.iter().zip(&rows).filter(|(radiator, _)| radiator.wind.is_none());
    for (_, row) in sounds {
        sum.iter_mut().zip(row).for_each(|(sum, sample)| *sum += f64::from(*sample));
    }
    sum
}

fn spl(pascals: f64) -> f64 {
    20.0 * libm::log10(pascals / 20e-6)
}

fn peak(samples: &[f64]) -> f64 {
    spl(samples.iter().fold(0.0, |most, sample| most.max(sample.abs())))
}

/// The crest factor of one stretch among those that sound: the middle one.
fn crest(samples: &[f64]) -> f64 {
    let all = sounding_rms(samples);
    let stretches = samples.chunks_exact(STRETCH * SAMPLE_RATE as usize).filter(|stretch| sounding_rms(stretch) > 0.1 * all);
    let mut crests: Vec<f64> = stretches.map(|stretch| peak(stretch) - spl(sounding_rms(stretch))).collect();
    crests.sort_by(f64::total_cmp);
    crests[crests.len() / 2]
}

fn assert_levels(band: &str, song: &str) {
    let (band, song) = Library::find().expect("the content lies where this was built").music(band, song).expect("they are in order");
    for player in &band.players {
        let who = format!("{} on {}", player.name, player.plays);
        let sound = dry(player, &song);
        let (level, peak, crest) = (spl(sounding_rms(&sound)), peak(&sound), crest(&sound));
        let stated = player.level.0;
        assert!((level - stated).abs() < 2.0, "{who}: {level:.1} dB SPL, stated {stated}");
        let Some(row) = row(&player.plays.to_string()) else { continue };
        assert!(row.level.contains(&stated), "{who}: {stated} dB SPL is stated");
        assert!((row.crest.start() - 2.0..=row.crest.end() + 2.0).contains(&crest), "{who}: crest factor {crest:.1} dB");
        // At the quiet end of a row even the largest crest factor does not reach its peaks.
        let least = (row.peak.start() - 3.0).min(stated + row.crest.end());
        assert!((least..=row.peak.end() + 3.0).contains(&peak), "{who}: peaks of {peak:.1} dB SPL");
    }
}

#[test]
fn a_folk_duo_has_its_levels() {
    assert_levels("duo", "slow-river");
}

#[test]
fn a_rock_band_has_its_levels() {
    assert_levels("rock", "copper-wire");
}

#[test]
fn a_jazz_quartet_has_its_levels() {
    assert_levels("quartet", "half-past-the-ferry");
}

#[test]
fn a_quartet_with_trumpet_has_its_levels() {
    assert_levels("quartet-trumpet", "half-past-the-ferry");
}

#[test]
fn strings_have_their_levels() {
    assert_levels("strings", "two-rooms");
}

#[test]
fn a_newsreader_has_a_level() {
    assert_levels("bulletin", "six-o-clock");
}
