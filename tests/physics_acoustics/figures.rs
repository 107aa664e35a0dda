//! Golden values of the reference: air, decay times, critical distance, edges.

use crate::measure::{LIVE_EYRING, close, live_room};
use linecheck::sim::acoustics::{Climate, critical_distance, edge_loss, plane_wave_gain, proximity_boost, sabine, schroeder_frequency};
use linecheck::sim::gear::Pattern;
use linecheck::sim::units::Db;

#[test]
fn golden_values_of_the_reference_hold() {
    close(proximity_boost(Pattern::Cardioid, 100.0, 0.1).0, 9.3, 0.1, "prox_card");
    close(proximity_boost(Pattern::FigureEight, 50.0, 0.3).0, 11.5, 0.05, "prox_8");
    let rear = plane_wave_gain(Pattern::Supercardioid, 180.0);
    assert!(rear < 0.0, "the rear lobe of a supercardioid is inverted");
    close(Db::from_ratio(rear).0, -11.4, 0.05, "patt_super");
    close(Climate::default().air_absorption_db_per_km(8000.0), 105.3, 1.0, "air");
    close(critical_distance(1.0, 252.0, 0.46), 1.33, 0.03, "rc");
    close(schroeder_frequency(252.0, 0.4), 79.7, 0.05, "sched");
}

#[test]
fn air_swallows_as_the_standard_says() {
    let hz = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 12.5e3, 16e3, 20e3];
    let table = [
        (20.0, 50.0, [0.44, 1.31, 2.73, 4.66, 9.89, 29.7, 105.0, 238.0, 365.0, 524.0]),
        (20.0, 30.0, [0.61, 1.42, 2.51, 5.01, 14.1, 48.9, 168.0, 337.0, 466.0, 598.0]),
        (22.0, 40.0, [0.50, 1.43, 2.84, 4.88, 10.8, 33.6, 120.0, 266.0, 403.0, 569.0]),
        (25.0, 60.0, [0.34, 1.18, 3.17, 5.96, 10.2, 23.4, 74.4, 169.0, 268.0, 405.0]),
    ];
    for (celsius, humidity, row) in table {
        for (hz, expected) in hz.into_iter().zip(row) {
            let swallowed = Climate { celsius, humidity }.air_absorption_db_per_km(hz);
            // The table itself is rounded to two or three digits.
            close(swallowed, expected, 0.01_f64.mul_add(expected, 0.005), &format!("air at {celsius} °C, {humidity} %, {hz} Hz"));
        }
    }
    for (celsius, metres) in [(15.0, 340.3), (20.0, 343.2), (25.0, 346.1)] {
        close(Climate { celsius, humidity: 50.0 }.speed_of_sound(), metres, 0.1, "speed of sound");
    }
}

#[test]
fn the_live_room_has_the_times_of_the_reference() {
    let (room, published) = (live_room(), [0.87, 0.60, 0.54, 0.55, 0.55, 0.51]);
    for band in 0..6 {
        close(room.reverberation_times()[band], LIVE_EYRING[band], 1e-6, "Eyring");
        let air = Climate::default().air_absorption_db_per_km(125.0 * libm::exp2(band as f64)) / 4343.0;
        close(sabine(252.0, 254.0, room.mean_absorption()[band], air), published[band], 0.012, "Sabine");
    }
}

#[test]
fn an_edge_takes_away_what_maekawa_measured() {
    for (hz, expected) in [(125.0, 8.7), (1e3, 15.8), (4e3, 21.5)] {
        close(edge_loss(0.3, hz), expected, 0.05, "a detour of 0.3 m");
    }
    close(edge_loss(0.0, 1e3), 4.8, 0.05, "grazing");
    close(edge_loss(5.0, 8e3), 24.0, 1e-9, "the most that a screen does");
}
