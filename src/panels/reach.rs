//! How far the keyboard reaches: Tab begins where something was opened, and goes on from where the keyboard was last, even if that is gone.
//!
//! Widgets are known by the names of their marks: a list that grows or shrinks moves everything in it, and the keyboard goes along.

use egui::{Context, FocusDirection, Id, Key, Memory, Plugin, Response, Ui};
use std::collections::BTreeMap;

/// What the keyboard can be in; of what is open at once the last counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The place of work.
    Place,
    /// A small window over it.
    Window,
}

/// A part that is open: what it is, its name, and how much was drawn before it.
#[derive(Debug, Clone, PartialEq)]
struct Open {
    part: Part,
    name: String,
    before: usize,
}

/// Everything that Tab comes to, and where it came to.
#[derive(Default)]
pub struct Reach {
    /// What was drawn so far in this pass, in the order of Tab.
    drawn: Vec<(Id, String)>,
    open: Option<Open>,
    was_open: String,
    /// What the keyboard is at.
    at: Option<(Id, String)>,
    /// What it was at last in each part, and everything that was drawn then.
    last: BTreeMap<String, String>,
    known: Vec<String>,
    let_go: bool,
    /// What it was sent to in this pass.
    sent: Option<Id>,
}

impl Plugin for Reach {
    fn debug_name(&self) -> &'static str {
        "reach"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let drawn = std::mem::take(&mut self.drawn);
        let open = self.open.take();
        let (name, before) = open.map_or_else(Default::default, |open| (open.name, open.before));
        self.let_go = self.at.is_some() && focused(ui).is_none() && ui.input(|input| input.key_pressed(Key::Escape));
        if name != self.was_open {
            self.was_open.clone_from(&name);
            self.enter(ui, drawn.get(before..).unwrap_or_default());
        } else if !self.let_go {
            self.follow(ui, &drawn);
        }
        let at = focused(ui).and_then(|id| drawn.iter().find(|(drawn, _)| *drawn == id));
        self.at = at.cloned();
        if let Some((_, at)) = at {
            self.last.insert(name.clone(), at.clone());
        } else if focused(ui).is_none()
            && let Some(back) = ui.input(|input| input.key_pressed(Key::Tab).then_some(input.modifiers.shift))
        {
            self.go_on(ui, &drawn, (&name, before), back);
        }
        if self.last.get(&name).is_none_or(|last| drawn.iter().any(|(_, drawn)| drawn == last)) {
            self.known = drawn.into_iter().map(|(_, name)| name).collect();
        }
    }

    /// What is not drawn any more cannot have the keyboard; a screen reader would be told of something that is not there.
    fn on_end_pass(&mut self, ui: &mut Ui) {
        if let Some(sent) = self.sent.take()
            && self.drawn.iter().all(|(id, _)| *id != sent)
        {
            ui.memory_mut(|memory| memory.surrender_focus(sent));
        }
    }
}

fn focused(ui: &Ui) -> Option<Id> {
    ui.memory(Memory::focused)
}

impl Reach {
    /// What was opened takes the keyboard from everything else.
    fn enter(&mut self, ui: &Ui, inside: &[(Id, String)]) {
        self.at = None;
        if focused(ui).is_some_and(|id| inside.iter().all(|(drawn, _)| *drawn != id)) {
            ui.memory_mut(Memory::stop_text_input);
        }
    }

    /// Where something else has come to the place of what the keyboard was at, it goes along, or else lets go.
    fn follow(&mut self, ui: &Ui, drawn: &[(Id, String)]) {
        let Some(at) = self.at.as_ref().filter(|at| focused(ui).is_none_or(|id| id == at.0)) else { return };
        if drawn.contains(at) {
            return;
        }
        self.sent = drawn.iter().find(|(_, name)| *name == at.1).map(|(id, _)| *id);
        ui.memory_mut(|memory| match self.sent {
            Some(id) => memory.request_focus(id),
            None => memory.stop_text_input(),
        });
    }

    /// Tab where the keyboard is nowhere.
    fn go_on(&mut self, ui: &Ui, drawn: &[(Id, String)], (open, before): (&str, usize), back: bool) {
        let id_of = |name: &String| drawn.iter().find(|(_, drawn)| drawn == name).map(|(id, _)| *id);
        let last = self.last.get(open);
        if let Some(last) = last.and_then(id_of) {
            // From here Tab moves on by itself.
            self.sent = Some(last);
            return ui.memory_mut(|memory| memory.request_focus(last));
        }
        let to = match last.and_then(|last| self.known.iter().position(|known| known == last)) {
            Some(at) if back => self.known[..at].iter().rev().find_map(id_of),
            Some(at) => self.known[at..].iter().find_map(id_of),
            None if back => None,
            None => drawn.get(before).map(|(id, _)| *id),
        };
        if let Some(to) = to {
            self.sent = Some(to);
            ui.memory_mut(|memory| {
                memory.request_focus(to);
                memory.move_focus(FocusDirection::None);
            });
        }
    }
}

/// From here on a part is drawn.
pub(super) fn begin(context: &Context, part: Part, name: &str) {
    context.with_plugin(|reach: &mut Reach| {
        if reach.open.as_ref().is_none_or(|open| open.part <= part) {
            reach.open = Some(Open { part, name: name.to_owned(), before: reach.drawn.len() });
        }
    });
}

/// A widget was drawn under that name.
pub(super) fn pass(context: &Context, name: &str, response: &Response) {
    if response.enabled() && response.sense.is_focusable() {
        context.with_plugin(|reach: &mut Reach| reach.drawn.push((response.id, name.to_owned())));
    }
}

/// Whether Escape has just taken the keyboard off something, and has done enough by that.
pub(super) fn has_let_go(context: &Context) -> bool {
    context.with_plugin(|reach: &mut Reach| reach.let_go).unwrap_or_default()
}

/// The names of everything that Tab comes to, in its order, and the one that the keyboard is at.
#[must_use]
pub fn order(context: &Context) -> (Vec<String>, Option<String>) {
    let focused = context.memory(Memory::focused);
    let drawn = context.with_plugin(|reach: &mut Reach| reach.drawn.clone()).unwrap_or_default();
    let at = drawn.iter().find(|(id, _)| Some(*id) == focused).map(|(_, name)| name.clone());
    (drawn.into_iter().map(|(_, name)| name).collect(), at)
}
