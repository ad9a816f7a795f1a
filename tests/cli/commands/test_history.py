"""The history on the command line: listed, exported, imported, with one line for whatever cannot be done."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from legcurl_timer.cli.history_options import FORMATS
from legcurl_timer.cli.live_count import live_count
from support.programs import private_environment, timer_command
from support.terminal import Terminal

from legcurl_timer.clock import wall_now
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.load import Load, LoadUnit
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SessionRecord, SetRecord, new_uid
from legcurl_timer.history.exchange.exporting import ExportFormat
from legcurl_timer.history.exchange.native_json import read_json
from legcurl_timer.history.recovery.backups import back_up
from legcurl_timer.history.recovery.opening import close_history, open_history
from tests.cli.conftest import Command, as_function, on_posix

LONG_AGO = Moment.parse("2020-03-04T18:30:00.000+01:00")
UID = "00000000-0000-0000-0000-0000000000"
FITNOTES = """Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment
2026-01-02,Barbell Squat,Legs,100,kgs,5,,,,
2026-01-02,Biceps Curl,Arms,10,kgs,12,,,,
2026-01-02,Leg Curl,Legs,40,kgs,12,,,,
2026-01-02,Leg Curl,Legs,40,kgs,11,,,,
"""
STRONG = """Date,Workout Name,Exercise Name,Set Order,Weight,Reps
2026-01-02 10:00:00,A,Leg Curl,1,40,8
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def history(capsys: pytest.CaptureFixture[str], folder: Path) -> Command:
    """Return `legcurl-timer history` on the data folder, as a function of what follows."""
    run = as_function(capsys)
    return lambda *arguments: run("--data-dir", str(folder), "history", *arguments)


@pytest.fixture
def filled(folder: Path) -> list[SessionRecord]:
    """Fill the history with a session of long ago and one of today, and return them."""
    now = wall_now()
    sessions = [
        SessionRecord(
            f"{UID}01",
            LONG_AGO,
            LONG_AGO,
            "=first",
            (
                SetRecord(
                    f"{UID}11",
                    LONG_AGO,
                    "standing",
                    10,
                    tempo="3-0-1-1",
                    planned_reps=12,
                    leg=Leg.LEFT,
                    load=Load(LoadUnit.KG, 42_500),
                    reserve_half_reps=3,
                    tut_ms=50_000,
                ),
            ),
        ),
        SessionRecord(f"{UID}02", now, now, sets=(SetRecord(f"{UID}12", now, "nordic", 5),)),
    ]
    store = open_history(folder, now).store
    store.add(sessions)
    close_history(store)
    return sessions


def kept(folder: Path) -> list[SessionRecord]:
    """Return what is in the history."""
    store = open_history(folder, wall_now()).store
    sessions = list(store.sessions())
    close_history(store)
    return sessions


def answer(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Sit somebody at the keyboard who types something."""
    keyboard = io.StringIO(typed)
    keyboard.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", keyboard)


def test_list(history: Command, filled: list[SessionRecord]) -> None:
    """A set a line, the oldest first, with what is known of it."""
    told = history("list")
    assert told.err == ""
    heading, first, second, count = told.out.splitlines()
    assert heading.split()[:4] == ["day", "time", "variation", "leg"]
    assert " ".join(first.split()) == "2020-03-04 18:30 standing left 10 of 12 42.5 kg 3-0-1-1 1.5 0:50 paced"
    assert second.split()[2:] == ["nordic", "5", "paced"]
    assert count == f"{len(filled)} sets"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--variation", "standing"), ["standing"]),
        (("--days", "1"), ["nordic"]),
        (("--days", "36500"), ["standing", "nordic"]),
        (("--days", "7", "--variation", "standing"), []),
    ],
)
@pytest.mark.usefixtures("filled")
def test_list_of_some(history: Command, options: tuple[str, ...], expected: list[str]) -> None:
    """Only one variation, or only the last days, are listed where that is asked for."""
    lines = history("list", *options).out.splitlines()
    assert [line.split()[2] for line in lines[1:-1]] == expected
    assert lines[-1] == {0: "No sets in this span.", 1: "1 set", 2: "2 sets"}[len(expected)]


def test_list_as_json(history: Command, filled: list[SessionRecord], tmp_path: Path) -> None:
    """The JSON is that of an export, and can be read back."""
    (tmp_path / "x.json").write_text(history("list", "--json").out, encoding="utf-8")
    assert read_json(tmp_path / "x.json") == filled


def test_nothing_to_list(history: Command) -> None:
    """An empty history is a sentence, not a table."""
    assert history("list").out == "No sets yet.\n"


def test_path(history: Command, folder: Path) -> None:
    """The path is told without anything being made."""
    assert history("path").out == f"{folder / 'history.sqlite3'}\n"
    assert not folder.exists()


@pytest.mark.parametrize("name", ["x.csv", "x.json", "X.JSON"])
def test_export_and_import(
    history: Command, filled: list[SessionRecord], name: str, tmp_path: Path, folder: Path
) -> None:
    """What is exported here is the same history after an import elsewhere."""
    told = history("export", str(tmp_path / name))
    assert told.code == 0
    assert told.out.endswith(": 2 sets\n")
    folder.rename(tmp_path / "elsewhere")
    told = history("import", str(tmp_path / name), "--yes")
    assert told.err == ""
    first, last = told.out.splitlines()
    assert first.endswith("adds 2 sets in 2 sessions, 15 reps")
    assert last == "Added 2 sets."
    assert kept(folder) == filled


@pytest.mark.parametrize("name", ["strong", "hevy", "fitnotes"])
@pytest.mark.usefixtures("filled")
def test_export_to_others(history: Command, name: str, tmp_path: Path) -> None:
    """Other programs' formats are asked for by name, since their files end like ours."""
    told = history("export", str(tmp_path / "x.csv"), "--format", name)
    assert told.out == f"{tmp_path / 'x.csv'}: 2 sets\n"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.csv"]
    assert (
        name.capitalize().replace("notes", "Notes") in history("import", "--yes", str(tmp_path / "x.csv")).out
    )


@pytest.mark.usefixtures("filled")
def test_nothing_is_overwritten_unasked(history: Command, tmp_path: Path) -> None:
    """A file that is there stays, be it only that of the reps, unless it is said that it may go."""
    reps = tmp_path / "x-reps.csv"
    reps.write_text("mine", encoding="utf-8")
    line = history("export", str(tmp_path / "x.csv")).complaint(2)
    assert line.endswith("x-reps.csv is there already; --force replaces it")
    assert not (tmp_path / "x.csv").exists()
    assert reps.read_text(encoding="utf-8") == "mine"
    assert history("export", str(tmp_path / "x.csv"), "--force").code == 0
    assert reps.read_text(encoding="utf-8") != "mine"


def test_a_plan_is_shown_and_asked_about(
    history: Command, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the plan comes first, and only a yes adds anything."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    for typed in ("\n", "no\n", "", "yes\n"):
        assert kept(folder) == []
        answer(monkeypatch, typed)
        told = history("import", str(tmp_path / "x.csv"))
        assert told.code == 0
    assert told.out.splitlines() == [
        '"Leg Curl" is lying (2 rows)',
        '"Biceps Curl" is left out (1 row)',
        "1 other exercise left out",
        "FitNotes: adds 2 sets in 1 session, 23 reps",
        "skips 2 rows of other exercises",
        "Add this? [y/N] Added 2 sets.",
    ]
    told = history("import", str(tmp_path / "x.csv"), "--yes")
    assert told.out.splitlines()[-2:] == ["skips 2 rows of other exercises", "Nothing was added."]
    assert sum(len(session.sets) for session in kept(folder)) == 2


@on_posix
def test_the_question_on_a_real_terminal(tmp_path: Path, folder: Path) -> None:
    """Somebody at a terminal is asked, and what is added is there for the next program."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    arguments = ("--data-dir", str(folder), "history", "import", str(tmp_path / "x.csv"))
    with Terminal(timer_command(*arguments), private_environment(tmp_path)) as terminal:
        terminal.wait_for("Add this? [y/N]")
        terminal.press("y\n")
        assert terminal.finish(within_s=20) == 0
    assert "Added 2 sets." in terminal.text
    assert sum(len(session.sets) for session in kept(folder)) == 2


def test_names_are_mapped(history: Command, tmp_path: Path, folder: Path) -> None:
    """A guess is corrected by saying what the exercise is, or that it is none of ours."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    wishes = ("--map", "Leg Curl=skip", "--map", "Barbell Squat=seated")
    told = history("import", str(tmp_path / "x.csv"), *wishes, "--yes")
    assert '"Barbell Squat" is seated (1 row)' in told.out
    assert '"Leg Curl" is left out (2 rows)' in told.out
    assert [record.variation for session in kept(folder) for record in session.sets] == ["seated"]


def test_the_unit_is_asked_for(history: Command, tmp_path: Path, folder: Path) -> None:
    """Weights without a unit are not taken for anything until somebody says what they are."""
    (tmp_path / "x.csv").write_text(STRONG, encoding="utf-8")
    line = history("import", str(tmp_path / "x.csv"), "--yes").complaint(2)
    assert line.endswith("x.csv does not say whether weights are kg or lb; --unit does")
    history("import", str(tmp_path / "x.csv"), "--yes", "--unit", "lb")
    (session,) = kept(folder)
    assert session.sets[0].load == Load(LoadUnit.LB, 40_000)


BAD_INPUT = [
    ((), "ACTION"),
    (("dance",), "invalid choice: 'dance'"),
    (("list", "--days", "0"), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--days", "9" * 5_000), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--days", "\u0663"), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--variation", "calf"), "calf"),
    (("export",), "FILE"),
    (
        ("export", "x.txt"),
        "x.txt does not say the format; --format is one of csv, json, strong, hevy, fitnotes",
    ),
    (("export", "x"), "x does not say the format"),
    (("export", "nowhere/x.csv"), "there is no folder nowhere"),
    (("import", "good.csv"), "there is nobody to ask whether to add what is in the file; --yes adds it"),
    (("import", "bad.csv", "--yes"), 'bad.csv, row 4, column "Weight": "heavy" is not a number'),
    (("import", "good.csv", "--yes", "--map", "x"), '--map: "" is not an exercise in good.csv'),
    (("import", "good.csv", "--yes", "--map", "Row=lying"), '--map: "Row" is not an exercise in good.csv'),
    (("import", "good.csv", "--yes", "--map", "Leg Curl=leg"), '--map: "leg" is not one of lying, seated,'),
]


@pytest.fixture
def two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside a good file and a bad one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.csv").write_text(FITNOTES, encoding="utf-8")
    (tmp_path / "bad.csv").write_text(FITNOTES.replace("40", "heavy"), encoding="utf-8")


@pytest.mark.parametrize(("typed", "line"), BAD_INPUT)
@pytest.mark.usefixtures("two_files")
def test_bad_input(history: Command, folder: Path, typed: tuple[str, ...], line: str) -> None:
    """Bad input is answered by one line and exit code 2, and adds nothing."""
    assert line in history(*typed).complaint(2)
    assert not folder.exists() or kept(folder) == []


def test_a_file_that_is_not_there(history: Command, tmp_path: Path) -> None:
    """What the system refuses is told in its words, with exit code 1."""
    assert "nothing.csv: No such file" in history("import", str(tmp_path / "nothing.csv"), "--yes").complaint(
        1
    )
    assert history("import", str(tmp_path), "--yes").complaint(2).endswith("is not a file")


def test_a_history_that_cannot_be_used(history: Command, folder: Path) -> None:
    """Where the history cannot be opened, one line says so."""
    folder.write_text("in the way", encoding="utf-8")
    assert str(folder) in history("list").complaint(1)


def test_the_formats_are_those_that_are_written() -> None:
    """The options name just the formats that there are."""
    assert tuple(ExportFormat) == FORMATS


class Screen(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_a_live_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the count grows on one line, which is gone at the end."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with live_count("sets") as show:
        show(9)
        show(10)
    assert screen.getvalue() == "\r9 sets\r10 sets\r       \r"


@pytest.mark.parametrize("stderr", [io.StringIO(), None])
def test_no_live_count_elsewhere(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO | None) -> None:
    """Where nobody looks, nothing is written."""
    monkeypatch.setattr(sys, "stderr", stderr)
    with live_count("sets") as show:
        show(1)
    assert stderr is None or stderr.getvalue() == ""


def test_without_qt_and_sound() -> None:
    """The history is at hand where neither Qt nor a sound library can be had."""
    script = (
        "import sys\n"
        "for name in ('PySide6', 'numpy', 'simpleaudio', 'sounddevice'): sys.modules[name] = None\n"
        "import legcurl_timer.cli.commands.history\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_backups_yet(history: Command) -> None:
    """A history of which there is no copy says so."""
    assert history("backups").out == "No backups yet.\n"


def test_a_backup_is_listed_and_restored(history: Command, folder: Path, filled: list[SessionRecord]) -> None:
    """A copy takes the history's place, and what was there before becomes a copy itself."""
    opened = open_history(folder, wall_now())
    copy = back_up(opened.store, "by-hand", wall_now())
    sets = opened.store.count_sets()
    opened.store.add([replace(filled[0], uid=new_uid(), sets=(replace(filled[0].sets[0], uid=new_uid()),))])
    close_history(opened.store)
    assert history("backups").out == f"{copy.name}  {sets} sets\n"
    told = history("restore", copy.name, "--yes")
    assert (told.code, told.err) == (0, "")
    first, second = told.out.splitlines()
    assert first == f"The history has {sets + 1} sets. It would be copied, then replaced."
    assert second.startswith(
        f"Restored {sets} sets. What was there before is kept as history-before-restore-"
    )
    assert f"  {sets + 1} sets\n" in history("backups").out
    assert history("list").out.endswith(f"{sets} sets\n")


def test_restoring_wants_a_name_and_someone_to_ask(history: Command, filled: list[SessionRecord]) -> None:
    """Without a terminal --yes is needed, and a copy that is not there is told."""
    assert filled
    told = history("restore", "history-2020-01-01.sqlite3")
    assert (told.code, told.out) == (2, "")
    assert told.err == "legcurl-timer: there is nobody to ask whether to restore; --yes restores\n"
    told = history("restore", "history-2020-01-01.sqlite3", "--yes")
    assert (told.code, told.out) == (2, "")
    assert 'there is no backup "history-2020-01-01.sqlite3"' in told.err


def test_what_is_no_backup_is_not_restored(
    history: Command, filled: list[SessionRecord], tmp_path: Path
) -> None:
    """A file that is no copy of a history is refused in one line, and the history stays."""
    assert filled
    before = history("list")
    strange = tmp_path / "strange.sqlite3"
    strange.write_text("no history")
    told = history("restore", str(strange), "--yes")
    assert told.code == 1
    assert told.err == "legcurl-timer: strange.sqlite3 is not a backup that can be restored.\n"
    assert history("list") == before


def test_an_export_without_a_name_is_told(history: Command, filled: list[SessionRecord]) -> None:
    """A file to export to must have a name."""
    assert filled
    for file in ("", "."):
        told = history("export", file, "--format", "csv", "--force")
        assert (told.code, told.err) == (2, "legcurl-timer: the file to export to has no name\n")


@on_posix
def test_a_list_as_json_is_utf_8_whatever_the_terminal_speaks(folder: Path, tmp_path: Path) -> None:
    """What is piped on is JSON as other programs expect it."""
    opened = open_history(folder, wall_now())
    opened.store.add(
        [
            SessionRecord(
                f"{UID}01",
                LONG_AGO,
                LONG_AGO,
                "Fu\u00df \U0001f9b5",
                (SetRecord(f"{UID}11", LONG_AGO, "nordic", 5),),
            )
        ]
    )
    close_history(opened.store)
    environment = {
        **private_environment(tmp_path),
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    command = timer_command("history", "list", "--json", "--data-dir", str(folder))
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=30)
    assert "Fu\u00df \U0001f9b5" in done.stdout.decode("utf-8")
