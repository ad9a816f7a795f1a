"""The steps from form to form: each once, after a copy, whole or not at all, and never backwards."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from support.histories import ordered
from support.kept_sets import (
    DAY_MIN,
    at,
    bytes_of,
    history_file,
    history_in,
    paced_set,
    sessions_of,
    stored_sets,
)
from support.measured import measurement
from support.training import store_in_memory

from legcurl_timer.core.records import SessionRecord, Source
from legcurl_timer.history.database import APPLICATION_ID, connect, pragma
from legcurl_timer.history.edits import Change, ChangeKind, last_change, revise
from legcurl_timer.history.errors import HistoryError, NewerHistoryError
from legcurl_timer.history.migrations import (
    expected_schema,
    migrate,
    own_migrations,
    schema_of,
)
from legcurl_timer.history.recovery.backups import backups
from legcurl_timer.history.recovery.opening import history_as_it_is, open_history
from legcurl_timer.history.recovery.repair import recover_rows
from legcurl_timer.history.store import Store

OWN = own_migrations()
COLOUR = "ALTER TABLE session ADD COLUMN colour TEXT;\n-- Nothing more.\n"
NEW_SESSION = """CREATE TABLE visit AS SELECT * FROM session;
    DROP TABLE session;
    CREATE TABLE session (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, started_utc_ms INTEGER,
      started_offset_min INTEGER, ended_utc_ms INTEGER, ended_offset_min INTEGER, note TEXT,
      day_only INTEGER, colour TEXT) STRICT;
    INSERT INTO session SELECT * FROM visit;
    DROP TABLE visit"""
BROKEN = "ALTER TABLE session ADD COLUMN colour TEXT;\nINSERT INTO nowhere VALUES (1);"
ONE_MORE = "ALTER TABLE lift_set ADD COLUMN one_more INTEGER;"
CARELESS = "DELETE FROM session;"
NEWER = (*OWN, COLOUR)


def test_a_new_history_has_the_newest_form(tmp_path: Path) -> None:
    """A database is made by steps 1, 2, 3 ..., bears our mark, and needs no copy of what was not there."""
    names = sorted(file.name for file in (files("legcurl_timer.history") / "migrations").iterdir())
    assert [int(name.partition("_")[0]) for name in names] == list(range(1, len(OWN) + 1))
    with history_in(tmp_path) as store:
        assert pragma(store.connection, "user_version") == len(OWN)
        assert pragma(store.connection, "application_id") == APPLICATION_ID
    assert not (tmp_path / "backups").exists()


def test_steps_keep_the_sets_and_a_copy_of_the_old_form(tmp_path: Path) -> None:
    """Before the steps the history is copied once; afterwards every set is there in the new form."""
    with history_in(tmp_path) as store:
        store.add(sessions_of(9))
    before = stored_sets(tmp_path)
    opened = open_history(tmp_path, at(), (*OWN, COLOUR, NEW_SESSION))
    with closing(opened.store):
        assert opened.notices == ()
        assert pragma(opened.store.connection, "user_version") == len(OWN) + 2
        assert pragma(opened.store.connection, "foreign_keys") == 1
    assert stored_sets(tmp_path) == before
    names = {copy.path.name: copy.sets for copy in backups(history_file(tmp_path))}
    assert names == {f"history-form-{len(OWN)}-2026-11-23T130000.sqlite3": 9}


def _in_an_older_form(folder: Path, sessions: list[SessionRecord], form: int = 1) -> None:
    """Lay down a history as an older form had it, which knew nothing of what later steps add."""
    folder.mkdir(exist_ok=True)
    with store_in_memory() as store, closing(connect(history_file(folder))) as old:
        store.add(sessions)
        migrate(old, OWN[:form])
        for table in ("session", "lift_set", "rep"):
            columns = [row["name"] for row in old.execute(f"PRAGMA table_info ({table})")]
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            rows = [tuple(row) for row in store.connection.execute(f"SELECT {names} FROM {table}")]  # noqa: S608
            old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608
        assert schema_of(old) == expected_schema(OWN[:form])


@pytest.mark.parametrize("steps", [OWN, (*OWN, ONE_MORE)], ids=["ours", "one more"])
def test_a_history_of_the_first_form_is_brought_up_to_date(tmp_path: Path, steps: tuple[str, ...]) -> None:
    """All sets are there after the steps, nothing is said of their beat, and a copy of before is kept.

    What such a set is measured at is kept like that of any other.
    """
    sessions = sessions_of(9)
    _in_an_older_form(tmp_path, sessions)
    with open_history(tmp_path, at(), steps).store as store:
        assert pragma(store.connection, "user_version") == len(steps)
        assert list(store.sessions()) == ordered(sessions)
        uid = sessions[0].sets[0].uid
        revise(store, sessions[0].sets[0], replace(sessions[0].sets[0], kept_beat=True, pain=True), 0)
        store.measure(uid, measurement("oo"))
    with open_history(tmp_path, at(), steps).store as store:  # the form is still the one that is expected
        kept = store.known_sets([uid])[uid].record
    assert (kept.kept_beat, kept.pain, kept.measurement) == (True, True, measurement("oo"))
    names = {copy.path.name: copy.sets for copy in backups(history_file(tmp_path))}
    assert names == {"history-form-1-2026-11-23T130000.sqlite3": 9}


def test_what_was_imported_before_that_was_kept(tmp_path: Path) -> None:
    """Sets that another program wrote are called so, and a noon that nobody told is known for what it is.

    So it is with changes that can be taken back: they are still there.
    """

    def imported(minute: float, note: str = "") -> SessionRecord:
        name = str(uuid5(NAMESPACE_URL, str(minute)))
        record = paced_set(minute, uid=name, source=Source.SELF_REPORTED)
        return SessionRecord(name, at(minute), at(minute), note, (record,))

    noon, late = -60, 600
    sessions = [imported(noon), imported(noon + DAY_MIN, "Legs"), imported(late), *sessions_of(2)]
    sessions[-1] = replace(sessions[-1], sets=(replace(sessions[-1].sets[0], source=Source.SELF_REPORTED),))
    _in_an_older_form(tmp_path, sessions, 3)
    with closing(connect(history_file(tmp_path))) as connection:
        before = (7, 5, "deleted", f'{{"{sessions[0].uid}": {{"deleted_utc_ms": null}}}}')
        connection.execute("INSERT INTO change VALUES (?, ?, ?, ?)", before)
    with history_in(tmp_path) as store:
        found = {session.uid: session for session in store.sessions()}
        assert [found[each.uid].day_only for each in sessions] == [True, False, False, False]
        assert [found[each.uid].sets[0].origin for each in sessions] == ["another app"] * 3 + [""]
        assert last_change(store) == Change(7, ChangeKind.DELETED, 1, 5)


@pytest.mark.parametrize("form", [0, 1, len(OWN)])
def test_a_history_of_any_form_can_be_read_where_it_lies(tmp_path: Path, form: int) -> None:
    """Where nothing may be written, all sets are read all the same, and every byte stays."""
    sessions = sessions_of(9) if form else []
    if form == 1:
        _in_an_older_form(tmp_path, sessions)
    else:
        with history_in(tmp_path) as store:
            store.add(sessions)
    if not form:
        history_file(tmp_path).write_bytes(b"")
    before = bytes_of(tmp_path)
    with history_as_it_is(history_file(tmp_path)) as store:
        assert list(store.sessions()) == ordered(sessions)
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("is_brought_up", [False, True])
def test_a_damaged_history_of_the_first_form_loses_no_set(tmp_path: Path, *, is_brought_up: bool) -> None:
    """Rows that were written before a step have fewer columns; they are found all the same."""
    sessions = sessions_of(40)
    _in_an_older_form(tmp_path, sessions)
    if is_brought_up:
        with history_in(tmp_path):
            pass
    found = recover_rows(history_file(tmp_path))
    assert ordered(found.sessions) == ordered(sessions)
    assert not found.unreadable_sets


@pytest.mark.parametrize(
    ("step", "why"),
    [(BROKEN, "no such table"), (CARELESS, "refer to nothing"), (COLOUR, "in the place of its folder")],
)
def test_a_step_that_fails_leaves_the_old_form(tmp_path: Path, step: str, why: str) -> None:
    """Half a step is no step, nor is one that breaks a reference or has no copy of the form before it."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
    if step is COLOUR:
        (tmp_path / "backups").write_text("in the way")
    with pytest.raises(HistoryError, match=why):
        open_history(tmp_path, at(), (*OWN, step))
    with history_in(tmp_path) as store:
        assert pragma(store.connection, "user_version") == len(OWN)
        assert store.count_sets() == 1
        assert schema_of(store.connection) == expected_schema(OWN)


@pytest.mark.parametrize("is_cut_off", [False, True])
def test_a_newer_history_is_left_as_it_is(tmp_path: Path, *, is_cut_off: bool) -> None:
    """A history from a newer version, be that in its journal alone, is opened by nobody: every byte stays."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
    newer = tmp_path / "newer"
    newer.mkdir()
    with open_history(tmp_path, at(), NEWER).store as store:
        if not is_cut_off:
            store.close()
        before = bytes_of(tmp_path)
        for name, content in before.items():
            (newer / name).write_bytes(content)
    with pytest.raises(
        NewerHistoryError, match=r"newer Leg Curl Timer .* install the newer version\.$"
    ) as caught:
        open_history(newer, at())
    assert "\n" not in str(caught.value)
    with pytest.raises(NewerHistoryError), history_as_it_is(history_file(newer)):
        pass
    assert bytes_of(newer) == before
    with open_history(newer, at(), NEWER).store as store:
        assert store.count_sets() == 1


def test_two_windows_take_a_step_at_once(tmp_path: Path) -> None:
    """Of two programs that start together, one takes the step, the other finds it taken."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
    copies: list[int] = []
    start = threading.Barrier(2)

    def back_up(version: int) -> None:
        copies.append(version)
        start.wait(5)  # both have found the old form by now

    def take(_: int) -> None:
        with closing(connect(history_file(tmp_path))) as connection:
            migrate(connection, NEWER, back_up)

    with ThreadPoolExecutor(2) as programs:
        list(programs.map(take, range(2)))
    assert copies == [len(OWN)] * 2
    with Store.open_existing(history_file(tmp_path)) as store:
        assert pragma(store.connection, "user_version") == len(NEWER)
        assert store.count_sets() == 1


def test_a_table_that_somebody_added_is_no_damage(tmp_path: Path) -> None:
    """A lifter who keeps a table of his own in the file still has a sound history."""
    with history_in(tmp_path) as store:
        store.keep(paced_set())
        store.connection.execute("CREATE TABLE my_own (thing TEXT)")
    with history_in(tmp_path) as store:
        assert store.count_sets() == 1
