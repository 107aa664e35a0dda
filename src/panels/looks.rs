//! The picture: quality, resolution and frames a second, in a small window of their own.

use crate::panels::theme;
use egui::{Context, RichText, Slider, Window};

/// How the place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quality {
    /// Light worked out once, nothing computed for lamps: for machines without a graphics card.
    #[default]
    Low,
    /// Lamps, a few shadows, reflections of the room, glow.
    Medium,
    /// More shadows.
    High,
}

impl Quality {
    /// All of them with their words.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Low, "low"), (Self::Medium, "medium"), (Self::High, "high")];

    /// The quality of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == word).map(|(quality, _)| quality)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(quality, _)| *quality == self).map_or("low", |(_, word)| word)
    }
}

/// The looks that are in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Looks {
    /// How the place is drawn.
    pub quality: Quality,
    /// Pixels drawn for each that is shown, along one side.
    pub scale: f32,
    /// Frames a second at most; none for as many as the screen shows.
    pub cap: Option<u32>,
}

impl Default for Looks {
    fn default() -> Self {
        Self { quality: Quality::Low, scale: 1.0, cap: None }
    }
}

/// The small window; gives the looks that are wanted, and whether it stays open.
#[must_use]
pub fn looks_ui(context: &Context, looks: Looks) -> (Looks, bool) {
    let mut wanted = looks;
    let mut is_open = true;
    let window = Window::new("Picture").open(&mut is_open).collapsible(false).resizable(false).default_pos([470.0, 260.0]);
    window.show(context, |ui| {
        ui.horizontal(|ui| {
            for (quality, word, hint) in [
                (Quality::Low, "Low", "Light worked out beforehand; for machines without a graphics card"),
                (Quality::Medium, "Medium", "Lamps, shadows of the nearest six, reflections, glow"),
                (Quality::High, "High", "Shadows of the nearest ten lamps"),
            ] {
                let response = ui.selectable_label(wanted.quality == quality, word).on_hover_text(hint);
                theme::mark(ui, format!("looks/{word}"), &response);
                if response.clicked() {
                    wanted.quality = quality;
                }
            }
        });
        ui.add(Slider::new(&mut wanted.scale, 0.4..=1.0).step_by(0.05).text("resolution"));
        ui.horizontal(|ui| {
            ui.label("Frames a second");
            for (cap, word) in [(Some(30), "30"), (Some(60), "60"), (Some(120), "120"), (None, "as the screen")] {
                if ui.selectable_label(wanted.cap == cap, word).clicked() {
                    wanted.cap = cap;
                }
            }
        });
        ui.label(RichText::new("F2 opens and closes this").color(theme::FAINT).size(12.0));
    });
    (wanted, is_open)
}
