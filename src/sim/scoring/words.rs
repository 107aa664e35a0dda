//! How figures and times are put into words, and shares into marks: one way for the whole report.

use crate::sim::words::{Sentence, Value, say};

/// A share of the marks as marks, in halves; anything short of the whole costs at least half a mark.
pub(crate) fn marks(share: f64, of: f64) -> f64 {
    if share >= 1.0 - 1e-9 {
        return of;
    }
    let halves = libm::floor(share.clamp(0.0, 1.0) * of * 2.0 + 0.5) / 2.0;
    halves.min(of - 0.5).max(0.0)
}

/// A number with so many decimals.
pub(crate) fn number(value: f64, decimals: usize) -> Value {
    Value::number(value, decimals)
}

/// A level in decibels re full scale, or silence.
pub(crate) fn dbfs(level: f64) -> Sentence {
    if level.is_finite() { say!("in-dbfs", value = number(level, 1)) } else { say!("in-silence") }
}

/// Minutes and seconds, `1:12`.
pub(crate) fn minutes(seconds: f64) -> String {
    let whole = libm::floor(seconds.max(0.0) + 0.5) as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// A distance in the unit that people say it in.
pub(crate) fn distance(metres: f64) -> Sentence {
    if metres < 1.0 { say!("in-cm", value = number(metres * 100.0, 0)) } else { say!("in-m", value = number(metres, 2)) }
}

/// A span of time in the unit that people say it in.
pub(crate) fn span(seconds: f64) -> Sentence {
    if seconds < 90.0 { say!("in-s", value = number(seconds, 0)) } else { say!("in-min", value = number(seconds / 60.0, 0)) }
}

/// A window of distances, `15–20 cm`.
pub(crate) fn distances((least, most): (f64, f64)) -> Sentence {
    say!("in-cm-from-to", least = number(least * 100.0, 0), most = number(most * 100.0, 0))
}

/// Things in a row: `a`, `a and b`, `a, b and c`.
pub(crate) fn list(things: &[String]) -> Value {
    Value::list(things)
}

/// A number rounded to so many decimals, so that what is stored is what is printed; zero has no sign.
pub(crate) fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = libm::pow(10.0, f64::from(decimals));
    libm::floor(value * scale + 0.5) / scale + 0.0
}

/// A level rounded to a tenth of a decibel; none for silence.
pub(crate) fn level(value: f64) -> Option<f64> {
    value.is_finite().then(|| rounded(value, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_never_rounds_up_to_full_marks() {
        for (share, of, marks_are) in
            [(1.0, 6.0, 6.0), (0.99, 6.0, 5.5), (0.5, 5.0, 2.5), (0.5, 3.0, 1.5), (0.0, 4.0, 0.0), (0.99, 0.5, 0.0)]
        {
            assert!((marks(share, of) - marks_are).abs() < 1e-9, "{share} of {of}");
        }
    }

    #[test]
    fn figures_are_written_as_engineers_write_them() {
        assert_eq!(minutes(72.4), "1:12");
        assert_eq!(distance(0.284).to_string(), "28 cm");
        assert_eq!(distance(1.68).to_string(), "1.68 m");
        assert_eq!(dbfs(f64::NEG_INFINITY).to_string(), "digital silence");
    }
}
