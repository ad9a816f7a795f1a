"""What a file would add, shown, asked about and added."""

import sys
from pathlib import Path

import pytest
from support.command_line import Command, MemoryTerminal, on_posix
from support.programs import private_environment, timer_command
from support.terminal import Terminal

from legcurl_timer.core.load import Load, LoadUnit
from tests.cli.commands.history.conftest import FITNOTES, kept

STRONG = """Date,Workout Name,Exercise Name,Set Order,Weight,Reps
2026-01-02 10:00:00,A,Leg Curl,1,40,8
"""


def test_a_plan_is_shown_and_asked_about(
    history: Command, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the plan comes first, and only a yes adds anything."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    for typed in ("\n", "no\n", "", "yes\n"):
        assert kept(folder) == []
        monkeypatch.setattr(sys, "stdin", MemoryTerminal(typed))
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
