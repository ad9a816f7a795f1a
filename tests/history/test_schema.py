"""The form of the database: it refuses what makes no sense, whoever writes it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from support.kept_sets import history_in
from support.measured import measured_set

from legcurl_timer.core.measurement import MeasuredRep
from legcurl_timer.core.records import RepRecord, SessionRecord, SetRecord
from legcurl_timer.history.migrations import stored_columns
from legcurl_timer.history.record_fields import (
    MEASURED_REP_FIELDS,
    REP_FIELDS,
    SESSION_FIELDS,
    SET_FIELDS,
    Field,
)
from legcurl_timer.history.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give a history with one set of ten reps, which was measured."""
    with history_in(tmp_path) as opened:
        opened.keep(measured_set(10 * "o"))
        yield opened


@pytest.mark.parametrize(
    "change",
    [
        "lift_set SET completed_reps = 1001",
        "lift_set SET completed_reps = 'ten'",
        "lift_set SET planned_reps = 0",
        "lift_set SET leg = 'third'",
        "lift_set SET load_unit = 'stone'",
        "lift_set SET load_band = 'green'",
        "lift_set SET load_thousandths = 2000001",
        "lift_set SET load_thousandths = 42.5",
        "lift_set SET reserve_half_reps = 21",
        "lift_set SET form_kept = 2",
        "lift_set SET kept_beat = 2",
        "lift_set SET pain = 2",
        "lift_set SET warm_up = NULL",
        "lift_set SET tut_ms = 86400001, set_time_ms = NULL",
        "lift_set SET tut_ms = set_time_ms + 1",
        "lift_set SET source = 'guessed'",
        "lift_set SET ending = 'bored'",
        "lift_set SET uid = 'short'",
        "lift_set SET variation = ''",
        "lift_set SET started_utc_ms = 4102444800001",
        "lift_set SET started_offset_min = 1440",
        "lift_set SET session_id = 99",
        "lift_set SET note = NULL",
        "session SET ended_utc_ms = started_utc_ms - 1",
        "session SET note = hex(zeroblob(5001))",
        "rep SET number = 0",
        "rep SET completed = 2",
        "rep SET eccentric_ms = 86400001",
        "rep SET concentric_ms = 0.5",
        "rep SET set_id = 99",
        "lift_set SET measured_by = 'hearsay'",
        "lift_set SET measured_by = NULL",
        "lift_set SET measured_trusted = 2",
        "lift_set SET measured_trusted = NULL",
        "lift_set SET measured_why = hex(zeroblob(101))",
        "lift_set SET measured_tut_ms = -1",
        "measured_rep SET number = 1001",
        "measured_rep SET number = 1",
        "measured_rep SET late_ms = -86400001",
        "measured_rep SET eccentric_ms = 0.5",
        "measured_rep SET trusted = NULL",
        "measured_rep SET set_id = 99",
        "lift_set SET origin = hex(zeroblob(21))",
        "session SET day_only = 2",
    ],
)
def test_nonsense_is_refused(store: Store, change: str) -> None:
    """No number without its bounds, no unit that nobody knows, no rep without its set."""
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute(f"UPDATE {change}")


@pytest.mark.parametrize(
    ("table", "record", "known", "others"),
    [
        ("session", SessionRecord, SESSION_FIELDS, {"id"}),
        ("lift_set", SetRecord, SET_FIELDS, {"id", "session_id", "owner", "deleted_utc_ms", "import_id"}),
        ("rep", RepRecord, REP_FIELDS, {"set_id", "attempt"}),
        ("measured_rep", MeasuredRep, MEASURED_REP_FIELDS, {"set_id"}),
    ],
)
def test_each_field_of_a_record_is_in_the_table_of_fields(
    table: str, record: type, known: tuple[Field, ...], others: set[str]
) -> None:
    """A field that was forgotten there would be lost without a word."""
    assert {each.name for each in known} == {each.name for each in fields(record)} - {"sets", "reps"}
    columns = {name for each in known for name in each.columns}
    assert columns | others == set(stored_columns(table))


@pytest.mark.parametrize("count", ["SELECT count(*) FROM rep", "SELECT count(*) FROM measured_rep"])
def test_reps_go_with_their_set(store: Store, count: str) -> None:
    """A set that is gone leaves no reps behind."""
    assert store.connection.execute(count).fetchone()[0] == 10
    store.connection.execute("DELETE FROM lift_set")
    assert store.connection.execute(count).fetchone()[0] == 0


def test_sessions_with_sets_stay(store: Store) -> None:
    """A session cannot go while it has a set."""
    with pytest.raises(sqlite3.IntegrityError):
        store.connection.execute("DELETE FROM session")


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT session_id FROM lift_set WHERE uid = ''", "uid"),
        (
            "SELECT id FROM session WHERE ended_utc_ms BETWEEN 1 AND 2 AND started_utc_ms <= 2",
            "session_by_end",
        ),
        ("DELETE FROM lift_set WHERE deleted_utc_ms < 1", "set_deleted"),
        ("SELECT * FROM lift_set WHERE ending IS NULL AND deleted_utc_ms IS NULL", "set_under_way"),
        ("SELECT 1 FROM lift_set WHERE session_id = 1", "set_by_session"),
        ("SELECT 1 FROM session WHERE started_utc_ms BETWEEN 1 AND 2", "session_by_start"),
        ("DELETE FROM lift_set WHERE import_id = 1", "set_by_import"),
    ],
)
def test_no_table_is_read_whole(store: Store, query: str, index: str) -> None:
    """What happens with each set that is stored, or at each start, finds its rows by an index."""
    plan = " ".join(row["detail"] for row in store.connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
