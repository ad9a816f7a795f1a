"""A whole set, from its pictures to its reps: what is seen, what does not matter, and what is not told."""

from typing import Any

import numpy as np
import pytest
from support.clip_people import LAYOUTS
from support.filmed import Filmed, edges_s, errors_s, filmed, frames_of

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.measure.as_measurement import phases_of
from legcurl_timer.measure.limb import find_limb
from legcurl_timer.measure.motion import Motion, MotionMeter
from legcurl_timer.measure.reps import CUT_OFF, SOMEBODY_IN_FRONT
from legcurl_timer.measure.whole_set import (
    NOTHING_MOVED,
    OFF_THE_BEAT,
    TOO_FEW_PICTURES,
    SeenSet,
    see_set,
)

STILL: list[dict[str, Any]] = [
    {},
    {"walkers": "behind"},
    {"other_lifter": True},
    {"walkers": "both", "shake": 0.5},
]


def mirrored(motion: Motion) -> Motion:
    """Return the motion of the same film seen in a mirror."""
    rows, columns = motion.shape
    cells = motion.cells.reshape(-1, rows, columns, 2)[:, :, ::-1] * np.array([-1, 1], np.float32)
    return motion._replace(cells=cells.reshape(-1, rows * columns, 2))


def later(motion: Motion, shift_s: float) -> Motion:
    """Return the motion on a clock that shows another time."""
    return motion._replace(times_s=motion.times_s + shift_s)


@pytest.mark.parametrize("variation", LAYOUTS)
def test_each_lift(variation: str) -> None:
    """In each lift the reps are found, about right, and the same in a mirror."""
    of = filmed(variation=variation)
    seen = of.seen()
    assert seen.trusted
    assert all(not (rep.why or rep.half) for rep in seen.reps)
    assert np.abs(errors_s(of, seen)).mean() < 0.15

    in_mirror = see_set(mirrored(of.motion), of.beat)
    assert in_mirror.trusted
    assert edges_s(in_mirror) == pytest.approx(edges_s(seen), abs=0.02)


def test_the_limb_is_where_the_motion_is() -> None:
    """The cells that are found move more than others, and as the limb does, one way round or the other."""
    of = filmed()
    limb = find_limb(of.motion, of.beat)
    assert limb is not None
    moved = np.hypot(of.motion.cells[:, :, 0], of.motion.cells[:, :, 1]).mean(0)
    assert moved[limb.inside].mean() > 3 * moved[~limb.inside].mean()
    assert abs(np.corrcoef(limb.speed(of.motion), np.gradient(of.clip.position)[1:])[0, 1]) > 0.85


def test_a_limb_is_looked_for_where_it_is_told() -> None:
    """In cells where nothing moves, no limb is found."""
    of = filmed()
    limb = find_limb(of.motion, of.beat)
    assert limb is not None
    elsewhere = find_limb(of.motion, of.beat, within=~limb.inside)
    assert elsewhere is None or not (elsewhere.inside & limb.inside).any()


def test_a_limb_shown_before_need_not_keep_to_the_beat() -> None:
    """A lifter with a pace of his own is measured where the limb is known, and is off the beat where not."""
    of = filmed(seed=27, pace=1.3)
    assert of.seen().why == OFF_THE_BEAT
    known = find_limb(of.motion, of.beat)
    assert known is not None
    way = (
        known
        if np.corrcoef(known.speed(of.motion), np.gradient(of.clip.position)[1:])[0, 1] > 0
        else known.turned()
    )
    seen = see_set(of.motion, of.beat, known=way)
    assert seen.trusted
    assert np.abs(errors_s(of, seen)).mean() < 0.15


def test_a_nordic_begins_with_the_way_down() -> None:
    """The first phase of a Nordic is the eccentric."""
    of = filmed(variation="nordic")
    for phases in phases_of(of.seen(), of.beat):
        assert [phase.kind for phase in phases if phase.kind.is_moving] == [
            PhaseKind.ECCENTRIC,
            PhaseKind.CONCENTRIC,
        ]


def test_half_a_rep_is_told_as_such() -> None:
    """A last rep that fails midway is half a one, and getting up afterwards is none."""
    seen = filmed(seed=31, half=True).seen()
    assert seen.trusted
    assert [rep.half for rep in seen.reps] == [False, False, False, True]


def test_a_rushed_rep_is_as_short_as_it_was() -> None:
    """Haste is told, although the beat asks for more."""
    of = filmed(seed=24, rushed=(2, 3))
    errors = errors_s(of, seen := of.seen())
    assert seen.trusted
    assert np.abs(errors).max() < 0.3
    lengths_s = [rep.back.length_s for rep in seen.reps]
    assert max(lengths_s[1:3]) < 1.4 < min(lengths_s[0], lengths_s[3])


@pytest.mark.parametrize(("share", "half"), [(0.4, True), (0.9, False)])
def test_where_the_film_ends_in_a_rep_nobody_knows_how_long_it_was(share: float, half: bool) -> None:
    """What the end of the film cut short was not rushed, and counts only where it went most of the way."""
    of = filmed()
    *_, start_s, end_s = of.clip.edges_s[2]
    seen = see_set(of.motion.between(-np.inf, start_s + share * (end_s - start_s)), of.beat)
    assert [rep.why for rep in seen.reps] == ["", "", CUT_OFF]
    assert [rep.half for rep in seen.reps] == [False, False, half]


def test_where_the_film_begins_in_a_rep_nobody_knows_how_long_it_was() -> None:
    """A first movement that was under way already is not told either."""
    of = filmed()
    start_s, end_s, *_ = of.clip.edges_s[0]
    seen = see_set(of.motion.between((start_s + end_s) / 2, np.inf), of.beat)
    assert [rep.why for rep in seen.reps] == [CUT_OFF, "", "", ""]


def test_who_walks_in_front_is_not_measured() -> None:
    """A rep that somebody hid is not told, the others are."""
    of = filmed()
    rows, columns = of.motion.shape
    cells = of.motion.cells.copy()
    second_s = of.clip.edges_s[1]
    passing = (of.motion.times_s > second_s[0]) & (of.motion.times_s < second_s[3])
    cells[passing] += np.random.default_rng(1).choice([-2, 2], (int(passing.sum()), rows * columns, 2))
    seen = see_set(of.motion._replace(cells=cells), of.beat)
    assert {
        rep.why for rep in seen.reps if rep.away.start_s < second_s[3] and rep.back.end_s > second_s[0]
    } <= {
        SOMEBODY_IN_FRONT,
        "a part of it was hidden",
        "it looked unlike the others",
    }
    assert sum(not rep.why for rep in seen.reps) >= 2


@pytest.mark.parametrize("options", STILL, ids=str)
def test_nobody_lifts(options: dict[str, Any]) -> None:
    """Where nobody lifts, nothing is told, whoever else moves."""
    seen = filmed(still=True, **options).seen()
    assert not seen.trusted
    assert seen.why


def test_somebody_else_of_another_beat() -> None:
    """A set is not trusted where the lifter does something else than the beat says."""
    of = filmed()
    other = of.beat._replace(lengths_s=(3.0, 2.0, 3.0, 0.0))
    assert not see_set(of.motion, other).trusted


def test_a_camera_that_is_too_slow_is_not_believed() -> None:
    """With five pictures a second reps are found but none of their figures told, however sure the limb."""
    of = filmed(fps=5)
    seen = of.seen()
    assert (len(seen.reps), seen.why) == (4, TOO_FEW_PICTURES)
    assert see_set(of.motion, of.beat, known=seen.limb).why == TOO_FEW_PICTURES


def test_nothing_at_all() -> None:
    """Without a frame, and before the first movement, nothing has moved."""
    of = filmed()
    assert see_set(MotionMeter().motion, of.beat) == SeenSet(why=NOTHING_MOVED)
    assert see_set(of.motion, of.beat, of.beat.first_s + 1) == SeenSet(why=NOTHING_MOVED)


@pytest.mark.parametrize("shift_s", [-1e4, 1e3, 1e6])
def test_the_clock_does_not_matter(shift_s: float) -> None:
    """On another clock everything comes as much later."""
    of = filmed()
    seen = see_set(later(of.motion, shift_s), of.beat._replace(first_s=of.beat.first_s + shift_s))
    assert seen.trusted
    assert edges_s(seen) - shift_s == pytest.approx(edges_s(of.seen()), abs=0.01)


@pytest.mark.parametrize(
    ("options", "within_s"),
    [
        ({"light": 0.5}, 0.1),
        ({"light": 1.5}, 0.1),
        ({"fps": 12.0}, 0.2),
        ({"fps": 32.0}, 0.1),
        ({"size": (120, 160)}, 0.2),
    ],
    ids=str,
)
def test_the_camera_does_not_matter(options: dict[str, Any], within_s: float) -> None:
    """Light, frame rate and an upright picture change next to nothing."""
    of = filmed()
    other = Filmed(*filmed(**options))
    seen = other.seen()
    assert seen.trusted
    assert edges_s(seen) - other.clip.edges_s == pytest.approx(
        edges_s(of.seen()) - of.clip.edges_s, abs=within_s
    )


def test_the_same_pictures_make_the_same_set() -> None:
    """Nothing depends on chance: twice the same, to the last bit."""
    of = filmed()
    meter = MotionMeter()
    for frame in frames_of(of.clip):
        meter.add(frame)
    assert meter.motion.cells.tobytes() == of.motion.cells.tobytes()
    assert see_set(meter.motion, of.beat).reps == of.seen().reps
