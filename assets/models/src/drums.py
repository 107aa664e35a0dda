"""The drum kit: each piece by itself, and all of it as it is set up.

Drummer's seat at the origin of the kit, facing +Z, left hand toward +X. The
places are those of the catalogue's drum kit. A single piece has its origin on
the floor under it (the rack toms: at the middle of the batter head). Cymbals
are nodes of their own (`ride`, `crash left`, …) with their origin at the bell.
"""

from common import Model
import shapes

KICK = ("kick", (0.0, 0.28, 0.575), 0.28, 0.44)
SNARE, HAT = (0.22, 0.66, 0.38), (0.58, 0.88, 0.45)
TOMS = (("tom high", (0.16, 0.88, 0.68), 0.152, 0.20), ("tom mid", (-0.18, 0.88, 0.68), 0.165, 0.23))
FLOOR = (-0.52, 0.66, 0.30)
CYMBALS = (("ride", (-0.58, 1.02, 0.68), 0.254, (-14, 0, -10)), ("crash left", (0.52, 1.28, 0.82), 0.203, (-20, 0, 10)),
           ("crash right", (-0.46, 1.32, 0.95), 0.229, (-22, 0, -6)))


def drum(m, r, depth, lugs=8, shell="pearl", seg=22, top="skinhead"):
    """Drum about +Y, its batter head at y = 0, its shell hanging below."""
    m.lathe([(r, -depth + 0.006), (r, -0.006)], shell, seg=seg)
    for y, way in ((0.0, 1), (-depth, -1)):
        m.lathe([(r + 0.006, y - way * 0.022), (r + 0.012, y - way * 0.020), (r + 0.012, y + way * 0.006), (r - 0.001, y + way * 0.006)],
                "chrome", seg=seg, closed=True)
        face = [(r, y + way * 0.001), (r * 0.55, y + way * 0.0014), (0, y + way * 0.0014)]
        m.add(shapes.lathe(face if way > 0 else list(reversed(face)), seg, cap=False), top if way > 0 else "skinhead", solid=False)
    if top == "skinhead":
        m.add(shapes.lathe([(r * 0.42, 0.0022), (0, 0.0022)], 24, cap=False), "detail", solid=False, tint="ded6c4")
    for k in range(lugs):
        with m.moved((0, 0, 0), (0, 360 * (k + 0.5) / lugs, 0)):
            for y in (-0.25 * depth, -0.75 * depth) if depth > 0.16 else (-0.5 * depth,):
                m.box((0.014, 0.045, 0.014), (r + 0.005, y, 0), "chrome")
            m.cyl((r + 0.008, -depth + 0.004, 0), (r + 0.008, -0.004, 0), 0.0028, "chrome", seg=5)


def kick_parts(m):
    """22-inch bass drum on its side with spurs, beater head toward -Z at z = 0."""
    r, depth = 0.28, 0.44
    with m.moved((0, 0.297, 0), axis="-z"):
        m.lathe([(r, -depth + 0.006), (r, -0.006)], "pearl", seg=30)
        for y, way in ((0.0, 1), (-depth, -1)):
            m.lathe([(r + 0.004, y - way * 0.035), (r + 0.016, y - way * 0.035), (r + 0.016, y + way * 0.008), (r - 0.004, y + way * 0.008)], "walnut",
                    seg=28, closed=True)
        m.add(shapes.lathe([(r, 0.001), (0.1, 0.002), (0, 0.002)], 28, cap=False), "skinhead", solid=False)
        m.add(shapes.lathe([(0.055, 0.003), (0, 0.003)], 20, cap=False), "detail", solid=False, tint="c8bda6")
        m.add(shapes.lathe([(0, -depth - 0.002), (0.12, -depth - 0.002), (r, -depth - 0.001)], 28, cap=False), "plastic_black", solid=False)
        for k in range(8):
            with m.moved((0, 0, 0), (0, 45 * k + 22.5, 0)):
                for y in (-0.12, -depth + 0.12):
                    m.box((0.014, 0.06, 0.016), (r + 0.006, y, 0), "chrome")
                for y, way in ((0.0, 1), (-depth, -1)):
                    m.box((0.012, 0.016, 0.045), (r + 0.018, y - way * 0.012, 0), "chrome")
                    m.cyl((r + 0.010, y, 0), (r + 0.010, y - way * 0.12, 0), 0.0035, "chrome", seg=5)
    with m.moved((0.115, 0.21, depth + 0.0035)):
        m.add(shapes.lathe([(0.062, 0.0), (0, 0.0)], 24, cap=False), "hole", axis="z", solid=False)
        m.ring(0.062, 0.004, "chrome", axis="z", steps=24, seg=5)
    for s in (-1, 1):
        m.cyl((s * 0.26, 0.22, 0.34), (s * 0.38, 0.01, 0.46), 0.008, "chrome", seg=8)
        m.ball(0.012, (s * 0.38, 0.012, 0.46), "rubber", seg=6, rings=4)
        m.box((0.03, 0.05, 0.05), (s * 0.275, 0.22, 0.335), "chrome", 0.006)


def pedal_parts(m):
    """Kick pedal with its beater just off a head at z = 0; board toward -Z."""
    m.box((0.10, 0.006, 0.30), (0, 0.006, -0.17), "steel_dark", 0.002)
    with m.node("pedal", (0, 0.02, -0.30)):
        m.box((0.085, 0.010, 0.27), (0, 0.055, -0.175), "steel", 0.004, rot=(-14, 0, 0), grain="z")
    for s in (-1, 1):
        m.box((0.014, 0.19, 0.022), (s * 0.062, 0.10, -0.05), "steel_dark", 0.004)
    m.cyl((-0.07, 0.19, -0.05), (0.07, 0.19, -0.05), 0.008, "chrome", seg=8)
    m.cyl((0.0, 0.19, -0.05), (0.0, 0.08, -0.06), 0.004, "steel_dark", seg=6)
    m.cyl((0.0, 0.19, -0.05), (0.0, 0.28, -0.035), 0.004, "chrome", seg=6)
    m.cyl((0.0, 0.285, -0.055), (0.0, 0.285, -0.008), 0.026, "cloth_cream", seg=14, bevel=0.006)
    m.tube([(0.05, 0.12, -0.05), (0.05, 0.06, -0.05)], 0.009, "chrome", seg=6)


def tripod(m, top, r=0.011, hub=0.22):
    """Double-braced cymbal or snare tripod up to the height `top`."""
    m.cyl((0, 0.05, 0), (0, top * 0.6, 0), r, "chrome", seg=8)
    m.cyl((0, top * 0.55, 0), (0, top, 0), r * 0.75, "chrome", seg=8)
    m.cyl((0, top * 0.57, 0), (0, top * 0.62, 0), r * 1.7, "chrome", seg=8, bevel=0.003)
    m.cyl((0, hub - 0.02, 0), (0, hub + 0.02, 0), r * 1.8, "chrome", seg=8, bevel=0.003)
    if "legs" in m.meshes:
        m.use("legs", f"legs {len(m.tree)}", (0, hub - 0.22, 0))
        return
    legs(m)


def legs(m, spread=0.26, hub=0.22):
    """The three double legs of a stand."""
    for k in range(3):
        with m.moved((0, 0, 0), (0, 120 * k + 30, 0)):
            m.tube([(0.01, hub, 0), (spread, 0.018, 0)], 0.0065, "chrome", seg=5)
            m.tube([(0.01, hub - 0.12, 0), (spread * 0.6, hub * 0.42, 0)], 0.005, "chrome", seg=5)
            m.ball((0.018, 0.014, 0.014), (spread, 0.015, 0), "rubber", seg=6, rings=4)


def snare_parts(m):
    """14-inch metal snare on its basket stand, head at 0.66 m."""
    tripod(m, 0.49)
    with m.moved((0, 0.66, 0), (-4, 0, 0)):
        drum(m, 0.178, 0.14, 10, "chrome")
        m.box((0.03, 0.10, 0.025), (0.192, -0.07, 0.0), "chrome", 0.005)
        for y in (-0.148, -0.152):
            m.box((0.04, 0.001, 0.34), (0, y, 0), "steel")
    for k in range(3):
        with m.moved((0, 0, 0), (0, 120 * k + 90, 0)):
            m.tube([(0.01, 0.47, 0), (0.17, 0.49, 0), (0.194, 0.51, 0), (0.194, 0.545, 0)], 0.007, "chrome", seg=6)
            m.ball(0.012, (0.194, 0.545, 0), "rubber", seg=6, rings=4)


def cymbal(m, r, thick=0.0016):
    """Cymbal about +Y, bell at the origin, bow falling outward."""
    fall = 0.10 * r
    profile = [(0.006, 0.0), (r * 0.11, -0.005), (r * 0.19, -0.020)]
    profile += [(r * t, -0.021 - fall * ((t - 0.19) / 0.81) ** 1.5) for t in (0.50, 0.78, 1.0)]
    under = [(x, y - thick) for x, y in (profile[-1], profile[2], profile[0])]
    m.lathe(profile + under, "bronze", seg=30, closed=True, sharp=50)


def felts(m):
    m.lathe([(0.014, 0.0), (0.014, 0.012), (0.010, 0.014)], "felt_red", seg=12)
    m.lathe([(0.014, -0.016), (0.014, -0.006)], "felt_red", seg=12)
    m.cyl((0, -0.03, 0), (0, 0.03, 0), 0.004, "chrome", seg=6)
    m.box((0.028, 0.008, 0.008), (0, 0.022, 0), "chrome", 0.003)


def cymbal_parts(m, name, at, r, tilt):
    """Straight stand up to the cymbal at `at` in the local frame; the cymbal is a node."""
    with m.moved((at[0], 0, at[2])):
        tripod(m, at[1] - 0.02)
        with m.moved((0, at[1], 0), tilt):
            felts(m)
    if "cymbal" in m.meshes:
        m.use("cymbal", name, at, tilt, scale=r)
        return
    with m.node(name, at):
        with m.moved(at, tilt):
            cymbal(m, r)


def hat_parts(m, at):
    """Hi-hat on its stand; node `hi-hat` is the upper cymbal."""
    with m.moved((at[0], 0, at[2])):
        tripod(m, at[1] + 0.02)
        m.cyl((0, at[1], 0), (0, at[1] + 0.16, 0), 0.0035, "chrome", seg=6)
        m.box((0.08, 0.010, 0.26), (0, 0.045, -0.14), "steel", 0.004, rot=(-12, 0, 0), grain="z")
        m.box((0.09, 0.006, 0.10), (0, 0.006, -0.24), "steel_dark", 0.002)
        if "cymbal" not in m.meshes:
            with m.moved((0, at[1] - 0.022, 0), (180, 0, 0)):
                cymbal(m, 0.178)
        m.lathe([(0.02, at[1] - 0.045), (0.02, at[1] - 0.03), (0.012, at[1] - 0.026)], "felt_red", seg=12)
        m.cyl((0, at[1] + 0.012, 0), (0, at[1] + 0.05, 0), 0.012, "chrome", seg=8, bevel=0.003)
    if "cymbal" in m.meshes:
        m.use("cymbal", "hi-hat lower", (at[0], at[1] - 0.022, at[2]), (180, 0, 0), scale=0.178)
        m.use("cymbal", "hi-hat", (at[0], at[1] + 0.014, at[2]), scale=0.178)
        return
    with m.node("hi-hat", (at[0], at[1] + 0.014, at[2])):
        with m.moved((at[0], at[1] + 0.014, at[2])):
            cymbal(m, 0.178)


def floor_tom_parts(m):
    """16-inch floor tom on three legs, head at 0.66 m."""
    with m.moved((0, 0.66, 0)):
        drum(m, 0.203, 0.40, 8)
    for k in range(3):
        with m.moved((0, 0, 0), (0, 120 * k + 20, 0)):
            m.tube([(0.222, 0.52, 0), (0.222, 0.14, 0), (0.25, 0.02, 0)], 0.0055, "chrome", seg=6)
            m.ball(0.012, (0.25, 0.012, 0), "rubber", seg=6, rings=4)
            m.box((0.03, 0.06, 0.034), (0.214, 0.42, 0), "chrome", 0.006)


def tom_parts(m, r, depth):
    """Rack tom about its batter head at the origin, tilted to the drummer, with its arm."""
    with m.moved((0, 0, 0), (-16, 0, 0)):
        drum(m, r, depth, 6)
        m.box((0.05, 0.06, 0.03), (0, -depth * 0.55, r + 0.012), "chrome", 0.006)


def single(name, build, floor=True):
    def make():
        m = Model(name, floor=floor)
        build(m)
        return m
    make.__doc__, make.__name__ = build.__doc__, name
    return make


def drum_kit():
    """The whole kit as it is set up (no throne)."""
    m = Model("drum_kit")
    with m.shared("legs", panel=False):
        legs(m)
    with m.shared("cymbal", panel=False):
        cymbal(m, 1.0, 0.007)
    with m.shared("tom", panel=False):
        with m.moved(scale=1 / 0.158):
            tom_parts(m, 0.158, 0.215)
    with m.node("kick"):
        with m.moved((0, 0, 0.352)):
            kick_parts(m)
        m.cyl((0, 0.56, 0.60), (0, 0.76, 0.62), 0.014, "chrome", seg=10)
        for name, at, r, depth in TOMS:
            m.tube([(0, 0.75, 0.62), (at[0] * 0.45, 0.80, 0.66), (at[0] * 0.8, at[1] - depth * 0.5, at[2] + 0.18), (at[0], at[1] - depth * 0.55, at[2] + r * 1.02)],
                   0.009, "chrome", seg=6)
    with m.moved((0, 0, 0.352)):
        pedal_parts(m)
    with m.node("snare", (SNARE[0], 0, SNARE[2])):
        with m.moved((SNARE[0], 0, SNARE[2])):
            snare_parts(m)
    for name, at, r, depth in TOMS:
        m.use("tom", name, at, scale=r)
    with m.node("floor tom", (FLOOR[0], 0, FLOOR[2])):
        with m.moved((FLOOR[0], 0, FLOOR[2])):
            floor_tom_parts(m)
    hat_parts(m, HAT)
    for name, at, r, tilt in CYMBALS:
        cymbal_parts(m, name, at, r, tilt)
    return m


def on_stand(name, height, r):
    def make():
        m = Model(name)
        cymbal_parts(m, "cymbal", (0, height, 0), r, (-14, 0, 0))
        return m
    make.__doc__ = f"Cymbal of {round(r * 2 * 39.37)} inches on its stand; node `cymbal`."
    make.__name__ = name
    return make


def hi_hat():
    """Hi-hat of 14 inches on its stand; node `hi-hat` is the upper cymbal."""
    m = Model("hi_hat")
    hat_parts(m, (0, 0.88, 0))
    return m


MODELS = [drum_kit, single("drum_kick", kick_parts), single("drum_pedal", pedal_parts), single("drum_snare", snare_parts),
          single("drum_tom", lambda m: tom_parts(m, 0.152, 0.20), False), single("drum_tom_mid", lambda m: tom_parts(m, 0.165, 0.23), False),
          single("drum_floor_tom", floor_tom_parts), hi_hat, on_stand("cymbal_ride", 1.02, 0.254), on_stand("cymbal_crash", 1.28, 0.203),
          on_stand("cymbal_crash_large", 1.32, 0.229)]
