"""How even measured eccentrics were, as far as they were seen well."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from support.histories import histories
from support.measured import NORDIC_ORDER, measurement
from support.training import store_in_memory, train, working_set

from legcurl_timer.core.progression.measured_set import eccentrics_ms
from legcurl_timer.core.records import SessionRecord, SetRecord
from legcurl_timer.history.errors import DamagedError
from legcurl_timer.history.queries.evenness import evenness
from legcurl_timer.history.scope import EVERYTHING, Scope
from legcurl_timer.history.store import Store

MONDAY = date(2025, 5, 12)


def seen(days: int, reps: str, *, minute: int = 0, **facts: object) -> SetRecord:
    """Return a set at 3-0-1-1 of which some reps were seen."""
    record = working_set(MONDAY + timedelta(days=days), minute=minute, measurement=measurement(reps))
    return replace(record, **facts)


def test_a_session_comes_to_its_median_and_quartiles(store: Store) -> None:
    """All sets of a lift are taken together; a rep not seen well, or half of one, is left out."""
    sets = [seen(0, "rrq?h"), seen(0, "oos", minute=5), seen(1, "r"), working_set(MONDAY, minute=10)]
    (first, second) = train(store, sets)
    even, single = evenness(store, EVERYTHING)
    assert (even.session_uid, even.started, even.variation) == (first.uid, first.started, "lying")
    lengths_ms = (1_500, 1_500, 2_500, 3_000, 3_000, 4_000)
    assert (even.lower, even.median, even.upper) == pytest.approx((1_750 / 3_000, 2_750 / 3_000, 1.0))
    assert (even.reps, even.rushed_reps) == (len(lengths_ms), 1)
    assert (single.session_uid, single.lower, single.median, single.upper) == (second.uid, 0.5, 0.5, 0.5)
    assert (single.reps, single.rushed_reps) == (1, 0)


def test_lifts_stand_apart(store: Store) -> None:
    """A Nordic is never rushed, and is told beside the curls of the session, not among them."""
    nordic = seen(0, "rrrr", minute=5, variation="nordic", phase_order=NORDIC_ORDER)
    train(store, [nordic, seen(0, "orrr")])
    assert [(each.variation, each.reps, each.rushed_reps) for each in evenness(store, EVERYTHING)] == [
        ("lying", 4, 3),
        ("nordic", 4, 0),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"warm_up": True},
        {"tempo": ""},
        {"measurement": None},
        {"measurement": measurement("")},
        {"measurement": measurement("ooo", trusted=False)},
    ],
)
def test_what_is_left_out(store: Store, facts: dict[str, object]) -> None:
    """Warm-ups, sets without a known tempo, and those that were not seen, or not well."""
    train(store, [seen(0, "ooo", **facts)])
    assert evenness(store, EVERYTHING) == ()


@pytest.mark.parametrize(
    ("scope", "sessions"),
    [(Scope("lying"), 2), (Scope("seated"), 0), (Scope(last_day=MONDAY), 1), (Scope(measured=False), 0)],
)
def test_only_the_scope_counts(store: Store, scope: Scope, sessions: int) -> None:
    """Other lifts, other days and sets that were only paced are no part of it."""
    train(store, [seen(0, "ooo"), seen(1, "ooo")])
    assert len(evenness(store, scope)) == sessions


def test_damage_is_told(store: Store) -> None:
    """A tempo that makes no sense is damage, which the next start looks for."""
    train(store, [seen(0, "ooo")])
    store.connection.execute("UPDATE lift_set SET tempo = 'slow'")
    with pytest.raises(DamagedError):
        evenness(store, EVERYTHING)


@given(histories())
def test_every_rep_that_counts_is_there_once(history: list[SessionRecord]) -> None:
    """Whatever the history, the reps of all sessions are those that can be held against a tempo."""
    with store_in_memory() as store:
        store.add(history)
        found = evenness(store, EVERYTHING)
    counted = [
        each
        for session in history
        for record in session.sets
        if record.tempo and not record.warm_up
        for each in eccentrics_ms(record)
    ]
    assert sum(each.reps for each in found) == len(counted)
    assert all(each.lower <= each.median <= each.upper for each in found)
    assert all(one.started.utc_ms <= other.started.utc_ms for one, other in itertools.pairwise(found))
