//! A session with its panels and no window: what is pressed becomes actions, and the session takes or refuses them.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::files::keys::KeyMap;
use linecheck::files::locale::locales;
use linecheck::files::settings::Ease;
use linecheck::files::{Library, keys};
use linecheck::panels::{
    Chosen, Drafts, Focus, Looks, Meters, Notices, Outbox, Shown, Stage, Undoing, Windows, Words, studio_ui, theme, windows_ui,
};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, History, Outcome, Session, Timeline};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The panels with everything around them.
pub(crate) type Panels = Harness<'static, Work>;

fn library() -> Library {
    Library::at(env!("CARGO_MANIFEST_DIR"))
}

/// The scenario that everything is tried on, read once.
pub(crate) fn scenario() -> Arc<Scenario> {
    static READ: OnceLock<Arc<Scenario>> = OnceLock::new();
    READ.get_or_init(|| Arc::new(library().scenario("first-overdub").expect("it is in order"))).clone()
}

/// Another scenario.
pub(crate) fn scenario_of(id: &str) -> Arc<Scenario> {
    Arc::new(library().scenario(id).expect("it is in order"))
}

/// The words of a language.
pub(crate) fn words(code: &str) -> Words {
    let all = locales(&library()).expect("they can be read");
    Words::of(all.iter().find(|locale| locale.code == code).expect("it ships")).expect("it is in order")
}

/// A session and everything that its panels keep.
pub(crate) struct Work {
    pub(crate) session: Session,
    pub(crate) stage: Stage,
    pub(crate) windows: Windows,
    pub(crate) meters: Meters,
    pub(crate) notices: Notices,
    pub(crate) chosen: Chosen,
    /// Whether somebody asked who is heard in which microphone.
    pub(crate) asked_bleed: bool,
    pub(crate) focus: Focus,
    pub(crate) history: History,
    /// What an expert did in the same scenario.
    pub(crate) expert: Option<Timeline>,
    drafts: Drafts,
    words: Words,
    keys: KeyMap,
}

impl Work {
    /// The session at its beginning, with that place open.
    pub(crate) fn at(stage: Stage) -> Self {
        Self {
            session: Session::new(scenario()),
            stage,
            windows: Windows::default(),
            meters: Meters::default(),
            notices: Notices::default(),
            chosen: Chosen { looks: Looks::default(), ease: Ease::default() },
            asked_bleed: false,
            focus: Focus::default(),
            history: History::default(),
            expert: None,
            drafts: Drafts::default(),
            words: words("en"),
            keys: keys::keys(&library(), Path::new("/nowhere")).0,
        }
    }

    /// The same for somebody who has chosen so.
    pub(crate) fn with(mut self, choose: impl FnOnce(&mut Ease)) -> Self {
        choose(&mut self.chosen.ease);
        self
    }

    /// The same with somebody who looks at this.
    pub(crate) fn looking_at(mut self, unit: &str) -> Self {
        self.focus.unit = Some(unit.into());
        self
    }

    /// The same after that was done.
    #[track_caller]
    pub(crate) fn after(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        for action in actions {
            let now = self.session.studio().now;
            self.session.apply(now, action).expect("it can be done");
        }
        self
    }

    /// All panels once.
    pub(crate) fn frame(&mut self, context: &egui::Context) {
        if self.words.code() != self.chosen.ease.language {
            self.words = words(&self.chosen.ease.language);
        }
        let mut root = theme::root(context);
        let ease = self.chosen.ease.clone();
        let shown = Shown {
            session: &self.session,
            meters: &self.meters,
            notices: &self.notices,
            has_device: true,
            picture: None,
            words: &self.words,
            keys: &self.keys,
            ease: &ease,
            history: &self.history,
            expert: self.expert.as_ref(),
        };
        let mut outbox = Outbox::new(&mut self.focus);
        studio_ui(&mut root, &shown, &mut self.stage, &mut self.drafts, &mut self.windows, &mut outbox);
        self.asked_bleed |= outbox.asks_bleed;
        let actions = std::mem::take(&mut outbox.actions);
        let languages = ["de".to_owned(), "en".to_owned()];
        windows_ui(context, &self.words, &languages, &self.keys, &mut self.windows, &mut self.chosen);
        let undoings = std::mem::take(&mut outbox.undoings);
        let found = Arc::new(self.session.studio().clone());
        self.do_all(actions);
        self.history.remember(self.session.scenario(), &found, &Arc::new(self.session.studio().clone()));
        for undoing in undoings {
            let (scenario, studio) = (self.session.scenario(), self.session.studio());
            let actions = match undoing {
                Undoing::Undo => self.history.undo(scenario, studio),
                Undoing::Redo => self.history.redo(scenario, studio),
            };
            self.do_all(actions.expect("there is a way"));
        }
    }

    fn do_all(&mut self, actions: Vec<Action>) {
        for action in actions {
            let now = self.session.studio().now;
            if let Err(refusal) = self.session.apply(now, action) {
                self.notices.refuse(self.words.sentence(&refusal.sentence()));
            }
        }
    }

    /// Everything that was done since the beginning, in order; nothing of it was refused.
    #[track_caller]
    pub(crate) fn done(&self) -> Vec<Action> {
        let entries = self.session.journal().entries.iter();
        let did = |what: &Outcome| match what {
            Outcome::Did(action) => action.clone(),
            Outcome::Tried(action, refusal) => panic!("{action:?} was refused: {refusal}"),
        };
        entries.map(|entry| did(&entry.what)).collect()
    }

    /// The last thing done, which was not refused.
    #[track_caller]
    pub(crate) fn did(&self) -> Action {
        self.done().pop().expect("something was done")
    }
}

/// The panels in a window of so many points.
pub(crate) fn window(work: Work, size: (f32, f32)) -> Panels {
    let mut dressed = None;
    let mut panels = Harness::builder().with_size(egui::vec2(size.0, size.1)).build_ui_state(
        move |ui, work: &mut Work| {
            if dressed.as_ref() != Some(&work.chosen.ease) {
                theme::dress(ui.ctx(), &work.chosen.ease);
                dressed = Some(work.chosen.ease.clone());
            }
            work.frame(ui.ctx());
        },
        work,
    );
    panels.run_steps(3);
    panels
}

/// The panels as most people see them.
pub(crate) fn open(work: Work) -> Panels {
    window(work, (1280.0, 800.0))
}

/// What is called so and can be pressed, turned or typed in.
#[track_caller]
pub(crate) fn control<'t>(panels: &'t Panels, name: &'t str) -> Node<'t> {
    let mut found = panels.query_all_by_label(name).filter(|node| node.accesskit_node().role() != Role::Label);
    let first = found.next().unwrap_or_else(|| panic!("nothing is called `{name}`; there are {:#?}", names(panels)));
    assert!(found.next().is_none(), "two things are called `{name}`");
    first
}

/// The names of everything that can be pressed, turned or typed in, in the order of the panels.
pub(crate) fn names(panels: &Panels) -> Vec<String> {
    controls(panels).into_iter().map(|(_, name)| name.unwrap_or_default()).collect()
}

/// Everything that can be pressed, turned or typed in, with its name.
pub(crate) fn controls<T>(panels: &Harness<'_, T>) -> Vec<(Role, Option<String>)> {
    let is_control = |role: &Role| {
        matches!(
            role,
            Role::Button | Role::CheckBox | Role::ComboBox | Role::Slider | Role::SpinButton | Role::TextInput | Role::ProgressIndicator
        )
    };
    let nodes = panels.root().children_recursive().map(|node| (node.accesskit_node().role(), node.accesskit_node().label()));
    nodes.filter(|(role, _)| is_control(role)).collect()
}

/// The whole name of what begins so.
#[track_caller]
pub(crate) fn label_of(panels: &Panels, beginning: &str) -> String {
    names(panels).into_iter().find(|name| name.starts_with(beginning)).expect("something begins so")
}

/// The name of what the keyboard is at.
pub(crate) fn focused(panels: &Panels) -> Option<String> {
    let is_focused = |node: &Node<'_>| node.accesskit_node().is_focused() && node.accesskit_node().role() != Role::Window;
    panels.root().children_recursive().find(is_focused).and_then(|node| node.accesskit_node().label())
}

/// Presses what is called so.
#[track_caller]
pub(crate) fn press(panels: &mut Panels, name: &str) {
    control(panels, name).click_accesskit();
    panels.run_steps(3);
}

/// Types into what is called so and ends with Enter.
#[track_caller]
pub(crate) fn fill(panels: &mut Panels, name: &str, text: &str) {
    control(panels, name).focus();
    panels.run_steps(2);
    panels.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    panels.run_steps(1);
    panels.event(egui::Event::Text(text.to_owned()));
    panels.run_steps(1);
    panels.key_press(egui::Key::Enter);
    panels.run_steps(3);
}
