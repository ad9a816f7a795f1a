"""The leg-curl variations: what each one is, how it is set up, cued and paced.

The facts live in `variations.toml` beside this module, which a coach can read and correct; this module
gives them types and refuses what makes no sense, naming the file, the entry and the field.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PhaseKind, performed_order
from legcurl_timer.core.lifts.tempo import Tempo, TempoError
from legcurl_timer.core.text import decimal_text
from legcurl_timer.core.validation import Fields, ValidationError

MAX_REPS = 100
MAX_COUNT_IN_MS = 30_000
MAX_SETS = 20
MAX_REST_MS = 600_000
_MAX_ANGLE_DEG = 180
_OWN_FILE = "variations.toml"


class Stance(StrEnum):
    """What holds the lifter, and so how the figure is drawn."""

    PRONE_MACHINE = "prone-machine"
    UPRIGHT_MACHINE = "upright-machine"
    UPRIGHT_BAND = "upright-band"
    PRONE_BAND = "prone-band"
    SEATED_MACHINE = "seated-machine"
    KNEELING = "kneeling"


class PhaseWords(NamedTuple):
    """How one phase of one variation is told: a word for the eye, and cues; the first leads.

    `spoken` is the English word in every language: the name of the recording that the voice plays.
    """

    word: str
    cues: tuple[str, ...]
    spoken: str

    @property
    def label(self) -> str:
        """The word as it stands by itself on the screen."""
        return self.word.capitalize()


class Mistake(NamedTuple):
    """A common mistake and what to do about it."""

    name: str
    fix: str


class JointRange(NamedTuple):
    """The angle of a joint in degrees of flexion (0 = straight) at both ends of the movement."""

    stretched_deg: int
    contracted_deg: int


class OwnReturn(NamedTuple):
    """Phases that are under load only where the lifter says so, and the question that asks it."""

    phases: frozenset[PhaseKind]
    question: str


class Variation(NamedTuple):
    """One way to do a leg curl.

    `tempo`, `reps_min` to `reps_max`, `sets`, `rest_ms` and `count_in_ms` are our defaults. `loaded` are the
    phases that count as time under tension: on machines all four, since the plates stay off the stack; with
    bands all but the stretched pause, where the band is near slack; in the Nordic the way down. `rises` is
    the movement in which the limb goes up.
    """

    id: str
    name: str
    short_name: str
    summary: str
    one_leg: bool
    first_phase: PhaseKind
    rises: PhaseKind
    tempo: Tempo
    reps_min: int
    reps_max: int
    sets: int
    rest_ms: int
    count_in_ms: int
    stance: Stance
    knee: JointRange
    hip: JointRange
    setup: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    words: Mapping[PhaseKind, PhaseWords]
    loaded: frozenset[PhaseKind]
    own_return: OwnReturn | None

    @property
    def phase_order(self) -> tuple[PhaseKind, ...]:
        """The four phases in the order this variation performs them."""
        return performed_order(self.first_phase)

    @property
    def labels(self) -> Mapping[PhaseKind, str]:
        """The words of the phases, as they stand by themselves on the screen."""
        return {kind: words.label for kind, words in self.words.items()}

    @property
    def default_reps(self) -> int:
        """The repetitions to begin with: the middle of the range, rounded down."""
        return (self.reps_min + self.reps_max) // 2

    @property
    def by_lowering(self) -> bool:
        """Whether it begins with the way down, as the Nordic does: the body is the load, whatever is held."""
        return self.first_phase is PhaseKind.ECCENTRIC

    @property
    def by_band(self) -> bool:
        """Whether a band is the load."""
        return self.stance in {Stance.UPRIGHT_BAND, Stance.PRONE_BAND}

    def loaded_phases(self, *, own_return: bool) -> frozenset[PhaseKind]:
        """Return the phases that count as tension, given the lifter's answer to `own_return`'s question."""
        if own_return and self.own_return:
            return self.loaded | self.own_return.phases
        return self.loaded

    def reading(self, tempo: Tempo) -> str:
        """Return the tempo in the order performed, in this variation's words; empty phases are left out."""
        return " \u00b7 ".join(
            _phase_text(self.words[kind].word, tempo, kind)
            for kind in self.phase_order
            if tempo.duration_ms(kind)
        )


def _phase_text(word: str, tempo: Tempo, kind: PhaseKind) -> str:
    if tempo.is_fast(kind):
        # TRANSLATORS: a phase of a rep that is done as fast as good form allows: "curl fast".
        return _("{phase} fast").format(phase=word)
    return _("{phase} {seconds} s").format(phase=word, seconds=decimal_text(tempo.duration_ms(kind)))


def load_variations() -> tuple[Variation, ...]:
    """Return the variations that come with the program, in the order of its list and the language spoken.

    Raises ValidationError where the file has been changed into something that cannot be used.
    """
    return tuple(map(_in_language, variations_as_written()))


def variations_as_written() -> tuple[Variation, ...]:
    """Return the same in English, for what is the same in every language."""
    try:
        text = Path(__file__).with_name(_OWN_FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        told = _("{file} cannot be read: {reason}")
        raise ValidationError(told.format(file=_OWN_FILE, reason=error)) from error
    return parse_variations(text, _OWN_FILE)


def _in_language(written: Variation) -> Variation:
    """Return a variation with its texts in the language spoken; one that a coach has written stays."""
    own_return = written.own_return
    return written._replace(
        name=_(written.name),
        short_name=pgettext("short name of a lift", written.short_name),
        summary=_(written.summary),
        setup=tuple(map(_, written.setup)),
        mistakes=tuple(Mistake(_(each.name), _(each.fix)) for each in written.mistakes),
        words={kind: _words_in_language(words) for kind, words in written.words.items()},
        own_return=own_return and own_return._replace(question=_(own_return.question)),
    )


def _words_in_language(written: PhaseWords) -> PhaseWords:
    word = pgettext("word for a phase", written.word)
    return written._replace(word=word, cues=tuple(map(_, written.cues)))


def parse_variations(text: str, file_name: str) -> tuple[Variation, ...]:
    """Read variations from TOML text; the ValidationError for what is wrong names `file_name`."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # broken, a number without end, nested without end
        told = _("{file}: not valid TOML: {reason}")
        raise ValidationError(told.format(file=file_name, reason=error)) from error
    top = Fields(document, file_name, _("top of the file"))
    variations = tuple(
        _read_variation(entry, file_name, number) for number, entry in enumerate(top.tables("variation"), 1)
    )
    top.finish()
    seen: set[str] = set()
    for variation in variations:
        if variation.id in seen:
            told = _('{file}: variation "{name}": is there twice')
            raise ValidationError(told.format(file=file_name, name=variation.id))
        seen.add(variation.id)
    return variations


def find_variation(variations: tuple[Variation, ...], variation_id: str) -> Variation:
    """Return the variation of that id; raises KeyError whose one argument lists the known ids."""
    for variation in variations:
        if variation.id == variation_id:
            return variation
    raise KeyError(", ".join(variation.id for variation in variations))


def _read_variation(entry: dict[str, Any], file_name: str, number: int) -> Variation:
    fields = Fields(entry, file_name, _label(entry.get("id"), number))
    reps_min, reps_max = fields.integer_range("reps", 1, MAX_REPS)
    phases = fields.table("phases")
    variation = Variation(
        id=fields.slug("id"),
        name=fields.text("name"),
        short_name=fields.text("short_name"),
        summary=fields.text("summary"),
        one_leg=fields.boolean("one_leg"),
        first_phase=_read_movement(fields, "first_phase"),
        rises=_read_movement(fields, "rises"),
        tempo=read_tempo(fields),
        reps_min=reps_min,
        reps_max=reps_max,
        sets=fields.integer("sets", 1, MAX_SETS),
        rest_ms=1000 * fields.integer("rest_s", 0, MAX_REST_MS // 1000),
        count_in_ms=1000 * fields.integer("count_in_s", 0, MAX_COUNT_IN_MS // 1000),
        stance=fields.choice("figure", Stance),
        knee=_read_joint(fields, "knee_deg"),
        hip=_read_joint(fields, "hip_deg"),
        setup=fields.texts("setup"),
        mistakes=tuple(
            Mistake(each.text("name"), each.text("fix")) for each in fields.nested_tables("mistakes")
        ),
        words={kind: _read_words(phases.table(kind.value)) for kind in NOTATION_ORDER},
        loaded=frozenset(fields.choices("loaded", NOTATION_ORDER)),
        own_return=_read_own_return(fields),
    )
    phases.finish()
    fields.finish()
    return variation


def _label(name: object, number: int) -> str:
    if isinstance(name, str):
        return _('variation "{name}"').format(name=name)
    return _("variation number {number}").format(number=number)


def _read_movement(fields: Fields, name: str) -> PhaseKind:
    kind = fields.choice(name, PhaseKind)
    if not kind.is_moving:
        raise fields.problem(name, _('must be "concentric" or "eccentric"'))
    return kind


def read_tempo(fields: Fields) -> Tempo:
    """Return the tempo that the field "tempo" holds; raises ValidationError."""
    try:
        return Tempo.parse(fields.text("tempo"))
    except TempoError as error:
        raise fields.problem("tempo", str(error)) from error


def _read_joint(fields: Fields, name: str) -> JointRange:
    joint = fields.table(name)
    angles = JointRange(
        stretched_deg=joint.integer("stretched", 0, _MAX_ANGLE_DEG),
        contracted_deg=joint.integer("contracted", 0, _MAX_ANGLE_DEG),
    )
    joint.finish()
    return angles


def _read_words(fields: Fields) -> PhaseWords:
    word = fields.text("word")
    words = PhaseWords(word=word, cues=fields.texts("cues"), spoken=word)
    fields.finish()
    return words


def _read_own_return(fields: Fields) -> OwnReturn | None:
    if "own_return" not in fields:
        return None
    table = fields.table("own_return")
    own_return = OwnReturn(
        phases=frozenset(table.choices("phases", NOTATION_ORDER)), question=table.text("question")
    )
    table.finish()
    return own_return
