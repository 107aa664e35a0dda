//! What the bias current does: level, treble, distortion and noise around a signal.
//!
//! Bias counts in decibels from where short waves are strongest. Short waves fall the faster the shorter they are,
//! which is how a bias is found: turn it up over the peak of 10 kHz until that has fallen by what the stock wants.

use crate::sim::gear::{StockAtSpeed, TapeSpeed};

/// How far above the peak of short waves the bias of a stock lies, decibels; estimated.
pub const RIGHT_DB: f64 = 2.0;
/// Decibels of level lost at every wavelength for the square of a decibel below the peak; estimated.
const UNDER: f64 = 0.75;
/// Decibels of headroom lost for the square of a decibel below and above the right bias; estimated.
const HEADROOM: (f64, f64) = (0.6, 0.1);
/// Decibels by which a decibel of too little bias raises the noise around a signal; estimated.
const ROUGHNESS: f64 = 1.5;

/// What has fallen at a frequency at this bias (decibels re the peak), decibels.
#[must_use]
pub fn fallen(stock: &StockAtSpeed, bias: f64, hertz: f64) -> f64 {
    if bias < 0.0 {
        return UNDER * bias * bias;
    }
    // The loss grows as frequency over speed does, so one figure a stock and speed is enough.
    let (measured_at, over) = stock.over_bias;
    over * hertz / measured_at * (bias / RIGHT_DB) * (bias / RIGHT_DB)
}

/// Level at a frequency re the right bias, decibels.
#[must_use]
pub fn level(stock: &StockAtSpeed, bias: f64, hertz: f64) -> f64 {
    fallen(stock, RIGHT_DB, hertz) - fallen(stock, bias, hertz)
}

/// What the level of 3 % distortion changes by, decibels.
#[must_use]
pub fn headroom(bias: f64) -> f64 {
    let off = bias - RIGHT_DB;
    let each = if off < 0.0 { HEADROOM.0 } else { HEADROOM.1 };
    -(each * off * off).min(12.0)
}

/// What the noise around a signal changes by, decibels.
#[must_use]
pub fn roughness(bias: f64) -> f64 {
    (ROUGHNESS * (RIGHT_DB - bias)).clamp(0.0, 15.0)
}

/// What treble of the stock is missing or left over at a frequency, decibels, for a figure at 10 kHz and 15 inches a second.
#[must_use]
pub fn stock_treble(treble_db: f64, speed: TapeSpeed, hertz: f64) -> f64 {
    treble_db * hertz / 10_000.0 * TapeSpeed::Ips15.metres() / speed.metres()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: StockAtSpeed =
        StockAtSpeed { speed: TapeSpeed::Ips15, mol_db: 9.5, sol_db: 6.0, noise_db: 0.0, over_bias: (10_000.0, 3.0) };

    #[test]
    fn ten_kilohertz_peaks_and_then_falls_by_what_the_stock_wants() {
        let at = |bias: f64| level(&STOCK, bias, 10_000.0);
        assert!(at(-0.2) < at(0.0) && at(0.2) < at(0.0));
        assert!((at(0.0) - at(RIGHT_DB) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn too_little_bias_is_bright_and_distorts_and_too_much_is_dull() {
        let tilt = |bias: f64| level(&STOCK, bias, 10_000.0) - level(&STOCK, bias, 1000.0);
        assert!(tilt(1.0) > 1.5 && tilt(3.0) < -2.5, "{} {}", tilt(1.0), tilt(3.0));
        assert!(headroom(0.0) < -2.0 && headroom(3.0) > -0.2 && roughness(0.0) > 2.0);
    }
}
