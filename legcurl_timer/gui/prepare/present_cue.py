"""The phase that the figure is in: its word, and what to mind in it."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.gui.style.theme import DARK, GRID, Theme
from legcurl_timer.gui.widgets.labels import text_px

_LARGE = 1.25
_BAR_PX = 4
_WRAPPED = Qt.TextFlag.TextWordWrap


class PresentCue(QWidget):
    """A bar and the word in the colour of the phase, and its cues, in room that all of them fit into."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = DARK
        self._variation: Variation | None = None
        self._kind = PhaseKind.CONCENTRIC
        self._heights: dict[tuple[int, int], int] = {}

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.update()

    def show_phase(self, variation: Variation, kind: PhaseKind) -> None:
        """Show the words of a phase."""
        if variation is not self._variation:
            self._variation = variation
            self._heights.clear()
            self.updateGeometry()
        self._kind = kind
        words = variation.words[kind]
        self.setAccessibleName(". ".join((words.label, *words.cues)))
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the longest cues need."""
        if self._variation is None:
            return 0
        key = (width, text_px(self))
        if key not in self._heights:
            bold, usual = (QFontMetrics(self._font(bold=each)) for each in (True, False))
            room = QRect(0, 0, width - 2 * GRID - _BAR_PX, 10_000)
            texts = (_cue_text(self._variation, kind) for kind in self._variation.words)
            most = max(usual.boundingRect(room, _WRAPPED, text).height() for text in texts)
            self._heights[key] = bold.height() + most + GRID
        return self._heights[key]

    def sizeHint(self) -> QSize:
        """Return the room for a line or two."""
        return QSize(40 * GRID, self.heightForWidth(40 * GRID))

    def minimumSizeHint(self) -> QSize:
        """Return little: its height goes by its width."""
        return QSize(10 * GRID, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room where the text gets another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        if self._variation is None:
            return
        painter = QPainter(self)
        colour = self._theme.phase_colour(self._kind)
        painter.fillRect(0, 0, _BAR_PX, self.height(), colour)
        room = self.rect().adjusted(_BAR_PX + 2 * GRID, GRID // 2, 0, 0)
        painter.setFont(self._font(bold=True))
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._variation.words[self._kind].label)
        room.setTop(room.top() + painter.fontMetrics().height())
        painter.setFont(self._font(bold=False))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(room, _WRAPPED, _cue_text(self._variation, self._kind))
        painter.end()

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(round(text_px(self) * _LARGE))
        return font


def _cue_text(variation: Variation, kind: PhaseKind) -> str:
    return "\n".join(variation.words[kind].cues)
