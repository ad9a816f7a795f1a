"""One rep to listen to, before a choice of tempo, voice or guidance is made."""

from dataclasses import dataclass, replace

from legcurl_timer.audio.guide import Guide
from legcurl_timer.audio.sounds import SoundBank
from legcurl_timer.audio.tape import Tape
from legcurl_timer.core.pacing.prescription import SetPrescription
from legcurl_timer.core.pacing.timeline import Timeline, compile_set


@dataclass(frozen=True, slots=True)
class Sample:
    """A timeline of one rep and its tape, which starts `tape.lead_in_ms` before it.

    `tape.extend` must be called where a rep lasts more than 25 s.
    """

    timeline: Timeline
    tape: Tape


def sample_rep(prescription: SetPrescription, bank: SoundBank, gain: float, guide: Guide) -> Sample:
    """Return the first rep of a set, without its count-in and without its last words."""
    one = replace(prescription, reps=1, count_in_ms=0, bottom_reps=0, open_ended=False)
    timeline = compile_set(one)
    return Sample(timeline, Tape(timeline, bank, gain, replace(guide, bottom_reps=0, closing=None)))
