"""The side of the page that tells how long the rest is, and what can be done about it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.workout.plan import REST_STEP_MS
from legcurl_timer.core.workout.workout import Step, Workout
from legcurl_timer.gui.state.session_bridge import SessionBridge
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.training.face import ground_colour
from legcurl_timer.gui.training.scene import Scene, Shown
from legcurl_timer.gui.training.set_view import SetView
from legcurl_timer.gui.widgets.flowing import Flow
from legcurl_timer.gui.widgets.labels import button
from legcurl_timer.gui.widgets.layouts import column, holding
from legcurl_timer.wording.sets import with_leg


class RestSide(QWidget):
    """Counts a rest down, and lets it be changed; while legs are switched there is only what matters then."""

    next_requested = Signal()
    end_requested = Signal()

    def __init__(self, session: SessionBridge) -> None:
        super().__init__()
        self._theme = DARK
        self._is_near = False
        self.picture = SetView()
        self.next = button(_("Next set   \u00b7   Space"), self.next_requested, accent=True)
        self._end = button(_("End workout"), self.end_requested, flat=True)
        self._end.setToolTip(_("Esc"))
        less, more = _("Rest 15 seconds less"), _("Rest 15 seconds more")
        self._less = button("\u2212 15 s", lambda: session.add_rest(-REST_STEP_MS), name=less)
        self._more = button("+ 15 s", lambda: session.add_rest(REST_STEP_MS), name=more)
        # TRANSLATORS: a switch: the next set begins only when the lifter says so.
        self._wait = button(_("Wait for me"), session.toggle_wait)
        self._wait.setCheckable(True)
        self._others = holding(Flow(self._less, self._more, self._wait, self._end))
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self.next, self._others):
            self._buttons.addWidget(each)
        self._buttons.addStretch(1)
        self._column = column((self.picture, 1), self._buttons, gap=2 * GRID)
        self.setLayout(self._column)

    @property
    def pinned(self) -> list[QWidget]:
        """The ways out of the rest."""
        return [each for each in (self.next, self._end) if each.isVisibleTo(self)]

    def show_rest(self, now: Shown, workout: Workout, step: Step) -> None:
        """Show where the rest before a step stands."""
        is_switch = now.scene is Scene.SWITCHING
        self.picture.show_scene(now)
        self._wait.setChecked(workout.waiting)
        for each in (self._less, self._more):
            each.setEnabled(now.scene is not Scene.WAITING)
        self._others.setVisible(not is_switch)
        self.next.setAccessibleName(with_leg(_("Next set"), step.place.leg))
        if self._is_near is not now.is_near:
            self._is_near = now.is_near
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.picture.set_theme(theme)

    def minimumSizeHint(self) -> QSize:
        """Need no more width than the widest button: what does not fit stands below each other."""
        margins = self._column.contentsMargins()
        widest = max(each.minimumSizeHint().width() for each in (self.next, self._others))
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, another one in the last seconds: that is seen from the corner of an eye."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(ground_colour(self._theme, is_near=self._is_near)))
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
