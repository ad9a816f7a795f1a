"""Sets in the database: written as they go, read as they were."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.histories import histories, ordered, set_records
from support.kept_sets import (
    DAY_MIN,
    MINUTE_MS,
    at,
    history_file,
    history_in,
    paced_set,
    sessions_of,
    under_way,
)
from support.measured import measured_set, measurement

from legcurl_timer.core.records import Ending, SessionRecord, SetRecord, new_uid
from legcurl_timer.history.edits import delete
from legcurl_timer.history.scope import Scope
from legcurl_timer.history.store import KnownSet, Store
from legcurl_timer.history.visits import SESSION_GAP_MS

LONGEST_PAUSE_MIN = paced_set().set_time_ms / MINUTE_MS + SESSION_GAP_MS / MINUTE_MS


def the_set(store: Store, uid: str) -> SetRecord:
    """Return a set as it is stored."""
    return store.known_sets([uid])[uid].record


def the_sessions(store: Store) -> list[list[str]]:
    """Return the sessions as lists of the names of their sets."""
    return [[record.uid for record in session.sets] for session in store.sessions()]


# A set while it is done


def test_a_set_grows_rep_by_rep(store: Store) -> None:
    """What is kept after each rep is what was done so far; only the whole set is counted and listed."""
    uid = new_uid()
    for reps in range(11):
        record = under_way(0, reps, uid=uid)
        store.keep(record, "me")
        assert the_set(store, uid) == record
        assert (store.count_sets(), list(store.sessions())) == (0, [])
        assert store.under_way() == [(record, "me")]
    store.keep(paced_set(0, 10, uid=uid))
    assert the_set(store, uid) == paced_set(0, 10, uid=uid)
    assert (store.count_sets(), store.under_way()) == (1, [])


def test_the_newest_set_under_way_comes_first(store: Store) -> None:
    """Of several sets cut off, the one begun last is offered first."""
    for minute in (5, 0, 9):
        store.keep(under_way(minute, 1), "")
    assert [record.started for record, _ in store.under_way()] == [at(9), at(5), at(0)]


def test_an_ended_set_keeps_its_figures(store: Store) -> None:
    """An old snapshot that comes late undoes nothing."""
    done = paced_set(0, 10)
    store.keep(done)
    store.keep(under_way(0, 4, uid=done.uid), "me")
    assert the_set(store, done.uid) == done


def test_what_was_filled_in_stays_when_the_set_goes_on(store: Store) -> None:
    """Keeping a set's progress leaves a load and a note alone that another window wrote."""
    record = under_way(0, 3)
    store.keep(record, "me")
    store.connection.execute("UPDATE lift_set SET note = 'left knee'")
    store.keep(under_way(0, 4, uid=record.uid), "me")
    assert (the_set(store, record.uid).note, the_set(store, record.uid).completed_reps) == ("left knee", 4)


@given(set_records())
def test_any_set_can_be_kept(record: SetRecord) -> None:
    """Whatever the records allow, the database takes, and gives back as it was."""
    with a_folder() as folder, history_in(folder) as store:
        store.keep(record)
        assert the_set(store, record.uid) == record


# What was seen of it


def test_what_was_seen_comes_with_the_set(store: Store) -> None:
    """It grows and shrinks with the snapshots; one that has nothing of it leaves what is there."""
    uid = new_uid()
    for reps, seen in enumerate(["", "o", "oo", "oor", "o?"], 1):
        store.keep(replace(under_way(0, reps, uid=uid), measurement=measurement(seen)), "me")
        store.keep(under_way(0, reps, uid=uid), "me")
        ((record, _),) = store.under_way()
        assert record == replace(under_way(0, reps, uid=uid), measurement=measurement(seen))
    store.recover(uid)
    assert the_set(store, uid).measurement == measurement("o?")


def test_what_was_seen_comes_after_the_set(store: Store) -> None:
    """What was found out last stands in the place of what was before, and every other figure stays."""
    done = measured_set("rrr")
    store.keep(done)
    store.measure(done.uid, measurement("oo"))
    store.keep(done)  # once more, late
    assert the_set(store, done.uid) == replace(done, measurement=measurement("oo"))


def test_what_was_seen_is_put_away_and_had_back_with_the_set(store: Store) -> None:
    """A set that is taken away is still measured; one that is not there at all is not."""
    done = measured_set("rrr")
    store.keep(done)
    store.discard(done.uid, at(1).utc_ms)
    store.measure(done.uid, measurement("oo"))
    store.bring_back(done)
    assert the_set(store, done.uid) == replace(done, measurement=measurement("oo"))
    store.measure(new_uid(), measurement("oo"))
    assert [record for session in store.sessions() for record in session.sets] == [the_set(store, done.uid)]


# Sets cut off


def test_recovering(store: Store) -> None:
    """A set that was cut off is kept as far as it got; one that has ended by itself was not recovered."""
    record, done = under_way(0, 6), paced_set(-5)
    store.keep(record, "gone")
    store.keep(done)
    for uid in (record.uid, done.uid):
        store.recover(uid)
    assert the_set(store, record.uid) == replace(record, ending=Ending.RECOVERED)
    assert the_set(store, done.uid) == done
    assert (store.count_sets(), store.under_way()) == (2, [])


def test_a_set_taken_for_cut_off_goes_on(store: Store) -> None:
    """Where another window recovered a set that is still being paced, none of its reps is lost."""
    record = under_way(0, 2)
    store.keep(record, "me")
    store.recover(record.uid)
    store.keep(under_way(0, 3, uid=record.uid), "me")
    assert the_set(store, record.uid) == under_way(0, 3, uid=record.uid)
    done = paced_set(0, 10, uid=record.uid)
    store.keep(done)
    assert the_set(store, record.uid) == done


def test_discarding(store: Store) -> None:
    """A discarded set is out of sight and can still be had back."""
    record = under_way(0, 6)
    store.keep(record, "gone")
    store.discard(record.uid, at(1).utc_ms)
    known = store.known_sets([record.uid])[record.uid]
    assert (known.deleted, known.record.completed_reps) == (True, 6)
    assert (store.count_sets(), store.under_way()) == (0, [])


@pytest.mark.parametrize("is_left", [True, False])
def test_bringing_back(store: Store, *, is_left: bool) -> None:
    """A set that was put away is there again as it was, also where nothing is left of it."""
    record = paced_set(0, 6)
    if is_left:
        store.keep(record)
        store.discard(record.uid, at(1).utc_ms)
    store.bring_back(record)
    assert store.known_sets([record.uid]) == {record.uid: KnownSet(record, deleted=False, id=1, session_id=1)}


def test_discarding_nothing_leaves_nothing(store: Store) -> None:
    """A set that ended in the count-in leaves neither a set nor a session behind."""
    record = under_way(0, 0)
    store.keep(record, "me")
    store.discard(record.uid, at(1).utc_ms)
    assert store.known_sets([record.uid]) == {}
    assert store.connection.execute("SELECT count(*) FROM session").fetchone()[0] == 0


# Sessions


@pytest.mark.parametrize(
    ("minutes", "sets_each"),
    [
        ((0, 3), [2]),
        ((0, LONGEST_PAUSE_MIN), [2]),
        ((0, LONGEST_PAUSE_MIN + 0.001), [1, 1]),
        ((0, 90, 180, 270), [4]),  # the pause counts, not the length
        ((0, DAY_MIN), [1, 1]),
        ((10, 0), [2]),  # stored late
        ((0, -DAY_MIN), [1, 1]),  # the clock was put back
    ],
)
def test_a_visit_is_a_session(store: Store, minutes: tuple[float, ...], sets_each: list[int]) -> None:
    """A set within two hours of the last one's end belongs to the same visit, which lasts for all of them."""
    for minute in minutes:
        store.keep(paced_set(minute))
    sessions = list(store.sessions())
    assert [len(session.sets) for session in sessions] == sets_each
    assert all(session.started == session.sets[0].started for session in sessions)
    assert all(session.ended == session.sets[-1].ended for session in sessions)


def test_a_session_without_an_end_does_not_swallow_the_rest(store: Store) -> None:
    """An imported session that is said to last for years takes in no set of today."""
    endless = SessionRecord(new_uid(), at(-1_000_000), at(1_000_000), sets=(paced_set(-1_000_000),))
    store.add([endless])
    store.keep(paced_set())
    assert [len(sets) for sets in the_sessions(store)] == [1, 1]


def test_a_set_stays_in_its_session(store: Store) -> None:
    """Another window's set that ends meanwhile does not draw a set over into another session."""
    mine = under_way(0, 1)
    store.keep(mine, "me")
    store.keep(paced_set(60))
    store.keep(paced_set(0, 10, uid=mine.uid))
    assert len(the_sessions(store)) == 1


# Adding many


@given(histories(), st.randoms(use_true_random=False))
def test_a_history_comes_back_as_it_was_added(given_sessions: list[SessionRecord], random: Random) -> None:
    """Any history is read back the same, oldest first; added again, in whatever order, it stays the same."""
    with a_folder() as folder, history_in(folder) as store:
        for _ in range(2):
            store.add(given_sessions)
            assert list(store.sessions()) == ordered(given_sessions)
            assert store.count_sets() == sum(len(session.sets) for session in given_sessions)
            random.shuffle(given_sessions)


def test_adding_is_all_or_nothing(store: Store) -> None:
    """Where the last session cannot be added, neither are those before it."""
    sessions = sessions_of(8)

    def broken() -> Iterator[SessionRecord]:
        yield from sessions
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.add(broken())
    assert store.count_sets() == 0


# Reading


def test_known_sets(store: Store) -> None:
    """More names than one question holds: those that are here come, the others not."""
    sessions = sessions_of(1_100, reps=1)
    store.add(sessions)
    delete(store, [sessions[0].sets[0].uid], at().utc_ms)
    records = {record.uid: record for session in sessions for record in session.sets}
    known = store.known_sets([*records, new_uid()])
    assert {uid: each.record for uid, each in known.items()} == records
    assert [uid for uid, each in known.items() if each.deleted] == [sessions[0].sets[0].uid]


def test_a_scope(store: Store) -> None:
    """Only sessions with sets in the scope, and of those only the sets that are in it."""
    for minute in (0, 5, DAY_MIN, 2 * DAY_MIN):
        store.keep(paced_set(minute, variation="seated" if minute == 5 else "lying"))
    scope = Scope("lying", last_day=date(2026, 11, 24))
    found = [record.started for session in store.sessions(scope) for record in session.sets]
    assert found == [at(0), at(DAY_MIN)]


def test_reading_while_another_writes(tmp_path: Path) -> None:
    """Whoever reads sees the history of one moment, and holds up nobody who writes."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(1_200, sets_each=1, reps=1))
        with Store.open_existing(history_file(tmp_path)) as reader:
            sessions = reader.sessions()
            next(sessions)
            for _ in range(20):
                store.keep(paced_set(10_000_000 / 60))
            assert sum(1 for _ in sessions) == 1_199
            assert reader.count_sets() == 1_220


def test_a_file_that_was_moved(tmp_path: Path) -> None:
    """A connection knows when its file is no longer the one at its path."""
    with history_in(tmp_path) as store:
        assert store.is_current()
        path = history_file(tmp_path)
        path.rename(tmp_path / "elsewhere")
        assert not store.is_current()
        path.touch()
        assert not store.is_current()
        path.unlink()
        (tmp_path / "elsewhere").rename(path)
        assert store.is_current()


def test_a_session_that_comes_again_longer_grows(store: Store) -> None:
    """A later copy of a session adds its new sets, its length, and its note where there was none."""
    early, late = paced_set(0), paced_set(10)
    uid = new_uid()
    store.add([SessionRecord(uid, early.started, early.ended, "", (early,))])
    whole = SessionRecord(uid, early.started, late.ended, "good day", (early, late))
    store.add([whole])
    assert list(store.sessions()) == [whole]
    store.add([SessionRecord(uid, early.started, early.ended, "another note", (early,))])
    assert list(store.sessions()) == [whole]
