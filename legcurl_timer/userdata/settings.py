"""What the program remembers between two runs, and its file."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.lifts.variations import MAX_COUNT_IN_MS, MAX_REPS, MAX_REST_MS, MAX_SETS, Variation
from legcurl_timer.core.load import PLATE_STEP, POUND_STEP, Load, LoadSteps, LoadUnit
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.loudness import DEFAULT_VOLUME, MAX_VOLUME
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.validation import Fields, ValidationError
from legcurl_timer.core.workout.plan import SWITCH_MS, WorkoutPlan
from legcurl_timer.files import write_whole

MIN_TRIM_MS, MAX_TRIM_MS = -100, 500
MIN_LOAD_STEP, MAX_LOAD_STEP = 250, 50_000
"""In thousandths of a kg or lb."""
_VERSION = 1
_OWN_REST = -1


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


@dataclass(frozen=True, slots=True)
class LastUsed:
    """How a variation was last set up; `tempo` in its canonical form.

    Sets of 0 and a rest of -1 ms are those of the variation.
    """

    tempo: str
    reps: int
    count_in_ms: int
    own_return: bool = False
    leg: Leg = Leg.BOTH
    sets: int = 0
    rest_ms: int = _OWN_REST
    bottom_reps: int = 0
    open_ended: bool = False
    warm_up_sets: int = 0
    switch_ms: int = SWITCH_MS
    match_legs: bool = True
    wait_for_me: bool = False

    @classmethod
    def of(cls, plan: WorkoutPlan) -> "LastUsed":
        """Return what to remember of a workout."""
        prescription = plan.prescription
        return cls(
            tempo=str(prescription.tempo),
            reps=prescription.reps,
            count_in_ms=prescription.count_in_ms,
            own_return=prescription.own_return,
            leg=prescription.leg,
            sets=plan.sets,
            rest_ms=plan.rest_ms,
            bottom_reps=prescription.bottom_reps,
            open_ended=prescription.open_ended,
            warm_up_sets=plan.warm_up_sets,
            switch_ms=plan.switch_ms,
            match_legs=plan.match_legs,
            wait_for_me=plan.wait_for_me,
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """The lifter's choices. Volume 0 to 100; trim -100 to 500 ms; both packs a folder, or "" for ours.

    `exchange_folder` is where the lifter last chose a file to export to or import from. `flash` lights the
    screen up with each new phase. The load steps are in thousandths, 250 to 50 000. `nordic_started` is the
    day on which the ten weeks of Nordics began (YYYY-MM-DD), "" where they did not.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    volume: int = DEFAULT_VOLUME
    trim_ms: int = 0
    sound_pack: str = ""
    guidance: Guidance = Guidance.WORDS
    voice_pack: str = ""
    audio: AudioChoice = AudioChoice.AUTO
    reduced_motion: bool = False
    flash: bool = False
    kg_step: int = PLATE_STEP.thousandths
    lb_step: int = POUND_STEP.thousandths
    nordic_started: str = ""
    exchange_folder: str = ""
    variation: str = ""
    last_used: Mapping[str, LastUsed] = field(default_factory=dict)

    @property
    def load_steps(self) -> LoadSteps:
        """The smallest change of load that the lifter's equipment allows."""
        return LoadSteps(Load(LoadUnit.KG, self.kg_step), Load(LoadUnit.LB, self.lb_step))

    def prescription_for(self, variation: Variation) -> SetPrescription:
        """Return the set that the lifter last used for a variation, else the variation's default."""
        last = self.last_used.get(variation.id)
        if last is None:
            return WorkoutPlan.by_default(variation).prescription
        return SetPrescription(
            variation,
            Tempo.parse(last.tempo),
            last.reps,
            last.count_in_ms,
            last.own_return,
            leg=last.leg if variation.one_leg else Leg.BOTH,
            bottom_reps=min(last.bottom_reps, last.reps),
            open_ended=last.open_ended,
        )

    def plan_for(self, prescription: SetPrescription) -> WorkoutPlan:
        """Return a workout of a set, as many times and with such rests as last used for its variation."""
        variation = prescription.variation
        last = self.last_used.get(variation.id)
        if last is None:
            return WorkoutPlan(prescription, variation.sets, variation.rest_ms)
        return WorkoutPlan(
            prescription,
            sets=last.sets or variation.sets,
            rest_ms=variation.rest_ms if last.rest_ms == _OWN_REST else last.rest_ms,
            switch_ms=last.switch_ms,
            match_legs=last.match_legs,
            wait_for_me=last.wait_for_me,
            warm_up_sets=last.warm_up_sets,
        )

    def remembering(self, plan: WorkoutPlan) -> "Settings":
        """Return these settings with a workout remembered as the last one of its variation."""
        variation_id = plan.prescription.variation.id
        return replace(
            self, variation=variation_id, last_used={**self.last_used, variation_id: LastUsed.of(plan)}
        )


def data_folder(override: Path | None = None) -> Path:
    """Return the folder for everything that the program writes."""
    if override is not None:
        return override
    import platformdirs  # noqa: PLC0415 - a missing library is told by the command that needs it

    return platformdirs.user_data_path("legcurl-timer", appauthor=False)


class SettingsFile:
    """The file that keeps the settings, as JSON."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "settings.json"

    def load(self) -> tuple[Settings, str]:
        """Return the settings and a notice for the lifter, "" where all is well.

        A file that cannot be understood is set aside under a dated name, and the defaults are returned.
        """
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Settings(), ""
        except OSError as error:
            return Settings(), f"Your settings cannot be read ({error.strerror}). The usual ones are in use."
        except UnicodeDecodeError:
            return Settings(), self._set_aside()
        try:
            return read_settings(json.loads(text), self.path.name), ""
        except (ValueError, RecursionError):
            return Settings(), self._set_aside()

    def save(self, settings: Settings) -> str:
        """Write the settings, whole or not at all; returns a notice where that failed, else ""."""
        document = {"version": _VERSION, **asdict(settings)}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps(document, indent=2).encode() + b"\n")
        except OSError as error:
            return f"Your settings cannot be saved in {self.path.parent} ({error.strerror})."
        return ""

    def _set_aside(self) -> str:
        aside = self.path.with_name(f"settings.broken-{datetime.now().astimezone():%Y-%m-%dT%H%M%S}.json")
        try:
            self.path.rename(aside)
        except OSError:
            return "Your settings file cannot be understood. The usual settings are in use."
        return f"Your settings could not be understood; they are kept as {aside.name}. The usual ones apply."


def read_settings(document: Any, file_name: str) -> Settings:
    """Return the settings of a JSON document; what is missing is as by default. Raises ValidationError."""
    if not isinstance(document, dict):
        raise ValidationError(f"{file_name}: must be an object")
    fields = Fields({**asdict(Settings()), **document}, file_name, "settings")
    return Settings(
        theme=fields.choice("theme", ThemeChoice),
        volume=fields.integer("volume", 0, MAX_VOLUME),
        trim_ms=fields.integer("trim_ms", MIN_TRIM_MS, MAX_TRIM_MS),
        sound_pack=fields.text("sound_pack", may_be_empty=True),
        guidance=fields.choice("guidance", Guidance),
        voice_pack=fields.text("voice_pack", may_be_empty=True),
        audio=fields.choice("audio", AudioChoice),
        reduced_motion=fields.boolean("reduced_motion"),
        flash=fields.boolean("flash"),
        kg_step=fields.integer("kg_step", MIN_LOAD_STEP, MAX_LOAD_STEP),
        lb_step=fields.integer("lb_step", MIN_LOAD_STEP, MAX_LOAD_STEP),
        nordic_started=_read_day(fields, "nordic_started"),
        exchange_folder=fields.text("exchange_folder", may_be_empty=True),
        variation=fields.text("variation", may_be_empty=True),
        last_used={
            name: _read_last_used(entry, file_name, name)
            for name, entry in fields.mapping("last_used").items()
        },
    )


def _read_day(fields: Fields, name: str) -> str:
    text = fields.text(name, may_be_empty=True)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise fields.problem(name, "must be a day such as 2026-01-31") from error


_LIKE_BEFORE = {
    "leg": Leg.BOTH.value,
    "sets": 0,
    "rest_ms": _OWN_REST,
    "bottom_reps": 0,
    "open_ended": False,
    "warm_up_sets": 0,
    "switch_ms": SWITCH_MS,
    "match_legs": True,
    "wait_for_me": False,
}
"""What a file from before there were workouts leaves out."""


def _read_last_used(entry: object, file_name: str, name: str) -> LastUsed:
    if not isinstance(entry, dict):
        raise ValidationError(f"{file_name}: last_used.{name} must be an object")
    fields = Fields({**_LIKE_BEFORE, **entry}, file_name, f"last_used.{name}")
    try:
        tempo = str(Tempo.parse(fields.text("tempo")))
    except TempoError as error:
        raise fields.problem("tempo", str(error)) from error
    return LastUsed(
        tempo=tempo,
        reps=fields.integer("reps", 1, MAX_REPS),
        count_in_ms=fields.integer("count_in_ms", 0, MAX_COUNT_IN_MS),
        own_return=fields.boolean("own_return"),
        sets=fields.integer("sets", 0, MAX_SETS),
        leg=fields.choice("leg", Leg),
        rest_ms=fields.integer("rest_ms", _OWN_REST, MAX_REST_MS),
        bottom_reps=fields.integer("bottom_reps", 0, MAX_REPS),
        open_ended=fields.boolean("open_ended"),
        warm_up_sets=fields.integer("warm_up_sets", 0, MAX_SETS),
        switch_ms=fields.integer("switch_ms", 0, MAX_REST_MS),
        match_legs=fields.boolean("match_legs"),
        wait_for_me=fields.boolean("wait_for_me"),
    )
