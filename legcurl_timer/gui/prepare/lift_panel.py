"""The lift: its name, the figure doing it at the chosen tempo, the cue of the present phase, set-up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from legcurl_timer.clock import now_ms
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.pose import contraction_at
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set
from legcurl_timer.gui.figure.figure_view import FigureView
from legcurl_timer.gui.prepare.present_cue import PresentCue
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.fitted import FittedWidget
from legcurl_timer.gui.widgets.idle_rest import IdleRest
from legcurl_timer.gui.widgets.labels import button, label, muted, plain, text_px
from legcurl_timer.gui.widgets.layouts import column, row, scrolling

if TYPE_CHECKING:
    from legcurl_timer.core.lifts.phases import PhaseKind

_FRAME_MS = 16
_SUMMARY_FROM, _FIGURE_FROM, _UNFOLDED_FROM = 24, 30, 58
"""The heights, in sizes of the text, from which there is room for it all, one after the other."""
_BESIDE_TEXTS, _LEAST_FIGURE, _LEAST_TEXTS = 14, 14, 5
"""What title, cue and buttons need, the figure, and the texts where they scroll."""
# TRANSLATORS: two buttons that unfold how to set up for the lift, and the mistakes to watch for
_FOLDS = (gettext_noop("Set-up"), gettext_noop("Watch for"))


class LiftPanel(FittedWidget):
    """Shows one variation; the figure moves for as long as somebody is there to see it."""

    def __init__(self, clock: Callable[[], int] = now_ms) -> None:
        super().__init__()
        self._clock = clock
        self._theme = DARK
        self._looped: SetPrescription | None = None
        self._timeline: Timeline | None = None
        self._shown_kind: PhaseKind | None = None
        self._still = False
        self._is_asked = False
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
        self._cue.set_theme(theme)
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
        self.fit()
        self._run_ticker()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._rest.leave(self)
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
            self._cue.show_phase(self._looped.variation, kind)
        first_phase = self._looped.variation.first_phase
        self._figure.set_contraction(contraction_at(first_phase, self._timeline, position_ms))

    def fit(self) -> None:
        """Leave out what there is no room for: the summary first."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return
        em = text_px(self)
        height = self.height() / em
        self._summary.setVisible(height > _SUMMARY_FROM)
        if not self._is_asked and (height > _UNFOLDED_FROM) is not self._folds[0].isChecked():
            for fold in self._folds:
                fold.setChecked(height > _UNFOLDED_FROM)
            self._show_texts()
        if self._texts is None or self._texts.isHidden():
            self._figure.show()
            return
        self._figure.setVisible(height > _FIGURE_FROM)
        beside = _BESIDE_TEXTS + (_LEAST_FIGURE if height > _FIGURE_FROM else 0)
        needed = self._inside.heightForWidth(self.width() - 2 * GRID)
        self._texts.setFixedHeight(max(min(needed, round((height - beside) * em)), _LEAST_TEXTS * em))

    def _build(self) -> None:
        self._title = label("", "title", wraps=True)
        self._summary = muted("")
        self._figure = FigureView()
        self._figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._cue = PresentCue()
        self._folds = [button(_(text), self._on_fold_clicked, flat=True, checkable=True) for text in _FOLDS]
        self._texts: QScrollArea | None = None
        folds = row(*self._folds, None, gap=GRID)
        self._parts = column(
            self._title, self._summary, (self._figure, 3), GRID // 2, self._cue, folds, gap=GRID // 2
        )
        self.setLayout(self._parts)

    def _show_variation(self, variation: Variation) -> None:
        self._title.setText(variation.name)
        self._summary.setText(variation.summary)
        self._figure.set_variation(variation)
        self._figure.setAccessibleName(_("Moving picture: {lift}").format(lift=variation.name))
        self._cue.show_phase(variation, variation.first_phase)
        if self._texts is not None:
            self._fill_texts(variation)

    @Slot()
    def _on_fold_clicked(self) -> None:
        """From now on show what is asked for, whatever room there is."""
        self._is_asked = True
        self._show_texts()
        self.fit()

    def _show_texts(self) -> None:
        """Show what is unfolded below the figure, or in its place where there is no room for both."""
        if self._texts is None and self._looped is not None:
            self._set_up, self._watch_for = plain(""), plain("")
            self._inside = column(self._set_up, self._watch_for, gap=GRID, margins=(GRID, 0, GRID, 0))
            self._texts = scrolling(self._inside)
            self._texts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._parts.addWidget(self._texts)
            QWidget.setTabOrder(self._folds[-1], self._texts)
            self._fill_texts(self._looped.variation)
        if self._texts is None:
            return
        for fold, text in zip(self._folds, (self._set_up, self._watch_for), strict=True):
            text.setVisible(fold.isChecked())
        self._texts.setVisible(any(fold.isChecked() for fold in self._folds))

    def _fill_texts(self, variation: Variation) -> None:
        self._set_up.setText("\n".join(f"\u00b7  {line}" for line in variation.setup))
        # TRANSLATORS: a line of the list of common mistakes
        line = _("\u00b7  {mistake}: {what_to_do}")
        mistakes = [line.format(mistake=each.name, what_to_do=each.fix) for each in variation.mistakes]
        no_advice = _("Information, not medical advice.")
        self._watch_for.setText("\n".join((*mistakes, "", no_advice)))
