//! How loud tracks are and how quiet between phrases (domain reference 7.1).

use crate::sim::scenario::InputLine;
use crate::sim::scoring::case::{Case, Verdict, windowed};
use crate::sim::scoring::signal::{carried, silent_in};
use crate::sim::scoring::wiring::path;
use crate::sim::scoring::words::{dbfs, minutes, number};
use crate::sim::scoring::{Evidence, HeardTake, HeardTrack};
use crate::sim::words::{Sentence, Value, say};

/// How far a noise floor may lie above the wanted one for half marks.
const NOISE_PASS_DB: f64 = 6.0;

/// Peaks of the complete takes lie in the window of the sheet, and nothing clips.
pub(crate) fn levels(case: &Case, track: u32) -> Verdict {
    over_takes(case, track, |line, take, heard| {
        let (low, high) = line.peaks;
        if let Some((at, stage)) = heard.clips.first() {
            let text = say!(
                "found-clipped",
                name = &line.name,
                times = times(heard.clips.len()),
                take = take.number,
                at = minutes(*at),
                stage = stage,
                peak = dbfs(heard.peak_dbfs)
            );
            return (0.0, case.against(take.start.after(*at), text));
        }
        let share = if heard.peak_dbfs <= high { peak_share(heard.peak_dbfs, low, high) } else { windowed(heard.peak_dbfs, (low, high)) };
        let off = (low + high) / 2.0 - heard.peak_dbfs;
        let asked = say!("found-asked", who = Value::written(&case.scenario.file.brief.lead), low = number(low, 0), high = number(high, 0));
        let remedied = match share < 1.0 {
            true if off > 0.0 => say!("found-more-gain", asked = asked, by = number(off, 0)),
            true => say!("found-less-gain", asked = asked, by = number(-off, 0)),
            false => asked,
        };
        let text = say!(
            "found-peaked",
            name = &line.name,
            peak = dbfs(heard.peak_dbfs),
            take = take.number,
            at = minutes(heard.peak_at_s),
            asked = remedied
        );
        (share, case.judged(share, take.start.after(heard.peak_at_s), text))
    })
}

/// Too low is the lesser evil: as far below the window as it is wide still gives half marks.
fn peak_share(peak: f64, low: f64, high: f64) -> f64 {
    if peak >= low {
        1.0
    } else if peak >= low - (high - low) {
        0.5
    } else {
        0.0
    }
}

fn times(count: usize) -> Sentence {
    match count {
        1 => say!("in-once"),
        2 => say!("in-twice"),
        _ => say!("in-times", count = count),
    }
}

/// The quietest moment of the takes is as quiet as asked.
pub(crate) fn noise(case: &Case, track: u32, floor_dbfs: f64) -> Verdict {
    over_takes(case, track, |line, take, heard| {
        let Some((at, level)) = heard.floor else {
            return (0.0, case.against(take.start, say!("found-too-short", take = take.number, name = &line.name)));
        };
        let share = if level <= floor_dbfs {
            1.0
        } else if level <= floor_dbfs + NOISE_PASS_DB {
            0.5
        } else {
            0.0
        };
        let text =
            say!("found-noise", name = &line.name, take = take.number, level = dbfs(level), at = minutes(at), asked = dbfs(floor_dbfs));
        (share, case.judged(share, take.start.after(at), text))
    })
}

/// Judges a track on every complete take and gives the mean.
fn over_takes(case: &Case, track: u32, judge: impl Fn(&InputLine, &HeardTake, &HeardTrack) -> (f64, Evidence)) -> Verdict {
    let Some(line) = case.line(track) else {
        return Verdict::nothing(case.against(None, say!("found-no-line", track = track)));
    };
    let takes = case.complete();
    if takes.is_empty() {
        return Verdict::nothing(case.against(case.end, say!("found-none-complete", name = &line.name)));
    }
    let mut sum = 0.0;
    let mut evidence = Vec::new();
    let mut cause = None;
    for (_, take) in &takes {
        let carries = carried(take, line);
        let (share, found) = match (carries.silent(case, &line.name), take.tracks.get(&track)) {
            (None, Some(heard)) => judge(line, take, heard),
            (why, _) => (0.0, case.against(take.start, silent_in(take, line, why))),
        };
        if share < 1.0 && cause.is_none() {
            let way = path(case, case.timeline.at(take.start), track);
            cause = if carries.silent(case, &line.name).is_some() { way.cause } else { way.levels(case) };
        }
        sum += share;
        evidence.push(found);
    }
    Verdict::new(sum / takes.len() as f64, evidence).because(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peaks_pass_from_minus_18_to_minus_3() {
        // The window of −12 to −6 passes from −18 to −3 (domain reference 7.1).
        for (peak, share) in [(-9.0, 1.0), (-12.0, 1.0), (-6.0, 1.0), (-17.0, 0.5), (-18.5, 0.0), (-4.0, 0.5), (-2.9, 0.0)] {
            let found = if peak < -6.0 { peak_share(peak, -12.0, -6.0) } else { windowed(peak, (-12.0, -6.0)) };
            assert!((found - share).abs() < 1e-9, "{peak}");
        }
    }
}
