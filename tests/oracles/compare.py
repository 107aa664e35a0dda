"""Compares Linecheck with programs that nobody here wrote: compare.py LINECHECK FOLDER TABLE.md; ends with 1 where it is off."""

import sys
from pathlib import Path

import loudness
import networks
import rooms
import single
import waves
from bench import Bench

HEAD = """# Linecheck against programs of others

This page is written by `tests/oracles`, which `cargo test --test oracles` runs.
Set `LINECHECK_BLESS` to write it anew.
Every room, microphone, chain, programme and figure goes through `linecheck measure`, as anybody can do it again.

| What | Compared with | Cases | Greatest difference | Allowed | |
|---|---|---|---|---|---|
"""

TAIL = """
## Where an oracle and a formula disagree

| Where | Which is wrong, and why |
|---|---|
| directional patterns below 500 Hz: {plane:.2f} dB against both programs | The programs. They give every pattern the gain of a plane wave, but a wave from a source a metre or two away is round, and a pressure gradient grows by 1 + 1/(jkr) in it (domain reference 11.7). The same images summed in closed form with round waves agree within {round:.2f} dB from 250 Hz up. |
| the octave at 125 Hz, where few images meet in opposite phase: {low:.2f} dB against the closed form | Linecheck, knowingly. It holds responses as they are at 16 Hz below that, which turns the phase of a round wave at 125 Hz by up to a tenth of a radian; the level of each single arrival is right within 0.02 dB. |
| responses of pyroomacoustics are 4π larger than 1/(4πd) and 40 samples late | Neither: 1/d is Linecheck's own measure (pressure re that at 1 m), and 40 samples are half of its fractional delay filter. The comparison drops them. |
| air at 8 kHz in the table of pyroomacoustics | The table: {pra_air:.0f} dB/km at 20 °C and 50 %, where ISO 9613-1 has 105. Air is compared with the standard's formula, written out again in `single.py`. |
| decay of an image-source room against Sabine or Eyring | Neither: a bare shoebox does not mix, so its images decay more slowly than the statistics say. Responses are compared image by image; the late field, which follows Eyring, by itself. |
| sndfile-info remarks that odd data "should be an even number of bytes", and that `iXML` in RF64 is an unknown marker | The program. A chunk of odd size has a pad byte that is not counted (RIFF, EBU Tech 3285), and unknown chunks are to be passed over. It reads all figures rightly; any other remark fails the comparison. It also forgets the pad byte of a chunk in RF64, so Linecheck's notes have even sizes. |
| soxi with RF64 whose sound is silent where its length, cut to 32 bits, would end | The program: it looks for markers there, and walks through silence eight bytes at a time, for minutes. It reads all figures rightly; the file it is given is not silent there. |
"""

# What readers are asked about; soxi knows no time reference.
WAVES = ["broadcast waves of 16, 24 and 32 bits, odd and even, one past 4 GiB: length, rate, depth, time reference",
         "the same: length, rate, depth"]


def main(program, folder, page):
    bench = Bench(program, folder)
    lines, failed = [], []

    def row(what, other, cases, found, allowed, unit, ok):
        if not ok:
            failed.append(what)
        lines.append(f"| {what} | {other} | {cases} | {found:.3g} {unit} | {allowed} {unit} | {'yes' if ok else '**no**'} |")

    worst, cases = rooms.compare(bench)
    def room_row(what, other, name, allowed, unit):
        row(what, other, cases[name], worst[name], allowed, unit, worst[name] <= allowed and cases[name] > 0)

    room_row("arrival of every image", "pyroomacoustics", "arrival, samples", 1, "samples")
    room_row("lag of the whole response", "pyroomacoustics", "lag of pyroomacoustics, samples", 1, "samples")
    room_row("lag of the whole response", "rir-generator", "lag of rir-generator, samples", 1, "samples")
    room_row("level of every image by band, away from nulls", "gains of pyroomacoustics", "level by band, dB", 0.1, "dB")
    for program_name in ("pyroomacoustics", "rir-generator"):
        room_row("octaves 125 Hz to 8 kHz, omni", program_name, f"octaves, omni, {program_name}, dB", 0.2, "dB")
        room_row("octaves 500 Hz to 8 kHz, patterns", program_name, f"octaves, patterns from 500 Hz, {program_name}, dB", 0.2, "dB")
    round_waves = "the same images, round waves, closed form"
    room_row("octaves 250 Hz to 8 kHz, all patterns", round_waves, "octaves, round waves in closed form, dB", 0.2, "dB")
    room_row("octave at 125 Hz, all patterns", round_waves, "octave at 125 Hz, round waves in closed form, dB", 0.5, "dB")

    formula, family, null = single.patterns(bench)
    row("six ideal patterns at 13 angles, away from nulls", "a + (1 − a) cos θ", 234, formula, 0.1, "dB", formula <= 0.1)
    row("the same", "pyroomacoustics", 234, family, 0.1, "dB", family <= 0.1)
    row("highest null of an ideal pattern", "—", 6, null, -40, "dB", null < -40)
    percent, at_8k = single.air(bench)
    row("air, 125 Hz to 16 kHz, five climates", "ISO 9613-1", 40, percent, 1, "%", percent <= 1)
    row("air at 8 kHz, 20 °C, 50 %", "105.3 dB/km", 1, at_8k - 105.3, 1, "dB/km", abs(at_8k - 105.3) <= 1)
    off, eyring, count = single.decay(bench)
    row("T30 as reported, 250 Hz to 8 kHz", "scipy by ISO 3382", count * 6, off, 3, "%", off <= 3)
    row("T30 of rooms with late field, mean of six draws, 250 Hz to 4 kHz", "Eyring with air", count * 5, eyring, 10, "%", eyring <= 10)
    for name, found, expected, tolerance, unit in single.golden(bench):
        row(name, f"{expected} {unit}", 1, found - expected, tolerance, unit, abs(found - expected) <= tolerance)

    chains = networks.compare(bench)
    if chains is None:
        print("notice: ngspice is not installed; chains were not compared with it", file=sys.stderr)
    else:
        for what, name, allowed in [("response of chains, 20 Hz to 20 kHz", "response, dB", 0.1), ("phase of the same", "phase, degrees", 1),
                                    ("resonance", "resonance, %", 1), ("common-mode rejection", "rejection, dB", 0.5),
                                    ("thermal noise, 20 Hz to 20 kHz", "noise, dB", 0.2)]:
            off, count = chains[0][name], chains[1][name]
            row(what, "ngspice", count, off, allowed, name.split(", ")[1], off <= allowed and count > 0)

    for reader, (version, figures, wrong) in waves.compare(bench.folder / "waves").items():
        if version is None:
            print(f"notice: {reader} is not installed; it was not asked about broadcast waves", file=sys.stderr)
            continue
        print("\n".join(f"{reader}: {one}" for one in wrong), file=sys.stderr)
        row(WAVES[reader == "soxi"], f"{reader} {version}", figures, len(wrong), 0, "complaints", not wrong and figures > 0)
    programmes = loudness.compare(bench)
    if programmes is None:
        print("notice: ffmpeg is not installed; loudness was not compared with it", file=sys.stderr)
    else:
        for what, name, allowed in [("integrated loudness of noise and notes", "integrated, LU", 0.1), ("momentary, every 100 ms", "momentary, LU", 0.1),
                                    ("short-term, every 100 ms", "short-term, LU", 0.1), ("loudness range", "range, LU", 1),
                                    ("true peak by channel", "true peak, dB", 0.2)]:
            off, count = programmes[0][name], programmes[1][name]
            row(what, "ffmpeg (`ebur128`)", count, off, allowed, name.split(", ")[1], off <= allowed and count > 0)

    text = HEAD + "\n".join(lines) + "\n" + TAIL.format(
        plane=worst["octaves below 500 Hz, patterns, plane waves, dB"], round=worst["octaves, round waves in closed form, dB"],
        pra_air=single.air_of_pyroomacoustics(), low=worst["octave at 125 Hz, round waves in closed form, dB"])
    Path(page).write_text(text)
    print(text)
    if failed:
        print("off:", "; ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
