//! What `linecheck measure speed` tells, one bench for each of its rows that has none elsewhere, on one thread.
//!
//! `cargo bench --no-default-features --bench session`: the rock band of `linecheck measure speed --example`, and the expert's
//! session of the first exercise for grading.

use divan::Bencher;
use divan::counter::ItemsCount;
use linecheck::files::{Library, bench, journal};
use linecheck::sim::engine::bench::{Hour, SessionBench};
use linecheck::sim::engine::peaks::{Peak, Peaks, STEP};
use linecheck::sim::engine::{Cache, Live, Plan, Reels, Want, render_with};
use linecheck::sim::scoring::judge;
use linecheck::sim::session::{Header, Rolling, Session};
use linecheck::sim::units::{BLOCK, Stamp};
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

fn library() -> Library {
    Library::find().expect("the content lies where this was built")
}

fn rock() -> SessionBench {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/measure/examples/speed.ron");
    bench::session(&library(), &spec).expect("the example is in order")
}

/// Two seconds of everything, with responses and sounds at hand; items are seconds of music.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn offline(bencher: Bencher<'_, '_>) {
    let (rock, mut cache) = (rock(), Cache::default());
    let timeline = rock.timeline();
    let want = Want { tracks: (1..=32).collect(), monitors: true, only: None };
    let mut render = || render_with(&mut cache, &rock.scenario, &timeline, Stamp(0), Stamp(2000), &want).monitors.len();
    render();
    bencher.counter(ItemsCount::new(2_usize)).bench_local(render);
}

/// A block takes 5.33 ms to play.
#[divan::bench]
fn live_block(bencher: Bencher<'_, '_>) {
    let rock = rock();
    let mut live = Live::new(&rock.scenario);
    live.update(Plan::compile(&rock.scenario, &rock.studio, &mut Cache::default()));
    let mut out = [[0.0; 2]; BLOCK];
    bencher.bench_local(|| live.process(&mut out));
}

/// A knob, a cord, a microphone and a door, each from the studio before it.
#[divan::bench(args = [0, 1, 2, 3], sample_count = 5, sample_size = 1)]
fn change_of_plan(bencher: Bencher<'_, '_>, nth: usize) {
    let rock = rock();
    let (_, changed) = &rock.changes()[nth];
    // Each from a cache that holds the studio before it and nothing of the change.
    let before = || {
        let mut cache = Cache::default();
        drop(Plan::compile(&rock.scenario, &rock.studio, &mut cache));
        cache
    };
    bencher.with_inputs(before).bench_local_values(|mut cache| Plan::compile(&rock.scenario, changed, &mut cache));
}

/// From a key of the transport to the plan that plays from there, and its first block.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn locate_in_an_hour(bencher: Bencher<'_, '_>) {
    let (rock, mut cache) = (rock(), Cache::default());
    let mut studio = rock.with_an_hour();
    let mut live = Live::starting_at(&rock.scenario, 0, Hour::tape(), Reels::of(&rock.scenario));
    (studio.transport.rolling, studio.transport.position) = (Rolling::Playing, Hour::PLACES[0]);
    drop(Plan::compile(&rock.scenario, &studio, &mut cache));
    let mut out = [[0.0; 2]; BLOCK];
    bencher.bench_local(|| {
        live.update(Plan::compile(&rock.scenario, &studio, &mut cache));
        live.process(&mut out);
        live.spent()
    });
}

/// The waveforms of an hour on all tracks of the recorder, at the width of a screen; items are columns.
#[divan::bench]
fn waveforms_of_an_hour(bencher: Bencher<'_, '_>) {
    const FRAMES: u64 = 3600 * 48_000;
    let (mut peaks, mut columns) = (Peaks::default(), vec![Peak::default(); 1920]);
    for at in (0..FRAMES).step_by(STEP as usize) {
        (1..=32).for_each(|track| peaks.write(1, track, at, &[0.1, -0.2]));
    }
    bencher.counter(ItemsCount::new(32 * columns.len())).bench_local(|| {
        (1..=32).for_each(|track| peaks.columns(1, track, 0..FRAMES, &mut columns));
    });
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn grading(bencher: Bencher<'_, '_>) {
    let library = library();
    let scenario = Arc::new(library.scenario("first-overdub").expect("it is in order"));
    let mut journal = journal::read(&library.expert("first-overdub").expect("it ships")).expect("it can be read").journal;
    journal.header = Header::of(&scenario);
    bencher.bench_local(|| judge(&scenario, &Session::timeline(scenario.clone(), &journal).expect("it can be played again")));
}
