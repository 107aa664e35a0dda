//! Moments as people type them: seconds, minutes and seconds, the clock on the wall, a place in a take.

use crate::cli::Failure;
use crate::cli::opened::Opened;
use crate::sim::units::Stamp;

/// Reads `95`, `31:40`, `10:11:40`, `take2` and `take2+21`.
pub(super) fn moment(opened: &Opened, text: &str) -> Result<Stamp, Failure> {
    let clock = |text: &str| opened.clock().moment(text);
    let found = match text.trim().to_ascii_lowercase().strip_prefix("take") {
        Some(rest) => {
            let (number, into) = rest.split_once('+').unwrap_or((rest, "0"));
            let (number, into) = number.trim().parse().ok().zip(seconds(into)).ok_or_else(|| unread(text))?;
            let start = opened.take(number).ok_or_else(|| Failure::Missing(format!("the journal has no take {number}")))?;
            start.after(into)
        }
        None if text.matches(':').count() == 2 => clock(text).ok_or_else(|| unread(text))?,
        None => Stamp::from_seconds(seconds(text).ok_or_else(|| unread(text))?),
    };
    let end = opened.timeline.end();
    if found > end {
        return Err(Failure::Missing(format!("the journal ends at {}, before {text}", opened.clock().at(end))));
    }
    Ok(found)
}

fn unread(text: &str) -> Failure {
    Failure::Usage(format!("`{text}` is no time; write seconds (95), minutes and seconds (31:40), the clock (10:11:40) or take2+21"))
}

/// `21`, `21.5` or `1:21` in seconds.
fn seconds(text: &str) -> Option<f64> {
    let parse = |text: &str| text.trim().parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0 && *value < 1e7);
    match text.split_once(':') {
        Some((minutes, rest)) => Some(parse(minutes)? * 60.0 + parse(rest).filter(|seconds| *seconds < 60.0)?),
        None => parse(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, found) in
            [("95", Some(95.0)), ("1:21", Some(81.0)), ("0:05.5", Some(5.5)), ("-3", None), ("1:75", None), ("nan", None), ("", None)]
        {
            assert_eq!(seconds(text), found, "{text}");
        }
    }
}
