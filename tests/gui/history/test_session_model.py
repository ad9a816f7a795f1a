"""The tree behind the list: read in pages, added up anew after a correction."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from support.kept_sets import DAY_MIN, NOON, paced_set, session_of

from legcurl_timer.gui.history.session_model import RowKind, SessionModel
from legcurl_timer.history.edits import revise
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import Store


@pytest.fixture
def model(store: Store) -> SessionModel:
    """Give a model of two hundred sessions, one of them with two lifts, two on the newest day."""
    store.add(session_of(paced_set(-number * DAY_MIN, 3)) for number in range(199))
    store.add([session_of(paced_set(10, 3), paced_set(20, 3, variation="seated"), note="two")])
    made = SessionModel()
    made.show(store, Scope())
    return made


def test_rows_know_what_they_are(model: SessionModel) -> None:
    """Below a session come its note and its sets; what a row belongs to can be asked of each."""
    session = model.index(0, 0)
    assert model.rowCount(session) == 0
    model.fetchMore(session)
    note, first, second = (model.index(row, 0, session) for row in range(3))
    details = model.index(0, 0, first)
    rows = (session, note, first, details)
    assert [model.kind(index) for index in rows] == list(RowKind)
    assert [model.hasChildren(index) for index in rows] == [True, False, True, False]
    assert model.record(second).variation == "seated"
    assert model.record(model.index(0, 0, second)) == model.record(second)
    assert model.line(model.index(0, 0, second)).note == "two"
    assert model.data(second) == "Set 2: 3 reps, 3-0-1-1"
    assert (
        model.data(session) == "23 Nov 2026, 13:10 \u2013 13:20: 2 sets, 6 reps, 0:30 under tension (paced)"
    )


def test_a_time_of_day_that_nobody_told(store: Store) -> None:
    """The row of such a session tells its day, and no time."""
    store.add([replace(session_of(paced_set(0, 3)), day_only=True)])
    model = SessionModel()
    model.show(store, Scope())
    assert model.data(model.index(0, 0)) == "23 Nov 2026: 1 set, 3 reps, 0:15 under tension (paced)"


def test_the_first_session_of_a_day_heads_it(model: SessionModel) -> None:
    """A day is named once, whether its sessions were read at once or on two pages."""
    model.load_until("nobody")
    heads = [model.heads_day(model.index(row, 0)) for row in range(200)]
    assert heads == [True, False] + [True] * 198


def test_a_long_history_is_read_as_far_as_it_is_wanted(model: SessionModel, store: Store) -> None:
    """At once there is a page; a session that the plots show is found, one that is not there is not."""
    assert model.rowCount() == 60
    assert model.canFetchMore(QModelIndex())
    oldest = next(store.sessions())
    assert model.line(model.load_until(oldest.uid)).uid == oldest.uid
    assert not model.load_until("nobody").isValid()
    assert not model.canFetchMore(QModelIndex())


def test_a_correction_shows_in_the_sums(model: SessionModel, store: Store) -> None:
    """The set's row and its session's change where they stand."""
    session = model.index(0, 0)
    model.fetchMore(session)
    old = model.record(model.index(1, 0, session))
    new = replace(old, completed_reps=7)
    revise(store, old, new, NOON)
    model.revise(new)
    assert model.record(model.index(1, 0, session)) == new
    assert model.line(session).sums.reps == 10


def test_a_session_that_left_the_scope_stays_in_sight(store: Store) -> None:
    """Giving a set another lift than the one looked at does not pull it from under the lifter's hands."""
    session = session_of(paced_set(reps=3))
    store.add([session])
    model = SessionModel()
    model.show(store, Scope("lying"))
    model.fetchMore(model.index(0, 0))
    old = session.sets[0]
    revise(store, old, replace(old, variation="seated"), NOON)
    model.revise(replace(old, variation="seated"))
    assert model.rowCount() == 1
    assert model.record(model.index(1, 0, model.index(0, 0))).variation == "seated"
