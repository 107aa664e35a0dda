//! How long rooms sound, and where direct and reverberant sound are equally strong (sections 11.11 and 11.14).

/// 24 ln 10 / c in seconds per metre, rounded as the textbooks do.
const SABINE: f64 = 0.161;

/// Sabine's reverberation time in seconds: volume, surface, mean absorption coefficient, energy attenuation of air per metre.
#[must_use]
pub fn sabine(volume: f64, surface: f64, absorption: f64, air_per_m: f64) -> f64 {
    SABINE * volume / (surface * absorption + 4.0 * air_per_m * volume)
}

/// Eyring's reverberation time in seconds, with the arguments of [`sabine`]; right for rooms that swallow much.
#[must_use]
pub fn eyring(volume: f64, surface: f64, absorption: f64, air_per_m: f64) -> f64 {
    SABINE * volume / (-surface * libm::log1p(-absorption) + 4.0 * air_per_m * volume)
}

/// The distance in metres where direct and reverberant sound are equal for an omnidirectional microphone.
///
/// `q` is the directivity factor of the source, 1 for one that radiates evenly.
#[must_use]
pub fn critical_distance(q: f64, volume: f64, reverberation_time: f64) -> f64 {
    0.057 * libm::sqrt(q * volume / reverberation_time)
}

/// Schroeder's frequency in hertz, above which a room's modes overlap into statistics.
#[must_use]
pub fn schroeder_frequency(volume: f64, reverberation_time: f64) -> f64 {
    2000.0 * libm::sqrt(reverberation_time / volume)
}
