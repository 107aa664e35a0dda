"""Linecheck from outside: specifications in, wave files and tables out."""

import csv
import json
import math
import subprocess
from pathlib import Path

import numpy as np
from scipy.io import wavfile

RATE = 48_000
# Samples of a transform: more than any response has.
SIZE = 1 << 16
BANDS = [125, 250, 500, 1000, 2000, 4000, 8000, 16000]
# a in a + (1 - a) cos
PATTERNS = {"Omni": 1.0, "Wide": 0.7, "Cardioid": 0.5, "Supercardioid": 0.366, "Hypercardioid": 0.25, "FigureEight": 0.0}
# Metres per second at 20 degrees: 331.3 sqrt(1 + t / 273.15).
SPEED = 331.3 * math.sqrt(1.0 + 20.0 / 273.15)


class Bench:
    """The program that is tested, and a folder to work in."""

    def __init__(self, program, folder):
        self.program, self.folder, self.runs = str(program), Path(folder), 0

    def measure(self, kind, text):
        """Measures a specification; gives back the folder with what was found."""
        self.runs += 1
        spec, out = self.folder / f"{kind}-{self.runs}.ron", self.folder / f"{kind}-{self.runs}"
        spec.write_text(text)
        done = subprocess.run([self.program, "measure", kind, str(spec), "--out", str(out)], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"linecheck measure {kind} ended with {done.returncode}:\n{done.stderr}\n{text}")
        return out

    def rir(self, room, **changes):
        """The response of a room as samples, its arrivals as columns, and its decay."""
        out = self.measure("rir", rir_spec({**room, **changes}))
        rate, samples = wavfile.read(out / "response.wav")
        assert rate == RATE
        rows = table(out / "arrivals.csv")
        return samples.astype(float), rows, json.loads((out / "decay.json").read_text()), json.loads((out / "rir.json").read_text())


def table(path):
    """A table as lists by the names of its columns."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    value = lambda text: {"true": True, "false": False}.get(text, text) if not number(text) else float(text)
    return {name: [value(row[name]) for row in rows] for name in rows[0]}


def number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def aim(direction):
    """Azimuth and elevation in degrees: 0 looks along z, 90 along x, up is y."""
    x, y, z = direction
    return math.degrees(math.atan2(x, z)), math.degrees(math.asin(max(-1.0, min(1.0, y))))


def rows(values):
    return "(" + ", ".join("(" + ", ".join(f"{value:.6f}" for value in row) + ")" for row in values) + ")"


def rir_spec(room):
    """A room as the program reads it."""
    at = lambda point: "(x: {:.6f}, y: {:.6f}, z: {:.6f})".format(*point)
    azimuth, elevation = aim(room["direction"])
    return f"""(
    room: Shoebox((size: ({", ".join(f"{side:.6f}" for side in room["size"])}), absorption: {rows(room["absorption"])},
        scattering: {rows(np.zeros((6, 6)))}, celsius: {room.get("celsius", 20.0)}, humidity: {room.get("humidity", 50.0)})),
    source: (at: {at(room["source"])}, facing: (azimuth: 0.0, elevation: 0.0), beam: Even),
    microphone: (of: Ideal({room["pattern"]}), at: {at(room["microphone"])}, aim: (azimuth: {azimuth:.9f}, elevation: {elevation:.9f})),
    order: {room["order"]}, late_field: {str(room.get("late_field", False)).lower()}, air: {str(room.get("air", False)).lower()},
    rate: {RATE}, seconds: {room.get("seconds", 0.5)}, seed: {room.get("seed", 1)},
)"""


def octave_energies(samples, rate=RATE, bands=BANDS[:7]):
    """Energy between half an octave below and above each middle, decibels."""
    power = np.abs(np.fft.rfft(samples, SIZE)) ** 2
    hertz = np.fft.rfftfreq(SIZE, 1 / rate)
    inside = lambda middle: (hertz >= middle / math.sqrt(2)) & (hertz < middle * math.sqrt(2))
    return np.array([10 * np.log10(power[inside(middle)].sum()) for middle in bands])
