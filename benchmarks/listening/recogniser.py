"""A speech recogniser that knows the words of the voice and nothing else.

It is pocketsphinx with the model in its package, which says one of the words or nothing. A person knows what
is likely at each moment, too; but no person was asked, so its figures compare voices, and are none of people.
"""

from collections.abc import Iterable

import numpy as np
import pocketsphinx
import soxr
from numpy.typing import NDArray

from listening.maskers import RATE_HZ, Signal

_RECOGNISER_HZ = 16_000
_PRONOUNCED = {"reps": "R EH P S", "rep": "R EH P"}
"""Words that the package's dictionary may lack."""


class Recogniser:
    """It hears sounds at 48 kHz and returns the text that it takes each for, empty where it is none."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Let it know some texts, each of one word or several."""
        self._decoder = pocketsphinx.Decoder(lm=None, loglevel="FATAL")
        for word, sounds in _PRONOUNCED.items():
            if self._decoder.lookup_word(word) is None:
                self._decoder.add_word(word, sounds, True)
        grammar = f"#JSGF V1.0; grammar voice; public <word> = {' | '.join(sorted(set(texts)))};"
        self._decoder.add_jsgf_string("voice", grammar)
        self._decoder.activate_search("voice")

    def hear(self, sound: Signal) -> str:
        """Return what it hears."""
        steps = _as_int16(soxr.resample(sound, RATE_HZ, _RECOGNISER_HZ))
        self._decoder.reinit_feat()  # or it hears with what it learnt of the noise of the sound before
        self._decoder.start_utt()
        self._decoder.process_raw(steps.tobytes(), full_utt=True)
        self._decoder.end_utt()
        heard = self._decoder.hyp()
        return heard.hypstr if heard else ""


def _as_int16(sound: Signal) -> NDArray[np.int16]:
    return np.rint(np.clip(sound, -1, 1) * 32_767).astype(np.int16)
