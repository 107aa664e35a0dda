"""Convolves every sound with its responses, microphone by microphone, and prints how long that took."""

import json
import sys
import time
from pathlib import Path

import numpy
import scipy
from scipy.signal import fftconvolve, oaconvolve

folder = Path(sys.argv[1])
lengths = json.loads((folder / "lengths.json").read_text())


def rows(name, sizes):
    samples = numpy.fromfile(folder / name, dtype="<f4")
    ends = numpy.cumsum([0, *sizes])
    return [samples[start:end] for start, end in zip(ends[:-1], ends[1:])]


sounds = rows("sounds", lengths["sounds"])
flat = iter(rows("responses", [size for paths in lengths["responses"] for size in paths]))
responses = [[next(flat) for _ in paths] for paths in lengths["responses"]]
longest = max(map(len, sounds)) + max((len(row) for paths in responses for row in paths), default=0)


def heard(convolve):
    """What every microphone hears."""
    sums = []
    for paths in responses:
        total = numpy.zeros(longest, dtype=numpy.float32)
        for response, sound in zip(paths, sounds):
            if len(response) and len(sound):
                part = convolve(sound, response)
                total[: len(part)] += part
        sums.append(total)
    return sums


def timed(convolve):
    wall, cpu = time.perf_counter(), time.process_time()
    sums = heard(convolve)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"wall": wall, "cpu": cpu, "energy": float(sum(numpy.sum(row.astype(numpy.float64) ** 2) for row in sums))}


print(json.dumps({"version": scipy.__version__, "ways": [timed(oaconvolve), timed(fftconvolve)]}))
