//! The signal flow: every line in use as a drawing with live meters and as a table, and who is heard in which microphone.
//!
//! It shows what is plugged and switched; choosing a place leads to where it is worked with.

mod bleed;
mod cord;
mod diagram;
mod grid;
mod said;
mod table;

use crate::panels::stage::Stage;
use crate::panels::theme;
use crate::panels::{Desk, Outbox};
use crate::sim::view::{Flow, LineView, StopKind};
use egui::{ScrollArea, TextEdit, Ui};
use said::{line_name, way_of};

/// How the lines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    /// Drawn from left to right.
    #[default]
    Diagram,
    /// As a table, one row a line.
    Table,
    /// Who is heard in which microphone.
    Bleed,
}

const TABS: [(Tab, &str, &str); 3] =
    [(Tab::Diagram, "diagram", "flow-diagram"), (Tab::Table, "table", "flow-table"), (Tab::Bleed, "bleed", "bleed-tab")];

/// What the panel keeps between two frames.
#[derive(Debug, Default)]
pub(in crate::panels) struct Screen {
    tab: Tab,
    filter: String,
    /// The lines, while the studio stands as it did.
    kept: Option<Flow>,
}

impl Screen {
    /// Every line as the studio stands, worked out again only when something was plugged, set or moved.
    pub(in crate::panels) fn lines(&mut self, desk: &Desk) -> &[LineView] {
        let kept = self.kept.take().filter(|kept| kept.is_still_true(desk.scenario, desk.studio));
        &self.kept.insert(kept.unwrap_or_else(|| Flow::of(desk.scenario, desk.studio))).lines
    }
}

/// Below this height the head is moved about with what is under it, points.
const LOW: f32 = 240.0;

/// Lines and bleed; `stage` becomes the place that a choice leads to.
pub(in crate::panels) fn flow_ui(ui: &mut Ui, desk: &Desk, screen: &mut Screen, outbox: &mut Outbox, stage: &mut Stage) {
    let is_low = ui.available_height() < LOW;
    if !is_low {
        head_ui(ui, desk, screen);
    }
    let width = ui.available_width() - 12.0;
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        if is_low {
            head_ui(ui, desk, screen);
        }
        if screen.tab == Tab::Bleed {
            bleed::bleed_ui(ui, desk, width, outbox);
        } else {
            lines_ui(ui, desk, screen, width, outbox, stage);
        }
    });
}

/// How the lines are shown, and which of them.
fn head_ui(ui: &mut Ui, desk: &Desk, screen: &mut Screen) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        theme::heading(ui, words.say("flow-heading"));
        for (tab, name, id) in TABS {
            let response = ui.selectable_label(screen.tab == tab, words.say(id));
            theme::mark(ui, format!("flow/tab={name}"), &response);
            if response.clicked() {
                screen.tab = tab;
            }
        }
        if screen.tab != Tab::Bleed {
            let response = ui.add(TextEdit::singleline(&mut screen.filter).desired_width(200.0).hint_text(words.say("flow-filter-hint")));
            theme::mark(ui, "flow/filter", &response);
            theme::name(&response, words.say("flow-filter"));
        }
    });
}

fn lines_ui(ui: &mut Ui, desk: &Desk, screen: &mut Screen, width: f32, outbox: &mut Outbox, stage: &mut Stage) {
    let (tab, filter) = (screen.tab, screen.filter.clone());
    let all = screen.lines(desk);
    let is_all = filter.trim().is_empty();
    let lines: Vec<&LineView> = all.iter().filter(|line| is_all || is_meant(desk, line, &filter)).collect();
    if lines.is_empty() {
        theme::faint(ui, desk.words.say(if all.is_empty() { "flow-none" } else { "flow-none-meant" }));
        return;
    }
    let chosen = match tab {
        Tab::Table => table::table_ui(ui, desk, &lines, width),
        _ => diagram::diagram_ui(ui, desk, &lines, width),
    };
    ui.add_space(6.0);
    // What explains the drawing is read without moving it.
    ui.scope(|ui| {
        ui.set_max_width(width);
        theme::faint(ui, desk.words.say("flow-meters"));
        cord::legend_ui(ui, desk);
    });
    if let Some((line, stop)) = chosen {
        lead(ui, lines[line], stop, outbox, stage);
    }
}

/// Whether a line has all of the words that are typed.
fn is_meant(desk: &Desk, line: &LineView, filter: &str) -> bool {
    let all = format!("{} {}", line_name(line), way_of(desk, line)).to_lowercase();
    filter.to_lowercase().split_whitespace().all(|part| all.contains(part))
}

/// Of a line as a whole the place that wants looking at: where it ends, or else its first jack on the bay.
fn telling(line: &LineView) -> usize {
    let broken = line.stops.iter().position(|stop| stop.ending.is_some());
    broken.or_else(|| line.stops.iter().position(|stop| stop.kind == StopKind::Bay)).unwrap_or(0)
}

/// Takes the keyboard and the view to where a place is worked with.
fn lead(ui: &Ui, line: &LineView, stop: usize, outbox: &mut Outbox, stage: &mut Stage) {
    let stop = &line.stops[stop];
    let (unit, n) = (&stop.jack.unit, stop.number.unwrap_or(1));
    outbox.focus.unit = Some(unit.clone());
    let (to, mark) = match stop.kind {
        StopKind::Source => (Stage::Stands, None),
        StopKind::Box | StopKind::Wall => (Stage::Cables, None),
        StopKind::Bay => (Stage::Bay, Some(format!("jack/{}", stop.jack))),
        StopKind::Outboard => (Stage::Room, None),
        StopKind::Preamp => (Stage::Preamps, Some(format!("{unit}/{n}.gain"))),
        StopKind::Desk if stop.jack.jack.starts_with("line ") => (Stage::Desk, Some(format!("{unit}/ch{n}.trim"))),
        StopKind::Desk => (Stage::Desk, Some(format!("{unit}/ch{n}.gain"))),
        StopKind::Track => (Stage::Recorder, Some(format!("{unit}/name {n}"))),
        StopKind::Monitor => (Stage::Desk, Some(format!("{unit}/ch{n}.fader"))),
    };
    *stage = to;
    if let Some(mark) = mark {
        theme::go_to(ui.ctx(), &mark);
    }
}
