"""The settings: what is heard and seen of a set, by which output, and the steps of load."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QVBoxLayout, QWidget

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, pgettext
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.gui.settings.delay_mark import DelayMark
from legcurl_timer.gui.settings.folder_row import FolderRow
from legcurl_timer.gui.settings.language_row import LANGUAGE_TEXT, LanguageRow
from legcurl_timer.gui.settings.voice_row import VoiceRow, WordList, about_voice
from legcurl_timer.gui.state.settings_state import SettingsState
from legcurl_timer.gui.state.shared import Shared
from legcurl_timer.gui.style.theme import GRID, Theme
from legcurl_timer.gui.widgets.bindings import Bindings
from legcurl_timer.gui.widgets.choice_row import ChoiceColumn, ChoiceRow
from legcurl_timer.gui.widgets.flowing import Beside, Flow
from legcurl_timer.gui.widgets.labels import button, heading, muted, named
from legcurl_timer.gui.widgets.layouts import PANEL_MARGINS, Item, column, holding, panel, row, scrolling
from legcurl_timer.gui.widgets.page import Page, SidePage
from legcurl_timer.gui.widgets.stepper import Stepper
from legcurl_timer.gui.widgets.wrapping import WrappingCheckBox
from legcurl_timer.gui.window.pages import ABOUT, SOUND_CHECK
from legcurl_timer.userdata.settings import (
    MAX_AUDIO_DELAY_MS,
    MAX_LOAD_STEP,
    MIN_AUDIO_DELAY_MS,
    MIN_LOAD_STEP,
    AudioChoice,
    ThemeChoice,
)

if TYPE_CHECKING:
    from legcurl_timer.training.previews import RepSample, TickTrack

_FRAME_MS = 16
_LOOK_EVERY_MS = 500
_DELAY_STEP_MS = 10
_KG_STEP, _LB_STEP = 1_250, 2_500
"""How far one press moves a step of load, in thousandths."""
_DELAY_TEXT = gettext_noop(
    "Bluetooth lets you hear late: raise this until the mark is in the middle, lit, when you hear the tick. "
    "Usual: 0 by wire, 100 to 300 by Bluetooth."
)
# TRANSLATORS: concentric.wav is the name of a file, the same in all languages
_FOLDER_TEXT = gettext_noop(
    "Your own: a folder of WAV files named like ours, such as concentric.wav. Ours fill the gaps."
)
# TRANSLATORS: the smallest step of load: plates go on a bar, a stack is that of a machine
_STEP_TEXT = gettext_noop("What you can add at least: 2.5 kg with plates, often 5 kg on a stack.")


def make_page(shared: Shared) -> Page:
    """Return the page for the window."""
    page = SettingsPage(shared.settings)
    TryOut(page, shared)
    WordList(page.save_list, shared)
    return page


class SettingsPage(SidePage):
    """Edits the settings; each change counts at once."""

    left = Signal()

    def __init__(self, settings: SettingsState) -> None:
        super().__init__()
        self._settings = settings
        self.hear = named(QPushButton(_("Hear it")), _("Hear it: one rep of the set as planned"))
        self.test = named(QPushButton(pgettext("button", "Test")), _("Test the sound delay"))
        self.test.setCheckable(True)
        self.save_list = QPushButton(_("Save the list of words"))
        self.mark = DelayMark()
        self._check = button(_("Sound check"), lambda: self.page_requested.emit(SOUND_CHECK))
        self._about = button(_("About"), lambda: self.page_requested.emit(ABOUT))
        self._controls = _controls()
        self._shown = Bindings(self, settings.change, self._controls)
        about = _panel(_part(row((heading("Leg Curl Timer"), 1), self._about)))
        left = holding(column((self._ear(), 1), about, gap=2 * GRID))
        both = column(Beside(left, self._all_else()), margins=(0, 0, GRID, 0))
        self.lay_out(_("Settings"), (scrolling(both), 1))
        settings.changed.connect(self._on_settings_changed)
        self._on_settings_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self.mark.set_theme(theme)

    def stop_test(self) -> None:
        """Show that no test runs."""
        self.test.setChecked(False)
        self.mark.set_since_tick(None)

    def leave(self) -> None:
        """Let nothing go on that was only tried out."""
        self.left.emit()

    def _ear(self) -> QFrame:
        control = self._controls
        return _panel(
            _part(row((heading(_("What you hear")), 1), self.hear), control["guidance"]),
            _part(heading(_("Voice")), control["voice_pack"], holding(Flow(self.save_list)), about_voice()),
            _part(heading(_("Sounds")), control["sound_pack"], muted(_(_FOLDER_TEXT))),
        )

    def _all_else(self) -> QFrame:
        control = self._controls
        delay = column(holding(Flow(control["audio_delay_ms"], self.test)), self.mark, gap=GRID // 2)
        steps = holding(Flow(control["kg_step"], control["lb_step"]))
        return _panel(
            _part(heading(_("Sound delay")), delay, muted(_(_DELAY_TEXT))),
            _part(row((heading(_("Sound output")), 1), self._check), control["audio"]),
            _part(heading(_("What you see")), control["theme"], control["reduced_motion"], control["flash"]),
            _part(heading(_("Language")), control["language"], muted(_(LANGUAGE_TEXT))),
            _part(heading(_("Steps of load")), steps, muted(_(_STEP_TEXT))),
        )

    @Slot()
    def _on_settings_changed(self) -> None:
        self._shown.show(self._settings.settings)


class TryOut(QObject):
    """Lets one thing at a time be heard, until it is over or the page is left."""

    def __init__(self, page: SettingsPage, shared: Shared) -> None:
        super().__init__(page)
        self._page = page
        self._shared = shared
        self._sample: RepSample | None = None
        self._track: TickTrack | None = None
        self._ticker = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._ticker.timeout.connect(self._on_tick)
        page.test.toggled.connect(self._on_test_toggled)
        page.hear.clicked.connect(self._on_hear_clicked)
        page.left.connect(self.stop)
        shared.settings.loudness_changed.connect(self._on_loudness_changed)

    @Slot()
    def stop(self) -> None:
        """Fall silent."""
        self._ticker.stop()
        sample, self._sample = self._sample, None
        track, self._track = self._track, None
        if sample is not None:
            sample.stop()
        if track is not None:
            track.stop()
            self._page.stop_test()

    @Slot(bool)
    def _on_test_toggled(self, on: bool) -> None:
        self.stop()
        if on:
            sound = self._shared.sound
            self._track = sound.engine.tick_track(self._shared.settings.loudness)
            self._ticker.start(_FRAME_MS)
            sound.failed.emit(self._track.problem)

    @Slot()
    def _on_hear_clicked(self) -> None:
        """Let one rep be heard as it is guided."""
        self.stop()
        sound = self._shared.sound
        self._sample = sound.engine.sample(self._shared.plan.prescription, self._shared.settings.loudness)
        self._ticker.start(_LOOK_EVERY_MS)
        sound.failed.emit(self._sample.problem)

    @Slot()
    def _on_loudness_changed(self) -> None:
        for heard in (self._sample, self._track):
            if heard is not None:
                heard.set_loudness(self._shared.settings.loudness)

    @Slot()
    def _on_tick(self) -> None:
        if self._track is not None:
            since_ms = self._track.since_tick_ms(self._shared.settings.settings.audio_delay_ms)
            if since_ms is not None:
                self._page.mark.set_since_tick(since_ms)
                return
        elif self._sample is not None and self._sample.update():
            return
        self.stop()


def _controls() -> dict[str, QWidget]:
    """Return what stands for each field of the settings that is changed here."""
    delay_ends = (MIN_AUDIO_DELAY_MS, MAX_AUDIO_DELAY_MS)
    delay = Stepper(_("Sound delay, milliseconds"), *delay_ends, step=_DELAY_STEP_MS, unit="ms")
    delay.setMaximumWidth(190)
    return {
        "guidance": ChoiceColumn(_guidances()),
        "voice_pack": VoiceRow(),
        "sound_pack": FolderRow(_("Sounds"), _("Our own sounds")),
        "audio_delay_ms": delay,
        "audio": ChoiceRow(_("Sound output"), _outputs()),
        "theme": ChoiceRow(_("Colours"), _themes()),
        "language": LanguageRow(),
        "reduced_motion": WrappingCheckBox(_("Less motion: the level goes in steps, the figure stands")),
        "flash": WrappingCheckBox(_("Flash: the screen lights up with each new phase")),
        "kg_step": _step_of_load("kg", _KG_STEP),
        "lb_step": _step_of_load("lb", _LB_STEP),
    }


def _guidances() -> dict[Guidance, tuple[str, str]]:
    return {
        Guidance.BEEPS: (_("Beeps"), _("Tones tell the phases, ticks count the seconds.")),
        Guidance.COUNTS: (_("Beeps and counts"), _("A voice counts the reps, too, and tells of the rest.")),
        Guidance.WORDS: (
            _("Beeps, words and counts"),
            # TRANSLATORS: "it" is the voice of the choice before, "Beeps and counts"
            _("It names the phases as well, and the last two reps."),
        ),
        # TRANSLATORS: a tone that glides up and down, as a choice of what is heard
        Guidance.GLIDE: (_("Glide"), _("Beeps, and a quiet tone that rises and falls with the lift.")),
    }


def _themes() -> dict[ThemeChoice, str]:
    return {
        # TRANSLATORS: the colours of the window: those of the system, dark, light
        ThemeChoice.SYSTEM: _("As the system"),
        ThemeChoice.DARK: pgettext("colours", "Dark"),
        ThemeChoice.LIGHT: pgettext("colours", "Light"),
    }


def _outputs() -> dict[AudioChoice, str]:
    return {
        AudioChoice.AUTO: pgettext("sound output", "Automatic"),
        AudioChoice.SIMPLEAUDIO: "simpleaudio",
        AudioChoice.SOUNDDEVICE: "sounddevice",
        AudioChoice.SILENT: pgettext("sound output", "No sound"),
    }


def _step_of_load(unit: str, step: int) -> Stepper:
    name = _("Step of load, {unit}").format(unit=unit)
    return Stepper(name, MIN_LOAD_STEP, MAX_LOAD_STEP, step=step, unit=unit, scale=1000)


def _part(*items: Item) -> QVBoxLayout:
    return column(*items, gap=GRID // 2)


def _panel(*parts: QLayout) -> QFrame:
    return panel(column(*parts, None, gap=2 * GRID, margins=PANEL_MARGINS))
