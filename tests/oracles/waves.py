"""Broadcast waves of Linecheck as five readers find them: what each says of every file, and every complaint."""

import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import wavinfo

RATE, TIME_REFERENCE = 48_000, 1_846_416_000
# Frames and bits of each file that `tests/oracles.rs` writes.
FILES = {"odd": (96_001, 24), "even": (96_002, 24), "sixteen": (96_001, 16), "float": (96_001, 32), "long": (48_001 + (1 << 32) // 3, 24)}
SLATE = {"project": "First overdub", "scene": "Señal & tono", "take": "2", "track": "VOX"}
# What sndfile-info remarks although the standards have it so: odd data with its pad byte, and a chunk that it does not know.
AGAINST_THE_STANDARD = r"\*\*\* 'data' chunk should be an even number of bytes in length\.|\*\*\* iXML : \d+ \(unknown marker\)"


def ask(*command):
    """What a program says of a file; a word on its other output, or a failure, is a complaint."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if done.returncode != 0 or done.stderr.strip():
        raise ValueError(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def ffprobe(file):
    said = json.loads(ask("ffprobe", "-v", "warning", "-show_streams", "-show_format", "-of", "json", file))
    stream, tags = said["streams"][0], said["format"]["tags"]
    return {"frames": stream["duration_ts"], "rate": int(stream["sample_rate"]), "bits": stream["bits_per_sample"],
            "time reference": int(tags["time_reference"])}


def mediainfo(file):
    tracks = json.loads(ask("mediainfo", "--Full", "--Output=JSON", file))["media"]["track"]
    whole, sound = tracks[0], tracks[1]
    if any("Conformance" in name for track in tracks for name in [*track, *track.get("extra", {})]):
        raise ValueError(f"mediainfo: {tracks}")
    return {"frames": int(sound["SamplingCount"]), "rate": int(sound["SamplingRate"]), "bits": int(sound["BitDepth"]),
            "time reference": round(float(sound["Delay"]) * RATE)}


def sndfile_info(file):
    said, notes = ask("sndfile-info", file), ask("sndfile-info", "--broadcast", file)
    complaints = [line for line in said.splitlines() if re.search(r"\*\*\*|should be|resync|warning|error", line, re.I)]
    if any(not re.fullmatch(AGAINST_THE_STANDARD, line) for line in complaints):
        raise ValueError(f"sndfile-info: {complaints}")
    number = lambda name: int(re.search(rf"{name}\s*:\s*(\d+)", said)[1])
    return {"frames": number("\nFrames"), "rate": number("\nSample Rate"), "bits": number("Bit Width"),
            "time reference": int(re.search(r"Time ref\s*:\s*0x([0-9a-f]+)", notes)[1], 16)}


def soxi(file):
    number = lambda what: int(ask("soxi", "-V2", what, file))
    return {"frames": number("-s"), "rate": number("-r"), "bits": number("-b")}


def of_wavinfo(file):
    found = wavinfo.WavInfoReader(file)
    slate = {"project": found.ixml.project, "scene": found.ixml.scene, "take": found.ixml.take,
             "track": next(iter(found.ixml.track_list)).name}
    return {"frames": found.data.frame_count, "rate": found.fmt.sample_rate, "bits": found.fmt.bits_per_sample,
            "time reference": found.bext.time_reference, **slate}


READERS = {"ffprobe": (ffprobe, ("ffprobe", "-version"), r"version (\d[\d.]*)"),
           "mediainfo": (mediainfo, ("mediainfo", "--Version"), r"v([\d.]+)"),
           "sndfile-info": (sndfile_info, ("sndfile-info",), r"libsndfile-(\d[\d.]*\d)"), "wavinfo": (of_wavinfo, None, None),
           "soxi": (soxi, ("soxi", "--version"), r"v([\d.]+)")}


def release(reader):
    """The version of a reader; none if it is not installed."""
    _, command, pattern = READERS[reader]
    if command is None:
        return version(reader)
    if shutil.which(command[0]) is None:
        return None
    done = subprocess.run(command, capture_output=True, text=True)
    found = re.search(pattern, done.stdout + done.stderr)
    return found[1] if found else "of unknown version"


def compare(folder):
    """For every reader: its version, how many figures it gave, and what was wrong; version none where it is not installed."""
    found = {}
    for reader in READERS:
        figures, wrong = 0, []
        installed = release(reader)
        for name, (frames, bits) in FILES.items() if installed else ():
            wanted = {"frames": frames, "rate": RATE, "bits": bits, "time reference": TIME_REFERENCE, **SLATE}
            try:
                said = READERS[reader][0](str(Path(folder) / f"{name}.wav"))
            except (ValueError, KeyError, TypeError, AttributeError, subprocess.TimeoutExpired) as complaint:
                wrong.append(f"{name}: {complaint!r}")
                continue
            figures += len(said)
            wrong += [f"{name}: {what} {value}, not {wanted[what]}" for what, value in said.items() if value != wanted[what]]
        found[reader] = (installed, figures, wrong)
    return found
