"""Random chains of source, cables, loads and preamplifier against ngspice, from a list of parts of its own."""

import json
import math
import random
import re
import shutil
import subprocess

from bench import table

# What a break, a touch, a joint, an end of a floating winding and the leak of a free node are; estimates of Linecheck's.
BREAK_F, TOUCH_OHM, JOINT_OHM, WINDING_F = 330e-12, 0.05, 0.001, 100e-12
# Pieces of each cable: more than Linecheck has.
PIECES = 6
CASES = 48


def cable(draw, coaxial, broken):
    figures = {
        "length_m": draw.choice([1.0, 3.0, 6.0, 10.0, 25.0, 60.0, 110.0]) if not coaxial else draw.choice([1.0, 3.0, 6.0, 10.0]),
        "core_pf": 0.0 if coaxial else draw.uniform(60, 160), "shield_pf": draw.uniform(70, 220),
        "core_ohm": draw.uniform(0.02, 0.12), "shield_ohm": draw.uniform(0.01, 0.05), "defects": []}
    if broken:
        figures["defects"] = [draw.choice(["HotOpen", "ColdOpen", "ShieldOpen", "Swapped", "ColdToShield", "HotToShield"])]
    return figures


def drawn(seed):
    """One chain by its seed: every third a pickup, every fourth with something broken."""
    draw = random.Random(seed)
    pickup = seed % 3 == 0
    if pickup:
        source = {"ohm": draw.uniform(5e3, 15e3), "henry": draw.uniform(2, 9), "picofarad": draw.uniform(90, 160),
                  "eddy_ohm": draw.choice([None, draw.uniform(150e3, 1e6)]), "pot_ohm": draw.choice([None, 250e3, 500e3])}
    else:
        source = {"ohm": draw.choice([40, 75, 150, 200, 310, 600, 1500]) * draw.uniform(0.8, 1.2),
                  "topology": draw.choice(["Symmetric", "Floating", "ImpedanceBalanced", "Unbalanced"]),
                  "imbalance_ohm": draw.choice([0.0, 1.0, 10.0, 50.0])}
    stage = "Unbalanced" if pickup else draw.choice(["Electronic", "Electronic", "Transformer"])
    common = 50e6 if stage == "Transformer" else draw.choice([10e3, 20e3, 1e6])
    load = draw.choice([140e3, 1e6, 10e3]) if pickup else draw.choice([1.2e3, 1.5e3, 3e3, 10e3])
    cables = [cable(draw, pickup, seed % 4 == 1 and not pickup and at == 0) for at in range(draw.randint(1, 3))]
    return {"pickup": pickup, "source": source, "cables": cables,
            "loads": [draw.choice([1.5e3, 10e3, 47e3]) for _ in range(draw.randint(0, 2))] if not pickup else [],
            "preamp": {"load_ohm": load, "common_mode_ohm": common, "stage": stage},
            "grounds": {"volts": 0.1, "ohm": draw.choice([0.0, 0.2, 2.0]), "hertz": draw.choice([50.0, 150.0, 1000.0])}}


def ron(chain):
    """The chain as Linecheck reads it."""
    some = lambda value: "None" if value is None else f"Some({value!r})"
    source = chain["source"]
    if chain["pickup"]:
        text = "Pickup((ohm: {ohm!r}, henry: {henry!r}, picofarad: {picofarad!r}, ".format(**source)
        text += f"eddy_ohm: {some(source['eddy_ohm'])}, pot_ohm: {some(source['pot_ohm'])}))"
    else:
        text = "Line((ohm: {ohm!r}, topology: {topology}, imbalance_ohm: {imbalance_ohm!r}))".format(**source)
    cables = ", ".join("(" + ", ".join(f"{name}: {value!r}" for name, value in one.items() if name != "defects")
                       + f", defects: [{', '.join(one['defects'])}])" for one in chain["cables"])
    preamp = ", ".join(f"{name}: {value}" for name, value in chain["preamp"].items())
    grounds = ", ".join(f"{name}: {value!r}" for name, value in chain["grounds"].items())
    return (f"(source: {text}, cables: [{cables}], loads: {chain['loads']!r}, preamp: ({preamp}, gain_db: 0.0, ein_dbu: -128.0, "
            f"phantom: false, draws_ma: 0.0), grounds: ({grounds}))")


class Deck:
    """A list of parts."""

    def __init__(self):
        self.lines, self.count = [], 0

    def part(self, kind, a, b, value):
        if kind == "R":
            value = max(value, 1e-4)
        elif value <= 0:
            return
        self.count += 1
        self.lines.append(f"{kind}{self.count} {a} {b} {value:.12g}")

    def source(self, name, a, b, kind):
        """A voltage source whose share of the signal, or of the ground's voltage, is set by a parameter."""
        self.lines.append(f"V{name} {a} {b} dc 0 ac {{{kind}}}")


def winding(deck, name, a, b, source, share, volts):
    """A share of a source: its voltage, resistance and coil in series, its capacitance across all."""
    deck.part("C", a, b, source.get("picofarad", 0.0) * 1e-12 / share)
    inner = f"{name}i"
    deck.source(name, a, inner, f"{volts}*sig")
    if source.get("henry"):
        deck.part("R", inner, f"{name}l", source["ohm"] * share)
        deck.part("L", f"{name}l", b, source["henry"] * share)
        if source["eddy_ohm"]:
            deck.part("R", f"{name}l", b, source["eddy_ohm"] * share)
    else:
        deck.part("R", inner, b, source["ohm"] * share)


def deck_of(chain):
    """The same chain as parts: source s, cables, preamplifier e."""
    deck, source = Deck(), chain["source"]
    hot = "sx" if source.get("imbalance_ohm") else "sh"
    if source.get("imbalance_ohm"):
        deck.part("R", "sx", "sh", source["imbalance_ohm"])
    topology = "Unbalanced" if chain["pickup"] else source["topology"]
    if topology == "Symmetric":
        winding(deck, "p", hot, "ss", source, 0.5, 0.5)
        winding(deck, "n", "sc", "ss", source, 0.5, -0.5)
    elif topology == "Floating":
        deck.part("C", hot, "ss", WINDING_F)
        deck.part("C", "sc", "ss", WINDING_F)
        winding(deck, "p", hot, "sc", source, 1.0, 1.0)
    elif topology == "ImpedanceBalanced":
        winding(deck, "p", hot, "ss", source, 0.5, 1.0)
        deck.part("R", "sc", "ss", source["ohm"] / 2)
    else:
        winding(deck, "p", hot, "ss", source, 1.0, 1.0)
        deck.part("R", "sc", "ss", JOINT_OHM)
    if source.get("pot_ohm"):
        deck.part("R", "sh", "ss", source["pot_ohm"])
    deck.source("ground", "gg", "0", "com")
    deck.part("R", "ss", "gg", max(chain["grounds"]["ohm"], JOINT_OHM))
    end = lay(deck, chain["cables"])
    h, c, s = end
    for load in chain["loads"]:
        deck.part("R", h, c, load)
    preamp = chain["preamp"]
    if preamp["stage"] == "Unbalanced":
        deck.part("R", c, s, JOINT_OHM)
        deck.part("R", h, c, preamp["load_ohm"])
    else:
        deck.part("R", h, s, preamp["common_mode_ohm"])
        deck.part("R", c, s, preamp["common_mode_ohm"])
        deck.part("R", h, c, 1 / (1 / preamp["load_ohm"] - 0.5 / preamp["common_mode_ohm"]))
    deck.part("R", s, "0", JOINT_OHM)
    for node in end:
        deck.part("R", node, "0", 1e12)
    return deck, end


def lay(deck, cables):
    here = ("sh", "sc", "ss")
    for number, one in enumerate(cables):
        coaxial, end = one["core_pf"] == 0.0, tuple(f"{kind}{number}" for kind in "hcs")
        length, near = one["length_m"] / PIECES, here
        for piece in range(PIECES):
            far = tuple(f"{kind}{number}_{piece}" for kind in "hcs")
            for conductor, name in enumerate(("core_ohm", "core_ohm", "shield_ohm")):
                if conductor != 1 or not coaxial:
                    deck.part("R", near[conductor], far[conductor], one[name] * length)
            for h, c, s in (near, far):
                deck.part("C", h, s, one["shield_pf"] * length * 0.5e-12)
                if not coaxial:
                    deck.part("C", c, s, one["shield_pf"] * length * 0.5e-12)
                    deck.part("C", h, c, one["core_pf"] * length * 0.5e-12)
            near = far
        if coaxial:
            deck.part("R", here[1], here[2], JOINT_OHM)
        join(deck, near, end, one["defects"], coaxial)
        here = end
    return here


def join(deck, cable_end, jack, defects, coaxial):
    """The far end of a cable at its jack, broken or whole."""
    h, c, s = jack
    pins = (c, h, s) if "Swapped" in defects else (h, c, s)
    for wire, pin, defect in zip(cable_end, pins, ("HotOpen", "ColdOpen", "ShieldOpen")):
        if defect in defects:
            deck.part("R", wire, pin, 1e12)
            deck.part("C", wire, pin, BREAK_F if defect != "ShieldOpen" else 0.0)
        elif not (coaxial and wire == cable_end[1]):
            deck.part("R", wire, pin, 1e-4)
    if coaxial:
        deck.part("R", c, s, JOINT_OHM)
    if "HotToShield" in defects:
        deck.part("R", cable_end[0], cable_end[2], TOUCH_OHM)
    if "ColdToShield" in defects:
        deck.part("R", cable_end[1], cable_end[2], TOUCH_OHM)


def spice(bench, chain, number):
    """Response, rejection at the frequency of the grounds, and noise at the input, as ngspice finds them."""
    deck, (h, c, _) = deck_of(chain)
    folder = bench.folder / f"spice-{number}"
    folder.mkdir()
    hertz = chain["grounds"]["hertz"]
    runs = {
        "signal": (1, 0, "ac dec 80 20 20000", f"wrdata {folder}/signal v({h},{c})"),
        "one": (1, 0, f"ac lin 1 {hertz} {hertz}", f"wrdata {folder}/one v({h},{c})"),
        "ground": (0, 1, f"ac lin 1 {hertz} {hertz}", f"wrdata {folder}/ground v({h},{c})"),
        "noise": (1, 0, f"noise v({h},{c}) Vp dec 80 20 20000", "setplot noise2\nprint onoise_total"),
    }
    found = {}
    for name, (signal, ground, analysis, says) in runs.items():
        text = "\n".join(["chain", f".param sig={signal} com={ground}", *deck.lines,
                          ".options temp=20 tnom=20 gmin=1e-15 abstol=1e-18 reltol=1e-6", ".control", "set wr_singlescale", analysis, says,
                          ".endc", ".end", ""])
        path = folder / f"{name}.cir"
        path.write_text(text)
        done = subprocess.run(["ngspice", "-b", str(path)], capture_output=True, text=True)
        if "failed" in done.stdout or "Error" in done.stderr:
            raise RuntimeError(f"ngspice: {done.stdout}\n{done.stderr}\n{text}")
        if name == "noise":
            found[name] = float(re.search(r"onoise_total\s*=\s*(\S+)", done.stdout).group(1))
        else:
            # Some versions add an ending of their own.
            path = next(path for path in (folder / name, folder / f"{name}.data") if path.is_file())
            rows = [[float(word) for word in line.split()] for line in path.read_text().splitlines()]
            found[name] = [(row[0], complex(row[1], row[2])) for row in rows]
    return found


def decibels(value):
    return 20 * math.log10(max(abs(value), 1e-20))


def dbu(volts):
    return 20 * math.log10(volts / math.sqrt(0.6))


def compare(bench):
    """The greatest differences over all chains; none where there is no ngspice."""
    if shutil.which("ngspice") is None:
        return None
    worst = dict.fromkeys(["response, dB", "phase, degrees", "resonance, %", "rejection, dB", "noise, dB"], 0.0)
    counts = dict.fromkeys(worst, 0)

    def note(what, difference):
        counts[what] += 1
        worst[what] = max(worst[what], abs(difference))

    for seed in range(CASES):
        chain = drawn(seed)
        out = bench.measure("chain", ron(chain))
        ours, rows, theirs = json.loads((out / "chain.json").read_text()), table(out / "response.csv"), spice(bench, chain, seed)
        for at, (hertz, value) in enumerate(theirs["signal"]):
            assert abs(rows["hz"][at] / hertz - 1) < 1e-4
            # Under −120 dB nothing is heard, and free nodes leak differently.
            if decibels(value) < -120:
                continue
            note("response, dB", rows["db"][at] - decibels(value))
            turned = math.degrees(math.atan2(value.imag, value.real)) - rows["degrees"][at]
            note("phase, degrees", (turned + 180) % 360 - 180)
        if ours["resonance"] and ours["resonance"]["above_20_hz_db"] > 0.5:
            note("resonance, %", resonance(theirs["signal"]) / ours["resonance"]["hz"] * 100 - 100)
        signal, ground = abs(theirs["one"][0][1]), abs(theirs["ground"][0][1])
        if signal > 1e-6 and ground > 1e-8:
            note("rejection, dB", ours["cmrr_db"] - (decibels(signal) - decibels(ground)))
        note("noise, dB", ours["thermal_dbu"] - dbu(theirs["noise"]))
    return worst, counts


def resonance(rows):
    """The top of a parabola through the three highest points over the logarithm of frequency."""
    at = max(range(1, len(rows) - 1), key=lambda index: abs(rows[index][1]))
    low, top, high = (decibels(rows[at + step][1]) for step in (-1, 0, 1))
    step = math.log(rows[at + 1][0] / rows[at][0])
    return rows[at][0] * math.exp(step * 0.5 * (low - high) / (low - 2 * top + high))
