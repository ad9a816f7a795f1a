"""The frame at the bottom of the window in which one notice or question is shown at a time."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from legcurl_timer.core.language import gettext as _
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import button, named, plain
from legcurl_timer.gui.widgets.layouts import column, holding, row
from legcurl_timer.gui.window.navigation import Navigator
from legcurl_timer.gui.window.notices import Notice, Notices, Question
from legcurl_timer.gui.window.pages import SET

_LETTERS = 90
"""So wide it is at most."""


class NoticeBar(QFrame):
    """Lies over the page, so that nothing moves when it comes or goes, and above what has to be seen there.

    It takes the keyboard only where that is led to it, and gives it back.
    """

    def __init__(self, notices: Notices, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("notice")
        self._window = window
        self._notices = notices
        self._navigator = navigator
        self._shown: Notice | None = None
        self._number = 0
        self._had_keyboard: QWidget | None = None
        self._label = plain("")
        self._count = button("", self._on_next_clicked, flat=True)
        self._yes, self._no = self._answers = [button("", self._on_answered, place=n) for n in range(2)]
        for each in (self._count, *self._answers):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self._buttons = holding(row(self._count, None, *self._answers))
        self._box = column((self._label, 1), self._buttons, margins=(2 * GRID, GRID, GRID, GRID))
        self.setLayout(self._box)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        self.hide()
        notices.changed.connect(self._show)
        notices.told.connect(self._on_told)
        navigator.stack.currentChanged.connect(self._show)
        navigator.stack.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def ask(self, question: Question) -> None:
        """Show a question, with the keyboard on the answer that loses nothing."""
        self._shown = question
        self._show()
        self._yes.setFocus()

    def eventFilter(self, _stack: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._soon.start()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Be as large as the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        waiting = self._notices.waiting
        if not waiting or self._navigator.shows(SET):
            self._leave()
            return
        self._number = min(self._number, len(waiting) - 1)
        if self._shown in waiting:
            self._number = waiting.index(self._shown)
        former, self._shown = self._shown, waiting[self._number]
        shown = self._shown
        self._label.setText(shown.text)
        self.setAccessibleName(shown.text)
        which = {"number": self._number + 1, "count": len(waiting)}
        self._count.setText(_("{number} of {count}").format(**which))
        self._count.setAccessibleName(_("{number} of {count} notices; show the next one").format(**which))
        self._count.setVisible(len(waiting) > 1)
        had_keyboard = self._has_keyboard
        for each, (text, name) in zip(self._answers, shown.answers, strict=False):
            named(each, name).setText(text)
        self._no.setVisible(len(shown.answers) > 1)
        if had_keyboard and not self._no.hasFocus():
            self._yes.setFocus()
        self._place()
        self._soon.start()  # a page that has just come is not laid out yet
        self.show()
        self.raise_()
        if shown is not former:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _leave(self) -> None:
        """Be gone, and give the keyboard back."""
        if self._shown is not None:
            self._shown.is_seen = True
        self._shown = None
        had_keyboard = self._has_keyboard
        self.hide()
        if not had_keyboard:
            return
        former = self._had_keyboard
        if former is not None and isValid(former) and former.isVisible():
            former.setFocus()
        else:
            self._navigator.current.focus_first()

    @property
    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @Slot()
    def _place(self) -> None:
        """Lie at the bottom: beside what has to be seen of the page where there is room, else above it."""
        page, metrics = self._navigator.stack.geometry(), self._label.fontMetrics()
        page = page.adjusted(2 * GRID, 0, -2 * GRID, -GRID)
        line = metrics.horizontalAdvance(self._label.text()) + self._buttons.sizeHint().width() + 6 * GRID
        kept = self._kept
        beside = [
            QRect(page.left(), 0, kept.left() - 2 * GRID - page.left(), page.height()),
            QRect(kept.right() + 2 * GRID, 0, page.right() - kept.right() - 2 * GRID, page.height()),
        ]
        above = page.intersected(QRect(0, 0, self._window.width(), kept.top() - GRID))
        room = next((each for each in beside if line <= each.width()), above)
        in_a_line = line <= room.width() and "\n" not in self._label.text()
        direction = self._box.Direction
        self._box.setDirection(direction.LeftToRight if in_a_line else direction.TopToBottom)
        width = line if in_a_line else min(room.width(), _LETTERS * metrics.averageCharWidth())
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        bottom = room.bottom() if room is above else min(kept.center().y() + height // 2, page.bottom())
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, max(bottom - height, 0), width, height)

    @property
    def _kept(self) -> QRect:
        """Where the page has what has to be seen."""
        kept = QRect(self._window.rect().bottomLeft(), QSize(0, 0))
        for each in self._navigator.current.pinned:
            kept = kept.united(QRect(each.mapTo(self._window, QPoint()), each.size()))
        return kept

    @Slot()
    def _on_next_clicked(self) -> None:
        waiting = self._notices.waiting
        if self._shown is not None and self._shown in waiting:
            self._shown.is_seen = True
            self._shown = waiting[(waiting.index(self._shown) + 1) % len(waiting)]
            self._show()

    @Slot(Notice)
    def _on_told(self, line: Notice) -> None:
        if not self._navigator.shows(SET):
            self._shown = line
        self._show()

    @Slot()
    def _on_answered(self) -> None:
        if self._shown is not None:
            self._shown.answer(self.sender().property("place"))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and old is not None and not self.isAncestorOf(old):
            self._had_keyboard = old
