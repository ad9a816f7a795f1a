"""The tempo as it is written: typed in one go, and read back as it is performed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.lifts.phases import NOTATION_ORDER
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.pacing.advice import rep_length_advice
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.tension import planned_tally
from legcurl_timer.core.pacing.timeline import compile_set
from legcurl_timer.core.text import decimal_text
from legcurl_timer.gui.state.plan_state import PlanState
from legcurl_timer.gui.widgets.labels import named

if TYPE_CHECKING:
    from legcurl_timer.core.lifts.variations import Variation

_STILL_TYPING_MS = 900


class TempoField(QLineEdit):
    """Takes a tempo in any written form, key by key; `refused` tells what is wrong, "" for nothing."""

    refused = Signal(str)

    def __init__(self, plan: PlanState) -> None:
        super().__init__()
        self._plan = plan
        self._known: tuple[Variation, Tempo] | None = None
        self._tempo_before = plan.prescription.tempo
        self._valid_text = ""
        self._error_wait = QTimer(self, singleShot=True, interval=_STILL_TYPING_MS)
        named(self, _("Tempo, in seconds"))
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.commit)
        self._error_wait.timeout.connect(self._tell_what_is_wrong)
        plan.changed.connect(self._on_plan_changed)
        self._on_plan_changed()

    @Slot()
    def commit(self) -> None:
        """Take over what has been typed, say what is wrong, if anything, and show the tempo that holds."""
        self._error_wait.stop()
        if self.isModified():
            self._tell_what_is_wrong()
        self._show(self._plan.prescription.tempo)

    @Slot()
    def _on_plan_changed(self) -> None:
        before, self._known = self._known, (self._plan.variation, self._plan.prescription.tempo)
        if before != self._known:
            self.refused.emit("")
            self._show(self._plan.prescription.tempo)
            self._tell_order()

    def _tell_order(self) -> None:
        words = self._plan.variation.words
        # TRANSLATORS: the words of the four phases follow, such as "lower - stretch - curl - squeeze"
        order = _("Seconds, always written {phases}.").format(
            phases=" - ".join(words[kind].word for kind in NOTATION_ORDER)
        )
        ways = _("3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1; X means as fast as good form allows.")
        self.setToolTip(f"{order}\n{ways}")

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        try:
            tempo = Tempo.parse(text)
        except TempoError:
            self._error_wait.start()
            if text.startswith(self._valid_text):  # that was only the beginning of something
                self._use(self._tempo_before)
            return
        self._error_wait.stop()
        self.refused.emit("")
        if not text.startswith(self._valid_text):
            self._tempo_before = self._plan.prescription.tempo
        self._valid_text = text
        self._use(tempo)

    @Slot()
    def _tell_what_is_wrong(self) -> None:
        try:
            Tempo.parse(self.text())
        except TempoError as error:
            line = _("Character {position}: {fault}. {tempo} stays. Try 3-1-1-2, 3112 or 4/1/2.")
            fault, tempo = error.what_by(self._plan.variation.labels), self._plan.prescription.tempo.shown
            self.refused.emit(line.format(position=error.position, fault=fault, tempo=tempo))
        else:
            self.refused.emit("")

    def _use(self, tempo: Tempo) -> None:
        """Plan a tempo without touching the text that is being typed."""
        self._known = (self._plan.variation, tempo)
        self._plan.change_set(tempo=tempo)

    def _show(self, tempo: Tempo) -> None:
        """Show a tempo that holds; what is typed next is measured against it."""
        self.setText(tempo.shown)
        self._valid_text = tempo.shown
        self._tempo_before = tempo


def tempo_lines(prescription: SetPrescription) -> str:
    """Return how a tempo is performed, how long that takes, and a word of advice where there is one."""
    variation, tempo = prescription.variation, prescription.tempo
    planned = planned_tally(compile_set(replace(prescription, open_ended=False)))
    length = _("{rep} s a rep \u00b7 {tension} s under tension").format(
        rep=decimal_text(tempo.rep_ms), tension=decimal_text(planned.tut_ms)
    )
    lines = (_unbroken(variation.reading(tempo)), length, rep_length_advice(variation, tempo))
    return "\n".join(filter(None, lines))


def _unbroken(reading: str) -> str:
    """Return a reading that a narrow label wraps only at the dots."""
    return reading.replace(" ", "\u00a0").replace("\u00b7\u00a0", "\u00b7 ")
