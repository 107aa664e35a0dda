//! Chains on the bench against the tables: loading, cables, pickups, rejection, phantom (domain reference 11.3–11.5, 11.15, 11.20).

use crate::fixture::close;
use linecheck::sim::engine::bench::{
    ChainCable, ChainFound, ChainPreamp, ChainSource, ChainSpec, Grounds, LineSource, Pickup, measure_chain,
};
use linecheck::sim::gear::{InputStage, Topology};
use linecheck::sim::units::power_sum;

fn chain(source: ChainSource, cables: Vec<ChainCable>, load_ohm: f64) -> ChainSpec {
    let pickup = matches!(source, ChainSource::Pickup(_));
    let stage = if pickup { InputStage::Unbalanced } else { InputStage::Electronic };
    let preamp =
        ChainPreamp { load_ohm, common_mode_ohm: load_ohm.max(10e3), stage, gain_db: 0.0, ein_dbu: -128.0, phantom: true, draws_ma: 4.5 };
    ChainSpec { source, cables, loads: Vec::new(), preamp, grounds: Grounds { volts: 0.0, ohm: 0.0, hertz: 50.0 } }
}

fn line(ohm: f64) -> ChainSource {
    ChainSource::Line(LineSource { ohm, topology: Topology::Symmetric, imbalance_ohm: 0.0 })
}

fn cable(length_m: f64, core_pf: f64, shield_pf: f64) -> ChainCable {
    ChainCable { length_m, core_pf, shield_pf, core_ohm: 0.0, shield_ohm: 0.0, defects: Vec::new() }
}

fn level(found: &ChainFound, hertz: f64) -> f64 {
    let nearest = found.response.iter().min_by(|a, b| (a.hz - hertz).abs().total_cmp(&(b.hz - hertz).abs()));
    nearest.expect("there are points").db
}

#[test]
fn loading_and_cables_are_those_of_the_tables() {
    for (source, load, want) in
        [(150.0, 1500.0, -0.83), (200.0, 1000.0, -1.58), (310.0, 1200.0, -2.00), (600.0, 10e3, -0.51), (10e3, 140e3, -0.60)]
    {
        close("loading", measure_chain(&chain(line(source), Vec::new(), load)).level_1k_db, want, 0.01);
    }
    // 100 m of star-quad, 150 pF/m as the whole: 4.2, and `cable` of 11.20.
    for (source, want) in [(150.0, -0.33), (300.0, -1.2), (600.0, -3.6)] {
        let found = measure_chain(&chain(line(source), vec![cable(100.0, 150.0, 0.0)], 1e9));
        close(&format!("{source} Ω"), level(&found, 20e3), want, 0.05);
    }
}

#[test]
fn pickups_resonate_where_the_table_says() {
    // Pickup, pF of its winding within the 110 to 150 of the table, pot; hertz and decibels at 1, 3, 6 and 10 m.
    let table = [
        ((2.4, 6e3, 110.0, 250e3), [(6316.0, 5.4), (4579.0, 7.4), (3489.0, 8.7), (2790.0, 9.3)]),
        ((4.4, 8e3, 120.0, 500e3), [(4690.0, 7.0), (3386.0, 8.9), (2581.0, 9.9), (2063.0, 10.3)]),
        ((8.0, 14e3, 150.0, 500e3), [(3183.0, 5.0), (2392.0, 6.7), (1856.0, 7.6), (1499.0, 8.0)]),
        ((3.6, 7.5e3, 150.0, 250e3), [(4653.0, 4.5), (3538.0, 6.3), (2762.0, 7.5), (2230.0, 8.2)]),
        ((4.8, 10.5e3, 150.0, 250e3), [(3895.0, 3.4), (3010.0, 5.1), (2363.0, 6.3), (1916.0, 6.9)]),
    ];
    for ((henry, ohm, picofarad, pot), rows) in table {
        for (length, (hertz, decibels)) in [1.0, 3.0, 6.0, 10.0].into_iter().zip(rows) {
            let source = ChainSource::Pickup(Pickup { ohm, henry, picofarad, eddy_ohm: None, pot_ohm: Some(pot) });
            let found = measure_chain(&chain(source, vec![cable(length, 0.0, 120.0)], 1e6));
            let peak = found.resonance.expect("it peaks");
            close(&format!("{henry} H, {length} m, Hz"), peak.hz, hertz, 0.01 * hertz);
            close(&format!("{henry} H, {length} m, dB"), peak.above_20_hz_db, decibels, 0.2);
        }
    }
}

#[test]
fn a_line_input_kills_a_pickup() {
    let source = ChainSource::Pickup(Pickup { ohm: 6e3, henry: 2.4, picofarad: 110.0, eddy_ohm: None, pot_ohm: Some(250e3) });
    let found = measure_chain(&chain(source, vec![cable(6.0, 0.0, 120.0)], 10e3));
    close("low", level(&found, 20.0), -4.2, 0.1);
    close("corner", found.upper_corner_hz.expect("it falls"), 1080.0, 15.0);
    assert!(found.resonance.is_none());
}

#[test]
fn rejection_is_that_of_the_table() {
    // Domain reference 11.15 and `cmrr` of 11.20: Zcm over the difference of the legs.
    for (common_mode_ohm, imbalance_ohm, want) in
        [(10e3, 1.0, 80.0), (10e3, 10.0, 60.0), (20e3, 50.0, 52.0), (1e6, 300.0, 70.4), (50e6, 10.0, 134.0)]
    {
        let mut spec = chain(ChainSource::Line(LineSource { ohm: 0.1, topology: Topology::Symmetric, imbalance_ohm }), Vec::new(), 1500.0);
        spec.preamp.common_mode_ohm = common_mode_ohm;
        // Without a cable the shield ends at the source; its own ground is lifted by a volt.
        spec.cables = vec![ChainCable { shield_ohm: 100.0, ..cable(1000.0, 1e-6, 0.0) }];
        close(&format!("{imbalance_ohm} Ω"), measure_chain(&spec).cmrr_db, want, 0.3);
    }
}

#[test]
fn phantom_and_thermal_noise_are_those_of_the_table() {
    let found = measure_chain(&chain(line(150.0), vec![cable(10.0, 100.0, 100.0)], 1e9));
    // `p48` and `thermal_150` of 11.20; the feed of 75 Ω a leg takes 0.17 V of its own.
    close("p48", found.phantom_v[0], 32.7, 0.05);
    close("p48 at the capsule", found.phantom_v[2], 32.68 - 0.17, 0.05);
    close("thermal_150", found.thermal_dbu, -130.92, 0.05);
    close("noise at the output, amplifier and all", found.noise_dbu, -95.0, 0.05);
}

#[test]
fn noise_at_the_output_is_told_apart_and_adds_up() {
    let mut spec = chain(line(150.0), vec![ChainCable { core_ohm: 0.5, ..cable(100.0, 1e-6, 0.0) }], 1500.0);
    spec.loads = vec![10_000.0];
    for gain_db in [0.0, 20.0, 60.0] {
        spec.preamp.gain_db = gain_db;
        let found = measure_chain(&spec);
        let noise = found.noise;
        // A resistance R in a divider gives √(4kTBR) behind what is in series with it (domain reference 11.2, 11.3).
        let thermal = |ohm: f64, share: f64| {
            let volts = libm::sqrt(4.0 * 1.380_649e-23 * 293.15 * 19_980.0 * ohm) * share;
            20.0 * libm::log10(volts / libm::sqrt(0.6)) + gain_db
        };
        let load = 1.0 / (1.0 / 1500.0 + 1e-4);
        close("source", noise.source_dbu, thermal(150.0, load / (load + 250.0)), 0.02);
        close("cables", noise.cables_dbu.expect("they have ohms"), thermal(100.0, load / (load + 250.0)), 0.02);
        let beside = |ohm: f64, others: f64| thermal(ohm, others / (others + ohm));
        close("loads", noise.loads_dbu.expect("there is one"), beside(10e3, 1.0 / (1.0 / 1500.0 + 1.0 / 250.0)), 0.02);
        close("input", noise.input_dbu, beside(1500.0, 1.0 / (1e-4 + 1.0 / 250.0)), 0.02);
        close("input stage", noise.input_stage_dbu, -131.1 + gain_db, 0.05);
        close("output stage", noise.output_stage_dbu, -95.0, 1e-9);
        let thermal = [Some(noise.source_dbu), noise.cables_dbu, noise.loads_dbu, Some(noise.input_dbu)];
        let mut all: Vec<f64> = thermal.into_iter().flatten().collect();
        close("all that is thermal", power_sum(&all), found.thermal_dbu + gain_db, 1e-6);
        all.extend([noise.input_stage_dbu, noise.output_stage_dbu]);
        close("the sum", power_sum(&all), found.noise_dbu, 1e-6);
    }
    assert_eq!(measure_chain(&chain(line(150.0), Vec::new(), 1500.0)).noise.loads_dbu, None, "nothing hangs there");
}
