//! Where the boxes of the diagram stand: lines share columns, so that preamplifiers stand below preamplifiers.

use crate::sim::view::{LineView, Link, StopKind};
use std::collections::BTreeMap;

/// The columns through which most lines pass, in their order.
const USUAL: [StopKind; 17] = [
    StopKind::Source,
    StopKind::Box,
    StopKind::Wall,
    StopKind::Bay,
    StopKind::Preamp,
    StopKind::Bay,
    StopKind::Outboard,
    StopKind::Bay,
    StopKind::Desk,
    StopKind::Bay,
    // What is inserted into a strip, and the strip again.
    StopKind::Outboard,
    StopKind::Bay,
    StopKind::Desk,
    StopKind::Bay,
    StopKind::Track,
    StopKind::Bay,
    StopKind::Monitor,
];

/// A box of the diagram: one place, or two jacks of a bay above each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its first place on the line.
    pub(super) first: usize,
    /// Whether the next place is in the same box.
    pub(super) is_pair: bool,
    /// Its column.
    pub(super) column: usize,
}

impl Cell {
    /// Its last place on the line.
    pub(super) fn last(self) -> usize {
        self.first + usize::from(self.is_pair)
    }
}

/// A column of the diagram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// What stands in it.
    pub(super) kind: StopKind,
    /// Whether cables from the floor come to it, whose signs need room.
    pub(super) is_after_floor: bool,
}

/// The boxes of every line, and the columns.
pub(super) fn grid(lines: &[&LineView]) -> (Vec<Vec<Cell>>, Vec<Column>) {
    let mut rows: Vec<Vec<Cell>> = lines.iter().map(|line| cells(line)).collect();
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (line, row) in lines.iter().zip(&rows) {
        for cell in row {
            let stop = &line.stops[cell.first];
            let after_floor = matches!(&stop.link, Some(Link::Cord { is_patch_cord: false, .. }));
            let column = columns.entry(cell.column).or_insert(Column { kind: stop.kind, is_after_floor: false });
            column.is_after_floor |= after_floor;
        }
    }
    let place = |slot: usize| columns.keys().position(|known| *known == slot).unwrap_or(0);
    rows.iter_mut().flatten().for_each(|cell| cell.column = place(cell.column));
    (rows, columns.into_values().collect())
}

fn cells(line: &LineView) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut at = 0;
    while let Some(stop) = line.stops.get(at) {
        let joined = |next: &Option<Link>| matches!(next, Some(Link::Cord { is_patch_cord: true, .. } | Link::Normal(_)));
        let is_pair =
            stop.kind == StopKind::Bay && line.stops.get(at + 1).is_some_and(|next| next.kind == StopKind::Bay && joined(&next.link));
        let from = cells.last().map_or(0, |cell| cell.column + 1);
        // A line that takes another way than most goes on in whatever column comes next.
        let column = (from..USUAL.len()).find(|slot| USUAL[*slot] == stop.kind).unwrap_or(from);
        cells.push(Cell { first: at, is_pair, column });
        at += 1 + usize::from(is_pair);
    }
    cells
}
