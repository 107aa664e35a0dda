//! Level by time and frequency, and level by time: what is drawn.
//!
//! Low frequencies are looked at through long windows and high ones through short ones, so that neither the pitch of a
//! bass nor the stroke of a drum is smeared. From one window to the next the picture passes over within an octave.

use crate::files::plot::Sound;
use crate::sim::engine::spectrum::Fourier;

/// Least and greatest frequency that is shown, hertz.
pub(super) const HZ: (f64, f64) = (20.0, 20_000.0);
/// Samples of the windows: 171 ms at 48 kHz down to 21 ms.
const WINDOWS: [usize; 4] = [8192, 4096, 2048, 1024];
/// Here the first window has passed over to the second, hertz; each next one two octaves further up.
const SECOND_FROM_HZ: f64 = 300.0;
const OCTAVES_APART: f64 = 2.0;
/// Samples from one look to the next; a column shows the loudest of its looks.
const STEP: usize = 1024;
/// Seconds over which the level is measured.
const LEVEL_S: f64 = 0.01;
/// What silence is drawn as, decibels.
pub(super) const SILENCE: f32 = -400.0;

/// Level by time and frequency.
pub(super) struct Spectrogram {
    /// For each column the level of each row, lowest frequency first, as that of a sine there.
    pub(super) columns: Vec<Vec<f32>>,
    /// The greatest of them.
    pub(super) loudest: f32,
}

/// The spectrogram of a sound in so many columns and rows.
pub(super) fn of(sound: &Sound<'_>, columns: usize, rows: usize) -> Spectrogram {
    let mut looks: Vec<Look> = (0..WINDOWS.len()).map(|window| Look::new(window, sound, rows)).collect();
    let mut seen = vec![vec![vec![SILENCE; rows]; columns]; WINDOWS.len()];
    let frames = sound.samples.len().max(1);
    let looks_in_all = frames.div_ceil(STEP).max(columns);
    for n in 0..looks_in_all {
        let middle = (2 * n + 1) * frames / (2 * looks_in_all);
        let column = (n * columns / looks_in_all).min(columns - 1);
        for (look, seen) in looks.iter_mut().zip(&mut seen) {
            look.add(sound, middle, &mut seen[column]);
        }
    }
    let level = |column: usize, row: usize| (0..WINDOWS.len()).map(|window| share(window, row, rows) * seen[window][column][row]).sum();
    let all: Vec<Vec<f32>> = (0..columns).map(|column| (0..rows).map(|row| level(column, row)).collect()).collect();
    let loudest = all.iter().flatten().copied().fold(SILENCE, f32::max);
    Spectrogram { columns: all, loudest }
}

/// The frequency of a row's lower edge, hertz.
fn edge(row: usize, rows: usize) -> f64 {
    HZ.0 * (HZ.1 / HZ.0).powf(row as f64 / rows as f64)
}

/// How much of a row is seen through a window; all windows together give 1.
fn share(window: usize, row: usize, rows: usize) -> f32 {
    let octaves = (edge(row, rows) / SECOND_FROM_HZ).log2();
    // Passed over to the window of this number and to those after it.
    let passed = |number: usize| if number == 0 { 1.0 } else { (octaves - OCTAVES_APART * (number as f64 - 1.0) + 1.0).clamp(0.0, 1.0) };
    let next = if window + 1 < WINDOWS.len() { passed(window + 1) } else { 0.0 };
    (passed(window) - next) as f32
}

/// One window and the rows that are read through it.
struct Look {
    fourier: Fourier,
    window: Vec<f32>,
    /// Row, first and last bin.
    rows: Vec<(usize, f64, f64)>,
    /// Level of a bin of amplitude 1.
    of_one: f64,
}

impl Look {
    fn new(window: usize, sound: &Sound<'_>, rows: usize) -> Self {
        let size = WINDOWS[window];
        let mine = (0..rows).filter(|row| share(window, *row, rows) > 0.0);
        let window: Vec<f32> =
            (0..size).map(|n| (0.5 - 0.5 * (std::f64::consts::TAU * (n as f64 + 0.5) / size as f64).cos()) as f32).collect();
        let bin = |row: usize| edge(row, rows) / f64::from(sound.rate) * size as f64;
        let rows = mine.map(|row| (row, bin(row), bin(row + 1))).collect();
        // A sine of amplitude A gives A · size / 4 through this window, and its root mean square is A / √2.
        let of_one = sound.scale.of_one() - 3.0103 - 20.0 * (size as f64 / 4.0).log10();
        Self { fourier: Fourier::new(size), window, rows, of_one }
    }

    fn add(&mut self, sound: &Sound<'_>, middle: usize, column: &mut [f32]) {
        let size = self.window.len();
        let at = |n: usize| (middle + n).checked_sub(size / 2).and_then(|at| sound.samples.get(at)).copied().unwrap_or(0.0);
        let mut samples: Vec<f32> = self.window.iter().enumerate().map(|(n, window)| window * at(n)).collect();
        let bins = self.fourier.forward(&mut samples);
        let power = |bin: usize| bins.get(bin).map_or(0.0, |bin| f64::from(bin.norm_sqr()));
        for (row, from, to) in &self.rows {
            let (first, last) = (from.ceil() as usize, to.floor() as usize);
            let found = if first <= last {
                (first..=last).map(power).fold(0.0, f64::max)
            } else {
                // The row lies between two bins.
                let share = (from + to) / 2.0 - last as f64;
                (1.0 - share) * power(last) + share * power(last + 1)
            };
            if found > 0.0 {
                column[*row] = column[*row].max((10.0 * found.log10() + self.of_one) as f32);
            }
        }
    }
}

/// Peak and root mean square of every hundredth of a second, or of longer if there are more than `most`: seconds, decibels.
pub(super) fn levels(sound: &Sound<'_>, most: usize) -> Vec<(f64, f64, f64)> {
    let window = ((f64::from(sound.rate) * LEVEL_S) as usize).max(sound.samples.len().div_ceil(most)).max(1);
    let decibels = |value: f64| if value > 0.0 { (20.0 * value.log10()).max(f64::from(SILENCE)) } else { f64::from(SILENCE) };
    let measured = sound.samples.chunks(window).enumerate().map(|(n, samples)| {
        let peak = samples.iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        let power: f64 = samples.iter().map(|sample| f64::from(*sample).powi(2)).sum::<f64>() / samples.len() as f64;
        let seconds = (n as f64 + 0.5) * window as f64 / f64::from(sound.rate);
        // A peak is drawn where a sine of that peak would have its level.
        (seconds, decibels(f64::from(peak)) + sound.scale.of_one() - 3.0103, decibels(power.sqrt()) + sound.scale.of_one())
    });
    measured.collect()
}
