"""What a file would add, shown, asked about and added."""

import shlex
import sys
from pathlib import Path

import pytest
from support.command_line import Command, MemoryTerminal, on_posix
from support.programs import private_environment, timer_command
from support.terminal import Terminal

from legcurl_timer.core.load import Load, LoadUnit
from tests.cli.commands.history.conftest import FITNOTES, kept

STRONG = """Date,Workout Name,Exercise Name,Set Order,Weight,Reps
2026-01-02 10:00:00,A,Lying Leg Curl,1,40,8
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
        '"Lying Leg Curl" is lying (2 rows)',
        '"Biceps Curl" is left out (1 row)',
        "1 other exercise left out",
        "FitNotes: 2 sets are new, 0 are here already, 0 differ",
        "new in 1 session: 23 reps",
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
    wishes = ("--map", "Lying Leg Curl=skip", "--map", "Barbell Squat=seated")
    told = history("import", str(tmp_path / "x.csv"), *wishes, "--yes")
    assert '"Barbell Squat" is seated (1 row)' in told.out
    assert '"Lying Leg Curl" is left out (2 rows)' in told.out
    assert [record.variation for session in kept(folder) for record in session.sets] == ["seated"]


def test_the_unit_is_asked_for(history: Command, tmp_path: Path, folder: Path) -> None:
    """Weights without a unit are not taken for anything until somebody says what they are."""
    (tmp_path / "x.csv").write_text(STRONG, encoding="utf-8")
    line = history("import", str(tmp_path / "x.csv"), "--yes").complaint(2)
    assert line.endswith("x.csv does not say whether weights are kg or lb; --unit does")
    history("import", str(tmp_path / "x.csv"), "--yes", "--unit", "lb")
    (session,) = kept(folder)
    assert session.sets[0].load == Load(LoadUnit.LB, 40_000)


def test_what_would_be_done(history: Command, tmp_path: Path, folder: Path) -> None:
    """A dry run needs nobody at a terminal, and changes nothing."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    told = history("import", str(tmp_path / "x.csv"), "--dry-run")
    assert told.code == 0
    assert told.out.splitlines()[-1] == "skips 2 rows of other exercises"
    assert "FitNotes: 2 sets are new" in told.out
    assert kept(folder) == []


def test_nothing_that_is_ours(history: Command, tmp_path: Path) -> None:
    """Where no name is known, all are told with what to type, the most rows first; that is no success."""
    head, *_ = FITNOTES.splitlines()
    names = [f"Bein {nth:02}" for nth in range(33)]
    rows = [f"2026-01-02,{name},Legs,40,kgs,12,,,," for name in (*names, "Waden $", "Waden $")]
    (tmp_path / "x.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
    told = history("import", str(tmp_path / "x.csv"), "--yes")
    lines = told.out.splitlines()
    start = next(nth for nth, line in enumerate(lines) if line.startswith("No exercise in the file is known"))
    assert lines[start + 1 : start + 3] == [
        "  --map 'Waden $=lying'  (2 rows)",
        '  --map "Bein 00=lying"  (1 row)',
    ]
    assert lines[-2:] == ["  and 4 more exercises", "Nothing was added."]
    assert told.code == 1
    assert history("import", str(tmp_path / "x.csv"), "--dry-run").code == 0
    assert history("import", str(tmp_path / "x.csv"), "--yes", "--map", "Waden $=seated").code == 0


@pytest.mark.parametrize("name", ["--yes", "-1 = heavy", "O'Neil \\ `x`", "Bein (\u00fcber)"])
def test_what_to_type_can_be_typed(history: Command, tmp_path: Path, name: str) -> None:
    """What is told for an exercise works as it stands in a shell, whatever the exercise is called."""
    (tmp_path / "x.csv").write_text(
        f"{FITNOTES.splitlines()[0]}\n2026-01-02,{name},Legs,40,kgs,12,,,,\n", "utf-8"
    )
    told = history("import", str(tmp_path / "x.csv"), "--yes")
    typed = told.out.splitlines()[-2].removesuffix("(1 row)")
    told = history("import", str(tmp_path / "x.csv"), "--yes", *shlex.split(typed))
    assert told.out.splitlines()[-1] == "Added 1 set."


def test_names_are_told_before_units_and_dates_are_needed(history: Command, tmp_path: Path) -> None:
    """A file in which nothing is known is not asked about for what would not be read of it."""
    told_in_both_orders = STRONG.replace("2026-01-02", "01/02/2026").replace("Lying Leg Curl", "Beine")
    (tmp_path / "x.csv").write_text(told_in_both_orders, encoding="utf-8")
    told = history("import", str(tmp_path / "x.csv"), "--yes")
    assert (told.code, told.out.splitlines()[-2]) == (1, '  --map "Beine=lying"  (1 row)')
    assert history("import", str(tmp_path / "x.csv"), "--yes", "--map", "Beine=lying").code == 2


def test_the_unit_and_the_dates_are_asked_at_a_terminal(
    history: Command, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the file leaves open is asked, until the answer makes sense."""
    (tmp_path / "x.csv").write_text(STRONG, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", MemoryTerminal("stone\n\nlb\ny\n"))
    told = history("import", str(tmp_path / "x.csv"))
    assert told.out.count("Are the weights in kg or lb? kg, lb:") == 3
    assert kept(folder)[0].sets[0].load == Load(LoadUnit.LB, 40_000)
    monkeypatch.setattr(sys, "stdin", MemoryTerminal(""))
    told = history("import", str(tmp_path / "x.csv"))
    assert (told.code, told.out.splitlines()[-1]) == (2, "Are the weights in kg or lb? kg, lb: ")
    assert told.out.endswith("\n")


def differing(tmp_path: Path) -> Path:
    """Write a file whose first set has another count of reps, and return where."""
    path = tmp_path / "later.csv"
    path.write_text(FITNOTES.replace("kgs,12,,,,\n2026-01-02,Ly", "kgs,9,,,,\n2026-01-02,Ly"))
    return path


def test_the_files_version_is_taken(
    history: Command, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What differs is listed, and taken with --update, or where somebody at a terminal says so."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    history("import", str(tmp_path / "x.csv"), "--yes")
    told = history("import", str(differing(tmp_path)), "--yes")
    assert told.out.splitlines()[-2:] == [
        "  Lying, set 1 of 2 January 2026: reps: 12 \u2192 9",
        "Nothing was added.",
    ]
    assert told.code == 0
    told = history("import", str(differing(tmp_path)), "--yes", "--update")
    assert told.out.splitlines()[-1] == "Updated 1 set."
    assert [record.completed_reps for record in kept(folder)[0].sets] == [9, 11]
    for typed, reps in (("n\n", 9), ("y\n", 12)):
        monkeypatch.setattr(sys, "stdin", MemoryTerminal(typed))
        told = history("import", str(tmp_path / "x.csv"))
        assert "Take the file's version of what differs? [y/N]" in told.out
        assert kept(folder)[0].sets[0].completed_reps == reps
    monkeypatch.setattr(sys, "stdin", MemoryTerminal("y\n"))
    assert "Update this? [y/N] Updated 1 set." in history("import", str(differing(tmp_path)), "--update").out


def test_only_some_differences_are_listed(history: Command, tmp_path: Path) -> None:
    """Twenty are shown, the rest is counted."""
    head, *_ = FITNOTES.splitlines()

    def write(reps: int) -> str:
        rows = [f"2026-01-{day:02},Lying Leg Curl,Legs,40,kgs,{reps},,,," for day in range(1, 26)]
        (tmp_path / "x.csv").write_text("\n".join((head, *rows)), encoding="utf-8")
        return history("import", str(tmp_path / "x.csv"), "--yes").out

    write(5)
    lines = write(6).splitlines()
    assert [line.startswith("  Lying, set 1 of") for line in lines].count(True) == 20
    assert lines[-2:] == ["  and 5 more differences", "Nothing was added."]


def test_no_copy_no_import(history: Command, tmp_path: Path, folder: Path) -> None:
    """Where the history cannot be copied before, one line says so and nothing is added."""
    (tmp_path / "x.csv").write_text(FITNOTES, encoding="utf-8")
    history("import", str(tmp_path / "x.csv"), "--yes")
    before = kept(folder)
    (folder / "backups").write_text("in the way")
    later = tmp_path / "later.csv"
    later.write_text(FITNOTES.replace("2026-01-02", "2026-02-02"), encoding="utf-8")
    told = history("import", str(later), "--yes")
    assert told.code == 1
    assert told.err.startswith("legcurl-timer: No copy of the history could be made before: ")
    assert told.err.endswith("Nothing was added.\n")
    assert kept(folder) == before


def test_names_that_are_not_sure(
    history: Command, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are marked, with what to type; at a terminal they are asked about, and Enter takes the guess."""
    path = tmp_path / "x.csv"
    path.write_text(FITNOTES.replace("Lying Leg Curl", "Leg Curl Xyzzy"), encoding="utf-8")
    line = history("import", str(path), "--dry-run").out.splitlines()[0]
    assert line == (
        '"Leg Curl Xyzzy" is probably lying, not sure; --map "Leg Curl Xyzzy=seated" if not (2 rows)'
    )
    for typed, variation in (("prone\nnordic\ny\n", "nordic"), ("\ny\n", "lying"), ("skip\n", "")):
        monkeypatch.setattr(sys, "stdin", MemoryTerminal(typed))
        told = history("import", str(path))
        assert 'Which lift is "Leg Curl Xyzzy" (2 rows)? lying, seated, standing,' in told.out
        assert {each.variation for session in kept(folder) for each in session.sets} == {variation} - {""}
        history("undo", "--yes")
