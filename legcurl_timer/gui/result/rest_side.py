"""The side of the page that tells how long the rest is, and what can be done about it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from legcurl_timer.core.workout.plan import REST_STEP_MS
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.result.rest_clock import RestClock
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.training.scene import Scene, Shown
from legcurl_timer.gui.widgets.labels import button, title
from legcurl_timer.gui.widgets.layouts import column, holding, row

_LIGHTER = 0.16
"""How far the ground goes towards the text in the last seconds."""


class RestSide(QWidget):
    """Counts a rest down, and lets it be changed; while legs are switched there is only what matters then."""

    next_requested = Signal()
    end_requested = Signal()

    def __init__(self, session: SessionBridge) -> None:
        super().__init__()
        self._ground: tuple[QColor, QColor] = (QColor(), QColor())
        self._is_near = False
        self.clock = RestClock()
        self.heading = title("", wraps=True)
        self.next = button("Next set   \u00b7   Space", self.next_requested, accent=True)
        self._end = button("End workout", self.end_requested, flat=True)
        self._end.setToolTip("Esc")
        self._less = button(
            "\u2212 15 s", lambda: session.add_rest(-REST_STEP_MS), name="Rest 15 seconds less"
        )
        self._more = button("+ 15 s", lambda: session.add_rest(REST_STEP_MS), name="Rest 15 seconds more")
        self._wait = button("Wait for me", session.toggle_wait)
        self._wait.setCheckable(True)
        self._others = holding(row(self._less, self._more, self._wait))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self.next, self._others):
            self._buttons.addWidget(each)
        self._buttons.addStretch(1)
        top = row((self.heading, 1), self._end)
        self._column = column(top, (self.clock, 1), self._buttons, gap=2 * GRID)
        self.setLayout(self._column)

    def show_rest(self, now: Shown, workout: Workout, step: Step) -> None:
        """Show where the rest before a step stands."""
        is_switch = now.scene is Scene.SWITCHING
        self.clock.show_rest(now)
        self.heading.setText("Switch legs" if is_switch else now.word if now.seconds else "Rest")
        self._wait.setChecked(workout.waiting)
        for each in (self._less, self._more):
            each.setEnabled(now.scene is not Scene.WAITING)
        self._end.setVisible(not is_switch)
        self._others.setVisible(not is_switch)
        leg = f", {step.place.leg} leg" if step.prescription.variation.one_leg else ""
        self.next.setAccessibleName(f"Next set{leg}")
        if self._is_near is not now.is_near:
            self._is_near = now.is_near
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._ground = (QColor(theme.background), _mixed(theme.background, theme.text))
        self.clock.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the widest button: what does not fit stands below each other."""
        margins = self._column.contentsMargins()
        widest = max(each.minimumSizeHint().width() for each in (self.next, self._others))
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, another one in the last seconds: that is seen from the corner of an eye."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground[self._is_near])
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where they do not fit side by side."""
        super().resizeEvent(event)
        margin = max(2 * GRID, round(0.04 * self.window().width()))
        self._column.setContentsMargins(margin, 2 * GRID, margin // 3, margin // 2)
        room = self.width() - margin - margin // 3
        wanted = self.next.sizeHint().width() + self._others.sizeHint().width() + GRID
        fits = wanted <= room
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(sideways if fits else down)


def _mixed(ground: str, text: str) -> QColor:
    from_, to = QColor(ground), QColor(text)
    mix = [round(a + _LIGHTER * (b - a)) for a, b in zip(_rgb(from_), _rgb(to), strict=True)]
    return QColor(*mix)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
