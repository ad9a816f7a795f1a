"""The settings: what is heard and seen of a set, by which output, and the steps of load."""

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QPushButton, QVBoxLayout

from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.gui.settings.delay_mark import DelayMark
from legcurl_timer.gui.settings.folder_row import FolderRow
from legcurl_timer.gui.settings.guidance_choice import GuidanceChoice
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.choice_row import ChoiceRow
from legcurl_timer.gui.widgets.labels import heading, muted, title
from legcurl_timer.gui.widgets.page import Page
from legcurl_timer.gui.widgets.sections import panel, part, row
from legcurl_timer.gui.widgets.stepper import Stepper
from legcurl_timer.userdata.settings import (
    MAX_AUDIO_DELAY_MS,
    MAX_LOAD_STEP,
    MIN_AUDIO_DELAY_MS,
    MIN_LOAD_STEP,
    AudioChoice,
    ThemeChoice,
)

_DELAY_STEP_MS = 10
_KG_STEP, _LB_STEP = 1.25, 2.5
"""How far one press moves a step of load."""
_THEMES = {ThemeChoice.SYSTEM: "As the system", ThemeChoice.DARK: "Dark", ThemeChoice.LIGHT: "Light"}
_AUDIO = {
    AudioChoice.AUTO: "Automatic",
    AudioChoice.SIMPLEAUDIO: "simpleaudio",
    AudioChoice.SOUNDDEVICE: "sounddevice",
    AudioChoice.SILENT: "No sound",
}
_DELAY_TEXT = (
    "Bluetooth lets you hear late: raise this until the mark is in the middle, lit, when you hear the tick. "
    "Usual: 0 by wire, 100 to 300 by Bluetooth."
)
_FOLDER_TEXT = (
    "Your own: a folder of WAV files named like ours, such as concentric.wav, or curl.wav and 12.wav for the "
    "voice. Ours fill the gaps."
)
_STEP_TEXT = "What you can add at least: 2.5 kg with plates, often 5 kg on a stack."


class SettingsPage(Page):
    """Edits the settings; each change counts at once."""

    delay_test_toggled = Signal(bool)
    hear_requested = Signal()
    left = Signal()

    def __init__(self, settings: SettingsState) -> None:
        super().__init__()
        self._settings = settings
        self._build()
        self._lay_out()
        self._connect()
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.mark.set_theme(theme)

    def stop_test(self) -> None:
        """Show that no test runs."""
        self._test.setChecked(False)
        self.mark.set_since_tick(None)

    def leave(self) -> None:
        """Let nothing go on that was only tried out."""
        self.left.emit()

    def focus_first(self) -> None:
        """Put the keyboard on the way back, where Enter does no harm."""
        self._back.setFocus()

    def _build(self) -> None:
        self._guidance = GuidanceChoice()
        self._hear = QPushButton("Hear it")
        self._hear.setAccessibleName("Hear one rep of the set as planned")
        self._voice = FolderRow("Voice", "Our own voice")
        self._sounds = FolderRow("Sounds", "Our own sounds")
        self._delay = Stepper(
            "Sound delay, milliseconds",
            MIN_AUDIO_DELAY_MS,
            MAX_AUDIO_DELAY_MS,
            step=_DELAY_STEP_MS,
            unit="ms",
        )
        self._delay.setMaximumWidth(190)
        self._test = QPushButton("Test")
        self._test.setCheckable(True)
        self._test.setAccessibleName("Test the sound delay")
        self.mark = DelayMark()
        self._audio = ChoiceRow("Sound output", _AUDIO)
        self._themes = ChoiceRow("Colours", _THEMES)
        self._still = QCheckBox("Less motion: figure and ring stand still")
        self._flash = QCheckBox("Flash: the screen lights up with each new phase")
        self._kg_step = _step_of_load("kg", _KG_STEP)
        self._lb_step = _step_of_load("lb", _LB_STEP)
        self._back = QPushButton("Back   \u00b7   Esc")

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 3 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(title("Settings"))
        columns = QHBoxLayout()
        columns.setSpacing(3 * GRID)
        columns.addWidget(panel(*self._ear_parts()), 1)
        columns.addWidget(panel(*self._other_parts()), 1)
        page.addLayout(columns)
        page.addStretch(1)
        page.addLayout(row(self._back))

    def _ear_parts(self) -> Iterator[QLayout]:
        top = QHBoxLayout()
        top.addWidget(heading("What you hear"), 1)
        top.addWidget(self._hear)
        yield part(top, self._guidance)
        yield part(heading("Voice"), self._voice)
        yield part(heading("Sounds"), self._sounds, muted(_FOLDER_TEXT))

    def _other_parts(self) -> Iterator[QLayout]:
        delay = row(self._delay, self._test)
        delay.addWidget(self.mark, 1)
        yield part(heading("Sound delay"), delay, muted(_DELAY_TEXT))
        yield part(heading("Sound output"), self._audio)
        yield part(heading("What you see"), self._themes, self._still, self._flash)
        steps = row(self._kg_step, self._lb_step)
        for nth in range(2):
            steps.setStretch(nth, 1)
        yield part(heading("Steps of load"), steps, muted(_STEP_TEXT))

    def _connect(self) -> None:
        self._guidance.guidance_chosen.connect(self._on_guidance_chosen)
        self._hear.clicked.connect(self.hear_requested)
        self._voice.folder_chosen.connect(self._on_voice_chosen)
        self._sounds.folder_chosen.connect(self._on_sounds_chosen)
        self._delay.value_changed.connect(self._on_delay_changed)
        self._test.toggled.connect(self.delay_test_toggled)
        self._audio.chosen.connect(self._on_audio_chosen)
        self._themes.chosen.connect(self._on_theme_chosen)
        self._still.toggled.connect(self._on_still_toggled)
        self._flash.toggled.connect(self._on_flash_toggled)
        self._kg_step.value_changed.connect(self._on_kg_step_changed)
        self._lb_step.value_changed.connect(self._on_lb_step_changed)
        self._back.clicked.connect(self.back_requested)

    @Slot()
    def _on_settings_changed(self) -> None:
        settings = self._settings.settings
        self._guidance.show_guidance(settings.guidance)
        self._voice.show_folder(settings.voice_pack)
        self._sounds.show_folder(settings.sound_pack)
        self._delay.set_value(settings.audio_delay_ms)
        self._audio.choose(settings.audio)
        self._themes.choose(settings.theme)
        _tick(self._still, checked=settings.reduced_motion)
        _tick(self._flash, checked=settings.flash)
        self._kg_step.set_value(settings.kg_step / 1000)
        self._lb_step.set_value(settings.lb_step / 1000)

    @Slot(Guidance)
    def _on_guidance_chosen(self, guidance: Guidance) -> None:
        self._settings.change(guidance=guidance)

    @Slot(str)
    def _on_voice_chosen(self, folder: str) -> None:
        self._settings.change(voice_pack=folder)

    @Slot(str)
    def _on_sounds_chosen(self, folder: str) -> None:
        self._settings.change(sound_pack=folder)

    @Slot(float)
    def _on_delay_changed(self, value: float) -> None:
        self._settings.change(audio_delay_ms=round(value))

    @Slot(str)
    def _on_audio_chosen(self, value: str) -> None:
        self._settings.change(audio=AudioChoice(value))

    @Slot(str)
    def _on_theme_chosen(self, value: str) -> None:
        self._settings.change(theme=ThemeChoice(value))

    @Slot(bool)
    def _on_still_toggled(self, checked: bool) -> None:
        self._settings.change(reduced_motion=checked)

    @Slot(bool)
    def _on_flash_toggled(self, checked: bool) -> None:
        self._settings.change(flash=checked)

    @Slot(float)
    def _on_kg_step_changed(self, value: float) -> None:
        self._settings.change(kg_step=round(value * 1000))

    @Slot(float)
    def _on_lb_step_changed(self, value: float) -> None:
        self._settings.change(lb_step=round(value * 1000))


def _tick(box: QCheckBox, *, checked: bool) -> None:
    box.blockSignals(True)
    box.setChecked(checked)
    box.blockSignals(False)


def _step_of_load(unit: str, step: float) -> Stepper:
    return Stepper(f"Step of load, {unit}", MIN_LOAD_STEP / 1000, MAX_LOAD_STEP / 1000, step=step, unit=unit)
