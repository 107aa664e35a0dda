//! Level meters: a bar, a figure, and a letter and a shape for what the colour says.

use crate::files::settings::Colours;
use crate::panels::Desk;
use crate::panels::theme::{self, INK};
use egui::{Align2, Color32, FontId, Painter, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// The level at which a bar is empty, dBFS.
const EMPTY: f32 = -60.0;
/// Where loud begins, and where too loud does, dBFS.
const LOUD: f32 = -6.0;
const OVER: f32 = -0.1;
/// Lines across the bar, dBFS.
const LINES: [f32; 2] = [-12.0, LOUD];

/// The room beside a lying bar and under a standing one in which its figure stands, points.
const FIGURE: Vec2 = vec2(26.0, 14.0);
/// How wide a standing bar is over its figure, points.
const STANDING: f32 = 12.0;

/// A level meter from −60 to 0 dBFS; `name` says whose it is.
pub(super) fn meter_ui(ui: &mut Ui, desk: &Desk, name: &str, peak_db: f32, size: Vec2) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let level = if peak_db < -99.0 { "–∞".to_owned() } else { desk.words.number(f64::from(peak_db), 0) };
    let said = desk.words.with("meter-name", &[("name", name.into()), ("level", level.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, said.clone()));
    let painter = ui.painter();
    let vertical = size.y > size.x;
    let with_figure = if vertical { size.x >= FIGURE.x - 4.0 } else { size.y >= 12.0 };
    let (well, scale) = match (with_figure, vertical) {
        (false, _) => (rect, rect),
        (true, false) => (rect, rect.with_max_x(rect.max.x - FIGURE.x)),
        (true, true) => {
            let bar = rect.with_max_y(rect.max.y - FIGURE.y).with_max_x(rect.min.x + STANDING);
            (bar, bar)
        }
    };
    painter.rect_filled(well, 2.0, theme::WELL);
    let bar = filled(scale.shrink(1.0), vertical, share(peak_db));
    painter.rect_filled(bar, 1.0, colour(peak_db, desk.ease.colours));
    for line in LINES {
        let stroke = Stroke::new(1.0, Color32::from_rgb(120, 110, 96));
        if vertical {
            painter.hline(scale.x_range(), scale.max.y - scale.height() * share(line), stroke);
        } else {
            painter.vline(scale.min.x + scale.width() * share(line), scale.y_range(), stroke);
        }
    }
    sign(painter, scale, vertical, peak_db);
    if with_figure {
        let (at, by) =
            if vertical { (rect.left_bottom(), Align2::LEFT_BOTTOM) } else { (rect.right_center() - vec2(4.0, 0.0), Align2::RIGHT_CENTER) };
        painter.text(at, by, level, FontId::proportional(10.5), INK);
    }
}

/// How far along a bar a level is, 0 to 1.
fn share(level_db: f32) -> f32 {
    ((level_db - EMPTY) / -EMPTY).clamp(0.0, 1.0)
}

fn filled(mut bar: Rect, vertical: bool, share: f32) -> Rect {
    if vertical {
        bar.min.y = bar.max.y - bar.height() * share;
    } else {
        bar.max.x = bar.min.x + bar.width() * share;
    }
    bar
}

fn colour(peak_db: f32, colours: Colours) -> Color32 {
    let [quiet, loud, over] = match colours {
        Colours::Usual => [theme::GREEN, theme::AMBER, theme::RED],
        Colours::Safe => [theme::SAFE[2], theme::SAFE[4], theme::SAFE[6]],
    };
    if peak_db >= OVER {
        over
    } else if peak_db > LOUD {
        loud
    } else {
        quiet
    }
}

/// A triangle where it is loud, a square where it is too loud.
fn sign(painter: &Painter, rect: Rect, vertical: bool, peak_db: f32) {
    if peak_db <= LOUD {
        return;
    }
    let at = if vertical { rect.center_top() + vec2(0.0, 6.0) } else { rect.left_center() + vec2(6.0, 0.0) };
    let corners: &[(f32, f32)] =
        if peak_db >= OVER { &[(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0)] } else { &[(0.0, -3.0), (3.0, 3.0), (-3.0, 3.0)] };
    let points = corners.iter().map(|(x, y)| pos2(at.x + x, at.y + y)).collect();
    painter.add(Shape::convex_polygon(points, theme::ON_AMBER, Stroke::NONE));
}
