"""How the ear is guided through one set: by which means, in whose voice, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from legcurl_timer.audio.voice import Voice, Word
from legcurl_timer.core.lifts.legs import Leg
from legcurl_timer.core.lifts.phases import PhaseKind
from legcurl_timer.core.pacing.guidance import Guidance
from legcurl_timer.core.pacing.prescription import SetPrescription

_NO_VOICE = Voice()


@dataclass(frozen=True, slots=True)
class Guide:
    """What is told of a set besides its beat; made by `for_set`, and without anything it is beeps alone.

    `spoken` are the words of the phases. `opening` is said as the rest begins (rest, or switch), `closing`
    after the end of the set.
    """

    guidance: Guidance = Guidance.BEEPS
    voice: Voice = _NO_VOICE
    spoken: Mapping[PhaseKind, str] = field(default_factory=dict)
    leg: Leg = Leg.BOTH
    bottom_reps: int = 0
    opening: Word | None = None
    closing: Word | None = None

    @classmethod
    def for_set(
        cls,
        prescription: SetPrescription,
        guidance: Guidance,
        voice: Voice,
        *,
        opening: Word | None = None,
        closing: Word | None = Word.SET_DONE,
    ) -> "Guide":
        """Return the guide for a set."""
        spoken = {kind: words.spoken for kind, words in prescription.variation.words.items()}
        return cls(guidance, voice, spoken, prescription.leg, prescription.bottom_reps, opening, closing)

    def begun(self) -> "Guide":
        """Return the guide for going on after a break: the opening has been said."""
        return replace(self, opening=None)
