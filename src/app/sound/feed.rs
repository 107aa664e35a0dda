//! The loudspeakers: a sound of kira's that plays what comes through a lock-free ring, at the device's own rate.

use crate::sim::units::SAMPLE_RATE;
use kira::backend::cpal::CpalBackend;
use kira::info::Info;
use kira::sound::{Sound, SoundData};
use kira::{AudioManager, AudioManagerSettings, Frame};
use rtrb::{Consumer, Producer, RingBuffer};

/// Frames that can wait for the device: a sixth of a second, for machines that stumble.
const WAITING: usize = 8192;

/// An open device and the ring that leads to it.
pub(super) struct Device {
    /// Where the engine puts its frames.
    pub(super) ring: Producer<[f32; 2]>,
    _manager: AudioManager<CpalBackend>,
}

impl Device {
    /// Opens the machine's device; none if it has none.
    pub(super) fn open() -> Option<Self> {
        let mut manager = AudioManager::<CpalBackend>::new(AudioManagerSettings::default()).ok()?;
        let (ring, frames) = RingBuffer::new(WAITING);
        manager.play(Feed { frames, last: [0.0; 2], next: [0.0; 2], share: 0.0 }).ok()?;
        Some(Self { ring, _manager: manager })
    }

    /// Frames that wait for the device.
    pub(super) fn waiting(&self) -> usize {
        WAITING - self.ring.slots()
    }
}

struct Feed {
    frames: Consumer<[f32; 2]>,
    last: [f32; 2],
    next: [f32; 2],
    share: f64,
}

impl SoundData for Feed {
    type Error = std::convert::Infallible;
    type Handle = ();

    fn into_sound(self) -> Result<(Box<dyn Sound>, ()), Self::Error> {
        Ok((Box::new(self), ()))
    }
}

impl Sound for Feed {
    /// Neither allocates nor waits: a ring that has run dry fades to silence.
    fn process(&mut self, out: &mut [Frame], dt: f64, _info: &Info) {
        let step = dt * f64::from(SAMPLE_RATE);
        for frame in out {
            self.share += step;
            while self.share >= 1.0 {
                self.share -= 1.0;
                self.last = self.next;
                self.next = self.frames.pop().unwrap_or_else(|_| self.last.map(|sample| sample * 0.99));
            }
            let between = |side: usize| self.last[side] + (self.next[side] - self.last[side]) * self.share as f32;
            *frame = Frame::new(between(0), between(1));
        }
    }

    fn finished(&self) -> bool {
        false
    }
}
