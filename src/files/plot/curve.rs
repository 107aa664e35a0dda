//! Lines over two axes of powers of ten.

use plotters::prelude::*;
use plotters::style::register_font;

const SIZE: (u32, u32) = (1000, 700);
const FONT: &str = "sans-serif";

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// What it is called.
    pub name: String,
    /// Its points, all above zero, from left to right.
    pub points: Vec<(f64, f64)>,
}

type Failed<'a> = DrawingAreaErrorKind<<BitMapBackend<'a> as DrawingBackend>::ErrorType>;

/// Draws lines: the size in pixels and the pixels, three bytes each.
pub(super) fn draw<'a>(title: &str, axes: (&str, &str), curves: &[Curve]) -> Result<((u32, u32), Vec<u8>), Failed<'a>> {
    register_font(FONT, FontStyle::Normal, epaint_default_fonts::UBUNTU_LIGHT).map_err(|_bad_font| Failed::SharingError)?;
    let mut pixels = vec![255; (SIZE.0 * SIZE.1 * 3) as usize];
    {
        let root = BitMapBackend::with_buffer(&mut pixels, SIZE).into_drawing_area();
        paint(&root, title, axes, curves).map_err(|_unpainted| Failed::SharingError)?;
    }
    Ok((SIZE, pixels))
}

fn paint<'a>(
    root: &DrawingArea<BitMapBackend<'a>, plotters::coord::Shift>,
    title: &str,
    axes: (&str, &str),
    curves: &[Curve],
) -> Result<(), Failed<'a>> {
    let points = || curves.iter().flat_map(|curve| &curve.points);
    let (across, up) = (span(points().map(|point| point.0)), span(points().map(|point| point.1)));
    let mut chart = ChartBuilder::on(root)
        .caption(title, (FONT, 26))
        .margin(12)
        .x_label_area_size(46)
        .y_label_area_size(80)
        .build_cartesian_2d((across.0..across.1).log_scale(), (up.0..up.1).log_scale())?;
    chart
        .configure_mesh()
        .light_line_style(WHITE)
        .x_desc(axes.0)
        .y_desc(axes.1)
        .label_style((FONT, 17))
        .axis_desc_style((FONT, 19))
        .x_label_formatter(&plain)
        .y_label_formatter(&plain)
        .draw()?;
    for (nth, curve) in curves.iter().enumerate() {
        let colour = Palette99::pick(nth).to_rgba();
        let key = move |(x, y): (i32, i32)| PathElement::new([(x, y), (x + 24, y)], colour.stroke_width(2));
        let line = LineSeries::new(curve.points.iter().copied(), colour.stroke_width(2)).point_size(3);
        chart.draw_series(line)?.label(curve.name.clone()).legend(key);
    }
    chart.configure_series_labels().position(SeriesLabelPosition::UpperLeft).background_style(WHITE.mix(0.8)).label_font((FONT, 16)).draw()
}

/// A little more than from the least to the most.
fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = values.filter(|value| *value > 0.0).fold((f64::MAX, 0.0_f64), |(least, most), x| (least.min(x), most.max(x)));
    if least > most { (1.0, 10.0) } else { (least * 0.8, most * 1.25) }
}

/// A number without needless decimals.
fn plain(value: &f64) -> String {
    if *value >= 1.0 { format!("{value:.0}") } else { format!("{value}") }
}
