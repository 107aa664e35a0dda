"""Times 320 impulse responses here and in pyroomacoustics, on one thread, one after the other in the same run.

The geometry is that of benches/impulse_responses.rs: 9 x 4 x 7 m, 16 microphones, 20 sources, order 3, 48 kHz.
Run it from the root of the repository with a Python that has pyroomacoustics; arguments go to `cargo bench`.
"""

import os
import re
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
ROUNDS = 3
WALL = [0.07, 0.165, 0.253, 0.248, 0.25, 0.258]
FLOOR = [0.1, 0.07, 0.06, 0.06, 0.06, 0.06]
CEILING = [0.12, 0.31, 0.475, 0.465, 0.46, 0.465]
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}


def spread(n, root):
    return 0.08 + 0.84 * ((n * root) % 1.0)


def place(n):
    """East, south, up: pyroomacoustics counts height last."""
    return [9.0 * spread(n, 0.8191725), 7.0 * spread(n, 0.5497005), 4.0 * spread(n, 0.6710436)]


def theirs(pra, banded, cardioid, air):
    """Seconds that pyroomacoustics takes, at best of a few rounds."""
    import numpy as np

    pra.constants.set("num_threads", 1)

    def surface(values):
        bands = {"coeffs": values, "center_freqs": [125, 250, 500, 1000, 2000, 4000], "description": "surface"}
        return pra.Material(bands if banded else 0.2)

    names = ["west", "east", "south", "north"]
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        materials = {**{name: surface(WALL) for name in names}, "floor": surface(FLOOR), "ceiling": surface(CEILING)}
        room = pra.ShoeBox([9.0, 7.0, 4.0], fs=48000, materials=materials, max_order=3, air_absorption=air)
        for n in range(20):
            room.add_source(place(1 + n))
        aims = [360.0 * spread(n, 0.618034) for n in range(16)]
        patterns = None
        if cardioid:
            from pyroomacoustics.directivities import Cardioid, DirectionVector

            patterns = [Cardioid(DirectionVector(azimuth=90.0 - aim, colatitude=90.0, degrees=True)) for aim in aims]
        places = np.array([place(100 + n) for n in range(16)]).T
        room.add_microphone_array(pra.MicrophoneArray(places, 48000, directivity=patterns))
        room.compute_rir()
        best = min(best, time.perf_counter() - start)
    return best


def ours(arguments):
    """Seconds of each case of the bench, by its name: the fastest sample."""
    command = ["cargo", "bench", "--no-default-features", "--bench", "impulse_responses", *arguments]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = re.findall(r"(\w+)\s+([\d.]+) (s|ms|µs)\s", text)
    return {name: float(value) * UNITS[unit] for name, value, unit in rows}


def main():
    try:
        import pyroomacoustics as pra
    except ImportError:
        print("skipped: pyroomacoustics is not installed (pip install pyroomacoustics)")
        return 0
    here = ours(sys.argv[1:])
    print(f"pyroomacoustics {pra.__version__}, best of {ROUNDS}; 16 microphones, 20 sources, order 3, 48 kHz, one thread")
    print(f"{'case':<58}{'here s':>10}{'theirs s':>10}{'ratio':>8}")
    cases = [
        ("six bands a surface, cardioids, air", (True, True, True), "banded_cardioid_images"),
        ("the same, with a late field here and none there", (True, True, True), "banded_cardioid_with_late_field"),
        ("one figure for all surfaces, omnis, no air", (False, False, False), "flat_omni_images"),
        ("the same, with membranes of 16 mm here", (False, False, False), "flat_omni_images_with_membranes"),
    ]
    for words, switches, name in cases:
        there = theirs(pra, *switches)
        print(f"{words:<58}{here[name]:>10.3f}{there:>10.3f}{there / here[name]:>7.1f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
