"""The settings: colours, timing of the picture, sounds, output, motion."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from legcurl_timer.gui.choice_row import ChoiceRow
from legcurl_timer.gui.labels import heading, muted, title
from legcurl_timer.gui.stepper import Stepper
from legcurl_timer.gui.theme import GRID, Theme
from legcurl_timer.gui.trim_test import TrimMark
from legcurl_timer.settings import MAX_TRIM_MS, MIN_TRIM_MS, AudioChoice, Settings, ThemeChoice

_TRIM_STEP_MS = 10
_THEMES = {ThemeChoice.SYSTEM: "As the system", ThemeChoice.DARK: "Dark", ThemeChoice.LIGHT: "Light"}
_AUDIO = {
    AudioChoice.AUTO: "Automatic",
    AudioChoice.SIMPLEAUDIO: "simpleaudio",
    AudioChoice.SOUNDDEVICE: "sounddevice",
    AudioChoice.SILENT: "No sound",
}
_TRIM_TEXT = (
    "Bluetooth lets you hear late: raise this until the mark is in the middle, lit, when you hear the tick. "
    "Usual: 0 by wire, 100 to 300 by Bluetooth."
)
_PACK_TEXT = (
    "A folder with WAV files named like ours: concentric.wav, tick.wav and so on. Ours fill the gaps."
)


class SettingsPage(QWidget):
    """Edits the settings; each change counts at once."""

    settings_changed = Signal(Settings)
    trim_test_toggled = Signal(bool)
    back_requested = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("page")
        self._settings = settings
        self._build()
        self._lay_out()
        self._connect()
        self.show_settings(settings)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.mark.set_theme(theme)

    def show_settings(self, settings: Settings) -> None:
        """Show settings without telling that they changed."""
        self._settings = settings
        self._themes.choose(settings.theme)
        self._audio.choose(settings.audio)
        self._trim.set_value(settings.trim_ms)
        self._still.blockSignals(True)
        self._still.setChecked(settings.reduced_motion)
        self._still.blockSignals(False)
        self._pack.setText(settings.sound_pack or "Our own sounds")
        self._own.setEnabled(bool(settings.sound_pack))

    def stop_test(self) -> None:
        """Show that no test runs."""
        self._test.setChecked(False)
        self.mark.set_since_tick(None)

    def focus_first(self) -> None:
        """Put the keyboard on the way back, where Enter does no harm."""
        self._back.setFocus()

    def _build(self) -> None:
        self._themes = ChoiceRow("Colours", _THEMES)
        self._audio = ChoiceRow("Sound output", _AUDIO)
        self._trim = Stepper(
            "Sound delay, milliseconds", MIN_TRIM_MS, MAX_TRIM_MS, step=_TRIM_STEP_MS, unit="ms"
        )
        self._trim.setMaximumWidth(190)
        self.mark = TrimMark()
        self._test = QPushButton("Test")
        self._test.setCheckable(True)
        self._test.setAccessibleName("Test the sound delay")
        self._pack = QLabel(wordWrap=True)
        self._choose = QPushButton("Choose a folder")
        self._own = QPushButton("Use ours")
        self._still = QCheckBox("Less motion: the strip and the numbers move, figure and ring stand still")
        self._back = QPushButton("Back   \u00b7   Esc")

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 3 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(title("Settings"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(5 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(1, 1)
        trim = QHBoxLayout()
        trim.setSpacing(2 * GRID)
        trim.addWidget(self._trim)
        trim.addWidget(self._test)
        trim.addWidget(self.mark, 1)
        pack = QHBoxLayout()
        pack.setSpacing(GRID)
        pack.addWidget(self._pack, 1)
        pack.addWidget(self._choose)
        pack.addWidget(self._own)
        grid.addWidget(heading("Colours"), 0, 0)
        grid.addWidget(self._themes, 0, 1)
        grid.addWidget(heading("Sound delay"), 1, 0)
        grid.addLayout(trim, 1, 1)
        grid.addWidget(muted(_TRIM_TEXT), 2, 1)
        grid.addWidget(heading("Sounds"), 3, 0)
        grid.addLayout(pack, 3, 1)
        grid.addWidget(muted(_PACK_TEXT), 4, 1)
        grid.addWidget(heading("Sound output"), 5, 0)
        grid.addWidget(self._audio, 5, 1)
        grid.addWidget(heading("Motion"), 6, 0)
        grid.addWidget(self._still, 6, 1)
        page.addLayout(grid)
        page.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        page.addLayout(row)

    def _connect(self) -> None:
        self._themes.chosen.connect(self._on_theme_chosen)
        self._audio.chosen.connect(self._on_audio_chosen)
        self._trim.value_changed.connect(self._on_trim_changed)
        self._test.toggled.connect(self.trim_test_toggled)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._own.clicked.connect(self._on_own_clicked)
        self._still.toggled.connect(self._on_still_toggled)
        self._back.clicked.connect(self.back_requested)

    @Slot(str)
    def _on_theme_chosen(self, value: str) -> None:
        self._change(replace(self._settings, theme=ThemeChoice(value)))

    @Slot(str)
    def _on_audio_chosen(self, value: str) -> None:
        self._change(replace(self._settings, audio=AudioChoice(value)))

    @Slot(float)
    def _on_trim_changed(self, value: float) -> None:
        self._change(replace(self._settings, trim_ms=round(value)))

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "A folder of sounds", self._settings.sound_pack)
        if folder:
            self._change(replace(self._settings, sound_pack=folder))

    @Slot()
    def _on_own_clicked(self) -> None:
        self._change(replace(self._settings, sound_pack=""))

    @Slot(bool)
    def _on_still_toggled(self, checked: bool) -> None:
        self._change(replace(self._settings, reduced_motion=checked))

    def _change(self, settings: Settings) -> None:
        self.show_settings(settings)
        self.settings_changed.emit(settings)
