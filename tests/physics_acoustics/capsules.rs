//! Microphones and radiators in the open: distance, patterns, proximity, beams.

use crate::measure::{MIDDLE, NORTH, SOUTH, VOICE, close, emitter, field, flat, in_the_open, level, microphone, receiver};
use linecheck::sim::acoustics::{Climate, Emitter, Receiver, SPEED_OF_SOUND, plane_wave_gain, proximity_boost, response};
use linecheck::sim::gear::{CapsuleClass, Pattern, Transducer};
use linecheck::sim::units::{Aim, Db};

fn air_absorption_db_per_km(hz: f64) -> f64 {
    Climate::default().air_absorption_db_per_km(hz)
}

#[test]
fn level_falls_with_distance_and_depth() {
    let mic = flat();
    for depth in [0.0, 0.02, 0.1, 0.3] {
        for distance in [0.05, 0.17, 0.28, 1.0, 4.0] {
            let source = emitter(MIDDLE, depth);
            let ear = receiver(MIDDLE + SOUTH.vector() * distance, NORTH, &mic, Pattern::Omni);
            let heard = response(&field(), &source, &ear, 1);
            let expected = 20.0 * libm::log10((1.0 + depth) / (distance + depth));
            close(level(&heard, 1000.0), expected, 0.1, "level over distance");
        }
    }
}

#[test]
fn a_flat_way_is_flat() {
    let mic = flat();
    for distance in [0.17, 0.2811, 1.0, 1.0037] {
        let heard = in_the_open(&mic, Pattern::Omni, distance, 0.0);
        for hz in [63.0, 100.0, 250.0, 1e3, 4e3, 8e3, 12e3, 16e3] {
            let air = air_absorption_db_per_km(hz) * distance / 1000.0;
            close(level(&heard, hz), -20.0 * libm::log10(distance) - air, 0.1, &format!("{hz} Hz at {distance} m"));
        }
    }
}

#[test]
fn patterns_are_right_at_thirteen_angles() {
    let mic = flat();
    for pattern in [Pattern::Omni, Pattern::Wide, Pattern::Cardioid, Pattern::Supercardioid, Pattern::Hypercardioid, Pattern::FigureEight] {
        let front = level(&in_the_open(&mic, pattern, 4.0, 0.0), 500.0);
        for step in 0..13 {
            let degrees = 15.0 * f64::from(step);
            let expected = Db::from_ratio(plane_wave_gain(pattern, degrees)).0;
            let heard = level(&in_the_open(&mic, pattern, 4.0, degrees), 500.0) - front;
            if expected > -17.0 {
                close(heard, expected, 0.1, &format!("{} at {degrees}°", pattern.word()));
            } else {
                assert!((-30.0..-17.0).contains(&heard), "{} at {degrees}°: a null of {heard} dB", pattern.word());
            }
        }
    }
}

#[test]
fn the_response_table_holds_at_its_distance() {
    let mut mic = microphone(CapsuleClass::LargeDiaphragm, Some(1.0));
    mic.response_db = [-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.5, 2.0, 2.5, 1.5, -1.0, -6.0];
    let heard = in_the_open(&mic, Pattern::Cardioid, 1.0, 0.0);
    for (hz, db) in [(100.0, 0.0), (200.0, 0.0), (1e3, 0.0), (4e3, 0.5), (8e3, 2.0), (10e3, 2.5), (15e3, -1.0)] {
        close(level(&heard, hz), db - air_absorption_db_per_km(hz) / 1000.0, 0.15, &format!("table at {hz} Hz"));
    }
}

#[test]
fn coming_near_lifts_the_bass_re_the_table() {
    let mic = microphone(CapsuleClass::SmallDiaphragm, Some(1.0));
    for (pattern, hz, distance) in
        [(Pattern::Cardioid, 100.0, 0.1), (Pattern::Cardioid, 200.0, 0.05), (Pattern::Hypercardioid, 100.0, 0.05)]
    {
        let heard = level(&in_the_open(&mic, pattern, distance, 0.0), hz) + 20.0 * libm::log10(distance);
        let expected = proximity_boost(pattern, hz, distance).0 - proximity_boost(pattern, hz, 1.0).0;
        close(heard, expected, 0.15, &format!("{} at {hz} Hz and {distance} m", pattern.word()));
    }
    let omni = level(&in_the_open(&mic, Pattern::Omni, 0.05, 0.0), 100.0) + 20.0 * libm::log10(0.05);
    close(omni, 0.0, 0.1, "a pressure capsule has no proximity effect");
}

#[test]
fn a_cardioid_rejects_treble_behind_it_but_not_near_bass() {
    let mic = flat();
    let (front, rear) = (in_the_open(&mic, Pattern::Cardioid, 2.0, 0.0), in_the_open(&mic, Pattern::Cardioid, 2.0, 180.0));
    for hz in [1e3, 2e3, 4e3, 8e3] {
        let rejection = level(&front, hz) - level(&rear, hz);
        assert!((16.0..26.0).contains(&rejection), "{rejection} dB at {hz} Hz");
    }
    // Behind, only the gradient's near part is left: (1 − a) / kr.
    let near = in_the_open(&mic, Pattern::Cardioid, 0.1, 180.0);
    let kr = std::f64::consts::TAU * 100.0 * 0.1 / SPEED_OF_SOUND;
    close(level(&near, 100.0), 20.0 + 20.0 * libm::log10(0.5 / kr), 0.2, "near bass from behind");
}

#[test]
fn large_capsules_lose_treble_off_axis() {
    for (class, at_10k) in [(CapsuleClass::LargeDiaphragm, -7.8), (CapsuleClass::SmallDiaphragm, -2.4)] {
        let mic = microphone(class, None);
        let side = level(&in_the_open(&mic, Pattern::Omni, 1.0, 90.0), 10e3) - level(&in_the_open(&mic, Pattern::Omni, 1.0, 0.0), 10e3);
        close(side, at_10k, 0.2, "loss at 90° and 10 kHz");
    }
    let mut ribbon = microphone(CapsuleClass::Ribbon, None);
    ribbon.transducer = Transducer::Ribbon;
    let above = Aim { azimuth: 0.0, elevation: 45.0 }.vector();
    let from_above = response(&field(), &emitter(MIDDLE + above, 0.0), &receiver(MIDDLE, SOUTH, &ribbon, Pattern::FigureEight), 1);
    let beside = in_the_open(&ribbon, Pattern::FigureEight, 1.0, 45.0);
    assert!(level(&beside, 10e3) - level(&from_above, 10e3) > 8.0, "a ribbon is dull from above and not from the side");
}

#[test]
fn rear_lobes_are_inverted() {
    let mic = flat();
    for pattern in [Pattern::FigureEight, Pattern::Hypercardioid, Pattern::Supercardioid] {
        let (front, rear) = (in_the_open(&mic, pattern, 2.0, 0.0), in_the_open(&mic, pattern, 2.0, 180.0));
        let product: f64 = front.iter().zip(&rear).take(4800).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
        assert!(product < 0.0, "{} keeps its polarity behind", pattern.word());
    }
    let (front, rear) = (in_the_open(&mic, Pattern::Wide, 2.0, 0.0), in_the_open(&mic, Pattern::Wide, 2.0, 180.0));
    assert!(front.iter().zip(&rear).take(4800).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>() > 0.0);
}

#[test]
fn the_high_pass_switch_cuts_at_its_corner() {
    let mic = flat();
    let open = receiver(MIDDLE, SOUTH, &mic, Pattern::Omni);
    let source = emitter(MIDDLE + SOUTH.vector(), 0.0);
    let (plain, cut) = (response(&field(), &source, &open, 1), response(&field(), &source, &Receiver { high_pass: true, ..open }, 1));
    for (hz, expected) in [(40.0, -12.3), (80.0, -3.01), (160.0, -0.26), (1000.0, 0.0)] {
        close(level(&cut, hz) - level(&plain, hz), expected, 0.15, &format!("high-pass at {hz} Hz"));
    }
}

#[test]
fn a_voice_beams() {
    let mic = flat();
    let ear = MIDDLE + Aim { azimuth: 90.0, elevation: 0.0 }.vector();
    let front = MIDDLE + SOUTH.vector();
    let voice = Emitter { beam: &VOICE, ..emitter(MIDDLE, 0.0) };
    let at = |point| response(&field(), &voice, &receiver(point, SOUTH, &mic, Pattern::Omni), 1);
    let (side, front) = (at(ear), at(front));
    for (hz, expected) in [(500.0, -2.5), (1e3, -1.5), (4e3, -5.0), (8e3, -8.0)] {
        // The microphone looks away from the front source; at these sizes only the angle of the mouth counts.
        let capsule = level(&in_the_open(&mic, Pattern::Omni, 1.0, 90.0), hz) - level(&in_the_open(&mic, Pattern::Omni, 1.0, 180.0), hz);
        close(level(&side, hz) - level(&front, hz) - capsule, expected, 0.15, &format!("voice at 90° and {hz} Hz"));
    }
}
