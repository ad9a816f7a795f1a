"""What to say for each recording of a voice of one's own, in the language spoken now."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from legcurl_timer.audio.voice import LAST_USUAL_NUMBER, Word, longest_s
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import pgettext
from legcurl_timer.core.lifts.variations import Variation
from legcurl_timer.core.text import decimal_text


def _announcements() -> dict[Word, str]:
    # TRANSLATORS: these are spoken, in the time that the English word takes, so the shorter the better;
    # "in range", "top": the least, the most reps of a range such as 8 to 12 are done; "switch": the legs.
    return {
        Word.LAST_REP: pgettext("to be said", "last rep"),
        Word.TWO_MORE: pgettext("to be said", "two more"),
        Word.IN_RANGE: pgettext("to be said", "in range"),
        Word.TOP: pgettext("to be said", "top"),
        Word.GET_READY: pgettext("to be said", "get ready"),
        Word.LEFT_LEG: pgettext("to be said", "left leg"),
        Word.RIGHT_LEG: pgettext("to be said", "right leg"),
        Word.SWITCH: pgettext("to be said", "switch"),
        Word.REST: pgettext("to be said", "rest"),
        Word.TEN_SECONDS: pgettext("to be said", "ten seconds"),
        Word.REPS: pgettext("to be said", "reps"),
        Word.SET_DONE: pgettext("to be said", "set done"),
        Word.WORKOUT_DONE: pgettext("to be said", "workout done"),
        Word.SLOWER: pgettext("to be said", "slower"),
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
    yield from _announcements().items()
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
