"""The first start: three steps over the real page, for who wants them, and never again."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.prepare.place_beside import Room, place_beside
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import button, label, muted, text_px
from legcurl_timer.gui.widgets.layouts import column, holding
from legcurl_timer.gui.widgets.page import Page
from legcurl_timer.gui.window.loudness_control import LoudnessControl
from legcurl_timer.gui.window.pages import SOUND_CHECK

_LEAST_LETTERS, _MOST_LETTERS = 20, 30
"""How wide it is, in sizes of the text."""
_MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Show}


class Shown(NamedTuple):
    """What the steps point at, and after whom Tab comes to their buttons."""

    lifts: QWidget
    tempo: QWidget
    start: QWidget
    last_of_lifts: QWidget


class _Step(NamedTuple):
    number: int
    target: QWidget
    text: Callable[[], str]
    buttons: tuple[QPushButton, ...]
    begins: Callable[[], object] = lambda: None


class FirstStart(QFrame):
    """Lies over the page and points at one thing after the other; the page goes on working below it.

    Esc, its button, or a set that begins end it.
    """

    def __init__(self, page: Page, shared: Shared, shown: Shown) -> None:
        super().__init__(page)
        self.setObjectName("introduction")
        self._page, self._shared, self._shown = page, shared, shown
        self._check = shared.sound_check
        self._is_over = False
        self._at = 0
        self._outline = Outline(page)
        self._number, self._text = muted(""), label("", "large", wraps=True)
        self._next = button(pgettext("button", "Next"), self._on_next_clicked)
        self._yes = button(_("Yes"), self._on_next_clicked)
        self._no = button(_("No"), self._on_no_clicked)
        self._again = button(_("Play again"), self._check.play)
        self._done = button(_("Got it"), self.skip)
        self._skip = button(pgettext("button", "Skip   \u00b7   Esc"), self.skip, flat=True)
        self._buttons = (self._next, self._yes, self._no, self._again, self._done, self._skip)
        self._steps = self._make_steps()
        layout = column(self._number, self._text, holding(Flow(*self._buttons)), gap=GRID // 2)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.setLayout(layout)
        before = shown.last_of_lifts
        for each in self._buttons:
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
            QWidget.setTabOrder(before, each)
            before = each
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        for widget in (page, shown.lifts, shown.tempo, shown.start):
            widget.installEventFilter(self)
        self._check.changed.connect(self._on_check_changed)
        shared.session.set_begun.connect(self.skip)
        shared.plan.changed.connect(self._show_text)
        self.show()
        self._outline.show()
        self._show_step()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._outline.set_colour(theme.concentric)

    @Slot()
    def skip(self) -> bool:
        """End it for good, and return False where it was over already."""
        if self._is_over:
            return False
        self._is_over = True
        self._check.stop()
        had_keyboard = any(each.hasFocus() for each in self._buttons)
        self.hide()
        self._outline.hide()
        self._shared.settings.change(introduced=True)
        if had_keyboard and self._page.isVisible():
            self._page.focus_first()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside what is pointed at, and begin the step anew for who comes back from another page."""
        if not self._is_over and event.type() in _MOVES:
            self._soon.start()
            if watched is self._page and event.type() is QEvent.Type.Show:
                self._steps[self._at].begins()
        return False

    @Slot()
    def place(self) -> None:
        """Lie beside what is pointed at, and above the start."""
        if self._is_over:
            return
        em, page = text_px(self), self._page.rect().adjusted(GRID, GRID, -GRID, 0)
        page.setBottom(self._shown.lifts.geometry().bottom())  # the ways to other pages stay in reach
        target, start = self._place_of(self._steps[self._at].target), self._place_of(self._shown.start)
        widths = (_LEAST_LETTERS * em, _MOST_LETTERS * em)
        place = place_beside(Room(target, page, start, 2 * GRID), widths, self._height_for)
        self.setGeometry(place)
        self._outline.setGeometry(target.adjusted(-GRID // 2, -GRID // 2, GRID // 2, GRID // 2))
        self._outline.raise_()
        self.raise_()

    def _make_steps(self) -> tuple[_Step, ...]:
        shown = self._shown
        return (
            _Step(1, shown.lifts, self._of_lifts, (self._next, self._skip)),
            _Step(2, shown.tempo, self._of_tempo, (self._next, self._skip)),
            _Step(
                3,
                self._page.findChild(LoudnessControl) or shown.start,
                lambda: self._check.question,
                (self._yes, self._no, self._again, self._skip),
                self._check.play,
            ),
            _Step(3, shown.start, self._of_start, (self._done,)),
        )

    def _of_lifts(self) -> str:
        # TRANSLATORS: the lifts stand in a list beside this; 1 to 6 are keys.
        line = _("Pick your lift: click it, or press 1 to {last}.")
        return line.format(last=len(self._shared.variations))

    def _of_tempo(self) -> str:
        return _(
            "This is the tempo: how many seconds each part of a rep takes. Leave it as it is, or change it "
            "with \u2212 and +."
        )

    def _of_start(self) -> str:
        planned = self._shared.plan.prescription
        # TRANSLATORS: {seconds} is the length of the count-in, such as 5. At most two lines.
        line = (
            _("Press Space and lie down: the first rep begins after {seconds} s, and the tones lead you.")
            if planned.variation.id.startswith("lying")
            else _(
                "Press Space and get into position: the first rep begins after {seconds} s, and the tones "
                "lead you."
            )
        )
        return line.format(seconds=decimal_text(planned.count_in_ms))

    def _height_for(self, width: int) -> int:
        return max(self.heightForWidth(width), self.minimumSizeHint().height())

    def _place_of(self, widget: QWidget) -> QRect:
        """Return where the part of a widget is that can be seen, or where it would be."""
        seen = widget.visibleRegion().boundingRect()
        if seen.isEmpty():
            seen = QRect(QPoint(), QSize(widget.size()))
        return QRect(widget.mapTo(self._page, seen.topLeft()), seen.size())

    def _show_step(self) -> None:
        step = self._steps[self._at]
        self._number.setText(_("{number} of {total}").format(number=step.number, total=3))
        had_keyboard = any(each.hasFocus() for each in self._buttons)
        for each in self._buttons:
            each.setVisible(each in step.buttons)
        if had_keyboard:
            step.buttons[0].setFocus()
        step.begins()
        self._show_text()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def _show_text(self) -> None:
        if self._is_over:
            return
        text = self._steps[self._at].text()
        self._text.setText(text)
        self._yes.setText(_("Yes") if self._check.is_asking else _("Go on without"))
        self._no.setText(_("No") if self._check.is_asking else _("What helps"))
        self.setAccessibleName(text)
        self.place()
        self._soon.start()

    @Slot()
    def _on_next_clicked(self) -> None:
        self._check.stop()
        self._at += 1
        self._show_step()

    @Slot()
    def _on_no_clicked(self) -> None:
        self._check.answer(heard=False)
        self._page.page_requested.emit(SOUND_CHECK)

    @Slot()
    def _on_check_changed(self) -> None:
        """Go on where the tones were heard in the end, on the page that helps with it."""
        if self._is_over or self._steps[self._at].begins != self._check.play:
            return
        if self._check.heard:
            self._on_next_clicked()
        else:
            self._show_text()


class Outline(QWidget):
    """A frame around what is pointed at, through which everything can be clicked."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour = QColor(DARK.concentric)

    def set_colour(self, colour: str) -> None:
        """Wear another colour."""
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour, 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 12, 12)
        painter.end()
