"""A device that does not answer holds nobody up."""

from threading import Event, current_thread
from threading import enumerate as all_threads

import pytest
from support.waiting import wait_until

from legcurl_timer.audio import player
from legcurl_timer.audio.player import OPEN_LIMIT_S, AudioUnavailableError, stop_soon, within_limit


def test_result_comes_through() -> None:
    """What the action returns is returned, even if that is nothing."""
    assert within_limit(lambda: 42) == 42
    assert within_limit(lambda: None) is None


def test_error_comes_through() -> None:
    """What the action raises is raised to whoever asked."""

    def fail() -> None:
        raise AudioUnavailableError("no such device")

    with pytest.raises(AudioUnavailableError, match="no such device"):
        within_limit(fail)


def test_hanging_action_is_left_behind() -> None:
    """An action that hangs is given up in time; it ends later, in a thread that cannot hold up the exit."""
    release, ended = Event(), Event()
    threads = []

    def hang() -> None:
        threads.append(current_thread())
        release.wait()
        ended.set()

    with pytest.raises(AudioUnavailableError, match="the sound device does not answer"):
        within_limit(hang, limit_s=0.01)

    assert not ended.is_set()
    assert threads[0].daemon
    release.set()
    assert ended.wait(5)
    threads[0].join(5)


def test_late_error_goes_nowhere() -> None:
    """An error that comes after the limit disturbs nobody."""
    release = Event()
    threads = []

    def fail_late() -> None:
        threads.append(current_thread())
        release.wait()
        raise AudioUnavailableError("too late to matter")

    with pytest.raises(AudioUnavailableError, match="does not answer"):
        within_limit(fail_late, limit_s=0.01)

    release.set()
    threads[0].join(5)
    assert not threads[0].is_alive()


def test_nobody_waits_half_a_second() -> None:
    """The limit in use keeps the promise of half a second at most."""
    assert OPEN_LIMIT_S <= 0.5


def test_the_end_of_the_program_waits_for_a_stop_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a stop is on its way a thread holds the program, and lets go of it where the device hangs."""
    monkeypatch.setattr(player, "_STOP_LIMIT_S", 0.05)
    monkeypatch.setattr(player, "STOP_AFTER_MS", 0)
    before, asked, release = set(all_threads()), Event(), Event()

    def hang() -> None:
        asked.set()
        release.wait()

    stop_soon(hang)

    begun = [thread for thread in all_threads() if thread not in before]
    assert [thread.daemon for thread in begun].count(False) == 1
    assert asked.wait(5)
    wait_until(lambda: all(thread.daemon for thread in all_threads() if thread not in before), "it lets go")
    release.set()
    for thread in begun:
        thread.join(5)
