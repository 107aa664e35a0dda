//! Converters against the figures of their class, their alignment and their limits.

use linecheck::sim::engine::bench::{ConverterBench, measure_converter};
use linecheck::sim::gear::{Alignment, RecordingGear};
use linecheck::sim::units::Dbu;
use std::path::Path;

fn bench(class: &str, input: Alignment, output: Alignment) -> ConverterBench {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/recording/converters.ron");
    let gear: RecordingGear = ron::from_str(&std::fs::read_to_string(path).expect("it ships")).expect("it is sound");
    let class = gear.converters.into_iter().find(|one| one.id == class).expect("it is in the file");
    ConverterBench { jitter_ps: class.jitter_ps, class, input, output, soft: false, seed: 3 }
}

#[test]
fn a_level_becomes_what_the_alignment_says() {
    for (alignment, sent, wanted) in
        [(Alignment::R68, 0.0, -18.0), (Alignment::Rp155, 4.0, -20.0), (Alignment::Music, 4.0, -18.0), (Alignment::Ard, 6.0, -9.0)]
    {
        let found = bench("pro-multi", alignment, alignment).dbfs(Dbu(sent), 997.0);
        assert!((found - wanted).abs() < 0.01, "{alignment:?}: {found}");
    }
    // A tape of one standard played by another is six decibels off.
    let found = measure_converter(&bench("pro-multi", Alignment::R68, Alignment::Rp155), &[1000.0], &[]);
    assert!((found.zero_vu_out_dbu - 10.0).abs() < 0.02 && (found.response[0].through_db - 6.0).abs() < 0.02);
}

#[test]
fn noise_and_distortion_are_those_of_the_class() {
    for class in ["high-end", "pro-multi", "interface", "legacy-16"] {
        let bench = bench(class, Alignment::Rp155, Alignment::Rp155);
        let found = measure_converter(&bench, &[20.0, 1000.0, 20_000.0], &[23.0]);
        assert!((found.input_noise_dbfs_a + bench.class.adc_db).abs() < 0.5, "{class}: {}", found.input_noise_dbfs_a);
        assert!((found.output_noise_dbfs_a + bench.class.dac_db).abs() < 0.8, "{class}: {}", found.output_noise_dbfs_a);
        assert!((found.distortion[0].thd_n_db - bench.class.thd_n_db).abs() < 0.7, "{class}: {:?}", found.distortion[0]);
        assert!(found.response.iter().all(|row| row.in_db.abs() < 0.02 && row.through_db.abs() < 0.02), "{class}: {:?}", found.response);
    }
}

#[test]
fn full_scale_is_a_wall_and_lights_the_flag() {
    let hard = bench("pro-multi", Alignment::R68, Alignment::R68);
    let under = hard.distortion(17.9);
    assert!(under.overs == 0 && under.thd_db < -100.0, "{under:?}");
    let over = hard.distortion(21.0);
    assert!(over.overs > 1000 && over.thd_db > -25.0, "{over:?}");
    let (samples, _) = hard.take(&vec![100.0; 2000]);
    assert!(samples.iter().all(|x| (-1.0..1.0).contains(x)), "no sample is beyond full scale");
    let soft = ConverterBench { soft: true, ..hard.clone() };
    assert!(soft.distortion(17.0).thd_db > hard.distortion(17.0).thd_db + 20.0, "the top 4 dB are round");
    assert!(soft.distortion(21.0).overs == 0);
}

#[test]
fn an_uneven_clock_is_heard_in_treble() {
    // 10 ns, as an unterminated word clock may do.
    let clean = bench("high-end", Alignment::R68, Alignment::R68);
    let uneven = ConverterBench { jitter_ps: 10_000.0, ..clean.clone() };
    let snr = |bench: &ConverterBench| -bench.distortion(17.0).thd_n_db;
    let wanted = linecheck::sim::engine::converter::jitter_snr_db(997.0, 10_000.0);
    // White jitter spreads over half the rate, of which the meter reads 20 kHz.
    assert!((snr(&uneven) - wanted - 0.8).abs() < 0.5, "{} for {wanted}", snr(&uneven));
    assert!(snr(&clean) > wanted + 25.0);
}
