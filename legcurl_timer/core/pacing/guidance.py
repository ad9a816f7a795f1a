"""How much of a set is told to the ear."""

from enum import StrEnum


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
