"""A number of the plan: large, with what it is above it and a minus and a plus below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy

from legcurl_timer.gui.prepare.cell_places import GAP_PX, Places, fitted_px, least_height, places_in
from legcurl_timer.gui.style.theme import DARK, Theme
from legcurl_timer.gui.widgets.labels import text_px

if TYPE_CHECKING:
    from PySide6.QtCore import QTimerEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

_SMALL = 0.875
"""Quiet text beside the usual one."""
_LEAST_WIDTH = 3.8
_LEAST_NUMBER, _CUT = 0.8, 1.2
"""In sizes of the text; what would be smaller, such as the name of a band, is cut short."""
_RADIUS = 8
_REPEAT_AFTER_MS, _REPEAT_EVERY_MS = 400, 90

_Flags = Qt.AlignmentFlag


class PlanCell(QAbstractSpinBox):
    """Shows a text that its owner makes of a number, and tells what the lifter wants of it.

    `stepped` asks for so many steps up, down where negative; `typed` hands over what was typed, whose meaning
    the owner knows: until the owner shows another text, the one shown before comes back. All of it is drawn
    here, as one part with one place for the keyboard. `tallest` is the size of the number in sizes of the
    text; the cells of a row wear the largest that all of them have room for.
    """

    stepped = Signal(int)
    typed = Signal(str)

    def __init__(self, name: str, *, above: str = "", tallest: float = 2.0, has_word: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().hide()  # it holds the text and hears the keys; the rest is drawn here
        self._tallest = tallest
        self._has_word = has_word
        self._above, self._below = above, ""
        self._shown = ""
        self._row: tuple[PlanCell, ...] = (self,)
        self._theme = DARK
        self._colour = QColor(DARK.text)
        self._can = (True, True)
        self._pressed = 0
        self._timer = 0
        self.editingFinished.connect(self._on_editing_finished)

    def share_size_with(self, row: "tuple[PlanCell, ...]") -> None:
        """Wear the same size as the other cells of a row."""
        self._row = row

    def set_tallest(self, tallest: float) -> None:
        """Make the number as large as that, in sizes of the text, where its width has room for it."""
        if tallest != self._tallest:
            self._tallest = tallest
            self.updateGeometry()

    def set_colours(self, theme: Theme, number: QColor | None = None) -> None:
        """Wear other colours, the number one of its own."""
        self._theme, self._colour = theme, number or QColor(theme.text)
        self.update()

    def show_text(self, text: str, *, above: str = "", below: str = "") -> None:
        """Show another text, and other words around it where there are any."""
        self._above, self._below = above or self._above, below or self._below
        if not self._is_typed:
            self.lineEdit().setText(text)
        self._shown = text
        for cell in self._row:
            cell.update()

    def allow(self, *, down: bool, up: bool) -> None:
        """Let it be stepped down and up, or not."""
        if self._can != (down, up):
            self._can = (down, up)
            self.update()

    def commit(self) -> None:
        """Hand over what has been typed but not confirmed."""
        if self._is_typed:
            self._on_editing_finished()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Return which way it can be stepped."""
        enabled = QAbstractSpinBox.StepEnabledFlag
        down, up = self._can
        return (enabled.StepDownEnabled if down else enabled.StepNone) | (
            enabled.StepUpEnabled if up else enabled.StepNone
        )

    def stepBy(self, steps: int) -> None:
        """Ask for so many steps, of what has been typed so far."""
        self.commit()
        if self._can[steps > 0]:
            self.stepped.emit(steps)

    def sizeHint(self) -> QSize:
        """Return the size in which number, words and buttons have their room."""
        height = least_height(self._em, self._tallest, has_word=self._has_word)
        return QSize(round(_LEAST_WIDTH * self._em), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """Draw all of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, theme = self._places(), self._theme
        for text, place, colour in (
            (self._above, places.above, theme.muted),
            (self._below, places.below, theme.text),
        ):
            is_bold = place is places.below
            painter.setFont(self._font(fitted_px(text, self.width(), _SMALL * self._em), bold=is_bold))
            painter.setPen(QColor(colour))
            painter.drawText(place, _Flags.AlignCenter, text)
        self._draw_number(painter, places.number)
        for sign, place in ((-1, places.minus), (1, places.plus)):
            self._draw_button(painter, place, sign)
        painter.end()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Keep the field where the number is drawn: an input method asks for that."""
        super().resizeEvent(event)
        self._place_field()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Show what is typed."""
        super().keyPressEvent(event)
        self.update()

    def wheelEvent(self, event: "QWheelEvent") -> None:
        """Step where the keyboard is; elsewhere scroll what lies behind."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        """Step, and go on with it; or take the keyboard where the number is."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = self._places().step_at(event.position())
        if self._pressed:
            self.stepBy(self._pressed)
            self._timer = self.startTimer(_REPEAT_AFTER_MS)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()
        self.update()

    def mouseReleaseEvent(self, _event: "QMouseEvent") -> None:
        """Step no further."""
        if self._timer:
            self.killTimer(self._timer)
        self._timer = self._pressed = 0
        self.update()

    def timerEvent(self, event: "QTimerEvent") -> None:
        """Step on for as long as the button is held."""
        if event.timerId() != self._timer:
            super().timerEvent(event)
            return
        self.killTimer(self._timer)
        self.stepBy(self._pressed)
        self._timer = self.startTimer(_REPEAT_EVERY_MS)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room where the text gets another size."""
        super().changeEvent(event)
        self._place_field()
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    @property
    def words(self) -> tuple[str, str]:
        """What stands above and below the number."""
        return self._above, self._below

    def place_of(self, sign: int) -> QRectF:
        """Return where the minus (-1) or the plus (1) is."""
        places = self._places()
        return places.minus if sign < 0 else places.plus

    def fitted_px(self) -> float:
        """Return the largest size of the number that this cell has room for."""
        fitted = fitted_px(self.lineEdit().text(), self.width(), self._tallest * self._em)
        return fitted if fitted >= _LEAST_NUMBER * self._em else _CUT * self._em

    @property
    def _is_typed(self) -> bool:
        return self.lineEdit().text() != self._shown

    @property
    def _em(self) -> int:
        return text_px(self)

    def _place_field(self) -> None:
        self.lineEdit().setGeometry(self._places().number.toRect())

    @Slot()
    def _on_editing_finished(self) -> None:
        """Hand over what was typed, and show what is so then."""
        if self._is_typed:
            typed = self.lineEdit().text()
            self.lineEdit().setText(self._shown)
            self.typed.emit(typed)
        self.update()

    def _places(self) -> Places:
        return places_in(self.width(), self.height(), self._em, has_word=self._has_word)

    def _font(self, size_px: float, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(max(8, int(size_px)))
        return font

    def _draw_number(self, painter: QPainter, place: QRectF) -> None:
        theme, field = self._theme, self.lineEdit()
        font = self._font(min(cell.fitted_px() for cell in self._row), bold=True)
        painter.setFont(font)
        painter.setPen(self._colour)
        metrics, room = QFontMetricsF(font), place.adjusted(GAP_PX, 0, -GAP_PX, 0)
        text = field.text()
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.concentric), 2))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), _RADIUS, _RADIUS)
            painter.setPen(self._colour)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideLeft, room.width())
            cut = len(field.text()) - len(text)
            left = place.center().x() - metrics.horizontalAdvance(text) / 2
            caret = QRectF(
                left + metrics.horizontalAdvance(text[: max(field.cursorPosition() - cut, 0)]),
                0,
                2,
                metrics.capHeight(),
            )
            if field.hasSelectedText():
                caret = QRectF(left - 2, 0, metrics.horizontalAdvance(text) + 4, 1.4 * metrics.capHeight())
                painter.setPen(QColor(theme.on_accent))
            caret.moveTop(place.center().y() - caret.height() / 2)
            painter.fillRect(caret, QColor(theme.concentric))
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(place, _Flags.AlignCenter, text)

    def _draw_button(self, painter: QPainter, place: QRectF, sign: int) -> None:
        theme = self._theme
        is_on, is_down = self._can[sign > 0], self._pressed == sign
        painter.setPen(QPen(QColor(theme.line), 1.5))
        painter.setBrush(QColor(theme.line if is_down and is_on else theme.background))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(theme.text if is_on else theme.far), 2))
        middle, arm = place.center(), self._em * 0.32
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        if sign > 0:
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
