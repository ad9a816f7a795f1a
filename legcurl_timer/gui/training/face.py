"""What is drawn in the picture of a set: each part in its place, in the inks that its ground asks for."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.training.layer import Part
from legcurl_timer.gui.training.lettering import write
from legcurl_timer.gui.training.places import Places
from legcurl_timer.gui.training.scene import Dots, Scene, Shown

_DOT_EVERY, _DOT_WIDTH = 1.25, 0.7
"""From dot to dot in heights of their place at most, and how much of that a dot is wide."""
_TRACK_OPACITY = 0.35
_SIDE = 0.25
_OVER = {False: (0.22, 0.36), True: (0.04, 0.04)}
"""How far a text may stand above its place and below it, in heights of the place, and running figures."""


class Inks(NamedTuple):
    """The colours on one ground, as #RRGGBB; `word` is that of the phase where it can be."""

    ground: str
    tank: str
    text: str
    quiet: str
    word: str


def ground_colour(theme: Theme, *, is_near: bool) -> str:
    """Return the colour of the ground, another one in the last seconds of a rest."""
    return theme.far if is_near else theme.background


def ground_inks(theme: Theme, shown: Shown, tank: str) -> Inks:
    """Return the colours where the tank, of that colour, is empty, or where there is none."""
    word = theme.muted if shown.scene is Scene.PAUSED else theme.phase_colour(shown.kind).name()
    quiet = theme.text if shown.is_near else theme.muted
    return Inks(ground_colour(theme, is_near=shown.is_near), tank, theme.text, quiet, word)


def flood_inks(theme: Theme, shown: Shown) -> Inks:
    """Return the colours where the tank is full: grey unless a phase is under way."""
    if shown.scene is not Scene.PACING:
        return Inks(theme.line, theme.line, theme.text, theme.text, theme.text)
    colour, ink = theme.phase_colour(shown.kind).name(), theme.on_accent
    return Inks(colour, colour, ink, ink, ink)


def parts_of(shown: Shown, places: Places, inks: Inks, words: tuple[str, ...], head: str) -> Iterator[Part]:
    """Yield what is drawn, part by part.

    `words` are those that the phases may show at one size, `head` is what stands small at the top; where
    there is no place for it, the note tells what watches.
    """
    yield Part(places.tank, (places.tank, inks.tank), partial(_draw_ground, places.tank, inks.tank))
    yield _text(places.head, head, inks.quiet)
    yield _text(places.place, shown.place, inks.quiet)
    word = places.seconds if shown.scene is Scene.WAITING else places.word
    yield _text(word, shown.word, inks.word, samples=words if shown.word in words else ())
    yield _text(places.line, shown.line, inks.quiet)
    yield _text(
        places.seconds,
        shown.seconds,
        inks.text,
        samples=("0:00" if ":" in shown.seconds else "00",),
        tabular=True,
    )
    notes = (shown.note, shown.mark if places.head.isEmpty() else "")
    yield _text(places.note, " \u00b7 ".join(filter(None, notes)), inks.quiet)
    yield _statement(places.statement, shown, inks)
    yield Part(places.dots, (shown.dots, inks), partial(_draw_dots, places.dots, shown.dots, inks))
    yield Part(places.bar, (shown.share_left, inks), partial(_draw_bar, places.bar, shown.share_left, inks))
    is_paused = shown.scene is Scene.PAUSED
    yield Part(places.sign, (is_paused, inks), partial(_draw_pause, places.sign, inks, is_paused=is_paused))


def _text(
    place: QRect,
    text: str,
    colour: str,
    *,
    samples: tuple[str, ...] = (),
    tabular: bool = False,
) -> Part:
    # Accents stand above the capitals, and letters hang below the line; running figures do neither.
    side, above, below = (int(share * place.height()) + 1 for share in (_SIDE, *_OVER[tabular]))
    area = place.adjusted(-side, -above, side, below)
    ink = QColor(colour)
    draw = partial(write, place=place, text=text, colour=ink, samples=samples, tabular=tabular, above=above)
    return Part(area, (text, colour, samples), draw)


def _statement(place: QRect, shown: Shown, inks: Inks) -> Part:
    """Return the number of the rep; the last one stands in an inverse band across the column."""
    pad = place.height() // 2
    area = place.adjusted(-pad, -pad, pad, pad)

    def draw(painter: QPainter) -> None:
        if shown.is_marked:
            painter.fillRect(area, QColor(inks.text))
        write(painter, place, shown.statement, QColor(inks.ground if shown.is_marked else inks.text))

    return Part(area, (shown.statement, shown.is_marked, inks), draw)


def _draw_ground(place: QRect, colour: str, painter: QPainter) -> None:
    painter.fillRect(place, QColor(colour))


def _draw_dots(place: QRect, dots: Dots, inks: Inks, painter: QPainter) -> None:
    """Draw the row of reps: those done are full, the present one in its colour, the others rings."""
    if not dots.total:
        return
    every = min(_DOT_EVERY * place.height(), place.width() / dots.total)
    radius = min(every, place.height()) * _DOT_WIDTH / 2
    line = max(1.0, radius / 6)
    for number in range(1, dots.total + 1):
        centre = QPointF(place.left() + every * (number - 1) + radius, place.center().y())
        is_present = number == dots.present
        is_full = number <= dots.done or is_present
        colour = QColor(inks.word if is_present else inks.text if is_full else inks.quiet)
        painter.setPen(Qt.PenStyle.NoPen if is_full else QPen(colour, line))
        painter.setBrush(colour if is_full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if number == dots.bottom:
            painter.setPen(QPen(QColor(inks.text), line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius * 1.3, radius * 1.3)


def _draw_bar(place: QRect, share: float, inks: Inks, painter: QPainter) -> None:
    """Draw how much of a rest is left."""
    if not share:
        return
    radius = place.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(inks.quiet))
    painter.setOpacity(_TRACK_OPACITY)
    painter.drawRoundedRect(place, radius, radius)
    painter.setOpacity(1)
    painter.setBrush(QColor(inks.text))
    full = QRectF(place)
    full.setWidth(max(place.height(), share * place.width()))
    painter.drawRoundedRect(full, radius, radius)


def _draw_pause(place: QRect, inks: Inks, painter: QPainter, *, is_paused: bool) -> None:
    """Draw two bars, large, where the set stands still."""
    painter.fillRect(place, QColor(inks.tank))
    if is_paused:
        width = place.width() // 3
        for left in (place.left(), place.right() + 1 - width):
            painter.fillRect(QRect(left, place.top(), width, place.height()), QColor(inks.text))
