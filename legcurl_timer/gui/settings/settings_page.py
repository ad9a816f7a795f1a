"""The settings: what is heard and seen of a set, by which output, and the steps of load."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLayout, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.gui.settings.delay_mark import DelayMark
from legcurl_timer.gui.settings.folder_row import FolderRow
from legcurl_timer.gui.settings.guidance_choice import GuidanceChoice
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.choice_row import Choice, ChoiceRow
from legcurl_timer.gui.widgets.labels import heading, muted
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, Item, column, panel, row
from legcurl_timer.gui.widgets.page import SidePage
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
_KG_STEP, _LB_STEP = 1_250, 2_500
"""How far one press moves a step of load, in thousandths."""
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


@dataclass(frozen=True, slots=True)
class _Control:
    """What shows and changes one field of the settings."""

    widget: QWidget
    told: SignalInstance
    show: Callable[[Any], object]


class SettingsPage(SidePage):
    """Edits the settings; each change counts at once."""

    delay_test_toggled = Signal(bool)
    hear_requested = Signal()
    left = Signal()

    def __init__(self, settings: SettingsState) -> None:
        super().__init__()
        self._settings = settings
        self._hear = QPushButton("Hear it")
        self._hear.setAccessibleName("Hear one rep of the set as planned")
        self._test = QPushButton("Test")
        self._test.setCheckable(True)
        self._test.setAccessibleName("Test the sound delay")
        self.mark = DelayMark()
        self._controls = _controls()
        self.lay_out("Settings", row((self._ear(), 1), (self._all_else(), 1), gap=3 * GRID), None)
        for control in self._controls.values():
            control.told.connect(self._on_changed)
        self._hear.clicked.connect(self.hear_requested)
        self._test.toggled.connect(self.delay_test_toggled)
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

    def _ear(self) -> QFrame:
        control = self._widget
        return _panel(
            _part(row((heading("What you hear"), 1), self._hear), control("guidance")),
            _part(heading("Voice"), control("voice_pack")),
            _part(heading("Sounds"), control("sound_pack"), muted(_FOLDER_TEXT)),
        )

    def _all_else(self) -> QFrame:
        control = self._widget
        delay = row(control("audio_delay_ms"), self._test, (self.mark, 1), gap=2 * GRID)
        steps = row((control("kg_step"), 1), (control("lb_step"), 1), gap=2 * GRID)
        return _panel(
            _part(heading("Sound delay"), delay, muted(_DELAY_TEXT)),
            _part(heading("Sound output"), control("audio")),
            _part(heading("What you see"), control("theme"), control("reduced_motion"), control("flash")),
            _part(heading("Steps of load"), steps, muted(_STEP_TEXT)),
        )

    def _widget(self, field: str) -> QWidget:
        return self._controls[field].widget

    @Slot()
    def _on_settings_changed(self) -> None:
        for field, control in self._controls.items():
            with QSignalBlocker(control.widget):
                control.show(getattr(self._settings.settings, field))

    @Slot(object)
    def _on_changed(self, value: Any) -> None:
        """Take over a value, as one of the kind that the field has."""
        sender = self.sender()
        field = next(field for field, control in self._controls.items() if control.widget is sender)
        kind = type(getattr(self._settings.settings, field))
        self._settings.change(**{field: kind(value)})


def _controls() -> dict[str, _Control]:
    """Return what stands for each field of the settings that is changed here."""
    guidance = GuidanceChoice()
    delay = _number(
        "Sound delay, milliseconds", MIN_AUDIO_DELAY_MS, MAX_AUDIO_DELAY_MS, step=_DELAY_STEP_MS, unit="ms"
    )
    delay.widget.setMaximumWidth(190)
    return {
        "guidance": _Control(guidance, guidance.chosen, guidance.choose),
        "voice_pack": _folder("Voice", "Our own voice"),
        "sound_pack": _folder("Sounds", "Our own sounds"),
        "audio_delay_ms": delay,
        "audio": _choice("Sound output", _AUDIO),
        "theme": _choice("Colours", _THEMES),
        "reduced_motion": _switch("Less motion: figure and ring stand still"),
        "flash": _switch("Flash: the screen lights up with each new phase"),
        "kg_step": _step_of_load("kg", _KG_STEP),
        "lb_step": _step_of_load("lb", _LB_STEP),
    }


def _number(name: str, least: int, most: int, *, step: int, unit: str, scale: int = 1) -> _Control:
    stepper = Stepper(name, least, most, step=step, unit=unit, scale=scale)
    return _Control(stepper, stepper.value_changed, stepper.set_value)


def _step_of_load(unit: str, step: int) -> _Control:
    return _number(f"Step of load, {unit}", MIN_LOAD_STEP, MAX_LOAD_STEP, step=step, unit=unit, scale=1000)


def _choice(name: str, options: Mapping[Choice, str]) -> _Control:
    choice = ChoiceRow(name, options)
    return _Control(choice, choice.chosen, choice.choose)


def _folder(name: str, ours: str) -> _Control:
    folder = FolderRow(name, ours)
    return _Control(folder, folder.chosen, folder.show_folder)


def _switch(text: str) -> _Control:
    box = QCheckBox(text)
    return _Control(box, box.toggled, box.setChecked)


def _part(*items: Item) -> QVBoxLayout:
    return column(*items, gap=GRID // 2)


def _panel(*parts: QLayout) -> QFrame:
    return panel(column(*parts, None, gap=2 * GRID, margins=PANEL_MARGINS))
