"""How much of a set is told to the ear."""

from enum import StrEnum

from legcurl_timer.core.language import spoken

VOICE_LANGUAGES = frozenset({"en"})
"""Languages that our own voice speaks."""


class Guidance(StrEnum):
    """What is heard besides the tones and ticks that carry the beat; the value is the name in files."""

    BEEPS = "beeps"
    COUNTS = "counts"
    WORDS = "words"
    GLIDE = "glide"

    @property
    def speaks(self) -> bool:
        """Whether a voice counts the reps and tells of the rest."""
        return self in {Guidance.COUNTS, Guidance.WORDS}


def usual_guidance() -> Guidance:
    """Return what is heard where the lifter has chosen nothing: the voice, where ours speaks the language."""
    return Guidance.WORDS if spoken() in VOICE_LANGUAGES else Guidance.GLIDE
