"""The tempo as its four digits, each in the colour of its phase, with its word and when it is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind
from legcurl_timer.core.lifts.tempo import MAX_PHASE_MS, MIN_MOVING_MS, Tempo, TempoError
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.prepare.plan_cell import PlanCell
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.style.theme import Theme
from legcurl_timer.gui.widgets.layouts import row

_STEP_MS = 500
_TALLEST, _TALLEST_WHERE_LOW = 4.5, 2.8
# TRANSLATORS: the place of a phase in a rep, above its number: at most 4 characters
_PLACES = (gettext_noop("1st"), gettext_noop("2nd"), gettext_noop("3rd"), gettext_noop("4th"))
_FAST = "x"
_LEFT_OUT = "\u2013"


class TempoCells(QWidget):
    """Shows and edits the phases in the order written; above each digit stands when it is done.

    `refused` tells what is wrong with a digit that was typed, and that tempo stays as it is.
    """

    refused = Signal(str)

    def __init__(self, plan: PlanState) -> None:
        super().__init__()
        self._plan = plan
        self._cells = {kind: PlanCell("", tallest=_TALLEST, has_word=True) for kind in NOTATION_ORDER}
        for cell in self._cells.values():
            cell.setProperty("letters", _FAST)
            cell.share_size_with(tuple(self._cells.values()))
            cell.stepped.connect(self._on_stepped)
            cell.typed.connect(self._on_typed)
        self.setLayout(row(*((cell, 1) for cell in self._cells.values()), gap=0))
        plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        for kind, cell in self._cells.items():
            cell.set_colours(theme, theme.phase_colour(kind))

    def make_room(self, *, is_low: bool) -> None:
        """Wear smaller digits where there is little height."""
        for cell in self._cells.values():
            cell.set_tallest(_TALLEST_WHERE_LOW if is_low else _TALLEST)

    def commit(self) -> None:
        """Take over what has been typed but not confirmed."""
        for cell in self._cells.values():
            cell.commit()

    @Slot()
    def _on_plan_changed(self) -> None:
        variation, tempo = self._plan.variation, self._plan.prescription.tempo
        done = [kind for kind in variation.phase_order if tempo.duration_ms(kind)]
        for kind, cell in self._cells.items():
            label, length_ms = variation.words[kind].label, tempo.duration_ms(kind)
            cell.setAccessibleName(_("{phase}, seconds").format(phase=label))
            cell.show_text(
                _FAST.upper() if tempo.is_fast(kind) else decimal_text(length_ms),
                above=_(_PLACES[done.index(kind)]) if kind in done else _LEFT_OUT,
                below=label,
            )
            cell.allow(down=length_ms > _least_ms(kind), up=length_ms < MAX_PHASE_MS)

    @Slot(int)
    def _on_stepped(self, steps: int) -> None:
        kind, tempo = self._kind_of_sender(), self._plan.prescription.tempo
        length_ms = tempo.duration_ms(kind) + steps * _STEP_MS
        length_ms = min(max(length_ms, _least_ms(kind)), MAX_PHASE_MS)
        self._plan.change_set(tempo=tempo.with_duration(kind, length_ms))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        kind, tempo = self._kind_of_sender(), self._plan.prescription.tempo
        written = str(tempo).split("-")
        written[NOTATION_ORDER.index(kind)] = text.removesuffix("s")
        try:
            self._plan.change_set(tempo=Tempo.parse("-".join(written)))
        except TempoError as error:
            # TRANSLATORS: what is wrong with what was typed, and the tempo that holds on
            line = _("{fault}. {tempo} stays.")
            fault = error.what_by(self._plan.variation.labels)
            self.refused.emit(line.format(fault=fault, tempo=tempo.shown))

    def _kind_of_sender(self) -> PhaseKind:
        return next(kind for kind, cell in self._cells.items() if cell is self.sender())


def _least_ms(kind: PhaseKind) -> int:
    return MIN_MOVING_MS if kind.is_moving else 0
