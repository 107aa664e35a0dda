//! `trace`: a track's way from the microphone to the recorder, with level and noise at every hop.

use crate::cli::Failure;
use crate::cli::moment::moment;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::wrap::table;
use crate::files::report::{json, level};
use crate::sim::engine::Cache;
use crate::sim::scoring::{Budget, LeakFacts, budget};
use crate::sim::units::Stamp;
use std::path::Path;

pub(super) fn trace(out: &mut Out, journal: &Path, at: &str, track: u32, as_json: bool) -> Result<(), Failure> {
    let opened = Opened::read(out, journal)?;
    let at = moment(&opened, at)?;
    let found = budget(&mut Cache::default(), &opened.scenario, &opened.timeline, at, track)
        .ok_or_else(|| Failure::Missing(format!("the recorder has no track {track}")))?;
    out.say(&if as_json { json(&found) } else { text(&opened, at, &found) });
    Ok(())
}

fn text(opened: &Opened, at: Stamp, found: &Budget) -> String {
    let mut lines = vec![
        format!("Track {} at {}{}", found.track, opened.clock().at(at), in_take(opened, at)),
        format!("Converted around then: peak {} dBFS, rms {} dBFS", level(found.peak_dbfs), level(found.rms_dbfs)),
        String::new(),
    ];
    let mut rows = vec![["from the microphone on", "sound, dBu", "noise, dBu"].map(str::to_owned).to_vec()];
    for hop in &found.hops {
        let indent = "  ".repeat(hop.depth as usize);
        let mark = hop.broken.as_ref().map_or_else(String::new, |cause| format!("  ✗ {cause}"));
        let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| level(Some(figure)));
        let leak = |one: &LeakFacts| format!("  ~ {} leaks over, {} dB at 10 kHz", one.from, level(Some(one.share_10k_db)));
        let leaks: String = hop.crosstalk.iter().map(leak).collect();
        rows.push(vec![format!("{indent}{}{mark}{leaks}", hop.what), figure(hop.level_dbu), figure(hop.noise_dbu)]);
    }
    lines.extend(table(&rows, &[false, true, true]));
    lines.push(String::new());
    lines.push(match &found.cause {
        Some(cause) => format!("Nothing arrives: {cause}."),
        None => format!("0 dBFS is {:+.0} dBu.", found.full_scale_dbu),
    });
    lines.join("\n")
}

/// `, take 2 at 0:21`, if the recorder rolled.
fn in_take(opened: &Opened, at: Stamp) -> String {
    let takes = &opened.timeline.last().takes;
    let rolling = takes.iter().find(|take| take.start <= at && take.end.is_none_or(|end| at < end));
    rolling.map_or_else(String::new, |take| format!(", take {} at {}", take.number, crate::sim::paperwork::minutes(at.since(take.start))))
}
