//! The plots of a take: level over time, spectrum in thirds of an octave, phase between two microphones.

use crate::panels::debrief::{Told, faint};
use crate::panels::theme::{PAPER_INK, ink};
use crate::panels::words::Words;
use crate::sim::scoring::{PhasePair, TakeFacts, TrackFacts};
use crate::sim::view::{FindingView, MomentView};
use egui::{Color32, Ui};
use egui_plot::{Corner, HLine, Legend, Line, LineStyle, Plot, PlotPoints, Points, VLine, uniform_grid_spacer};

/// Height of a plot, points.
const HEIGHT: f32 = 132.0;
/// Lines differ in strength and in dashes as well, so that they can be told apart without colour.
const PEAK: Color32 = Color32::from_rgb(40, 88, 140);
const RMS: Color32 = Color32::from_rgb(120, 80, 20);
const WANTED: Color32 = Color32::from_rgb(70, 110, 60);
const HERE: Color32 = Color32::from_rgb(170, 60, 30);
const GRID: Color32 = Color32::from_rgb(206, 194, 172);
/// A phase is drawn where the two are one sound by this much.
const COHERENT: f64 = 0.5;

/// The plots of the take at a moment, of the finding's track or of the first.
pub(super) fn plots_ui(ui: &mut Ui, words: &Words, told: &Told, seen: &FindingView, moment: &MomentView) {
    let Some((number, at_s)) = moment.take else { return };
    let Some(take) = told.report.takes.iter().find(|take| take.number == number) else { return };
    let Some(track) = take.tracks.iter().find(|track| seen.track.is_none_or(|wanted| wanted == track.track)) else { return };
    ui.add_space(6.0);
    let name = called(words, track);
    let args = [("name", name.as_str().into()), ("take", number.to_string().into())];
    ui.label(ink(words.with("debrief-level-of", &args)).strong());
    level_ui(ui, words, take, track, at_s);
    let Some(plots) = told.plots.takes.iter().find(|plots| plots.take == number) else { return };
    if let Some(thirds) = plots.thirds.get(&track.track) {
        ui.label(ink(words.with("debrief-spectrum-of", &args[..1])).strong());
        thirds_ui(ui, words, thirds);
    }
    let pairs = plots.pairs.iter().filter(|pair| seen.track.is_none_or(|track| [pair.tracks.0, pair.tracks.1].contains(&track)));
    for pair in pairs.take(3) {
        phase_ui(ui, words, take, pair);
    }
}

fn called(words: &Words, track: &TrackFacts) -> String {
    if track.name.is_empty() { words.with("name-track", &[("number", track.track.to_string().into())]) } else { track.name.clone() }
}

/// A plot that stands still: the wheel belongs to the page.
fn plot<'a>(name: String) -> Plot<'a> {
    let still = Plot::new(name).height(HEIGHT).allow_drag(false).allow_zoom(false).allow_scroll(false).allow_boxed_zoom(false);
    still.show_background(true).grid_color(GRID)
}

fn level_ui(ui: &mut Ui, words: &Words, take: &TakeFacts, track: &TrackFacts, at_s: f64) {
    if track.outline.is_empty() {
        faint(ui, words.say("debrief-silent"));
        return;
    }
    let step = take.length_s / track.outline.len() as f64;
    let points = |level: fn(&(f64, f64)) -> f64| -> PlotPoints<'static> {
        track.outline.iter().enumerate().map(|(nth, pair)| [(nth as f64 + 0.5) * step, level(pair)]).collect()
    };
    let (peaks, rms) = (points(|pair| pair.0), points(|pair| pair.1));
    plot(format!("level {} {}", take.number, track.track))
        .y_grid_spacer(uniform_grid_spacer(|_| [60.0, 20.0, 10.0]))
        .legend(Legend::default().position(Corner::LeftBottom))
        .default_y_bounds(-72.0, 3.0)
        .show(ui, |ui| {
            ui.line(Line::new(words.say("debrief-peak"), peaks).color(PEAK).width(1.6));
            ui.line(Line::new(words.say("debrief-rms"), rms).color(RMS).width(1.2).style(LineStyle::dashed_loose()));
            for edge in track.window.map(|(low, high)| [low, high]).into_iter().flatten() {
                ui.hline(HLine::new(words.say("debrief-asked"), edge).color(WANTED).width(1.2));
            }
            ui.vline(VLine::new(words.say("debrief-here"), at_s).color(HERE).width(1.4));
        });
}

fn thirds_ui(ui: &mut Ui, words: &Words, thirds: &[(f64, f64)]) {
    let points: PlotPoints<'static> = thirds.iter().map(|(hz, level)| [hz.log10(), *level]).collect();
    decades(plot("thirds".to_owned()).y_grid_spacer(uniform_grid_spacer(|_| [120.0, 40.0, 20.0]))).default_y_bounds(-120.0, 0.0).show(
        ui,
        |ui| {
            ui.line(Line::new(words.say("debrief-level"), points).color(PEAK).width(1.6));
        },
    );
}

fn phase_ui(ui: &mut Ui, words: &Words, take: &TakeFacts, pair: &PhasePair) {
    let name = |number: u32| take.tracks.iter().find(|track| track.track == number).map_or_else(String::new, |track| called(words, track));
    let (one, other) = (name(pair.tracks.0), name(pair.tracks.1));
    let args = [("other", other.as_str().into()), ("one", one.as_str().into()), ("source", words.content(&pair.source).into())];
    ui.label(ink(words.with("debrief-phase-of", &args)).strong());
    let known = pair.points.iter().filter(|point| point.coherence >= COHERENT);
    let points: PlotPoints<'static> = known.map(|point| [point.hz.log10(), point.degrees]).collect();
    decades(plot(format!("phase {one} {other}")).y_grid_spacer(uniform_grid_spacer(|_| [180.0, 90.0, 45.0])))
        .default_y_bounds(-190.0, 190.0)
        .show(ui, |ui| {
            ui.hline(HLine::new(words.say("debrief-in-phase"), 0.0).color(WANTED).width(1.0));
            ui.points(Points::new(words.say("debrief-phase"), points).color(PEAK).radius(3.0));
        });
}

/// A plot over hertz, a decade as wide as the next.
fn decades(plot: Plot<'_>) -> Plot<'_> {
    let words = |hz: f64| if hz >= 1000.0 { format!("{:.0} k", hz / 1000.0) } else { format!("{hz:.0}") };
    let plot = plot.default_x_bounds(1.35, 4.35).cursor_color(PAPER_INK);
    plot.x_axis_formatter(
        move |mark, _| if (mark.value - mark.value.round()).abs() < 1e-6 { words(10_f64.powf(mark.value)) } else { String::new() },
    )
}
