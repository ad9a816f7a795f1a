"""Large letters: where their ink stands."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.style.typeface import use_typeface
from legcurl_timer.gui.training.lettering import write
from tests.gui.painting import pixels

PLACE = QRect(50, 40, 500, 120)


@pytest.mark.parametrize(("text", "tabular"), [("0:10", True), ("Rest", False), ("Wiederholung 12", False)])
def test_letters_begin_at_the_left_edge_and_stay_in_their_place(
    qtbot: QtBot, text: str, *, tabular: bool
) -> None:
    """No ink is left of the place, where it would be cut off, and none right of it, however long the text."""
    assert qtbot
    use_typeface()
    image = QImage(600, 240, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    write(painter, PLACE, text, QColor("black"), tabular=tabular)
    painter.end()
    (inked,) = np.nonzero((pixels(image) != 0xFFFFFFFF).any(axis=0))
    assert abs(inked[0] - PLACE.left()) <= 2
    assert inked[-1] <= PLACE.right() + 2
