"""The figure as it is painted: into its rectangle, with its colours."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from legcurl_timer.core.lifts.variations import JointRange, Variation, load_variations
from legcurl_timer.gui.figure.painter import FigureColours, draw_figure
from tests.gui.painting import pixels

COLOURS = FigureColours(
    body=QColor("#DDE3E8"),
    far=QColor("#5A6570"),
    equipment=QColor("#3A444E"),
    working=QColor("#5CC8FF"),
    path=QColor("#887766"),
)
BORDER = 30
VARIATIONS = load_variations()
every_variation = pytest.mark.parametrize("variation", VARIATIONS, ids=lambda variation: variation.id)


def painted(variation: Variation, contraction: float, width: int = 280, height: int = 220) -> QImage:
    """Return the figure in a rectangle of that size, with an empty border around it."""
    image = QImage(width + 2 * BORDER, height + 2 * BORDER, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_figure(painter, QRectF(BORDER, BORDER, width, height), variation, contraction, COLOURS)
    painter.end()
    return image


def ink_of(image: QImage) -> QRect:
    """Return the rectangle of what is painted."""
    rows, columns = np.nonzero(pixels(image))
    left, top = int(columns.min()), int(rows.min())
    return QRect(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def count_of(image: QImage, colour: QColor) -> int:
    """Return how many pixels have exactly that colour."""
    return int(np.count_nonzero(pixels(image) == colour.rgba()))


@every_variation
@pytest.mark.parametrize(("width", "height"), [(280, 220), (120, 90), (100, 300), (400, 60)])
def test_nothing_is_painted_outside_the_rectangle(variation: Variation, width: int, height: int) -> None:
    """At every contraction and in every shape of rectangle the figure stays inside."""
    for contraction in (0, 0.25, 0.5, 0.75, 1):
        inside = QRect(BORDER, BORDER, width, height)
        assert inside.contains(ink_of(painted(variation, contraction, width, height)))


@every_variation
def test_the_figure_fills_its_rectangle_from_the_middle(variation: Variation) -> None:
    """Over its movement it reaches from edge to edge one way, and stands in the middle the other way."""
    ink = QRect()
    for contraction in (0, 0.5, 1):
        ink = ink.united(ink_of(painted(variation, contraction)))
    assert ink.width() > 0.93 * 280 or ink.height() > 0.93 * 220
    assert abs(ink.top() - BORDER - (BORDER + 220 - 1 - ink.bottom())) <= 16
    assert abs(ink.left() - BORDER - (BORDER + 280 - 1 - ink.right())) <= 16


@every_variation
def test_the_working_segment_has_its_colour(variation: Variation) -> None:
    """Body, far limbs, equipment and the working segment are all to be seen, and the path."""
    image = painted(variation, 0.5)
    assert count_of(image, COLOURS.body) > 1000
    assert count_of(image, COLOURS.working) > 800
    assert count_of(image, COLOURS.far) > 0
    assert count_of(image, COLOURS.equipment) > 200
    assert count_of(image, COLOURS.path) > 5


@every_variation
def test_the_painter_is_left_as_it_was(variation: Variation) -> None:
    """Drawing a figure changes neither the painter's transform nor its pen."""
    image = QImage(50, 50, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.translate(3, 4)
    before = (painter.transform(), painter.pen(), painter.renderHints())
    draw_figure(painter, QRectF(0, 0, 40, 40), variation, 0.3, COLOURS)
    after = (painter.transform(), painter.pen(), painter.renderHints())
    painter.end()
    assert after == before


def test_angles_that_a_coach_has_corrected_still_fit() -> None:
    """A hip that moves as well, or a knee beyond ours, is drawn without a gap and inside the rectangle."""
    for variation in VARIATIONS:
        edited = variation._replace(knee=JointRange(5, 150), hip=JointRange(0, 40))
        for contraction in (0, 0.5, 1):
            inside = QRect(BORDER, BORDER, 280, 220)
            assert inside.contains(ink_of(painted(edited, contraction)))
