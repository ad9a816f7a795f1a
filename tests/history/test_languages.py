"""What is kept and what is exported is the same in every language; what is told is in the one spoken."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from support.bracketed import spoken_in_brackets
from support.folders import a_folder
from support.histories import histories
from support.imports import content_of, import_, plan_of, strong_file, told_set, workout
from support.kept_sets import at, history_in, paced_set, session_of
from support.measured import measurement
from support.training import store_in_memory

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import LoadUnit
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history import edits
from legcurl_timer.history.errors import HistoryError, obstacle
from legcurl_timer.history.exchange.contents import Choices, DateOrder, LeftOut
from legcurl_timer.history.exchange.exporting import ExportFormat, export_history
from legcurl_timer.history.exchange.field_words import value_text
from legcurl_timer.history.exchange.import_plan import ImportPlan
from legcurl_timer.history.exchange.importing import Imported
from legcurl_timer.history.exchange.problems import ImportProblemError
from legcurl_timer.history.exchange.reading import read_history_file
from legcurl_timer.history.record_fields import ANOTHER_APP
from legcurl_timer.history.recovery.backups import restore
from legcurl_timer.history.store import Store

BROUGHT = sorted((Path(__file__).parent / "exchange" / "brought").glob("*.csv"))
OWN_FORMATS = [ExportFormat.CSV, ExportFormat.JSON]
PULL = workout(0, 10, 9)
PACED = session_of(
    paced_set(100, 2, kg=42.5, measurement=measurement("or?"), reserve_half_reps=3, leg=Leg.LEFT),
    paced_set(105, 2, kg=1042.25),
)


def exported(sessions: list[SessionRecord], file_format: ExportFormat) -> dict[str, bytes]:
    """Return the files of an export."""
    with a_folder() as folder:
        export_history(sessions, folder / "x.csv", file_format)
        return {each.name: each.read_bytes() for each in folder.iterdir()}


def lived(store: Store) -> dict[str, object]:
    """Do with a history all that can be done with one, and return what it holds then."""
    store.add([PACED])
    first, second = PACED.sets
    edits.revise(store, first, replace(first, completed_reps=1, note="1.5"), at(200).utc_ms)
    edits.note_session(store, PACED.uid, "squeaky pad", at(201).utc_ms)
    edits.delete(store, [second.uid], at(202).utc_ms)
    import_(store, strong_file(PULL), now=at(203))
    import_(store, strong_file(replace(PULL, note="Pull day")), take=None, now=at(204))
    return dict(content_of(store))


def read_as_it_is(path: Path) -> object:
    """Return what is read of a file that somebody brought, or whether it is refused."""
    choices = Choices(unit=LoadUnit.KG, dates=DateOrder.DAY_FIRST, offset_of=lambda _local: 60)
    try:
        file = read_history_file(path)
        contents = file.contents(choices)
        return list(contents.sessions), contents.left_out, file.guesses, file.needs_unit, file.needs_dates
    except ImportProblemError:
        return "refused"


@pytest.mark.parametrize("file_format", ExportFormat)
@given(sessions=histories())
def test_exports(file_format: ExportFormat, sessions: list[SessionRecord]) -> None:
    """Every byte of every export is the same in every language."""
    in_english = exported(sessions, file_format)
    with spoken_in_brackets():
        assert exported(sessions, file_format) == in_english


def test_what_is_kept(tmp_path: Path) -> None:
    """The database holds the same in every language."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with history_in(tmp_path / "one") as store:
        in_english = lived(store)
    with spoken_in_brackets(), history_in(tmp_path / "other") as store:
        assert lived(store) == in_english


@given(sessions=histories())
def test_written_in_one_read_in_another(sessions: list[SessionRecord]) -> None:
    """A history written in one language, and each of our own files of it, is the same in another one."""
    count = sum(len(session.sets) for session in sessions)
    with a_folder() as folder, store_in_memory() as store:
        with spoken_in_brackets():
            store.add(sessions)
            for file_format in OWN_FORMATS:
                export_history(store.sessions(), folder / file_format, file_format)
        assert list(store.sessions()) == sessions
        for file_format in OWN_FORMATS:
            plan = plan_of(store, read_history_file(folder / file_format))
            assert (plan.new, plan.here, plan.differences) == (0, count, ())


@pytest.mark.parametrize("path", BROUGHT, ids=lambda path: path.stem)
def test_files_of_others(path: Path) -> None:
    """A file of another program is read the same in every language."""
    in_english = read_as_it_is(path)
    with spoken_in_brackets():
        assert read_as_it_is(path) == in_english


@pytest.mark.usefixtures("in_brackets")
def test_what_is_told_of_an_import(store: Store) -> None:
    """The plan of an import, what differs and what was done are told in the language spoken."""
    import_(store, strong_file(PULL))
    told = replace(PULL.sets[0], completed_reps=8, reserve_half_reps=3, warm_up=True)
    later = replace(PULL, sets=(told, *PULL.sets[1:], told_set(30 / 60_000)), ended=at(45))
    plan = plan_of(store, strong_file(later))
    assert plan.lines() == (
        "[Strong: [1 set is new], [1 is here already], [1 differs]]",
        "[new in 1 session: [10 reps]]",
        "[1 workout differs in note or time]",
    )
    of_set, of_workout = plan.differences
    assert [str(each) for each in of_set.changes] == [
        "[[reps]: 10 \u2192 8]",
        "[[in reserve]: [none] \u2192 1,5]",
        "[[warm-up]: [no] \u2192 [yes]]",
    ]
    assert of_set.line.endswith(f", set 1 of [23 [November] 2026]: {'; '.join(map(str, of_set.changes))}]")
    assert of_workout.line.startswith("[workout of [23 [November] 2026]: [[end]: [[23 [Nov] 2026], ")
    assert Imported(1, 2, 1200).text == "[Added 1 set], [updated 2 sets], [updated 1.200 workouts]"
    skipped = ImportPlan(strong_file(), Choices(), left_out=dict.fromkeys(LeftOut, 2)).lines()[1:]
    assert all(line.startswith("[skips 2 rows ") for line in skipped)


def told_where_it_fails(path: Path) -> str:
    """Return the one line with which a file is refused."""
    with pytest.raises(ImportProblemError) as refused:
        list(read_history_file(path).contents(Choices()).sessions)
    return str(refused.value)


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("tempo", "2.5-0-X-1", "2,5-0-X-1"),
        ("reserve_half_reps", 3, "1,5"),
        ("origin", ANOTHER_APP, "[another app]"),
        ("origin", "Strong", "Strong"),
        ("tut_ms", 62_000, "1:02"),
        ("note", "", "[none]"),
        ("note", "2.5 more", "2.5 more"),
    ],
)
def test_values_are_told(name: str, value: object, told: str) -> None:
    """Numbers are told with the language's own marks; what people and programs wrote is left alone."""
    assert value_text(name, value) == told


@pytest.mark.usefixtures("in_brackets")
def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    """What is wrong with a file, a backup or the disk is told in the language spoken."""
    path = tmp_path / "x.json"
    path.write_text('{"format": "legcurl-timer history", "version": "3", "sessions": []}', encoding="utf-8")
    assert told_where_it_fails(path) == '[x.json, ["version"]: [must be a whole number]]'
    path.write_text("Date,Exercise\n2026-11-23,Curl\n", encoding="utf-8")
    assert told_where_it_fails(path).startswith("[x.json: is not a history that can be read here; its first")
    assert obstacle(OSError(28, "No space left on device")) == "[the disk is full]"
    assert obstacle(OSError(2, "No such file or directory")) == "[No such file or directory]"
    held = sqlite3.OperationalError("database is locked")
    held.sqlite_errorcode = sqlite3.SQLITE_BUSY
    assert obstacle(held) == "[another program is holding it]"
    with (
        history_in(tmp_path / "there") as store,
        pytest.raises(HistoryError, match=r"^\[x.json is not a backup"),
    ):
        restore(store, path, at())
    with pytest.raises(HistoryError, match=r"^\[The history in .* cannot be used just now: \[something else"):
        history_in(path).__enter__()
