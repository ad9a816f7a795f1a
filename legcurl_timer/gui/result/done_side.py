"""The side of the page that tells what a workout came to, set by set, and against the last time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext, pgettext
from legcurl_timer.core.pacing.tension import TUT_DEFINITION
from legcurl_timer.core.progression.totals import Totals
from legcurl_timer.core.text import clock_text, decimal_text, number_text
from legcurl_timer.gui.result.workout_result import WorkoutResult
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, fill, label, muted, named, title
from legcurl_timer.gui.widgets.layouts import column, grid, row, scrolling


class DoneSide(QWidget):
    """Shows the totals and a row for each set, of which one is `chosen` by its place; Done leads on."""

    done_requested = Signal()
    again_requested = Signal()
    go_on_requested = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title = title("")
        self._subtitle = muted("")
        self._tiles = [_Tile(), _Tile(), _Tile(), _Tile()]
        self._tiles[2].setToolTip(_(TUT_DEFINITION))
        self._rows = column(gap=GRID // 2, margins=(0, 0, GRID, 0))
        self._group = QButtonGroup(self)
        done = pgettext("button", "Done")
        self.done = button(_("Done   \u00b7   Space"), self.done_requested, name=done, accent=True)
        # TRANSLATORS: the same workout once more, from its first set.
        self._again = button(_("Start again"), self.again_requested)
        self._go_on = button(_("Go on with this workout"), self.go_on_requested)
        tiles = grid(self._tiles[:2], self._tiles[2:], gaps=(2 * GRID, GRID))
        tiles.setColumnStretch(0, 1)
        tiles.setColumnStretch(1, 1)
        rows = named(scrolling(self._rows), _("The sets of this workout"))
        ways = row(self.done, self._again, self._go_on, None)
        self._column = column(self.title, self._subtitle, tiles, GRID, (rows, 1), ways)
        self.setLayout(self._column)
        self._group.idClicked.connect(self.chosen)

    @property
    def rows(self) -> list[str]:
        """What stands in the rows."""
        return [each.text() for each in self._group.buttons()]

    def show_result(self, result: WorkoutResult, chosen: int) -> None:
        """Show a workout that is over, one of its sets chosen."""
        self.title.setText(result.title)
        self._subtitle.setText(result.subtitle)
        for tile, figures in zip(self._tiles, _figures(result.now, result.last), strict=True):
            tile.show_figure(*figures)
        self._show_rows(result.rows)
        if 0 <= chosen < len(result.rows):
            self._group.button(chosen).setChecked(True)
        self._go_on.setVisible(result.can_go_on)
        self._again.setVisible(not result.can_go_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margins in proportion."""
        super().resizeEvent(event)
        margin = max(2 * GRID, round(0.04 * self.window().width()))
        self._column.setContentsMargins(margin, 2 * GRID, margin, margin // 2)

    def _show_rows(self, rows: tuple[str, ...]) -> None:
        if len(rows) != len(self._group.buttons()):
            for each in self._group.buttons():
                self._group.removeButton(each)
            made = [QPushButton() for _ in rows]
            fill(self._rows, made)
            self._rows.addStretch(1)
            for place, each in enumerate(made):
                each.setCheckable(True)
                each.setAutoExclusive(True)  # a radio for those who hear it
                each.setProperty("row", True)
                self._group.addButton(each, place)
        for each, text in zip(self._group.buttons(), rows, strict=True):
            each.setText(text)


class _Tile(QWidget):
    """A figure, and below it what it is and what it was the last time; empty where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._what = label("", "huge"), muted("")
        self.setLayout(column(self._number, self._what, gap=0))

    def show_figure(self, number: str, what: str, last: str) -> None:
        self._number.setText(number)
        # TRANSLATORS: below a large number: what it counts, then the number of the last time.
        compared = _("{what}, last time {number}").format(what=what, number=last)
        self._what.setText(compared if last else what)
        self.setAccessibleName(f"{number} {self._what.text()}")
        self.setVisible(bool(number))


def _figures(now: Totals, last: Totals) -> tuple[tuple[str, str, str], ...]:
    """Return each figure, what it is, and what it was the last time ("" where nobody knows)."""

    def number(value: int) -> str:
        return number_text(value) if last.sets else ""

    tension, before = ("" if each.tut_ms is None else clock_text(each.tut_ms) for each in (now, last))
    return (
        # TRANSLATORS: these stand below a large number, which they count.
        (number_text(now.reps), ngettext("rep", "reps", now.reps), number(last.reps)),
        (number_text(now.sets), ngettext("set", "sets", now.sets), number(last.sets)),
        # TRANSLATORS: below a large time such as 4:12.
        (tension, _("under tension, paced"), before),
        # TRANSLATORS: below a large weight such as 1,200 kg: load times reps, added up.
        (_moved(now), _("moved"), _moved(last)),
    )


def _moved(totals: Totals) -> str:
    if totals.moved is None:
        return ""
    whole = totals.moved // 1000
    amount = number_text(whole) if whole >= 1000 else decimal_text(totals.moved)  # noqa: PLR2004
    return f"{amount} {totals.unit}"
