"""What the program remembers between two runs, and its file."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from legcurl_timer.core.language import SOURCE_LANGUAGE, gettext_noop, pgettext, spoken
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.load import PLATE_STEP, POUND_STEP, Load, LoadSteps, LoadUnit
from legcurl_timer.core.pacing.guidance import Guidance, usual_guidance
from legcurl_timer.core.pacing.loudness import DEFAULT_VOLUME, MAX_VOLUME
from legcurl_timer.core.validation import Fields, ValidationError
from legcurl_timer.userdata.json_file import JsonFile, read_json, refuse_newer

MIN_AUDIO_DELAY_MS, MAX_AUDIO_DELAY_MS = -100, 500
MAX_CAMERA_NUMBER = 99
MIN_LOAD_STEP, MAX_LOAD_STEP = 250, 50_000
"""In thousandths of a kg or lb."""
SYSTEM_LANGUAGE = "system"
"""Stands for whatever language the system is set to."""
_FILE = "settings.json"
_VOICE_FIELD = "voice_pack"
_VERSION = 1
_RENAMED = {"trim_ms": "audio_delay_ms"}
"""What fields were called in older files."""


class ThemeChoice(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class AudioChoice(StrEnum):
    """Which player sounds; `auto` tries them in their order."""

    AUTO = "auto"
    SIMPLEAUDIO = "simpleaudio"
    SOUNDDEVICE = "sounddevice"
    SILENT = "silent"


class MeasureWith(StrEnum):
    """What the sets are measured with."""

    OFF = "off"
    CAMERA = "camera"
    TAPS = "taps"


@dataclass(frozen=True, slots=True)
class Settings:
    """The lifter's choices. Volume 0 to 100; audio delay -100 to 500 ms; both packs a folder, or "" for ours.

    `exchange_folder` is where the lifter last chose a file to export to or import from. `flash` lights the
    screen up with each new phase. The load steps are in thousandths, 250 to 50 000. `nordic_started` is the
    day on which the ten weeks of Nordics began (YYYY-MM-DD), "" where they did not. The camera's
    number is the system's, 0 to 99. The language is such as "pt_BR", or "system". The
    `voice_pack` is that of the language spoken now; `other_voice_packs` are those of the others, each with
    its field of the file.
    `introduced` says that nothing has to be explained, as it has to somebody who is here for the first time.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    volume: int = DEFAULT_VOLUME
    audio_delay_ms: int = 0
    sound_pack: str = ""
    guidance: Guidance = field(default_factory=usual_guidance)
    voice_pack: str = ""
    audio: AudioChoice = AudioChoice.AUTO
    reduced_motion: bool = False
    flash: bool = False
    kg_step: int = PLATE_STEP.thousandths
    lb_step: int = POUND_STEP.thousandths
    nordic_started: str = ""
    exchange_folder: str = ""
    measure_with: MeasureWith = MeasureWith.OFF
    camera_number: int = 0
    language: str = SYSTEM_LANGUAGE
    introduced: bool = True
    other_voice_packs: tuple[tuple[str, str], ...] = ()

    @property
    def load_steps(self) -> LoadSteps:
        """The smallest change of load that the lifter's equipment allows."""
        return LoadSteps(Load(LoadUnit.KG, self.kg_step), Load(LoadUnit.LB, self.lb_step))


def data_folder(override: Path | None = None) -> Path:
    """Return the folder for everything that the program writes."""
    if override is not None:
        return override
    import platformdirs  # noqa: PLC0415 - a missing library is told by the command that needs it

    return platformdirs.user_data_path("legcurl-timer", appauthor=False)


def stored_language(folder: Path) -> str:
    """Return the language that the settings in a folder choose, "" where there is none to be read."""
    try:
        document = read_json(folder / _FILE)
    except (OSError, ValidationError):
        return ""
    language = document.get("language") if isinstance(document, dict) else ""
    return language if isinstance(language, str) else ""


class SettingsFile:
    """The file that keeps the settings, as JSON."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / _FILE
        # TRANSLATORS: as in "Your settings: the file cannot be read (...)."; so are all that begin so.
        self._file = JsonFile(self.path, gettext_noop("Your settings"))

    def load(self) -> tuple[Settings, str]:
        """Return the settings and a notice for the lifter, "" where all is well.

        Where the file cannot be used the defaults are returned.
        """
        settings, notice = self._file.load(read_settings)
        return settings or Settings(), notice and " ".join((notice, _("The usual ones apply.")))

    def save(self, settings: Settings) -> str:
        """Write the settings, whole or not at all; returns a notice where that failed, else ""."""
        document = asdict(settings)
        if settings.guidance is usual_guidance():
            del document["guidance"]  # or what is usual in this language would be a choice in another
        packs = {**dict(document.pop("other_voice_packs")), _voice_field(): document.pop("voice_pack")}
        return self._file.save({"version": _VERSION, **document, **packs})


def read_settings(document: Any, file_name: str) -> Settings:
    """Return the settings of a JSON document; what is missing is as by default. Raises ValidationError."""
    refuse_newer(document, file_name, _VERSION)
    entry = pgettext("part of a file", "settings")
    if not isinstance(document, dict):
        raise ValidationError(_("{file}: {entry}: must be an object").format(file=file_name, entry=entry))
    renamed = {new: document[old] for old, new in _RENAMED.items() if old in document}
    # Before there were languages one folder was heard, whatever was spoken there.
    heard = "" if "language" in document else document.get(_VOICE_FIELD, "")
    usual = {**asdict(Settings()), _voice_field(): heard}
    fields = Fields({**usual, **renamed, **document}, file_name, entry)
    return Settings(
        theme=fields.choice("theme", ThemeChoice),
        volume=fields.integer("volume", 0, MAX_VOLUME),
        audio_delay_ms=fields.integer("audio_delay_ms", MIN_AUDIO_DELAY_MS, MAX_AUDIO_DELAY_MS),
        sound_pack=fields.text("sound_pack", may_be_empty=True),
        guidance=fields.choice("guidance", Guidance),
        voice_pack=fields.text(_voice_field(), may_be_empty=True),
        audio=fields.choice("audio", AudioChoice),
        reduced_motion=fields.boolean("reduced_motion"),
        flash=fields.boolean("flash"),
        kg_step=fields.integer("kg_step", MIN_LOAD_STEP, MAX_LOAD_STEP),
        lb_step=fields.integer("lb_step", MIN_LOAD_STEP, MAX_LOAD_STEP),
        nordic_started=_read_day(fields, "nordic_started"),
        exchange_folder=fields.text("exchange_folder", may_be_empty=True),
        measure_with=fields.choice("measure_with", MeasureWith),
        camera_number=fields.integer("camera_number", 0, MAX_CAMERA_NUMBER),
        language=fields.text("language"),
        introduced=fields.boolean("introduced"),
        other_voice_packs=tuple(_other_voice_packs(document)),
    )


def _voice_field() -> str:
    """Return the field that names the voice's folder: one for each language, the oldest for English."""
    return _VOICE_FIELD if spoken() == SOURCE_LANGUAGE else f"{_VOICE_FIELD}_{spoken()}"


def _other_voice_packs(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, folder in document.items():
        if name.startswith(_VOICE_FIELD) and name != _voice_field() and isinstance(folder, str):
            yield name, folder


def _read_day(fields: Fields, name: str) -> str:
    text = fields.text(name, may_be_empty=True)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        fault = _("must be a day such as {example}").format(example="2026-01-31")
        raise fields.problem(name, fault) from error
