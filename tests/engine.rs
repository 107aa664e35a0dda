//! The engine as a whole: the line of the first session, live and offline, and what its switches do to the sound.

#[path = "engine/clocks.rs"]
mod clocks;
#[path = "engine/control.rs"]
mod control;
#[path = "engine/reel_faults.rs"]
mod reel_faults;
#[path = "engine/reels.rs"]
mod reels;
#[path = "engine/rig.rs"]
mod rig;
#[path = "engine/scrub.rs"]
mod scrub;
#[path = "engine/silence.rs"]
mod silence;
#[path = "engine/timecode.rs"]
mod timecode;

use linecheck::sim::band::PlayerId;
use linecheck::sim::engine::{Want, filter, meter, render_with};
use linecheck::sim::gear::{GearKind, HighPass, JackId, Microphone, Setting};
use linecheck::sim::session::{Place, Studio};
use linecheck::sim::units::{Dbfs, Stamp};
use rig::{Rig, evening, later, set, timeline};

fn close(got: f64, wanted: f64, tolerance: f64) {
    assert!((got - wanted).abs() <= tolerance, "{got} is not within {tolerance} of {wanted}");
}

fn loud(samples: &[f32]) -> f64 {
    meter::rms_dbfs(samples).0
}

#[test]
fn silence_in_is_silence_out_without_noise() {
    assert!(Rig::silent().track(Some("anna")).iter().all(|x| *x == 0.0));
}

#[test]
fn the_level_on_the_track_is_that_of_the_chain() {
    let mut rig = Rig::singing(0.1);
    // 0.1 Pa peak is 71 dB SPL at one metre; at about 0.18 m the mouth is some 15 dB louder; 28 mV/Pa, 200 Ω into 5 kΩ,
    // 30 dB of gain, 0 dBFS at +22 dBu. The booth and the microphone's own response leave it within a few decibels.
    let level = loud(&rig.track(Some("anna")));
    close(level, 71.0 + 15.0 - 93.98 + 2.2 - 31.06 - 0.34 + 30.0 - 22.0, 4.0);
}

#[test]
#[expect(clippy::float_cmp, reason = "a swapped pair changes nothing but the sign")]
fn the_polarity_switch_turns_the_wave_over_exactly() {
    let mut rig = Rig::singing(0.1);
    let before = rig.track(Some("anna"));
    rig.set("PRE-1/1.polarity", Setting::On(true));
    let after = rig.track(Some("anna"));
    assert!(before.iter().any(|x| x.abs() > 0.001) && before.iter().zip(&after).all(|(a, b)| *a == -b));
}

/// The figures of the microphone on the line.
fn microphone(rig: &mut Rig) -> &mut Microphone {
    match &mut rig.scenario.catalogue.0.get_mut(&"ldc-multi".into()).expect("it is in the locker").kind {
        GearKind::Microphone(mic) => mic,
        other => panic!("{other:?}"),
    }
}

#[test]
#[expect(clippy::float_cmp, reason = "the first capsule does not move")]
fn the_second_capsule_of_a_stereo_microphone_turns_away() {
    let level = |out: &str, angle: f64| {
        let mut rig = Rig::singing(0.1);
        microphone(&mut rig).stereo = true;
        rig.studio.cords.get_mut(&"XLR-06-01".into()).expect("it is plugged").a = JackId::try_from(format!("MC-012/{out}")).ok();
        rig.set("MC-012/angle", Setting::At(angle));
        loud(&rig.track(Some("anna")))
    };
    assert!(level("out R", 0.0) - level("out R", 180.0) > 6.0);
    assert_eq!(level("out L", 0.0), level("out L", 180.0));
    // The two are a matched pair.
    close(level("out L", 0.0), level("out R", 0.0), 0.5);
}

#[test]
fn each_position_of_a_filter_has_its_corner() {
    let level = |position: &str| {
        let mut rig = Rig::singing(0.1);
        microphone(&mut rig).high_pass = vec![HighPass { corner: 100.0, slope: 12.0 }, HighPass { corner: 1000.0, slope: 12.0 }];
        rig.set("MC-012/hpf", Setting::Choice(position.into()));
        loud(&rig.track(Some("anna")))
    };
    let flat = level("flat");
    close(level("100") - flat, 0.0, 0.1);
    // The room adds up a little differently behind the filter.
    close(level("1000") - flat, -3.0, 1.0);
}

#[test]
fn twenty_decibels_of_gain_are_twenty_decibels() {
    let mut rig = Rig::singing(0.1);
    let before = loud(&rig.track(Some("anna")));
    rig.set("PRE-1/1.gain", Setting::At(50.0));
    close(loud(&rig.track(Some("anna"))) - before, 20.0, 0.001);
}

#[test]
fn the_pad_takes_ten_decibels() {
    let mut rig = Rig::singing(0.1);
    let before = loud(&rig.track(Some("anna")));
    rig.set("MC-012/pad", Setting::On(true));
    close(loud(&rig.track(Some("anna"))) - before, -10.0, 0.001);
}

#[test]
fn without_phantom_only_the_preamplifier_and_the_converter_are_left() {
    let mut rig = Rig::singing(0.1);
    rig.set("PRE-1/1.48v", Setting::On(false));
    rig.set("PRE-1/1.gain", Setting::At(60.0));
    let sung = rig.track(None);
    rig.studio.performances.clear();
    assert_eq!(sung, rig.track(None), "nothing of the singer is left");
    // EIN −130 dBu would be −70 dBu out; its 200 Ω source makes it a little more. 0 dBFS is +22 dBu; 24 kHz are 0.8 dB
    // more noise than 20 kHz.
    close(loud(&sung), -70.0 - 22.0 + 0.8, 1.5);
}

#[test]
fn the_noise_of_a_converter_is_what_its_sheet_says() {
    let mut rig = Rig::silent();
    rig.studio.cords.clear();
    let track = rig.track(None);
    close(meter::a_weighted_rms_dbfs(&track).0, -120.0, 0.3);
}

#[test]
fn the_first_stage_that_clips_is_named() {
    let mut rig = Rig::singing(1.0);
    let want = Want { tracks: vec![1], ..Want::default() };
    rig.set("PRE-1/1.gain", Setting::At(44.0));
    let studios = timeline(vec![rig.studio.clone()]);
    let track = rig.render(&studios, 1.0, &want).tracks[&1].clone();
    assert_eq!(track.clipped.first().map(|clip| clip.stage.as_str()), Some("converter"));
    assert!(track.samples.iter().all(|x| x.abs() <= 1.0));
    assert!(meter::peak_dbfs(&track.samples) > Dbfs(-0.0001));

    rig.set("PRE-1/1.gain", Setting::At(60.0));
    let studios = timeline(vec![rig.studio.clone()]);
    let clipped = rig.render(&studios, 1.0, &want).tracks[&1].clipped.clone();
    assert!(clipped.iter().any(|clip| clip.stage == "EXT PRE 1"), "{clipped:?}");

    rig.play("anna", 40.0, 2, Stamp(0));
    let studios = timeline(vec![rig.studio.clone()]);
    let clipped = rig.render(&studios, 1.0, &want).tracks[&1].clipped.clone();
    assert_eq!(clipped[0].stage, "MC-012 capsule", "{clipped:?}");
}

#[test]
fn two_renderings_are_the_same() {
    let mut one = Rig::singing(0.2);
    let mut other = Rig::singing(0.2);
    assert_eq!(one.track(None), other.track(None));
}

#[test]
#[expect(clippy::float_cmp, reason = "the same is the same")]
fn live_and_offline_are_the_same_sample_for_sample() {
    let mut rig = Rig::singing(0.2);
    let studios = evening(&rig);
    let (live, heard) = rig.live(&studios, 256, 2.048);
    let want = Want { tracks: vec![1], monitors: true, only: None };
    let session = timeline(studios);
    let rendered = rig.render(&session, 2.048, &want);
    assert_eq!(rendered.monitors.len(), heard.len());
    assert!(loud(&heard.iter().map(|x| x[0]).collect::<Vec<_>>()) > -40.0);
    let differs = rendered.monitors.iter().zip(&heard).position(|(a, b)| a != b);
    assert_eq!(differs, None, "monitors");
    // What was recorded from the first block after 500 ms on is what the track was converted to.
    let (start, length) = (24_064, 33_792);
    let mut recorded = vec![0.0; length];
    live.tape().read(1, 1, 0, &mut recorded);
    assert!(recorded == rendered.tracks[&1].samples[start..start + length]);
}

#[test]
fn a_rendering_may_start_anywhere() {
    let mut rig = Rig::singing(0.2);
    let session = timeline(evening(&rig));
    let want = Want { tracks: vec![1], monitors: true, only: None };
    let whole = rig.render(&session, 2.048, &want);
    let from = Stamp(1000);
    let part = render_with(&mut rig.cache, &rig.scenario, &session, from, Stamp(1800), &want);
    let start = from.block_frame() as usize;
    for (a, b) in whole.tracks[&1].samples[start..].iter().zip(&part.tracks[&1].samples) {
        close(f64::from(*a), f64::from(*b), 2e-7);
    }
    for (a, b) in whole.monitors[start..].iter().zip(&part.monitors) {
        close(f64::from(a[0]), f64::from(b[0]), 2e-7);
    }
}

#[test]
fn the_size_of_calls_does_not_matter() {
    let mut rig = Rig::singing(0.2);
    let studios = evening(&rig);
    let (_, blocks) = rig.live(&studios, 256, 2.0);
    for frames in [1, 32, 1000, 4096] {
        assert!(rig.live(&studios, frames, 2.0).1 == blocks, "calls of {frames} frames");
    }
}

#[test]
fn meters_show_what_is_recorded() {
    let mut rig = Rig::singing(0.2);
    let studios = vec![rig.studio.clone()];
    let (live, heard) = rig.live(&studios, 256, 1.024);
    let track = rig.track(None);
    let readings = live.readings();
    close(readings.tracks[0].rms.0, loud(&track), 0.1);
    close(readings.tracks[0].peak.0, meter::peak_dbfs(&track).0, 0.1);
    // The return sees the track's level in volts: 0 dBFS is +22 dBu, the desk's scale ends at +24, 75 Ω into 10 kΩ.
    close(readings.returns[0].rms.0, readings.tracks[0].rms.0 - 2.0, 0.15);
    let left: Vec<f32> = heard[heard.len() - 14_336..].iter().map(|x| x[0]).collect();
    close(readings.monitors[0].rms.0, loud(&left), 0.05);
    assert_eq!(readings.tracks[1].rms, Dbfs(f64::NEG_INFINITY));
}

/// The greatest sample above 8 kHz, where a steady tone of 1 kHz has nothing: what is heard as a click.
fn click(samples: &[f32]) -> f64 {
    let mut high = samples.to_vec();
    for section in filter::butterworth_high_pass(8000.0, 6) {
        section.run(&mut filter::Memory::default(), &mut high);
    }
    meter::peak_dbfs(&high[4000..]).0
}

#[test]
fn no_change_clicks() {
    let changes: [(&str, fn(&mut Studio)); 5] = [
        ("fader", |s| set(s, "DESK/ch1.fader", Setting::At(-60.0))),
        ("gain", |s| set(s, "PRE-1/1.gain", Setting::At(24.0))),
        ("mute", |s| set(s, "DESK/ch1.mute", Setting::On(true))),
        ("cord", |s| drop(s.cords.remove(&"TT-06-01".into()))),
        ("place", |s| {
            if let Some(Place::Standing(pose)) = s.places.get_mut(&"ST-01".into()) {
                pose.reach -= 0.15;
            }
        }),
    ];
    for (name, change) in changes {
        let mut rig = Rig::singing(0.9);
        let session = timeline(vec![rig.studio.clone(), later(&rig.studio, 503, change)]);
        let want = Want { tracks: Vec::new(), monitors: true, only: Some(PlayerId("anna".into())) };
        let heard: Vec<f32> = rig.render(&session, 1.0, &want).monitors.iter().map(|x| x[0]).collect();
        let before = loud(&heard[12_000..20_000]);
        assert!(before > -25.0 && before < -3.0, "{name}: the tone is at {before}");
        assert!(click(&heard) < -60.0, "{name}: {} dBFS", click(&heard));
    }
}

#[test]
fn a_player_who_stops_falls_silent_without_a_click() {
    let mut rig = Rig::singing(0.9);
    rig.studio.performances[0].end = Stamp(500);
    let session = timeline(vec![rig.studio.clone()]);
    let want = Want { tracks: vec![1], monitors: false, only: Some(PlayerId("anna".into())) };
    let track = rig.render(&session, 2.0, &want).tracks[&1].samples.clone();
    assert!(click(&track) < -60.0);
    assert!(loud(&track[80_000..]) < -100.0 && loud(&track[12_000..24_000]) > -25.0);
}
