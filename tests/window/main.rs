//! The whole scenario in a real window: a real pointer, real keys, and the journal that they leave.
//!
//! Runs where `LINECHECK_WINDOW` names the program built with its window, and Xvfb and xdotool are there; says so where not.
//! Pictures of the places are left in the folder named by `LINECHECK_PICTURES`.

mod accessible;
mod alignment;
mod assessed;
mod closeups;
mod coil;
mod driver;
mod hand;
mod hands;
mod keyboard;
mod kit;
mod leaving;
mod looks;
mod newcomer;
mod outside;
mod overdub;
mod patch;

use driver::{By, Window};
use std::path::PathBuf;
use std::process::Command;

/// The program with its window; none, and a word about it, where it cannot be driven.
fn program() -> Option<PathBuf> {
    program_with(&[])
}

/// As `program`, where these are needed as well.
#[expect(clippy::print_stderr, reason = "whoever runs the tests reads why nothing ran")]
fn program_with(others: &[&str]) -> Option<PathBuf> {
    let Some(program) = std::env::var_os("LINECHECK_WINDOW").map(PathBuf::from) else {
        eprintln!("skipped: LINECHECK_WINDOW does not name the program with its window; ./check sets it");
        return None;
    };
    for tool in ["Xvfb", "xdotool"].iter().chain(others) {
        if Command::new("which").arg(tool).output().is_ok_and(|found| !found.status.success()) {
            eprintln!("skipped: {tool} is not installed");
            return None;
        }
    }
    Some(program)
}

/// Does the whole scenario, and looks at what its journal is judged with.
fn overdub_by(by: By) {
    let Some(program) = program() else { return };
    let window = Window::open(&program, by);
    overdub::do_it(&window);
    let journal = window.journal();
    let report = Command::new(&program).arg("grade").arg(&journal).arg("--json").output().expect("grading runs");
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).expect("a report");
    let marks = report["marks"].as_f64().expect("marks");
    let lost: Vec<_> = report["findings"].as_array().into_iter().flatten().filter(|finding| finding["marks"] != finding["of"]).collect();
    assert!(marks >= 95.0, "{marks} of 100 for {}: {lost:#?}", journal.display());
}

#[test]
fn a_pointer_and_a_keyboard_do_the_first_overdub() {
    overdub_by(By::Pointer);
}

#[test]
fn a_keyboard_alone_does_the_first_overdub() {
    overdub_by(By::Keyboard);
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn hands_in_the_room_set_a_microphone_up() {
    if let Some(program) = program() {
        hands::work_by_hand(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn every_close_up_is_worked_on_the_thing_and_in_the_list() {
    if let Some(program) = program() {
        closeups::work_close(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_drum_kit_gets_eight_microphones() {
    if let Some(program) = program() {
        kit::mike(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn twelve_lines_are_patched_at_six_bays() {
    if let Some(program) = program() {
        patch::patch(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_tape_machine_is_lined_up_in_its_close_up() {
    if let Some(program) = program() {
        alignment::line_up(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn another_language_large_text_and_every_size_of_window() {
    if let Some(program) = program() {
        looks::look_at_everything(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_key_that_is_down_when_the_window_goes_away_is_up_when_it_comes_back() {
    if let Some(program) = program_with(&["jwm"]) {
        leaving::leave_with_a_key_down(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_window_closed_while_recording_loses_nothing() {
    if let Some(program) = program_with(&["jwm"]) {
        leaving::leave_while_recording(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_screen_reader_finds_what_is_on_the_screen() {
    if let Some(program) = program_with(&["dbus-daemon", "busctl"]) {
        accessible::be_read(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn whoever_presses_what_is_ringed_hears_a_first_line() {
    if let Some(program) = program() {
        newcomer::follow_the_ring(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn loudspeakers_unplugged_in_a_take_stop_nothing() {
    if let Some(program) = program_with(&["pulseaudio", "pactl", "parec"]) {
        outside::unplug(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_machine_that_slept_goes_on_where_it_was() {
    if let Some(program) = program() {
        outside::fall_asleep(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn nothing_helps_in_an_assessment() {
    if let Some(program) = program() {
        assessed::ask_for_help(&program);
    }
}

#[test]
#[ignore = "long beside the others; README.md says how to run it"]
fn a_cable_is_coiled_with_the_pointer_and_taken_back_with_keys() {
    if let Some(program) = program() {
        coil::coil(&program);
    }
}
