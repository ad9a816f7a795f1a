"""What the history hands to the rules about progress, and the load it remembers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from support.training import train, working_set

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import find_variation, load_variations
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import Ending, SessionRecord, new_uid
from legcurl_timer.history.edits import delete
from legcurl_timer.history.queries.next_time import last_load, work_sets
from legcurl_timer.history.store import Store

MONDAY = date(2026, 11, 23)
LYING = find_variation(load_variations(), "lying")
AT_3011 = Tempo.parse("3-0-1-1")


def test_sets_come_in_the_order_working_set(store: Store) -> None:
    """The sets of one variation come oldest first, those of others and deleted ones not at all."""
    gone = working_set(MONDAY, 3)
    train(
        store,
        [
            working_set(MONDAY, 2, minute=5),
            working_set(MONDAY, 1),
            gone,
            working_set(MONDAY, 9, variation="nordic"),
        ],
    )
    train(store, [working_set(MONDAY - timedelta(days=3), 7)])
    delete(store, [gone.uid], 1_795_449_600_000)
    assert [each.record.completed_reps for each in work_sets(store, "lying")] == [7, 1, 2]


def test_what_a_crash_cut_off_is_left_out(store: Store) -> None:
    """A set that was cut off does not count as one that fell short."""
    train(
        store, [working_set(MONDAY, 10), replace(working_set(MONDAY, 2, minute=5), ending=Ending.RECOVERED)]
    )
    assert [each.record.completed_reps for each in work_sets(store, "lying")] == [10]


def test_a_session_past_midnight_is_of_one_day(store: Store) -> None:
    """All sets of a session count for the day on which it began, by the clock of the place."""
    begun = datetime(2026, 11, 22, 23, 50, tzinfo=UTC)
    sets = tuple(
        replace(
            working_set(MONDAY), started=replace(Moment.of(begun + timedelta(minutes=20 * at)), offset_min=60)
        )
        for at in range(2)
    )
    store.add([SessionRecord(new_uid(), replace(sets[0].started, offset_min=0), sets[1].ended, "", sets)])
    assert [each.day for each in work_sets(store, "lying")] == [date(2026, 11, 22)] * 2


def test_a_long_history_is_cut(store: Store) -> None:
    """Only the newest sets are read, however long the history is."""
    train(store, [working_set(MONDAY - timedelta(days=at), 1 + at % 900) for at in range(310)])
    found = work_sets(store, "lying")
    assert len(found) == 300
    assert found[-1].day == MONDAY


def test_the_load_is_remembered_by_variation_tempo_and_leg(store: Store) -> None:
    """The last work set of the same kind tells the load; warm-ups and unknown loads are passed over."""
    train(
        store,
        [
            working_set(MONDAY - timedelta(days=3), kg=37.5),
            working_set(MONDAY, kg=40, minute=1),
            working_set(MONDAY, minute=2),
            working_set(MONDAY, kg=20, minute=3, warm_up=True),
            working_set(MONDAY, kg=30, minute=4, tempo="5-0-1-1"),
            working_set(MONDAY, kg=25, minute=5, variation="standing", leg=Leg.LEFT),
            working_set(MONDAY, pounds=50, minute=6, variation="standing", leg=Leg.RIGHT),
        ],
    )
    assert last_load(store, "lying", AT_3011, Leg.BOTH) == Load(LoadUnit.KG, 40_000)
    assert last_load(store, "lying", Tempo.parse("5-0-1-1"), Leg.BOTH) == Load(LoadUnit.KG, 30_000)
    assert last_load(store, "standing", AT_3011, Leg.LEFT) == Load(LoadUnit.KG, 25_000)
    assert last_load(store, "standing", AT_3011, Leg.RIGHT) == Load(LoadUnit.LB, 50_000)
    assert last_load(store, "lying", Tempo.parse("4-0-1-1"), Leg.BOTH) is None
    assert last_load(store, "seated", AT_3011, Leg.BOTH) is None
