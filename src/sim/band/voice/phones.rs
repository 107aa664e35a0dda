//! The sounds that syllables are made of, as positions of a woman's mouth.
//!
//! Vowel formants: Hillenbrand, Getty, Clark and Wheeler 1995 and Peterson and Barney 1952, averages of women;
//! consonant loci, noises and durations: Klatt 1980 and Stevens, "Acoustic Phonetics". Levels are estimates by eye and ear.

/// What throat, mouth and nose do at one moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phone {
    /// The lowest four formants in hertz; zeros take those of the vowel beside it.
    pub(super) formants: [f64; 4],
    /// How strongly the folds sound; 1 is a vowel.
    pub(super) voice: f64,
    /// Noise at the folds.
    pub(super) breath: f64,
    /// Noise at the teeth or lips.
    pub(super) hiss: f64,
    /// Where that noise lies: centre and width of two bands in hertz.
    pub(super) bands: [(f64, f64); 2],
    /// The antiformant of the nose in hertz; zero when the nose is shut off.
    pub(super) nose: f64,
    /// How hard air leaves the lips; 1 is that of a `p`.
    pub(super) blast: f64,
}

/// A phone with the seconds it takes and the time constant of the way to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// Seconds.
    pub(super) seconds: f64,
    /// Seconds in which the mouth moves there.
    pub(super) glide: f64,
    /// Where to.
    pub(super) phone: Phone,
}

const CLOSED: Phone = Phone { formants: [0.0; 4], voice: 0.0, breath: 0.0, hiss: 0.0, bands: S_BANDS, nose: 0.0, blast: 0.0 };
const S_BANDS: [(f64, f64); 2] = [(6600.0, 1600.0), (9200.0, 2600.0)];
const SH_BANDS: [(f64, f64); 2] = [(3000.0, 900.0), (5200.0, 2400.0)];
const F_BANDS: [(f64, f64); 2] = [(1800.0, 2500.0), (8000.0, 6000.0)];
const P_BANDS: [(f64, f64); 2] = [(700.0, 900.0), (1600.0, 1500.0)];
const T_BANDS: [(f64, f64); 2] = [(4200.0, 1800.0), (6500.0, 2500.0)];
const K_BANDS: [(f64, f64); 2] = [(1900.0, 600.0), (4000.0, 1500.0)];

impl Phone {
    /// A silent mouth, ready for whatever comes.
    pub(super) const SILENT: Self = Self { formants: [550.0, 1600.0, 2750.0, 4000.0], ..CLOSED };
    /// Air drawn in through a half open mouth.
    pub(super) const INHALE: Self = Self {
        formants: [650.0, 1750.0, 2850.0, 4100.0],
        breath: 0.13,
        hiss: 0.006,
        bands: [(1700.0, 1400.0), (4500.0, 5000.0)],
        ..CLOSED
    };

    fn vowel(f1: f64, f2: f64, f3: f64) -> Self {
        Self { formants: [f1, f2, f3, 4050.0], voice: 1.0, breath: 0.035, ..CLOSED }
    }

    fn sonorant(f1: f64, f2: f64, f3: f64, voice: f64) -> Self {
        Self { voice, ..Self::vowel(f1, f2, f3) }
    }

    fn nasal(f2: f64, nose: f64) -> Self {
        Self { voice: 0.62, nose, ..Self::vowel(300.0, f2, 2500.0) }
    }

    fn noise(hiss: f64, bands: [(f64, f64); 2], locus: [f64; 4], voice: f64) -> Self {
        Self { formants: locus, voice, breath: 0.02, hiss, bands, ..CLOSED }
    }
}

/// The vowel written so, as one or two positions; `None` if nothing is.
pub(super) fn vowel(letters: &str) -> Option<Vec<Phone>> {
    let ah = Phone::vowel(850.0, 1220.0, 2810.0);
    let uh = Phone::vowel(740.0, 1390.0, 2780.0);
    let aw = Phone::vowel(640.0, 980.0, 2710.0);
    let eh = Phone::vowel(640.0, 2150.0, 2950.0);
    let ih = Phone::vowel(450.0, 2380.0, 3050.0);
    let ee = Phone::vowel(340.0, 2780.0, 3320.0);
    let oh = Phone::vowel(540.0, 980.0, 2750.0);
    let oo = Phone::vowel(390.0, 960.0, 2680.0);
    let er = Phone::vowel(510.0, 1590.0, 1980.0);
    Some(match letters {
        "a" | "ah" => vec![ah],
        "e" | "eh" => vec![eh],
        "i" | "ih" => vec![ih],
        "ee" | "ea" | "ie" | "y" => vec![ee],
        "o" | "aw" | "au" => vec![aw],
        "u" | "uh" => vec![uh],
        "oo" | "ue" | "ew" | "ou" => vec![oo],
        "oh" | "oa" | "oe" => vec![oh, oo],
        "ay" | "ey" | "ei" => vec![eh, ih],
        "ai" | "igh" | "uy" => vec![ah, ih],
        "ow" => vec![ah, oo],
        "oi" | "oy" => vec![aw, ih],
        "er" | "ir" | "ur" => vec![er],
        "ar" => vec![ah, er],
        "or" => vec![aw, er],
        _ => return None,
    })
}

/// The steps of a consonant; `None` if nothing is written so.
pub(super) fn consonant(letters: &str) -> Option<Vec<Step>> {
    let labial = [350.0, 900.0, 2500.0, 3900.0];
    let dental = [330.0, 1800.0, 2900.0, 4100.0];
    let palatal = [320.0, 2300.0, 3000.0, 4100.0];
    let velar = [320.0, 2000.0, 2500.0, 4000.0];
    let steady = |seconds: f64, phone: Phone| vec![Step { seconds, glide: 0.014, phone }];
    let slide = |seconds: f64, phone: Phone| vec![Step { seconds, glide: 0.022, phone }];
    let stop = |locus: [f64; 4], bands: [(f64, f64); 2], hiss: f64, voiced: bool, blast: f64| {
        let shut = Phone { formants: locus, voice: if voiced { 0.07 } else { 0.0 }, ..CLOSED };
        let burst = Phone { formants: locus, hiss, bands, breath: 0.03, blast, ..CLOSED };
        let air = Phone { breath: 0.16, hiss: hiss * 0.10, bands, blast: 0.45 * blast, ..CLOSED };
        let mut steps = vec![
            Step { seconds: if voiced { 0.050 } else { 0.060 }, glide: 0.008, phone: shut },
            Step { seconds: if voiced { 0.007 } else { 0.011 }, glide: 0.0008, phone: burst },
        ];
        if !voiced {
            steps.push(Step { seconds: 0.038, glide: 0.006, phone: air });
        }
        steps
    };
    Some(match letters {
        "m" => steady(0.085, Phone::nasal(1050.0, 900.0)),
        "n" | "kn" => steady(0.080, Phone::nasal(1650.0, 1400.0)),
        "ng" => steady(0.095, Phone::nasal(2100.0, 1800.0)),
        "l" | "ll" => slide(0.075, Phone::sonorant(370.0, 1250.0, 3000.0, 0.60)),
        "r" | "wr" | "rr" => slide(0.080, Phone::sonorant(430.0, 1280.0, 1750.0, 0.62)),
        "w" | "wh" => slide(0.080, Phone::sonorant(340.0, 720.0, 2350.0, 0.55)),
        "y" => slide(0.070, Phone::sonorant(310.0, 2650.0, 3250.0, 0.60)),
        "h" => steady(0.070, Phone { breath: 0.22, hiss: 0.01, bands: F_BANDS, blast: 0.15, ..CLOSED }),
        "s" | "ss" | "c" => steady(0.115, Phone::noise(1.15, S_BANDS, dental, 0.0)),
        "sh" => steady(0.120, Phone::noise(1.05, SH_BANDS, palatal, 0.0)),
        "f" | "ff" | "ph" => steady(0.095, Phone { blast: 0.4, ..Phone::noise(0.10, F_BANDS, labial, 0.0) }),
        "x" => [stop(velar, K_BANDS, 0.8, false, 0.6), steady(0.1, Phone::noise(0.9, S_BANDS, dental, 0.0))].concat(),
        "z" => steady(0.085, Phone::noise(0.42, S_BANDS, dental, 0.22)),
        "v" => steady(0.065, Phone::noise(0.06, F_BANDS, labial, 0.32)),
        "th" | "dh" => steady(0.055, Phone::noise(0.06, F_BANDS, dental, 0.34)),
        "zh" => steady(0.080, Phone::noise(0.45, SH_BANDS, palatal, 0.25)),
        "p" | "pp" => stop(labial, P_BANDS, 1.4, false, 1.0),
        "t" | "tt" => stop(dental, T_BANDS, 1.5, false, 0.6),
        "k" | "ck" | "q" => stop(velar, K_BANDS, 1.9, false, 0.55),
        "b" | "bb" => stop(labial, P_BANDS, 0.7, true, 0.65),
        "d" | "dd" => stop(dental, T_BANDS, 0.7, true, 0.35),
        "g" | "gg" => stop(velar, K_BANDS, 0.9, true, 0.3),
        "ch" => {
            let mut steps = stop(palatal, SH_BANDS, 1.6, false, 0.5);
            steps[2] = Step { seconds: 0.075, glide: 0.006, phone: Phone::noise(0.9, SH_BANDS, palatal, 0.0) };
            steps
        }
        "j" => {
            let mut steps = stop(palatal, SH_BANDS, 0.9, true, 0.3);
            steps.push(Step { seconds: 0.055, glide: 0.006, phone: Phone::noise(0.5, SH_BANDS, palatal, 0.25) });
            steps
        }
        _ => return None,
    })
}
