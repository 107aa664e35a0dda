//! Faults by name: the symptom that the table of domain reference 10 states, at the recorder and on the tester.

mod cables;
mod channels;
mod desks;
mod disturbed;
mod lines;
mod microphones;
mod named;
mod overloads;
mod recorded;
mod recorders;
mod rooms;
mod testers;

use crate::fixture::{Bench, jack, studio_one};
use crate::recorder::Room;
use linecheck::sim::circuit::fault::{Edit, edits};
use linecheck::sim::circuit::tester;
use linecheck::sim::gear::Setting;
use linecheck::sim::units::{Db, Dbu};

/// Puts a fault in.
fn put(bench: &mut Bench, fault: &str, at: &str) -> Vec<Edit> {
    let made = edits(fault, Some(at), 7, &bench.patch()).unwrap_or_else(|why| panic!("{}: {}", why.message, why.help));
    made.iter().cloned().for_each(|edit| bench.suffer(edit));
    made
}

/// A bench with a fault beside the one without.
fn with(bench: &Bench, fault: &str, at: &str) -> Bench {
    let mut bench = bench.clone();
    put(&mut bench, fault, at);
    bench
}

/// A microphone on live 1, its strip raised by 40 dB and routed to bus 1.
fn one_line(microphone: &str) -> Bench {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", &format!("{microphone}/out"), "LIVE/1");
    bench.set("DESK/ch1.gain", Setting::At(40.0)).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    bench
}

/// Volts at an input for one volt of an output.
fn gain(bench: &Bench, from: &str, to: &str) -> Option<f64> {
    tester::gain(&bench.circuit(), &jack(from), &jack(to))
}

/// Decibels by which a fault changes what arrives.
fn change(bench: &Bench, fault: &str, at: &str, (from, to): (&str, &str)) -> f64 {
    let ratio = gain(&with(bench, fault, at), from, to).unwrap_or(0.0) / gain(bench, from, to).expect("it arrives");
    Db::from_ratio(ratio.abs()).0
}

/// Hum at an input, dBu.
fn hum(bench: &Bench, at: &str) -> f64 {
    Dbu::from_volt(bench.circuit().floor(&jack(at)).hum).0
}

/// A microphone before a bass amplifier that gives out this.
fn amplifier(bench: &Bench, wave: impl Fn(f64) -> f64) -> Room {
    let mut room = Room::of(bench);
    room.microphone("MC-001", "ST-01", 0.0).plays("electric-bass", wave);
    room
}

/// That microphone on live 1, with the amplifier's player.
fn bass() -> Bench {
    let mut bench = one_line("MC-001");
    bench.add("ben", "electric-bass").set("DESK/ch1.gain", Setting::At(20.0));
    bench
}
