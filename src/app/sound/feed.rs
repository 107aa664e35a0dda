//! The loudspeakers: a sound of kira's that plays what comes through a lock-free ring, at the device's own rate.

use crate::sim::engine::pace::Ring;
use crate::sim::engine::rate::{Glide, RateConverter, Waiting};
use crate::sim::units::SAMPLE_RATE;
use kira::backend::cpal::CpalBackend;
use kira::info::Info;
use kira::sound::{Sound, SoundData};
use kira::{AudioManager, AudioManagerSettings, Frame};
use rtrb::{Consumer, Producer, RingBuffer};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Frames that can wait for the device: a sixth of a second, for machines that stumble.
const WAITING: usize = 8192;

/// An open device and the ring that leads to it.
pub(super) struct Device {
    frames: Producer<[f32; 2]>,
    call: Arc<AtomicUsize>,
    _manager: AudioManager<CpalBackend>,
}

impl Device {
    /// Opens the machine's device; none if it has none.
    ///
    /// While `slow` says so it plays at half speed.
    pub(super) fn open(slow: &Arc<AtomicBool>) -> Option<Self> {
        let mut manager = AudioManager::<CpalBackend>::new(AudioManagerSettings::default()).ok()?;
        let (frames, ring) = RingBuffer::new(WAITING);
        let call = Arc::new(AtomicUsize::new(0));
        let feed = Feed {
            ring: Taken { frames: ring, count: 0 },
            converter: RateConverter::default(),
            glide: Glide::default(),
            slow: Arc::clone(slow),
            call: Arc::clone(&call),
        };
        manager.play(feed).ok()?;
        Some(Self { frames, call, _manager: manager })
    }

    /// How the ring stands.
    pub(super) fn ring(&self) -> Ring {
        let call = self.call.load(Ordering::Relaxed).min(WAITING / 2);
        Ring { waiting: WAITING - self.frames.slots(), call }
    }

    /// Sends frames after those that wait; what finds no room is lost.
    pub(super) fn send(&mut self, block: &[[f32; 2]]) {
        for frame in block {
            if self.frames.push(*frame).is_err() {
                break;
            }
        }
    }
}

/// The near end of the ring, and the frames that were taken out of it since the device called.
struct Taken {
    frames: Consumer<[f32; 2]>,
    count: usize,
}

impl Waiting for Taken {
    fn left(&self) -> usize {
        self.frames.slots()
    }

    fn take(&mut self) -> Option<[f32; 2]> {
        self.count += 1;
        self.frames.pop().ok()
    }
}

struct Feed {
    ring: Taken,
    converter: RateConverter,
    glide: Glide,
    slow: Arc<AtomicBool>,
    /// Frames that the device takes in one call.
    call: Arc<AtomicUsize>,
}

impl SoundData for Feed {
    type Error = std::convert::Infallible;
    type Handle = ();

    fn into_sound(self) -> Result<(Box<dyn Sound>, ()), Self::Error> {
        Ok((Box::new(self), ()))
    }
}

impl Sound for Feed {
    /// The device calls: what it took in its last call is its size, and one that takes less for a while is believed.
    fn on_start_processing(&mut self) {
        let most = self.call.load(Ordering::Relaxed);
        self.call.store(self.ring.count.max(most - most.div_ceil(64)), Ordering::Relaxed);
        self.ring.count = 0;
    }

    /// Neither allocates nor waits.
    fn process(&mut self, out: &mut [Frame], dt: f64, _info: &Info) {
        let (step, is_slow) = (dt * f64::from(SAMPLE_RATE), self.slow.load(Ordering::Relaxed));
        for frame in out {
            let [left, right] = self.converter.next(step * self.glide.next(is_slow), &mut self.ring);
            *frame = Frame::new(left, right);
        }
    }

    fn finished(&self) -> bool {
        false
    }
}
