//! The lines drawn from left to right: boxes with the field's names, cords between them, meters where the engine has any.

use crate::panels::Desk;
use crate::panels::desk::monitors_ui;
use crate::panels::flow::cord::{self, WIRE};
use crate::panels::flow::grid::{Cell, Column, grid};
use crate::panels::flow::said::{about, ending_words, kind_id, line_name, set_words, way_of};
use crate::panels::flow::telling;
use crate::panels::meter::meter_ui;
use crate::panels::theme::{self, AMBER, CARD, FAINT, INK, PANEL};
use crate::sim::view::{LineView, Link, Metered, StopKind, StopView};
use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, FontId, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// Height of a line, and of the words above the columns, points.
const ROW: f32 = 84.0;
const TITLES: f32 = 18.0;
/// Width of the name of a line.
const HEAD: f32 = 88.0;
/// Between two boxes, and before those to which cables from the floor come.
const GAP: f32 = 14.0;
const FLOOR_GAP: f32 = 48.0;
/// How far the boxes may be squeezed before they go on in another band instead.
const LEAST: f32 = 0.95;
/// The edge of a box.
const EDGE: Color32 = Color32::from_rgb(104, 94, 80);

/// Where the columns are: side by side, and where they do not fit in several bands below each other.
struct Plan {
    columns: Vec<Column>,
    /// Left and right edge of each, from the left edge of the diagram.
    edges: Vec<(f32, f32)>,
    /// The band of each, from 0.
    bands: Vec<usize>,
    width: f32,
}

impl Plan {
    fn of(columns: Vec<Column>, available: f32) -> Self {
        let gap = |column: &Column| if column.is_after_floor { FLOOR_GAP } else { GAP };
        let gaps: f32 = columns.iter().map(gap).sum();
        let boxes: f32 = columns.iter().map(|column| usual_width(column.kind)).sum();
        let scale = ((available - HEAD - gaps - 12.0) / boxes).clamp(LEAST, 1.3);
        let (mut at, mut band, mut most) = (HEAD, 0, available);
        let (mut edges, mut bands) = (Vec::new(), Vec::new());
        for column in &columns {
            let width = usual_width(column.kind) * scale;
            if at > HEAD && at + gap(column) + width + 12.0 > available {
                (at, band) = (HEAD, band + 1);
            }
            let left = at + gap(column);
            at = left + width;
            most = most.max(at + 12.0);
            edges.push((left, at));
            bands.push(band);
        }
        Self { width: most, edges, bands, columns }
    }

    /// How many bands there are.
    fn count(&self) -> usize {
        self.bands.last().map_or(1, |last| last + 1)
    }

    /// The height of a line.
    fn height(&self) -> f32 {
        self.count() as f32 * ROW
    }
}

fn usual_width(kind: StopKind) -> f32 {
    match kind {
        StopKind::Source => 106.0,
        StopKind::Wall => 68.0,
        StopKind::Bay => 92.0,
        StopKind::Monitor => 78.0,
        StopKind::Box | StopKind::Preamp | StopKind::Outboard | StopKind::Desk | StopKind::Track => 86.0,
    }
}

/// Every line; gives the line and the place on it that were chosen.
pub(super) fn diagram_ui(ui: &mut Ui, desk: &Desk, lines: &[&LineView], width: f32) -> Option<(usize, usize)> {
    let (rows, columns) = grid(lines);
    let plan = Plan::of(columns, width);
    titles_ui(ui, desk, &plan);
    let mut chosen = None;
    for (number, (line, cells)) in lines.iter().zip(&rows).enumerate() {
        let (row, _) = ui.allocate_exact_size(vec2(plan.width, plan.height()), Sense::hover());
        if head_ui(ui, desk, row, line, number) {
            chosen = Some((number, telling(line)));
        }
        let picked = row_ui(ui, desk, &plan, row, line, cells, number);
        chosen = picked.map(|stop| (number, stop)).or(chosen);
    }
    chosen
}

/// What stands in each column, for every band; the loudspeakers' own meters stand above the returns.
fn titles_ui(ui: &mut Ui, desk: &Desk, plan: &Plan) {
    let (all, _) = ui.allocate_exact_size(vec2(plan.width, TITLES * plan.count() as f32), Sense::hover());
    for ((column, (left, right)), band) in plan.columns.iter().zip(&plan.edges).zip(&plan.bands) {
        let area = Rect::from_min_size(all.min + vec2(0.0, TITLES * *band as f32), vec2(all.width(), TITLES));
        let words = theme::elided(ui, desk.words.say(kind_id(column.kind)), 11.5, FAINT, right - left);
        ui.painter().galley(pos2(area.left() + left, area.top() + 2.0), words, FAINT);
        if column.kind == StopKind::Monitor {
            let place = Rect::from_min_max(pos2(area.left() + right - 32.0, area.top() + 3.0), pos2(area.left() + right, area.bottom()));
            let mut beside = ui.new_child(UiBuilder::new().max_rect(place));
            beside.spacing_mut().item_spacing.y = 2.0;
            monitors_ui(&mut beside, desk, vec2(32.0, 5.0));
        }
    }
}

/// The name of a line, which leads to the place that wants looking at.
fn head_ui(ui: &mut Ui, desk: &Desk, row: Rect, line: &LineView, number: usize) -> bool {
    let body = row.shrink2(vec2(0.0, 3.0));
    let place = Rect::from_min_size(body.min, vec2(HEAD, body.height()));
    let response = ui.interact(place, ui.id().with(("line", number)), Sense::click());
    let said = desk.words.with("flow-line", &[("line", line_name(line).into()), ("way", way_of(desk, line).into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, said.clone()));
    theme::mark(ui, format!("flow/line/{number}"), &response);
    let is_near = response.hovered() || response.has_focus();
    ui.painter().rect_filled(body, CornerRadius::same(6), if is_near { Color32::from_rgb(58, 52, 46) } else { CARD });
    let track = line.first(StopKind::Track);
    let title = match track.and_then(|stop| Some((stop.number?, &stop.label))) {
        Some((n, name)) if name.is_empty() => desk.words.with("name-track", &[("number", n.to_string().into())]),
        Some((n, name)) => format!("{n}  {name}"),
        None => line_name(line),
    };
    let left = place.left() + 8.0;
    let galley = theme::elided(ui, title, 14.0, INK, HEAD - 12.0);
    ui.painter().galley(pos2(left, place.top() + 10.0), galley, INK);
    let broken = line.broken();
    let (state, ink) = match broken {
        Some(stop) => (desk.words.with("flow-open-at", &[("place", stop.name.as_str().into())]), AMBER),
        None => (desk.words.say("flow-whole"), FAINT),
    };
    let mut job = LayoutJob::simple(state, FontId::proportional(11.0), ink, HEAD - 12.0);
    job.wrap.max_rows = 3;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(left, place.top() + 31.0), galley, ink);
    response.clicked()
}

/// The boxes of a line and what joins them; gives the place that was chosen.
fn row_ui(ui: &mut Ui, desk: &Desk, plan: &Plan, row: Rect, line: &LineView, cells: &[Cell], number: usize) -> Option<usize> {
    let dead_from = line.stops.iter().position(|stop| stop.ending.is_some()).unwrap_or(usize::MAX);
    let rects: Vec<Rect> = (0..line.stops.len()).map(|stop| place_of(plan, row, cells, stop)).collect();
    for (at, stop) in line.stops.iter().enumerate().skip(1) {
        if let Some(link) = &stop.link {
            let is_within = cells.iter().any(|cell| cell.is_pair && cell.last() == at);
            link_ui(ui, desk, link, (rects[at - 1], rects[at]), is_within, at > dead_from);
        }
    }
    let mut chosen = None;
    for (at, (stop, rect)) in line.stops.iter().zip(&rects).enumerate() {
        let is_last = at + 1 == line.stops.len();
        let has_room = is_last && rect.right() + 90.0 < row.right();
        if stop_ui(ui, desk, stop, *rect, (line, number, at), !has_room, at > dead_from) {
            chosen = Some(at);
        }
        if has_room && stop.ending.is_some() {
            end_ui(ui, desk, stop, *rect, row.right());
        }
    }
    chosen
}

/// The box of a place; the two jacks of a bay's box lie above each other.
fn place_of(plan: &Plan, row: Rect, cells: &[Cell], stop: usize) -> Rect {
    let Some(cell) = cells.iter().find(|cell| (cell.first..=cell.last()).contains(&stop)) else { return row };
    let (left, right) = plan.edges[cell.column];
    let top = row.top() + ROW * plan.bands[cell.column] as f32;
    let whole = Rect::from_x_y_ranges(row.left() + left..=row.left() + right, top + 8.0..=top + ROW - 8.0);
    let half = 26.0;
    match (cell.is_pair, stop == cell.first) {
        (true, true) => Rect::from_min_size(whole.min, vec2(whole.width(), half)),
        (true, false) => Rect::from_min_size(pos2(whole.left(), whole.bottom() - half), vec2(whole.width(), half)),
        (false, _) if plan.columns[cell.column].kind == StopKind::Bay => Rect::from_center_size(whole.center(), vec2(whole.width(), half)),
        (false, _) => whole,
    }
}

/// What leads from one box to the next, with the sign of a cord.
fn link_ui(ui: &Ui, desk: &Desk, link: &Link, (from, to): (Rect, Rect), is_within: bool, is_dead: bool) {
    let painter = ui.painter();
    let stroke = cord::stroke(link, desk.ease.colours);
    if is_within {
        let (upper, lower) = (from.center_bottom(), to.center_top());
        let Link::Cord { cord, .. } = link else {
            cord::draw(painter, &[upper, lower], stroke, is_dead);
            return;
        };
        // The cord hangs at the right, with its tag beside it and a plug at either end.
        let aside = vec2(from.width() / 2.0 - 14.0, 0.0);
        cord::draw(painter, &[upper + aside, lower + aside], stroke, is_dead);
        for plug in [upper + aside, lower + aside] {
            painter.circle_filled(plug, 4.0, stroke.color);
        }
        cord::sign(painter, upper.lerp(lower, 0.5) - vec2(10.0, 0.0), cord.to_string());
        return;
    }
    let (start, end) = (from.right_center(), to.left_center());
    if to.left() < from.left() {
        // On into the next band, between the two.
        let (right, left, between) = (start.x + GAP / 2.0, end.x - GAP / 2.0, to.top() - 8.0);
        let way = [start, pos2(right, start.y), pos2(right, between), pos2(left, between), pos2(left, end.y), end];
        cord::draw(painter, &way, stroke, is_dead);
        if let Link::Cord { length_m, is_patch_cord, .. } = link {
            cord::sign(painter, pos2((left + right) / 2.0, between), cord::length_words(desk, *length_m, *is_patch_cord));
        }
        return;
    }
    let middle = if start.x + GAP >= end.x { (start.x + end.x) / 2.0 } else { end.x - GAP / 2.0 };
    let points: Vec<Pos2> =
        if (start.y - end.y).abs() < 0.5 { vec![start, end] } else { vec![start, pos2(middle, start.y), pos2(middle, end.y), end] };
    cord::draw(painter, &points, stroke, is_dead);
    if let Link::Cord { length_m, is_patch_cord, .. } = link
        && end.x - start.x >= FLOOR_GAP - 2.0
    {
        cord::sign(painter, start.lerp(end, 0.5), cord::length_words(desk, *length_m, *is_patch_cord));
    }
}

/// Where a line ends before it is at its end: an open end, and why.
fn end_ui(ui: &Ui, desk: &Desk, stop: &StopView, rect: Rect, right: f32) {
    let Some(why) = ending_words(desk, stop) else { return };
    let (from, to) = (rect.right_center(), rect.right_center() + vec2(22.0, 0.0));
    ui.painter().line_segment([from, to - vec2(4.0, 0.0)], Stroke::new(2.0, WIRE));
    cord::open_end(ui.painter(), to);
    let room = (right - to.x - 20.0).min(240.0);
    let job = LayoutJob::simple(why, FontId::proportional(12.0), AMBER, room);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(to.x + 10.0, to.y - galley.size().y / 2.0), galley, AMBER);
}

/// One place as a box that leads to where it is worked with.
fn stop_ui(ui: &mut Ui, desk: &Desk, stop: &StopView, rect: Rect, of: (&LineView, usize, usize), tells_why: bool, is_dead: bool) -> bool {
    let (line, number, at) = of;
    let response = ui.interact(rect, ui.id().with(("stop", number, at)), Sense::click());
    let set = set_words(desk, stop);
    let said = desk.words.with(
        "flow-stop",
        &[("kind", desk.words.say(kind_id(stop.kind)).into()), ("name", stop.name.as_str().into()), ("line", line_name(line).into())],
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, said.clone()));
    theme::mark(ui, format!("flow/stop/{number}/{at}"), &response);
    let what = about(desk, stop);
    let response = response.on_hover_text([stop.name.as_str(), what.as_str(), set.as_str()].join("\n").trim().to_owned());
    let is_wrong = stop.ending.is_some();
    let edge = if response.hovered() || is_wrong { AMBER } else { EDGE };
    let fill = if stop.kind == StopKind::Bay { theme::BAY } else { PANEL };
    ui.painter().rect(rect, CornerRadius::same(4), fill, Stroke::new(if is_wrong { 1.5 } else { 1.0 }, edge), StrokeKind::Inside);
    let ink = if is_dead { FAINT } else { INK };
    let inner = rect.shrink2(vec2(if stop.kind == StopKind::Bay { 3.0 } else { 6.0 }, 4.0));
    let title = theme::elided(ui, title_of(desk, stop), if stop.kind == StopKind::Bay { 11.0 } else { 12.5 }, ink, inner.width());
    if stop.kind == StopKind::Bay {
        let at = inner.center() - title.size() / 2.0;
        ui.painter().galley(pos2(at.x.max(inner.left()), at.y), title, ink);
        return response.clicked();
    }
    ui.painter().galley(inner.min, title, ink);
    let why = ending_words(desk, stop).filter(|_| tells_why);
    let what = if stop.kind == StopKind::Track { String::new() } else { what };
    let lines = if stop.meter.is_some() { 2 } else { 3 } - usize::from(why.is_some());
    let galley = details(ui, &[what, set], inner.width(), lines);
    let below = inner.top() + 17.0 + galley.size().y;
    ui.painter().galley(inner.min + vec2(0.0, 17.0), galley, FAINT);
    if let Some(why) = why {
        let galley = theme::elided(ui, why, 10.5, AMBER, inner.width());
        ui.painter().galley(pos2(inner.left(), below), galley, AMBER);
    }
    metered_ui(ui, desk, stop, Rect::from_min_max(pos2(inner.left(), inner.bottom() - 13.0), inner.max), &line_name(line));
    response.clicked()
}

/// What a place is and how it stands, in no more than so many lines.
fn details(ui: &Ui, parts: &[String], width: f32, lines: usize) -> Arc<Galley> {
    let text: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let mut job = LayoutJob::simple(text.join("\n"), FontId::proportional(10.5), FAINT, width);
    job.wrap.max_rows = lines;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The meter of a place, or that its track is not armed and so has none.
fn metered_ui(ui: &mut Ui, desk: &Desk, stop: &StopView, rect: Rect, line: &str) {
    let Some(meter) = stop.meter else { return };
    let is_armed = stop.setting("arm").is_none_or(crate::sim::gear::Setting::is_on);
    if !is_armed {
        let galley = theme::elided(ui, desk.words.say("flow-not-armed"), 10.5, FAINT, rect.width());
        ui.painter().galley(rect.min, galley, FAINT);
        return;
    }
    let peak = match meter {
        Metered::Track(n) => desk.meters.track_peak(n),
        Metered::Return(n) => desk.meters.return_peak(n),
    };
    let name = format!("{}, {line}", desk.words.say(kind_id(stop.kind)));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    meter_ui(&mut inside, desk, &name, peak, rect.size());
}

/// What stands on a box: returns and tracks by their words, everything else by its name.
fn title_of(desk: &Desk, stop: &StopView) -> String {
    let number = || [("number", stop.number.unwrap_or(0).to_string().into())];
    match stop.kind {
        StopKind::Track if stop.number.is_some() => desk.words.with("name-track", &number()),
        StopKind::Monitor if stop.number.is_some() && stop.meter.is_some() => desk.words.with("flow-return", &number()),
        _ => stop.name.clone(),
    }
}
