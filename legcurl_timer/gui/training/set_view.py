"""The picture of a workout: one big thing that moves, and beside or on it a few big words."""

import math

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.pose import contraction_in, level_of
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Phase
from legcurl_timer.core.pacing.transport import Status
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.gui.training.face import flood_inks, ground_inks, parts_of
from legcurl_timer.gui.training.layer import Layer
from legcurl_timer.gui.training.places import Places, beside_the_tank, between_sets, on_the_tank
from legcurl_timer.gui.training.question import Question
from legcurl_timer.gui.training.scene import Scene, Shown, is_told_slower, shown
from legcurl_timer.gui.training.screen_flash import ScreenFlash
from legcurl_timer.gui.training.tank import Tank, pulse_at
from legcurl_timer.gui.widgets.page import Intent
from legcurl_timer.training.session import TrainingSession
from legcurl_timer.wording.sets import lift_name

_HOLD_MS = 800
"""A longer press ends the set."""
_SECOND_MS = 1_000
_WITH_TANK = {Scene.COUNT_IN, Scene.AGAIN, Scene.PACING, Scene.PAUSED}
_CORNER_SHARE = 0.025


class SetView(QWidget):
    """Shows where a workout stands; it looks at the session when it is told to, and never counts for itself.

    In a window the tank stands on the right; on a `whole_screen` all the ground is the tank. A tap asks for
    what Space does, a press held for 0.8 s for the end of the set. `flash` lights up at the edge when another
    phase of a rep begins, where the lifter wishes it.
    """

    intent_requested = Signal(Intent)

    def __init__(self, *, whole_screen: bool = False) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._whole = whole_screen
        self._theme = DARK
        self._still = False
        self._shown: Shown | None = None
        self._phase: Phase | None = None
        self._flashed: Phase | None = None
        self._second = self._started_ms = 0
        self._planned: SetPrescription | None = None
        self._words: tuple[str, ...] = ()
        self._load = self._about = self._warning = ""
        self._places = Places()
        self._tank = Tank()
        self._ground, self._flood = Layer(), Layer()
        self._plain: tuple[QColor, ...] = ()
        self._is_turn_of_figure = self._slower = False
        self._figure = FigureView(self)
        self._question = Question(self)
        self._question.chosen.connect(self.intent_requested)
        self._pressed_at_ms = -math.inf
        self._hold = QTimer(self, singleShot=True, interval=_HOLD_MS)
        self._hold.timeout.connect(self._on_held)
        self.flash = ScreenFlash(self)

    @property
    def shown(self) -> Shown | None:
        """What is to be seen now, None before anything was."""
        return self._shown

    @property
    def tank(self) -> Tank:
        """The level, as painted."""
        return self._tank

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._figure.set_colours(theme.figure_colours(), QColor(theme.background))
        self._lay_out()

    def set_still(self, still: bool) -> None:
        """Let the level go in steps of a second, and the figure stand (reduced motion)."""
        self._still = still

    def warn(self, text: str) -> None:
        """Say something small that the lifter should know in mid-set, or nothing."""
        self._warning = text
        self._draw()

    def begin(self, prescription: SetPrescription, load: str) -> None:
        """Get ready to show a set that is next, or begins, and what it is done with."""
        self._planned, self._load = prescription, load
        variation = prescription.variation
        self._words = tuple(variation.words[kind].label for kind in variation.phase_order)
        about = f"{lift_name(prescription)}   {prescription.tempo.shown}"
        self._about = " \u00b7 ".join(text for text in (about, load) if text)
        self._figure.set_variation(variation)
        self._lay_out()

    def look(self, session: TrainingSession) -> None:
        """Show where the workout stands now."""
        if self._planned is None:
            return
        transport, now_ms = session.transport, session.now_ms()
        is_running = transport is not None and transport.status is Status.RUNNING
        if transport is None or not is_running:
            self._phase = None
        else:
            position_ms = transport.position_ms(now_ms)
            phase = transport.timeline.phase_at(position_ms)
            second = (phase.end_ms - 1 - position_ms) // _SECOND_MS
            slower, self._slower = self._slower, is_told_slower(session, now_ms)
            is_as_before = phase is self._phase and second == self._second and slower is self._slower
            if is_as_before and phase.kind is not PhaseKind.REST:
                self._move(phase, position_ms)
                return
            if phase.rep and phase is not self._flashed:
                self._flashed = phase
                self.flash.flash(self._theme.phase_colour(phase.kind), now_ms)
            self._phase, self._second = phase, second
            self._started_ms = transport.started_at_ms or 0
        self.show_scene(shown(session, self._planned, self._load))
        if transport is not None:
            position_ms = transport.position_ms(now_ms)
            self._move(transport.timeline.phase_at(position_ms), position_ms)

    def move_on(self, now_ms: int) -> None:
        """Move the limb on, where nothing else has happened since the last look."""
        if self._phase is not None:
            self._move(self._phase, max(now_ms - self._started_ms, 0))

    def sizeHint(self) -> QSize:
        """Return a small size: it takes all there is."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.flash.setGeometry(self.rect())
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the layers together: ground, what is full, the rim between them."""
        painter, dirty, tank = QPainter(self), event.rect(), self._tank
        if self._plain and tank.area.contains(dirty):  # sixty times a second, where nothing is written
            for area, colour in zip(tank.bands, self._plain, strict=True):
                painter.fillRect(area, colour)
        else:
            self._ground.paint(painter, dirty)
            if self._has_tank:
                self._flood.paint(painter, tank.flood & dirty)
                painter.fillRect(tank.rim, QColor(self._theme.text))
        if self._has_tank and not self._whole:
            self._round_off(painter, dirty)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a tap, or a press that is held; a finger does the same.

        Where there are buttons to answer with, a tap that has missed them is none.
        """
        if event.button() is Qt.MouseButton.LeftButton and self._question.isHidden():
            self._pressed_at_ms = event.timestamp()
            self._hold.start()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two quick taps as one, too, where the first was not on a button that is gone."""
        if event.timestamp() - self._pressed_at_ms <= QApplication.doubleClickInterval():
            self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a tap that was not held, and not drawn away."""
        if self._hold.isActive():
            self._hold.stop()
            if self.rect().contains(event.position().toPoint()):
                self.intent_requested.emit(Intent.TOGGLE)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take no tap any more that began before something else was shown."""
        super().hideEvent(event)
        self._hold.stop()

    @Slot()
    def _on_held(self) -> None:
        self.intent_requested.emit(Intent.END_SET)

    @property
    def _has_tank(self) -> bool:
        return self._shown is not None and self._shown.scene in _WITH_TANK

    def _move(self, phase: Phase, position_ms: int) -> None:
        if self._planned is None:
            return
        variation = self._planned.variation
        into_ms = position_ms - phase.start_ms
        # With reduced motion the level takes steps, and the figure stands where the phase leads to.
        moved_ms = position_ms - into_ms % _SECOND_MS if self._still else position_ms
        contraction = contraction_in(variation.first_phase, phase, moved_ms)
        pulse = 0.0 if self._still or self._phase is None else pulse_at(phase, into_ms)
        changed = self._tank.move(level_of(variation, contraction), pulse)
        if changed is not None:
            self.update(changed)
        if self._still:
            contraction = contraction_in(variation.first_phase, phase, phase.end_ms - 1)
        self._is_turn_of_figure = not self._is_turn_of_figure
        if self._is_turn_of_figure or self._phase is None:  # small as it is, half as often will do
            self._figure.set_contraction(contraction)

    def show_scene(self, now: Shown) -> None:
        """Show what has been found out elsewhere; paints what is new of it."""
        before, self._shown = self._shown, now
        if now == before:
            return
        self.setAccessibleName(now.in_words)
        if before is None or now.scene is not before.scene:
            if not {before and before.scene, now.scene} <= _WITH_TANK:
                self._hold.stop()  # what was pressed is not what is shown now
            self._lay_out()
        else:
            self._draw()

    def _lay_out(self) -> None:
        """Put everything in its place for what is to be seen."""
        self._phase = None
        if self._shown is None or self.size().isEmpty():
            return
        scene = self._shown.scene
        if scene.is_between_sets:
            places = between_sets(self.size(), self.window().height(), whole=self._whole)
        else:
            places = (on_the_tank if self._whole else beside_the_tank)(self.size())
        self._places = places
        self._tank.stand_in(places.tank)
        self._ground.lay_out(self.rect(), self.devicePixelRatio())
        self._flood.lay_out(places.tank, self.devicePixelRatio())
        self._figure.setGeometry(places.figure)
        self._figure.setVisible(not places.figure.isEmpty())
        self._question.setGeometry(places.tank)
        self._question.setVisible(scene is Scene.ASKING and not self._whole)
        self._question.show_reps(self._shown.dots.done)
        self._draw()

    def _draw(self) -> None:
        """Draw anew what looks different."""
        now = self._shown
        if now is None:
            return
        head = " \u00b7 ".join(text for text in (self._about, self._warning, now.mark) if text)
        ground = ground_inks(self._theme, now, self._theme.background if self._whole else self._theme.card)
        self.setAccessibleDescription(head)
        flood = flood_inks(self._theme, now)
        is_plain = self._has_tank and not self._whole and now.scene is not Scene.PAUSED
        inside = (ground.tank, flood.ground, self._theme.text)
        self._plain = tuple(QColor(each) for each in inside) if is_plain else ()
        for layer, inks in ((self._ground, ground), (self._flood, flood)):
            for area in layer.show(QColor(inks.ground), parts_of(now, self._places, inks, self._words, head)):
                self.update(area)
        self._figure.set_working_colour(QColor(ground.word))

    def _round_off(self, painter: QPainter, dirty: QRect) -> None:
        """Take the corners off the tank."""
        area = self._tank.area
        radius = round(_CORNER_SHARE * area.height())
        if dirty.top() > area.top() + radius and dirty.bottom() < area.bottom() - radius:
            return
        corners = QPainterPath()
        corners.addRect(area)
        corners.addRoundedRect(area, radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(corners, QColor(self._theme.background))
