"""Real keys in the real window: held for long, and on keyboards of other countries."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.programs import private_environment
from support.screen import Screen
from support.waiting import wait_until
from support.window import Window

pytestmark = pytest.mark.real_window

HELD_S = 1.1
"""The server repeats a key from 0.66 s on, 25 times a second."""
FRENCH_6, FRENCH_AFTER_0, PLACE_H = "15", "20", "43"


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """Give the test a screen of its own."""
    folder = tmp_path / "screen"
    folder.mkdir()
    with Screen(folder, private_environment(folder)) as shown:
        yield shown


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Give a folder in which two sets of seated curls are planned, with a minute of rest."""
    folder = tmp_path / "data"
    folder.mkdir()
    seated = {"tempo": "0.5-0-0.5-0", "reps": 50, "count_in_ms": 3_000, "own_return": False}
    plan = {"last_used": {"seated": {**seated, "sets": 2, "rest_ms": 60_000}}}
    (folder / "settings.json").write_text(json.dumps(plan))
    return folder


@pytest.fixture
def window(screen: Screen, data_folder: Path) -> Iterator[Window]:
    """Open the window, which makes no sound."""
    arguments = ("--variation", "seated", "--audio", "silent", "--data-dir", str(data_folder))
    with Window(screen, *arguments) as opened:
        yield opened


def state_after(window: Window, key: str) -> str:
    """Hold a key, and return where the workout stands then."""
    window.hold(key, HELD_S)
    return window.seen.state


def start_and_do_a_rep(window: Window) -> None:
    """Start the set, and do a rep."""
    window.press("space")
    wait_until(lambda: window.seen.reps, "a rep is done")


def test_space_held(window: Window) -> None:
    """GIVEN each state in turn WHEN Space is held THEN it starts, pauses and goes on once."""
    states = [state_after(window, "space") for _ in range(3)]
    assert states == ["running", "paused", "running"]
    wait_until(lambda: window.seen.reps, "a rep is done")
    assert state_after(window, "space") == "paused"
    window.press("Escape")
    assert window.seen.state == "asking"
    assert state_after(window, "space") == "running"
    window.press("Return")
    assert window.seen.state == "resting"
    assert state_after(window, "space") == "running"


def test_escape_held(window: Window) -> None:
    """GIVEN a set WHEN Esc is held THEN it leaves the whole screen, asks, discards, ends: each for itself."""
    assert state_after(window, "Escape") == "ready"
    start_and_do_a_rep(window)
    window.press("F11")
    states = [state_after(window, "Escape") for _ in range(3)]
    assert states == ["running", "asking", "ready"]
    start_and_do_a_rep(window)
    window.press("Return")
    assert state_after(window, "Escape") == "done"
    assert window.seen.page == "result"
    window.press("Escape")
    window.wait_for_page("prepare")


def test_enter_held(window: Window) -> None:
    """GIVEN a set WHEN Enter is held THEN it ends the set or starts the next one, never both."""
    assert state_after(window, "Return") == "ready"
    start_and_do_a_rep(window)
    states = [state_after(window, "Return") for _ in range(4)]
    assert states == ["resting", "running", "waiting", "running"]


def test_keyboards_of_other_countries(screen: Screen, window: Window, data_folder: Path) -> None:
    """GIVEN a French, a German and a Russian keyboard WHEN keys are pressed by place THEN they are found."""

    def kept_volume() -> int | None:
        volume: int | None = json.loads((data_folder / "settings.json").read_text()).get("volume")
        return volume

    screen.use_layout("fr")
    window.press(FRENCH_6)
    window.wait_for("4-1-2-2")
    window.press(FRENCH_AFTER_0)
    wait_until(lambda: kept_volume() == 95, "the volume is lower by one step")
    for layout in ("de", "ru"):
        screen.use_layout(layout)
        window.press(PLACE_H)
        window.wait_for_page("history")
        window.press("Escape")
        window.wait_for_page("prepare")
