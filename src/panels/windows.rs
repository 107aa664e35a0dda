//! The small windows over every screen: settings, shortcuts and search, and the keys that open them.

use crate::files::keys::{Command, KeyMap};
use crate::files::settings::Ease;
use crate::panels::keys::{pressed, shortcuts_ui};
use crate::panels::settings::{Chosen, settings_ui};
use crate::panels::theme;
use crate::panels::words::Words;
use egui::{Context, Id, Key, Ui};

/// Percent by which text grows or shrinks at a key.
const STEP: u32 = 10;

/// Which of them are open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Windows {
    /// The settings.
    pub settings: bool,
    /// The shortcut sheet.
    pub shortcuts: bool,
    /// The search, with what is typed in it.
    pub search: Option<String>,
}

/// Where a context remembers whether a window is over the screen.
const OPEN: &str = "windows are open";

/// Whether the key that leads back was pressed for the screen itself: a window over it closes first.
pub(super) fn leads_back(ui: &Ui) -> bool {
    let is_covered = ui.data(|data| data.get_temp::<bool>(Id::new(OPEN)).unwrap_or(false));
    !is_covered && ui.input(|input| input.key_pressed(Key::Escape))
}

impl Windows {
    fn is_open(&self) -> bool {
        self.settings || self.shortcuts || self.search.is_some()
    }

    /// Whether a command is for the windows, not for the screen below them.
    pub(super) fn is_their(&self, command: Command) -> bool {
        let is_open = self.is_open();
        match command {
            Command::Shortcuts | Command::Settings | Command::Larger | Command::Smaller => true,
            // The key that leads back closes a window first.
            Command::Room => is_open,
            _ => false,
        }
    }
}

/// The windows, over whatever screen there is; `chosen` becomes what is wanted.
pub fn windows_ui(context: &Context, words: &Words, languages: &[String], map: &KeyMap, windows: &mut Windows, chosen: &mut Chosen) {
    let is_open = windows.is_open();
    let (least, most) = Ease::TEXT;
    for command in pressed(context, map, |command| windows.is_their(command)) {
        match command {
            Command::Shortcuts => windows.shortcuts = !windows.shortcuts,
            Command::Settings => windows.settings = !windows.settings,
            Command::Larger => chosen.ease.text = (chosen.ease.text + STEP).min(most),
            Command::Smaller => chosen.ease.text = chosen.ease.text.saturating_sub(STEP).max(least),
            Command::Room if is_open => *windows = Windows::default(),
            _ => {}
        }
    }
    if windows.settings {
        windows.settings = settings_ui(context, words, languages, chosen);
    }
    if windows.shortcuts {
        windows.shortcuts = shortcuts_ui(context, words, map);
    }
    context.data_mut(|data| data.insert_temp(Id::new(OPEN), windows.is_open()));
    theme::ring(context);
}
