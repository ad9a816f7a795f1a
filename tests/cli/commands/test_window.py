"""Without a command: what happens where no window can be opened."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import Command, on_posix, program, surroundings, without
from support.programs import private_environment, timer_command
from support.terminal import Terminal

from legcurl_timer.cli import main as cli
from legcurl_timer.core.lifts.tempo import Tempo
from legcurl_timer.core.lifts.variations import load_variations
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.workout.plan import WorkoutPlan

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
IN_THE_TERMINAL = "The workout is paced in this terminal.\n"
NO_DISPLAY = f"legcurl-timer: There is no display here. {IN_THE_TERMINAL}"
UNUSABLE = f"legcurl-timer: The display cannot be used; `legcurl-timer doctor` says why. {IN_THE_TERMINAL}"
USUAL = WorkoutPlan.by_default(load_variations()[0]).prescription
SHORT = ("--reps", "1", "--audio", "silent", "--data-dir")


@on_linux
@pytest.mark.parametrize(
    ("display", "said"),
    [
        ({}, NO_DISPLAY),
        ({"DISPLAY": ":987"}, UNUSABLE),
        ({"WAYLAND_DISPLAY": "wayland-987"}, UNUSABLE),
        ({"QT_QPA_PLATFORM": "nonsense"}, UNUSABLE),
    ],
    ids=["none", "X11", "Wayland", "plug-in"],
)
def test_no_display(tmp_path: Path, display: dict[str, str], said: str) -> None:
    """Without a display, or with one that cannot be used, one line says so, and the workout is done."""
    environment = surroundings(XDG_RUNTIME_DIR=str(tmp_path), **display)

    told = program("--start", *SHORT, str(tmp_path), start=without(), env=environment)
    listed = program("history", "list", "--data-dir", str(tmp_path))

    assert (told.code, told.err) == (0, said)
    assert told.out.startswith("Lying leg curl \u00b7 3-0-1-1")
    assert "1 of 1 rep" in told.out
    assert listed.out.endswith("3 sets\n")


@on_linux
def test_without_qt(tmp_path: Path) -> None:
    """Where Qt cannot be imported the package that brings it is named, and the set is done."""
    start, environment = without("PySide6", "shiboken6"), surroundings(DISPLAY=":987")

    told = program(*SHORT, str(tmp_path), start=start, env=environment)

    assert told.err == (
        "legcurl-timer: The window needs PySide6-Essentials (PySide6 is blocked). " + IN_THE_TERMINAL
    )
    assert (told.code, "1 of 1 rep" in told.out) == (0, True)


@on_linux
@pytest.mark.parametrize(
    ("settings", "paced"),
    [
        ("{}", "Lying leg curl"),
        ('{"variation": "nordic"}', "Nordic hamstring curl"),
        ('{"variation": "gone"}', "Lying leg curl"),
        ("nonsense", "Lying leg curl"),
    ],
)
def test_what_is_paced_unless_told(tmp_path: Path, settings: str, paced: str) -> None:
    """Without a word it is the variation last used, else the first, and broken settings are told of once."""
    (tmp_path / "settings.json").write_text(settings)

    told = program(*SHORT, str(tmp_path), start=without())

    assert told.code == 0
    assert told.out.startswith(paced)
    assert told.err.startswith(NO_DISPLAY)
    assert told.err.count("Your settings: the file could not be understood") == (settings == "nonsense")


@on_linux
def test_what_is_asked_for_is_paced(tmp_path: Path) -> None:
    """The options of the window mean the same in the terminal."""
    asked = ("--variation", "standing", "--tempo", "4121", "--count-in", "0", "--leg", "right", "--mute")

    told = program(*asked, *SHORT, str(tmp_path), start=without())
    listed = program("history", "list", "--data-dir", str(tmp_path))

    assert (told.code, told.err) == (0, NO_DISPLAY)
    assert told.out.startswith("Standing leg curl \u00b7 4-1-2-1")
    assert "Get ready" not in told.out
    assert " ".join(listed.out.splitlines()[1].split()[2:]).startswith("standing right 1 of 1 4-1-2-1")


@on_posix
def test_keys_on_a_bare_terminal(tmp_path: Path) -> None:
    """On a terminal the keys pause and end what is paced."""
    asked = ("--audio", "silent", "--data-dir", str(tmp_path / "data"))
    with Terminal(timer_command(*asked), private_environment(tmp_path)) as terminal:
        terminal.wait_for("Get ready")
        terminal.press(" ")
        terminal.wait_for("Paused")
        terminal.press("\n")

        assert terminal.finish(within_s=20) == 0
        assert NO_DISPLAY in terminal.complaints


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a Linux without a display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("no_display")
def test_no_console_either(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal either, nothing can be done."""
    monkeypatch.setattr(sys, "stdout", None)

    assert cli.main([]) == 1
    assert capsys.readouterr().err == "legcurl-timer: There is no display here.\n"


@pytest.mark.usefixtures("no_display")
def test_bad_input_comes_before_the_display(command: Command, tmp_path: Path) -> None:
    """A set that cannot be paced is refused as bad input, display or not."""
    command("--data-dir", str(tmp_path), "--reps", "0").complaint(2)


@pytest.mark.parametrize(
    ("arguments", "planned"),
    [
        ([], USUAL),
        (["--reps", "9"], replace(USUAL, reps=9, bottom_reps=0)),
        (["--tempo", "4/1/2"], replace(USUAL, tempo=Tempo.parse("4/1/2"))),
        (["--count-in", "0"], replace(USUAL, count_in_ms=0)),
    ],
)
def test_what_is_asked_of_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], planned: SetPrescription
) -> None:
    """What is asked for goes into the plan last used; a range stays one, unless reps are asked for."""
    opened: list[SetPrescription] = []

    def open_window(
        _variations: object, _kept: object, plan: WorkoutPlan, *, film: Path, **_options: object
    ) -> int:
        opened.append(plan.prescription)
        assert film == Path("leg.mp4")  # in place of a camera
        return 0

    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setattr("legcurl_timer.app.open_window", open_window)
    monkeypatch.setattr("gc.disable", lambda: None)
    assert cli.main(["--data-dir", str(tmp_path), "--camera", "leg.mp4", *arguments]) == 0
    assert opened == [planned]
