//! The picture: spectrogram above with its scale of decibels, level over time below on the same axis of seconds.

use crate::files::plot::Sound;
use crate::files::plot::colour::colour;
use crate::files::plot::spectrogram::{self, HZ};
use plotters::prelude::*;
use plotters::style::register_font;

/// Pixels of a picture.
const SIZE: (u32, u32) = (1400, 900);
/// Pixels of the upper part, and of the scale at its right.
const UPPER: u32 = 590;
const BAR: u32 = 130;
/// Pixels at the left for the labels of both parts, and below each.
const LABELS: (u32, u32) = (80, 46);
/// Decibels from the brightest colour to black, and from top to bottom of the level.
const SPAN: f64 = 90.0;
/// The grey of the peaks.
const PEAKS: RGBColor = RGBColor(170, 170, 190);
const RMS: RGBColor = RGBColor(30, 60, 150);
const FONT: &str = "sans-serif";

type Failed<'a> = DrawingAreaErrorKind<<BitMapBackend<'a> as DrawingBackend>::ErrorType>;
type Area<'a> = DrawingArea<BitMapBackend<'a>, plotters::coord::Shift>;

/// Draws a sound: the size in pixels and the pixels, three bytes each.
pub(super) fn draw<'a>(sound: &Sound<'_>) -> Result<((u32, u32), Vec<u8>), Failed<'a>> {
    register_font(FONT, FontStyle::Normal, epaint_default_fonts::UBUNTU_LIGHT).map_err(|_bad_font| Failed::SharingError)?;
    let mut pixels = vec![255; (SIZE.0 * SIZE.1 * 3) as usize];
    {
        let root = BitMapBackend::with_buffer(&mut pixels, SIZE).into_drawing_area();
        paint(&root, sound).map_err(|_unpainted| Failed::SharingError)?;
    }
    Ok((SIZE, pixels))
}

fn paint<'a>(root: &Area<'a>, sound: &Sound<'_>) -> Result<(), Failed<'a>> {
    let root = root.margin(6, 0, 0, 0).titled(sound.title, (FONT, 26))?;
    let (upper, lower) = root.split_vertically(UPPER);
    let (left, bar) = upper.split_horizontally(SIZE.0 - BAR);
    let seconds = (sound.samples.len() as f64 / f64::from(sound.rate)).max(1e-3);
    let top = spectrum(&left, sound, seconds)?;
    scale(&bar, top, sound.scale.unit())?;
    level(&lower, sound, seconds)
}

/// The spectrogram; gives back the level of its brightest colour.
fn spectrum<'a>(area: &Area<'a>, sound: &Sound<'_>, seconds: f64) -> Result<f64, Failed<'a>> {
    let mut chart = ChartBuilder::on(area)
        .margin_top(8)
        .margin_left(8)
        .x_label_area_size(LABELS.1)
        .y_label_area_size(LABELS.0)
        .build_cartesian_2d(0.0..seconds, (HZ.0..HZ.1).log_scale())?;
    let pixels = chart.plotting_area().strip_coord_spec();
    let (width, height) = pixels.dim_in_pixel();
    let picture = spectrogram::of(sound, width as usize, height as usize);
    let top = top_of(f64::from(picture.loudest));
    for (x, column) in picture.columns.iter().enumerate() {
        for (row, level) in column.iter().enumerate() {
            let share = (f64::from(*level) - top) / SPAN + 1.0;
            pixels.draw_pixel((x as i32, height as i32 - 1 - row as i32), &colour(share))?;
        }
    }
    chart
        .configure_mesh()
        .disable_mesh()
        .x_desc("time, s")
        .x_label_formatter(&|seconds| time(*seconds))
        .y_desc("frequency, Hz")
        .label_style((FONT, 17))
        .axis_desc_style((FONT, 19))
        .y_labels(12)
        .y_label_formatter(&|hz| hertz(*hz))
        .draw()?;
    Ok(top)
}

/// The colours with their decibels.
fn scale<'a>(area: &Area<'a>, top: f64, unit: &str) -> Result<(), Failed<'a>> {
    let mut chart = ChartBuilder::on(area)
        .margin_top(8)
        .margin_bottom(LABELS.1)
        .margin_left(14)
        .margin_right(8)
        .right_y_label_area_size(76)
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)?
        .set_secondary_coord(0.0..1.0, top - SPAN..top);
    let pixels = chart.plotting_area().strip_coord_spec();
    let (width, height) = pixels.dim_in_pixel();
    for y in 0..height {
        let shade = colour(1.0 - f64::from(y) / f64::from(height));
        for x in 0..width {
            pixels.draw_pixel((x as i32, y as i32), &shade)?;
        }
    }
    chart
        .configure_secondary_axes()
        .y_desc(format!("level of a sine, {unit}"))
        .label_style((FONT, 17))
        .axis_desc_style((FONT, 19))
        .y_label_formatter(&|level| signed(*level))
        .draw()
}

/// Peak and root mean square over time.
fn level<'a>(area: &Area<'a>, sound: &Sound<'_>, seconds: f64) -> Result<(), Failed<'a>> {
    let measured = spectrogram::levels(sound, SIZE.0 as usize);
    let top = top_of(measured.iter().map(|(_, peak, _)| *peak).fold(f64::NEG_INFINITY, f64::max));
    let bottom = top - SPAN;
    let mut chart = ChartBuilder::on(area)
        .margin_top(4)
        .margin_left(8)
        .margin_right(BAR as i32)
        .x_label_area_size(LABELS.1)
        .y_label_area_size(LABELS.0)
        .build_cartesian_2d(0.0..seconds, bottom..top)?;
    chart
        .configure_mesh()
        .light_line_style(WHITE)
        .x_desc("time, s")
        .x_label_formatter(&|seconds| time(*seconds))
        .y_desc(format!("level, {}", sound.scale.unit()))
        .label_style((FONT, 17))
        .axis_desc_style((FONT, 19))
        .y_label_formatter(&|level| signed(*level))
        .draw()?;
    let line = |pick: fn(&(f64, f64, f64)) -> f64| measured.iter().map(move |one| (one.0, pick(one).max(bottom))).collect::<Vec<_>>();
    let key = |colour: RGBColor| move |(x, y): (i32, i32)| PathElement::new([(x, y), (x + 24, y)], colour.stroke_width(2));
    chart.draw_series(LineSeries::new(line(|one| one.1), &PEAKS))?.label("peak (of a sine with that peak)").legend(key(PEAKS));
    chart.draw_series(LineSeries::new(line(|one| one.2), &RMS))?.label("rms").legend(key(RMS));
    chart.configure_series_labels().position(SeriesLabelPosition::LowerRight).background_style(WHITE.mix(0.8)).label_font((FONT, 16)).draw()
}

/// The next ten decibels above a level; 0 for silence.
fn top_of(level: f64) -> f64 {
    if level < -200.0 { 0.0 } else { (level / 10.0).ceil() * 10.0 }
}

/// Seconds without needless decimals.
fn time(seconds: f64) -> String {
    let text = format!("{seconds:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn hertz(hz: f64) -> String {
    if hz >= 999.5 { format!("{:.0}k", hz / 1000.0) } else { format!("{hz:.0}") }
}

fn signed(level: f64) -> String {
    format!("{level:.0}").replace('-', "−")
}
