//! What a person chooses for the picture and for themselves, in a small window of its own.

use crate::files::settings::{Colours, Ease};
use crate::panels::reach::{self, Part};
use crate::panels::theme;
use crate::panels::words::Words;
use egui::{ComboBox, Context, Slider, Ui, Window};

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

/// What the small window is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The picture.
    pub looks: Looks,
    /// How the panels suit the person.
    pub ease: Ease,
}

/// The small window; gives whether it stays open. `languages` are the codes of those that there are.
#[must_use]
pub(super) fn settings_ui(context: &Context, words: &Words, languages: &[String], chosen: &mut Chosen) -> bool {
    let mut is_open = true;
    let most = context.content_rect().size() - egui::vec2(24.0, 60.0);
    let window = Window::new(words.say("settings-heading")).id("settings".into()).open(&mut is_open).collapsible(false).resizable(false);
    window.default_pos([24.0, 48.0]).max_size(most).vscroll(true).show(context, |ui| {
        reach::begin(context, Part::Window, "settings");
        picture_ui(ui, words, &mut chosen.looks);
        ui.separator();
        ease_ui(ui, words, languages, &mut chosen.ease);
        theme::faint(ui, words.say("settings-hint"));
    });
    is_open
}

fn picture_ui(ui: &mut Ui, words: &Words, looks: &mut Looks) {
    theme::heading(ui, words.say("settings-picture"));
    ui.horizontal_wrapped(|ui| {
        for (quality, word, id, hint) in [
            (Quality::Low, "Low", "settings-low", "settings-low-hint"),
            (Quality::Medium, "Medium", "settings-medium", "settings-medium-hint"),
            (Quality::High, "High", "settings-high", "settings-high-hint"),
        ] {
            let response = ui.selectable_label(looks.quality == quality, words.say(id)).on_hover_text(words.say(hint));
            theme::mark(ui, format!("looks/{word}"), &response);
            if response.clicked() {
                looks.quality = quality;
            }
        }
    });
    let slider = ui.add(Slider::new(&mut looks.scale, 0.4..=1.0).step_by(0.05).text(words.say("settings-resolution")));
    theme::mark(ui, "looks/scale", &slider);
    ui.horizontal_wrapped(|ui| {
        ui.label(words.say("settings-frames"));
        for cap in [Some(30), Some(60), Some(120), None] {
            let word = cap.map_or_else(|| words.say("settings-as-screen"), |cap| cap.to_string());
            let response = ui.selectable_label(looks.cap == cap, &word);
            theme::mark(ui, format!("looks/cap={}", cap.unwrap_or(0)), &response);
            if response.clicked() {
                looks.cap = cap;
            }
        }
    });
}

fn ease_ui(ui: &mut Ui, words: &Words, languages: &[String], ease: &mut Ease) {
    theme::heading(ui, words.say("settings-ease"));
    let (least, most) = Ease::TEXT;
    ui.horizontal_wrapped(|ui| {
        ui.label(words.say("settings-text"));
        for size in [least, 100, 125, 150, most] {
            let response = ui.selectable_label(ease.text == size, format!("{size} %"));
            theme::mark(ui, format!("ease/text={size}"), &response);
            if response.clicked() {
                ease.text = size;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(words.say("settings-language"));
        for code in languages {
            // A language is offered in its own words.
            let own = match code.as_str() {
                "en" => "English",
                "de" => "Deutsch",
                other => other,
            };
            let response = ui.selectable_label(ease.language == *code, own);
            theme::mark(ui, format!("ease/language={code}"), &response);
            if response.clicked() {
                ease.language.clone_from(code);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let id = |colours| if colours == Colours::Usual { "settings-colours-usual" } else { "settings-colours-safe" };
        ui.label(words.say("settings-colours"));
        let shown = ComboBox::from_id_salt("colours").width(220.0).selected_text(words.say(id(ease.colours))).show_ui(ui, |ui| {
            for colours in [Colours::Usual, Colours::Safe] {
                let response = ui.selectable_label(ease.colours == colours, words.say(id(colours)));
                theme::mark(ui, format!("ease/colours={colours:?}"), &response);
                if response.clicked() {
                    ease.colours = colours;
                    ui.close();
                }
            }
        });
        theme::mark(ui, "ease/colours", &shown.response);
        theme::name(&shown.response, words.say("settings-colours"));
    });
    for (value, name, id) in [
        (&mut ease.still, "ease/still", "settings-still"),
        (&mut ease.left_handed, "ease/left-handed", "settings-left-handed"),
        (&mut ease.captions, "ease/captions", "settings-captions"),
    ] {
        let response = ui.checkbox(value, words.say(id));
        theme::mark(ui, name, &response);
    }
}
