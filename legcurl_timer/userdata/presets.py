"""Presets: a whole set-up under a name. Their values, their file's text, and those that come along."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop, ngettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.pacing.guidance import Guidance, usual_guidance
from legcurl_timer.core.validation import Fields, ValidationError
from legcurl_timer.core.workout.plan import WorkoutPlan
from legcurl_timer.userdata.json_file import read_json, refuse_newer
from legcurl_timer.userdata.plan_document import plan_document, read_plan

MAX_NAME = 60
MAX_WHY = 200
_FORMAT = "legcurl-timer presets"
_VERSION = 1
_DEFAULT_WHY = gettext_noop("Our default for this lift.")


class PresetError(ValueError):
    """What could not be done with presets; the message is one line for the user.

    `field` names what is wrong with a preset, "" where it is something else.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Preset:
    """A workout with its name, how it is told to the ear, and one line why, which may be empty.

    Name and line are put on one line without needless spaces; they have 1 to 60 and up to 200 characters.
    Raises PresetError.
    """

    name: str
    plan: WorkoutPlan
    guidance: Guidance = field(default_factory=usual_guidance)
    why: str = ""

    def __post_init__(self) -> None:
        for name, longest in (("name", MAX_NAME), ("why", MAX_WHY)):
            text = " ".join(getattr(self, name).split())
            if len(text) > longest:
                raise PresetError(_too_long(name, longest), name)
            if not text.isprintable():
                raise PresetError(_not_printable(name), name)
            object.__setattr__(self, name, text)
        if not self.name:
            raise PresetError(_("A preset needs a name."), "name")

    @property
    def key(self) -> str:
        """What two presets may not share: the name, however it is capitalised."""
        return self.name.casefold()


def _too_long(field: str, longest: int) -> str:
    if field == "name":
        told = ngettext(
            "The name of a preset has at most {count} character.",
            "The name of a preset has at most {count} characters.",
            longest,
        )
    else:
        told = ngettext(
            "The why of a preset has at most {count} character.",
            "The why of a preset has at most {count} characters.",
            longest,
        )
    return told.format(count=longest)


def _not_printable(field: str) -> str:
    if field == "name":
        return _("The name of a preset holds a character that cannot be shown.")
    return _("The why of a preset holds a character that cannot be shown.")


class PresetText(NamedTuple):
    """What stands in a file of presets, the `unread` entries that are none, and why not, a line each."""

    presets: tuple[Preset, ...] = ()
    unread: tuple[object, ...] = ()
    problems: tuple[str, ...] = ()


def presets_document(content: PresetText) -> dict[str, Any]:
    """Return what stands in a file; what was not understood is written back as it stood."""
    entries = [*map(_entry_of, content.presets), *content.unread]
    return {"format": _FORMAT, "version": _VERSION, "presets": entries}


def read_presets(document: Any, file_name: str, variations: tuple[Variation, ...]) -> PresetText:
    """Return the presets of a file's document, and the entries that are none.

    Raises ValidationError for what is no file of presets, NewerFileError for one of a newer program.
    """
    no_presets = ValidationError(no_presets_text(file_name))
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise no_presets
    refuse_newer(document, file_name, _VERSION)
    entries = document.get("presets")
    if document.get("version") != _VERSION or not isinstance(entries, list):
        raise no_presets
    return _sorted_out(entries, file_name, variations)


def no_presets_text(file_name: str) -> str:
    """Return that a file is no file of presets."""
    return _("{file}: is not a file of presets").format(file=file_name)


def shipped_presets(variations: tuple[Variation, ...]) -> tuple[Preset, ...]:
    """Return each variation's default, and the presets that come with the program for these variations.

    They are in the language spoken, as the variations are.

    Raises ValidationError and OSError where their file has been changed into something that cannot be used.
    """
    path = Path(__file__).with_name("presets.json")
    own = read_presets(read_json(path), path.name, variations).presets
    defaults = (Preset(each.name, WorkoutPlan.by_default(each), why=_(_DEFAULT_WHY)) for each in variations)
    return (*defaults, *map(_in_the_language, own))


def _in_the_language(preset: Preset) -> Preset:
    """Return one of ours as it is in the language spoken, which our voice need not speak."""
    guidance = usual_guidance() if preset.guidance.speaks else preset.guidance
    return replace(preset, name=_(preset.name), why=_(preset.why), guidance=guidance)


def _entry_of(preset: Preset) -> dict[str, Any]:
    return {
        "name": preset.name,
        "why": preset.why,
        "guidance": preset.guidance.value,
        "plan": plan_document(preset.plan),
    }


def _sorted_out(entries: list[object], file_name: str, variations: tuple[Variation, ...]) -> PresetText:
    presets: dict[str, Preset] = {}
    unread: list[object] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, 1):
        try:
            preset = _read_preset(entry, file_name, number, variations)
            _refuse_twice(preset, presets, file_name, number)
            presets[preset.key] = preset
        except ValidationError as error:
            unread.append(entry)
            problems.append(str(error))
    return PresetText(tuple(presets.values()), tuple(unread), tuple(problems))


def _refuse_twice(preset: Preset, known: Container[str], file_name: str, number: int) -> None:
    if preset.key in known:
        told = _('{file}: preset number {number}, field "name": "{name}" is used twice')
        raise ValidationError(told.format(file=file_name, number=number, name=preset.name))


def _read_preset(entry: object, file_name: str, number: int, variations: tuple[Variation, ...]) -> Preset:
    fields = Fields(entry, file_name, _label(entry, number))
    name = fields.text("name")
    why = fields.text("why", may_be_empty=True)
    guidance = fields.choice("guidance", Guidance)
    plan = read_plan(fields.table("plan"), variations)
    fields.finish()
    try:
        return Preset(name, plan, guidance, why)
    except PresetError as error:
        raise fields.problem(error.field, str(error)) from error


def _label(entry: object, number: int) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    if isinstance(name, str) and name.isprintable() and 0 < len(name) <= MAX_NAME:
        return _('preset "{name}"').format(name=name)
    return _("preset number {number}").format(number=number)
