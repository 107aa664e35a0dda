//! How loud tracks are and how quiet between phrases (domain reference 7.1).

use crate::sim::scenario::InputLine;
use crate::sim::scoring::case::{Case, Verdict, windowed};
use crate::sim::scoring::signal::carried;
use crate::sim::scoring::wiring::path;
use crate::sim::scoring::words::{dbfs, minutes, number};
use crate::sim::scoring::{Evidence, HeardTake, HeardTrack};

/// How far a noise floor may lie above the wanted one for half marks.
const NOISE_PASS_DB: f64 = 6.0;

/// Peaks of the complete takes lie in the window of the sheet, and nothing clips.
pub(crate) fn levels(case: &Case, track: u32) -> Verdict {
    over_takes(case, track, |line, take, heard| {
        let (low, high) = line.peaks;
        let asked = format!("{} asked for {} to {}", case.scenario.file.brief.lead, number(low, 0), number(high, 0));
        if let Some((at, stage)) = heard.clips.first() {
            let text = format!(
                "{} clipped {} in take {}, first at {} in {stage}; it peaked at {}",
                line.name,
                times(heard.clips.len()),
                take.number,
                minutes(*at),
                dbfs(heard.peak_dbfs)
            );
            return (0.0, case.against(take.start.after(*at), text));
        }
        let share = if heard.peak_dbfs <= high { peak_share(heard.peak_dbfs, low, high) } else { windowed(heard.peak_dbfs, (low, high)) };
        let off = (low + high) / 2.0 - heard.peak_dbfs;
        let way = if off > 0.0 { "more" } else { "less" };
        let remedy = if share < 1.0 { format!(": {} dB {way} gain", number(off.abs(), 0)) } else { String::new() };
        let text = format!(
            "{} peaked at {} in take {} at {}; {asked}{remedy}",
            line.name,
            dbfs(heard.peak_dbfs),
            take.number,
            minutes(heard.peak_at_s)
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

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// The quietest moment of the takes is as quiet as asked.
pub(crate) fn noise(case: &Case, track: u32, floor_dbfs: f64) -> Verdict {
    over_takes(case, track, |line, take, heard| {
        let Some((at, level)) = heard.floor else {
            return (0.0, case.against(take.start, format!("take {} is too short to hear the noise of {}", take.number, line.name)));
        };
        let share = if level <= floor_dbfs {
            1.0
        } else if level <= floor_dbfs + NOISE_PASS_DB {
            0.5
        } else {
            0.0
        };
        let text = format!(
            "noise of {} in take {}: {} A-weighted at {}; {} or less is wanted",
            line.name,
            take.number,
            dbfs(level),
            minutes(at),
            dbfs(floor_dbfs)
        );
        (share, case.judged(share, take.start.after(at), text))
    })
}

/// Judges a track on every complete take and gives the mean.
fn over_takes(case: &Case, track: u32, judge: impl Fn(&InputLine, &HeardTake, &HeardTrack) -> (f64, Evidence)) -> Verdict {
    let Some(line) = case.line(track) else {
        return Verdict::nothing(case.against(None, format!("the booking sheet has no line for track {track}")));
    };
    let takes = case.complete();
    if takes.is_empty() {
        return Verdict::nothing(case.against(case.end, format!("no complete take was recorded, so {} cannot be judged", line.name)));
    }
    let mut sum = 0.0;
    let mut evidence = Vec::new();
    let mut cause = None;
    for (_, take) in &takes {
        let carries = carried(take, line);
        let (share, found) = match (carries.silent(case, &line.name), take.tracks.get(&track)) {
            (None, Some(heard)) => judge(line, take, heard),
            (why, _) => (0.0, case.against(take.start, format!("take {}: {}", take.number, why.unwrap_or_default()))),
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
