//! The whole scenario in a real window: a real pointer, real keys, and the journal that they leave.
//!
//! Runs where `LINECHECK_WINDOW` names the program built with its window, and Xvfb and xdotool are there; says so where not.
//! Pictures of nine places are left in the folder named by `LINECHECK_PICTURES`.

mod driver;
mod overdub;

use driver::Window;
use std::path::PathBuf;
use std::process::Command;

#[test]
fn a_pointer_and_a_keyboard_do_the_first_overdub() {
    let Some(program) = std::env::var_os("LINECHECK_WINDOW").map(PathBuf::from) else {
        eprintln!("skipped: LINECHECK_WINDOW does not name the program with its window; ./check sets it");
        return;
    };
    for tool in ["Xvfb", "xdotool"] {
        if Command::new("which").arg(tool).output().is_ok_and(|found| !found.status.success()) {
            eprintln!("skipped: {tool} is not installed");
            return;
        }
    }
    let mut window = Window::open(&program);
    overdub::do_it(&mut window);
    let journal = window.journal();
    let report = Command::new(&program).arg("grade").arg(&journal).arg("--json").output().expect("grading runs");
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).expect("a report");
    let marks = report["marks"].as_f64().expect("marks");
    let lost: Vec<_> = report["findings"].as_array().into_iter().flatten().filter(|finding| finding["marks"] != finding["of"]).collect();
    assert!(marks >= 95.0, "{marks} of 100 for {}: {lost:#?}", journal.display());
}
