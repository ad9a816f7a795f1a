"""The ways to guide the ear, one of them chosen, each with a line that says what is heard."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import muted

_OPTIONS = {
    Guidance.BEEPS: ("Beeps", "Tones tell the phases, ticks count the seconds."),
    Guidance.COUNTS: ("Beeps and counts", "A voice counts the reps, too, and tells of the rest."),
    Guidance.WORDS: ("Beeps, words and counts", "It names the phases as well, and the last two reps."),
    Guidance.GLIDE: ("Glide", "Beeps, and a quiet tone that rises and falls with the lift."),
}


class GuidanceChoice(QWidget):
    """Radio buttons; the arrow keys move the choice."""

    guidance_chosen = Signal(Guidance)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        self._options: dict[Guidance, QRadioButton] = {}
        for guidance, (name, line) in _OPTIONS.items():
            option, hint = QRadioButton(name), muted(line)
            option.setAccessibleDescription(line)
            option.toggled.connect(self._on_toggled)
            hint.setIndent(4 * GRID)
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(option)
            both.addWidget(hint)
            column.addLayout(both)
            self._options[guidance] = option

    def show_guidance(self, guidance: Guidance) -> None:
        """Show one as chosen, without telling."""
        self.blockSignals(True)
        self._options[guidance].setChecked(True)
        self.blockSignals(False)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        if checked:
            chosen = next(each for each, option in self._options.items() if option.isChecked())
            self.guidance_chosen.emit(chosen)
