"""The four-number tempo: eccentric - stretched pause - concentric - contracted pause, in seconds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self
from unicodedata import category, normalize

from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext
from legcurl_timer.core.lifts.phases import NOTATION_ORDER, PHASE_NAMES, PhaseKind
from legcurl_timer.core.text import decimal_text, number_text, plain_decimal, with_decimal_mark

FAST_CONCENTRIC_MS = 1_000
"""The slot that an `X` ("as fast as good form allows") gets in the schedule; our default."""
MIN_MOVING_MS = 500
MAX_PHASE_MS = 30_000

_HARD_SEPARATORS = "-/:"
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_NUMBER = re.compile(r"(?=[0-9.,]*[0-9]$)(?P<whole>[0-9]*)(?:[.,](?P<part>[0-9]*))?")
_PAIRED = {1, 2}
"""How far a closing bracket stands behind its opening one in Unicode."""
_MOST_WRAPPINGS = 4
_MOST_DIGITS = 4
_DECIMALS = 3
_LONGEST_QUOTE = 24
_ORDER_BY_COUNT = {
    2: (PhaseKind.ECCENTRIC, PhaseKind.CONCENTRIC),
    3: (PhaseKind.ECCENTRIC, PhaseKind.STRETCHED_PAUSE, PhaseKind.CONCENTRIC),
    4: NOTATION_ORDER,
}


class TempoError(ValueError):
    """A tempo that cannot be used; the message is one line for the user.

    `position` is the character (from 1) at which the written tempo goes wrong, 0 where it was not written;
    `what` says what is wrong there, without a full stop.
    """

    def __init__(
        self, fault: str, kind: PhaseKind | None = None, *, position: int = 0, written: str = ""
    ) -> None:
        self._fault = fault
        self._kind = kind
        self.position = position
        self.what = self.what_by({each: _(name) for each, name in PHASE_NAMES.items()})
        super().__init__(self._line(written))

    def what_by(self, names: Mapping[PhaseKind, str]) -> str:
        """Return what is wrong, with the phase that it is about, if any, called by one of these names."""
        if self._kind is None:
            return self._fault
        return _("{field}: {fault}").format(field=names[self._kind], fault=self._fault)

    def _line(self, written: str) -> str:
        if not self.position:
            return f"{self.what}."
        return _(
            'Tempo "{written}", character {position}: {fault}. Accepted: eccentric - stretched pause - '
            "concentric - contracted pause in seconds, such as 3-1-1-2, 3112, 4/1/2 or 2.5-0-X-1."
        ).format(written=_shortened(written), position=self.position, fault=self.what)


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long each phase of a rep lasts, in ms.

    A movement lasts 500 to 30 000 ms, a pause 0 to 30 000 ms. With `fast_concentric` the concentric is
    done as fast as good form allows and holds a slot of 1000 ms. Raises TempoError outside these limits.
    """

    eccentric_ms: int
    stretched_pause_ms: int
    concentric_ms: int
    contracted_pause_ms: int
    fast_concentric: bool = False

    def __post_init__(self) -> None:
        for kind in NOTATION_ORDER:
            if problem := _range_problem(kind, self.duration_ms(kind)):
                raise TempoError(problem, kind)
        if self.fast_concentric and self.concentric_ms != FAST_CONCENTRIC_MS:
            slot = decimal_text(FAST_CONCENTRIC_MS)
            raise TempoError(_("A fast concentric holds a slot of {seconds} s").format(seconds=slot))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a written tempo: four, three or two numbers, with or without separators.

        A leading @ and brackets around it all are put up with, and so are the wide digits of other keyboards.
        Three numbers leave out the contracted pause, two leave out both pauses. Without separators each
        digit is a number. Raises TempoError that says what is wrong, at which character, and what is
        accepted.
        """
        tokens = _tokens(text)
        order = _ORDER_BY_COUNT.get(len(tokens))
        if order is None:
            found = ngettext(
                "This is only {count} number, not 4, 3 or 2",
                "These are {count} numbers, not 4, 3 or 2",
                len(tokens),
            )
            raise _problem(text, 1, found.format(count=number_text(len(tokens))))
        durations = dict.fromkeys(NOTATION_ORDER, 0)
        fast = False
        for kind, (token, position) in zip(order, tokens, strict=True):
            if token in {"x", "X"}:
                if kind is not PhaseKind.CONCENTRIC:
                    # TRANSLATORS: after "Concentric: "; an X in a tempo means as fast as good form allows.
                    raise _problem(text, position, _("only this phase can be an X"), PhaseKind.CONCENTRIC)
                durations[kind], fast = FAST_CONCENTRIC_MS, True
            else:
                durations[kind] = _read_ms(text, kind, token, position)
        return cls(**{f"{kind}_ms": durations[kind] for kind in NOTATION_ORDER}, fast_concentric=fast)

    def duration_ms(self, kind: PhaseKind) -> int:
        """Return how long one of the four phases lasts, in ms."""
        length_ms: int = getattr(self, f"{kind}_ms")
        return length_ms

    def is_fast(self, kind: PhaseKind) -> bool:
        """Return whether the phase is done as fast as good form allows."""
        return self.fast_concentric and kind is PhaseKind.CONCENTRIC

    @property
    def rep_ms(self) -> int:
        """The length of one whole rep in ms, both pauses included."""
        return sum(map(self.duration_ms, NOTATION_ORDER))

    def with_duration(self, kind: PhaseKind, duration_ms: int) -> Self:
        """Return this tempo with one phase set to a number of ms; a concentric so set is not "fast"."""
        is_fast = self.fast_concentric and kind is not PhaseKind.CONCENTRIC
        return replace(self, **{f"{kind}_ms": duration_ms}, fast_concentric=is_fast)

    def __str__(self) -> str:
        """Return the canonical form, with hyphens; reading it back gives an equal tempo."""
        return "-".join(
            "X" if self.is_fast(kind) else plain_decimal(self.duration_ms(kind)) for kind in NOTATION_ORDER
        )

    @property
    def shown(self) -> str:
        """The canonical form with the decimal mark of the language spoken; it reads back as well."""
        return with_decimal_mark(str(self))


def _tokens(text: str) -> list[tuple[str, int]]:
    """Split a written tempo into its parts, each with the position (from 1) of its first character."""
    plain = _without_wrapping("".join(map(_compatible, text)).translate(_DASHES))
    if not plain.strip():
        raise _problem(text, 1, _("There is nothing in it"))
    separator = _separator(text, plain)
    if separator is None:
        return _side_by_side(text, plain)
    if separator == " ":
        return [(match[0], match.start() + 1) for match in re.finditer(r"\S+", plain)]
    tokens = []
    start = 0
    for part in plain.split(separator):
        indent = len(part) - len(part.lstrip())
        tokens.append((part.strip(), start + indent + 1))
        start += len(part) + 1
    return tokens


def _compatible(character: str) -> str:
    """Return the usual form of a character, such as 3 for a wide 3; one character, so that places stay."""
    usual = normalize("NFKC", character)
    return usual if len(usual) == 1 else character


def _without_wrapping(text: str) -> str:
    """Return a tempo with blanks for a leading @ and for brackets around it, so that places stay."""
    for _wrapping in range(_MOST_WRAPPINGS):
        inner = text.strip()
        start = text.index(inner)
        if inner.startswith("@"):
            text = f"{text[:start]} {text[start + 1 :]}"
        elif _are_brackets(inner[:1], inner[-1:]):
            end = start + len(inner) - 1
            text = f"{text[:start]} {text[start + 1 : end]} {text[end + 1 :]}"
        else:
            break
    return text


def _are_brackets(first: str, last: str) -> bool:
    kinds = first and (category(first), category(last))
    return kinds == ("Ps", "Pe") and ord(last) - ord(first) in _PAIRED


def _side_by_side(text: str, plain: str) -> list[tuple[str, int]]:
    """Take each character of an unseparated tempo as one number."""
    tokens = [(character, at) for at, character in enumerate(plain, 1) if not character.isspace()]
    for character, position in tokens:
        if character == ".":
            raise _problem(text, position, _("Decimals need separators between the numbers"))
        if character not in "0123456789xX":
            raise _no_number(text, position, character)
    return tokens


def _separator(text: str, plain: str) -> str | None:
    """Return the one character that parts the numbers, None where they stand side by side."""
    hard = [character for character in plain if character in _HARD_SEPARATORS]
    if hard:
        for other in hard:
            if other != hard[0]:
                fault = _('The separators "{first}" and "{other}" are mixed')
                raise _problem(text, plain.index(other) + 1, fault.format(first=hard[0], other=other))
        return hard[0]
    inner = plain.strip()
    if re.search(r",\s", inner):
        return ","
    if re.search(r"\s", inner):
        return " "
    return "," if "," in inner else None


def _read_ms(text: str, kind: PhaseKind, token: str, position: int) -> int:
    if not token:
        # TRANSLATORS: what is wrong with a phase, after its name and a colon.
        raise _problem(text, position, _("nothing stands for it"), kind)
    number = _NUMBER.fullmatch(token)
    if number is None:
        raise _no_number(text, position, token)
    whole, part = number["whole"].lstrip("0"), (number["part"] or "").rstrip("0")
    if len(part) > _DECIMALS:
        raise _problem(text, position, _("has more than three decimals"), kind)
    # No more digits than tell that it is too long: there is no end to what can be typed.
    seconds = int(whole[:_MOST_DIGITS] or "0")
    milliseconds = 1000 * seconds + int(part.ljust(_DECIMALS, "0"))
    if problem := _range_problem(kind, milliseconds):
        raise _problem(text, position, problem, kind)
    return milliseconds


def _range_problem(kind: PhaseKind, duration_ms: int) -> str | None:
    least = MIN_MOVING_MS if kind.is_moving else 0
    if least <= duration_ms <= MAX_PHASE_MS:
        return None
    if kind.is_moving and duration_ms == 0:
        # TRANSLATORS: what is wrong with a phase, after its name and a colon.
        return _("may not be 0")
    return _("must last {least} to {most} s").format(
        least=decimal_text(least), most=decimal_text(MAX_PHASE_MS)
    )


def _no_number(text: str, position: int, token: str) -> TempoError:
    fault = _('"{text}" is not a number of seconds').format(text=_shortened(token))
    return _problem(text, position, fault)


def _problem(text: str, position: int, fault: str, kind: PhaseKind | None = None) -> TempoError:
    position = max(1, min(position, len(text)))  # what is missing at the end is missed at the last character
    return TempoError(fault, kind, position=position, written=text)


def _shortened(text: str) -> str:
    """Return the text on one line, printable, and no longer than a message can bear."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    if len(printable) <= _LONGEST_QUOTE:
        return printable
    return printable[: _LONGEST_QUOTE - 1] + "\u2026"
