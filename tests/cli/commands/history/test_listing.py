"""The sets, listed for reading and for programs."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import Command, on_posix
from support.imports import import_, strong_file, workout
from support.kept_sets import history_in, paced_set, session_of
from support.measured import measured_set
from support.programs import private_environment, timer_command

from legcurl_timer.core.measurement import Instrument
from legcurl_timer.core.records import SessionRecord
from legcurl_timer.history.exchange.native_json import read_json


def test_list(history: Command, filled: list[SessionRecord]) -> None:
    """A set a line, the oldest first, with what is known of it."""
    told = history("list")
    assert told.err == ""
    heading, first, second, count = told.out.splitlines()
    assert heading.split()[:4] == ["day", "time", "variation", "leg"]
    assert " ".join(first.split()) == "2020-03-04 18:30 standing left 10 of 12 42.5 kg 3-0-1-1 1.5 0:50 paced"
    assert second.split()[2:] == ["nordic", "5", "paced"]
    assert count == f"{len(filled)} sets"


def test_imported_sets(history: Command, folder: Path) -> None:
    """They are called so, and a time of day that nobody told is not told here either."""
    with history_in(folder) as store:
        import_(store, strong_file(replace(workout(0, 5), day_only=True), workout(3_000, 6)))
    lines = [" ".join(line.split()) for line in history("list").out.splitlines()[1:-1]]
    assert lines == [
        "2026-11-23 lying 5 imported from Strong",
        "2026-11-25 15:00 lying 6 imported from Strong",
    ]


def test_measured_sets(history: Command, folder: Path) -> None:
    """What was measured stands beside what was paced, and measured sets can be asked for alone."""
    facts = {"trusted": False, "why": "it was too dark", "tut_ms": None}
    with history_in(folder) as store:
        store.add(
            [
                session_of(
                    measured_set("orrr"),
                    measured_set("oo?", 5, seen={"instrument": Instrument.TAPS}),
                    measured_set("oooo", 10, seen=facts, variation="other"),
                    paced_set(15),
                )
            ]
        )
    lines = [" ".join(line.split()[6:]) for line in history("list").out.splitlines()[1:-1]]
    assert lines == [
        "3-0-1-1 0:20 about 0:15 paced, measured with the camera, rushed in every rep",
        "3-0-1-1 0:15 about 0:10 in 2 reps paced, measured by taps, on the beat",
        "3-0-1-1 0:20 paced, measured with the camera, not seen well: it was too dark",
        "3-0-1-1 0:50 paced",
    ]
    told = history("list", "--measured").out.splitlines()
    assert [line.split()[1] for line in told[1:-1]] == ["13:00", "13:05"]
    assert told[-1] == "2 sets"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--variation", "standing"), ["standing"]),
        (("--days", "1"), ["nordic"]),
        (("--days", "36500"), ["standing", "nordic"]),
        (("--days", "7", "--variation", "standing"), []),
        (("--measured",), []),
    ],
)
@pytest.mark.usefixtures("filled")
def test_list_of_some(history: Command, options: tuple[str, ...], expected: list[str]) -> None:
    """Only one variation, or only the last days, are listed where that is asked for."""
    lines = history("list", *options).out.splitlines()
    assert [line.split()[2] for line in lines[1:-1]] == expected
    assert lines[-1] == {0: "No such sets.", 1: "1 set", 2: "2 sets"}[len(expected)]


def test_list_as_json(history: Command, filled: list[SessionRecord], tmp_path: Path) -> None:
    """The JSON is that of an export, and can be read back."""
    (tmp_path / "x.json").write_text(history("list", "--json").out, encoding="utf-8")
    assert list(read_json(tmp_path / "x.json").sessions) == filled


@pytest.mark.parametrize(("action", "told"), [("list", "No sets yet."), ("backups", "No backups yet.")])
def test_nothing_to_list(history: Command, action: str, told: str) -> None:
    """What is empty is a sentence, not a table."""
    assert history(action).out == f"{told}\n"


@on_posix
def test_a_list_as_json_is_utf_8_whatever_the_terminal_speaks(folder: Path, tmp_path: Path) -> None:
    """What is piped on is JSON as other programs expect it."""
    with history_in(folder) as store:
        store.add([session_of(paced_set(), note="Fu\u00df \U0001f9b5")])
    without_utf_8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment = private_environment(tmp_path) | without_utf_8
    command = timer_command("history", "list", "--json", "--data-dir", str(folder))
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=30)
    assert "Fu\u00df \U0001f9b5" in done.stdout.decode("utf-8")
