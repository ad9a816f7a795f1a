"""The same set, done in the window and in the terminal, is the same set."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from support.command_line import as_function
from support.fake_clock import FakeClock
from support.kept_sets import history_in, kept, paced_set
from support.plans import planned
from support.recording_player import RecordingPlayer
from support.terminal_gym import TerminalGym
from support.window_page import WindowOpener

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.moment import Moment
from legcurl_timer.core.records import SetRecord, new_uid
from legcurl_timer.userdata.plans import PlansFile

ANY_UID = new_uid()
KEYS = {
    " ": Qt.Key.Key_Space,
    "\n": Qt.Key.Key_Return,
    "m": Qt.Key.Key_M,
    "+": Qt.Key.Key_Up,
    "-": Qt.Key.Key_Down,
}
"""What is pressed in the window where a key is pressed in the terminal; plus and minus in a rest."""

# Two sets of each leg, of three reps of 4 s, after a count-in of 3 s.
PLAN = planned("2-0-1-1", 3, sets=2, rest_ms=30_000, count_in_ms=3_000, bottom_reps=2, warm_up_sets=0)
Script = Sequence[tuple[int, str]]
SCRIPTS: dict[str, Script] = {
    "untouched": (),
    "paused in a rep": ((9_000, " "), (20_000, " ")),
    "ended early": ((12_000, "\n"),),
    "rests changed, skipped": ((17_000, "+"), (18_000, " "), (35_000, "-")),
    "muted, ended in mid-rep, paused again": (
        *((4_000, "m"), (6_500, " "), (9_000, " "), (14_000, "\n"), (16_000, " "), (30_000, "\n")),
        *((31_000, "+"), (32_000, " "), (40_000, " "), (47_000, " "), (55_000, "\n")),
    ),
    "ended in the count-in": ((17_000, " "), (18_000, "\n"), (19_000, " ")),
}


def prepare(folder: Path) -> None:
    """Let a folder hold the plan, and a set with the load that was lifted last."""
    PlansFile(folder, load_variations()).save(PLAN)
    with history_in(folder) as store:
        for leg in (Leg.LEFT, Leg.RIGHT):
            store.keep(paced_set(kg=15, variation="standing", leg=leg, tempo="2-0-1-1", note="last week"))


def sets_of(folder: Path) -> list[SetRecord]:
    """Return the sets that were done, without what no two sets have in common."""
    return [replace(record, uid=ANY_UID, started=Moment(0, 0)) for record in kept(folder) if not record.note]


def in_the_window(open_window: WindowOpener, folder: Path, script: Script) -> list[SetRecord]:
    """Do a workout in the window by a script of keys."""
    prepare(folder)
    page = open_window("standing", folder=folder)
    page.open_history()
    page.store()
    page.press(Qt.Key.Key_Space)
    now_ms = 0
    for at_ms, key in script:
        page.advance(at_ms - now_ms)
        now_ms = at_ms
        page.press(KEYS[key])
    page.advance_until(lambda: page.workout.ended, within_ms=600_000)
    page.close()
    return sets_of(folder)


def in_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path, script: Script
) -> list[SetRecord]:
    """Do a workout in the terminal by the same script."""
    prepare(folder)
    clock = FakeClock()
    gym = TerminalGym(folder, clock, RecordingPlayer("recording"), keys=dict(script), started_ms=clock())
    with monkeypatch.context() as patched:
        gym.take_over(patched)
        assert gym.pace(as_function(capsys), patched, "--variation", "standing").code == 0
    return sets_of(folder)


@pytest.mark.parametrize("name", SCRIPTS)
def test_same_record(
    open_window: WindowOpener,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    name: str,
) -> None:
    """One script of commands gives the same records through window and terminal, the load among them."""
    script = SCRIPTS[name]

    window = in_the_window(open_window, tmp_path / "window", script)
    terminal = in_the_terminal(capsys, monkeypatch, tmp_path / "terminal", script)

    assert window == terminal
    assert len(window) == 4
    assert {str(record.load) for record in window} == {"15 kg"}
