//! The one place where the window touches the session: intents go in, events and a fresh studio come out.

use crate::app::Options;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Screen;
use crate::app::shelf::{Shelf, data_folder};
use crate::app::sound::Sound;
use crate::app::world::Scene;
use crate::files::journal::Writer;
use crate::files::sessions;
use crate::panels::{Undoing, Words};
use crate::sim::session::{Action, History, Refusal, Rolling, Said, Session, Studio, Transport};
use crate::sim::units::Stamp;
use bevy::prelude::*;
use bevy::window::ExitSystems;
use std::path::PathBuf;
use std::sync::Arc;

/// Something the trainee wants done.
#[derive(Message, Debug, Clone)]
pub(super) struct Intent(pub(super) Action);

/// The trainee wants something taken back, or done again.
#[derive(Message, Debug, Clone, Copy)]
pub(super) struct Wish(pub(super) Undoing);

/// Something was done.
#[derive(Event, Debug, Clone)]
pub(super) struct Done(pub(super) Action);

/// Something was refused.
#[derive(Event, Debug, Clone)]
pub(super) struct Refused;

/// Somebody said something.
#[derive(Event, Debug, Clone)]
pub(super) struct Spoken(pub(super) Said);

/// The running session with its journal on disk.
#[derive(Resource)]
pub(super) struct LiveSession {
    session: Session,
    writer: Writer,
    /// Where the journal is.
    pub(super) path: PathBuf,
    told: usize,
    history: History,
}

impl LiveSession {
    /// The session to look at.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    /// The studio to look at.
    pub(super) fn studio(&self) -> &Studio {
        self.session.studio()
    }

    /// What can be taken back and done again.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// Does one thing and writes down what came of it.
    fn keep(&mut self, now: Stamp, action: &Action) -> std::result::Result<std::result::Result<(), Refusal>, String> {
        let outcome = self.session.apply(now, action.clone());
        if let Some(entry) = self.session.journal().entries.last() {
            self.writer.append(entry).map_err(|error| error.to_string())?;
        }
        Ok(outcome)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Intent>()
        .add_message::<Wish>()
        .add_systems(OnEnter(Screen::Studio), begin)
        .add_systems(OnExit(Screen::Studio), end)
        .add_systems(Update, apply.in_set(StudioSystems::Apply).run_if(resource_exists::<LiveSession>))
        .add_systems(Last, put_down.after(ExitSystems).run_if(resource_exists::<LiveSession>));
}

fn begin(
    mut commands: Commands,
    shelf: Res<Shelf>,
    options: Res<Options>,
    mut notices: ResMut<Notices>,
    mut sound: ResMut<Sound>,
    mut scene: ResMut<Scene>,
) -> Result {
    let scenario = Arc::clone(shelf.chosen.as_ref().ok_or("no scenario was chosen")?);
    let opened = match shelf.unfinished.as_ref().filter(|_| shelf.go_on) {
        Some(path) => sessions::resume(path, &scenario),
        None => sessions::begin(&data_folder(&options), &scenario),
    };
    let opened = opened.map_err(|error| error.to_string())?;
    for notice in opened.notices {
        notices.say(notice);
    }
    sound.begin(&opened.session);
    scene.stand(Arc::clone(&scenario));
    scene.show(Arc::new(opened.session.studio().clone()));
    let told = opened.session.said().len();
    commands.insert_resource(LiveSession {
        session: opened.session,
        writer: opened.writer,
        path: opened.path,
        told,
        history: History::default(),
    });
    Ok(())
}

fn end(mut sound: ResMut<Sound>) {
    sound.end();
}

/// Time passes, then intents are done in their order; each is on disk before anything is drawn of it.
fn apply(
    mut live: ResMut<LiveSession>,
    mut intents: MessageReader<Intent>,
    mut wishes: MessageReader<Wish>,
    sound: Res<Sound>,
    mut scene: ResMut<Scene>,
    words: Res<Plain<Words>>,
    mut notices: ResMut<Notices>,
    mut next: ResMut<NextState<Screen>>,
    mut commands: Commands,
) -> Result {
    let now = sound.now();
    let told_by = |studio: &Studio| (studio.performances.len(), studio.takes.len(), studio.transport);
    let before = told_by(live.studio());
    live.session.advance(now);
    scene.bypass_change_detection().pass(now);
    let mut changed = before != told_by(live.studio());
    if !intents.is_empty() {
        let found = Arc::new(live.studio().clone());
        for Intent(action) in intents.read() {
            changed |= act(&mut live, now, action, &words, &mut notices, &mut commands)?;
        }
        let LiveSession { session, history, .. } = &mut *live;
        history.remember(session.scenario(), &found, &Arc::new(session.studio().clone()));
    }
    for Wish(undoing) in wishes.read() {
        for action in take_back(&mut live, *undoing, &words, &mut notices) {
            changed |= act(&mut live, now, &action, &words, &mut notices, &mut commands)?;
        }
    }
    if changed {
        sound.follow(live.session.studio());
        scene.show(Arc::new(live.session.studio().clone()));
    }
    let told = live.told;
    for said in &live.session.said()[told..] {
        commands.trigger(Spoken(said.clone()));
    }
    live.told = live.session.said().len();
    if live.studio().over {
        next.set(Screen::Debrief);
    }
    Ok(())
}

/// What takes the last thing back or does it again; says so if nothing does.
fn take_back(live: &mut LiveSession, undoing: Undoing, words: &Words, notices: &mut Notices) -> Vec<Action> {
    let LiveSession { session, history, .. } = live;
    let (scenario, studio) = (session.scenario(), session.studio());
    let actions = match undoing {
        Undoing::Undo => history.undo(scenario, studio),
        Undoing::Redo => history.redo(scenario, studio),
    };
    actions.unwrap_or_else(|| {
        notices.say(words.say(undoing.in_vain()));
        Vec::new()
    })
}

/// A recorder that is left alone stops, and what it recorded is on the disk before the program ends.
fn put_down(mut live: ResMut<LiveSession>, mut exits: MessageReader<AppExit>, sound: Res<Sound>) -> Result {
    let records = live.studio().transport.rolling == Rolling::Recording && !live.studio().over;
    if exits.read().count() > 0 && records {
        // The session refuses nobody who stops a machine that rolls.
        drop(live.keep(sound.now(), &Action::Transport(Transport::Closed))?);
    }
    Ok(())
}

fn act(live: &mut LiveSession, now: Stamp, action: &Action, words: &Words, notices: &mut Notices, commands: &mut Commands) -> Result<bool> {
    match live.keep(now, action)? {
        Ok(()) => {
            commands.trigger(Done(action.clone()));
            Ok(true)
        }
        Err(refusal) => {
            notices.refuse(words.sentence(&refusal.sentence()));
            commands.trigger(Refused);
            Ok(false)
        }
    }
}
