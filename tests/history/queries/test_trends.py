"""What training adds up to, as the database computes it."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from support.histories import histories
from support.measured import measurement
from support.training import store_in_memory, train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.edits import delete
from legcurl_timer.history.queries.trends import (
    SetMean,
    SetPoint,
    WeekSum,
    first_and_last_day,
    leg_week_sums,
    set_count,
    set_means,
    set_points,
    week_sums,
)
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

MONDAY = date(2025, 5, 12)
SUNDAY = MONDAY + timedelta(days=6)
WEEK = timedelta(weeks=1)


def test_a_point_says_all_about_its_set(store: Store) -> None:
    """A set comes with its session, time, lift, leg, reps, tension and load; what nobody knows is None."""
    late = working_set(SUNDAY, 9, variation="standing", leg=Leg.LEFT, kg=22.5, tut_ms=44_000)
    early = working_set(MONDAY, tut_ms=None)
    (second,) = train(store, [late])
    (first,) = train(store, [early])
    load = Load(LoadUnit.KG, 22_500)
    assert set_points(store, EVERYTHING) == (
        SetPoint(early.uid, first.uid, early.started, "lying", Leg.BOTH, 10, None, None),
        SetPoint(late.uid, second.uid, late.started, "standing", Leg.LEFT, 9, 44_000, load),
    )


def test_warm_ups_deleted_and_running_sets_do_not_count(store: Store) -> None:
    """Only working sets that have ended, and have not been deleted, are progress."""
    counted, deleted = working_set(MONDAY), working_set(MONDAY, minute=5)
    train(store, [counted, deleted, working_set(MONDAY, minute=10, warm_up=True)])
    store.keep(replace(working_set(MONDAY, minute=15), ending=None))
    delete(store, [deleted.uid], now_utc_ms=0)
    assert [point.uid for point in set_points(store, EVERYTHING)] == [counted.uid]
    assert set_count(store, EVERYTHING, 10) == 1
    assert set_count(store, EVERYTHING, 0) == 0  # it is not counted further than asked
    assert [each.sets for each in week_sums(store, EVERYTHING)] == [1]
    assert [each.sets for each in set_means(store, EVERYTHING, 1)] == [1]


def test_a_week_goes_from_monday_to_sunday(store: Store) -> None:
    """Monday and the Sunday after it are one week, the next Monday begins another."""
    train(store, [working_set(day, 10) for day in (MONDAY, SUNDAY, MONDAY + WEEK)])
    assert [(each.monday, each.reps) for each in week_sums(store, EVERYTHING)] == [
        (MONDAY, 20),
        (MONDAY + WEEK, 10),
    ]


def test_a_week_adds_up(store: Store) -> None:
    """Sets, reps, tension and load are summed, a pound as 0.45359237 kg; its last session stands for it."""
    sessions = train(
        store,
        [
            working_set(MONDAY, 10, kg=40, tut_ms=50_000),
            working_set(MONDAY, 8, pounds=100, tut_ms=None, minute=5),
            working_set(SUNDAY, 12, tut_ms=60_000),
        ],
    )
    assert week_sums(store, EVERYTHING) == (
        WeekSum(
            MONDAY,
            sets=3,
            reps=30,
            tut_ms=110_000,
            timed_sets=2,
            lifted_g=762_874,
            heaviest_g=45_359,
            weighed_sets=2,
            session_uid=sessions[-1].uid,
        ),
    )


def test_what_was_measured_is_a_sum_of_its_own(store: Store) -> None:
    """Measured time that is trusted stands beside the paced, with the number of sets it is from."""
    seen = measurement("oo")
    unseen = replace(seen, trusted=False)
    train(
        store,
        [
            working_set(MONDAY, measurement=seen),
            working_set(MONDAY, measurement=unseen, minute=5),
            working_set(SUNDAY, measurement=replace(seen, tut_ms=None)),
            working_set(SUNDAY, measurement=seen, minute=5),
        ],
    )
    (week,) = week_sums(store, EVERYTHING)
    assert (week.timed_sets, week.tut_ms) == (4, 200_000)
    assert (week.measured_sets, week.measured_tut_ms) == (2, 19_200)
    (week,) = week_sums(store, Scope(measured=False))
    assert (week.sets, week.measured_sets, week.measured_tut_ms) == (1, 0, 0)


def test_each_leg_counts_alone(store: Store) -> None:
    """Left and right have sums of their own over the same weeks; a leg never trained has none."""
    train(
        store,
        [
            working_set(MONDAY, 10, variation="standing", leg=Leg.LEFT),
            working_set(MONDAY, 12, variation="standing", leg=Leg.RIGHT, minute=5),
            working_set(MONDAY + 2 * WEEK, 9, variation="standing", leg=Leg.RIGHT),
        ],
    )
    by_leg = leg_week_sums(store, Scope("standing"))
    assert {leg: [each.reps for each in sums] for leg, sums in by_leg.items()} == {
        Leg.LEFT: [10, 0, 0],
        Leg.RIGHT: [12, 0, 9],
    }


def test_the_span_of_training_is_known(store: Store) -> None:
    """The first day and the last one are those of sets that count."""
    assert first_and_last_day(store, EVERYTHING) is None
    assert set_points(store, EVERYTHING) == set_means(store, EVERYTHING, 1) == week_sums(store, EVERYTHING)
    train(store, [working_set(MONDAY), working_set(SUNDAY), working_set(SUNDAY + WEEK, warm_up=True)])
    assert first_and_last_day(store, EVERYTHING) == (MONDAY, SUNDAY)


def test_a_scope_limits_everything(store: Store) -> None:
    """Other lifts and other days are left out of points, means and sums."""
    train(
        store,
        [
            working_set(MONDAY, 1),
            working_set(SUNDAY, 2),
            working_set(SUNDAY, 3, variation="seated", minute=5),
            working_set(SUNDAY + WEEK, 4),
        ],
    )
    scope = Scope("lying", MONDAY + timedelta(days=1), SUNDAY)
    assert [point.completed_reps for point in set_points(store, scope)] == [2]
    assert [each.reps for each in week_sums(store, scope)] == [2]
    assert [each.sets for each in set_means(store, scope, 1)] == [1]


def test_means_keep_the_legs_of_one_lift_apart(store: Store) -> None:
    """A scope of one lift has a mean a leg; sets without a known time are not part of it."""
    sets = [
        working_set(MONDAY, variation="standing", leg=Leg.LEFT, tut_ms=40_000),
        working_set(MONDAY, variation="standing", leg=Leg.LEFT, tut_ms=41_001, minute=5),
        working_set(MONDAY, variation="standing", leg=Leg.LEFT, tut_ms=None, minute=10),
        working_set(MONDAY, variation="standing", leg=Leg.RIGHT, tut_ms=50_000, minute=15),
    ]
    (session,) = train(store, sets)
    assert set_means(store, Scope("standing"), 1) == (
        SetMean(MONDAY, "standing", Leg.LEFT, 2, 40_501, session.uid),
        SetMean(MONDAY, "standing", Leg.RIGHT, 1, 50_000, session.uid),
    )
    assert set_means(store, EVERYTHING, 1) == (SetMean(MONDAY, "standing", None, 3, 43_667, session.uid),)


def test_means_span_several_weeks(store: Store) -> None:
    """Sets of weeks that belong together have one mean, which leads to the last of their sessions."""
    days = [MONDAY + number * WEEK for number in range(8)]
    sessions = train(store, [working_set(day, tut_ms=1_000 * at) for at, day in enumerate(days)])
    means = set_means(store, EVERYTHING, 4)
    assert sum(each.sets for each in means) == 8
    assert {(each.monday - means[0].monday).days % 28 for each in means} == {0}
    assert all(earlier.monday < later.monday for earlier, later in itertools.pairwise(means))
    assert means[-1].session_uid == sessions[-1].uid


@given(histories())
def test_nothing_is_lost_between_the_weeks(history: list[SessionRecord]) -> None:
    """Whatever the history, all its working sets are in the weeks, each once, and no week is missing."""
    working = [each for session in history for each in session.sets if not each.warm_up]
    with store_in_memory() as store:
        store.add(history)
        sums = week_sums(store, EVERYTHING)
        means = set_means(store, EVERYTHING, 3)
        points = set_points(store, EVERYTHING)
    assert {point.uid for point in points} == {each.uid for each in working}
    assert sum(each.sets for each in sums) == len(working)
    assert sum(each.reps for each in sums) == sum(each.completed_reps for each in working)
    assert sum(each.tut_ms for each in sums) == sum(each.tut_ms or 0 for each in working)
    assert sum(each.sets for each in means) == sum(each.tut_ms is not None for each in working)
    assert all(later.monday - earlier.monday == WEEK for earlier, later in itertools.pairwise(sums))
    assert all(each.monday.weekday() == 0 for each in (*sums, *means))
