"""The texts in the picture of a workout, whatever letters a language has: none is cut, or rubbed out."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from legcurl_timer.gui.style.theme import DARK
from legcurl_timer.gui.style.typeface import use_typeface
from legcurl_timer.gui.training.face import ground_inks, parts_of
from legcurl_timer.gui.training.layer import Part
from legcurl_timer.gui.training.places import Places, beside_the_tank, between_sets, on_the_tank
from legcurl_timer.gui.training.scene import Scene, Shown
from tests.gui.painting import pixels

TALL = "ÉgÅjÇpÑy"
"""Letters with much above their capitals, and much below the line."""
SIZES = (QSize(640, 400), QSize(960, 540), QSize(1366, 728), QSize(1920, 1060), QSize(3840, 2160))


def resting(size: QSize) -> Places:
    """Return the places of a rest in a window that is as high as it needs."""
    return between_sets(QSize(size.width() // 2, size.height() * 76 // 100), size.height(), whole=False)


def ink_of(part: Part, size: QSize) -> QRect:
    """Return where a part is drawn where nothing cuts it."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("black"))
    painter = QPainter(image)
    part.draw(painter)
    painter.end()
    rows, columns = np.nonzero(pixels(image) != 0xFF000000)
    if not len(rows):
        return QRect()
    return QRect(columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize(
    ("scene", "places_at", "seconds"),
    [
        (Scene.PACING, beside_the_tank, "12"),
        (Scene.PACING, on_the_tank, "12"),
        (Scene.REST, resting, "0:59"),
        (Scene.WAITING, resting, ""),
    ],
)
def test_no_text_is_cut_or_rubbed_out(
    qtbot: QtBot, scene: Scene, places_at: Callable[[QSize], Places], seconds: str, size: QSize
) -> None:
    """Each text stands within the area that is drawn anew with it, and out of that of any other."""
    assert qtbot
    use_typeface()
    places = places_at(size)
    texts = dict.fromkeys(("word", "statement", "line", "place", "note"), TALL)
    shown = Shown(scene, **texts, seconds=seconds)
    inks = ground_inks(DARK, shown, DARK.card)._replace(tank="#000000")
    parts = [(part, ink_of(part, size)) for part in parts_of(shown, places, inks, (TALL,), TALL)]
    written = [(part.area, ink) for part, ink in parts if not ink.isEmpty()]
    assert len(written) > 2
    for area, ink in written:
        assert area.contains(ink)
        assert QRect(0, 0, size.width(), size.height()).contains(ink)
    for (_, ink), (area, _) in permutations(written, 2):
        assert not area.intersects(ink)
