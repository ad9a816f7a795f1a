"""What the tests of the measuring stand on: clips whose truth is exact."""

import hashlib
import time
from itertools import islice
from typing import Any

import numpy as np
import pytest
from support.clip_motion import EDGE, TURN_S
from support.clip_people import LAYOUTS
from support.clips import Clip, make_clip

LIFTERS: list[dict[str, Any]] = [
    *({"variation": variation} for variation in LAYOUTS),
    {"tempo": "1-0-1-0", "reps": 14},
    {"tempo": "6-2-2-2", "gentle": True},
    {"rushed": (1, 3, 8), "half": True},
    {"variation": "nordic", "tempo": "4-1-2-2", "rushed": (2,), "half": True, "tremor": 0.004},
    {"pace": 1.2, "loose_s": 0.0},
    {"tempo": "3-0-2-1", "sticking": (2, 5, 8)},
    {"acceleration": 0.3, "tempo": "2-0-1-0"},
]
TROUBLE = {
    "walkers": "both",
    "other_lifter": True,
    "shake": 0.5,
    "flicker": 0.1,
    "drift": 0.1,
    "dropped": 0.1,
    "late": 0.1,
    "exposure_s": 0.03,
}


def digest(clip: Clip, count: int = 12) -> str:
    """Return what stands for the first pictures and all their times."""
    pictures = hashlib.sha256(clip.times_s.tobytes())
    for picture in islice(clip.frames(), count):
        pictures.update(picture.tobytes())
    return pictures.hexdigest()


def picture_at(clip: Clip, at_s: float) -> np.ndarray:
    """Return the picture that was taken about then."""
    return next(islice(clip.frames(), int(np.searchsorted(clip.times_s, at_s)), None)).astype(float)


@pytest.mark.parametrize("lifter", LIFTERS, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_truth_is_in_order(lifter: dict[str, Any], seed: int) -> None:
    """Movements follow each other, and the 15 % times lie just inside those of zero speed."""
    clip = make_clip(seed, **lifter)
    zero_s, edges_s = (
        np.array([getattr(rep, name) for rep in clip.reps]) for name in ("zero_speed_s", "at_15_percent_s")
    )
    assert len(clip.reps) == clip.lifter.reps
    assert np.all(np.diff(zero_s.ravel()) >= 0)
    assert np.all(np.diff(clip.edges_s.ravel()) >= 0)
    inside_s = (edges_s - zero_s) * [1, -1, 1, -1]
    assert np.all(inside_s > 0)
    assert np.all(inside_s < 0.25 * np.repeat(np.diff(zero_s)[:, ::2], 2, axis=1))
    assert clip.camera.clock_s < zero_s[0, 0] < zero_s[-1, 3] < clip.times_s[-1] - 2


@pytest.mark.parametrize("lifter", LIFTERS, ids=str)
def test_speed_passes_15_percent_at_the_edges(lifter: dict[str, Any]) -> None:
    """The positions agree with the published definition of start and end."""
    clip = make_clip(3, **lifter)
    start_s = clip.camera.clock_s
    for rep in clip.reps:
        for i in (0, 2):
            from_s, to_s = rep.zero_speed_s[i] - start_s, rep.zero_speed_s[i + 1] - start_s
            at_s = np.linspace(from_s, to_s, 4_000)
            speed = np.abs(np.gradient(clip.motion.position(at_s), at_s))
            usual = np.percentile(speed, 80)
            edges_s = np.array(rep.at_15_percent_s[i : i + 2]) - start_s
            assert np.interp(edges_s, at_s, speed) == pytest.approx([EDGE * usual] * 2, rel=0.1)
            outside = speed[(at_s < edges_s[0] - 0.005) | (at_s > edges_s[1] + 0.005)]
            assert np.all(outside < EDGE * usual)


@pytest.mark.parametrize("variation", LAYOUTS)
def test_reps_go_to_the_far_end_and_back(variation: str) -> None:
    """Position 1 is reached at the turn, 0 at the end; half reps fail midway, rushed eccentrics are short."""
    clip = make_clip(4, variation=variation, tempo="4-1-2-1", rushed=(2,), half=True)
    zero_s = np.array([rep.zero_speed_s for rep in clip.reps]) - clip.camera.clock_s
    depth = clip.motion.position(zero_s)
    assert np.all(np.abs(depth[:, [0, 3]]) <= 0.02 + 1e-9)
    assert np.all((depth[:-1, 1] > 0.9) & (depth[:-1, 1] < 1.05))
    assert 0.3 <= depth[-1, 1] <= 0.5
    assert [rep.half for rep in clip.reps] == [False] * 7 + [True]
    eccentric = 0 if variation == "nordic" else 2
    length_s = (zero_s[:, eccentric + 1] - zero_s[:, eccentric])[:-1]
    assert [share < 0.62 for share in length_s / 4] == [rep.rushed for rep in clip.reps[:-1]]


def test_short_pauses_are_turns() -> None:
    """Movements that are less than 0.2 s apart meet midway, others keep their times."""
    clip = make_clip(5, tempo="2-0-1-0")
    edges_s, raw_s = clip.edges_s, np.array([rep.at_15_percent_s for rep in clip.reps])
    turns = raw_s[:, 2] - raw_s[:, 1] < TURN_S
    assert turns.any()
    assert np.all((edges_s[:, 2] == edges_s[:, 1]) == turns)
    assert edges_s[turns, 1] == pytest.approx(raw_s[turns, 1:3].mean(axis=1))


@pytest.mark.parametrize("options", [{}, TROUBLE], ids=["clean", "trouble"])
def test_the_seed_decides(options: dict[str, Any]) -> None:
    """The same seed gives the same bytes, as often as they are asked for; another seed gives others."""
    clip = make_clip(6, **options)
    assert digest(clip) == digest(clip) == digest(make_clip(6, **options)) != digest(make_clip(7, **options))


def test_another_camera_films_the_same_set() -> None:
    """Frame rate, clock, size and light change nothing of what was done."""
    clip = make_clip(8)
    other = make_clip(8, fps=10, clock_s=0, size=(320, 240), light=0.5, mirror=True, walkers="front")
    assert [rep.half for rep in other.reps] == [rep.half for rep in clip.reps]
    assert other.edges_s == pytest.approx(clip.edges_s - clip.camera.clock_s)
    assert len(other.times_s) == pytest.approx(0.4 * len(clip.times_s), abs=1)


def test_a_mirror_shows_the_same_pictures() -> None:
    """Left and right are exchanged, to the last grey level."""
    pairs = zip(make_clip(9).frames(), make_clip(9, mirror=True).frames(), strict=True)
    assert all(np.array_equal(grey, other[:, ::-1]) for grey, other in islice(pairs, 30))


def test_frames_are_lost_and_late() -> None:
    """Times go on rising, with gaps where frames are missing, and stay by those of the exposure."""
    clip = make_clip(10, dropped=0.1, late=0.1, fps=20)
    gaps_s = np.diff(clip.times_s)
    assert np.all(gaps_s > 0)
    late_s = clip.times_s - clip.camera.clock_s - clip.exposed_s
    assert np.median(late_s[-200:]) == pytest.approx(0, abs=0.002)
    assert -0.01 < late_s.min() < 0.02 < late_s.max() < 0.1
    assert 0.1 < gaps_s.max() < 0.5
    assert 0.85 < len(clip.times_s) / (20 * clip.motion.end_s) < 0.95
    assert len(clip.position) == len(clip.times_s) == sum(1 for _ in clip.frames())


@pytest.mark.parametrize("variation", LAYOUTS)
@pytest.mark.parametrize("limb", [0.12, 0.4])
def test_the_limb_is_seen_to_move(variation: str, limb: float) -> None:
    """Pictures of both ends differ where the limb is, and nowhere else."""
    clip = make_clip(11, variation=variation, limb=limb * (1.5 if variation == "nordic" else 1), noise=0)
    start_s, far_s, back_s, _ = clip.reps[0].zero_speed_s
    changed = np.abs(picture_at(clip, start_s) - picture_at(clip, (far_s + back_s) / 2)) > 12
    assert 0.002 < changed.mean() < 0.35


@pytest.mark.parametrize(
    ("options", "moves"),
    [
        ({}, 0),
        ({"walkers": "behind"}, 0.01),
        ({"walkers": "front"}, 0.05),
        ({"other_lifter": True}, 0.0005),
        ({"shake": 0.5}, 0.03),
        ({"flicker": 0.1}, 0.05),
    ],
    ids=str,
)
def test_nobody_lifts(options: dict[str, Any], moves: float) -> None:
    """In a still clip nothing moves but what was asked for, and there is no rep to be found."""
    clip = make_clip(12, still=True, fidget=0, gets_up=False, noise=0, reps=2, **options)
    pictures = np.array(list(islice(clip.frames(), 0, None, 5)), float)
    assert clip.reps == ()
    assert not clip.position.any()
    share = (np.abs(np.diff(pictures, axis=0)) > 4).mean(axis=(1, 2)).max()
    assert share >= moves
    assert (share > 0) == bool(options)


def test_darkness_and_noise_are_as_told() -> None:
    """Light is a factor, and the noise has the asked standard deviation."""
    options = {"still": True, "fidget": 0, "gets_up": False, "reps": 1}
    clip, dark = (
        np.array(list(make_clip(13, **options, **more).frames()), float)
        for more in ({}, {"light": 0.5, "noise": 3})
    )
    assert dark.mean() == pytest.approx(0.5 * clip.mean(), abs=1)
    assert np.median(dark.std(axis=0)) == pytest.approx(3, rel=0.1)


def test_a_typing_mistake_is_told() -> None:
    """An option that there is not is no silent default."""
    with pytest.raises(TypeError, match="walker"):
        make_clip(walker="front")


def test_truth_as_a_document() -> None:
    """The document has a time and a position for each frame, and the reps by both definitions."""
    clip = make_clip(14, half=True)
    document = clip.truth("14.mp4")
    assert document["expected"] == "open"
    assert len(document["frame_times_s"]) == len(document["position"]) == len(clip.times_s)
    assert document["reps"][-1]["half"]
    assert document["reps"][0]["at_15_percent_s"] == pytest.approx(clip.reps[0].at_15_percent_s, abs=1e-4)


def test_frames_are_drawn_quickly() -> None:
    """Clips cost little: 150 frames a second and more on one core."""

    def rate() -> float:
        start_s = time.process_time()
        count = sum(1 for _ in islice(make_clip(15, walkers="behind").frames(), 150))
        return count / (time.process_time() - start_s)

    assert max(rate() for _ in range(3)) > 150
