//! The panels: everything that is drawn by egui from plain views, for the window above and for tests without one.
//!
//! A panel reads views and puts actions into an outbox; it knows no engine, opens no file, and works nothing out.

mod aids;
mod bay;
mod belt;
mod brief;
mod cables;
mod captions;
mod closer;
mod coil;
mod commands;
mod controls;
mod debrief;
mod desk;
mod face;
mod fader;
mod flow;
mod follow;
mod guide;
mod hands;
mod hint;
mod keys;
mod layout;
mod loading;
mod meter;
mod meters;
mod names;
mod notices;
mod offer;
mod preamps;
pub mod reach;
mod recorder;
mod room;
mod scenarios;
mod search;
mod settings;
mod sheets;
mod stage;
mod stands;
mod storage;
mod talk;
mod tape;
pub mod theme;
mod title;
mod torch;
mod windows;
mod words;
mod xray;

pub use bay::{bay_ui, cord_color};
pub use brief::{brief_ui, sheet_ui};
pub use closer::closer_ui;
pub use coil::Coiling;
pub use debrief::{Answer, Debrief, Reading, Told, Wish, debrief_ui};
pub use desk::desk_ui;
pub use face::hang_portraits;
pub use follow::follow;
pub use hands::hands_ui;
pub use layout::{Seen, Shown, studio_ui};
pub use loading::loading_ui;
pub use meters::{Bleed, Meters};
pub use notices::{Notice, Notices};
pub use offer::{Pointing, offer_ui};
pub use recorder::recorder_ui;
pub use room::room_ui;
pub use scenarios::{Shelf, scenarios_ui};
pub use settings::{Chosen, Looks, Quality};
pub use sheets::{Drafts, sheets_ui};
pub use stage::{Aids, Focus, Reach, Stage, Step, Undoing};
pub use stands::stands_ui;
pub use storage::storage_ui;
pub use talk::talk_ui;
pub use title::title_ui;
pub use windows::{Windows, windows_ui};
pub use words::{Arg, Words};
pub use xray::{Traced, xray_ui};

use crate::files::settings::Ease;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, History, Studio};

/// What every panel reads.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What was given.
    pub scenario: &'a Scenario,
    /// How everything stands.
    pub studio: &'a Studio,
    /// What the meters show.
    pub meters: &'a Meters,
    /// The words of the language.
    pub words: &'a Words,
    /// How the panels suit the person.
    pub ease: &'a Ease,
    /// What can be taken back and done again.
    pub history: &'a History,
}

/// What every panel may ask for.
#[derive(Debug)]
pub struct Outbox<'a> {
    /// What the trainee wants done, in order.
    pub actions: Vec<Action>,
    /// What is looked at, and what is between the fingers.
    pub focus: &'a mut Focus,
    /// Whether somebody wants to know who is heard in which microphone.
    pub asks_bleed: bool,
    /// What hands do with what is pointed at, in order.
    pub reaches: Vec<Reach>,
    /// What is taken back or done again, in order.
    pub undoings: Vec<Undoing>,
}

impl<'a> Outbox<'a> {
    /// With nothing in it.
    pub fn new(focus: &'a mut Focus) -> Self {
        Self { actions: Vec::new(), focus, asks_bleed: false, reaches: Vec::new(), undoings: Vec::new() }
    }

    fn push(&mut self, action: Action) {
        self.actions.push(action);
    }
}
