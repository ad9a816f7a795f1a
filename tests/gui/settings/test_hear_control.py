"""One rep is heard at a time, to its end."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.settings.hear_control import HearControl


class SampleOnTheAir:
    """A rep that sounds until it has been looked at so often."""

    def __init__(self, looks: int, problem: str = "") -> None:
        self.problem = problem
        self.looks_left = looks
        self.stopped = 0

    def update(self) -> bool:
        """Tell whether it still sounds."""
        self.looks_left -= 1
        return self.looks_left > 0

    def stop(self) -> None:
        """Fall silent."""
        self.stopped += 1


def test_a_rep_is_looked_after_until_it_is_over(qtbot: QtBot) -> None:
    """While the rep sounds it is looked at; afterwards nothing runs any more."""
    parent = QObject()
    control = HearControl(parent)
    control._ticker.setInterval(1)
    sample = SampleOnTheAir(3)

    control.start(sample)
    qtbot.waitUntil(lambda: sample.stopped > 0, timeout=2_000)

    assert (sample.looks_left, sample.stopped) == (0, 1)
    assert not control._ticker.isActive()


def test_the_next_rep_takes_the_place_of_the_one_before(qtbot: QtBot) -> None:
    """Asked twice, the first rep falls silent; stopping twice does no harm."""
    assert qtbot
    parent = QObject()
    control = HearControl(parent)
    first, second = SampleOnTheAir(99), SampleOnTheAir(99, "the sound device does not open")
    assert control.problem == ""

    control.start(first)
    assert (first.stopped, control.problem) == (0, "")
    control.start(second)
    assert (first.stopped, control.problem) == (1, "the sound device does not open")
    control.stop()
    control.stop()
    assert second.stopped == 1
