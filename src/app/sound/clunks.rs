//! The small sounds of the program itself: plugs, switches, refusals, and a voice-like cue when somebody speaks.
//!
//! Each is made here, once; what is recorded never passes this way.

use crate::app::bridge::{Done, Refused, Spoken};
use crate::sim::session::{Action, Transport};
use bevy::prelude::*;
use bevy_kira_audio::{Audio, AudioControl, AudioSource};
use kira::Frame;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use std::f32::consts::TAU;
use std::sync::Arc;

const RATE: u32 = 24_000;

#[derive(Resource)]
struct Clunks {
    plug: Handle<AudioSource>,
    switch: Handle<AudioSource>,
    refusal: Handle<AudioSource>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make).add_observer(on_done).add_observer(on_refused).add_observer(on_spoken);
}

fn make(mut commands: Commands, mut sources: ResMut<Assets<AudioSource>>) {
    let plug = thud(0.09, 170.0, 0.5, 60.0);
    let switch = thud(0.035, 900.0, 0.22, 160.0);
    let refusal = thud(0.16, 92.0, 0.4, 26.0);
    commands.insert_resource(Clunks { plug: sources.add(plug), switch: sources.add(switch), refusal: sources.add(refusal) });
}

fn on_done(done: On<Done>, audio: Res<Audio>, clunks: Res<Clunks>) {
    let sound = match done.0 {
        // Whoever drags the playhead hears the tape, and no key.
        Action::Transport(Transport::Scrub(_)) => return,
        Action::Plug { .. } | Action::Unplug { .. } | Action::Mount { .. } | Action::Stand(..) => &clunks.plug,
        Action::Set(..) | Action::Transport(_) | Action::Tape(_) | Action::Thread(_) | Action::Fetch(_) | Action::Return(_) => {
            &clunks.switch
        }
        _ => return,
    };
    audio.play(sound.clone());
}

fn on_refused(_: On<Refused>, audio: Res<Audio>, clunks: Res<Clunks>) {
    audio.play(clunks.refusal.clone());
}

/// A murmur in the rhythm of what is said; the words are read.
fn on_spoken(spoken: On<Spoken>, audio: Res<Audio>, mut sources: ResMut<Assets<AudioSource>>) {
    let pitch = match spoken.0.who.as_str() {
        "you" => return,
        "lead" => 118.0,
        who => 150.0 + 14.0 * who.len() as f32,
    };
    audio.play(sources.add(murmur(&spoken.0.text.to_string(), pitch)));
}

fn sound(samples: Vec<f32>) -> AudioSource {
    let frames: Arc<[Frame]> = samples.into_iter().map(Frame::from_mono).collect();
    AudioSource { sound: StaticSoundData { sample_rate: RATE, frames, settings: StaticSoundSettings::default(), slice: None } }
}

/// A knock: a falling tone with a click at its front.
fn thud(seconds: f32, hertz: f32, level: f32, decay: f32) -> AudioSource {
    let count = (seconds * RATE as f32) as usize;
    let samples = (0..count).map(|index| {
        let t = index as f32 / RATE as f32;
        let click = if index < 24 { (index as f32 * 2.39).sin() * 0.5 } else { 0.0 };
        level * ((TAU * hertz * t * (1.0 - t)).sin() + click) * (-t * decay).exp()
    });
    sound(samples.collect())
}

/// One soft vowel a syllable, through a small loudspeaker.
fn murmur(text: &str, pitch: f32) -> AudioSource {
    let syllables = text.split_whitespace().map(|word| word.len().div_ceil(4)).sum::<usize>().clamp(2, 18);
    let length = 0.145_f32;
    let mut samples = Vec::new();
    for syllable in 0..syllables {
        let lift = 1.0 + 0.12 * ((syllable * 7 + text.len()) as f32 * 1.7).sin() - 0.1 * syllable as f32 / syllables as f32;
        let formant = [620.0, 480.0, 760.0, 540.0][(syllable + text.len()) % 4];
        let count = (length * RATE as f32) as usize;
        samples.extend((0..count).map(|index| {
            let t = index as f32 / RATE as f32;
            let envelope = (std::f32::consts::PI * t / length).sin().powf(0.7);
            let voice: f32 = (1..=9)
                .map(|harmonic| {
                    let hertz = pitch * lift * harmonic as f32;
                    let near = 1.0 / (1.0 + ((hertz - formant) / 220.0).powi(2)) + 0.35 / (1.0 + ((hertz - 1500.0) / 300.0).powi(2));
                    (TAU * hertz * t).sin() * near
                })
                .sum();
            voice * envelope * 0.10
        }));
    }
    sound(samples)
}
