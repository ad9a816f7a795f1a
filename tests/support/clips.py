"""Synthetic clips of leg curls whose truth is known exactly, drawn frame by frame.

    clip = make_clip(7, variation="seated", rushed=(2, 5), walkers="behind")
    for at_s, grey in zip(clip.times_s, clip.frames()): ...

The same seed and options give the same bytes. What the lifter does depends on the seed and on `Lifter` alone:
another camera, light or place films the same set.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from support.clip_drawing import Grey, Point, gym
from support.clip_motion import LEAD_S, Floats, Lifter, Motion, TrueRep, make_motion, meet, wander
from support.clip_people import Figure, Walker, make_figure, make_walkers

Picture = NDArray[np.uint8]

_READ_OUT_S = 0.02  # from the first row of a picture to its last


class View(NamedTuple):
    """What is in the picture.

    `limb` is the length of what swings in picture heights (0.12-0.4; of the Nordic, where it is the whole
    body above the knee, 0.3-0.6), or the seed chooses. `angle_deg` is how far the lens is off the side, below
    60 either way. `walkers` pass "behind", in "front" or "both"; the other lifter behind has a rhythm of his
    own.
    """

    limb: float | None = None
    angle_deg: float = 0.0
    mirror: bool = False
    walkers: str = ""
    other_lifter: bool = False


class Camera(NamedTuple):
    """How it is filmed.

    `size` is width and height. `clock_s` is the time of the first frame. Frames come `uneven_s` off their
    time (standard deviation); a share of them is `dropped`, one to four at once, and a share comes `late` by
    20-80 ms. `shake` is in hundredths of the picture's height (standard deviation), `flicker` the share by
    which a lamp swings at `mains_hz`, `drift` that by which the exposure wanders and jumps, `light` a factor
    on the picture, `noise` in grey levels, `exposure_s` how long each picture takes.
    """

    fps: float = 25.0
    size: tuple[int, int] = (160, 120)
    clock_s: float = 100.0
    uneven_s: float = 0.0025
    dropped: float = 0.0
    late: float = 0.0
    shake: float = 0.0
    flicker: float = 0.0
    mains_hz: float = 100.0
    drift: float = 0.0
    light: float = 1.0
    noise: float = 1.0
    exposure_s: float = 0.0


class Clip(NamedTuple):
    """A film that can be watched any number of times, and what is true of it."""

    seed: int
    lifter: Lifter
    view: View
    camera: Camera
    motion: Motion
    exposed_s: Floats
    times_s: Floats

    @property
    def first_movement_s(self) -> float:
        """When the beat's first movement begins, on the clock of the frames."""
        return self.camera.clock_s + LEAD_S

    @property
    def reps(self) -> tuple[TrueRep, ...]:
        """The true reps, on the clock of the frames."""
        shift = self.camera.clock_s

        def moved(times_s: tuple[float, ...]) -> Any:
            return tuple(at_s + shift for at_s in times_s)

        return tuple(
            rep._replace(zero_speed_s=moved(rep.zero_speed_s), at_15_percent_s=moved(rep.at_15_percent_s))
            for rep in self.motion.reps
        )

    @property
    def edges_s(self) -> Floats:
        """Four times a rep, by the published definition: 15 %, and pauses under 0.2 s are turns."""
        return meet(self.reps)

    @property
    def position(self) -> Floats:
        """The true position in each frame: 0 = start of a rep, 1 = far end."""
        return self.motion.position(self.exposed_s)

    def truth(self, name: str, group: str = "", about: str = "", expected: str = "") -> dict[str, Any]:
        """Return what is true as a document; a clip in which nobody lifts must not be trusted ("closed")."""
        reps = [
            {
                "half": rep.half,
                "rushed": rep.rushed,
                "at_15_percent_s": [round(at_s, 4) for at_s in rep.at_15_percent_s],
                "zero_speed_s": [round(at_s, 4) for at_s in rep.zero_speed_s],
            }
            for rep in self.reps
        ]
        return {
            "clip": name,
            "group": group,
            "about": about,
            "variation": self.lifter.variation,
            "tempo": self.lifter.tempo,
            "frame_times_s": self.times_s.round(4).tolist(),
            "first_movement_s": self.first_movement_s,
            "expected": expected or ("closed" if self.lifter.still else "open"),
            "reps": reps,
            "position": self.position.round(4).tolist(),
        }

    def frames(self) -> Iterator[Picture]:
        """Yield the pictures, one for each of `times_s`."""
        scene = _Scene(self)
        camera, rng = self.camera, np.random.default_rng([self.seed, 5])
        gain = _gains(self)
        parts = 1 if camera.exposure_s == 0 else 4
        offsets = (np.arange(parts) + 0.5) / parts * camera.exposure_s - camera.exposure_s / 2
        for number, at_s in enumerate(self.exposed_s):
            grey = sum(scene.at(float(at_s + offset)) for offset in offsets) / parts
            grey *= gain[number][:, None]
            grey += camera.noise * rng.standard_normal(grey.shape, np.float32)
            picture = np.clip(np.rint(grey), 0, 255).astype(np.uint8)
            yield np.ascontiguousarray(picture[:, ::-1]) if self.view.mirror else picture


def make_clip(seed: int = 1, **options: Any) -> Clip:
    """Return a clip; the options are the fields of `Lifter`, `View` and `Camera`."""
    lifter, view, camera = (
        kind(**{name: options.pop(name) for name in kind._fields if name in options})
        for kind in (Lifter, View, Camera)
    )
    if options:
        raise TypeError(f"no such option: {', '.join(options)}")
    motion = make_motion(lifter, seed)
    exposed_s, times_s = _clock(camera, motion.end_s, seed)
    return Clip(seed, lifter, view, camera, motion, exposed_s, times_s)


def _clock(camera: Camera, end_s: float, seed: int) -> tuple[Floats, Floats]:
    """Return when each frame is exposed, counted from the first, and when it comes, on the camera's clock."""
    rng = np.random.default_rng([seed, 2])
    exposed_s = np.arange(int(end_s * camera.fps)) / camera.fps
    count = len(exposed_s)
    arrival_s = exposed_s + camera.uneven_s * np.clip(rng.standard_normal(count), -2.5, 2.5)
    arrival_s += np.where(rng.random(count) < camera.late, rng.uniform(0.02, 0.08, count), 0)
    least_s = 0.001 * np.arange(count)
    arrival_s = np.maximum.accumulate(arrival_s - least_s) + least_s
    kept = np.ones(count, bool)
    for start in np.flatnonzero(rng.random(count) < camera.dropped / 2.5):
        kept[start : start + rng.integers(1, 5)] = False
    return exposed_s[kept], camera.clock_s + arrival_s[kept]


def _gains(clip: Clip) -> Grey:
    """Return by how much each row of each frame is brightened."""
    camera, rng, at_s = clip.camera, np.random.default_rng([clip.seed, 4]), clip.exposed_s
    jumps = sum(
        rng.choice([-1, 1]) * np.clip((at_s - start_s) / 0.3, 0, 1)
        for start_s in rng.uniform(0, clip.motion.end_s, 4)
    )
    gain = camera.light * (1 + camera.drift * (0.5 * wander(rng, 0.03, 0.2)(at_s) + 0.5 * jumps))
    row_s = np.linspace(0, _READ_OUT_S, camera.size[1])
    # no camera keeps time so well that a lamp stands still in its pictures
    lamp = np.sin(2 * np.pi * camera.mains_hz * (1.0037 * at_s[:, None] + row_s))
    return (gain[:, None] * (1 + camera.flicker * lamp)).astype(np.float32)


class _Scene:
    """Everything that is filmed, to be asked for the light at any time."""

    def __init__(self, clip: Clip) -> None:
        ground, lifter, other, behind, front, shaking = (
            np.random.default_rng([clip.seed, 3, part]) for part in range(6)
        )
        self._clip, self._motion = clip, clip.motion
        (width, height), view = clip.camera.size, clip.view
        self._margin = height // 12
        self._ground = gym(ground, height + 2 * self._margin, width + 2 * self._margin, height)
        self._figure = make_figure(
            lifter,
            clip.lifter.variation,
            view.limb,
            angle_deg=view.angle_deg,
            size=clip.camera.size,
            place=lifter.uniform(0.3, 0.7, 2),
        )
        self._other: Figure | None = None
        if view.other_lifter:
            corner = np.array([other.choice([0.05, 0.95]), other.uniform(0.1, 0.4)])
            self._other = make_figure(other, "seated", 0.13, angle_deg=0, size=clip.camera.size, place=corner)
            self._other_hz = 1 / other.uniform(2.2, 3.6)
        self._behind = self._pass_by(behind, "behind")
        self._front = self._pass_by(front, "front")
        self._shakes = wander(shaking, 0.3, 3.5), wander(shaking, 0.3, 3.5)
        self._shake_px = clip.camera.shake * height / 100

    def _pass_by(self, rng: Generator, place: str) -> list[Walker]:
        if self._clip.view.walkers not in {place, "both"}:
            return []
        return make_walkers(rng, self._clip.camera.size, self._motion.end_s, in_front=place == "front")

    def at(self, at_s: float) -> Grey:
        """Return the picture as the light falls, before the camera spoils it."""
        shift = np.clip(
            [self._shake_px * float(shake(at_s)) for shake in self._shakes],
            1 - self._margin,
            self._margin - 1,
        )
        canvas = self._ground_at(shift)
        for walker in self._behind:
            walker.draw(canvas, at_s, shift)
        if self._other:
            self._other.draw(canvas, 0.5 - 0.5 * np.cos(2 * np.pi * self._other_hz * at_s), 0.0, shift)
        position = float(self._motion.position(at_s) + self._motion.unrest(at_s))
        self._figure.draw(canvas, position, float(self._motion.rise(at_s)), shift)
        for walker in self._front:
            walker.draw(canvas, at_s, shift)
        return canvas

    def _ground_at(self, shift: Point) -> Grey:
        (width, height), margin = self._clip.camera.size, self._margin
        left, top = (int(np.floor(margin - by)) for by in shift)
        right, down = (np.float32(margin - by - np.floor(margin - by)) for by in shift)
        seen = self._ground[top : top + height + 1, left : left + width + 1]
        rows = seen[:-1] + down * (seen[1:] - seen[:-1])
        return rows[:, :-1] + right * (rows[:, 1:] - rows[:, :-1])
