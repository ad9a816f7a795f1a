"""The ways to guide the ear, one of them chosen, each with a line that says what is heard."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QRadioButton, QWidget

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.gui.style.theme import GRID
from legcurl_timer.gui.widgets.labels import muted
from legcurl_timer.gui.widgets.layouts import column

_OPTIONS = {
    Guidance.BEEPS: ("Beeps", "Tones tell the phases, ticks count the seconds."),
    Guidance.COUNTS: ("Beeps and counts", "A voice counts the reps, too, and tells of the rest."),
    Guidance.WORDS: ("Beeps, words and counts", "It names the phases as well, and the last two reps."),
    Guidance.GLIDE: ("Glide", "Beeps, and a quiet tone that rises and falls with the lift."),
}


class GuidanceChoice(QWidget):
    """Radio buttons; the arrow keys move the choice."""

    chosen = Signal(Guidance)

    def __init__(self) -> None:
        super().__init__()
        self._options: dict[Guidance, QRadioButton] = {}
        pairs = []
        for guidance, (name, line) in _OPTIONS.items():
            option, hint = QRadioButton(name), muted(line)
            option.setAccessibleDescription(line)
            option.toggled.connect(self._on_toggled)
            hint.setIndent(4 * GRID)
            pairs.append(column(option, hint, gap=0))
            self._options[guidance] = option
        self.setLayout(column(*pairs, gap=GRID // 2))

    def choose(self, guidance: Guidance) -> None:
        """Show one as chosen."""
        self._options[guidance].setChecked(True)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        if checked:
            chosen = next(each for each, option in self._options.items() if option.isChecked())
            self.chosen.emit(chosen)
