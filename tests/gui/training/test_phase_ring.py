"""The ring that fills through a phase: painted piece by piece, it looks as it does painted whole."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.training.phase_ring import PhaseRing
from tests.gui.painting import drawn_anew, on_screen, paint_what_is_due, pixels, watched

ORANGE = QColor("#FF9F45")
STEPS = 180


@pytest.fixture
def ring(qtbot: QtBot) -> PhaseRing:
    """Return an empty ring of 400 by 300 that is on the screen."""
    ring = PhaseRing()
    watch = watched(ring)
    qtbot.addWidget(ring)
    ring.resize(400, 300)
    ring.set_theme(DARK)
    ring.set_colour(ORANGE)
    ring.show()
    qtbot.waitUntil(lambda: bool(watch.areas))
    paint_what_is_due()
    return ring


def fill(ring: PhaseRing, upto: float) -> None:
    """Fill the ring step by step, each of them painted."""
    for step in range(1, round(STEPS * upto) + 1):
        ring.set_share(step / STEPS)
        paint_what_is_due()


def differences(ring: PhaseRing) -> NDArray[np.int16]:
    """Return by how much each pixel on the screen differs from a painting of the whole, from 0 to 255."""
    seen, anew = (pixels(each(ring)).view(np.uint8).astype(np.int16) for each in (on_screen, drawn_anew))
    return np.abs(seen - anew)


@pytest.mark.parametrize("upto", [0.1, 0.4, 0.75, 1.0])
def test_pieces_make_the_whole(ring: PhaseRing, upto: float) -> None:
    """Wherever the ring has grown to, a painting of the whole changes no more than the softness of edges."""
    fill(ring, upto)
    assert not (differences(ring) > 100).any()
    assert (differences(ring) > 40).mean() < 0.005 / 4  # short arcs are bent otherwise


def test_growing_paints_little(ring: PhaseRing) -> None:
    """A step paints the piece that is new, not the ring."""
    watch = watched(ring)
    fill(ring, 0.5)
    areas = [area.width() * area.height() for area in watch.areas]
    assert max(areas) < 0.05 * ring.width() * ring.height()


def test_another_phase_paints_the_ring_anew(ring: PhaseRing) -> None:
    """What was filled is gone when the next phase begins, and when the colour changes."""
    fill(ring, 0.6)
    ring.set_share(0.0)
    paint_what_is_due()
    assert not (pixels(on_screen(ring)) == ORANGE.rgba()).any()
    assert not differences(ring).any()


def test_steps_that_are_painted_together_leave_no_gap(ring: PhaseRing) -> None:
    """Two steps between two paintings are both painted."""
    for step in range(1, 40):
        ring.set_share(step / STEPS)
        if step % 3 == 0:
            paint_what_is_due()
    paint_what_is_due()
    assert not (differences(ring) > 100).any()
