//! The air of a session as plain responses and sounds, and what comes of them in the plain way.

use crate::sim::engine::bench::SessionBench;
use crate::sim::engine::cache::Cache;
use crate::sim::engine::scene::Setup;
use crate::sim::engine::spectrum::Fourier;
use crate::sim::session::Place;
use crate::sim::units::SAMPLE_RATE;
use realfft::num_complex::Complex;

/// One mono sound.
pub type Mono = Vec<f32>;

impl SessionBench {
    /// The responses from every radiator to every microphone, microphone by microphone, and what the radiators give out.
    pub fn acoustics(&self, cache: &mut Cache) -> (Vec<Vec<Mono>>, Vec<Mono>) {
        let (scenario, studio) = (&self.scenario, &self.studio);
        let frames = (self.seconds * f64::from(SAMPLE_RATE)) as usize;
        let players = || self.once().filter_map(|one| Some((one, scenario.band.player(&one.player)?)));
        let mut sounds = Vec::new();
        for (one, player) in players() {
            let sound = cache.sound(player, &scenario.song, &one.rendition);
            sounds.extend(sound.iter().take(player.instrument.radiators.len()).map(|row| {
                let mut samples = row.samples();
                samples.truncate(frames);
                samples
            }));
        }
        let now = cache.air.at(scenario, studio);
        let standing = self.studio.places.iter().filter(|(_, place)| matches!(place, Place::OnStand(_)));
        let responses = standing.filter_map(|(mic, _)| Setup::of(scenario, studio, mic, 0)).map(|setup| {
            let radiators = players().flat_map(|(_, player)| (0..player.instrument.radiators.len()).map(move |at| (player, at)));
            radiators.map(|radiator| cache.air.impulse(&now, radiator, &setup)).collect()
        });
        (responses.collect(), sounds)
    }
}

/// What every microphone hears, path by path by transforms of the whole: the plain way, with as many operations as it takes.
#[must_use]
pub fn plain_convolution(responses: &[Vec<Mono>], sounds: &[Mono]) -> Vec<Mono> {
    let longest = |rows: &mut dyn Iterator<Item = usize>| rows.max().unwrap_or(0);
    let frames = longest(&mut sounds.iter().map(Vec::len));
    let tail = longest(&mut responses.iter().flatten().map(Vec::len));
    let size = (frames + tail).next_power_of_two().max(2);
    let mut fourier = Fourier::new(size);
    let mut spectrum = |samples: &[f32]| {
        let mut padded = vec![0.0; size];
        padded[..samples.len()].copy_from_slice(samples);
        fourier.forward(&mut padded)
    };
    let played: Vec<_> = sounds.iter().map(|sound| spectrum(sound)).collect();
    let mut heard = Vec::new();
    for paths in responses {
        let mut sum = Vec::new();
        for (response, sound) in paths.iter().zip(&played).filter(|(response, _)| !response.is_empty()) {
            let through = spectrum(response);
            sum.resize(through.len(), Complex::default());
            sum.iter_mut().zip(through.iter().zip(sound)).for_each(|(sum, (h, x))| *sum += h * x);
        }
        heard.push(sum);
    }
    let mut back = |mut sum: Vec<_>| {
        let mut samples = fourier.inverse(&mut sum);
        // There and back multiplies by the size.
        samples.iter_mut().for_each(|x| *x /= size as f32);
        samples
    };
    heard.into_iter().filter(|sum| !sum.is_empty()).map(&mut back).collect()
}
