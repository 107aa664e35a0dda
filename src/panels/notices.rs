//! Short words to the trainee: refusals and what the program has to say, shown for a while and then gone.

use crate::panels::theme;
use egui::{Align2, Area, Frame, Rect, RichText, Ui};

/// How long a notice stands, seconds.
const STANDS_FOR: f32 = 6.0;
/// How many stand at once.
const MOST: usize = 4;

/// What is being shown, newest last.
#[derive(Debug, Clone, Default)]
pub struct Notices(pub Vec<Notice>);

/// One notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something was refused.
    pub refusal: bool,
    age: f32,
}

impl Notices {
    /// Says something.
    pub fn say(&mut self, text: impl Into<String>) {
        self.push(text.into(), false);
    }

    /// Says why something could not be done.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.push(text.into(), true);
    }

    /// Lets so many seconds pass.
    pub fn age(&mut self, seconds: f32) {
        for notice in &mut self.0 {
            notice.age += seconds;
        }
        self.0.retain(|notice| notice.age < STANDS_FOR);
    }

    fn push(&mut self, text: String, refusal: bool) {
        self.0.retain(|notice| notice.text != text);
        self.0.push(Notice { text, refusal, age: 0.0 });
        let excess = self.0.len().saturating_sub(MOST);
        self.0.drain(..excess);
    }
}

/// Refusals and notices over the room, newest lowest.
pub(super) fn notices_ui(root: &Ui, room: Rect, notices: &Notices) {
    if notices.0.is_empty() {
        return;
    }
    let at = room.center_bottom();
    Area::new("notices".into()).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).interactable(false).show(root.ctx(), |ui| {
        for notice in &notices.0 {
            let fill = if notice.refusal { theme::REFUSED } else { theme::SAID };
            Frame::new().fill(fill).corner_radius(5).inner_margin(8).outer_margin(3).show(ui, |ui| {
                ui.label(RichText::new(&notice.text).size(14.0));
            });
        }
        ui.add_space(8.0);
    });
}
