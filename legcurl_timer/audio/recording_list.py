"""What to say for each recording of a voice of one's own, in the language spoken now."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from legcurl_timer.audio.voice import LAST_USUAL_NUMBER, Word, longest_s
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import gettext_noop
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import decimal_text

_TEXTS = {
    Word.LAST_REP: gettext_noop("last rep"),
    Word.TWO_MORE: gettext_noop("two more"),
    Word.IN_RANGE: gettext_noop("in range"),
    Word.TOP: gettext_noop("top of the range"),
    Word.GET_READY: gettext_noop("get ready"),
    Word.LEFT_LEG: gettext_noop("left leg"),
    Word.RIGHT_LEG: gettext_noop("right leg"),
    Word.SWITCH: gettext_noop("switch legs"),
    Word.REST: gettext_noop("rest"),
    Word.TEN_SECONDS: gettext_noop("ten seconds"),
    Word.REPS: gettext_noop("reps"),
    Word.SET_DONE: gettext_noop("set done"),
    Word.WORKOUT_DONE: gettext_noop("workout done"),
    Word.SLOWER: gettext_noop("slower"),
}


class Recording(NamedTuple):
    """One file to record: its name without `.wav`, what to say, and how long it may last, in s."""

    name: str
    text: str
    longest_s: float


def recordings(variations: Iterable[Variation]) -> tuple[Recording, ...]:
    """Return every recording that the voice has a use for: words of the phases, announcements, numbers."""
    return tuple(Recording(name, text, longest_s(name)) for name, text in _names_and_texts(variations))


def _names_and_texts(variations: Iterable[Variation]) -> Iterator[tuple[str, str]]:
    phases = {words.spoken: words.word for each in variations for words in each.words.values()}
    yield from sorted(phases.items())
    for word, text in _TEXTS.items():
        yield word, _(text)
    for number in range(1, LAST_USUAL_NUMBER + 1):
        yield str(number), str(number)


def list_text(variations: Iterable[Variation]) -> str:
    """Return the list as a text to take to the microphone, one recording a line."""
    lines = [
        _('{file}: "{text}", at most {length} s').format(
            file=f"{each.name}.wav", text=each.text, length=decimal_text(round(1000 * each.longest_s))
        )
        for each in recordings(variations)
    ]
    return "\n".join([*lines, ""])
