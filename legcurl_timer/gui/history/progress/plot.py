"""A plot for mouse and keyboard: going to a mark says its value, opening the mark opens its session."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from legcurl_timer.gui.history.progress.chart import Chart
from legcurl_timer.gui.history.progress.chart_widget import ChartPicture
from legcurl_timer.gui.style.theme import GRID, Theme

_ENTER_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Plot(QFrame):
    """Shows a chart; arrows, Home and End go from mark to mark, Enter or a click opens the session."""

    mark_reached = Signal(str)
    session_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._picture = ChartPicture()
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._chart: Chart | None = None
        self._theme: Theme | None = None
        self._reached: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        layout.addWidget(self._picture)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart that has marks."""
        self._chart, self._reached = chart, None
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription("")
        self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.setStyleSheet(
            f"Plot {{ border: 2px solid transparent; border-radius: {GRID}px; }}"
            f"Plot:focus {{ border-color: {theme.concentric}; }}"
        )
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next mark, the one before, the first or the last; open what is reached."""
        last = len(self._picture.spots) - 1
        here = self._reached
        match event.key():
            case Qt.Key.Key_Right:
                self._reach(0 if here is None else min(here + 1, last))
            case Qt.Key.Key_Left:
                self._reach(last if here is None else max(here - 1, 0))
            case Qt.Key.Key_Home:
                self._reach(0)
            case Qt.Key.Key_End:
                self._reach(last)
            case key if key in _ENTER_KEYS and not event.isAutoRepeat():
                self._open()
            case _:
                event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go to the mark below the mouse."""
        number = self._under(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        if number is not None:
            self._reach(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the session of the mark below the mouse."""
        number = self._under(event)
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._reach(number)
            self._open()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew where the size of the text has changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._draw()

    def _draw(self) -> None:
        if self._chart is None or self._theme is None:
            return
        self._picture.draw(self._chart, self._theme)
        if self._reached is not None:
            self._picture.choose(self._reached)

    def _under(self, event: QMouseEvent) -> int | None:
        return self._picture.nearest(self._picture.mapFrom(self, event.position()))

    def _reach(self, number: int) -> None:
        if number == self._reached or not self._picture.spots:
            return
        self._reached = number
        self._picture.choose(number)
        text = self._picture.spots[number].mark.text
        self.setAccessibleDescription(text)
        self.mark_reached.emit(text)

    def _open(self) -> None:
        if self._reached is None:
            return
        session_uid = self._picture.spots[self._reached].mark.session_uid
        if session_uid is not None:
            self.session_chosen.emit(session_uid)
