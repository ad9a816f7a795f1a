"""The voice: a short recording for each word, ours or from a folder of the lifter's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from legcurl_timer.audio.wav import FRAMES_PER_MS, Samples, WavMissingError, read_wavs
from legcurl_timer.core.language import gettext as _
from legcurl_timer.core.language import ngettext, spoken
from legcurl_timer.core.pacing.guidance import VOICE_LANGUAGES
from legcurl_timer.core.text import number_text

OWN_VOICE = Path("voice") / "en"
"""Where our own voice is, inside the folder of our sounds."""
LONGEST_WORD_MS = 600
"""No word that is said during a rep is longer."""
LONGEST_ANNOUNCEMENT_MS = 1_500
MAX_NUMBER = 100
LAST_USUAL_NUMBER = 30
"""Sets of more reps are rare."""
_TENS_MS, _UNITS_MS = 330, 270
_NAMED_IN_NOTICE = 5


class Word(StrEnum):
    """What is said besides numbers and the words of the phases; the value is its file without `.wav`."""

    LAST_REP = "last_rep"
    TWO_MORE = "two_more"
    IN_RANGE = "in_range"
    TOP = "top"
    GET_READY = "get_ready"
    LEFT_LEG = "left_leg"
    RIGHT_LEG = "right_leg"
    SWITCH = "switch"
    REST = "rest"
    TEN_SECONDS = "ten_seconds"
    REPS = "reps"
    SET_DONE = "set_done"
    WORKOUT_DONE = "workout_done"
    SLOWER = "slower"


ANNOUNCEMENTS = frozenset({Word.REST, Word.TEN_SECONDS, Word.REPS, Word.SET_DONE, Word.WORKOUT_DONE})
"""Words that are said outside the reps only, and may take longer."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Recordings by name as 48 kHz 16-bit mono samples, and a line for each one that was not as wished.

    A number from 21 to 99 is put together from two halves (`20_` and `_1`) where it has no recording of its
    own.
    """

    recordings: Mapping[str, Samples] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    def samples(self, word: str) -> Samples:
        """Return the recording of a word or number, empty where there is none."""
        whole = self.recordings.get(word)
        if whole is not None:
            return whole
        halves = [self.recordings.get(name) for name in (f"{word[:-1]}0_", f"_{word[-1:]}")]
        known = [half for half in halves if half is not None]
        return np.concatenate(known) if word.isdecimal() and len(known) == len(halves) else _NOTHING

    def length_ms(self, word: str) -> int:
        """Return how long a word sounds, in ms, rounded up; 0 where it is not known."""
        return -(-len(self.samples(word)) // FRAMES_PER_MS)


_NOTHING: Samples = np.zeros(0, np.int16)


def load_voice(own_folder: Path, pack: Path | None = None) -> Voice:
    """Return our voice, each word replaced by the one of the same name in the lifter's `pack` if usable.

    Where our voice does not speak the language, it does not mix with the lifter's: of a pack that is there
    only its own words are said. Never fails: what cannot be read is told in `notices`, in words for the
    lifter. Should one of ours be gone, that word is not said.
    """
    recordings, faults = read_wavs(
        own_folder, sorted(path.stem for path in own_folder.glob("*.wav")), longest_s
    )
    notices = [
        _("Our own word {file} cannot be used: {fault}. Installing the program again brings it back.").format(
            file=f"{name}.wav", fault=fault
        )
        for name, fault in faults.items()
    ]
    if not recordings:
        notices.append(_("Our own voice is missing. Installing the program again brings it back."))
    if pack is None:
        return Voice(recordings, tuple(notices))
    if not pack.is_dir():
        notices.insert(0, _("The voice folder {folder} is not there. Ours speaks.").format(folder=pack))
        return Voice(recordings, tuple(notices))
    theirs, of_theirs = _of_pack(pack, recordings)
    ours = recordings if ours_speaks() else {}
    return Voice({**ours, **theirs}, (*notices, *of_theirs))


def ours_speaks() -> bool:
    """Return whether our voice speaks the language that is spoken now."""
    return spoken() in VOICE_LANGUAGES


def _of_pack(pack: Path, ours: Iterable[str]) -> tuple[dict[str, Samples], Iterator[str]]:
    """Return the recordings of the lifter's folder that can be used, and what is to be told of the others."""
    names = [*ours, *map(str, range(1, MAX_NUMBER + 1))]
    theirs, faults = read_wavs(pack, dict.fromkeys(names), longest_s)
    lacking = [name for name in ours if isinstance(faults.get(name), WavMissingError)]
    found = {name: fault for name, fault in faults.items() if not isinstance(fault, WavMissingError)}
    return theirs, _notices(found, lacking)


def _notices(faults: Mapping[str, Exception], lacking: Sequence[str]) -> Iterator[str]:
    if ours_speaks():
        faulty = _("Your word {file} cannot be used: {fault}. Ours is said instead.")
        missing = _("Not in your voice folder, so ours are said: {files}.")
    else:
        faulty = _("Your word {file} cannot be used: {fault}. It is not said.")
        missing = _("Not in your voice folder, so they are not said: {files}.")
        lacking = [name for name in lacking if not _is_needless(name)]
    for name, fault in faults.items():
        yield faulty.format(file=f"{name}.wav", fault=fault)
    if lacking:
        yield missing.format(files=_listed(lacking))


def _is_needless(name: str) -> bool:
    """Return whether a recording is one that few sets need, or half a number as English has them."""
    return "_" in (name[0], name[-1]) or (name.isdecimal() and int(name) > LAST_USUAL_NUMBER)


def longest_s(name: str) -> float:
    """Return how long a recording may be, in seconds, by its name; half numbers such as `20_` are shorter."""
    if name in ANNOUNCEMENTS:
        return LONGEST_ANNOUNCEMENT_MS / 1000
    if name.endswith("_"):
        return _TENS_MS / 1000
    return (_UNITS_MS if name.startswith("_") else LONGEST_WORD_MS) / 1000


def _listed(names: Sequence[str]) -> str:
    files = ", ".join(f"{name}.wav" for name in names[:_NAMED_IN_NOTICE])
    more = len(names) - _NAMED_IN_NOTICE
    if more <= 0:
        return files
    # TRANSLATORS: the end of a list of files
    text = ngettext("{files} and {count} more", "{files} and {count} more", more)
    return text.format(files=files, count=number_text(more))
