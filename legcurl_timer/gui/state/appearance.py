"""How the window looks: its colours, and how large everything is."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.style_sheet import style_sheet
from legcurl_timer.gui.style.theme import DARK, LIGHT, Theme
from legcurl_timer.gui.style.typeface import use_typeface
from legcurl_timer.userdata.settings import ThemeChoice

USUAL_SIZE = (1280, 800)
_SCALE_STEPS = 20
_LEAST_SCALE, _MOST_SCALE = 0.75, 3.0
_USUAL_TEXT_PX = 16
"""The text of the window at scale 1, which is never smaller than the system's own."""


class Appearance(QObject):
    """Dresses a window as the settings, the system and its size say; the text grows with the window."""

    theme_changed = Signal()

    def __init__(self, settings: SettingsState, window: QWidget) -> None:
        super().__init__(window)
        self.theme = chosen_theme(settings.settings.theme)
        self._settings = settings
        self._window = window
        self._worn: tuple[Theme, float] | None = None
        self._least_scale = max(_LEAST_SCALE, use_typeface() / _USUAL_TEXT_PX)
        settings.changed.connect(self.apply)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply)

    @Slot()
    def apply(self) -> None:
        """Wear what is due now; cheap where nothing has changed."""
        theme, size = chosen_theme(self._settings.settings.theme), self._window.size()
        fit = min(size.width() / USUAL_SIZE[0], size.height() / USUAL_SIZE[1])
        scale = min(max(round(fit * _SCALE_STEPS) / _SCALE_STEPS, self._least_scale), _MOST_SCALE)
        if (theme, scale) == self._worn:
            return
        self._worn = (theme, scale)
        self.theme = theme
        self._window.setStyleSheet(style_sheet(theme, scale))
        self.theme_changed.emit()


def chosen_theme(choice: ThemeChoice) -> Theme:
    """Return the colours that a choice means now."""
    if choice is ThemeChoice.SYSTEM:
        return LIGHT if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light else DARK
    return LIGHT if choice is ThemeChoice.LIGHT else DARK
