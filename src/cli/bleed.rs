//! `trace --bleed`: who is heard in which microphone.

use crate::cli::Failure;
use crate::cli::moment::moment;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::wrap::table;
use crate::files::report::{json, level};
use crate::sim::engine::{Cache, Heard, bleed};
use std::path::Path;

pub(super) fn show(out: &mut Out, journal: &Path, at: &str, as_json: bool) -> Result<(), Failure> {
    let opened = Opened::read(out, journal)?;
    let at = moment(&opened, at)?;
    let heard = bleed(&mut Cache::default(), &opened.scenario, &opened.timeline, at);
    if as_json {
        out.say(json(&heard).trim_end());
        return Ok(());
    }
    out.say(&format!("Who is heard in which microphone at {}", opened.clock().at(at)));
    if heard.is_empty() {
        out.say("No microphone is set up.");
        return Ok(());
    }
    let name = |one: &Heard| {
        let page = opened.scenario.gear(&one.microphone).map_or("", |page| page.name.as_str());
        let capsule = if one.capsule > 0 { ", second capsule" } else { "" };
        format!("{} {page}{capsule}", one.microphone)
    };
    let figure = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| level(Some(value)));
    let mut rows = vec![["in", "of", "dB", "dB SPL", "ms", "polarity"].map(str::to_owned).to_vec()];
    let mut before = String::new();
    for one in &heard {
        let microphone = name(one);
        rows.push(vec![
            if microphone == before { String::new() } else { microphone.clone() },
            format!("{} {}", one.player, one.radiator),
            figure(one.level_db),
            figure(one.level_db_spl),
            one.delay_ms.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.2}")),
            if one.inverted { "inverted" } else { "as it is" }.to_owned(),
        ]);
        before = microphone;
    }
    table(&rows, &[false, false, true, true, true, false]).iter().for_each(|line| out.say(line));
    out.say("dB: re the loudest in the same microphone. dB SPL: at the capsule while the player plays at their level.");
    Ok(())
}
