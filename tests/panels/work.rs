//! A session with its panels and no window: what is pressed becomes actions, and the session takes or refuses them.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use linecheck::files::Library;
use linecheck::panels::{Drafts, Focus, Meters, Notices, Outbox, Shown, Stage, studio_ui, theme};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, Outcome, Session};
use std::sync::Arc;

/// The scenario that everything is tried on.
pub(crate) fn scenario() -> Arc<Scenario> {
    Arc::new(Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order"))
}

/// A session and everything that its panels keep.
pub(crate) struct Work {
    pub(crate) session: Session,
    pub(crate) stage: Stage,
    pub(crate) focus: Focus,
    pub(crate) drafts: Drafts,
    pub(crate) meters: Meters,
    pub(crate) notices: Notices,
}

impl Work {
    /// The session at its beginning, with that place open.
    pub(crate) fn at(stage: Stage) -> Self {
        Self {
            session: Session::new(scenario()),
            stage,
            focus: Focus::default(),
            drafts: Drafts::default(),
            meters: Meters::default(),
            notices: Notices::default(),
        }
    }

    /// Does something that the panels are then looked at for.
    #[track_caller]
    pub(crate) fn after(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        for action in actions {
            let now = self.session.studio().now;
            self.session.apply(now, action).expect("it can be done");
        }
        self
    }

    pub(crate) fn frame(&mut self, ui: &mut egui::Ui) {
        let mut root = theme::root(ui.ctx());
        let shown = Shown { session: &self.session, meters: &self.meters, notices: &self.notices, has_device: true, picture: None };
        let mut outbox = Outbox::new(&mut self.focus);
        studio_ui(&mut root, &shown, &mut self.stage, &mut self.drafts, &mut outbox);
        for action in outbox.actions {
            let now = self.session.studio().now;
            if let Err(refusal) = self.session.apply(now, action) {
                self.notices.refuse(refusal.to_string());
            }
        }
    }

    /// The last thing that was done or tried.
    #[track_caller]
    pub(crate) fn last(&self) -> &Outcome {
        &self.session.journal().entries.last().expect("something was done").what
    }

    /// The last thing done, which was not refused.
    #[track_caller]
    pub(crate) fn did(&self) -> &Action {
        match self.last() {
            Outcome::Did(action) => action,
            Outcome::Tried(action, refusal) => panic!("{action:?} was refused: {refusal}"),
        }
    }
}

/// The panels in a window of so many points.
pub(crate) fn window(work: Work, size: (f32, f32)) -> Harness<'static, Work> {
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(egui::vec2(size.0, size.1)).build_ui_state(
        move |ui, work: &mut Work| {
            if !dressed {
                theme::dress(ui.ctx());
                dressed = true;
            }
            work.frame(ui);
        },
        work,
    );
    harness.run();
    harness
}

/// The panels as most people see them.
pub(crate) fn open(work: Work) -> Harness<'static, Work> {
    window(work, (1280.0, 800.0))
}

/// Presses what is called so.
#[track_caller]
pub(crate) fn press(harness: &mut Harness<'static, Work>, name: &str) {
    harness.get_by_label(name).click_accesskit();
    harness.run();
}
