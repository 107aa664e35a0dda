//! A microphone by itself, with its switches by their names.

use crate::files::Diagnostic;
use crate::files::bench::{Desk, Read, read, thirds};
use crate::files::content::Loaded;
use crate::files::library::Library;
use crate::sim::engine::bench::{MicrophoneBench, MicrophoneModel, MicrophoneSpec};
use crate::sim::gear::{ControlKind, ControlSpec, Microphone, Setting};
use crate::sim::scenario::suggestion;
use std::path::Path;

/// Reads the specification of a microphone's measurement.
///
/// # Errors
/// Every fault, with its place.
pub fn microphone(library: &Library, path: &Path) -> Read<MicrophoneBench> {
    let spec = read::<MicrophoneSpec>(path, MicrophoneSpec::faults)?;
    let microphone = match &spec.value.of {
        MicrophoneModel::Ideal(pattern) => Microphone::ideal(*pattern),
        MicrophoneModel::Catalogue(id) => Desk { library, spec: &spec }.page("of", id)?,
    };
    let faults = faults(&spec, &microphone);
    if !faults.is_empty() {
        return Err(faults);
    }
    let MicrophoneSpec { settings, angles, distances, frequencies, .. } = spec.value;
    let setting = |name: &str| settings.iter().find(|(of, _)| of == name).map(|(_, setting)| setting);
    Ok(MicrophoneBench {
        pattern: microphone.pattern_at(setting(microphone.pattern_control(0))),
        pad: microphone.pad_at(setting("pad")),
        high_pass: microphone.high_pass_at(setting("hpf")),
        microphone,
        angles,
        distances,
        frequencies: thirds(&frequencies),
    })
}

/// The switches that change what is measured of one capsule.
fn switches(microphone: &Microphone) -> Vec<ControlSpec> {
    let counts = ["pad", "hpf", microphone.pattern_control(0)];
    microphone.controls().into_iter().filter(|control| counts.contains(&control.name.as_str())).collect()
}

/// Settings of switches that it has not, or in positions that they have not.
fn faults(spec: &Loaded<MicrophoneSpec>, microphone: &Microphone) -> Vec<Diagnostic> {
    let switches = switches(microphone);
    let settings = &spec.value.settings;
    let mut faults = Vec::new();
    for (at, (name, setting)) in settings.iter().enumerate() {
        let path = |part: usize| format!("settings[{at}][{part}]");
        let Some(switch) = switches.iter().find(|switch| switch.name == *name) else {
            let help = if switches.is_empty() {
                "it has none".to_owned()
            } else {
                suggestion(name, switches.iter().map(|switch| switch.name.as_str()))
            };
            faults.push(spec.place(&path(0), format!("this microphone has no switch `{name}` to measure by"), help));
            continue;
        };
        if !switch.accepts(setting) {
            faults.push(spec.place(&path(1), format!("`{name}` cannot be set to {setting}"), positions(switch)));
        }
        if settings[..at].iter().any(|(other, _)| other == name) {
            faults.push(spec.place(&path(0), format!("`{name}` is set twice"), "once for each switch"));
        }
    }
    faults
}

/// What a switch can be set to, as it is written.
fn positions(switch: &ControlSpec) -> String {
    match &switch.kind {
        ControlKind::Selector(words) => {
            let all = words.iter().map(|word| format!("`Choice(\"{word}\")`"));
            format!("one of {}", all.collect::<Vec<_>>().join(", "))
        }
        ControlKind::Switch | ControlKind::Knob { .. } | ControlKind::Label => {
            format!("`{:?}` or `{:?}`", Setting::On(true), Setting::On(false))
        }
    }
}
