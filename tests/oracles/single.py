"""One thing at a time: patterns, air, decay, and values that are known in closed form."""

import json
import math

import numpy as np
import pyroomacoustics as pra
from scipy import signal

from bench import BANDS, PATTERNS, RATE, table

# Draws of a late field over which its decay time is averaged.
DRAWS = 6
ANGLES = list(range(0, 181, 15))


def patterns(bench):
    """Greatest difference at 13 angles away from nulls, and the highest null, decibels."""
    worst, null, other = 0.0, -math.inf, 0.0
    for name, a in PATTERNS.items():
        out = bench.measure("mic", f"(of: Ideal({name}), settings: [], angles: {ANGLES}, distances: [400], frequencies: [500, 1000, 4000])")
        found = table(out / "response.csv")
        for angle, level, inverted in zip(found["angle_deg"], found["level_db"], found["inverted"]):
            gain = a + (1 - a) * math.cos(math.radians(angle))
            if abs(gain) < 0.01:
                null = max(null, level)
                continue
            worst = max(worst, abs(level - 20 * math.log10(abs(gain))))
            assert inverted == (gain < 0), (name, angle)
            family = pra.directivities.CardioidFamily(orientation=np.array([1.0, 0.0, 0.0]), p=a)
            theirs = family.get_response(azimuth=np.array([math.radians(angle)]), colatitude=np.array([math.pi / 2]), degrees=False)[0]
            other = max(other, abs(level - 20 * math.log10(abs(theirs))))
    return worst, other, null


def iso_9613(hz, celsius, humidity):
    """Attenuation by ISO 9613-1 at 101.325 kPa, decibels per metre."""
    kelvin, reference, triple = celsius + 273.15, 293.15, 273.16
    saturation = 10 ** (-6.8346 * (triple / kelvin) ** 1.261 + 4.6151)
    h = humidity * saturation
    oxygen = 24 + 4.04e4 * h * (0.02 + h) / (0.391 + h)
    nitrogen = (kelvin / reference) ** -0.5 * (9 + 280 * h * math.exp(-4.170 * ((kelvin / reference) ** (-1 / 3) - 1)))
    classical = 1.84e-11 * math.sqrt(kelvin / reference)
    relaxing = 0.01275 * math.exp(-2239.1 / kelvin) / (oxygen + hz * hz / oxygen) + 0.1068 * math.exp(-3352 / kelvin) / (nitrogen + hz * hz / nitrogen)
    return 8.686 * hz * hz * (classical + (kelvin / reference) ** -2.5 * relaxing)


def air_of_pyroomacoustics():
    """What the table of pyroomacoustics has at 8 kHz, 20 degrees and 50 %, decibels per kilometre."""
    coefficients = pra.parameters.Physics(temperature=20, humidity=50).get_air_absorption()["coeffs"]
    # They are shares of energy per metre.
    return 1000 * 10 / math.log(10) * coefficients[6]


def air(bench):
    """Greatest difference from ISO 9613-1 in percent, and the value at 8 kHz, 20 degrees and 50 %."""
    worst, golden = 0.0, None
    for celsius, humidity in [(20.0, 50.0), (20.0, 30.0), (22.0, 40.0), (25.0, 60.0), (5.0, 80.0)]:
        room = {
            "size": (59.0, 10.0, 10.0), "source": (1.0, 5.0, 5.0), "microphone": (58.0, 5.0, 5.0), "absorption": np.full((6, 6), 0.5),
            "direction": (1.0, 0.0, 0.0), "pattern": "Omni", "order": 0, "celsius": celsius, "humidity": humidity,
        }
        still, airy = (bench.rir(room, air=air)[1] for air in (False, True))
        for band, name in zip(BANDS, ["db_125", "db_250", "db_500", "db_1k", "db_2k", "db_4k", "db_8k", "db_16k"]):
            found = (still[name][0] - airy[name][0]) / still["distance_m"][0]
            expected = iso_9613(band, celsius, humidity)
            worst = max(worst, 100 * abs(found / expected - 1))
            if (celsius, humidity, band) == (20.0, 50.0, 8000):
                golden = 1000 * found
    return worst, golden


def t30(samples, middle):
    """Decay time by ISO 3382: octave filter, backward integration, straight line from -5 to -35 dB."""
    sos = signal.butter(3, [middle / math.sqrt(2), middle * math.sqrt(2)], "bandpass", fs=RATE, output="sos")
    filtered = signal.sosfilt(sos, np.concatenate([samples, np.zeros(4800)]))
    curve = np.cumsum(filtered[::-1] ** 2)[::-1]
    curve = 10 * np.log10(np.maximum(curve / curve[0], 1e-30))
    first, last = np.argmax(curve <= -5), np.argmax(curve <= -35)
    slope, _ = np.polyfit(np.arange(first, last) / RATE, curve[first:last], 1)
    return -60 / slope


def decay(bench):
    """Greatest difference between the times that Linecheck reports and those of scipy, and from Eyring's, percent."""
    worst, from_eyring, rooms = 0.0, 0.0, 0
    dice = np.random.default_rng(7)
    for index in range(6):
        size = dice.uniform([5.0, 2.6, 4.0], [11.0, 4.5, 9.0])
        alpha = dice.uniform(0.12, 0.4)
        room = {
            "size": size, "source": size * [0.3, 0.4, 0.35], "microphone": size * [0.7, 0.5, 0.6], "absorption": np.full((6, 6), alpha),
            "direction": (1.0, 0.0, 0.0), "pattern": "Omni", "order": 3, "late_field": True, "air": True, "seconds": 3.0,
        }
        rooms += 1
        # One late field is one draw of noise; as ISO 3382 asks for several places, several draws are averaged.
        times = []
        for seed in range(DRAWS):
            samples, _, octaves, summary = bench.rir(room, seed=10 * index + seed)
            times.append([octave["t30_s"] for octave in octaves])
        for octave in octaves[1:7]:
            worst = max(worst, 100 * abs(octave["t30_s"] / t30(samples, octave["hz"]) - 1))
        for found, eyring in list(zip(np.mean(times, axis=0), summary["eyring_s"]))[1:6]:
            from_eyring = max(from_eyring, 100 * abs(found / eyring - 1))
    return worst, from_eyring, rooms


def golden(bench):
    """The acoustic golden values of the domain reference, section 11.20: name, found, expected, tolerance, unit."""
    def mic(choice, distances, frequencies, angles="[0]"):
        out = bench.measure("mic", f"(of: {choice}, settings: [], angles: {angles}, distances: {distances}, frequencies: {frequencies})")
        return table(out / "response.csv"), json.loads((out / "mic.json").read_text())

    near, _ = mic("Ideal(Cardioid)", "[0.1]", "[100]")
    eight, _ = mic("Ideal(FigureEight)", "[0.3]", "[50]")
    back, _ = mic("Ideal(Supercardioid)", "[400]", "[1000]", "[180]")
    _, dynamic = mic("Catalogue(\"dynamic-instrument\")", "[1]", "[1000]")
    found = [
        ("prox_card: cardioid, 10 cm, 100 Hz", near["level_db"][0], 9.3, 0.1, "dB"),
        ("prox_8: figure-8, 30 cm, 50 Hz", eight["level_db"][0], 11.5, 0.05, "dB"),
        ("patt_super: supercardioid, 180°, inverted", back["level_db"][0], -11.4, 0.1, "dB"),
        ("self-noise of 310 Ω and 1.88 mV/Pa", dynamic["noise_dba"], 16.5, 0.1, "dB SPL (A)"),
        ("mic_out: that microphone at 94 dB", 20 * math.log10(dynamic["sensitivity_mv"] / 1000) + 2.2185, -52.30, 0.05, "dBu"),
    ]
    assert back["inverted"][0] is True
    return found
