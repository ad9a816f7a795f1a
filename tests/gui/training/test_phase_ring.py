"""The ring that fills through a phase: painted piece by piece, it looks as it does painted whole."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.training.phase_ring import PhaseRing

ORANGE = QColor("#FF9F45")
STEPS = 180


class WatchedRing(PhaseRing):
    """A ring that remembers the area of each of its paintings."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        """Remember the area, then paint."""
        self.painted.append(event.rect().width() * event.rect().height())
        super().paintEvent(event)


@pytest.fixture
def ring(qtbot: QtBot) -> WatchedRing:
    """Return an empty ring of 400 by 300 that is on the screen."""
    ring = WatchedRing()
    qtbot.addWidget(ring)
    ring.resize(400, 300)
    ring.set_theme(DARK)
    ring.set_colour(ORANGE)
    ring.show()
    qtbot.waitUntil(lambda: bool(ring.painted))
    qtbot.wait(1)
    return ring


def fill(qtbot: QtBot, ring: PhaseRing, upto: float) -> None:
    """Fill the ring step by step, each of them painted."""
    for step in range(1, round(STEPS * upto) + 1):
        ring.set_share(step / STEPS)
        qtbot.wait(1)


def pixels(image: QImage) -> NDArray[np.int16]:
    """Return the pixels' colours, from 0 to 255."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[:, :, :3].astype(np.int16)


def seen(widget: QWidget) -> NDArray[np.int16]:
    """Return what the screen shows of a widget."""
    return pixels(widget.screen().grabWindow(widget.winId()).toImage())


@pytest.mark.parametrize("upto", [0.1, 0.4, 0.75, 1.0])
def test_pieces_make_the_whole(qtbot: QtBot, ring: WatchedRing, upto: float) -> None:
    """Wherever the ring has grown to, a painting of the whole changes no more than the softness of edges."""
    fill(qtbot, ring, upto)
    difference = np.abs(seen(ring) - pixels(ring.grab().toImage())).max(axis=2)
    assert np.count_nonzero(difference > 100) == 0
    assert (
        np.count_nonzero(difference > 40) < 0.005 * difference.size  # short arcs are bent otherwise
    )


def test_growing_paints_little(qtbot: QtBot, ring: WatchedRing) -> None:
    """A step paints the piece that is new, not the ring."""
    ring.painted.clear()
    fill(qtbot, ring, 0.5)
    assert max(ring.painted) < 0.05 * ring.width() * ring.height()


def test_another_phase_paints_the_ring_anew(qtbot: QtBot, ring: WatchedRing) -> None:
    """What was filled is gone when the next phase begins, and when the colour changes."""
    fill(qtbot, ring, 0.6)
    ring.set_share(0.0)
    qtbot.wait(1)
    colours = seen(ring).reshape(-1, 3)
    assert not (colours == ORANGE.getRgb()[2::-1]).all(axis=1).any()
    assert (seen(ring) == pixels(ring.grab().toImage())).all()


def test_steps_that_are_painted_together_leave_no_gap(qtbot: QtBot, ring: WatchedRing) -> None:
    """Two steps between two paintings are both painted."""
    for step in range(1, 40):
        ring.set_share(step / STEPS)
        if step % 3 == 0:
            qtbot.wait(1)
    qtbot.wait(1)
    difference = np.abs(seen(ring) - pixels(ring.grab().toImage())).max(axis=2)
    assert np.count_nonzero(difference > 100) == 0
