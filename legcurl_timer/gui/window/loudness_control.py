"""Volume and mute, in the corner of a page."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.pacing.loudness import MAX_VOLUME
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.widgets.labels import button
from legcurl_timer.gui.widgets.layouts import row


class LoudnessControl(QWidget):
    """Softer, louder, and between them how loud it is, to be pressed for silence."""

    def __init__(self, settings: SettingsState) -> None:
        super().__init__()
        self._settings = settings
        self._is_short = False
        self._softer = button("\u2212", self._on_softer_clicked, name=_("Softer"), flat=True)
        self._louder = button("+", self._on_louder_clicked, name=_("Louder"), flat=True)
        self._mute = QPushButton()
        self._mute.setProperty("flat", True)
        self._mute.setCheckable(True)
        self._mute.setToolTip(_("Mute   \u00b7   M"))
        self._mute.toggled.connect(settings.set_muted)
        self.setLayout(row(self._softer, self._mute, self._louder, gap=0))
        settings.loudness_changed.connect(self._show)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show)
        self._show()

    def leave_the_keyboard(self) -> None:
        """Never take the focus from a page that has it as a whole."""
        for each in (self._softer, self._mute, self._louder):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_short(self, *, is_short: bool) -> None:
        """Save the room of words and buttons, or have all of them."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._softer.setHidden(is_short)
            self._louder.setHidden(is_short)
            self._show()

    @Slot()
    def _show(self) -> None:
        loudness = self._settings.loudness
        volume = str(loudness.volume)
        if loudness.muted:
            volume = _("Muted")
        elif not self._is_short:
            volume = _("Volume {volume}").format(volume=volume)
        self._mute.setText(volume)
        with QSignalBlocker(self._mute):
            self._mute.setChecked(loudness.muted)
        # One that has the keyboard keeps it: elsewhere the next Enter would press something else.
        self._softer.setEnabled(loudness.volume > 0 or self._softer.hasFocus())
        self._louder.setEnabled(loudness.volume < MAX_VOLUME or self._louder.hasFocus())

    @Slot()
    def _on_softer_clicked(self) -> None:
        self._settings.set_volume(self._settings.loudness.stepped(-1).volume)

    @Slot()
    def _on_louder_clicked(self) -> None:
        self._settings.set_volume(self._settings.loudness.stepped(1).volume)
