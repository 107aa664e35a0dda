//! How a sample is kept in a file.

/// Steps of a 16-bit sample in full scale.
const STEPS_16: f64 = 32_768.0;
/// Steps of a 24-bit sample in full scale.
const STEPS_24: f64 = 8_388_608.0;

/// Coding of a sample.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Depth {
    /// Integers of 16 bits.
    Int16,
    /// Integers of 24 bits.
    #[default]
    Int24,
    /// Floats of 32 bits; nothing is rounded and nothing clips.
    Float32,
}

impl Depth {
    /// Bytes of a sample.
    pub fn bytes(self) -> u16 {
        match self {
            Self::Int16 => 2,
            Self::Int24 => 3,
            Self::Float32 => 4,
        }
    }

    /// Bits of a sample.
    pub fn bits(self) -> u16 {
        8 * self.bytes()
    }

    /// The format's number: 1 integers, 3 floats.
    pub(super) fn tag(self) -> u16 {
        if self == Self::Float32 { 3 } else { 1 }
    }

    /// The depth of a format's number and bits.
    pub(super) fn of(tag: u16, bits: u16) -> Option<Self> {
        [Self::Int16, Self::Int24, Self::Float32].into_iter().find(|depth| (depth.tag(), depth.bits()) == (tag, bits))
    }

    /// A sample as its bytes.
    pub(super) fn put(self, sample: f32, out: &mut Vec<u8>) {
        match self {
            Self::Int16 => out.extend(&step(sample, STEPS_16).to_le_bytes()[..2]),
            Self::Int24 => out.extend(&step(sample, STEPS_24).to_le_bytes()[..3]),
            Self::Float32 => out.extend(sample.to_le_bytes()),
        }
    }

    /// The sample of its bytes.
    pub(super) fn sample(self, bytes: &[u8]) -> f32 {
        match *bytes {
            [low, high] => (f64::from(i16::from_le_bytes([low, high])) / STEPS_16) as f32,
            [low, middle, high] => (f64::from(i32::from_le_bytes([0, low, middle, high]) >> 8) / STEPS_24) as f32,
            [a, b, c, d] => f32::from_le_bytes([a, b, c, d]),
            _ => 0.0,
        }
    }
}

/// The nearest step, ties away from zero; beyond full scale the greatest.
fn step(sample: f32, steps: f64) -> i32 {
    (f64::from(sample) * steps).round().clamp(-steps, steps - 1.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_full_scale_is_full_scale() {
        let wide = [2.0, 1.0, -2.0, 0.4 / STEPS_24 as f32, -0.6 / STEPS_24 as f32].map(|sample| step(sample, STEPS_24));
        assert_eq!(wide, [8_388_607, 8_388_607, -8_388_608, 0, -1]);
        assert_eq!([2.0, -2.0, 0.5].map(|sample| step(sample, STEPS_16)), [32_767, -32_768, 16_384]);
    }

    #[test]
    fn every_step_comes_back() {
        for depth in [Depth::Int16, Depth::Int24, Depth::Float32] {
            for sample in [0.0, -1.0, 0.5, -0.25, 1.0 / 32_768.0, -3.0 / 32_768.0] {
                let mut bytes = Vec::new();
                depth.put(sample, &mut bytes);
                assert_eq!(bytes.len(), usize::from(depth.bytes()));
                assert_eq!(depth.sample(&bytes).to_bits(), (sample + 0.0).to_bits(), "{depth:?}");
            }
        }
    }
}
