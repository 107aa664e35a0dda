//! A cell of a sheet, typed and walked through as in a table.

use crate::panels::sheets::offers::{Kind, first};
use crate::panels::{Desk, theme};
use egui::text_edit::TextEditState;
use egui::{Id, Key, Modifiers, Response, TextEdit, Ui};

/// The cell that is typed in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct At {
    /// The name of its widget.
    pub(super) mark: String,
    /// What is written there.
    pub(super) kind: Kind,
    /// What stands there.
    pub(super) text: String,
}

/// A row of a table: what is needed to go from it to its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// The name of the table.
    pub(super) table: &'a str,
    /// The names of its columns.
    pub(super) columns: &'a [&'a str],
    /// The numbers of its rows in their order, and the place of this one among them.
    pub(super) rows: &'a [u32],
    pub(super) at: usize,
    /// Whether the row has something to write, so that there is a button at its end.
    pub(super) writes: bool,
}

impl Row<'_> {
    /// The number of the row.
    pub(super) fn number(&self) -> u32 {
        self.rows[self.at]
    }

    fn mark(&self, at: usize, column: usize) -> Option<String> {
        Some(format!("{}/{}/{}", self.table, self.rows.get(at)?, self.columns.get(column)?))
    }

    /// Where Enter leads: along the row, to the button that writes it, and on to the next row.
    fn after(&self, column: usize) -> Option<String> {
        let button = || self.writes.then(|| format!("{}/{}/write", self.table, self.number()));
        self.mark(self.at, column + 1).or_else(button).or_else(|| self.mark(self.at + 1, 0))
    }

    /// The cell to which a key leads from this column.
    fn led(&self, ui: &Ui, id: Id, column: usize) -> Option<String> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (is_first, is_last) = edges(ui, id);
        if pressed(Key::ArrowUp) {
            return self.mark(self.at.checked_sub(1)?, column);
        }
        if pressed(Key::ArrowDown) {
            return self.mark(self.at + 1, column);
        }
        if pressed(Key::Enter) {
            return self.after(column);
        }
        if is_first && pressed(Key::ArrowLeft) {
            return self.mark(self.at, column.checked_sub(1)?);
        }
        if is_last && pressed(Key::ArrowRight) {
            return self.mark(self.at, column + 1);
        }
        None
    }
}

/// Whether the cursor of a field is before its first letter, and behind its last one.
fn edges(ui: &Ui, id: Id) -> (bool, bool) {
    let cursor = TextEditState::load(ui.ctx(), id).and_then(|state| state.cursor.char_range());
    let length = ui.data(|data| data.get_temp::<usize>(id.with("length"))).unwrap_or(0);
    cursor.map_or((false, false), |range| {
        let is_single = range.primary == range.secondary;
        (is_single && range.primary.index.0 == 0, is_single && range.primary.index.0 >= length)
    })
}

/// One cell.
pub(super) fn cell_ui(
    ui: &mut Ui,
    desk: &Desk,
    row: Row,
    column: usize,
    kind: Kind,
    text: &mut String,
    width: f32,
    full: String,
    board: &mut Offered,
) -> Response {
    let mark = row.mark(row.at, column).unwrap_or_default();
    let id = Id::new(("cell", &mark));
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    if let Some((_, taken)) = board.taken.take_if(|(to, _)| *to == mark) {
        *text = taken;
        theme::go_to(ui.ctx(), &mark);
    }
    if has_keyboard {
        let takes = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if takes && let Some(offer) = first(desk, kind, text) {
            *text = offer;
        }
        if let Some(to) = row.led(ui, id, column) {
            theme::go_to(ui.ctx(), &to);
            ui.ctx().request_repaint();
        }
    }
    let hint = if kind == Kind::Time { "m:ss" } else { "" };
    let response = ui.add_sized([width, 21.0], TextEdit::singleline(text).id(id).char_limit(60).hint_text(hint));
    ui.data_mut(|data| data.insert_temp(id.with("length"), text.chars().count()));
    theme::mark(ui, mark.as_str(), &response);
    theme::name(&response, full);
    if response.has_focus() {
        *board.at = Some(At { mark, kind, text: text.clone() });
    }
    response
}

/// What a cell tells and is told about what is offered for it.
pub(super) struct Offered<'a> {
    pub(super) at: &'a mut Option<At>,
    pub(super) taken: &'a mut Option<(String, String)>,
}
