//! A tube: one half of the wave is bent more than the other (domain reference 11.17).

/// A tube bends at these volts, around this working point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tube {
    volts: f64,
    rest: f64,
    bias: f64,
}

impl Tube {
    pub(super) fn new(volts: f64, bias: f64) -> Self {
        Self { volts, rest: libm::tanh(bias), bias }
    }

    /// Small signals pass as they are.
    pub(super) fn run(&self, block: &mut [f32]) {
        let scale = self.volts / (1.0 - self.rest * self.rest);
        for sample in block {
            *sample = (scale * (libm::tanh(f64::from(*sample) / self.volts + self.bias) - self.rest)) as f32;
        }
    }
}
