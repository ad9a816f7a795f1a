"""Bad input, a history that cannot be used, and what is at hand without Qt and sound."""

from pathlib import Path

import pytest
from support.command_line import Command, program, without

from tests.cli.commands.history.conftest import FITNOTES, kept


def test_path(history: Command, folder: Path) -> None:
    """The path is told without anything being made."""
    assert history("path").out == f"{folder / 'history.sqlite3'}\n"
    assert not folder.exists()


BAD_INPUT = [
    ((), "ACTION"),
    (("dance",), "invalid choice: 'dance'"),
    (("list", "--days", "0"), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--days", "9" * 5_000), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--days", "\u0663"), "argument --days: must be a whole number from 1 to 36500"),
    (("list", "--variation", "calf"), "calf"),
    (("export",), "FILE"),
    (("export", "x.txt"), "does not say the format; --format is one of csv, json, strong, hevy, fitnotes"),
    (("export", "x"), "x does not say the format"),
    (("export", "nowhere/x.csv"), "there is no folder nowhere"),
    (("import", "good.csv"), "there is nobody to ask whether to add what is in the file; --yes adds it"),
    (("import", ".", "--yes"), "is not a file"),
    (("import", "bad.csv", "--yes"), 'bad.csv, row 4, column "Weight": "heavy" is not a number'),
    (("import", "good.csv", "--yes", "--map", "x"), '--map: "" is not an exercise in good.csv'),
    (("import", "good.csv", "--yes", "--map", "Row=lying"), '--map: "Row" is not an exercise in good.csv'),
    (
        ("import", "good.csv", "--yes", "--map", "Lying Leg Curl=leg"),
        '--map: "leg" is not one of lying, seated,',
    ),
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


@pytest.mark.parametrize("yes", [(), ("--yes",)])
@pytest.mark.usefixtures("two_files")
def test_a_file_that_is_not_there(history: Command, yes: tuple[str, ...]) -> None:
    """That there is no such file is told whether or not somebody can be asked."""
    assert "nowhere.csv: No such file" in history("import", "nowhere.csv", *yes).complaint(1)


def test_a_history_that_cannot_be_used(history: Command, folder: Path) -> None:
    """Where the history cannot be opened, one line says so."""
    folder.write_text("in the way", encoding="utf-8")
    assert str(folder) in history("list").complaint(1)


@pytest.mark.parametrize("action", ["list", "backups", "path"])
def test_without_qt_and_sound(tmp_path: Path, action: str) -> None:
    """The history is at hand where neither Qt nor a sound library can be had."""
    asked = ("history", action, "--data-dir", str(tmp_path))
    told = program(*asked, start=without("PySide6", "numpy", "simpleaudio", "sounddevice"))
    assert (told.code, told.err) == (0, "")
