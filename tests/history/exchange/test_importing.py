"""An import is done whole or not at all, twice is once, and it can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.folders import a_folder
from support.histories import histories
from support.imports import NOW, content_of, import_, own_file, plan_of, strong_file, told_set, workout
from support.kept_sets import at, history_in, paced_set, session_of
from support.measured import measurement

from legcurl_timer.core.moment import MOST_UTC_MS, Moment
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history import edits
from legcurl_timer.history.edits import KEPT_FOR_MS, ChangeKind
from legcurl_timer.history.errors import HistoryError
from legcurl_timer.history.exchange.contents import Choices, Contents, OwnFile
from legcurl_timer.history.exchange.importing import Imported, carry_out
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.store import Store

PULL, LEGS = workout(0, 10, 9, 8, note="Pull day"), workout(3_000, 12, 12, variation="seated")
LONGER = replace(PULL, sets=(*PULL.sets, told_set(4 / 60_000, 6)), ended=at(90))


def undo_last(store: Store) -> None:
    """Take the last change back."""
    change = edits.last_change(store)
    assert change is not None
    assert edits.undo(store, change)


def copies(store: Store) -> list[str]:
    """Return the names of the copies that were made before an import, the newest first."""
    return [copy.name for copy in backups(store.path) if "before-import" in copy.name]


def test_twice_is_once(store: Store) -> None:
    """The second time nothing is added, no change is noted and no copy is made."""
    assert import_(store, strong_file(PULL, LEGS)) == Imported(added=5)
    before = content_of(store)
    assert import_(store, strong_file(PULL, LEGS)) == Imported()
    assert import_(store, strong_file(PULL, LEGS), take=None) == Imported()
    assert content_of(store) == before
    assert copies(store) == []


def test_what_is_undone(store: Store) -> None:
    """An import is one change: told with its sets, its program and its time, and taken back as one."""
    store.keep(paced_set(-5_000))
    before = content_of(store)
    import_(store, strong_file(PULL, LEGS))
    change = edits.last_change(store)
    assert change is not None
    assert (change.kind, change.count, change.origin) == (ChangeKind.IMPORTED, 5, "Strong")
    assert change.changed_utc_ms == NOW.utc_ms
    assert edits.undo(store, change)
    assert content_of(store) == before
    assert not edits.undo(store, change)  # another window has done so


def test_what_was_here_is_as_before(store: Store) -> None:
    """Sets that were updated or had been deleted, a session that grew and got a note: all is as it was."""
    mine = session_of(paced_set(9_000, measurement=measurement("oo")), paced_set(9_005))
    here = replace(PULL, note="", ended=at(30), sets=PULL.sets[:2])
    store.add([here, mine])
    edits.delete(store, [PULL.sets[0].uid, mine.sets[1].uid], 7)
    before = content_of(store)
    corrected = replace(LONGER.sets[1], completed_reps=1, note="hard")
    theirs = replace(LONGER, sets=(LONGER.sets[0], corrected, *LONGER.sets[2:]))
    assert import_(store, strong_file(theirs), take=None) == Imported(added=3, updated=1)
    assert next(iter(store.sessions())) == theirs
    other = replace(mine.sets[0], completed_reps=3, reps=mine.sets[0].reps[:3], measurement=None)
    assert import_(
        store, own_file(replace(mine, sets=(other, mine.sets[1]), note="x")), take=None
    ) == Imported(added=1, updated=1, workouts=0)
    undo_last(store)
    undo_last(store)
    assert content_of(store) == before


def test_a_session_that_grows_and_is_corrected(store: Store) -> None:
    """A session that a new set makes longer and that is renamed as well is as it was before both."""
    import_(store, strong_file(PULL))
    before = content_of(store)
    import_(store, strong_file(replace(LONGER, note="Leg day")), take=None)
    assert list(store.sessions()) == [replace(LONGER, note="Leg day")]
    undo_last(store)
    assert content_of(store) == before


def test_what_stands_in_the_place_of_what_is_gone(store: Store) -> None:
    """A set that got the row of one that an import had changed, and that is gone, is none of the import's."""
    import_(store, strong_file(PULL))
    corrected = replace(PULL.sets[2], note="hard")
    import_(store, strong_file(replace(PULL, sets=(*PULL.sets[:2], corrected))), take=None)
    store.connection.execute("DELETE FROM lift_set WHERE uid = ?", (PULL.sets[2].uid,))
    mine = paced_set(10)
    store.keep(mine)
    undo_last(store)
    assert [record for session in store.sessions() for record in session.sets] == [*PULL.sets[:2], mine]


def test_only_what_was_chosen_is_taken(store: Store) -> None:
    """Of several differences those that were chosen are taken, and the others stay as they are here."""
    import_(store, strong_file(PULL, LEGS))
    before = content_of(store)
    sets = tuple(replace(record, completed_reps=1) for record in PULL.sets)
    file = strong_file(replace(PULL, sets=sets, note="renamed"), LEGS)
    done = import_(store, file, take={PULL.sets[1].uid, PULL.uid})
    assert done == Imported(added=0, updated=1, workouts=1)
    session = next(store.sessions())
    assert session.note == "renamed"
    assert [record.completed_reps for record in session.sets] == [10, 1, 8]
    undo_last(store)
    assert content_of(store) == before


def test_what_was_done_to_the_sets_since(store: Store) -> None:
    """It lies on top and is undone first; then the import goes as if nothing had been done to it."""
    before = content_of(store)
    import_(store, strong_file(PULL))
    edits.revise(store, PULL.sets[0], replace(PULL.sets[0], note="hard"), NOW.utc_ms)
    edits.note_session(store, PULL.uid, "my note", NOW.utc_ms)
    edits.delete(store, [PULL.sets[1].uid], NOW.utc_ms)
    for _ in range(4):
        undo_last(store)
    assert content_of(store) == before


def test_what_was_trained_since_stays(store: Store) -> None:
    """A set that was paced in the visit of an imported workout stays when that goes, as does its session."""
    now = at(61)
    old = session_of(paced_set(-600))
    store.add([old, replace(LEGS, ended=LEGS.started)])
    late = paced_set(70)
    import_(store, strong_file(PULL), now=now)
    store.keep(late)
    import_(store, strong_file(replace(LEGS, sets=(*LEGS.sets, told_set(3_000.1)))), now=at(3_030))
    store.keep(later := paced_set(3_040))
    undo_last(store)
    undo_last(store)
    mine, imported, with_later = store.sessions()
    assert mine == old
    assert (imported.uid, imported.sets, imported.ended) == (PULL.uid, (late,), late.ended)
    assert with_later.sets == (*LEGS.sets, later)
    assert with_later.ended.utc_ms == later.ended.utc_ms


def test_a_paced_set_does_not_join_a_day(store: Store) -> None:
    """A session of which nobody told the time takes in no set, however near its noon is."""
    import_(store, strong_file(replace(workout(-60, 8), day_only=True)))
    store.keep(paced_set(0))
    assert [len(session.sets) for session in store.sessions()] == [1, 1]


def test_the_way_back_is_kept_for_a_month(store: Store) -> None:
    """After that the sets are like any others, and nothing is left of what was before."""
    import_(store, strong_file(PULL))
    import_(store, strong_file(replace(PULL, note="renamed")), take=None)
    edits.forget_old(store, NOW.utc_ms + KEPT_FOR_MS)
    assert edits.last_change(store) is not None
    edits.forget_old(store, NOW.utc_ms + KEPT_FOR_MS + 1)
    assert edits.last_change(store) is None
    content = content_of(store)
    assert content["replaced"] == []
    assert store.count_sets() == 3
    assert store.connection.execute("SELECT count(import_id) FROM lift_set").fetchone()[0] == 0


def test_all_or_nothing(store: Store) -> None:
    """Where the file cannot be read on, or somebody calls off, nothing has been added."""

    class Broken(OwnFile):
        def contents(self, choices: Choices, _progress: Any = None) -> Contents:
            def broken() -> Iterator[SessionRecord]:
                yield from self.sessions
                raise KeyboardInterrupt

            return super().contents(choices)._replace(sessions=broken())

    plan = plan_of(store, strong_file(PULL))
    before = content_of(store)
    with pytest.raises(KeyboardInterrupt):
        carry_out(plan._replace(file=Broken(*plan.file)), store, NOW)
    assert content_of(store) == before


def test_another_window_has_imported_it_meanwhile(store: Store) -> None:
    """What came between the plan and its doing is not done twice."""
    plan = plan_of(store, strong_file(PULL))
    import_(store, strong_file(PULL))
    before = content_of(store)
    assert carry_out(plan, store, NOW) == Imported()
    assert content_of(store) == before


def test_progress_is_told(store: Store) -> None:
    """On the way through many sets their count is told, never falling."""
    told: list[int] = []
    file = own_file(*(session_of(paced_set(minute)) for minute in range(0, 125_000, 100)))
    carry_out(plan_of(store, file), store, NOW, progress=told.append)
    assert told == [500, 1_000]


def test_a_copy_before_each_import(tmp_path: Path) -> None:
    """Before anything is changed the history is copied, once; the last seven such copies are kept."""
    with history_in(tmp_path) as store:
        import_(store, strong_file(PULL))
        assert copies(store) == []  # there was nothing to lose
        for minute in range(9):
            import_(store, strong_file(workout(10_000 + 100 * minute, 5)), now=at(minute))
        assert len(copies(store)) == 7
        assert min(copies(store)) == "history-before-import-2026-11-23T130200.sqlite3"
        (_, newest) = max((copy.name, copy.sets) for copy in backups(store.path))
        assert newest == 3 + 8


def test_no_copy_no_import(tmp_path: Path) -> None:
    """Where the history cannot be copied, nothing is imported, and one line says why."""
    with history_in(tmp_path) as store:
        store.keep(paced_set(-5_000))
        (tmp_path / "backups").write_text("in the way")
        before = content_of(store)
        with pytest.raises(HistoryError, match=r"^No copy .*something else is in the place of its folder\.$"):
            import_(store, strong_file(PULL))
        assert content_of(store) == before


@given(histories(), histories())
def test_any_history_goes_again(here: list[SessionRecord], brought: list[SessionRecord]) -> None:
    """Whatever is imported, own or foreign, into whatever history: twice is once, and undone is as before."""
    with a_folder() as folder, history_in(folder) as store:
        store.add(here)
        before = content_of(store)
        for file in (own_file(*brought), strong_file(*brought)):
            import_(store, file, take=None, now=Moment(MOST_UTC_MS))
            once = content_of(store)
            assert plan_of(store, file).new == 0
            assert import_(store, file) == Imported()
            assert content_of(store) == once
            while edits.last_change(store):
                undo_last(store)
            assert content_of(store) == before


_REPS = st.integers(1, 30)
_FACTS = st.fixed_dictionaries(
    {"completed_reps": _REPS, "note": st.sampled_from(["", "hard", "easy"]), "warm_up": st.booleans()}
)


@given(st.lists(st.lists(_FACTS, min_size=2, max_size=2), min_size=1, max_size=4), st.data())
def test_files_that_were_corrected_again_and_again(
    facts: list[list[dict[str, Any]]], data: st.DataObject
) -> None:
    """Each export holds the sets of the one before, some corrected, some more: each set is here once.

    Taken, the history says what the last file says; undone one after the other, nothing is left.
    """
    with a_folder() as folder, history_in(folder) as store:
        sets = [told_set(place / 60_000, 5) for place in range(1, len(facts) + 1)]
        contents = [content_of(store)]
        for nth in (0, 1):
            told = tuple(replace(record, **one[nth]) for record, one in zip(sets, facts, strict=True))
            some = told if nth else told[: data.draw(st.integers(1, len(told)))]
            note = data.draw(st.sampled_from(["Legs", "Pull", "x"]))
            done = import_(store, strong_file(replace(PULL, sets=some, note=note)), take=None)
            contents += [content_of(store)] if done != Imported() else []
            (session,) = store.sessions()
            assert len(session.sets) == len(some)
            assert session.note == note
            shown = [(record.completed_reps, record.warm_up) for record in session.sets]
            assert shown == [(record.completed_reps, record.warm_up) for record in some]
            if nth == 0:
                record = session.sets[0]
                edits.revise(store, record, replace(record, pain=True), NOW.utc_ms)
                contents.append(content_of(store))
        while (change := edits.last_change(store)) is not None:
            edits.undo(store, change)
            contents.pop()
            assert content_of(store) == contents[-1]
        assert len(contents) == 1
