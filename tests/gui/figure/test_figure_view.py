"""The widget that shows the lifter move."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from legcurl_timer.core.lifts.variations import Variation, load_variations
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.style.theme import DARK, LIGHT
from tests.gui.painting import PaintWatch, drawn_anew, on_screen, paint_what_is_due, watched

COLOURS = DARK.figure_colours()
ORANGE = QColor("#FF9F45")
VARIATIONS = load_variations()
every_variation = pytest.mark.parametrize("variation", VARIATIONS, ids=lambda variation: variation.id)


def shown(qtbot: QtBot, variation: Variation) -> tuple[FigureView, PaintWatch]:
    """Return a view of 560 by 440 that is on the screen and has painted itself, and what it paints next."""
    view = FigureView()
    watch = watched(view)
    qtbot.addWidget(view)
    view.resize(560, 440)
    view.set_colours(COLOURS, QColor(DARK.background))
    view.set_variation(variation)
    view.show()
    qtbot.waitUntil(lambda: bool(watch.areas))
    paint_what_is_due()
    watch.areas.clear()
    return view, watch


@every_variation
def test_a_movement_repaints_once_and_only_where_it_is(qtbot: QtBot, variation: Variation) -> None:
    """One step of the movement costs one painting of less than the whole widget."""
    view, watch = shown(qtbot, variation)
    view.set_contraction(0.1)
    paint_what_is_due()
    (area,) = watch.areas
    assert area.width() * area.height() < 0.75 * view.width() * view.height()


@every_variation
def test_a_movement_too_small_to_see_repaints_nothing(qtbot: QtBot, variation: Variation) -> None:
    """The same place again, or a hair's breadth further, is not painted."""
    view, watch = shown(qtbot, variation)
    view.set_contraction(0.0)
    view.set_contraction(0.0002)
    paint_what_is_due()
    assert watch.areas == []


def test_small_movements_add_up(qtbot: QtBot) -> None:
    """A very slow movement is painted as soon as it can be seen, not never."""
    view, watch = shown(qtbot, VARIATIONS[0])
    for step in range(40):
        view.set_contraction(step * 0.0002)
        paint_what_is_due()
    assert 2 <= len(watch.areas) <= 20


@every_variation
def test_pieces_make_the_whole(qtbot: QtBot, variation: Variation) -> None:
    """After a movement painted piece by piece the screen shows what one painting of the whole would."""
    view, _ = shown(qtbot, variation)
    for contraction in (0.1, 0.4, 0.8, 1.0, 0.7, 0.2):
        view.set_contraction(contraction)
        paint_what_is_due()
    assert on_screen(view) == drawn_anew(view)


def test_a_phase_colours_the_working_segment(qtbot: QtBot) -> None:
    """A new working colour repaints what moves, the same one again nothing."""
    view, watch = shown(qtbot, VARIATIONS[0])
    view.set_working_colour(ORANGE)
    paint_what_is_due()
    assert len(watch.areas) == 1
    assert watch.areas[0] != view.rect()
    view.set_working_colour(QColor(ORANGE))
    paint_what_is_due()
    assert len(watch.areas) == 1
    assert on_screen(view) == drawn_anew(view)


def test_a_theme_repaints_everything(qtbot: QtBot) -> None:
    """Other colours draw the still parts again too."""
    view, watch = shown(qtbot, VARIATIONS[0])
    before = on_screen(view)
    view.set_colours(LIGHT.figure_colours(), QColor(LIGHT.background))
    paint_what_is_due()
    assert watch.areas[-1] == view.rect()
    assert on_screen(view) != before


def test_what_stands_still_is_drawn_once(qtbot: QtBot) -> None:
    """The still layer outlives a movement, and not a resize or another variation."""
    view, _ = shown(qtbot, VARIATIONS[0])
    layer = view._still
    view.set_contraction(0.5)
    paint_what_is_due()
    assert view._still is layer
    view.resize(300, 300)
    paint_what_is_due()
    resized = view._still
    assert resized is not layer
    view.set_variation(VARIATIONS[1])
    paint_what_is_due()
    assert view._still is not resized


def test_a_contraction_set_first_is_kept(qtbot: QtBot) -> None:
    """It does not matter whether the variation or the contraction is set first."""
    view = FigureView()
    qtbot.addWidget(view)
    view.set_contraction(1.0)
    view.set_colours(COLOURS, QColor(DARK.background))
    view.set_variation(VARIATIONS[0])
    other = FigureView()
    qtbot.addWidget(other)
    other.set_variation(VARIATIONS[0])
    other.set_colours(COLOURS, QColor(DARK.background))
    other.set_contraction(1.0)
    assert view.grab().toImage() == other.grab().toImage()


def test_an_empty_view_paints_nothing(qtbot: QtBot) -> None:
    """Without a variation and colours the view is blank and does not fail."""
    view = FigureView()
    qtbot.addWidget(view)
    view.set_working_colour(ORANGE)
    blank = view.grab().toImage()
    view.set_variation(VARIATIONS[0])
    assert view.grab().toImage() == blank


def test_a_screen_reader_is_told_what_is_shown(qtbot: QtBot) -> None:
    """The view's accessible name says which lift it shows."""
    assert "Nordic" in shown(qtbot, VARIATIONS[-1])[0].accessibleName()
