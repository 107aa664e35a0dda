//! Short words to the trainee: refusals and what the program has to say, shown for a while and then gone.

use bevy::prelude::*;

/// How long a notice stands, seconds.
const STANDS_FOR: f32 = 6.0;

/// What is being shown, newest last.
#[derive(Resource, Default)]
pub(super) struct Notices(pub(super) Vec<Notice>);

/// One notice.
pub(super) struct Notice {
    /// What it says.
    pub(super) text: String,
    /// Whether something was refused.
    pub(super) refusal: bool,
    age: f32,
}

impl Notices {
    /// Says something.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.push(text.into(), false);
    }

    /// Says why something could not be done.
    pub(super) fn refuse(&mut self, text: impl Into<String>) {
        self.push(text.into(), true);
    }

    fn push(&mut self, text: String, refusal: bool) {
        self.0.retain(|notice| notice.text != text);
        self.0.push(Notice { text, refusal, age: 0.0 });
        let excess = self.0.len().saturating_sub(4);
        self.0.drain(..excess);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>().add_systems(Update, age);
}

fn age(time: Res<Time>, mut notices: ResMut<Notices>) {
    if notices.0.is_empty() {
        return;
    }
    for notice in &mut notices.0 {
        notice.age += time.delta_secs().min(1.0);
    }
    notices.0.retain(|notice| notice.age < STANDS_FOR);
}
