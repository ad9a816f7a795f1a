"""Which words a voice is made of, what is spoken for each, and how long it may last."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

VARIATIONS = Path(__file__).resolve().parents[1] / "legcurl_timer" / "core" / "lifts" / "variations.toml"

IN_PHASE_MS = 600
TENS_MS, UNITS_MS = 330, 270
"""The two halves of a number such as 21, which together stay within the time of a word."""
ANNOUNCEMENT_MS = 1000

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

IN_PHASE = (
    "last rep",
    "two more",
    "in range",
    "left leg",
    "right leg",
    "get ready",
    "switch",
    "top",
    "slower",
)
ANNOUNCEMENTS = ("rest", "ten seconds", "reps", "set done", "workout done")


class Word(NamedTuple):
    """A word to be recorded: the name of its file, the text that is spoken, and its longest length."""

    name: str
    text: str
    longest_ms: int


def words() -> tuple[Word, ...]:
    """Return every word, those of the variations' phases among them."""
    variations = tomllib.loads(VARIATIONS.read_text(encoding="utf-8"))["variation"]
    phases = {phase["word"] for each in variations for phase in each["phases"].values()}
    return (
        *(Word(_file_name(text), text, IN_PHASE_MS) for text in sorted({*phases, *IN_PHASE})),
        *(Word(_file_name(text), text, ANNOUNCEMENT_MS) for text in ANNOUNCEMENTS),
        *_numbers(),
    )


def whole_numbers() -> tuple[Word, ...]:
    """Return the numbers from 21 to 99 that are otherwise put together from two halves."""
    return tuple(
        Word(f"{tens}{unit}", f"{tens_text} {unit_text}", IN_PHASE_MS)
        for tens, tens_text in enumerate(_TENS, 2)
        for unit, unit_text in enumerate(_UNITS, 1)
    )


def _file_name(text: str) -> str:
    return text.replace(" ", "_")


def _numbers() -> Iterator[Word]:
    """Yield whole numbers, and the two halves from which 21 to 99 are put together."""
    for number, text in enumerate((*_UNITS, *_TEENS), 1):
        yield Word(str(number), text, IN_PHASE_MS)
    for tens, text in enumerate(_TENS, 2):
        yield Word(f"{tens}0", text, IN_PHASE_MS)
        yield Word(f"{tens}0_", text, TENS_MS)
    for unit, text in enumerate(_UNITS, 1):
        yield Word(f"_{unit}", text, UNITS_MS)
    yield Word("100", "one hundred", IN_PHASE_MS)
