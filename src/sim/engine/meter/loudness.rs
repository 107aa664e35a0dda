//! Loudness in K-weighting (ITU-R BS.1770-5, EBU R 128, Tech 3341 and 3342): momentary, short-term, integrated, range.

use crate::sim::engine::meter::gate::Gate;
use ebur128::{Channel, EbuR128, Mode};
use serde::{Deserialize, Serialize};

/// Steps of 100 ms that fill the momentary window of 400 ms, and the short-term one of 3 s.
const MOMENTARY: u32 = 4;
const SHORT_TERM: u32 = 30;

/// Where the loudspeaker of a channel stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// In front, to the left; also a single channel.
    Left,
    /// In front, to the right.
    Right,
    /// In front, in the middle.
    Centre,
    /// Low-frequency effects, which do not count.
    Effects,
    /// Behind, to the left; counts 1.5 dB more.
    LeftSurround,
    /// Behind, to the right; counts 1.5 dB more.
    RightSurround,
}

impl Speaker {
    /// The usual order of so many channels; none for none and for more than six.
    #[must_use]
    pub fn usual(channels: usize) -> Option<&'static [Self]> {
        use Speaker::{Centre, Effects, Left, LeftSurround, Right, RightSurround};
        match channels {
            1 => Some(&[Left]),
            2 => Some(&[Left, Right]),
            3 => Some(&[Left, Right, Centre]),
            4 => Some(&[Left, Right, LeftSurround, RightSurround]),
            5 => Some(&[Left, Right, Centre, LeftSurround, RightSurround]),
            6 => Some(&[Left, Right, Centre, Effects, LeftSurround, RightSurround]),
            _ => None,
        }
    }

    fn channel(self) -> Channel {
        match self {
            Self::Left => Channel::Left,
            Self::Right => Channel::Right,
            Self::Centre => Channel::Center,
            Self::Effects => Channel::Unused,
            Self::LeftSurround => Channel::LeftSurround,
            Self::RightSurround => Channel::RightSurround,
        }
    }
}

/// The lowest rate at which the weighting of ITU-R BS.1770 has room, hertz.
const LOWEST_RATE: u32 = 8_000;

/// A loudness meter, renewed every 100 ms.
#[derive(Debug)]
pub struct Loudness {
    inner: EbuR128,
    /// Samples of a step of 100 ms in all channels, and how many of them are still to come.
    step: usize,
    wait: usize,
    steps: u32,
    momentary: Option<f64>,
    short_term: Option<f64>,
    loudest: [Option<f64>; 2],
    blocks: Gate,
    spans: Gate,
}

impl Loudness {
    /// A meter of channels at a rate; none for no channel or a rate that no sound has.
    #[must_use]
    pub fn new(speakers: &[Speaker], rate: u32) -> Option<Self> {
        if rate < LOWEST_RATE {
            return None;
        }
        let mut inner = EbuR128::new(u32::try_from(speakers.len()).ok()?, rate, Mode::S).ok()?;
        let channels: Vec<Channel> = speakers.iter().map(|speaker| speaker.channel()).collect();
        inner.set_channel_map(&channels).ok()?;
        let step = (rate as usize + 5) / 10 * speakers.len();
        Some(Self {
            inner,
            step,
            wait: step,
            steps: 0,
            momentary: None,
            short_term: None,
            loudest: [None; 2],
            blocks: Gate::new(),
            spans: Gate::new(),
        })
    }

    /// Takes in what follows: frames of a sample for each channel; part of a frame is left out.
    pub fn push(&mut self, frames: &[f32]) {
        let mut rest = &frames[..frames.len() - frames.len() % self.inner.channels() as usize];
        while !rest.is_empty() {
            let (now, later) = rest.split_at(self.wait.min(rest.len()));
            let done = self.inner.add_frames_f32(now);
            debug_assert!(done.is_ok(), "frames are whole");
            self.wait -= now.len();
            if self.wait == 0 {
                self.wait = self.step;
                self.read();
            }
            rest = later;
        }
    }

    /// Reads both windows after a step and notes them where they are full.
    fn read(&mut self) {
        self.steps = self.steps.saturating_add(1);
        if self.steps >= MOMENTARY {
            self.momentary = self.inner.loudness_momentary().ok();
            self.momentary.iter().for_each(|block| self.blocks.note(*block));
        }
        if self.steps >= SHORT_TERM {
            self.short_term = self.inner.loudness_shortterm().ok();
            self.short_term.iter().for_each(|span| self.spans.note(*span));
        }
        for (loudest, now) in self.loudest.iter_mut().zip([self.momentary, self.short_term]) {
            *loudest = loudest.map_or(now, |most| now.map(|now| now.max(most)));
        }
    }

    /// Loudness of the last 400 ms, LUFS; −∞ in silence, none before it has so much.
    #[must_use]
    pub fn momentary(&self) -> Option<f64> {
        self.momentary
    }

    /// Loudness of the last 3 s, LUFS; −∞ in silence, none before it has so much.
    #[must_use]
    pub fn short_term(&self) -> Option<f64> {
        self.short_term
    }

    /// The greatest momentary and the greatest short-term loudness so far, LUFS.
    #[must_use]
    pub fn loudest(&self) -> [Option<f64>; 2] {
        self.loudest
    }

    /// Loudness of everything so far, gated, LUFS; none while nothing was above −70.
    #[must_use]
    pub fn integrated(&self) -> Option<f64> {
        self.blocks.integrated()
    }

    /// The loudness range so far, LU; none while no 3 s were above −70.
    #[must_use]
    pub fn range(&self) -> Option<f64> {
        self.spans.range()
    }
}
