"""What other programs call our lifts: names to write, and guesses at names that are read."""

import re

from legcurl_timer.history.exchange.contents import NameGuess

EXPORTED_NAMES = {
    "lying": "Lying Leg Curl (Machine)",
    "seated": "Seated Leg Curl (Machine)",
    "standing": "Standing Leg Curl (Machine)",
    "standing-band": "Standing Leg Curl (Band)",
    "prone-band": "Lying Leg Curl (Band)",
    "nordic": "Nordic Hamstrings Curls",
}
"""Names as they are used in the other programs' own lists; other variations keep their short name."""

_HAMSTRING = frozenset({"ham", "hamstring"})
_LEG = _HAMSTRING | {"leg"}
_CURL = frozenset({"curl"})
_NORDIC = frozenset({"nordic"})
_POSTURES = {"seated": frozenset({"seated", "sitting", "sit"}), "standing": frozenset({"standing"})}
_BAND = frozenset({"band", "banded"})
_ANOTHER_LIFT = frozenset(
    (
        *("arm", "ball", "barbell", "bicep", "cable", "concentration", "dumbbell", "extension", "glider"),
        *("hammer", "kettlebell", "kneeling", "preacher", "reverse", "ring", "slide", "slider", "sliding"),
        *("stability", "suspended", "suspension", "swiss", "towel", "trx", "walk", "walking", "wrist"),
    )
)
_RELATED = _CURL | _NORDIC | _HAMSTRING


def guess_names(counts: dict[str, int]) -> tuple[NameGuess, ...]:
    """Return the guesses at names, those worth a look first, else in the order of the alphabet."""
    guesses = (
        NameGuess(name, guess_variation(name), rows, bool(_words(name) & _RELATED))
        for name, rows in counts.items()
    )
    return tuple(sorted(guesses, key=lambda guess: (guess.variation is None, not guess.related, guess.name)))


def guess_variation(name: str) -> str | None:
    """Return the short name of the variation that a foreign name probably means, None for none of ours.

    A leg curl that does not say how the lifter lies, sits or stands is taken to be lying.
    """
    words = _words(name)
    if words & _ANOTHER_LIFT:
        return None
    if words & _NORDIC:
        return "nordic" if words & (_LEG | _CURL) or words <= _NORDIC else None
    if not (words & _LEG and words & _CURL):
        return None
    posture = next((each for each, said in _POSTURES.items() if words & said), "lying")
    if not words & _BAND:
        return posture
    return {"standing": "standing-band", "lying": "prone-band"}.get(posture)


def _words(name: str) -> frozenset[str]:
    """Return the words of a name, each without the s of many."""
    told = name.lower().replace("legcurl", "leg curl")
    return frozenset(re.findall(r"([a-z]+?)(?:(?<!s)s)?(?![a-z])", told))
