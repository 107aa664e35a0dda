"""Random rooms against pyroomacoustics and rir-generator at equal order, with reflection that no angle changes."""

import numpy as np
import pyroomacoustics as pra
import rir_generator

from bench import BANDS, PATTERNS, RATE, SIZE, SPEED, octave_energies

# Linecheck's surfaces are west, east, north, south, floor and ceiling, with y up; here z is the third side.
PRA_WALLS = {"west": 0, "east": 1, "south": 4, "north": 5, "floor": 2, "ceiling": 3}
PRA_DELAY = 40
GENERATOR_TYPES = {"Omni": "o", "Cardioid": "c", "Hypercardioid": "h", "FigureEight": "b"}


def random_rooms(count, seed):
    """Rooms of all shapes; every third has surfaces that differ by band."""
    dice = np.random.default_rng(seed)
    for index in range(count):
        size = dice.uniform([2.5, 2.2, 2.5], [14.0, 6.0, 12.0])
        while True:
            source, microphone = dice.uniform(0.3, size - 0.3), dice.uniform(0.3, size - 0.3)
            if 1.0 < np.linalg.norm(source - microphone):
                break
        by_band = index % 3 == 2
        absorption = dice.uniform(0.03, 0.8, (6, 6)) if by_band else np.repeat(dice.uniform(0.03, 0.8, (6, 1)), 6, axis=1)
        direction = dice.normal(size=3)
        yield {
            "size": size, "source": source, "microphone": microphone, "absorption": absorption, "by_band": by_band,
            "direction": direction / np.linalg.norm(direction), "pattern": list(PATTERNS)[index % len(PATTERNS)],
            "order": int(dice.integers(1, 7)),
        }


def with_pyroomacoustics(room):
    """Its response, and its images with their gains by band."""
    pra.constants.set("rir_hpf_enable", False)
    pra.constants.set("c", SPEED)
    if room["by_band"]:
        material = lambda row: pra.Material({"coeffs": list(row), "center_freqs": BANDS[:6]})
    else:
        material = lambda row: pra.Material(float(row[0]))
    walls = {name: material(room["absorption"][surface]) for name, surface in PRA_WALLS.items()}
    box = pra.ShoeBox(room["size"], fs=RATE, materials=walls, max_order=room["order"])
    box.add_source(room["source"])
    pattern = pra.directivities.CardioidFamily(orientation=room["direction"], p=PATTERNS[room["pattern"]])
    box.add_microphone(room["microphone"], directivity=pattern)
    box.compute_rir()
    source = box.sources[0]
    # Its responses are 1/d, 4 pi more than 1/(4 pi d), and begin 40 samples late.
    return box.rir[0][0][PRA_DELAY:], source.images.T, source.damping


def with_rir_generator(room):
    """The same by another program; none for patterns that it does not have or surfaces that differ by band."""
    if room["by_band"] or room["pattern"] not in GENERATOR_TYPES:
        return None
    x, y, z = room["direction"]
    reflection = np.sqrt(1.0 - room["absorption"][:, 0])
    return 4 * np.pi * rir_generator.generate(
        c=SPEED, fs=RATE, r=[list(room["microphone"])], s=list(room["source"]), L=list(room["size"]),
        beta=list(reflection[[0, 1, 4, 5, 2, 3]]), nsample=RATE // 2, mtype=getattr(rir_generator.mtype, GENERATOR_TYPES[room["pattern"]]),
        order=room["order"], orientation=[np.arctan2(y, x), np.arcsin(z)], hp_filter=False,
    ).ravel()


def spherical(room, images, damping):
    """Energy by octave of these images in closed form, with waves that are round at the capsule."""
    a = PATTERNS[room["pattern"]]
    ways = images - room["microphone"]
    far = np.linalg.norm(ways, axis=1)
    cosine = ways @ room["direction"] / far
    hertz = np.fft.rfftfreq(SIZE, 1 / RATE)
    energies = []
    for middle in BANDS[:7]:
        k = 2 * np.pi * hertz[(hertz >= middle / np.sqrt(2)) & (hertz < middle * np.sqrt(2))] / SPEED
        heard = np.zeros(len(k), complex)
        for gain, d, c in zip(damping[0], far, cosine):
            heard += gain / d * (a + (1 - a) * c * (1 + 1 / (1j * k * d))) * np.exp(-1j * k * d)
        energies.append(10 * np.log10(np.sum(np.abs(heard) ** 2)))
    return np.array(energies)


def lag(one, other):
    """Samples by which two responses are apart where they are most alike."""
    size = 1 << (len(one) + len(other)).bit_length()
    alike = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    peak = int(np.argmax(alike))
    return peak if peak < size // 2 else peak - size


def compare(bench, count=96, seed=20):
    """The greatest differences over all rooms."""
    worst = {name: 0.0 for name in (
        "arrival, samples", "lag of pyroomacoustics, samples", "lag of rir-generator, samples", "level by band, dB",
        "octaves, omni, pyroomacoustics, dB", "octaves, patterns from 500 Hz, pyroomacoustics, dB",
        "octaves, omni, rir-generator, dB", "octaves, patterns from 500 Hz, rir-generator, dB", "octaves, round waves in closed form, dB", "octave at 125 Hz, round waves in closed form, dB",
        "octaves below 500 Hz, patterns, plane waves, dB")}
    count_of = {name: 0 for name in worst}

    def note(name, value):
        worst[name] = max(worst[name], float(np.max(np.abs(value))))
        count_of[name] += 1

    for room in random_rooms(count, seed):
        ours, arrivals, _, _ = bench.rir(room, seconds=0.5)
        theirs, images, damping = with_pyroomacoustics(room)
        far = np.linalg.norm(images - room["microphone"], axis=1)
        assert len(far) == len(arrivals["delay_samples"]), "both have the same images"
        by_time = np.argsort(far)
        delays = np.sort(np.array(arrivals["delay_samples"]))
        note("arrival, samples", delays - far[by_time] / SPEED * RATE)
        levels(room, arrivals, images, damping, note)
        note("lag of pyroomacoustics, samples", lag(ours, theirs))
        if room["by_band"]:
            continue
        mine = octave_energies(ours)
        difference = mine - octave_energies(pad(theirs, len(ours)))
        note_octaves(note, room, difference, "pyroomacoustics")
        reference = spherical(room, images, damping)
        note("octaves, round waves in closed form, dB", (mine - reference)[1:])
        note("octave at 125 Hz, round waves in closed form, dB", (mine - reference)[:1])
        other = with_rir_generator(room)
        if other is not None:
            note("lag of rir-generator, samples", lag(ours, other))
            note_octaves(note, room, mine - octave_energies(pad(other, len(ours))), "rir-generator")
    return worst, count_of


def note_octaves(note, room, difference, program):
    if room["pattern"] == "Omni":
        note(f"octaves, omni, {program}, dB", difference)
    else:
        note(f"octaves, patterns from 500 Hz, {program}, dB", difference[2:])
        note("octaves below 500 Hz, patterns, plane waves, dB", difference[:2])


def pad(samples, length):
    return np.concatenate([samples, np.zeros(max(0, length - len(samples)))])[:length]


def levels(room, arrivals, images, damping, note):
    """Level of every arrival in every band, away from nulls, by images and gains of pyroomacoustics."""
    a = PATTERNS[room["pattern"]]
    ways = images - room["microphone"]
    far = np.linalg.norm(ways, axis=1)
    cosine = ways @ room["direction"] / far
    order = np.argsort(far)
    mine = np.argsort(np.array(arrivals["delay_samples"]), kind="stable")
    apart = np.diff(far[order], prepend=-1.0) > 1e-4
    apart &= np.append(apart[1:], True)
    for place, name in enumerate(["db_125", "db_250", "db_500", "db_1k", "db_2k", "db_4k"]):
        near = SPEED / (2 * np.pi * BANDS[place] * far)
        gain = np.abs(a + (1 - a) * cosine * (1 - 1j * near))
        expected = 20 * np.log10(damping[min(place, len(damping) - 1)] * np.maximum(gain, 1e-9) / far)
        found = np.array(arrivals[name])
        clear = apart & (gain[order] > 0.1)
        if clear.any():
            note("level by band, dB", (found[mine] - expected[order])[clear])
