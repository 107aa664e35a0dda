"""Noise and music-like programmes by their seeds, against the loudness meter of ffmpeg."""

import json
import math
import re
import shutil
import subprocess

import numpy as np
from scipy.io import wavfile

# Channels and frames a second of each case.
CASES = [(1, 48_000), (2, 48_000), (2, 44_100), (2, 48_000), (5, 48_000), (2, 96_000), (1, 44_100), (2, 48_000), (5, 48_000), (2, 48_000)]
SECONDS = 20


def noise(draw, frames, rate):
    """White to brown noise whose level wanders."""
    power = draw.uniform(0, 1)
    hertz = np.maximum(np.fft.rfftfreq(frames, 1 / rate), 20)
    lines = draw.normal(size=hertz.size) + 1j * draw.normal(size=hertz.size)
    samples = np.fft.irfft(lines * (hertz < 20_000) / hertz**power, frames)
    steps = draw.uniform(-24, 0, size=SECONDS // 2)
    level = np.interp(np.arange(frames) / rate, np.arange(steps.size) * 2.0 + 1.0, steps)
    return samples / np.abs(samples).max() * 10 ** (level / 20)


def notes(draw, frames, rate):
    """Plucked notes with harmonics, rests, and a soft and a loud half."""
    samples, at = np.zeros(frames), 0
    while at < frames:
        length = min(int(rate * draw.choice([0.12, 0.25, 0.5, 1.5])), frames - at)
        hertz, time = 55 * 2 ** (draw.integers(0, 48) / 12), np.arange(length) / rate
        if draw.random() > 0.15:
            for harmonic in range(1, 12):
                if harmonic * hertz < 18_000:
                    fade = np.exp(-time * draw.uniform(2, 6) * math.sqrt(harmonic))
                    samples[at : at + length] += fade * np.sin(2 * np.pi * harmonic * hertz * time + draw.uniform(0, 6)) / harmonic
        at += length
    samples[: frames // 2] *= 0.3
    return samples / np.abs(samples).max()


def programme(seed, channels, rate):
    """Frames of each channel; neighbours have something in common."""
    draw = np.random.default_rng(seed)
    frames = SECONDS * rate
    parts = [(noise, notes)[(seed + part) % 2](draw, frames, rate) for part in range(channels)]
    common = (noise, notes)[seed // 2 % 2](draw, frames, rate)
    mixed = np.stack([draw.uniform(0.3, 1) * part + draw.uniform(0, 0.7) * common for part in parts], axis=1)
    return (mixed / np.abs(mixed).max() * draw.uniform(0.3, 1)).astype(np.float32)


def metered(path):
    """What ffmpeg's meter says every 100 ms: a list of figures by name."""
    meter = "ebur128=metadata=1:peak=true,ametadata=mode=print:file=-"
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "error", "-i", str(path), "-filter:a", meter, "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = []
    for line in said.splitlines():
        if line.startswith("frame:"):
            rows.append({})
        elif found := re.match(r"lavfi\.r128\.(\w+)=(\S+)", line):
            rows[-1][found[1]] = float(found[2])
    return [row for row in rows if "I" in row]


def compare(bench):
    """The greatest differences over all programmes; none where there is no ffmpeg."""
    if shutil.which("ffmpeg") is None:
        return None
    worst = dict.fromkeys(["integrated, LU", "momentary, LU", "short-term, LU", "range, LU", "true peak, dB"], 0.0)
    counts = dict.fromkeys(worst, 0)

    def note(what, difference):
        counts[what] += 1
        worst[what] = max(worst[what], abs(difference))

    for seed, (channels, rate) in enumerate(CASES):
        sound = bench.folder / f"programme-{seed}.wav"
        wavfile.write(sound, rate, programme(seed, channels, rate))
        out = bench.measure("loudness", f'(of: File("{sound.name}"), speakers: [])')
        ours, theirs = json.loads((out / "loudness.json").read_text()), metered(sound)
        note("integrated, LU", ours["integrated_lufs"] - theirs[-1]["I"])
        note("range, LU", ours["range_lu"] - theirs[-1]["LRA"])
        for channel, peak in enumerate(ours["true_peaks_dbtp"]):
            note("true peak, dB", peak - decibels(theirs[-1][f"true_peaks_ch{channel}"]))
        rows = [line.split(",") for line in (out / "loudness.csv").read_text().splitlines()[1:]]
        for at, (row, other) in enumerate(zip(rows, theirs)):
            # Where it is nearly silent a tenth of a unit is nothing.
            if at >= 4 and other["M"] > -60:
                note("momentary, LU", float(row[1]) - other["M"])
            if at >= 30 and other["S"] > -60:
                note("short-term, LU", float(row[2]) - other["S"])
    return worst, counts


def decibels(value):
    return 20 * math.log10(max(value, 1e-10))
