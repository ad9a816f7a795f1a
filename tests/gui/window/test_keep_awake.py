"""The screen is kept on while a workout runs, and a system that refuses is told of in one line."""

from collections.abc import Iterator
from threading import active_count

import pytest
from pytestqt.qtbot import QtBot
from support.desktop import TOOL, Desktop
from support.programs import missing
from support.waiting import wait_until

from legcurl_timer.gui.window.keep_awake import CANNOT_STAY_AWAKE, KeepAwake

with_a_desktop = pytest.mark.skipif(bool(missing(TOOL)), reason="this machine lacks dbus-daemon")


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """Give the program a desktop that does as it is asked."""
    with Desktop() as answering:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", answering.address)
        yield answering


@pytest.fixture
def told(qtbot: QtBot) -> list[str]:
    """Collect what the lifter is told; a window's event loop is there."""
    assert qtbot
    return []


@with_a_desktop
def test_asked_once_a_workout_however_often_held(desktop: Desktop, told: list[str]) -> None:
    """Holding what is held, and releasing what is free, asks nothing; each workout holds it anew."""
    keep_awake = KeepAwake(told.append)
    keep_awake.release()
    for workout in (1, 2):
        keep_awake.hold()
        keep_awake.hold()
        wait_until(lambda count=2 * workout - 1: len(desktop.requests) == count, "the screen is kept on")
        keep_awake.release()
        keep_awake.release()
        wait_until(lambda count=2 * workout: len(desktop.requests) == count, "the screen is let go")
    keep_awake.close()
    assert desktop.requests == ["Inhibit", "UnInhibit"] * 2


@with_a_desktop
def test_closing_lets_go(desktop: Desktop, told: list[str]) -> None:
    """After closing, the system has been told and no thread is left."""
    threads = active_count()
    keep_awake = KeepAwake(told.append)
    keep_awake.hold()
    wait_until(lambda: desktop.requests, "the screen is kept on")
    keep_awake.close()
    keep_awake.close()
    assert desktop.requests == ["Inhibit", "UnInhibit"]
    assert active_count() == threads


@with_a_desktop
def test_a_desktop_that_refuses(told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that says no is told of once, however many workouts follow."""
    with Desktop(refuses=True) as desktop:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
        keep_awake = KeepAwake(told.append)
        assert_told_once(keep_awake, told, qtbot)
        assert "UnInhibit" not in desktop.requests


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nowhere/at/all", "what is this?", None])
def test_no_desktop_at_all(
    told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    """Where there is nobody to ask, the lifter is told once and nothing fails."""
    if address is None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    else:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert_told_once(KeepAwake(told.append), told, qtbot)


def test_no_library(told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is missing is a system that refuses."""
    monkeypatch.setitem(__import__("sys").modules, "wakepy", None)
    assert_told_once(KeepAwake(told.append), told, qtbot)


def test_released_before_the_answer(told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is no longer held is not told of a refusal that comes late."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    keep_awake = KeepAwake(told.append)
    keep_awake._over.clear()
    keep_awake.release()
    keep_awake._stay(keep_awake._over)
    qtbot.wait(1)
    assert told == []


def assert_told_once(keep_awake: KeepAwake, told: list[str], qtbot: QtBot) -> None:
    """Check that two workouts without a bright screen lead to one line."""
    for _ in range(2):
        keep_awake.hold()
        qtbot.waitUntil(lambda: bool(told))
        keep_awake.close()
    qtbot.wait(1)
    assert told == [CANNOT_STAY_AWAKE]
