"""The last change is named, asked about and taken back."""

import sys
from pathlib import Path

import pytest
from support.command_line import Command, MemoryTerminal

from tests.cli.commands.history.conftest import FITNOTES, kept


@pytest.fixture
def imported(history: Command, tmp_path: Path) -> None:
    """Import two sets."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    assert history("import", str(tmp_path / "x.csv"), "--yes").code == 0


def test_nothing_to_undo(history: Command, folder: Path) -> None:
    """A history without a change, or none at all, is told in a line and left as it is."""
    for _ in range(2):
        told = history("undo")
        assert (told.code, told.out) == (0, "There is nothing to undo.\n")
        assert not (folder / "history.sqlite3").exists() or kept(folder) == []
        assert kept(folder) == []


@pytest.mark.usefixtures("imported")
def test_an_import_is_undone(history: Command, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was, from where and when, comes first, and only a yes undoes it."""
    line = history("undo").complaint(2)
    assert line.endswith("there is nobody to ask; --yes undoes this: importing 2 sets from FitNotes")
    monkeypatch.setattr(sys, "stdin", MemoryTerminal("\n"))
    told = history("undo")
    assert told.out.startswith("Undo: importing 2 sets from FitNotes, today ")
    assert told.out.endswith("? [y/N] Nothing was undone.\n")
    assert len(kept(folder)[0].sets) == 2
    told = history("undo", "--yes")
    assert (told.code, told.out) == (0, "Undone: importing 2 sets from FitNotes.\n")
    assert kept(folder) == []
    assert history("undo", "--yes").out == "There is nothing to undo.\n"
