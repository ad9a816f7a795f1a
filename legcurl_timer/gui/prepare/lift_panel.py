"""The lift: its name, the figure doing it at the chosen tempo, set-up, cues by phase, what to watch for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from legcurl_timer.clock import now_ms
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.pose import contraction_at
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.idle_rest import IdleRest
from legcurl_timer.gui.widgets.labels import fill, heading, muted, plain, title
from legcurl_timer.gui.widgets.layouts import column, grid, holding, scrolling

_FRAME_MS = 16
_BAR_PX, _SHOWN_BAR_PX = 3, 6


class LiftPanel(QWidget):
    """Shows one variation; the figure moves for as long as somebody is there to see it."""

    def __init__(self, clock: Callable[[], int] = now_ms) -> None:
        super().__init__()
        self._clock = clock
        self._theme = DARK
        self._looped: SetPrescription | None = None
        self._timeline: Timeline | None = None
        self._shown_kind: PhaseKind | None = None
        self._still = False
        self._since_ms = 0
        self._stood_ms = 0
        self._rest = IdleRest(self, clock)
        self._rest.woken.connect(self._run_ticker)
        self._ticker = QTimer(self, interval=_FRAME_MS)
        self._ticker.timeout.connect(self._on_tick)
        self._build()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self._figure.set_colours(theme.figure_colours(), QColor(theme.background))
        self._shown_kind = None

    def set_still(self, still: bool) -> None:
        """Keep the figure from moving (reduced motion), or let it move again."""
        self._still = still
        self._run_ticker()

    def show_prescription(self, prescription: SetPrescription) -> None:
        """Show a variation and let the figure do a rep over and over at the tempo."""
        variation = prescription.variation
        # Two reps, so that the first one has its trailing pause.
        looped = SetPrescription(variation, prescription.tempo, reps=2, count_in_ms=0)
        if looped == self._looped:
            return
        self._looped = looped
        if self._title.text() != variation.name:
            self._show_variation(variation)
        self._timeline = compile_set(looped)
        self._shown_kind = None
        self._since_ms, self._stood_ms = self._clock(), 0

    def showEvent(self, event: QShowEvent) -> None:
        """Let the figure move while it can be seen."""
        super().showEvent(event)
        self._rest.watch(self)
        self._run_ticker()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._run_ticker()

    @Slot()
    def _run_ticker(self) -> None:
        """Move where there is somebody to see it, and after a standstill go on from where it stood."""
        moves = self.isVisible() and not self._still and not self._rest.is_resting
        if moves and not self._ticker.isActive():
            self._since_ms = self._clock() - self._stood_ms
            self._ticker.start()
        elif not moves and self._ticker.isActive():
            self._stood_ms = self._clock() - self._since_ms
            self._ticker.stop()

    @Slot()
    def _on_tick(self) -> None:
        if self._timeline is None or self._looped is None:
            return
        if self._rest.is_resting:
            self._run_ticker()
            return
        position_ms = (self._clock() - self._since_ms) % self._looped.tempo.rep_ms
        kind = self._timeline.phase_at(position_ms).kind
        if kind is not self._shown_kind:
            self._shown_kind = kind
            self._figure.set_working_colour(self._theme.phase_colour(kind))
            self._mark_phase(kind)
        first_phase = self._looped.variation.first_phase
        self._figure.set_contraction(contraction_at(first_phase, self._timeline, position_ms))

    def _mark_phase(self, shown: PhaseKind) -> None:
        for kind, bar in self._bars.items():
            bar.setFixedHeight(_SHOWN_BAR_PX if kind is shown else _BAR_PX)

    def _build(self) -> None:
        self._title = title("")
        self._summary = muted("")
        self._figure = FigureView()
        self._figure.setMinimumHeight(90)
        self._figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._setup = plain("")
        self._phases, self._mistakes = QVBoxLayout(), QVBoxLayout()
        self._bars: dict[PhaseKind, QFrame] = {}
        set_up = (heading("Set up"), self._setup, GRID)
        watch_for = (heading("Watch for"), self._mistakes, None)
        words = (*set_up, self._phases, GRID, *watch_for)
        scroll = scrolling(column(*words, gap=GRID // 2, margins=(0, 0, GRID, 0)))
        scroll.setAccessibleName("Set-up, cues and what to watch for")
        scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        picture = (self._title, self._summary, (self._figure, 3))
        self.setLayout(column(*picture, GRID, (scroll, 4), gap=GRID // 2))

    def _show_variation(self, variation: Variation) -> None:
        self._title.setText(variation.name)
        self._summary.setText(variation.summary)
        self._figure.set_variation(variation)
        self._figure.setAccessibleName(f"Moving picture of the {variation.name.lower()}")
        self._setup.setText("\n".join(f"\u00b7  {line}" for line in variation.setup))
        self._show_phases(variation)
        mistakes = [
            (QLabel(each.name, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop), muted(each.fix))
            for each in variation.mistakes
        ]
        fill(self._mistakes, [holding(grid(*mistakes, stretched=1, gaps=(12, 4)))])

    def _show_phases(self, variation: Variation) -> None:
        self._bars = {kind: QFrame() for kind in variation.phase_order}
        table = grid(self._bars.values(), gaps=(12, 2))
        table.setRowMinimumHeight(0, _SHOWN_BAR_PX)  # the text below keeps its place
        for place, (kind, bar) in enumerate(self._bars.items()):
            bar.setProperty("bar", kind.value)
            bar.setFixedHeight(_BAR_PX)
            table.setAlignment(bar, Qt.AlignmentFlag.AlignBottom)
            label = QLabel(variation.words[kind].label, wordWrap=True)
            label.setProperty("phase", kind.value)
            cues = [muted(cue) for cue in variation.words[kind].cues]
            table.addLayout(column(label, *cues, None, gap=2), 1, place)
            table.setColumnStretch(place, 1)
        fill(self._phases, [holding(table)])
