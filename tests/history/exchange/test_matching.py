"""Which sets of a file are here already, where a workout's lifts or rows are others than before."""

from dataclasses import replace
from uuid import NAMESPACE_OID, uuid5

import pytest
from support.imports import import_, plan_of, strong_file, told_set, workout

from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.store import Store


def lifts_told(*variations: str) -> SessionRecord:
    """Return a workout with sets of these lifts, no two with the same reps."""
    sets = [
        told_set(place / 60_000, 4 + place, variation=variation, uid=known_as(variations[:place]))
        for place, variation in enumerate(variations, 1)
    ]
    return replace(workout(0, 10), sets=tuple(sets))


def known_as(lifts: tuple[str, ...]) -> str:
    """Return the id of the last of some sets, which tells its lift and how many there are of that."""
    return str(uuid5(NAMESPACE_OID, f"{lifts[-1]} {lifts.count(lifts[-1])}"))


@pytest.mark.parametrize(
    ("before", "now", "differ"),
    [
        (("lying",) * 5, ("seated", "seated", "seated", "lying", "lying"), 3),
        (("seated", "seated", "lying"), ("seated", "seated", "seated"), 1),
        (("lying", "seated", "lying"), ("seated", "seated", "lying"), 1),
    ],
)
def test_one_of_two_exercises_is_named_otherwise_now(
    store: Store, before: tuple[str, ...], now: tuple[str, ...], differ: int
) -> None:
    """Where the rows are the same, a set is not taken for another that has its number now."""
    import_(store, strong_file(lifts_told(*before)))
    plan = plan_of(store, strong_file(lifts_told(*now)))
    assert (plan.new, plan.differing_sets) == (0, differ)
    assert all([each.name for each in difference.changes] == ["lift"] for difference in plan.differences)
    import_(store, strong_file(lifts_told(*now)), take=None)
    for file, differing in ((now, 0), (before, differ)):
        plan = plan_of(store, strong_file(lifts_told(*file)))
        assert (plan.new, plan.differing_sets) == (0, differing)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("lying", "lying"), ("seated", "lying", "lying")),
        (("lying", "seated"), ("seated", "lying")),
        (("lying", "seated", "lying"), ("seated", "seated", "lying", "lying")),
        (("lying", "standing", "lying"), ("standing", "standing", "lying")),
        (("lying", "seated", "lying"), ("standing", "standing", "lying")),
        (("lying", "seated", "seated"), ("seated", "standing", "lying")),
    ],
)
def test_rows_that_have_moved(store: Store, before: tuple[str, ...], now: tuple[str, ...]) -> None:
    """A set that was forgotten, or done in another order, moves the others on; none comes in twice."""
    import_(store, strong_file(lifts_told(*before)))
    import_(store, strong_file(lifts_told(*now)), take=None)
    (session,) = store.sessions()
    assert sorted(record.variation for record in session.sets) == sorted(now)
