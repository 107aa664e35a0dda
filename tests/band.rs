//! What a listener would notice about a performance: pitch, level, crest, where it comes from, and that it never repeats.

use linecheck::sim::band::{
    Blunder, Item, Player, PlayerId, Plays, Rendition, Section, Slip, Song, Speech, Staff, Strum, mistakes, perform,
};
use linecheck::sim::gear::{Directivity, Instrument, Radiator, Sound};
use linecheck::sim::units::{Db, DbSpl, Point, SAMPLE_RATE};

const RATE: f64 = SAMPLE_RATE as f64;

fn player(plays: Sound, level: f64, radiators: &[&str]) -> Player {
    let radiator = |id: &&str| Radiator {
        id: (*id).to_owned(),
        offset: Point::default(),
        directivity: Directivity(Vec::new()),
        depth_m: 0.05,
        wind: None,
    };
    Player {
        id: PlayerId(format!("{plays:?}")),
        name: "Player".to_owned(),
        plays: "x".into(),
        part: if plays == Sound::Voice { "voice" } else { "guitar" }.to_owned(),
        source: "SRC".to_owned(),
        level: DbSpl(level),
        model: String::new(),
        recording: Vec::new(),
        recorded: None,
        instrument: Instrument { plays, radiators: radiators.iter().map(radiator).collect(), ..Instrument::default() },
    }
}

fn singer() -> Player {
    player(Sound::Voice, 76.0, &["mouth"])
}

fn guitarist() -> Player {
    player(Sound::SteelGuitar, 72.0, &["soundhole", "top", "neck"])
}

fn section(name: &str, chords: &[&str], dynamic: f64, strum: Strum, melody: &str) -> Section {
    let mut parts = vec![Staff { part: "guitar".to_owned(), plays: Plays::Strum(strum) }];
    if !melody.is_empty() {
        parts.push(Staff { part: "voice".to_owned(), plays: Plays::Line(vec![melody.to_owned()]) });
    }
    Section { name: name.to_owned(), chords: chords.iter().map(|chord| (*chord).to_owned()).collect(), dynamic: Db(dynamic), parts }
}

const LINE: &str = "D4:1=lo E4=say G4:2=mai | A4:1=tha F#4:2.5=ree r:.5 | B4:1.5=ka A4=noh G4:1~=hohm | G4:3 r:1";

fn song() -> Song {
    Song {
        id: "test".to_owned(),
        title: "Test".to_owned(),
        bpm: 90.0,
        beats_in_bar: 4,
        swing: 0.5,
        count_in: 1,
        ring_s: 4.0,
        sections: vec![
            section("verse", &["G", "Cadd9", "Em", "D"], -5.0, Strum::Picked, LINE),
            section("chorus", &["C", "G", "D/F#", "G"], 0.0, Strum::Strummed, LINE),
        ],
    }
}

fn play(player: &Player, song: &Song, item: Item, seed: u64, lift: f64) -> Vec<Vec<f32>> {
    perform(player, song, &Rendition { item, seed, lift: Db(lift) })
}

/// All radiators together, as f64.
fn together(radiators: &[Vec<f32>]) -> Vec<f64> {
    (0..radiators[0].len()).map(|frame| radiators.iter().map(|samples| f64::from(samples[frame])).sum()).collect()
}

fn between(samples: &[f64], from: f64, to: f64) -> &[f64] {
    &samples[(from * RATE) as usize..(to * RATE) as usize]
}

fn spl(samples: &[f64]) -> f64 {
    let power = samples.iter().map(|x| x * x).sum::<f64>() / samples.len() as f64;
    10.0 * libm::log10(power.max(1e-30) / 4e-10)
}

/// The level over those tenths of a second that are within 20 dB of the mean.
fn sounding_spl(samples: &[f64]) -> f64 {
    let mean = spl(samples);
    let kept: Vec<f64> = samples.chunks_exact(4800).filter(|window| spl(window) > mean - 20.0).flatten().copied().collect();
    spl(&kept)
}

fn crest(samples: &[f64]) -> f64 {
    let peak = samples.iter().fold(0.0_f64, |peak, x| peak.max(x.abs()));
    20.0 * libm::log10(peak / 2e-5) - sounding_spl(samples)
}

/// Power at a frequency (Goertzel).
fn power(samples: &[f64], hertz: f64) -> f64 {
    let c = 2.0 * libm::cos(2.0 * std::f64::consts::PI * hertz / RATE);
    let (mut s1, mut s2) = (0.0, 0.0);
    for x in samples {
        let s = x + c * s1 - s2;
        s2 = s1;
        s1 = s;
    }
    s1 * s1 + s2 * s2 - c * s1 * s2
}

/// The pitch in MIDI notes by autocorrelation, near an expected one.
fn pitch(samples: &[f64], expected: f64) -> f64 {
    let period = RATE / (440.0 * libm::exp2((expected - 69.0) / 12.0));
    let correlation = |lag: usize| (0..samples.len() - lag).map(|n| samples[n] * samples[n + lag]).sum::<f64>();
    // Five periods, for resolution.
    let range = (4.8 * period) as usize..(5.2 * period) as usize;
    let best = range.max_by(|a, b| correlation(*a).total_cmp(&correlation(*b))).expect("a lag");
    let (before, at, after) = (correlation(best - 1), correlation(best), correlation(best + 1));
    let lag = best as f64 + 0.5 * (before - after) / (before - 2.0 * at + after);
    69.0 + 12.0 * libm::log2(5.0 * RATE / lag / 440.0)
}

#[test]
fn every_item_is_as_long_as_it_says_and_finite() {
    let song = song();
    for player in [singer(), guitarist()] {
        for item in [Item::Check, Item::Loudest(5.0), Item::FalseStart(2)] {
            let radiators = play(&player, &song, item.clone(), 3, 0.0);
            assert_eq!(radiators.len(), player.instrument.radiators.len());
            for samples in &radiators {
                assert_eq!(samples.len(), (item.seconds(&song) * RATE) as usize);
                assert!(samples.iter().all(|x| x.is_finite()));
            }
            assert!(spl(&together(&radiators)) > 45.0, "{item:?} is not heard");
        }
    }
}

#[test]
fn the_same_arguments_give_the_same_samples_and_another_seed_does_not() {
    let song = song();
    for player in [singer(), guitarist()] {
        let once = play(&player, &song, Item::FalseStart(2), 7, 0.0);
        assert!(once == play(&player, &song, Item::FalseStart(2), 7, 0.0));
        assert!(once != play(&player, &song, Item::FalseStart(2), 8, 0.0));
    }
}

#[test]
fn a_section_at_zero_has_the_players_level_and_a_softer_one_less() {
    let song = song();
    let bar = song.bar_seconds();
    for (player, crests) in [(singer(), 10.0..16.0), (guitarist(), 12.5..18.5)] {
        let samples = together(&play(&player, &song, Item::Song, 11, 0.0));
        let verse = between(&samples, bar, 5.0 * bar);
        let chorus = between(&samples, 5.0 * bar, 9.0 * bar);
        let level = sounding_spl(chorus);
        assert!((level - player.level.0).abs() < 1.0, "{}: {level}", player.id);
        let step = level - sounding_spl(verse);
        assert!((3.0..7.0).contains(&step), "{}: the chorus is {step} dB louder", player.id);
        for part in [verse, chorus] {
            assert!(crests.contains(&crest(part)), "{}: crest {}", player.id, crest(part));
        }
        let tail = &samples[samples.len() - 24_000..];
        assert!(spl(tail) < player.level.0 - 50.0, "{}: still {} at the end", player.id, spl(tail));
    }
}

#[test]
fn a_ring_dies_away_by_itself() {
    let samples = together(&play(&guitarist(), &song(), Item::Song, 5, 0.0));
    let over = samples.len() as f64 / RATE - 4.0;
    let fall = spl(between(&samples, over + 0.2, over + 0.5)) - spl(between(&samples, over + 2.0, over + 2.3));
    assert!((6.0..30.0).contains(&fall), "{fall} dB in 1.8 s");
}

#[test]
fn lift_is_louder_and_brighter() {
    let song = song();
    for player in [singer(), guitarist()] {
        let plain = together(&play(&player, &song, Item::Loudest(6.0), 2, 0.0));
        let lifted = together(&play(&player, &song, Item::Loudest(6.0), 2, 4.0));
        let louder = sounding_spl(&lifted) - sounding_spl(&plain);
        assert!((3.0..5.5).contains(&louder), "{}: {louder}", player.id);
        let edge = |samples: &[f64]| {
            let steps: Vec<f64> = samples.windows(2).map(|pair| pair[1] - pair[0]).collect();
            spl(&steps) - spl(samples)
        };
        assert!(edge(&lifted) > edge(&plain) + 0.1, "{}: {} {}", player.id, edge(&lifted), edge(&plain));
    }
}

#[test]
fn sung_notes_are_in_tune() {
    let mut song = song();
    let notes = [62.0, 67.0, 71.0, 64.0];
    let melody = "D4:3=lah r:1 | G4:3=lee r:1 | B4:3=loh r:1 | E4:3=lay r:1";
    song.sections = vec![section("verse", &["G"; 4], 0.0, Strum::Picked, melody)];
    let samples = together(&play(&singer(), &song, Item::Song, 4, 0.0));
    let mut errors = Vec::new();
    for (bar, note) in notes.iter().enumerate() {
        let from = (1 + bar) as f64 * song.bar_seconds();
        // Past the scoop, over several turns of the vibrato.
        let found: Vec<f64> =
            (3..15).map(|n| pitch(between(&samples, from + 0.1 * f64::from(n), from + 0.1 * f64::from(n + 1)), *note)).collect();
        let mean = found.iter().sum::<f64>() / found.len() as f64;
        assert!((mean - note).abs() < 0.15, "{note} was sung as {mean}");
        errors.push(mean - note);
        let wobble = found.iter().fold(0.0_f64, |most, x| most.max((x - mean).abs()));
        assert!(wobble > 0.02, "{note} is as straight as an oscillator");
    }
}

#[test]
fn vowels_are_told_apart_by_their_formants() {
    let mut song = song();
    song.sections = vec![section("verse", &["G"; 2], 0.0, Strum::Picked, "F4:3=ah r:1 | F4:3=ee r:1")];
    let samples = together(&play(&singer(), &song, Item::Song, 4, 0.0));
    let band = |from: f64, low: usize, high: usize| {
        let part = between(&samples, from, from + 0.8);
        10.0 * libm::log10((low..high).step_by(5).map(|hertz| power(part, hertz as f64)).sum())
    };
    let (ah, ee) = (song.bar_at(1) + 0.4, song.bar_at(2) + 0.4);
    // Peterson and Barney 1952: /ɑ/ is strong from 700 to 1300 Hz, /i/ below 450 Hz and from 2500 to 3000 Hz.
    assert!(band(ah, 700, 1300) > band(ah, 150, 450) + 3.0);
    assert!(band(ee, 150, 450) > band(ee, 700, 1300) + 15.0);
    assert!(band(ee, 2400, 3100) > band(ee, 1200, 1900) + 8.0);
    assert!(band(ah, 2400, 3100) < band(ah, 700, 1300) - 10.0);
}

#[test]
fn a_false_start_ends_in_silence_for_both() {
    let song = song();
    for player in [singer(), guitarist()] {
        let samples = together(&play(&player, &song, Item::FalseStart(3), 9, 0.0));
        let stop = song.bar_at(3) + 60.0 / song.bpm;
        assert!(spl(between(&samples, stop - 1.0, stop)) > 55.0);
        assert!(spl(&samples[((stop + 1.3) * RATE) as usize..]) < 20.0, "{} goes on", player.id);
    }
}

#[test]
fn no_two_strokes_are_alike() {
    let mut song = song();
    song.sections = vec![section("verse", &["G"; 4], 0.0, Strum::Strummed, "")];
    let samples = together(&play(&guitarist(), &song, Item::Song, 1, 0.0));
    let bar = song.bar_seconds();
    let stroke = |number: usize, late: i64| {
        let from = ((1 + number) as f64 * bar * RATE) as i64 + late;
        &samples[from as usize..from as usize + 12_000]
    };
    let alike = |a: &[f64], b: &[f64]| {
        let product = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
        product(a, b) / libm::sqrt(product(a, a) * product(b, b))
    };
    let closest = (-960..960).step_by(6).map(|late| alike(stroke(1, 0), stroke(2, late))).fold(-1.0_f64, f64::max);
    assert!(closest < 0.99, "{closest}");
}

#[test]
fn the_soundhole_booms_and_the_top_speaks() {
    let song = song();
    let radiators = play(&guitarist(), &song, Item::Song, 6, 0.0);
    let levels = |low: usize, high: usize| -> Vec<f64> {
        let of = |samples: &Vec<f32>| {
            let samples: Vec<f64> = samples.iter().skip(48_000 * 3).take(48_000 * 4).map(|x| f64::from(*x)).collect();
            10.0 * libm::log10((low..high).step_by(4).map(|hertz| power(&samples, hertz as f64)).sum())
        };
        radiators.iter().map(of).collect()
    };
    let (low, high) = (levels(90, 125), levels(3000, 3400));
    let boom = low[0] - low[1];
    assert!((4.0..8.0).contains(&boom), "the hole is {boom} dB above the top at 110 Hz");
    assert!(high[1] > high[0] + 10.0);
}

#[test]
fn a_spoiled_bar_is_heard_there_and_said_in_words() {
    let song = song();
    let slip = |part: &str, bar: u32, what: Blunder| Item::Spoiled(vec![Slip { part: part.to_owned(), bar, what }]);
    for (player, part, what, words) in [
        (guitarist(), "guitar", Blunder::WrongNote, "wrong chord, Player"),
        (guitarist(), "guitar", Blunder::LateEntry, "late entry, Player"),
        (singer(), "voice", Blunder::CrackedNote, "cracked note, Player"),
    ] {
        let item = slip(part, 6, what);
        let spoiled = together(&play(&player, &song, item.clone(), 3, 0.0));
        let clean = together(&play(&player, &song, Item::Song, 3, 0.0));
        let (from, to) = (song.bar_at(6) - 0.2, song.bar_at(7));
        let differ = |from: f64, to: f64| {
            let pairs = between(&spoiled, from, to).iter().zip(between(&clean, from, to));
            spl(&pairs.map(|(a, b)| a - b).collect::<Vec<_>>())
        };
        // A singer's breath is never twice the same; a guitarist's strings are.
        assert!(part == "voice" || differ(0.0, from - 0.2) < 40.0, "{words}: nothing is wrong yet");
        assert!(differ(from, to) > 55.0, "{words} is not heard");
        let found = mistakes(&player, &song, &Rendition { item, seed: 3, lift: Db(0.0) });
        assert_eq!(found.iter().map(|one| (one.bar, one.what.as_str())).collect::<Vec<_>>(), [(6, words)]);
        assert!((from..to).contains(&found[0].at_s));
    }
}

#[test]
fn flaws_fall_where_something_is_played_and_follow_the_seed() {
    let song = song();
    let told = |seed: u64| {
        let rendition = Rendition { item: Item::Flawed(3), seed, lift: Db(0.0) };
        [singer(), guitarist()].iter().flat_map(|player| mistakes(player, &song, &rendition)).map(|one| one.bar).collect::<Vec<_>>()
    };
    assert_eq!(told(1).len(), 3);
    assert_eq!(told(1), told(1));
    assert!((2..6).any(|seed| told(seed) != told(1)));
    let wrong = |player: &Player| mistakes(player, &song, &Rendition { item: Item::FalseStart(3), seed: 1, lift: Db(0.0) }).len();
    assert_eq!((wrong(&singer()), wrong(&guitarist())), (0, 1), "whoever accompanies is to blame");
}

#[test]
fn plosives_blow_and_vowels_do_not() {
    let mut song = song();
    song.sections = vec![section("verse", &["G"; 2], 0.0, Strum::Picked, "F4:2=pah r:2 | F4:2=lah r:2")];
    let blower = player(Sound::Voice, 76.0, &["mouth", "breath jet"]);
    let jet: Vec<f64> = play(&blower, &song, Item::Song, 4, 0.0)[1].iter().map(|x| f64::from(*x)).collect();
    let most = |bar: u32| between(&jet, song.bar_at(bar) - 0.3, song.bar_at(bar) + 1.0).iter().fold(0.0, |most: f64, x| most.max(*x));
    // 0.6 v² of 6 to 15 m/s.
    assert!((20.0..180.0).contains(&most(1)), "{} Pa", most(1));
    assert!(most(2) < 0.1, "{} Pa", most(2));
}

#[test]
fn speech_has_the_spectrum_of_speech() {
    let text = "GUD EEV-ning. dha RIV-a haz BROH-ken its BANK, and dha BRIJ iz SHUT. PUMPS ar WER-king at dha SKOOL.";
    let speech = Plays::Speech(Speech { around: "A2".to_owned(), text: text.to_owned() });
    let parts = vec![Staff { part: "voice".to_owned(), plays: speech }];
    let mut song = song();
    song.sections = vec![Section { name: "news".to_owned(), chords: vec!["N.C.".to_owned(); 4], dynamic: Db(0.0), parts }];
    let samples = together(&play(&player(Sound::Voice, 65.0, &["mouth"]), &song, Item::Song, 2, 0.0));
    let octave = |centre: f64| {
        let steps = (0..60).map(|step| centre * libm::exp2(f64::from(step) / 60.0 - 0.5));
        10.0 * libm::log10(steps.map(|hertz| power(&samples, hertz)).sum::<f64>() / 60.0 * centre)
    };
    // Domain reference 2.1: long-term speech by octave re that of 500 Hz.
    let middle = octave(500.0);
    for (centre, expected) in [(250.0, -1.5), (1000.0, -6.0), (2000.0, -12.0), (4000.0, -17.0)] {
        let found = octave(centre) - middle;
        assert!((found - expected).abs() < 4.0, "{centre} Hz: {found}, not {expected}");
    }
}
